// Runs a program of the system on bytes that nobody trusts: its input and its output are pipes, it
// knows no file's name, and its memory, time and output are bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::documents {

struct Converter {
  std::vector<std::string> command;  // the program, looked for in PATH, and its arguments
  std::string package;               // of Debian, that has it
};

// Where the program stands; empty where there is none.
[[nodiscard]] std::string found_program(const std::string& name);

// What it printed on `bytes`; or the fault: it is not installed, failed, printed more than
// `most_bytes`, or was stopped.
[[nodiscard]] Result<std::string> converted(const Converter& converter, std::string_view bytes,
                                            std::size_t most_bytes, const Limits* limits);

}  // namespace zopa::documents
