#include "zopa/model/deferrals.hpp"

#include <string>
#include <string_view>

namespace zopa {
namespace {

std::string id_of(const Contents& contents, const Deferral& deferral) {
  return deferral.to ? "decided-by-" + contents.party(*deferral.to).id : "later";
}

std::string name_of(const Contents& contents, const Deferral& deferral) {
  const MadeNames& names = contents.made_names;
  if (!deferral.to) return names.later.empty() ? "…" : names.later;
  const std::string& party = contents.party(*deferral.to).name;
  constexpr std::string_view kParty = "{party}";
  const std::size_t at = names.decided.find(kParty);
  if (at == std::string::npos) return "→ " + party;
  return std::string(names.decided).replace(at, kParty.size(), party);
}

// To a party that is none is a fault of its own.
bool is_known(const Contents& contents, const Deferral& deferral) {
  return !deferral.to || deferral.to->index() < contents.parties.size();
}

}  // namespace

Option& add_deferral(const Contents& contents, const Deferral& deferral, Issue& issue) {
  Option& option = issue.options.emplace_back();
  option.hypothetical = true;
  option.deferral = deferral;
  if (is_known(contents, deferral)) option.id = id_of(contents, deferral);
  return option;
}

void call_deferrals(Contents& contents) {
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) {
      if (!option.deferral || !is_known(contents, *option.deferral)) continue;
      option.id = id_of(contents, *option.deferral);
      option.name = name_of(contents, *option.deferral);
    }
  }
}

}  // namespace zopa
