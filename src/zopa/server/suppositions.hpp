// The list of what is supposed beside the file, and what a step did to it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/server/change.hpp"
#include "zopa/server/history.hpp"

namespace zopa::server {

// What the last step did.
struct Done {
  enum class How : std::uint8_t { done, undone, redone };
  enum class What : std::uint8_t {
    text,
    supposed,
    ticked,
    unticked,
    removed,
    reset,
    recorded,
    saved,
    taken,  // what is on disk
  };
  How how = How::done;
  What what = What::text;
  std::optional<Supposition> supposition;  // which it was about, where it was one
};

// What leads from one state to the next.
[[nodiscard]] Done step_between(const Snapshot& before, const Snapshot& after);

// The list with one more, of this id.  One about the same line or order as an earlier one takes its
// place and its id; one that says again what `file` says takes it away.
[[nodiscard]] std::vector<Supposition> with_supposed(std::vector<Supposition> list,
                                                     const std::vector<Step>& steps,
                                                     std::uint64_t id, const Negotiation& file);

[[nodiscard]] const Supposition* find(const std::vector<Supposition>& list, std::uint64_t id);

// Ticked or not; removed.  A fault where there is none of this id.
[[nodiscard]] Result<std::vector<Supposition>> with_tick(std::vector<Supposition> list,
                                                         const Tick& tick);
[[nodiscard]] Result<std::vector<Supposition>> without_one(std::vector<Supposition> list,
                                                           std::uint64_t id);

}  // namespace zopa::server
