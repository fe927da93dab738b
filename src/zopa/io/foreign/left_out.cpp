#include "zopa/io/foreign/left_out.hpp"

#include <algorithm>
#include <map>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::foreign {
namespace {

using Items = std::vector<std::string>;

std::string option_of(const Issue& issue, OptionId option) {
  return issue.id + " == " + issue.options[option.index()].id;
}

// The most that the utility can be, were it not cut.
double greatest_sum(const CompleteUtility& utility) {
  double sum = 0;
  for (const auto& term : utility.terms) {
    const double divisor = term.divisor.approximate();
    if (term.values.empty() || divisor == 0) continue;
    const double best = std::max_element(term.values.begin(), term.values.end())->approximate();
    sum += term.weight.approximate() * best / divisor;
  }
  return sum / utility.divisor.approximate();
}

class LeftOut {
 public:
  LeftOut(const Negotiation& negotiation, const Room& room)
      : negotiation_(negotiation),
        room_(room),
        in_force_(positions_in_force(negotiation, latest_day(negotiation))) {}

  std::vector<Diagnostic> list() {
    about_the_file();
    about_parties();
    about_issues();
    about_rules();
    say("left_out.statements", ids_in(negotiation_.statements()));
    about_positions();
    about_utilities();
    about_talks();
    return std::move(remarks_);
  }

 private:
  void say(Message what, std::vector<Value> items) {
    remarks_.push_back(
        not_written(Message("remark.no_place", {{"program", room_.program},
                                                {"what", std::move(what)},
                                                {"items", List{Join::all, std::move(items)}}})));
  }
  void say(Message what, const Items& items) {
    if (!items.empty()) say(std::move(what), codes(items));
  }
  void say(const char* key, const Items& items) { say(Message(key), items); }

  template <class Row>
  static Items ids_in(const std::vector<Row>& rows) {
    return ids_of(rows, [](const Row&) { return true; });
  }

  template <class Row, class Of>
  static Items ids_of(const std::vector<Row>& rows, Of is_meant) {
    Items ids;
    for (const Row& row : rows) {
      if (is_meant(row)) ids.push_back(row.id);
    }
    return ids;
  }

  void about_the_file() {
    const std::string& title = negotiation_.title();
    if (!room_.title && title != stem_of(negotiation_.file())) say("left_out.title", {title});
    if (!negotiation_.as_of().empty()) say("left_out.day", {negotiation_.as_of()});
    say("left_out.sources", ids_in(negotiation_.sources()));
  }

  // Principals, and in a conflict those who can move.
  [[nodiscard]] bool is_written(PartyId party) const {
    const auto& issues = negotiation_.issues();
    const bool moves =
        room_.is_conflict && std::any_of(issues.begin(), issues.end(),
                                         [&](const Issue& issue) { return issue.by == party; });
    return moves || negotiation_.party(party).role == Role::principal;
  }

  void about_parties() {
    Items others;
    Items roles;
    Items names;
    Items representatives;
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      const Party& party = negotiation_.parties()[p];
      const bool is_kept = is_written(PartyId{p});
      if (!is_kept) others.push_back(party.id);
      if (is_kept && party.role != Role::principal) roles.push_back(party.id);
      if (is_kept && !room_.party_names && party.name != party.id) names.push_back(party.name);
      for (const Representative& one : party.representatives) representatives.push_back(one.id);
    }
    say(room_.is_conflict ? "left_out.idle_parties" : "left_out.other_parties", others);
    say("left_out.roles", roles);
    say("left_out.party_names", names);
    say("left_out.representatives", representatives);
    say("left_out.empty_seats",
        ids_of(negotiation_.parties(), [](const Party& party) { return !party.at_the_table; }));
    if (negotiation_.agreement() && !room_.agreement) {
      say("left_out.agreement", {to_notation(*negotiation_.agreement(), negotiation_)});
    }
  }

