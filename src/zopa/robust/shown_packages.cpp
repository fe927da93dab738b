#include "zopa/robust/shown_packages.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zopa::robust {
namespace {

std::pair<Conclusion, double> rank_of(const RobustPackage& one) {
  return {one.answer.efficient,
          one.answer.efficient_share ? -one.answer.efficient_share->share : 0.0};
}

void add_betters(const RobustPackage& one, std::vector<std::size_t>& numbers) {
  if (one.answer.dominated_by) numbers.push_back(*one.answer.dominated_by);
  for (const PackageOfParty& own : one.answer.parties) {
    if (own.beaten_by) numbers.push_back(*own.beaten_by);
  }
}

}  // namespace

std::vector<std::size_t> shown_packages(const Robustness& robustness, std::size_t most) {
  const auto& packages = robustness.packages;
  std::vector<std::size_t> shown(packages.size());
  std::iota(shown.begin(), shown.end(), 0);
  if (packages.size() <= most) return shown;
  std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
    return rank_of(packages[a]) < rank_of(packages[b]);
  });
  // What ties with one that is left out is left out too: its place in the list would decide.
  std::size_t count = most;
  while (count > 0 && rank_of(packages[shown[count - 1]]) == rank_of(packages[shown[count]])) {
    --count;
  }
  shown.resize(count == 0 ? most : count);
  std::vector<bool> is_shown(packages.size(), false);
  while (!shown.empty()) {
    const std::size_t next = shown.back();
    shown.pop_back();
    if (is_shown[next]) continue;
    is_shown[next] = true;
    add_betters(packages[next], shown);
  }
  for (std::size_t i = 0; i < packages.size(); ++i) {
    if (is_shown[i]) shown.push_back(i);
  }
  return shown;
}

}  // namespace zopa::robust
