#include "zopa/robust/shown_packages.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace zopa::robust {
namespace {

// Ids of issues and options, by which equals are told apart in whichever order they stand.
std::vector<std::pair<std::string, std::string>> ids_of(const RobustPackage& one,
                                                        const Robustness& robustness,
                                                        const Negotiation& negotiation) {
  std::vector<std::pair<std::string, std::string>> ids;
  for (std::size_t a = 0; a < robustness.issues.size(); ++a) {
    const Issue& issue = negotiation.issue(robustness.issues[a]);
    ids.emplace_back(issue.id, issue.options[one.package[a].index()].id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

auto rank_of(const RobustPackage& one, const Robustness& robustness,
             const Negotiation& negotiation) {
  const double share = one.answer.efficient_share ? one.answer.efficient_share->share : 0;
  return std::tuple(one.answer.efficient, -share, ids_of(one, robustness, negotiation));
}

void add_betters(const RobustPackage& one, std::vector<std::size_t>& numbers) {
  if (one.answer.dominated_by) numbers.push_back(*one.answer.dominated_by);
  for (const PackageOfParty& own : one.answer.parties) {
    if (own.beaten_by) numbers.push_back(*own.beaten_by);
  }
}

}  // namespace

std::vector<std::size_t> shown_packages(const Robustness& robustness,
                                        const Negotiation& negotiation, std::size_t most) {
  const auto& packages = robustness.packages;
  std::vector<std::size_t> shown(packages.size());
  std::iota(shown.begin(), shown.end(), 0);
  if (packages.size() <= most) return shown;
  std::vector<decltype(rank_of(packages[0], robustness, negotiation))> ranks;
  for (const RobustPackage& one : packages) {
    ranks.push_back(rank_of(one, robustness, negotiation));
  }
  std::sort(shown.begin(), shown.end(),
            [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  shown.resize(most);
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
