#include "zopa/deadlock/listing.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;
using Values = std::vector<std::uint32_t>;

// Makes `values`, a model under the assumptions, the least one that agrees with it before `from`.
void make_least(Encoding& encoding, Lits assumptions, std::size_t from, Values& values) {
  for (std::size_t a = 0; a < values.size(); ++a) {
    for (std::uint32_t v = 0; a >= from && v < values[a]; ++v) {
      assumptions.push_back(encoding.takes(a, v));
      const bool found = encoding.solve(assumptions) == sat::Answer::satisfiable;
      assumptions.pop_back();
      if (!found) continue;
      values = encoding.model_values();
      break;
    }
    assumptions.push_back(encoding.takes(a, values[a]));
  }
}

// Turns `values` into the next package; false if there is none.
bool advance(Encoding& encoding, const Lits& assumptions, Values& values) {
  for (std::size_t a = values.size(); a > 0; --a) {
    Lits prefix = assumptions;
    for (std::size_t i = 0; i + 1 < a; ++i) prefix.push_back(encoding.takes(i, values[i]));
    const std::size_t size = encoding.problem().space.axes()[a - 1].options.size();
    Lits greater;
    for (std::uint32_t v = values[a - 1] + 1; v < size; ++v) {
      greater.push_back(encoding.takes(a - 1, v));
    }
    if (greater.empty() || encoding.solve(prefix, greater) != sat::Answer::satisfiable) continue;
    const std::uint32_t passed = values[a - 1];
    values = encoding.model_values();
    for (std::uint32_t v = passed + 1; v < values[a - 1]; ++v) {
      prefix.push_back(encoding.takes(a - 1, v));
      if (encoding.solve(prefix) == sat::Answer::satisfiable) values = encoding.model_values();
      prefix.pop_back();
    }
    make_least(encoding, assumptions, a, values);
    return true;
  }
  return false;
}

}  // namespace

std::vector<Values> first_packages(Encoding& encoding, const Lits& assumptions, std::size_t most) {
  std::vector<Values> packages;
  if (most == 0 || encoding.solve(assumptions) != sat::Answer::satisfiable) return packages;
  Values values = encoding.model_values();
  make_least(encoding, assumptions, 0, values);
  packages.push_back(values);
  while (packages.size() < most && advance(encoding, assumptions, values)) {
    packages.push_back(values);
  }
  return packages;
}

}  // namespace zopa::deadlock
