// The negotiation that a command is about, from whatever files it stands in, and how long it may
// take.
#pragma once

#include <string>
#include <vector>

#include "zopa/cli/commands.hpp"
#include "zopa/io/any_reader.hpp"

namespace zopa::cli {

// What every command that analyses a negotiation takes.
struct Input {
  std::vector<std::string> files;
  yaml::ReadOptions read;
  double time_limit = 0;

  void describe(Fields& fields);

  // Sets the clock of `stop`.
  void start(Stop& stop) const;

  // Oddities of other programs' files go to standard error, the first few of them.
  [[nodiscard]] Result<Negotiation> load(Console& console) const;
};

}  // namespace zopa::cli
