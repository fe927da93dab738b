#include "zopa/report/packages_on_page.hpp"

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

}  // namespace

PackagesOnPage packages_on_page(const robust::Robustness& found) {
  PackagesOnPage page{&found, {}};
  for (const robust::RobustPackage& one : found.packages) {
    page.packages.push_back(shown(one, found.weights_on_file));
  }
  return page;
}

}  // namespace zopa::report
