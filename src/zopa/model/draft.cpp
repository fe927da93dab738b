#include "zopa/model/draft.hpp"

#include <algorithm>
#include <string_view>

#include "zopa/model/cells.hpp"
#include "zopa/model/checks/checks.hpp"
#include "zopa/model/missing.hpp"
#include "zopa/model/steps.hpp"

namespace zopa {
namespace {

Diagnostic diagnostic_of(const Contents& contents, const Flaw& flaw) {
  const Place place = place_of(contents, flaw.spot);
  Message message = place.line == 0 ? located(contents, flaw) : flaw.message;
  return {Severity::error, flaw.code, std::move(message), contents.file, place, {}};
}

bool is_same(const Spot& a, const Spot& b) {
  return a.section == b.section && a.item == b.item &&
         std::string_view(a.key) == std::string_view(b.key);
}

}  // namespace

tl::expected<Negotiation, std::vector<Flaw>> Draft::checked() && {
  cut_scales(contents);
  give_missing(contents);
  arrange_orders(contents);
  std::vector<Flaw> flaws = flaws_of(contents);
  // Where something could not be written down, what stands there is not what was meant.
  std::erase_if(flaws, [&](const Flaw& flaw) {
    return std::any_of(slips_.begin(), slips_.end(),
                       [&](const Flaw& slip) { return is_same(slip.spot, flaw.spot); });
  });
  flaws.insert(flaws.end(), slips_.begin(), slips_.end());
  if (!flaws.empty()) return tl::unexpected(std::move(flaws));
  return Negotiation(std::move(contents));
}

Result<Negotiation> Draft::finished() {
  auto made = std::move(*this).checked();
  if (made) return std::move(*made);
  Error error;
  for (const Flaw& flaw : made.error()) error.diagnostics.push_back(diagnostic_of(contents, flaw));
  return tl::unexpected(std::move(error));
}

}  // namespace zopa
