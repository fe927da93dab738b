#include "zopa/model/checks/flaws.hpp"

#include <array>

#include "zopa/base/unicode.hpp"

namespace zopa {
namespace {

// Calls `visit` with the item that the spot is in, where there is one.
template <class Visit>
void visit_item(const Contents& contents, const Spot& spot, Visit visit) {
  const auto visit_in = [&](const auto& items) {
    if (spot.item < items.size()) visit(items[spot.item]);
  };
  switch (spot.section) {
    case Section::sources:
      return visit_in(contents.sources);
    case Section::parties:
      return visit_in(contents.parties);
    case Section::issues:
      return visit_in(contents.issues);
    case Section::rules:
      return visit_in(contents.rules);
    case Section::statements:
      return visit_in(contents.statements);
    case Section::positions:
      return visit_in(contents.positions);
    case Section::frames:
      return visit_in(contents.frames);
    case Section::rounds:
      return visit_in(contents.rounds);
    case Section::blocs:
      return visit_in(contents.blocs);
    case Section::assumptions:
      return visit_in(contents.assumptions);
    default:
      return;
  }
}

const char* noun_of(Section section) {
  constexpr std::array kNouns = {"the negotiation", "source", "party",      "the agreement rule",
                                 "issue",           "rule",   "status quo", "statement",
                                 "position",        "frame",  "round",      "bloc",
                                 "assumption",      "utility"};
  return kNouns.at(static_cast<std::size_t>(section));
}

template <class Item>
std::string id_of(const Item& item) {
  if constexpr (requires { item.id; }) {
    return item.id.empty() ? "" : shown(item.id);
  } else {
    return "";
  }
}

}  // namespace

std::string shown(const std::string& id) {
  return "`" + (first_invalid_utf8(id) ? "?" : printable(id)) + "`";
}

bool Flaws::leads_nowhere(std::size_t index, std::size_t count, const char* noun,
                          const Spot& spot) {
  add_of_shape("unknown-name", spot,
               std::string("there is no ") + noun + " with the index " + std::to_string(index) +
                   "; their number is " + std::to_string(count));
  return false;
}

Place place_of(const Contents& contents, const Spot& spot) {
  Place place;
  visit_item(contents, spot, [&](const auto& item) { place = item.place; });
  return place;
}

std::string described(const Contents& contents, const Spot& spot) {
  if (spot.section == Section::whole && spot.key[0] == '\0') return "";
  std::string where = std::string("in ") + noun_of(spot.section);
  if (spot.section != Section::whole && spot.section != Section::agreement) {
    std::string name;
    visit_item(contents, spot, [&](const auto& item) { name = id_of(item); });
    where += " " + (name.empty() ? std::to_string(spot.item + 1) : name);
  }
  if (spot.key[0] != '\0') where += std::string(", at `") + spot.key + "`";
  if (spot.part) where += ", number " + std::to_string(*spot.part + 1);
  return where;
}

}  // namespace zopa
