#include "zopa/io/yaml/origins.hpp"

#include "zopa/io/yaml/fields.hpp"

namespace zopa::yaml {

void Origins::add(Section section, Place place, const Node& record) {
  items_[section].push_back({place, &record});
}

const Node* Origins::record_of(const Spot& spot) const {
  const auto items = items_.find(spot.section);
  if (items == items_.end() || spot.item >= items->second.size()) return nullptr;
  return items->second[spot.item].record;
}

Place Origins::place_of(const Spot& spot) const {
  const Node* record = record_of(spot);
  if (record == nullptr) return {1, 1};
  const Node* value = find(*record, spot.key);
  if (value == nullptr) return items_.at(spot.section)[spot.item].place;
  if (!spot.part) return value->place;
  const auto kept = kept_.find(value);
  if (kept != kept_.end() && *spot.part < kept->second.size()) return kept->second[*spot.part];
  if (*spot.part < value->entries.size()) return value->entries[*spot.part].place;
  return *spot.part < value->items.size() ? value->items[*spot.part].place : value->place;
}

}  // namespace zopa::yaml
