#include "zopa/model/deferrals.hpp"

namespace zopa {
namespace {

std::string name_of(const Contents& contents, const Deferral& deferral) {
  const MadeNames& names = contents.made_names;
  if (!deferral.to) return names.later.empty() ? "…" : names.later;
  const std::string& party = contents.party(*deferral.to).name;
  constexpr std::string_view kParty = "{party}";
  const std::size_t at = names.decided.find(kParty);
  if (at == std::string::npos) return "→ " + party;
  return std::string(names.decided).replace(at, kParty.size(), party);
}

}  // namespace

std::string deferral_id(const Contents& contents, const Deferral& deferral) {
  return deferral.to ? "decided-by-" + contents.party(*deferral.to).id : "later";
}

void call_deferrals(Contents& contents) {
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) {
      if (!option.deferral) continue;
      const auto& to = option.deferral->to;
      if (to && to->index() >= contents.parties.size()) continue;  // a fault of its own
      option.id = deferral_id(contents, *option.deferral);
      option.name = name_of(contents, *option.deferral);
    }
  }
}

}  // namespace zopa
