#include "zopa/base/nearest.hpp"

#include <algorithm>
#include <cstdint>

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

struct End {
  std::size_t at = 0;  // just after it
  std::size_t edits = 0;
};

// A column of 64 rows of the table of edits, as steps down: +1 where `up` has a bit, -1 where
// `down` has one.
struct Steps {
  std::uint64_t up = ~std::uint64_t{0};
  std::uint64_t down = 0;

  // Goes on to the next column.  `here` are the rows whose letter is that of the column, `step` the
  // difference between the columns in the row above; gives that in the row of the bit `last`.
  int advance(std::uint64_t here, int step, std::uint64_t last) {
    const std::uint64_t below = here | down;
    if (step < 0) here |= 1U;
    const std::uint64_t same = (((here & up) + up) ^ up) | here;
    std::uint64_t more = down | ~(same | up);
    std::uint64_t less = up & same;
    const int out = (more & last) != 0 ? 1 : ((less & last) != 0 ? -1 : 0);
    more = (more << 1U) | static_cast<std::uint64_t>(step > 0);
    less = (less << 1U) | static_cast<std::uint64_t>(step < 0);
    up = less | ~(below | more);
    down = more & below;
    return out;
  }
};

// Where the part of `text` ends that needs the fewest edits to become `wanted`; of several the
// first.  Edlib would list all of them, of which a text of one letter has millions.
End first_best_end(std::string_view text, std::string_view wanted) {
  constexpr std::size_t kBits = 64;
  const std::size_t blocks = (wanted.size() + kBits - 1) / kBits;
  std::vector<std::uint64_t> rows_with(256 * blocks);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto letter = static_cast<unsigned char>(wanted[i]);
    rows_with[letter * blocks + i / kBits] |= std::uint64_t{1} << (i % kBits);
  }
  const std::uint64_t bottom = std::uint64_t{1} << (kBits - 1);
  const std::uint64_t last = std::uint64_t{1} << ((wanted.size() - 1) % kBits);
  std::vector<Steps> column(blocks);
  std::size_t edits = wanted.size();
  End best{0, edits};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint64_t* rows = &rows_with[static_cast<unsigned char>(text[at]) * blocks];
    int step = 0;  // a part may begin anywhere
    for (std::size_t b = 0; b + 1 < blocks; ++b) step = column[b].advance(rows[b], step, bottom);
    step = column[blocks - 1].advance(rows[blocks - 1], step, last);
    edits += static_cast<std::size_t>(step);  // wraps round, and back
    if (edits < best.edits) best = {at + 1, edits};
  }
  return best;
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
  const End end = first_best_end(text, wanted);
  if (end.at == 0) return std::nullopt;
  // It begins so far before at most, and no other part so near ends between.
  const std::size_t longest = std::min(end.at, wanted.size() + end.edits);
  const std::size_t offset = end.at - longest;
  text = text.substr(offset, longest);
  const Alignment alignment(wanted, text, EDLIB_MODE_HW, EDLIB_TASK_LOC);
  const EdlibAlignResult& found = alignment.result;
  if (found.status != EDLIB_STATUS_OK || found.numLocations == 0) return std::nullopt;
  const int begin = found.startLocations == nullptr ? 0 : std::max(0, found.startLocations[0]);
  return Passage{offset + static_cast<std::size_t>(begin), end.at, end.edits};
}

}  // namespace zopa
