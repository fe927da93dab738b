// Ranks come from what the engines found and not from where a question stands in the file: a
// position is worth more the more collides on its issue, an acceptance the more ways need it, a
// line the more conflicts rest on it, a preference the more its answer is expected to gain.
#include "zopa/engine/questions.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "zopa/engine/answered.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/events.hpp"
#include "zopa/model/voices.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::engine {
namespace {

using deadlock::Deadlock;
using deadlock::Ratification;
using robust::OpenQuestion;
using robust::Unknowns;

constexpr std::size_t kMostPreferences = 20;  // then whole ranks are left out

// What ranks a question: the lower comes first.
using PositionWorth = std::pair<std::ptrdiff_t, std::ptrdiff_t>;
using AcceptanceWorth = std::tuple<std::size_t, bool, bool>;
using LineWorth = std::pair<std::size_t, Doubt>;

// Questions of one kind with what ranks them: the lower comes first.
template <class Worth>
struct Ranked {
  Worth worth;
  ListedQuestion question;
};

template <class Worth>
void add_ranked(std::vector<Ranked<Worth>> some, std::vector<ListedQuestion>& to) {
  std::stable_sort(some.begin(), some.end(),
                   [](const auto& a, const auto& b) { return a.worth < b.worth; });
  std::size_t rank = 0;
  for (std::size_t i = 0; i < some.size(); ++i) {
    if (i == 0 || some[i - 1].worth < some[i].worth) ++rank;
    some[i].question.rank = rank;
    to.push_back(std::move(some[i].question));
  }
}

class Asking {
 public:
  Asking(const Negotiation& in_force, const Deadlock& deadlock,
         const std::optional<Ratification>& ratification)
      : in_force_(in_force),
        deadlock_(deadlock),
        ratification_(ratification),
        with_(ratification && ratification->with ? &*ratification->with : nullptr),
        answered_(in_force),
        space_(in_force) {
    for (const EventSince& since : events_since(in_force)) {
      for (const PositionId id : since.claims) asked_again_.insert(in_force.position(id).id);
    }
  }

  std::vector<ListedQuestion> run(const std::optional<Unknowns>& unknowns) && {
    ask_positions();
    ask_acceptances();
    ask_lines();
    ask_what_is_still_taken();
    if (unknowns) ask_preferences(*unknowns);
    return std::move(questions_);
  }

 private:
  // First where most red lines meet, then where most demands do.
  // Last the ratifiers of which nothing is on file.
  void ask_positions() {
    std::vector<Ranked<PositionWorth>> found;
    ask_positions(deadlock_, false, found);
    if (with_ != nullptr) ask_positions(*with_, true, found);
    if (ratification_) {
      for (const PartyId ratifier : ratification_->nobody_asked) {
        found.push_back({{1, 0}, to(ratifier, QuestionKind::position)});
      }
    }
    add_ranked(std::move(found), questions_);
  }

  void ask_positions(const Deadlock& deadlock, bool of_ratifiers,
                     std::vector<Ranked<PositionWorth>>& found) {
    std::vector<std::ptrdiff_t> conflicts(in_force_.issues().size());   // on each issue
    std::vector<std::ptrdiff_t> collisions(in_force_.issues().size());  // likewise
    for (const auto& one : deadlock.conflicts) {
      for (const IssueId issue : one.issues) ++conflicts[issue.index()];
    }
    for (const auto& one : deadlock.collisions) {
      for (const IssueId issue : one.meet.issues) ++collisions[issue.index()];
    }
    for (const auto& state : deadlock.states) {
      if (state.state != deadlock::Standing::contested) continue;
      const std::size_t issue = state.issue.index();
      for (const PartyId party : state.silent) {
        const bool is_unasked = in_force_.positions_of(party).empty();
        if (is_ratifier(party) != of_ratifiers || (of_ratifiers && is_unasked)) continue;
        if (answered_.on(party, state.issue)) continue;
        ListedQuestion question = to(party, QuestionKind::position);
        question.issue = state.issue;
        found.push_back({{-conflicts[issue], -collisions[issue]}, question});
        silent_.emplace_back(party, state.issue);
      }
    }
  }

