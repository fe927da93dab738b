#include "zopa/model/checks/references.hpp"

#include <algorithm>
#include <set>

#include "zopa/base/nearest.hpp"
#include "zopa/model/checks/claims.hpp"
#include "zopa/model/checks/formulas.hpp"
#include "zopa/model/date.hpp"
#include "zopa/model/id_text.hpp"
#include "zopa/model/steps.hpp"

namespace zopa {
namespace {

class ReferenceCheck {
 public:
  ReferenceCheck(const Contents& contents, Flaws& flaws) : contents_(contents), flaws_(flaws) {}

  std::vector<bool> run() {
    check_parties();
    check_agreement(contents_, flaws_);
    check_steps();
    check_issues();
    check_rules();
    check_status_quo();
    check_statements();
    check_proposals();
    const std::vector<bool> is_sound = check_positions();
    check_frames();
    check_rounds();
    check_events();
    check_blocs();
    collect_lines();
    check_easing();
    check_assumptions();
    check_utilities();
    return is_sound;
  }

 private:
  bool leads(PartyId party, const Spot& spot) {
    return flaws_.leads(party, contents_.parties.size(), "party", spot);
  }

  bool check_because(const std::vector<StatementId>& because, Section section, std::size_t item) {
    const std::size_t count = contents_.statements.size();
    return check_list(because, count, "statement", {section, item, "because"});
  }

  bool check_parties_in(const std::vector<PartyId>& list, std::size_t least, const Spot& spot) {
    if (list.size() < least) {
      flaws_.add_of_shape("too-few", spot, Message("fault.parties_needed", {{"count", least}}));
    }
    return check_list(list, contents_.parties.size(), "party", spot);
  }

  // Of `count` things each at most once.
  template <class IdType>
  bool check_list(const std::vector<IdType>& list, std::size_t count, const char* kind, Spot spot) {
    bool is_sound = true;
    std::set<IdType> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      spot.part = i;
      if (!flaws_.leads(list[i], count, kind, spot)) {
        is_sound = false;
      } else if (!seen.insert(list[i]).second) {
        flaws_.add("duplicate-id", spot,
                   Message("fault.twice_in_list", {{"id", shown(id_of(list[i]))}}));
      }
    }
    return is_sound;
  }

  [[nodiscard]] const std::string& id_of(PartyId id) const { return contents_.party(id).id; }
  [[nodiscard]] const std::string& id_of(StatementId id) const {
    return contents_.statement(id).id;
  }

  void check_parties() {
    const auto& parties = contents_.parties;
    if (parties.empty()) {
      return flaws_.add_of_shape("too-few", {}, Message("fault.one_needed", {{"kind", "party"}}));
    }
    for (std::size_t i = 0; i < parties.size(); ++i) {
      check_because(parties[i].because, Section::parties, i);
      check_role(parties[i], {Section::parties, i, "of"});
      check_terms(parties[i], i);
    }
    if (std::none_of(parties.begin(), parties.end(),
                     [](const Party& party) { return party.role == Role::principal; })) {
      flaws_.add("no-principal", {Section::parties}, Message("fault.no_principal"));
    }
  }

  void check_role(const Party& party, const Spot& spot) {
    if (party.role > Role::ratifier) {
      return flaws_.add_of_shape("unknown-word", spot,
                                 Message("fault.no_kind", {{"kind", "role"}}));
    }
    const bool ratifies = party.role == Role::ratifier;
    const bool is_of_one = ratifies || party.role == Role::supporter;
    if (is_of_one && !party.of) {
      flaws_.add("missing-key", spot,
                 Message(ratifies ? "fault.ratifier_needs_of" : "fault.supporter_needs_of"));
    }
    if (!party.of || !leads(*party.of, spot)) return;
    if (!is_of_one) {
      flaws_.add("bad-role", spot, Message("fault.of_needs_role"));
    } else if (contents_.party(*party.of).role != Role::principal) {
      flaws_.add("bad-role", spot,
                 Message(ratifies ? "fault.ratifies_no_principal" : "fault.supports_no_principal",
                         {{"party", shown(id_of(*party.of))}}));
    }
  }

