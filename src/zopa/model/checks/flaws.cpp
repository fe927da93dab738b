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
    case Section::steps:
      return visit_in(contents.steps);
    case Section::issues:
      return visit_in(contents.issues);
    case Section::rules:
      return visit_in(contents.rules);
    case Section::statements:
      return visit_in(contents.statements);
    case Section::proposals:
      return visit_in(contents.proposals);
    case Section::positions:
      return visit_in(contents.positions);
    case Section::frames:
      return visit_in(contents.frames);
    case Section::rounds:
      return visit_in(contents.rounds);
    case Section::events:
      return visit_in(contents.events);
    case Section::blocs:
      return visit_in(contents.blocs);
    case Section::assumptions:
      return visit_in(contents.assumptions);
    default:
      return;
  }
}

// As the catalogue calls them.
const char* word_for(Section section) {
  constexpr std::array kWords = {"whole",       "sources",  "parties",    "agreement",  "steps",
                                 "issues",      "rules",    "status_quo", "statements", "proposals",
                                 "positions",   "frames",   "rounds",     "events",     "blocs",
                                 "assumptions", "utilities"};
  return kWords.at(static_cast<std::size_t>(section));
}

// Its id where it has one, else its number.
template <class Item>
Value name_of(const Item& item, std::size_t number) {
  if constexpr (requires { item.id; }) {
    if (!item.id.empty()) return shown(item.id);
  }
  return std::to_string(number);
}

}  // namespace

Code shown(const std::string& id) { return Code{first_invalid_utf8(id) ? "?" : printable(id)}; }

bool Flaws::leads_nowhere(std::size_t index, std::size_t count, const char* kind,
                          const Spot& spot) {
  add_of_shape("unknown-name", spot,
               Message("fault.no_index", {{"kind", kind},
                                          {"index", std::to_string(index)},
                                          {"count", std::to_string(count)}}));
  return false;
}

Place place_of(const Contents& contents, const Spot& spot) {
  Place place;
  visit_item(contents, spot, [&](const auto& item) { place = item.place; });
  return place;
}

Message located(const Contents& contents, const Flaw& flaw) {
  const Spot& spot = flaw.spot;
  const bool has_key = spot.key[0] != '\0';
  if (spot.section == Section::whole && !has_key) return flaw.message;
  const bool has_item = spot.section != Section::whole && spot.section != Section::agreement;
  Value item = std::to_string(spot.item + 1);
  visit_item(contents, spot, [&](const auto& one) { item = name_of(one, spot.item + 1); });
  return Message("fault.located", {{"section", word_for(spot.section)},
                                   {"has_item", yes_or_no(has_item)},
                                   {"item", std::move(item)},
                                   {"has_key", yes_or_no(has_key)},
                                   {"key", Code{spot.key}},
                                   {"has_part", yes_or_no(spot.part.has_value())},
                                   {"part", std::to_string(spot.part.value_or(0) + 1)},
                                   {"fault", flaw.message}});
}

}  // namespace zopa
