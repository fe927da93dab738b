// What a run of an engine is given beside its negotiation and its own options, and what it gives
// back: the same for every engine.
//
//   const Run run{.limits = &limits, .threads = 4};
//   const Part<settle::Settlements> part = settle::settlement(in_force, {}, run);
//   if (!part.value) show(catalogue.text(*part.why));
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "zopa/base/message.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

// The only place for these.  No answer depends on `limits` or `threads`, save that a search which
// was stopped says so; two runs with one `seed` draw the same.
struct Run {
  const Limits* limits = nullptr;  // clock, interrupt, progress; null: none
  std::uint64_t seed = 1;
  std::size_t threads = 0;  // 0: as many as there are cores
  std::size_t memory = 0;   // GiB that may be used; 0: as the engine says
};

// A part of the answer, or why there is none.
template <class T>
struct Part {
  std::optional<T> value;
  std::optional<Message> why;  // where there is no value
  bool stopped = false;        // by a limit: what is there holds, and there may be more
};

}  // namespace zopa
