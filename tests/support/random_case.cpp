#include "random_case.hpp"

#include <algorithm>
#include <string>

#include "finished.hpp"

#include "zopa/model/easing.hpp"

namespace zopa::testing {
namespace {

class CaseBuilder {
 public:
  CaseBuilder(Choices& choices, const CaseLimits& limits) : choices_(choices), limits_(limits) {}

  Negotiation build() {
    negotiation_.title = "Random case";
    add_sources();
    add_parties();
    add_issues();
    add_agreement();
    const std::uint32_t rules = choices_.below(4);
    for (std::uint32_t r = 0; r < rules; ++r) add_rule(r);
    add_statements();
    const std::uint32_t lines = choices_.between(1, limits_.red_lines);
    for (std::uint32_t i = 0; i < lines; ++i) {
      RedLine line{random_formula(), static_cast<Firmness>(choices_.below(4)), {}};
      line.formula.speaks_of_all = choices_.chance(10);
      if (line.firmness == Firmness::absolute && choices_.chance(50)) {
        line.firmness = Firmness::soft;
      }
      add_position(line);
    }
    add_orders();
    const std::uint32_t demands = choices_.below(4);
    for (std::uint32_t i = 0; i < demands; ++i) add_position(Demand{random_formula()});
    if (choices_.chance(25)) add_position(Acceptance{random_formula()});
    if (limits_.reservations) add_numbers();
    if (limits_.easing) add_easing();
    return finished(std::move(negotiation_));
  }

 private:
  std::uint32_t party_count() const {
    return static_cast<std::uint32_t>(negotiation_.parties.size());
  }
  PartyId random_party() { return PartyId{choices_.below(party_count())}; }
  IssueId random_issue() {
    return IssueId{choices_.below(static_cast<std::uint32_t>(negotiation_.issues.size()))};
  }
  OptionId random_option(IssueId issue) {
    return OptionId{
        choices_.below(static_cast<std::uint32_t>(negotiation_.issue(issue).options.size()))};
  }

  void add_sources() {
    Source source;
    source.id = "source";
    source.file = "source.txt";
    negotiation_.sources.push_back(source);
  }

  void add_parties() {
    const std::uint32_t parties = choices_.between(1, limits_.parties);
    for (std::uint32_t i = 0; i < parties; ++i) {
      Party party;
      party.id = "p" + std::to_string(i);
      party.name = "Party " + std::to_string(i);
      if (i > 0 && choices_.chance(10)) party.role = Role::observer;
      if (choices_.chance(10)) party.at_the_table = false;
      negotiation_.parties.push_back(party);
    }
  }

  void add_issues() {
    const std::uint32_t issues = choices_.between(1, limits_.issues);
    for (std::uint32_t i = 0; i < issues; ++i) {
      Issue issue;
      issue.id = "i" + std::to_string(i);
      issue.name = "Issue " + std::to_string(i);
      if (i > 0 && choices_.chance(10)) issue.by = random_party();
      const std::uint32_t options = choices_.between(2, limits_.options);
      for (std::uint32_t o = 0; o < options; ++o) {
        Option option;
        option.id = "o" + std::to_string(o);
        option.name = "Option " + std::to_string(o);
        option.hypothetical = choices_.chance(25);
        if (o > 0 && choices_.chance(8)) option.excluded = "law";
        issue.options.push_back(option);
      }
      if (choices_.chance(4)) {  // nobody has tabled anything
        for (Option& option : issue.options) option.hypothetical = true;
      }
      negotiation_.issues.push_back(issue);
    }
  }

  Agreement one(PartyId party) {
    Agreement rule;
    rule.kind = Agreement::Kind::party;
    rule.party = party;
    return rule;
  }

  Agreement at_least_of(const std::vector<PartyId>& parties) {
    Agreement rule;
    rule.kind = Agreement::Kind::at_least;
    rule.threshold = choices_.between(1, static_cast<std::uint32_t>(parties.size()));
    for (const PartyId party : parties) rule.parts.push_back(one(party));
    return rule;
  }

