#include "zopa/base/nearest.hpp"

#include <algorithm>

#include <edlib.h>

namespace zopa {
namespace {

constexpr std::size_t kShownNames = 12;

struct Alignment {
  explicit Alignment(std::string_view query, std::string_view target, EdlibAlignMode mode,
                     EdlibAlignTask task)
      : result(edlibAlign(query.data(), static_cast<int>(query.size()), target.data(),
                          static_cast<int>(target.size()),
                          edlibNewAlignConfig(-1, mode, task, nullptr, 0))) {}
  ~Alignment() { edlibFreeAlignResult(result); }
  Alignment(const Alignment&) = delete;
  Alignment& operator=(const Alignment&) = delete;

  EdlibAlignResult result;
};

// Two neighbouring letters exchanged: one slip, though two edits (Damerau 1964).
bool is_exchange(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto at =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

std::size_t edits_between(std::string_view a, std::string_view b) {
  if (is_exchange(a, b)) return 1;
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  const Alignment alignment(a, b, EDLIB_MODE_NW, EDLIB_TASK_DISTANCE);
  return static_cast<std::size_t>(alignment.result.editDistance);
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates) {
  const std::size_t slack = std::max<std::size_t>(1, name.size() / 3);
  std::size_t best = slack + 1;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : candidates) {
    const std::size_t edits = edits_between(name, candidate);
    if (edits >= best || edits >= std::max(name.size(), candidate.size())) continue;
    best = edits;
    nearest = &candidate;
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

Value hint(std::string_view name, const std::vector<std::string>& candidates) {
  if (const auto nearest = nearest_name(name, candidates)) {
    return Message("fault.did_you_mean", {{"name", Code{*nearest}}});
  }
  if (candidates.empty()) return "";
  List names{Join::commas, {}};
  for (std::size_t i = 0; i < std::min(candidates.size(), kShownNames); ++i) {
    names.parts.emplace_back(candidates[i]);
  }
  if (candidates.size() <= kShownNames) {
    return Message("fault.known_here", {{"names", std::move(names)}});
  }
  return Message("fault.known_here_more",
                 {{"names", std::move(names)}, {"count", candidates.size() - kShownNames}});
}

std::optional<Passage> nearest_passage(std::string_view text, std::string_view wanted) {
  if (text.empty() || wanted.empty()) return std::nullopt;
  const Alignment alignment(wanted, text, EDLIB_MODE_HW, EDLIB_TASK_LOC);
  const EdlibAlignResult& found = alignment.result;
  if (found.status != EDLIB_STATUS_OK || found.numLocations == 0) return std::nullopt;
  const int begin = found.startLocations == nullptr ? 0 : std::max(0, found.startLocations[0]);
  if (found.endLocations[0] < begin) return std::nullopt;  // no letter in common: an empty part
  return Passage{static_cast<std::size_t>(begin),
                 static_cast<std::size_t>(found.endLocations[0]) + 1,
                 static_cast<std::size_t>(found.editDistance)};
}

}  // namespace zopa
