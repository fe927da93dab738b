#include "zopa/stability/impasse.hpp"

#include <algorithm>

#include "zopa/preference/option_preorder.hpp"
#include "zopa/stability/conditions.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/impasse_map.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostPackages = std::size_t{1} << 22;
constexpr std::size_t kMostParties = 16;

class Mapping {
 public:
  Mapping(const Negotiation& negotiation, const Limits* limits)
      : negotiation_(negotiation), limits_(limits), space_(negotiation, Scope::tabled_only) {}

  Part<Impasse> run() {
    if (!has_joint_issue(negotiation_)) return why("why.no_joint_issue");
    const auto& issues = negotiation_.issues();
    if (std::any_of(issues.begin(), issues.end(), [](const Issue& one) { return one.scale; })) {
      return why("why.numbers_have_no_places");
    }
    result_.parties = parties_that_count(negotiation_);
    if (result_.parties.size() > kMostParties) return why("impasse.too_many_parties");
    double packages = 1;
    for (const Axis& axis : space_.axes()) packages *= static_cast<double>(axis.options.size());
    if (packages > static_cast<double>(kMostPackages)) {
      return why("impasse.too_many_packages");
    }
    if (packages == 0) return why("why.no_tabled_option");
    add_digits();
    add_rules();
    add_lines();
    if (result_.lines.empty()) return why("impasse.no_red_line");
    add_orders();
    add_agreement();
    begin(limits_, "mapping the impasse");
    result_.map = impasse_map(problem_, 20, limits_);
    if (is_reached(limits_)) return {std::nullopt, Message("why.stopped"), true};
    if (result_.map.packages == 0) return why("impasse.no_package");
    if (result_.map.zone > 0) return why("impasse.no_deadlock");
    return {std::move(result_), std::nullopt, false};
  }

 private:
  static Part<Impasse> why(const char* key) { return {std::nullopt, Message(key), false}; }

  void add_digits() {
    for (const Axis& axis : space_.axes()) {
      digits_.issues.push_back(axis.issue);
      digits_.options.push_back(axis.options);
      problem_.packages.digits.push_back({0, static_cast<std::uint32_t>(axis.options.size()), {}});
    }
    result_.issues = digits_.issues;
    result_.options = digits_.options;
  }

  void add_rules() {
    for (const Rule& rule : negotiation_.rules()) {
      if (issue_beyond(rule.formula, digits_)) continue;
      const StateSet broken = (!condition_of(rule.formula, digits_)).states(problem_.packages);
      if (!problem_.packages.infeasible) {
        problem_.packages.infeasible.emplace(problem_.packages.states());
      }
      problem_.packages.infeasible->add_all(broken);
    }
  }

  void add_lines() {
    problem_.excluded.assign(result_.parties.size(), StateSet(problem_.packages.states()));
    for (std::size_t i = 0; i < negotiation_.positions().size(); ++i) {
      const Position& position = negotiation_.positions()[i];
      const auto* line = std::get_if<RedLine>(&position.claim);
      const auto at = std::find(result_.parties.begin(), result_.parties.end(), position.party);
      if (line == nullptr || at == result_.parties.end()) continue;
      const StateSet broken = (!condition_of(line->formula, digits_)).states(problem_.packages);
      problem_.excluded[static_cast<std::size_t>(at - result_.parties.begin())].add_all(broken);
      result_.lines.emplace_back(i);
    }
  }

  void add_orders() {
    for (const PartyId party : result_.parties) {
      auto& orders = problem_.orders.emplace_back();
      for (std::size_t d = 0; d < digits_.issues.size(); ++d) {
        const OptionPreorder order = option_preorder(negotiation_, party, digits_.issues[d]);
        const auto& options = digits_.options[d];
        ValueOrder& own = orders.emplace_back();
        for (const OptionId a : options) {
          for (const OptionId b : options) own.push_back(order.is_at_least_as_good(a, b) ? 1 : 0);
        }
      }
    }
    for (std::size_t i = 0; i < negotiation_.positions().size(); ++i) {
      const Position& position = negotiation_.positions()[i];
      const bool is_order = std::holds_alternative<OptionOrder>(position.claim) ||
                            std::holds_alternative<OptionValues>(position.claim) ||
                            std::holds_alternative<OptionPoints>(position.claim);
      const bool counts = std::find(result_.parties.begin(), result_.parties.end(),
                                    position.party) != result_.parties.end();
      if (is_order && counts) result_.orders.emplace_back(i);
    }
  }

  void add_agreement() {
    const Agreement rule = agreement_rule(negotiation_);
    problem_.suffices = [this, rule](const std::vector<bool>& own) {
      std::vector<bool> consents(negotiation_.parties().size(), true);
      for (std::size_t p = 0; p < own.size(); ++p) consents[result_.parties[p].index()] = own[p];
      return suffices(rule, consents);
    };
  }

  const Negotiation& negotiation_;
  const Limits* limits_;
  PackageSpace space_;
  Digits digits_;
  ImpasseProblem problem_;
  Impasse result_;
};

}  // namespace

Package Impasse::package(std::size_t number) const {
  Package package;
  for (const auto& own : options) {
    package.push_back(own[number % own.size()]);
    number /= own.size();
  }
  return package;
}

Part<Impasse> impasse_of(const Negotiation& in_force, const Run& run) {
  return Mapping(in_force, run.limits).run();
}

}  // namespace zopa::stability