  void add_agreement() {
    std::vector<PartyId> principals;
    for (std::size_t i = 0; i < negotiation_.parties.size(); ++i) {
      if (negotiation_.parties[i].role == Role::principal) principals.emplace_back(i);
    }
    const std::uint32_t form = choices_.below(5);
    if (form == 1) negotiation_.agreement = at_least_of(principals);
    if (form == 2 && principals.size() > 1) {  // a veto
      const std::vector<PartyId> others(principals.begin() + 1, principals.end());
      Agreement rule;
      rule.parts = {one(principals[0]), at_least_of(others)};
      negotiation_.agreement = rule;
    }
    if (form == 3 && principals.size() > 2) {  // either some pair, or the last alone
      Agreement rule;
      rule.kind = Agreement::Kind::any;
      Agreement pair;
      pair.parts = {one(principals[0]), one(principals[1])};
      rule.parts = {pair, one(principals.back())};
      negotiation_.agreement = rule;
    }
  }

  void add_statements() {
    const std::uint32_t statements = choices_.between(1, 5);
    for (std::uint32_t i = 0; i < statements; ++i) {
      Statement statement;
      statement.id = "s" + std::to_string(i);
      if (choices_.chance(60)) statement.by = Speaker{random_party(), std::nullopt};
      if (choices_.chance(80)) statement.about = {random_party()};
      statement.verbatim = choices_.chance(50);
      statement.act = static_cast<Act>(choices_.below(8));
      statement.unnamed = !statement.by && choices_.chance(20);
      statement.hedged = choices_.chance(10);
      (statement.verbatim ? statement.quote : statement.text) = "…";
      negotiation_.statements.push_back(statement);
    }
  }

  Formula random_atom(IssueId issue) {
    Formula formula;
    formula.atom.issue = issue;
    formula.atom.relation = static_cast<Atom::Relation>(choices_.below(3));
    formula.atom.options = {random_option(issue)};
    if (formula.atom.relation == Atom::Relation::in && choices_.chance(60)) {
      const OptionId more = random_option(issue);
      if (more != formula.atom.options[0]) formula.atom.options.push_back(more);
    }
    return formula;
  }

  Formula compound(Formula::Kind kind, std::vector<Formula> parts) {
    Formula formula;
    formula.kind = kind;
    formula.parts = std::move(parts);
    return formula;
  }

  // Mostly of one issue, as red lines are; now and then over several.
  Formula random_formula() {
    const IssueId issue = random_issue();
    switch (choices_.below(8)) {
      case 4:
        return compound(Formula::Kind::disjunction,
                        {random_atom(issue), random_atom(random_issue())});
      case 5:
        return compound(Formula::Kind::conjunction,
                        {random_atom(issue), random_atom(random_issue())});
      case 6:
        return compound(Formula::Kind::negation, {random_atom(issue)});
      case 7:
        return choices_.chance(20) ? large_formula() : nested_formula(3);
      default:
        return random_atom(issue);
    }
  }

  // A disjunction of conjunctions, too large to be multiplied out.
  Formula large_formula() {
    std::vector<Formula> parts;
    for (int i = 0; i < 7; ++i) {
      parts.push_back(compound(Formula::Kind::conjunction,
                               {random_atom(random_issue()), random_atom(random_issue())}));
    }
    return compound(Formula::Kind::disjunction, std::move(parts));
  }

  Formula nested_formula(int depth) {
    const std::uint32_t form = choices_.below(depth == 0 ? 1 : 6);
    const auto part = [&] { return nested_formula(depth - 1); };
    switch (form) {
      case 1:
        return compound(Formula::Kind::negation, {part()});
      case 2:
        return compound(Formula::Kind::conjunction, {part(), part()});
      case 3:
        return compound(Formula::Kind::disjunction, {part(), part(), part()});
      case 4:
        return compound(Formula::Kind::implication, {part(), part()});
      case 5:
        return compound(Formula::Kind::iff, {part(), part()});
      default:
        return random_atom(random_issue());
    }
  }

  void add_rule(std::uint32_t number) {
    Rule rule;
    rule.id = "rule" + std::to_string(number);
    rule.formula = choices_.chance(70)
                       ? compound(Formula::Kind::implication,
                                  {random_atom(random_issue()), random_atom(random_issue())})
                       : random_formula();
    negotiation_.rules.push_back(rule);
  }

  // As it is in force.
  void add_easing() {
    for (Issue& issue : negotiation_.issues) {
      if (issue.by) continue;
      for (Option& option : issue.options) {
        if (!option.hypothetical) continue;
        Easing easing;
        for (const Position& position : negotiation_.positions) {
          const auto* line = std::get_if<RedLine>(&position.claim);
          const bool may_move = line != nullptr && line->firmness != Firmness::absolute;
          if (may_move && choices_.chance(40)) easing.lines.push_back(position.id);
        }
        if (choices_.chance(30)) easing.paid_by = random_party();
        if (!easing.lines.empty()) option.eases = std::move(easing);
      }
    }
    apply_easing(negotiation_);
  }

