#include "random_preferences.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <string>
#include <utility>

#include "finished.hpp"

namespace zopa::testing {
namespace {

using Number = std::uint32_t;

Decimal share(Number part, Number whole) {
  return *Decimal::parse(std::to_string(part) + "/" + std::to_string(whole));
}

// The whole truth about one party.
struct Preference {
  std::vector<Number> weights;              // by issue, 1 to 4
  std::vector<std::vector<Number>> values;  // by issue and option, 0 to 4, both of which occur

  [[nodiscard]] Number worth(std::size_t issue, OptionId option) const {
    return weights[issue] * values[issue][option.index()];
  }
  [[nodiscard]] Number sum() const {
    Number sum = 0;
    for (const Number weight : weights) sum += weight;
    return sum;
  }
};

class Builder {
 public:
  Builder(Choices& choices, Claims claims) : choices_(choices), claims_(claims) {}

  Negotiation build() {
    contents_.title = "Random preferences";
    Source source;
    source.id = "source";
    source.file = "source.txt";
    contents_.sources.push_back(source);
    add_issues();
    for (std::size_t p = 0; p < 2; ++p) add_party(p);
    return finished(std::move(contents_));
  }

 private:
  void add_issues() {
    const Number issues = choices_.between(2, 3);
    for (Number i = 0; i < issues; ++i) {
      Issue issue;
      issue.id = "i" + std::to_string(i);
      issue.name = "Issue " + std::to_string(i);
      const Number options = choices_.between(2, 3);
      for (Number o = 0; o < options; ++o) {
        Option option;
        option.id = "o" + std::to_string(o);
        option.name = "Option " + std::to_string(o);
        option.hypothetical = choices_.chance(10);
        if (o > 0 && choices_.chance(20)) option.excluded = "law";
        issue.options.push_back(option);
      }
      contents_.issues.push_back(issue);
    }
  }

  void add_party(std::size_t p) {
    Party party;
    party.id = "p" + std::to_string(p);
    party.name = "Party " + std::to_string(p);
    contents_.parties.push_back(party);
    for (const std::size_t speaker : {p, 1 - p}) {
      Statement statement;
      statement.id = "p" + std::to_string(p) + "-by-" + std::to_string(speaker);
      statement.by = Speaker{PartyId{speaker}, std::nullopt};
      statement.about = {PartyId{p}};
      statement.verbatim = true;
      statement.quote = "…";
      contents_.statements.push_back(statement);
    }
    true_ = random_preference();
    has_values_.assign(contents_.issues.size(), false);
    has_weights_ = false;
    if (choices_.chance(40)) {  // what is left to know is mostly its weights
      for (std::size_t i = 0; i < contents_.issues.size(); ++i) add_values(PartyId{p}, i);
    }
    for (Number claims = choices_.below(7); claims > 0; --claims) add_claim(PartyId{p});
  }

  Preference random_preference() {
    Preference preference;
    for (const Issue& issue : contents_.issues) {
      preference.weights.push_back(choices_.between(claims_ == Claims::agree ? 1 : 0, 4));
      const auto options = static_cast<Number>(issue.options.size());
      auto& values = preference.values.emplace_back();
      for (Number o = 0; o < options; ++o) values.push_back(choices_.below(5));
      const Number best = choices_.below(options);
      values[best] = 4;
      values[(best + 1 + choices_.below(options - 1)) % options] = 0;
    }
    if (preference.sum() == 0) preference.weights[0] = 1;
    return preference;
  }

  void add_claim(PartyId party) {
    switch (choices_.below(6)) {
      case 0:
        return add_weighs(party);
      case 1:
        return add_comparison(party);
      case 2:
        return has_weights_ ? add_chain(party) : add_weights(party);
      case 3:
        return add_values(party, random_issue());
      default:
        return add_chain(party);
    }
  }

  void add(PartyId party, Claim claim) {
    Position position;
    position.id = "c" + std::to_string(contents_.positions.size());
    position.has_id = true;
    position.party = party;
    position.claim = std::move(claim);
    const Number form = choices_.below(4);  // assumed; stated; reported; inferred
    if (form > 0) position.because = {StatementId{2 * party.index() + (form == 2 ? 1U : 0U)}};
    position.inferred = form == 3;
    contents_.positions.push_back(std::move(position));
  }

  std::size_t random_issue() {
    return choices_.below(static_cast<Number>(contents_.issues.size()));
  }
  OptionId random_option(std::size_t issue) {
    return OptionId{choices_.below(static_cast<Number>(contents_.issues[issue].options.size()))};
  }
  // Of what is more, or the same.
  Relation relation(bool is_more) {
    if (choices_.chance(35)) return Relation::at_least_as_good;
    return is_more ? Relation::better : Relation::equal;
  }

