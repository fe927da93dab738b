#include "zopa/cli/commands.hpp"

namespace zopa::cli {

std::vector<Command> commands() {
  return {analyze_command(), ask_command(),       backtest_command(), check_command(),
          convert_command(), deadlock_command(),  diff_command(),     draft_command(),
          fmt_command(),     import_command(),    init_command(),     report_command(),
          mcp_command(),     robust_command(),    schema_command(),   serve_command(),
          settle_command(),  stability_command(), test_command()};
}

}  // namespace zopa::cli
