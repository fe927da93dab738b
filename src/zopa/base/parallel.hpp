// Work on several cores whose result does not depend on how many there are.
//
//   std::vector<Best> best(chunks);                       // one slot a chunk
//   parallel_for(chunks, threads, [&](std::size_t i) { best[i] = search(i); });
//
// Bodies write to the slot of their index and to nothing else; what is made of the slots is made
// afterwards, in the order of the indices.
#pragma once

#include <cstddef>
#include <functional>

namespace zopa {

// `threads`, or as many as the machine has cores where it is 0.
[[nodiscard]] std::size_t thread_count(std::size_t threads);

// Calls `body` once for every index below `count`, in no certain order, on thread_count(threads)
// threads.  The first exception of a body is thrown again here.
void parallel_for(std::size_t count, std::size_t threads,
                  const std::function<void(std::size_t)>& body);

}  // namespace zopa