  // Where a representative's first or last day is a round, it is one on file.
  void check_terms(const Party& party, std::size_t number) {
    for (std::size_t r = 0; r < party.representatives.size(); ++r) {
      const Spot spot{Section::parties, number, "representatives", r};
      const Representative& one = party.representatives[r];
      for (const NamedDay* day : {&one.since, &one.until}) {
        if (day->round) flaws_.leads(*day->round, contents_.rounds.size(), "round", spot);
      }
      const bool is_backwards = one.since.round && one.until.round
                                    ? *one.until.round < *one.since.round
                                    : surely_later(one.since.date, one.until.date);
      if (is_backwards) {
        flaws_.add("bad-date", spot, Message("fault.term_backwards", {{"name", shown(one.id)}}));
      }
    }
  }

  void check_steps() {
    for (std::size_t i = 0; i < contents_.steps.size(); ++i) {
      const Step& step = contents_.steps[i];
      if (step.by) leads(*step.by, {Section::steps, i, "by"});
      if (step.verified_by) leads(*step.verified_by, {Section::steps, i, "verified_by"});
      check_because(step.because, Section::steps, i);
    }
    if (has_too_many_orders(contents_)) {
      flaws_.add("too-large", {Section::steps},
                 Message("fault.orders_too_many",
                         {{"most", kMostOrderRules}, {"round", kMostOrdersRound}}));
    }
  }

  // As steps.hpp makes them; whoever fills contents by hand may not.
  void check_order(const Issue& issue, std::size_t i) {
    const Spot spot{Section::issues, i};
    const std::size_t steps = contents_.steps.size();
    const bool is_known = flaws_.leads(issue.order->first, steps, "step", spot) &&
                          flaws_.leads(issue.order->second, steps, "step", spot);
    if (is_known && !is_whole_order(contents_, issue)) {
      flaws_.add("bad-formula", spot, Message("fault.order_not_whole"));
    }
  }

  void check_issues() {
    if (contents_.issues.empty()) {
      flaws_.add_of_shape("too-few", {}, Message("fault.one_needed", {{"kind", "issue"}}));
    }
    for (std::size_t i = 0; i < contents_.issues.size(); ++i) {
      const Issue& issue = contents_.issues[i];
      if (issue.by) leads(*issue.by, {Section::issues, i, "by"});
      if (issue.order) {
        check_order(issue, i);
      } else if (issue.scale) {
        check_scale(issue, i);
      } else if (issue.options.empty()) {
        flaws_.add_of_shape("too-few", {Section::issues, i, "options"},
                            Message("fault.one_needed", {{"kind", "option"}}));
      } else if (std::all_of(issue.options.begin(), issue.options.end(),
                             [](const Option& option) { return option.excluded.has_value(); })) {
        flaws_.add("no-option", {Section::issues, i},
                   Message("fault.all_excluded", {{"issue", shown(issue.id)}}));
      }
      check_deferrals(issue, i);
      check_read_as(issue, i);
      for (const Option& option : issue.options) {
        const Spot spot{Section::issues, i, "hypothetical"};
        if (option.tabled && option.tabled->round) {
          flaws_.leads(*option.tabled->round, contents_.rounds.size(), "round", spot);
        }
      }
      for (const Move& move : issue.irreversible) {
        const Spot spot{Section::issues, i, "irreversible"};
        flaws_.leads(move.from, issue.options.size(), "option", spot);
        flaws_.leads(move.to, issue.options.size(), "option", spot);
      }
    }
  }

  // A party that decides alone needs nobody to leave it open to; between numbers lies no other.
  void check_deferrals(const Issue& issue, std::size_t i) {
    const Spot spot{Section::issues, i, "may"};
    for (const Option& option : issue.options) {
      if (!option.deferral) continue;
      if (option.deferral->to) leads(*option.deferral->to, spot);
      if (issue.by || issue.scale || issue.order) {
        flaws_.add("not-joint", spot, Message("fault.deferral_misplaced"));
      }
    }
  }

