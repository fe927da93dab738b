#include "zopa/evidence/evidence.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "zopa/evidence/line_remarks.hpp"
#include "zopa/evidence/move_remarks.hpp"
#include "zopa/model/because.hpp"
#include "zopa/model/events.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/model/voices.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::evidence {
namespace {

constexpr std::size_t kMostOptionsOrdered = 2000;  // orders are closed in cubic time

// Whose positions matter: principals, and members of blocs.
std::vector<bool> asked_parties(const Negotiation& negotiation) {
  std::vector<bool> is_asked;
  for (const Party& party : negotiation.parties()) {
    is_asked.push_back(party.role == Role::principal);
  }
  for (const Bloc& bloc : negotiation.blocs()) {
    for (const PartyId member : bloc.with) is_asked[member.index()] = true;
  }
  return is_asked;
}

// By party: the issues that its claims speak of.
std::vector<std::vector<IssueId>> issues_spoken_of(const Negotiation& negotiation) {
  std::vector<std::vector<IssueId>> issues(negotiation.parties().size());
  for (const Position& position : negotiation.positions()) {
    auto& own = issues[position.party.index()];
    for (const IssueId issue : issues_of(position.claim)) own.push_back(issue);
  }
  return issues;
}

class Review {
 public:
  Review(const Negotiation& file, const Negotiation& in_force, const Day& day)
      : file_(file), in_force_(in_force), day_(day), space_(in_force) {
    for (const Position& position : in_force.positions()) note_order(position);
  }

  std::vector<Diagnostic> run() && {
    for (const PartyEvidence& party : evidence_balance(in_force_, day_)) check_voice(party);
    check_issues();
    check_statements();
    check_terms();
    check_positions();
    add(remarks_on_lines(in_force_, space_));
    add(remarks_on_acceptances(in_force_, space_));
    add(remarks_on_moves(in_force_));
    std::stable_sort(
        warnings_.begin(), warnings_.end(), [](const Diagnostic& a, const Diagnostic& b) {
          return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
        });
    return std::move(warnings_);
  }

 private:
  // What is remarked of several rows of one kind is said once, where the first of them stands.
  struct Group {
    Place place;
    std::vector<std::string> ids;

    void note(Place where, const std::string& id) {
      if (ids.empty()) place = where;
      ids.push_back(id);
    }
    [[nodiscard]] List list() const { return {Join::all, codes(ids)}; }
  };

  void add(std::vector<Diagnostic> remarks) {
    warnings_.insert(warnings_.end(), std::make_move_iterator(remarks.begin()),
                     std::make_move_iterator(remarks.end()));
  }

  void warn(const char* code, Place place, Message message) {
    warnings_.push_back({Severity::warning, code, std::move(message), in_force_.file(), place, {}});
  }

  void check_voice(const PartyEvidence& evidence) {
    const Party& party = in_force_.party(evidence.party);
    if (!evidence.is_silent(in_force_)) return;
    warn("no-voice", party.place,
         Message("remark.no_voice", {{"party", name_of(party)},
                                     {"claims", evidence.total()},
                                     {"stated", evidence[Basis::stated]}}));
  }

  void check_issues() {
    const std::vector<bool> is_asked = asked_parties(in_force_);
    const auto spoken_of = issues_spoken_of(in_force_);
    std::vector<List> unknown(in_force_.issues().size());
    for (std::size_t p = 0; p < in_force_.parties().size(); ++p) {
      if (!is_asked[p]) continue;
      std::vector<bool> is_known(in_force_.issues().size(), false);
      for (const IssueId issue : spoken_of[p]) is_known[issue.index()] = true;
      for (const Axis& axis : space_.axes()) {
        if (is_known[axis.issue.index()]) continue;
        unknown[axis.issue.index()].parts.push_back(name_of(in_force_.parties()[p]));
      }
    }
    for (const Axis& axis : space_.axes()) {
      const Issue& issue = in_force_.issue(axis.issue);
      if (is_sum(issue)) continue;  // nobody has to speak of it
      const List& parties = unknown[axis.issue.index()];
      if (!parties.parts.empty()) {
        warn("unknown-position", issue.place,
             Message("remark.unknown_position", {{"issue", Code{issue.id}}, {"parties", parties}}));
      }
      if (std::none_of(axis.tabled.begin(), axis.tabled.end(), [](bool is) { return is; })) {
        warn("nothing-tabled", issue.place,
             Message("remark.nothing_tabled", {{"issue", Code{issue.id}}}));
      }
    }
  }