  void add_position(Claim claim) { add_position_of(random_party(), std::move(claim)); }

  void add_position_of(PartyId party, Claim claim) {
    Position position;
    position.id = "c" + std::to_string(negotiation_.positions.size());
    position.has_id = true;
    position.party = party;
    position.claim = std::move(claim);
    const std::uint32_t statements = choices_.below(3);
    for (std::uint32_t i = 0; i < statements; ++i) {
      const StatementId drawn{
          choices_.below(static_cast<std::uint32_t>(negotiation_.statements.size()))};
      auto& because = position.because;
      if (std::find(because.begin(), because.end(), drawn) == because.end()) {
        because.push_back(drawn);
      }
    }
    position.inferred = choices_.chance(20);
    negotiation_.positions.push_back(std::move(position));
  }

  // Chains that agree with a hidden rank of the options, so that no two contradict each other.
  void add_orders() {
    for (std::size_t p = 0; p < negotiation_.parties.size(); ++p) {
      for (std::size_t i = 0; i < negotiation_.issues.size(); ++i) {
        const auto options = static_cast<std::uint32_t>(negotiation_.issues[i].options.size());
        std::vector<std::uint32_t> rank(options);
        for (auto& r : rank) r = choices_.below(options);
        const std::uint32_t chains = choices_.below(3);
        for (std::uint32_t c = 0; c < chains; ++c) {
          add_chain(PartyId{p}, IssueId{i}, rank);
        }
      }
    }
  }

  void add_chain(PartyId party, IssueId issue, const std::vector<std::uint32_t>& rank) {
    std::vector<OptionId> options;
    for (std::uint32_t o = 0; o < rank.size(); ++o) {
      if (choices_.chance(75)) options.emplace_back(o);
    }
    if (options.size() < 2) return;
    std::stable_sort(options.begin(), options.end(),
                     [&](OptionId a, OptionId b) { return rank[a.index()] > rank[b.index()]; });
    OptionOrder order{issue, options, {}};
    for (std::size_t i = 0; i + 1 < options.size(); ++i) {
      const bool tied = rank[options[i].index()] == rank[options[i + 1].index()];
      const Relation strong = tied ? Relation::equal : Relation::better;
      order.relations.push_back(choices_.chance(20) ? Relation::at_least_as_good : strong);
    }
    add_position_of(party, std::move(order));
  }

  // Complete numbers for the first party, points or ranges, and a reservation.
  void add_numbers() {
    const PartyId party{0};
    IssueWeights weights;
    std::vector<std::size_t> package_issues;
    for (std::size_t i = 0; i < negotiation_.issues.size(); ++i) {
      if (!negotiation_.issues[i].by) package_issues.push_back(i);
    }
    const auto count = static_cast<std::int64_t>(package_issues.size());
    for (const std::size_t i : package_issues) {
      const Decimal share = *Decimal::parse(std::to_string(100 / count) == "100"
                                                ? "1"
                                                : "0." + std::string(100 / count < 10 ? "0" : "") +
                                                      std::to_string(100 / count));
      const bool ranged = choices_.chance(50) || 100 % count != 0;
      weights.entries.push_back(
          {IssueId{i}, ranged ? Range{Decimal{}, Decimal{1}} : Range{share, share}});
      OptionValues values{IssueId{i}, {}};
      for (std::size_t o = 0; o < negotiation_.issues[i].options.size(); ++o) {
        if (negotiation_.issues[i].options[o].hypothetical && choices_.chance(50)) continue;
        const auto low = static_cast<std::int64_t>(choices_.below(6));
        const auto high = low + static_cast<std::int64_t>(choices_.below(3));
        values.entries.push_back({OptionId{o}, false, {Decimal{low}, Decimal{high}}});
      }
      if (!values.entries.empty()) add_position_of(party, values);
    }
    add_position_of(party, weights);
    const std::vector<const char*> levels = {"0.3", "0.5", "0.8", "1"};
    const Decimal level = *Decimal::parse(levels[choices_.below(4)]);
    add_position_of(party, Reservation{{level, level}});
  }

  Choices& choices_;
  CaseLimits limits_;
  Contents negotiation_;
};

}  // namespace

Negotiation random_case(Choices& choices, const CaseLimits& limits) {
  return CaseBuilder(choices, limits).build();
}

}  // namespace zopa::testing