  [[nodiscard]] bool is_ratifier(PartyId party) const {
    return in_force_.party(party).role == Role::ratifier;
  }

  static ListedQuestion to(PartyId party, QuestionKind kind) {
    ListedQuestion question;
    question.kind = kind;
    question.party = party;
    return question;
  }

  // First what most ways need; of these what alone is enough for one.
  void ask_acceptances() {
    std::vector<Ranked<AcceptanceWorth>> found;
    ask_acceptances(deadlock_, false, found);
    if (with_ != nullptr) ask_acceptances(*with_, true, found);
    add_ranked(std::move(found), questions_);
  }

  // With ratifiers: of them, and of everybody where the table alone has no ways to ask about.
  void ask_acceptances(const Deadlock& deadlock, bool with_ratifiers,
                       std::vector<Ranked<AcceptanceWorth>>& found) const {
    const deadlock::Ways& ways = deadlock.ways;
    for (const deadlock::AskedInWays& asked : ways.asked) {
      const auto& [party, issue, option] = asked.question;
      if (answered_.of(*party, issue, option)) continue;
      if (with_ratifiers && !is_ratifier(*party) && deadlock_.ways.count() > 0) continue;
      ListedQuestion question = to(*party, QuestionKind::accept);
      question.issue = issue;
      question.options = {option};
      const bool is_last = ways.by_options.complete && ways.by_options.count > 0 &&
                           asked.by_options == ways.by_options.count;
      question.leaves = {asked.count(),   ways.count() - asked.count(),
                         is_last,         asked.is_enough,
                         ways.complete(), with_ratifiers};
      found.push_back({{question.leaves.no, !is_last, !asked.is_enough}, question});
    }
  }

  // First those that most conflicts rest on, then those that are disputed.
  void ask_lines() {
    std::vector<Ranked<LineWorth>> found;
    ask_lines(deadlock_, false, found);
    if (with_ != nullptr) ask_lines(*with_, true, found);
    add_ranked(std::move(found), questions_);
  }

  void ask_lines(const Deadlock& deadlock, bool of_ratifiers,
                 std::vector<Ranked<LineWorth>>& found) const {
    const std::size_t all = deadlock.conflicts.size();
    std::unordered_map<std::string, std::size_t> conflicts_of;  // by line
    for (const auto& conflict : deadlock.conflicts) {
      for (const std::string& line : conflict.lines) ++conflicts_of[line];
    }
    const auto disputes = disputes_of(in_force_);
    for (const deadlock::LineSummary& line : deadlock.lines) {
      if (is_ratifier(line.party) != of_ratifiers) continue;
      const std::size_t gone = conflicts_of[line.id];
      const bool is_disputed =
          std::any_of(line.because.begin(), line.because.end(),
                      [&](StatementId id) { return !disputes[id.index()].empty(); });
      const bool is_former = is_of_former_voices(in_force_, line.because);
      const bool is_weak = line.basis >= Basis::inferred && gone > 0;
      const bool is_before = gone > 0 && is_asked_again(line.id);
      if (!is_disputed && !is_former && !is_before && !is_weak) continue;
      ListedQuestion question = to(line.party, QuestionKind::stands);
      question.red_line = line.id;
      question.doubt = is_disputed ? Doubt::disputed
                       : is_former ? Doubt::former_voice
                       : is_before ? Doubt::before_event
                                   : Doubt::inferred;
      question.without = {gone, all - gone, deadlock.conflicts_complete};
      found.push_back({{all - gone, question.doubt}, question});
    }
  }

  // Whether of a line or of what a party takes, an event may have changed it.
  [[nodiscard]] bool is_asked_again(const std::string& claim) const {
    return asked_again_.count(claim) > 0;
  }

  // All alike: what rests on them, if nothing else does, is that a package is accepted.
  void ask_what_is_still_taken() {
    for (const Position& position : in_force_.positions()) {
      if (std::holds_alternative<RedLine>(position.claim) ||
          std::holds_alternative<Reservation>(position.claim) || !is_asked_again(position.id)) {
        continue;
      }
      ListedQuestion question = to(position.party, QuestionKind::still_takes);
      question.claim = position.id;
      questions_.push_back(std::move(question));
    }
  }

