#include "zopa/io/yaml/names.hpp"

namespace zopa::yaml {

std::optional<std::size_t> Names::find(const std::string& id) const {
  const auto at = index_.find(id);
  if (at == index_.end()) return std::nullopt;
  return at->second;
}

std::optional<std::size_t> Names::find(const Node& node, Faults& faults) const {
  const auto found = find(node.text);
  if (found || is_unusable(node.text)) return found;
  const auto known = [&] {
    std::vector<std::string> ids;
    for (const auto& [id, index] : index_) ids.push_back(id);
    return ids;
  };
  const Value what_is_known = index_.empty() ? Message("fault.declares_none")
                                             : hints_.hint(node.text, index_.size(), known);
  faults.add("unknown-name", node.place,
             Message("fault.no_name",
                     {{"kind", kind_}, {"name", Code{node.text}}, {"hint", what_is_known}}));
  return std::nullopt;
}

}  // namespace zopa::yaml
