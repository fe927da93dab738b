// The names that a file declares, and what to say of one that it does not.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "zopa/base/nearest.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

// Ids of one kind, in the order of the file.
class Names {
 public:
  // Of one kind, as the catalogue calls it: "party".
  explicit Names(std::string kind) : kind_(std::move(kind)) {}

  // False if the id is taken.
  bool add(const std::string& id, std::size_t index) { return index_.emplace(id, index).second; }
  // Declared by a row with faults of its own: known, but of no use.
  void add_unusable(const std::string& id) { unusable_.insert(id); }
  // The section that declares them is missing or unusable: every name is known, none is of use.
  void make_unusable() { all_unusable_ = true; }
  [[nodiscard]] bool is_unusable(const std::string& id) const {
    return !find(id) && (all_unusable_ || unusable_.count(id) > 0);
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;
  // Reports an id that the file does not declare; silent where its row has faults of its own.
  [[nodiscard]] std::optional<std::size_t> find(const Node& node, Faults& faults) const;

 private:
  std::string kind_;
  std::map<std::string, std::size_t> index_;
  std::set<std::string> unusable_;
  bool all_unusable_ = false;
  mutable Hints hints_;
};

}  // namespace zopa::yaml
