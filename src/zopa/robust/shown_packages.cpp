#include "zopa/robust/shown_packages.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace zopa::robust {
namespace {

// What ranks a package: the lower comes first.
using Rank = std::tuple<Conclusion, double, std::uint64_t>;

std::vector<std::size_t> all_of(const Robustness& robustness) {
  std::vector<std::size_t> all(robustness.packages.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Equals all or none: their place in the list would decide.
std::vector<std::size_t> first_by(const std::vector<Rank>& ranks, std::size_t most) {
  std::map<Rank, std::vector<std::size_t>> equals;
  for (std::size_t i = 0; i < ranks.size(); ++i) equals[ranks[i]].push_back(i);
  std::vector<std::size_t> first;
  for (const auto& [rank, some] : equals) {
    if (first.size() + some.size() > most) break;
    first.insert(first.end(), some.begin(), some.end());
  }
  return first;
}

double share_of(const RobustPackage& one) {
  return one.answer.efficient_share ? one.answer.efficient_share->share : 0.0;
}

// Of packages of which the same is known the draws tell nothing apart: the mean of their shares.
std::map<std::uint64_t, double> shares_by_lot(const Robustness& robustness) {
  std::map<std::uint64_t, std::vector<double>> shares;
  for (const RobustPackage& one : robustness.packages) shares[one.lot].push_back(share_of(one));
  std::map<std::uint64_t, double> means;
  for (auto& [lot, some] : shares) {
    std::sort(some.begin(), some.end());  // so that the sum is the same
    const double sum = std::accumulate(some.begin(), some.end(), 0.0);
    means[lot] = sum / static_cast<double>(some.size());
  }
  return means;
}

void add_betters(const RobustPackage& one, std::vector<std::size_t>& numbers) {
  if (one.answer.dominated_by) numbers.push_back(*one.answer.dominated_by);
  for (const PackageOfParty& own : one.answer.parties) {
    if (own.beaten_by) numbers.push_back(*own.beaten_by);
  }
}

}  // namespace

std::vector<std::size_t> first_packages(const Robustness& robustness, std::size_t most) {
  if (robustness.packages.size() <= most) return all_of(robustness);
  std::vector<Rank> ranks;
  for (const RobustPackage& one : robustness.packages) {
    ranks.emplace_back(one.answer.efficient, 0.0, one.lot);
  }
  std::vector<std::size_t> first = first_by(ranks, most);
  std::sort(first.begin(), first.end());
  return first;
}

std::vector<std::size_t> shown_packages(const Robustness& robustness, std::size_t most) {
  const auto& packages = robustness.packages;
  if (packages.size() <= most) return all_of(robustness);
  auto shares = shares_by_lot(robustness);
  std::vector<Rank> ranks;
  for (const RobustPackage& one : packages) {
    ranks.emplace_back(one.answer.efficient, -shares[one.lot], one.lot);
  }
  std::vector<std::size_t> shown = first_by(ranks, most);
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
