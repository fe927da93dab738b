// The functions of the tools, by what they need; tools.cpp lists them.
#pragma once

#include "zopa/mcp/arguments.hpp"
#include "zopa/mcp/tools.hpp"

namespace zopa::mcp {

// source_tools.cpp
[[nodiscard]] Outcome read_source(const Arguments& arguments, const Context& context);
[[nodiscard]] Outcome find_quote(const Arguments& arguments, const Context& context);
[[nodiscard]] Outcome suggest_statements(const Arguments& arguments, const Context& context);

// answer_tools.cpp
[[nodiscard]] Outcome check(const Arguments& arguments, const Context& context);
[[nodiscard]] Outcome analyze(const Arguments& arguments, const Context& context);
[[nodiscard]] Outcome test(const Arguments& arguments, const Context& context);
[[nodiscard]] Outcome diff(const Arguments& arguments, const Context& context);

// propose_tool.cpp
[[nodiscard]] Outcome propose(const Arguments& arguments, const Context& context);

}  // namespace zopa::mcp
