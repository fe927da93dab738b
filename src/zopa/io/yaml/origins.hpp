// Where in a file the parts of what was read from it stand: so that what is found to be wrong with
// the whole is reported at its line and column.
#pragma once

#include <map>
#include <vector>

#include "zopa/io/yaml/document.hpp"
#include "zopa/model/checks/flaws.hpp"

namespace zopa::yaml {

class Origins {
 public:
  // The next item of the section: where it begins, and its record.  Nodes must outlive this.
  void add(Section section, Place place, const Node& record);
  // The next part that was taken over of a list or a table; parts with faults are left out.
  void keep(const Node& list, Place place) { kept_[&list].push_back(place); }

  [[nodiscard]] Place place_of(const Spot& spot) const;
  // The record of the item; null where there is none.
  [[nodiscard]] const Node* record_of(const Spot& spot) const;

 private:
  struct Origin {
    Place place;
    const Node* record;
  };

  std::map<Section, std::vector<Origin>> items_;
  std::map<const Node*, std::vector<Place>> kept_;
};

}  // namespace zopa::yaml