  // What a party reads into an option is another option, which it does not read as a third.
  void check_read_as(const Issue& issue, std::size_t i) {
    const Spot spot{Section::issues, i, "reads"};
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      for (const ReadAs& one : issue.options[o].read_as) {
        const bool leads_on =
            leads(one.party, spot) && flaws_.leads(one.as, issue.options.size(), "option", spot);
        if (issue.by || issue.scale || issue.order) {
          flaws_.add("not-joint", spot, Message("fault.read_as_misplaced"));
        } else if (leads_on &&
                   (one.as.index() == o || reads(issue.options[one.as.index()], one.party))) {
          flaws_.add(
              "bad-reading", spot,
              Message("fault.read_as_again", {{"option", shown(issue.options[o].id)},
                                              {"as", shown(issue.options[one.as.index()].id)}}));
        }
      }
    }
  }

  static bool reads(const Option& option, PartyId party) {
    return std::any_of(option.read_as.begin(), option.read_as.end(),
                       [&](const ReadAs& one) { return one.party == party; });
  }

  // Numbers are the table's: nobody decides them alone, and none is the analyst's.
  void check_scale(const Issue& issue, std::size_t i) {
    if (auto flaw = issue.scale->flaw()) {
      return flaws_.add("bad-scale", {Section::issues, i, "options"}, std::move(*flaw));
    }
    if (issue.by) flaws_.add("not-joint", {Section::issues, i, "by"}, Message("fault.scale_by"));
    for (const Option& option : issue.options) {
      const bool is_sound = option.numbers && !option.hypothetical && !option.tabled;
      if (is_sound) continue;
      return flaws_.add("bad-scale", {Section::issues, i, "hypothetical"},
                        Message("fault.scale_hypothetical"));
    }
  }

  void check_rules() {
    for (std::size_t i = 0; i < contents_.rules.size(); ++i) {
      check_formula(contents_, contents_.rules[i].formula, {Section::rules, i, "rule"}, flaws_);
      check_because(contents_.rules[i].because, Section::rules, i);
    }
  }

  bool check_option(IssueId issue, OptionId option, const Spot& spot) {
    return flaws_.leads(issue, contents_.issues.size(), "issue", spot) &&
           flaws_.leads(option, contents_.issue(issue).options.size(), "option", spot);
  }

  void check_status_quo() {
    std::set<IssueId> seen;
    for (std::size_t i = 0; i < contents_.status_quo.size(); ++i) {
      const StatusQuo& row = contents_.status_quo[i];
      const Spot spot{Section::status_quo, i};
      if (!check_option(row.issue, row.option, spot) || seen.insert(row.issue).second) continue;
      flaws_.add_of_shape(
          "duplicate-key", spot,
          Message("fault.two_now", {{"issue", shown(contents_.issue(row.issue).id)}}));
    }
  }

  void check_statements() {
    for (std::size_t i = 0; i < contents_.statements.size(); ++i) {
      const Statement& statement = contents_.statements[i];
      const auto at = [&](const char* key) { return Spot{Section::statements, i, key}; };
      flaws_.leads(statement.source, contents_.sources.size(), "source", at("source"));
      check_parties_in(statement.about, 0, at("about"));
      check_list(statement.disputes, contents_.statements.size(), "statement", at("disputes"));
      if (statement.unnamed && statement.by) {
        flaws_.add("two-forms", at("by"), Message("fault.unnamed_by_somebody"));
      }
      if (statement.act > Act::denies) {
        flaws_.add_of_shape("unknown-word", at("act"), Message("fault.no_kind", {{"kind", "act"}}));
      }
      if (statement.by) check_speaker(*statement.by, at("by"));
    }
  }

  void check_speaker(const Speaker& speaker, const Spot& spot) {
    if (!leads(speaker.party, spot) || !speaker.representative) return;
    if (*speaker.representative < contents_.party(speaker.party).representatives.size()) return;
    flaws_.add_of_shape(
        "unknown-name", spot,
        Message("fault.no_representative", {{"party", shown(id_of(speaker.party))},
                                            {"index", std::to_string(*speaker.representative)}}));
  }

  void check_proposals() {
    for (std::size_t i = 0; i < contents_.proposals.size(); ++i) {
      const Proposal& proposal = contents_.proposals[i];
      const auto at = [&](const char* key) { return Spot{Section::proposals, i, key}; };
      check_speaker(proposal.by, at("by"));
      check_because(proposal.because, Section::proposals, i);
      if (proposal.from) flaws_.leads(*proposal.from, contents_.rounds.size(), "round", at("from"));
      check_choices(proposal.package, at("package"));
    }
  }

