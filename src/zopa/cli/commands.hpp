// The commands.  To add one: a file with its arguments and what it does, and a line in commands().
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/cli/console.hpp"

namespace zopa::cli {

struct Command {
  std::string name;
  std::string help;
  std::string example;
  std::function<void(Fields&)> describe;
  std::function<Exit(Console&, Limits&)> run;
};

[[nodiscard]] std::vector<Command> commands();

[[nodiscard]] Command ask_command();
[[nodiscard]] Command backtest_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command convert_command();
[[nodiscard]] Command analyze_command();
[[nodiscard]] Command deadlock_command();
[[nodiscard]] Command diff_command();
[[nodiscard]] Command draft_command();
[[nodiscard]] Command fmt_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command init_command();
[[nodiscard]] Command mcp_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command robust_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command serve_command();
[[nodiscard]] Command settle_command();
[[nodiscard]] Command stability_command();
[[nodiscard]] Command test_command();

// A command from a struct of arguments with describe(), and a function that runs it.
template <class Args>
Command command(std::string name, std::string help, std::string example,
                Exit (*run)(Args&, Console&, Limits&)) {
  auto args = std::make_shared<Args>();
  return {std::move(name), std::move(help), std::move(example),
          [args](Fields& fields) { args->describe(fields); },
          [args, run](Console& console, Limits& limits) { return run(*args, console, limits); }};
}

}  // namespace zopa::cli