  // Of those that are left the first is compared with the rest: within the error of the draws they
  // are worth as much.
  void ask_preferences(const Unknowns& unknowns) {
    std::vector<Ranked<const OpenQuestion*>> open;
    for (const OpenQuestion& unknown : unknowns.found) {
      if (auto question = preference(unknown, unknowns)) {
        open.push_back({&unknown, *std::move(question)});
      }
    }
    std::size_t added = 0;
    for (std::size_t rank = 1; !open.empty() && added < kMostPreferences; ++rank) {
      const auto first = std::max_element(open.begin(), open.end(), [](auto& a, auto& b) {
        return std::pair{a.worth->value, a.worth->error} <
               std::pair{b.worth->value, b.worth->error};
      });
      const OpenQuestion best = *first->worth;
      const auto rest = std::stable_partition(open.begin(), open.end(), [&](const auto& one) {
        const double error = std::hypot(one.worth->error, best.error);
        return best.value - one.worth->value <= OpenQuestion::kErrors * error;
      });
      for (auto one = open.begin(); one != rest; ++one, ++added) {
        one->question.rank = rank;
        questions_.push_back(std::move(one->question));
      }
      open.erase(open.begin(), rest);
    }
  }

  [[nodiscard]] std::optional<ListedQuestion> preference(const OpenQuestion& unknown,
                                                         const Unknowns& unknowns) const {
    const PartyId party = unknowns.parties[unknown.party];
    if (unknown.kind == OpenQuestion::Kind::fallback) {
      if (unknowns.accepted[unknown.first][unknown.party] != Truth::unknown) return std::nullopt;
      ListedQuestion question = to(party, QuestionKind::fallback);
      question.package = unknowns.packages[unknown.first];
      return question;
    }
    const auto issue = [&](std::uint32_t axis) { return space_.axes()[axis].issue; };
    if (unknown.kind == OpenQuestion::Kind::issues) {
      ListedQuestion question = to(party, QuestionKind::weight);
      question.issues = {issue(unknown.first), issue(unknown.second)};
      if (is_asked(party, question.issues[0]) || is_asked(party, question.issues[1])) {
        return std::nullopt;
      }
      return question;
    }
    const Axis& axis = space_.axes()[unknown.axis];
    ListedQuestion question = to(party, QuestionKind::order);
    question.issue = axis.issue;
    question.options = {axis.options[unknown.first], axis.options[unknown.second]};
    if (is_asked(party, axis.issue) || is_asked(party, question) ||
        answered_.between(party, axis.issue, question.options[0], question.options[1])) {
      return std::nullopt;
    }
    return question;
  }

  // What does it want there at all?
  [[nodiscard]] bool is_asked(PartyId party, IssueId issue) const {
    return std::find(silent_.begin(), silent_.end(), std::pair{party, issue}) != silent_.end();
  }

  // Would it accept one of the two at all?
  [[nodiscard]] bool is_asked(PartyId party, const ListedQuestion& order) const {
    return std::any_of(questions_.begin(), questions_.end(), [&](const ListedQuestion& one) {
      return one.kind == QuestionKind::accept && one.party == party && one.issue == order.issue &&
             std::find(order.options.begin(), order.options.end(), one.options[0]) !=
                 order.options.end();
    });
  }

  const Negotiation& in_force_;
  const Deadlock& deadlock_;
  const std::optional<Ratification>& ratification_;
  const Deadlock* with_;  // ratifiers, where a line of theirs takes part
  Answered answered_;
  std::set<std::string> asked_again_;  // claims stated before what may have changed them
  PackageSpace space_;
  std::vector<std::pair<PartyId, IssueId>> silent_;
  std::vector<ListedQuestion> questions_;
};

}  // namespace

std::vector<ListedQuestion> questions(const Negotiation& in_force, const Deadlock& deadlock,
                                      const std::optional<Ratification>& ratification,
                                      const std::optional<Unknowns>& unknowns) {
  return Asking(in_force, deadlock, ratification).run(unknowns);
}

}  // namespace zopa::engine
