// Contracts: a broken one is a bug in zopa or in the program that calls it, never bad input.
//
//   ZOPA_EXPECTS(!line.empty());   // throws ContractViolation, in every build
//
// They throw rather than abort: a server or a notebook with other people's work in it must
// survive our bug.  The edges (command line, library bindings) catch and report them.
#pragma once

#include <stdexcept>
#include <string>

namespace zopa {

class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] inline void fail_contract(const char* condition, const char* file, int line) {
  throw ContractViolation(std::string("contract broken: ") + condition + " (" + file + ":" +
                          std::to_string(line) + ")");
}

}  // namespace zopa

#define ZOPA_EXPECTS(condition) \
  ((condition) ? static_cast<void>(0) : ::zopa::fail_contract(#condition, __FILE__, __LINE__))