  void check_statements() {
    std::vector<bool> used(file_.statements().size(), false);
    for_each_because(file_.contents(), [&](const std::vector<StatementId>& because) {
      for (const StatementId id : because) used[id.index()] = true;
    });
    use_disputes(used);
    const std::vector<bool> counts = statements_that_count(in_force_, day_);
    Group unused;
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Statement& statement = file_.statements()[i];
      if (!used[i]) {
        unused.note(statement.place, statement.id);
      } else if (!counts[i]) {
        warn("later-statement", statement.place,
             Message("remark.later_statement", {{"id", Code{statement.id}},
                                                {"date", statement.date},
                                                {"known", yes_or_no(!day_.date.empty())},
                                                {"day", day_.date}}));
      }
    }
    if (unused.ids.empty()) return;
    warn("unused-statement", unused.place,
         Message("remark.unused_statement", {{"ids", unused.list()}}));
  }

  // Words of a representative who did not speak for the party then: the date may be wrong, or the
  // name.
  void check_terms() {
    for (const Statement& statement : file_.statements()) {
      const bool is_dated = !statement.date.empty() && statement.date != "unknown";
      if (!is_dated || !statement.by || !statement.by->representative) continue;
      const Party& party = file_.party(statement.by->party);
      const Representative& voice = party.representatives[*statement.by->representative];
      if (!voice.since.is_given() && !voice.until.is_given()) continue;
      const Day day = day_on(file_, statement.date);
      const bool is_early = is_to_come(voice.since, day);
      if (!is_early && !is_over(voice.until, day)) continue;
      warn("out-of-term", statement.place,
           Message("remark.out_of_term", {{"id", Code{statement.id}},
                                          {"date", statement.date},
                                          {"name", Code{voice.id}},
                                          {"party", name_of(party)},
                                          {"early", yes_or_no(is_early)}}));
    }
  }

  // Whoever disputes what is used is used, too.
  void use_disputes(std::vector<bool>& used) const {
    for (std::size_t i = 0; i < used.size(); ++i) {
      for (const StatementId id : file_.statements()[i].disputes) {
        if (used[id.index()]) used[i] = true;
      }
    }
  }

  void check_positions() {
    std::map<std::string, Group> assumed;  // by kind
    for (const Position& position : in_force_.positions()) {
      check_position(position);
      if (!position.because.empty()) continue;
      assumed[kind_of(position.claim)].note(position.place, position.id);
    }
    for (const auto& [kind, group] : assumed) {
      warn("assumed", group.place,
           Message("remark.assumed",
                   {{"kind", kind}, {"count", group.ids.size()}, {"ids", group.list()}}));
    }
  }

  void check_position(const Position& position) {
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      check_red_line(position, line->formula);
    } else if (const auto* points = std::get_if<OptionPoints>(&position.claim)) {
      if (!is_alike(*points)) return;
      warn("points-alike", position.place,
           Message("remark.points_alike", {{"party", name_of(in_force_.party(position.party))}}));
    }
  }

  // Which orders there are; they are made when a line needs them.
  void note_order(const Position& position) {
    if (const auto* order = std::get_if<OptionOrder>(&position.claim)) {
      orders_[{position.party, order->issue}];
    } else if (std::holds_alternative<OptionValues>(position.claim) ||
               std::holds_alternative<OptionPoints>(position.claim)) {
      for (const IssueId issue : issues_of(position.claim)) orders_[{position.party, issue}];
    }
  }

  // Null where nothing orders the options.
  const OptionPreorder* order_of(PartyId party, IssueId issue) {
    const auto at = orders_.find({party, issue});
    if (at == orders_.end() || in_force_.issue(issue).options.size() > kMostOptionsOrdered) {
      return nullptr;
    }
    if (!at->second) at->second = option_preorder(in_force_, party, issue);
    return &*at->second;
  }

  // Does the line shut out an option that the party's own order puts above one that it allows?
  void check_red_line(const Position& position, const Formula& formula) {
    const std::vector<IssueId> issues = issues_of(formula);
    if (issues.size() != 1) return;
    const IssueId issue = issues.front();
    const OptionPreorder* order = order_of(position.party, issue);
    if (!space_.axis_of(issue) || order == nullptr) return;
    const auto& options = in_force_.issue(issue).options;
    std::vector<OptionId> allowed;
    std::vector<OptionId> shut_out;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (!options[o].is_possible()) continue;
      const Truth verdict = truth_on(issue, OptionId{o}, formula, in_force_);
      if (verdict == Truth::yes) allowed.emplace_back(o);
      if (verdict == Truth::no) shut_out.emplace_back(o);
    }
    for (const OptionId out : shut_out) {
      const auto worse = std::find_if(allowed.begin(), allowed.end(),
                                      [&](OptionId own) { return order->is_better(out, own); });
      if (worse == allowed.end()) continue;
      warn("order-against-line", position.place,
           Message("remark.order_against_line", {{"id", Code{position.id}},
                                                 {"out", Code{options[out.index()].id}},
                                                 {"allowed", Code{options[worse->index()].id}}}));
      return;
    }
  }

  const Negotiation& file_;
  const Negotiation& in_force_;
  const Day& day_;
  PackageSpace space_;
  std::map<std::pair<PartyId, IssueId>, std::optional<OptionPreorder>> orders_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace

