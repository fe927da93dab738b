#include "zopa/io/yaml/faults.hpp"

#include <algorithm>
#include <tuple>

namespace zopa::yaml {

void Faults::add(std::string code, Place place, Message message) {
  Diagnostic fault{Severity::error, std::move(code), std::move(message), file_, place, {}};
  if (place.line >= 1 && place.line <= lines_.size()) fault.source_line = lines_[place.line - 1];
  found_.push_back(std::move(fault));
}

Error Faults::error() && {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  });
  return Error{std::move(found_)};
}

}  // namespace zopa::yaml
