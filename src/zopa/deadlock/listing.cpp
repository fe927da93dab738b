#include "zopa/deadlock/listing.hpp"

#include <algorithm>
#include <unordered_set>

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;
using Values = std::vector<std::uint32_t>;

constexpr std::size_t kAlwaysListed = 10;
constexpr std::size_t kMostOptionsListed = 2000;  // over all packages

class Lister {
 public:
  Lister(Encoding& encoding, const Lits& assumptions)
      : encoding_(encoding),
        assumptions_(assumptions),
        assumed_(assumptions.begin(), assumptions.end()) {}

  // Sets values_ to the first package; false if there is none.
  bool find_first() {
    if (!is_possible(assumptions_)) return false;
    values_ = encoding_.model_values();
    make_least(0);
    return true;
  }

  // Turns values_ into the next package; false if there is none.
  bool advance() {
    for (std::size_t a = values_.size(); a > 0; --a) {
      Lits prefix = assumptions_;
      for (std::size_t i = 0; i + 1 < a; ++i) prefix.push_back(encoding_.takes(i, values_[i]));
      const Lits greater = values_above(a - 1);
      if (greater.empty() || !is_possible(prefix, greater)) continue;
      const std::uint32_t passed = values_[a - 1];
      values_ = encoding_.model_values();
      lessen(a - 1, passed + 1, prefix);
      make_least(a);
      return true;
    }
    return false;
  }

  [[nodiscard]] const Values& values() const { return values_; }

 private:
  bool is_possible(const Lits& assumptions, const Lits& one_of = {}) {
    return encoding_.solve(assumptions, one_of) == sat::Answer::satisfiable;
  }

  [[nodiscard]] bool is_forbidden(std::size_t axis, std::uint32_t value) const {
    return assumed_.contains(-encoding_.takes(axis, value));
  }

  [[nodiscard]] Lits values_above(std::size_t axis) const {
    const std::size_t size = encoding_.problem().space.axes()[axis].options.size();
    Lits greater;
    for (std::uint32_t v = values_[axis] + 1; v < size; ++v) {
      if (!is_forbidden(axis, v)) greater.push_back(encoding_.takes(axis, v));
    }
    return greater;
  }

  // Of the packages that agree with values_ before the axis, one with the least value there.
  void lessen(std::size_t axis, std::uint32_t from, Lits& prefix) {
    for (std::uint32_t v = from; v < values_[axis]; ++v) {
      if (is_forbidden(axis, v)) continue;
      prefix.push_back(encoding_.takes(axis, v));
      const bool found = is_possible(prefix);
      prefix.pop_back();
      if (!found) continue;
      values_ = encoding_.model_values();
      return;
    }
  }

  // Makes values_ the least package that agrees with it before `from`.
  void make_least(std::size_t from) {
    Lits prefix = assumptions_;
    for (std::size_t a = 0; a < values_.size(); ++a) {
      if (a >= from) lessen(a, 0, prefix);
      prefix.push_back(encoding_.takes(a, values_[a]));
    }
  }

  Encoding& encoding_;
  const Lits& assumptions_;
  std::unordered_set<sat::Lit> assumed_;
  Values values_;
};

}  // namespace

std::vector<Values> first_packages(Encoding& encoding, const Lits& assumptions, std::size_t most) {
  std::vector<Values> packages;
  Lister lister(encoding, assumptions);
  if (most == 0 || !lister.find_first()) return packages;
  packages.push_back(lister.values());
  const std::size_t issues = std::max<std::size_t>(1, packages.front().size());
  most = std::min(most, std::max(kAlwaysListed, kMostOptionsListed / issues));
  while (packages.size() < most && lister.advance()) packages.push_back(lister.values());
  return packages;
}

}  // namespace zopa::deadlock