std::size_t PartyEvidence::total() const {
  return std::accumulate(claims.begin(), claims.end(), std::size_t{0});
}

bool PartyEvidence::is_silent(const Negotiation& negotiation) const {
  const Role role = negotiation.party(party).role;
  const bool looks_on = role == Role::observer || role == Role::mediator;
  return statements_made == 0 && !(looks_on && total() == 0);
}

std::vector<PartyEvidence> evidence_balance(const Negotiation& in_force, const Day& day) {
  std::vector<PartyEvidence> balance(in_force.parties().size());
  for (std::size_t i = 0; i < balance.size(); ++i) balance[i].party = PartyId{i};
  for (const Position& position : in_force.positions()) {
    const auto basis = static_cast<std::size_t>(basis_of(in_force, position));
    ++balance[position.party.index()].claims.at(basis);
  }
  const std::vector<bool> counts = statements_that_count(in_force, day);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& by = in_force.statements()[i].by;
    if (by && counts[i]) ++balance[by->party.index()].statements_made;
  }
  return balance;
}

std::vector<FormerVoiceShown> former_voices_in(const Negotiation& in_force) {
  std::vector<FormerVoiceShown> shown;
  for (const FormerVoice& one : former_voices(in_force)) {
    const Party& party = in_force.party(one.voice.party);
    const Representative& voice = party.representatives[*one.voice.representative];
    FormerVoiceShown& row = shown.emplace_back();
    row.voice = voice.id;
    row.party = one.voice.party;
    row.until =
        voice.until.round ? in_force.rounds()[voice.until.round->index()].id : voice.until.date;
    for (const PositionId id : one.claims) row.claims.push_back(in_force.position(id).id);
  }
  return shown;
}

std::vector<EventShown> events_in(const Negotiation& in_force) {
  std::vector<EventShown> shown;
  for (const Event& event : in_force.events()) shown.push_back({event, {}});
  for (const EventSince& since : events_since(in_force)) {
    for (const PositionId id : since.claims) {
      shown[since.event.index()].claims.push_back(in_force.position(id).id);
    }
  }
  return shown;
}

std::vector<Dispute> disputes_in(const Negotiation& in_force) {
  const auto by = disputes_of(in_force);
  std::vector<Dispute> disputes;
  std::map<StatementId, std::size_t> found;
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (by[i].empty()) continue;
    found.emplace(StatementId{i}, disputes.size());
    disputes.push_back({StatementId{i}, by[i], {}});
  }
  const auto note = [&](const auto& claims) {
    for (const auto& claim : claims) {
      for (const StatementId id : claim.because) {
        const auto at = found.find(id);
        if (at != found.end()) disputes[at->second].claims.push_back(claim.id);
      }
    }
  };
  note(in_force.positions());
  note(in_force.blocs());
  return disputes;
}

std::vector<Diagnostic> review(const Negotiation& file, const Negotiation& in_force,
                               const Day& day) {
  return Review(file, in_force, day).run();
}

}  // namespace zopa::evidence
