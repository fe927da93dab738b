#include "zopa/report/packages_on_page.hpp"

#include <algorithm>

#include "zopa/model/numbers.hpp"

namespace zopa::report {
namespace {

PackageOnPage shown(const robust::RobustPackage& one, const Negotiation& negotiation,
                    bool has_shares) {
  PackageOnPage shown{
      one.package, one.answer.efficient, {}, one.answer.dominated_by, one.efficiency.support, {}};
  if (has_shares) shown.efficient_share = one.answer.efficient_share;
  for (std::size_t p = 0; p < one.parties.size(); ++p) {
    const robust::PackageOfParty& answer = one.answer.parties[p];
    PartyOnPage party;
    party.acceptance = static_cast<robust::OnFile>(one.parties[p].acceptance.truth);
    party.is_by_numbers = is_by_numbers(one.parties[p].acceptance, negotiation);
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

bool is_by_numbers(const robust::Assent& acceptance, const Negotiation& negotiation) {
  const auto& support = acceptance.grounds.support;
  return acceptance.truth == Truth::yes && !support.empty() &&
         std::all_of(support.begin(), support.end(), [&](PositionId id) {
           return speaks_of_numbers(negotiation.position(id).claim);
         });
}

PackagesOnPage packages_on_page(const robust::Robustness& found, const Negotiation& negotiation) {
  PackagesOnPage page{&found, {}};
  for (const robust::RobustPackage& one : found.packages) {
    page.packages.push_back(shown(one, negotiation, found.weights_on_file));
  }
  return page;
}

}  // namespace zopa::report
