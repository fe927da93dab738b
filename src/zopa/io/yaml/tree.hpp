// The tree of a file that is being written: what is empty gets no key.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {

[[nodiscard]] Node text_node(std::string text);
[[nodiscard]] Node list_node(std::vector<Node> items);
[[nodiscard]] Node number_node(const Range& range);  // 0.35, or [0.1, 0.3]

// The entries of a map, in the order in which they are added.
class MapBuilder {
 public:
  void put(std::string key, Node value);
  // Nothing where there is nothing to say: an empty text, no ids, no entries, false.
  void text(const char* key, const std::string& text);
  void ids(const char* key, const std::vector<std::string>& ids);
  void list(const char* key, std::vector<Node> items);
  void map(const char* key, MapBuilder entries);
  void flag(const char* key, bool value);

  [[nodiscard]] bool is_empty() const { return entries_.empty(); }
  [[nodiscard]] Node take() &&;

 private:
  std::vector<Entry> entries_;
};

}  // namespace zopa::yaml
