// The tools that an assistant may call, in one table.  To add one: its row in tools.cpp, its
// function, its line in docs/reference/mcp.md.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/mcp/workspace.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::mcp {

// What a call gives back: a text, for programs the same as JSON (an object), and whether it is a
// fault that the assistant can mend.
struct Outcome {
  std::string text;
  std::string structured = {};
  bool is_error = false;
};

// What a tool works with.
struct Context {
  const Workspace& files;
  const words::Catalogue& catalogue;
  Limits limits;          // of this call
  std::string assistant;  // who calls, as it names itself; may be empty
};

class Arguments;

struct Tool {
  const char* name;
  const char* title;
  const char* description;
  std::string input_schema;  // JSON
  bool writes = false;
  Outcome (*run)(const Arguments& arguments, const Context& context) = nullptr;
};

// In the order in which they are listed.
[[nodiscard]] const std::vector<Tool>& tools();

// Of a tool that is called with these arguments, an object.
[[nodiscard]] Outcome call(const Tool& tool, const nlohmann::ordered_json& arguments,
                           const Context& context);

// Faults as a terminal shows them.
[[nodiscard]] Outcome failed(const Error& error, const Context& context);

// A text that is cut where it would be too long to be read.
[[nodiscard]] std::string cut_to(std::size_t most_bytes, std::string text);

}  // namespace zopa::mcp
