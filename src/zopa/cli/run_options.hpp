// How a command's engines run, beside the clock (load.hpp): what of it a command offers, described
// once.
//
//   struct SettleArgs {
//     RunOptions run{RunOption::threads};
//   };
//   settle::settlement(in_force, options, args.run.started(limits));
#pragma once

#include <cstddef>
#include <initializer_list>
#include <vector>

#include "zopa/base/run.hpp"
#include "zopa/cli/commands.hpp"

namespace zopa::cli {

enum class RunOption : unsigned char { seed, threads, memory };

class RunOptions {
 public:
  RunOptions(std::initializer_list<RunOption> offered) : offered_(offered) {}

  void describe(Fields& fields);

  // Bound by `limits`, which must outlive it.
  [[nodiscard]] Run started(const Limits& limits) const;

 private:
  [[nodiscard]] bool offers(RunOption option) const;

  std::vector<RunOption> offered_;
  std::size_t seed_ = Run{}.seed;
  std::size_t threads_ = 0;
  std::size_t memory_ = 0;  // GiB; 0: what the machine can spare
};

}  // namespace zopa::cli
