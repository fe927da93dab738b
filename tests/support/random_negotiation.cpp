#include "random_negotiation.hpp"

#include <algorithm>
#include <string>

#include "finished.hpp"

namespace zopa::testing {
namespace {

Formula atom(IssueId issue, Atom::Relation relation, std::vector<OptionId> options) {
  Formula formula;
  formula.atom = {issue, relation, std::move(options)};
  return formula;
}

std::vector<OptionId> options_between(std::uint32_t low, std::uint32_t high) {
  std::vector<OptionId> options;
  for (std::uint32_t o = low; o <= high; ++o) options.emplace_back(o);
  return options;
}

Position position_of(PartyId party, std::string id, Claim claim) {
  Position position;
  position.id = std::move(id);
  position.has_id = true;
  position.party = party;
  position.claim = std::move(claim);
  return position;
}

// Around the interval, on each side, what is farther from it is worse.
void add_orders(Contents& negotiation, PartyId party, IssueId issue, std::uint32_t low,
                std::uint32_t high) {
  const auto last = static_cast<std::uint32_t>(negotiation.issue(issue).options.size() - 1);
  const auto chain = [&](std::vector<OptionId> options) {
    if (options.size() < 2) return;
    std::vector<Relation> relations(options.size() - 1, Relation::better);
    negotiation.positions.push_back(
        position_of(party, "order-" + std::to_string(negotiation.positions.size()),
                    OptionOrder{issue, std::move(options), std::move(relations)}));
  };
  chain(options_between(high, last));
  std::vector<OptionId> down = options_between(0, low);
  std::reverse(down.begin(), down.end());
  chain(std::move(down));
}

void add_red_line(Contents& negotiation, PartyId party, IssueId issue, std::mt19937_64& random) {
  const auto options = static_cast<std::uint32_t>(negotiation.issue(issue).options.size());
  std::uint32_t low = draw(random, options);
  std::uint32_t high = draw(random, options);
  if (low > high) std::swap(low, high);
  if (low == 0 && high + 1 == options) --high;
  negotiation.positions.push_back(
      position_of(party, negotiation.party(party).id + "-" + negotiation.issue(issue).id,
                  RedLine{atom(issue, Atom::Relation::in, options_between(low, high)), {}}));
  add_orders(negotiation, party, issue, low, high);
}

Rule random_rule(const Contents& negotiation, std::uint32_t number, std::mt19937_64& random) {
  const auto issues = static_cast<std::uint32_t>(negotiation.issues.size());
  const IssueId first{draw(random, issues)};
  IssueId second{draw(random, issues)};
  while (second == first) second = IssueId{draw(random, issues)};
  const auto options = static_cast<std::uint32_t>(negotiation.issue(second).options.size());
  std::vector<OptionId> allowed;
  while (allowed.empty() || allowed.size() == options) {
    allowed.clear();
    for (std::uint32_t o = 0; o < options; ++o) {
      if (draw(random, 2) == 0) allowed.emplace_back(o);
    }
  }
  Rule rule;
  rule.id = "rule-" + std::to_string(number);
  rule.formula.kind = Formula::Kind::implication;
  rule.formula.parts = {
      atom(first, Atom::Relation::equals,
           {OptionId{
               draw(random, static_cast<std::uint32_t>(negotiation.issue(first).options.size()))}}),
      atom(second, Atom::Relation::in, std::move(allowed))};
  return rule;
}

void make_untabled(Contents& negotiation, double share, std::mt19937_64& random) {
  for (Issue& issue : negotiation.issues) {
    for (std::size_t o = 1; o < issue.options.size(); ++o) {
      issue.options[o].hypothetical = draw_share(random) < share;
    }
  }
}

}  // namespace

std::uint32_t draw(std::mt19937_64& random, std::uint32_t bound) {
  return static_cast<std::uint32_t>(random() % bound);
}

double draw_share(std::mt19937_64& random) {
  constexpr double kUnit = 1.0 / 9007199254740992.0;  // 2^-53
  return static_cast<double>(random() >> 11U) * kUnit;
}

Negotiation random_negotiation(const RandomShape& shape, std::uint64_t seed, double untabled) {
  std::mt19937_64 random(seed);
  Contents negotiation;
  negotiation.title = "Random negotiation " + std::to_string(seed);
  for (std::uint32_t p = 0; p < shape.parties; ++p) {
    Party party;
    party.id = "p" + std::to_string(p);
    party.name = "Party " + std::to_string(p);
    negotiation.parties.push_back(party);
  }
  for (std::uint32_t i = 0; i < shape.issues; ++i) {
    Issue issue;
    issue.id = "i" + std::to_string(i);
    issue.name = "Issue " + std::to_string(i);
    for (std::uint32_t o = 0; o < shape.options; ++o) {
      Option option;
      option.id = "o" + std::to_string(o);
      option.name = "Option " + std::to_string(o);
      issue.options.push_back(option);
    }
    negotiation.issues.push_back(issue);
  }
  for (std::uint32_t p = 0; p < shape.parties; ++p) {
    for (std::uint32_t i = 0; i < shape.issues; ++i) {
      if (draw_share(random) < shape.density) {
        add_red_line(negotiation, PartyId{p}, IssueId{i}, random);
      }
    }
  }
  for (std::uint32_t r = 0; r < shape.rules; ++r) {
    negotiation.rules.push_back(random_rule(negotiation, r, random));
  }
  if (untabled > 0) make_untabled(negotiation, untabled, random);
  return finished(std::move(negotiation));
}

}  // namespace zopa::testing