  void add_chain(PartyId party) {
    const std::size_t issue = random_issue();
    const auto& values = true_.values[issue];
    std::vector<OptionId> options;
    for (std::size_t o = 0; o < values.size(); ++o) {
      if (choices_.chance(80)) options.emplace_back(o);
    }
    if (options.size() < 2) options = {OptionId{0}, OptionId{1}};
    std::stable_sort(options.begin(), options.end(),
                     [&](OptionId a, OptionId b) { return values[a.index()] > values[b.index()]; });
    OptionOrder order{IssueId{issue}, options, {}};
    for (std::size_t i = 0; i + 1 < options.size(); ++i) {
      order.relations.push_back(
          relation(values[options[i].index()] > values[options[i + 1].index()]));
    }
    add(party, std::move(order));
  }

  void add_weighs(PartyId party) {
    const auto issues = static_cast<Number>(contents_.issues.size());
    std::size_t above = random_issue();
    std::size_t below = (above + 1 + choices_.below(issues - 1)) % issues;
    if (true_.weights[above] < true_.weights[below]) std::swap(above, below);
    Number factor = choices_.chance(30) ? 2 : 1;
    if (true_.weights[above] < factor * true_.weights[below]) factor = 1;
    const bool is_more = true_.weights[above] > factor * true_.weights[below];
    IssueOrder order;
    order.terms = {{Decimal{1}, IssueId{above}}, {Decimal{factor}, IssueId{below}}};
    order.relations = {relation(is_more)};
    add(party, std::move(order));
  }

  void add_weights(PartyId party) {
    has_weights_ = true;
    IssueWeights weights;
    const Number sum = true_.sum();
    for (std::size_t i = 0; i < true_.weights.size(); ++i) {
      const Number own = true_.weights[i];
      const Number slack = std::min(own, choices_.below(2));
      weights.entries.push_back(
          {IssueId{i}, Range{share(own - slack, sum), share(std::min(own + slack, sum), sum)}});
    }
    add(party, std::move(weights));
  }

  void add_values(PartyId party, std::size_t issue) {
    if (has_values_[issue]) return add_chain(party);
    has_values_[issue] = true;
    OptionValues values{IssueId{issue}, {}};
    for (std::size_t o = 0; o < true_.values[issue].size(); ++o) {
      if (may_have_no_number(true_.values[issue][o]) && choices_.chance(15)) continue;
      const Decimal own{true_.values[issue][o]};
      const Number slack = choices_.chance(40) ? 1 : 0;
      values.entries.push_back(
          {OptionId{o},
           false,
           {*Decimal::difference(own, Decimal{slack}), Decimal{true_.values[issue][o] + slack}}});
    }
    if (!values.entries.empty()) add(party, std::move(values));
  }

  // It lies between the others, then.
  [[nodiscard]] bool may_have_no_number(Number value) const {
    return claims_ == Claims::any || (value > 0 && value < 4);
  }

  static Formula is(std::size_t issue, OptionId option) {
    Formula formula;
    formula.atom.issue = IssueId{issue};
    formula.atom.options = {option};
    return formula;
  }

  void add_comparison(PartyId party) {
    const auto issues = static_cast<Number>(contents_.issues.size());
    const std::size_t one = random_issue();
    const std::size_t two = (one + 1 + choices_.below(issues - 1)) % issues;
    std::array<std::pair<OptionId, OptionId>, 2> sides;
    std::array<Number, 2> worth{};
    for (std::size_t s = 0; s < 2; ++s) {
      sides[s] = {random_option(one), random_option(two)};
      worth[s] = true_.worth(one, sides[s].first) + true_.worth(two, sides[s].second);
    }
    if (sides[0] == sides[1]) return add_chain(party);
    if (worth[0] < worth[1]) std::swap(sides[0], sides[1]);
    Comparison comparison;
    const auto formula_of = [&](const std::pair<OptionId, OptionId>& side) {
      Formula both;
      both.kind = Formula::Kind::conjunction;
      both.parts = {is(one, side.first), is(two, side.second)};
      return both;
    };
    comparison.left = formula_of(sides[0]);
    comparison.right = formula_of(sides[1]);
    comparison.relation = relation(worth[0] != worth[1]);
    add(party, std::move(comparison));
  }

  Choices& choices_;
  Claims claims_;
  Contents contents_;
  Preference true_;  // of the party whose claims are being added
  std::vector<bool> has_values_;
  bool has_weights_ = false;
};

}  // namespace

Negotiation random_preferences(Choices& choices, Claims claims) {
  return Builder(choices, claims).build();
}

}  // namespace zopa::testing
