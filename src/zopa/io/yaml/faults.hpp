// All the faults of one file, each with its place and its source line.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa::yaml {

class Faults {
 public:
  // `lines` must outlive the list.
  Faults(std::string file, const std::vector<std::string>& lines)
      : file_(std::move(file)), lines_(lines) {}

  void add(std::string code, Place place, Message message);

  [[nodiscard]] bool empty() const { return found_.empty(); }
  // In the order of the file.
  [[nodiscard]] Error error() &&;

 private:
  std::string file_;
  const std::vector<std::string>& lines_;
  std::vector<Diagnostic> found_;
};

}  // namespace zopa::yaml
