#include "zopa/cli/run_options.hpp"

#include <algorithm>

#include "zopa/cli/memory.hpp"

namespace zopa::cli {

void RunOptions::describe(Fields& fields) {
  if (offers(RunOption::seed)) {
    fields.count("seed", seed_, "Of the random numbers: the same seed, the same answer");
  }
  if (offers(RunOption::threads)) {
    fields.count("threads", threads_, "Threads to use; 0 for as many as there are cores");
  }
  if (offers(RunOption::memory)) {
    fields.count("memory", memory_, "GiB that may be used; most of what is free by default");
  }
}

Run RunOptions::started(const Limits& limits) const {
  Run run;
  run.limits = &limits;
  run.seed = seed_;
  run.threads = threads_;
  if (offers(RunOption::memory)) run.memory = memory_ > 0 ? memory_ : spare_memory();
  return run;
}

bool RunOptions::offers(RunOption option) const {
  return std::find(offered_.begin(), offered_.end(), option) != offered_.end();
}

}  // namespace zopa::cli