  void about_issues() {
    const auto is_joint = [](const Issue& issue) { return !issue.by; };
    if (room_.is_conflict) {
      say("left_out.joint_issues", ids_of(negotiation_.issues(), is_joint));
      if (room_.is_game) {
        say("left_out.move_names", names_of_moves());
      } else {
        say("left_out.option_names", names_of_options());
      }
    } else {
      say("left_out.own_moves",
          ids_of(negotiation_.issues(), [&](const Issue& issue) { return !is_joint(issue); }));
    }
    Items hypothetical;
    Items excluded;
    Items irreversible;
    for (const Issue& issue : negotiation_.issues()) {
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        const Option& option = issue.options[o];
        if (option.excluded) excluded.push_back(option_of(issue, OptionId{o}));
        if (option.hypothetical) hypothetical.push_back(option_of(issue, OptionId{o}));
      }
      if (room_.is_conflict && !room_.is_game) continue;
      for (const Move& move : issue.irreversible) {
        irreversible.push_back(issue.id + ": " + issue.options[move.from.index()].id + " -> " +
                               issue.options[move.to.index()].id);
      }
    }
    say("left_out.hypothetical", hypothetical);
    say("left_out.excluded", excluded);
    say("left_out.irreversible", irreversible);
    about_options("left_out.readings", [](const Option& one) { return !one.read_as.empty(); });
    about_options("left_out.easing", [](const Option& one) { return one.eases.has_value(); });
    Items now;
    for (const StatusQuo& one : negotiation_.status_quo()) {
      now.push_back(option_of(negotiation_.issue(one.issue), one.option));
    }
    say("left_out.status_quo", now);
  }

  template <class Of>
  void about_options(const char* key, Of is_meant) {
    Items options;
    for (const Issue& issue : negotiation_.issues()) {
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        if (is_meant(issue.options[o])) options.push_back(option_of(issue, OptionId{o}));
      }
    }
    say(key, options);
  }

  // What a party chooses among has no name in a game.
  [[nodiscard]] Items names_of_moves() const {
    return ids_of(negotiation_.issues(), [&](const Issue& issue) {
      return issue.by && issue.name != negotiation_.party(*issue.by).name;
    });
  }

  // A move of two options becomes a yes/no option there, one of more an option for each but one.
  [[nodiscard]] Items names_of_options() const {
    Items names;
    for (const Issue& issue : negotiation_.issues()) {
      std::vector<const Option*> options;
      for (const Option& option : issue.options) {
        if (!option.excluded) options.push_back(&option);
      }
      if (!issue.by || options.empty()) continue;
      if (options[0]->name != "No") names.push_back(issue.id + " == " + options[0]->id);
      if (options.size() == 2 && options[1]->name != "Yes") {
        names.push_back(issue.id + " == " + options[1]->id);
      }
    }
    return names;
  }

  void about_rules() {
    if (!room_.is_conflict || room_.is_game) {
      return say("left_out.rules",
                 ids_of(negotiation_.rules(), [](const Rule& rule) { return !is_sum(rule); }));
    }
    const auto names_joint = [&](const Rule& rule) {
      const auto issues = issues_of(rule.formula);
      return std::any_of(issues.begin(), issues.end(),
                         [&](IssueId issue) { return !negotiation_.issue(issue).by; });
    };
    say("left_out.joint_rules", ids_of(negotiation_.rules(), names_joint));
    say("left_out.reasons", ids_of(negotiation_.rules(), [&](const Rule& rule) {
          return !names_joint(rule) && (!rule.reason.empty() || !rule.because.empty());
        }));
  }

  void about_positions() {
    std::map<std::string, Items> by_kind;
    Items replaced;
    Items reasons;
    Items strong;
    std::vector<bool> has_priorities(negotiation_.parties().size(), false);
    for (std::size_t i = 0; i < negotiation_.positions().size(); ++i) {
      const Position& position = negotiation_.positions()[i];
      const auto* priorities = std::get_if<Priorities>(&position.claim);
      const bool is_kind =
          room_.is_conflict ? priorities != nullptr : speaks_of_numbers(position.claim);
      if (is_kind && !in_force_[i]) {
        replaced.push_back(position.id);
        continue;
      }
      const bool is_second = is_kind && room_.is_conflict && has_priorities[position.party.index()];
      if (!is_kind || is_second || !is_written(position.party)) {
        by_kind[kind_of(position.claim)].push_back(position.id);
        continue;
      }
      has_priorities[position.party.index()] = true;
      if (!position.because.empty() || position.inferred) reasons.push_back(position.id);
      if (priorities != nullptr && priorities->strong > 0) strong.push_back(position.id);
    }
    for (const auto& [kind, ids] : by_kind) {
      say(kind == "requires" ? Message("left_out.red_lines")
                             : Message("left_out.rows", {{"kind", Code{kind}}}),
          ids);
    }
    say("left_out.replaced", replaced);
    say("left_out.grounds", reasons);
    say("left_out.strongly", strong);
  }

  void about_utilities() {
    if (room_.is_game) remarks_.push_back(not_written(Message("remark.payoffs_are_ranks")));
    if (room_.is_conflict) return;
    Items ranges;
    const auto now = in_force(negotiation_);
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      const auto reservation = reservation_of(now ? *now : negotiation_, PartyId{p});
      if (is_written(PartyId{p}) && reservation && !reservation->is_point()) {
        ranges.push_back(negotiation_.parties()[p].id);
      }
    }
    say("left_out.reservation", ranges);
    Items discounts;
    Items cuts;
    for (const CompleteUtility& utility : negotiation_.utilities()) {
      const std::string& party = negotiation_.party(utility.party).id;
      if (utility.discount && *utility.discount < Decimal{1}) discounts.push_back(party);
      if (utility.most && greatest_sum(utility) > utility.most->approximate() + 1e-9) {
        cuts.push_back(party);
      }
    }
    if (!room_.discounts) say("left_out.discounts", discounts);
    if (!room_.greatest_utilities) say("left_out.greatest", cuts);
  }

  void about_talks() {
    Items frames;
    for (const Frame& frame : negotiation_.frames()) {
      frames.push_back(negotiation_.party(frame.party).id);
    }
    say("left_out.frames", frames);
    say("left_out.proposals", ids_in(negotiation_.proposals()));
    say("left_out.rounds", ids_in(negotiation_.rounds()));
    say("left_out.steps", ids_in(negotiation_.steps()));
    say("left_out.events", ids_in(negotiation_.events()));
    say("left_out.blocs", ids_in(negotiation_.blocs()));
    std::vector<Value> assumptions;
    for (std::size_t i = 0; i < negotiation_.assumptions().size(); ++i) {
      assumptions.push_back(Message("left_out.row", {{"number", i + 1}}));
    }
    if (!assumptions.empty()) say(Message("left_out.assumptions"), std::move(assumptions));
  }

  const Negotiation& negotiation_;
  const Room& room_;
  std::vector<bool> in_force_;  // by position
  std::vector<Diagnostic> remarks_;
};

}  // namespace

std::vector<Diagnostic> left_out(const Negotiation& negotiation, const Room& room) {
  return LeftOut(negotiation, room).list();
}

}  // namespace zopa::foreign