  // Of a proposal: joint issues, each once.
  void check_choices(const std::vector<Proposal::Choice>& choices, Spot spot) {
    if (choices.empty()) {
      return flaws_.add_of_shape("missing-key", spot, Message("fault.proposal_needs"));
    }
    std::set<IssueId> seen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      spot.part = i;
      if (!check_option(choices[i].issue, choices[i].option, spot)) continue;
      const Issue& issue = contents_.issue(choices[i].issue);
      if (!seen.insert(choices[i].issue).second) {
        flaws_.add_of_shape("duplicate-key", spot,
                            Message("fault.two_proposed", {{"issue", shown(issue.id)}}));
      } else if (issue.by && issue.by->index() < contents_.parties.size()) {
        flaws_.add("not-joint", spot,
                   Message("fault.own_move_proposed",
                           {{"issue", shown(issue.id)}, {"party", shown(id_of(*issue.by))}}));
      }
    }
  }

  std::vector<bool> check_positions() {
    std::vector<bool> is_sound(contents_.positions.size());
    for (std::size_t i = 0; i < is_sound.size(); ++i) {
      const Position& position = contents_.positions[i];
      const bool party = leads(position.party, {Section::positions, i, "party"});
      const bool because = check_because(position.because, Section::positions, i);
      const bool from = !position.from || flaws_.leads(*position.from, contents_.rounds.size(),
                                                       "round", {Section::positions, i, "from"});
      is_sound[i] = check_claim(contents_, i, flaws_) && party && because && from;
    }
    return is_sound;
  }

  void check_frames() {
    for (std::size_t i = 0; i < contents_.frames.size(); ++i) {
      leads(contents_.frames[i].party, {Section::frames, i, "party"});
      check_because(contents_.frames[i].because, Section::frames, i);
    }
  }

  void check_rounds() {
    for (std::size_t i = 0; i < contents_.rounds.size(); ++i) {
      check_parties_in(contents_.rounds[i].with, 1, {Section::rounds, i, "with"});
      check_because(contents_.rounds[i].because, Section::rounds, i);
    }
  }

  void check_events() {
    for (std::size_t i = 0; i < contents_.events.size(); ++i) {
      std::vector<PartyId> parties;
      for (const Event::Change& change : contents_.events[i].changes) {
        parties.push_back(change.party);
      }
      check_parties_in(parties, 1, {Section::events, i, "no_agreement"});
      check_because(contents_.events[i].because, Section::events, i);
    }
  }

  void check_blocs() {
    for (std::size_t i = 0; i < contents_.blocs.size(); ++i) {
      check_parties_in(contents_.blocs[i].with, 2, {Section::blocs, i, "with"});
      check_because(contents_.blocs[i].because, Section::blocs, i);
    }
  }

  void collect_lines() {
    for (const Position& position : contents_.positions) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      (line != nullptr ? red_lines_ : other_positions_).insert(position.id);
      const bool is_absolute = line != nullptr && line->firmness == Firmness::absolute;
      if (is_absolute) absolute_lines_.insert(position.id);
    }
  }

  // Only red lines that may move are eased, by what the table can decide.
  void check_easing() {
    for (std::size_t i = 0; i < contents_.issues.size(); ++i) {
      const Issue& issue = contents_.issues[i];
      const Spot spot{Section::issues, i, "eases"};
      for (const Option& option : issue.options) {
        if (!option.eases) continue;
        if (issue.by || issue.scale || issue.order) {
          flaws_.add("not-joint", spot, Message("fault.easing_misplaced"));
        }
        if (!option.hypothetical) {
          flaws_.add("bad-easing", spot,
                     Message("fault.eases_tabled", {{"option", shown(option.id)}}));
        }
        if (option.eases->paid_by) leads(*option.eases->paid_by, spot);
        check_eased(option, spot);
      }
    }
  }

  void check_eased(const Option& option, const Spot& spot) {
    std::set<std::string> seen;
    if (option.eases->lines.empty()) {
      flaws_.add_of_shape("too-few", spot,
                          Message("fault.eases_nothing", {{"option", shown(option.id)}}));
    }
    for (const std::string& id : option.eases->lines) {
      check_red_line(id, spot);
      if (absolute_lines_.count(id) > 0) {
        flaws_.add("bad-easing", spot, Message("fault.eases_absolute", {{"id", Code{id}}}));
      }
      if (!seen.insert(id).second) {
        flaws_.add("duplicate-id", spot, Message("fault.twice_in_list", {{"id", Code{id}}}));
      }
    }
  }

  void check_assumptions() {
    for (std::size_t i = 0; i < contents_.assumptions.size(); ++i) {
      const Assumption& assumption = contents_.assumptions[i];
      if (assumption.party) leads(*assumption.party, {Section::assumptions, i, "party"});
      check_because(assumption.because, Section::assumptions, i);
      check_red_line(assumption.red_line, {Section::assumptions, i, "red_line"});
      check_subject(assumption, {Section::assumptions, i});
    }
  }

  void check_red_line(const std::string& id, const Spot& spot) {
    if (id.empty()) return;
    if (!is_claim_id(id)) return flaws_.add_of_shape("bad-id", spot, id_problem(id));
    if (red_lines_.count(id) > 0) return;
    if (other_positions_.count(id) > 0) {
      return flaws_.add("unknown-name", spot, Message("fault.not_a_red_line", {{"id", Code{id}}}));
    }
    const std::vector<std::string> lines(red_lines_.begin(), red_lines_.end());
    flaws_.add("unknown-name", spot,
               Message("fault.no_name", {{"kind", "red_line"},
                                         {"name", Code{id}},
                                         {"hint", lines.empty() ? Message("fault.declares_none")
                                                                : hint(id, lines)}}));
  }

  // Is it said of whom or of what the numbers are assumed?
  void check_subject(const Assumption& assumption, const Spot& spot) {
    const bool needs_party = assumption.cost_per_round || assumption.expects_to_prevail ||
                             assumption.expects_to_prevail_later || assumption.discount ||
                             assumption.cost_of_conflict;
    const bool needs_line = assumption.softens_per_round || assumption.hardens_per_round;
    const auto miss = [&](const char* what) {
      flaws_.add_of_shape("missing-key", spot, Message("fault.assumption_needs", {{"what", what}}));
    };
    if (needs_party && !assumption.party) miss("party");
    if (needs_line && assumption.red_line.empty()) miss("line");
    if (!needs_party && !needs_line && !assumption.breakdown_per_round) miss("number");
  }

  void check_utilities() {
    std::set<PartyId> seen;
    for (std::size_t i = 0; i < contents_.utilities.size(); ++i) {
      const CompleteUtility& utility = contents_.utilities[i];
      const Spot spot{Section::utilities, i};
      if (leads(utility.party, spot) && !seen.insert(utility.party).second) {
        flaws_.add_of_shape(
            "duplicate-key", spot,
            Message("fault.two_utilities", {{"party", shown(id_of(utility.party))}}));
      }
      if (utility.divisor <= Decimal{}) {
        flaws_.add_of_shape("out-of-range", spot, Message("fault.divisor"));
      }
      for (const auto& term : utility.terms) check_term(term, spot);
      for (const auto& weighted : utility.formulas) {
        check_formula(contents_, weighted.formula, spot, flaws_);
      }
    }
  }

  void check_term(const CompleteUtility::Term& term, const Spot& spot) {
    if (!flaws_.leads(term.issue, contents_.issues.size(), "issue", spot)) return;
    if (term.values.size() == contents_.issue(term.issue).options.size()) return;
    flaws_.add_of_shape(
        "too-few", spot,
        Message("fault.values_missing", {{"issue", shown(contents_.issue(term.issue).id)}}));
  }

  const Contents& contents_;
  Flaws& flaws_;
  std::set<std::string> red_lines_;
  std::set<std::string> absolute_lines_;  // of them
  std::set<std::string> other_positions_;
};

}  // namespace

std::vector<bool> check_references(const Contents& contents, Flaws& flaws) {
  return ReferenceCheck(contents, flaws).run();
}

}  // namespace zopa
