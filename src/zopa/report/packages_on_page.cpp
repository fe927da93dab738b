#include "zopa/report/packages_on_page.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"

namespace zopa::report {
namespace {

PackageOnPage shown(const robust::RobustPackage& one, bool has_shares) {
  PackageOnPage shown{
      one.package, one.answer.efficient, {}, one.answer.dominated_by, one.efficiency.support, {}};
  if (has_shares) shown.efficient_share = one.answer.efficient_share;
  for (std::size_t p = 0; p < one.parties.size(); ++p) {
    const robust::PackageOfParty& answer = one.answer.parties[p];
    PartyOnPage party;
    party.acceptance = one.parties[p].acceptance.on_file;
    party.best = answer.best;
    if (has_shares) {
      party.acceptable = answer.acceptable;
      party.first = answer.first;
    }
    shown.parties.rows.push_back(p);
    shown.parties.values.push_back(party);
  }
  return shown;
}

// What follows first, then what is open by its share, then what is ruled out.
std::vector<PackageOnPage> ranked(std::vector<PackageOnPage> packages) {
  const auto share = [](const PackageOnPage& one) {
    return one.efficient_share ? one.efficient_share->share : 0.0;
  };
  std::stable_sort(packages.begin(), packages.end(),
                   [&](const PackageOnPage& a, const PackageOnPage& b) {
                     if (a.efficient != b.efficient) return a.efficient < b.efficient;
                     return share(a) > share(b);
                   });
  return packages;
}

}  // namespace

PackagesOnPage packages_on_page(const robust::Robustness& found) {
  PackagesOnPage page{&found, {}};
  for (const robust::RobustPackage& one : found.packages) {
    page.packages.push_back(shown(one, found.weights_on_file));
  }
  return page;
}

PackageNumbers::PackageNumbers(const engine::Analysis& analysis) {
  if (const auto& found = analysis.robustness) {
    for (const auto& one : ranked(packages_on_page(*found).packages)) {
      add(found->issues, one.package);
    }
  }
  if (const auto& found = analysis.deadlock) {
    for (const auto& one : found->zone) add(found->issues, one.package);
  }
  if (const auto& found = analysis.settlements) {
    for (const auto& one : found->efficient) add(found->issues, one.package);
  }
}

std::size_t PackageNumbers::of(const std::vector<IssueId>& issues, const Package& package) const {
  const auto found = numbers_.find(choices(issues, package));
  ZOPA_EXPECTS(found != numbers_.end());
  return found->second;
}

PackageNumbers::Choices PackageNumbers::choices(const std::vector<IssueId>& issues,
                                                const Package& package) {
  Choices choices;
  for (std::size_t i = 0; i < issues.size(); ++i) choices.emplace(issues[i], package[i]);
  return choices;
}

void PackageNumbers::add(const std::vector<IssueId>& issues, const Package& package) {
  numbers_.emplace(choices(issues, package), numbers_.size() + 1);
}

}  // namespace zopa::report
