#include "zopa/base/listed.hpp"

namespace zopa {

std::string listed(const std::vector<std::string>& parts, const char* before_last,
                   const char* between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? before_last : between;
    text += parts[i];
  }
  return text;
}

std::vector<std::string> code(const std::vector<std::string>& ids) {
  std::vector<std::string> parts;
  for (const std::string& id : ids) parts.push_back("`" + id + "`");
  return parts;
}

}  // namespace zopa
