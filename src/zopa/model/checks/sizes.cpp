#include "zopa/model/checks/sizes.hpp"

#include <algorithm>
#include <variant>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

class SizeCheck {
 public:
  SizeCheck(const Contents& contents, Flaws& flaws) : contents_(contents), flaws_(flaws) {}

  void run() {
    check_sums();
    for (std::size_t i = 0; i < contents_.rules.size(); ++i) {
      if (is_sum(contents_.rules[i])) continue;
      if (!fits(contents_.rules[i].formula, {Section::rules, i, "rule"})) return;
    }
    for (std::size_t i = 0; i < contents_.positions.size(); ++i) {
      if (!fits(contents_.positions[i].claim, i)) return;
    }
  }

 private:
  void check_sums() {
    const bool has_any = std::any_of(contents_.issues.begin(), contents_.issues.end(),
                                     [](const Issue& issue) { return is_sum(issue); });
    if (!has_any) return;
    for (const SumTable& table : sum_tables(contents_)) {
      if (!table.is_too_large) continue;
      flaws_.add(
          "too-large", {Section::issues, table.issues.front().index(), "options"},
          Message("fault.sum_too_large", {{"sum", Code{contents_.issue(table.sums.front()).id}},
                                          {"most", kMostSumChoices}}));
    }
  }

  bool fits(const Claim& claim, std::size_t i) {
    if (const auto* demand = std::get_if<Demand>(&claim)) {
      return fits(demand->formula, {Section::positions, i, "demands"});
    }
    if (const auto* line = std::get_if<RedLine>(&claim)) {
      return fits(line->formula, {Section::positions, i, "requires"});
    }
    if (const auto* acceptance = std::get_if<Acceptance>(&claim)) {
      return fits(acceptance->formula, {Section::positions, i, "accepts"});
    }
    return true;
  }

  bool fits(const Formula& formula, const Spot& spot) {
    sum_ += options_of(formula);
    if (sum_ <= kMostOptionsNamed) return true;
    flaws_.add("too-large", spot, Message("fault.claims_too_large", {{"most", kMostOptionsNamed}}));
    return false;
  }

  // Both what it leaves possible and what it shuts out are written out: as a condition, and as the
  // steps by which it could be relaxed.
  [[nodiscard]] std::size_t options_of(const Formula& formula) const {
    if (formula.kind == Formula::Kind::atom) {
      return contents_.issue(formula.atom.issue).options.size();
    }
    std::size_t sum = 0;
    for (const Formula& part : formula.parts) sum += options_of(part);
    return sum;
  }

  const Contents& contents_;
  Flaws& flaws_;
  std::size_t sum_ = 0;
};

}  // namespace

void check_sizes(const Contents& contents, Flaws& flaws) { SizeCheck(contents, flaws).run(); }

}  // namespace zopa
