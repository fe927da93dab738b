// Items that two parties divide.  CaSiNo (Chawla, Ramirez, Clever, Lucas, May, Gratch 2021): three
// of each item, worth 5, 4 and 3 points by its priority, and 5 points for who walks away.  Deal or
// No Deal (Lewis, Yarats, Dauphin, Parikh and Batra 2017): counts and values in each line, and
// nothing for who walks away.
#include <algorithm>
#include <array>
#include <optional>

#include "zopa/io/foreign/content.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/games/games.hpp"

namespace zopa::games {
namespace {

using foreign::JsonValue;

constexpr std::uint32_t kMostOfItem = 1000;

struct Item {
  std::string name;
  std::uint32_t count = 0;
  std::array<Decimal, 2> worth;  // one of it, to each
};

struct Game {
  std::string title;
  std::array<std::string, 2> parties;
  std::vector<Item> items;
  Decimal reservation;
};

Error bad_game(const Message& message, const std::string& file, Place place = {}) {
  Error error = fault("bad-game", message, file);
  error.diagnostics[0].place = place;
  return error;
}

Contents negotiation_of(const Game& game, const std::string& file) {
  Contents negotiation;
  negotiation.file = file;
  negotiation.title = game.title;
  std::array<std::vector<std::vector<Decimal>>, 2> points;
  foreign::Ids ids;
  for (const Item& item : game.items) {
    if (item.count == 0) continue;  // nobody can have one
    Issue issue;
    issue.id = ids.add(item.name, "issue");
    issue.name = item.name;
    foreign::Ids option_ids;
    for (auto& of_party : points) of_party.emplace_back();
    for (std::uint32_t first = 0; first <= item.count; ++first) {
      const std::array<std::uint32_t, 2> shares = {first, item.count - first};
      Option option;
      option.name = game.parties[0];
      option.name += ' ';
      option.name += std::to_string(shares[0]);
      option.name += ", ";
      option.name += game.parties[1];
      option.name += ' ';
      option.name += std::to_string(shares[1]);
      option.id = option_ids.add(option.name, "option");
      issue.options.push_back(std::move(option));
      for (std::size_t p = 0; p < 2; ++p) {
        points[p].back().push_back(foreign::affine(item.worth[p], Decimal{shares[p]}, {}));
      }
    }
    negotiation.issues.push_back(std::move(issue));
  }
  foreign::Ids party_ids;
  for (std::size_t p = 0; p < 2; ++p) {
    const PartyId party = foreign::add_party(negotiation, party_ids, game.parties[p]);
    foreign::add_points(negotiation, party, points[p], game.reservation);
  }
  return negotiation;
}

// Which of so many games, counted from 0.
Result<std::size_t> chosen(std::size_t game, std::size_t count, const std::string& file) {
  if (game == 0 && count == 1) return std::size_t{0};
  if (game >= 1 && game <= count) return game - 1;
  const Message message("fault.division_choose",
                        {{"is_given", yes_or_no(game != 0)}, {"game", game}, {"count", count}});
  return tl::unexpected(fault("bad-option", message, file));
}

std::string text_of(const JsonValue& object, const char* key) {
  const JsonValue* value = object.find(key);
  return value == nullptr ? std::string() : value->text;
}

// By the priority of each side: `{"High": "Food", …}`.
Result<Game> casino_game(const JsonValue& dialogue, const std::string& file) {
  constexpr std::uint32_t kOfEach = 3;
  constexpr std::array<const char*, 3> kPriorities = {"High", "Medium", "Low"};
  Game game;
  game.title = "CaSiNo " + text_of(dialogue, "dialogue_id");
  game.reservation = Decimal{5};
  const JsonValue* sides = dialogue.find("participant_info");
  if (sides == nullptr || sides->keys.size() != 2) {
    return tl::unexpected(bad_game(Message("fault.casino_sides"), file));
  }
  for (std::size_t p = 0; p < 2; ++p) {
    game.parties[p] = sides->keys[p];
    const JsonValue* own = sides->items[p].find("value2issue");
    for (std::size_t k = 0; k < kPriorities.size(); ++k) {
      const std::string name = own == nullptr ? "" : text_of(*own, kPriorities[k]);
      auto item = std::find_if(game.items.begin(), game.items.end(),
                               [&](const Item& one) { return one.name == name; });
      if (item == game.items.end()) {
        item = game.items.insert(item, Item{name, kOfEach, {}});
      }
      if (name.empty() || game.items.size() > kPriorities.size() || item->worth[p] != Decimal{}) {
        return tl::unexpected(bad_game(Message("fault.casino_sides"), file));
      }
      item->worth[p] = Decimal{static_cast<std::int64_t>(5 - k)};
    }
  }
  return game;
}

Result<Game> read_casino(const std::string& text, const std::string& file,
                         const foreign::Reading& how) {
  const auto json = foreign::parse_json(text, file, how.limits);
  if (!json) return tl::unexpected(json.error());
  const auto index = chosen(how.game, json->items.size(), file);
  if (!index) return tl::unexpected(index.error());
  return casino_game(json->items[*index], file);
}

// The numbers between <NAME> and </NAME>; nullopt where anything else stands there.
std::optional<std::vector<std::uint32_t>> numbers_in(std::string_view line, std::string_view before,
                                                     std::string_view behind) {
  const std::size_t open = line.find(before);
  if (open == std::string_view::npos) return std::nullopt;
  line.remove_prefix(open + before.size());
  const std::size_t close = line.find(behind);
  if (close == std::string_view::npos) return std::nullopt;
  line = line.substr(0, close);
  std::vector<std::uint32_t> numbers;
  while (true) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty()) return numbers;
    const std::size_t length = std::min(line.find(' '), line.size());
    std::uint32_t number = 0;
    for (const char c : line.substr(0, length)) {
      if (c < '0' || c > '9' || number > kMostOfItem) return std::nullopt;
      number = 10 * number + static_cast<std::uint32_t>(c - '0');
    }
    if (number > kMostOfItem) return std::nullopt;
    numbers.push_back(number);
    line.remove_prefix(length);
  }
}

// `<input> 1 4 4 1 1 2 </input> … <partner_input> 1 0 4 2 1 2 </partner_input>`
Result<Game> game_of_line(std::string_view line, const std::string& file, Place place) {
  constexpr std::array<const char*, 3> kItems = {"book", "hat", "ball"};
  const auto own = numbers_in(line, "<input>", "</input>");
  const auto other = numbers_in(line, "<partner_input>", "</partner_input>");
  const std::size_t count = 2 * kItems.size();
  if (!own || !other || own->size() != count || other->size() != count) {
    return tl::unexpected(bad_game(Message("fault.deal_line"), file, place));
  }
  Game game{"Deal or No Deal " + std::to_string(place.line), {"YOU", "THEM"}, {}, {}};
  bool is_anything = false;
  for (std::size_t i = 0; i < kItems.size(); ++i) {
    if ((*own)[2 * i] != (*other)[2 * i]) {
      return tl::unexpected(
          bad_game(Message("fault.deal_counts", {{"item", Code{kItems[i]}}}), file, place));
    }
    is_anything = is_anything || (*own)[2 * i] > 0;
    game.items.push_back(
        {kItems[i], (*own)[2 * i], {Decimal{(*own)[2 * i + 1]}, Decimal{(*other)[2 * i + 1]}}});
  }
  if (!is_anything) return tl::unexpected(bad_game(Message("fault.deal_line"), file, place));
  return game;
}

Result<Game> read_lines(std::string_view text, const std::string& file, std::size_t game) {
  std::vector<std::pair<std::uint32_t, std::string_view>> lines;
  std::uint32_t number = 1;
  for (; !text.empty(); ++number) {
    const std::string_view line = foreign::take_until('\n', text);
    if (!foreign::trimmed(line).empty()) lines.emplace_back(number, line);
  }
  const auto index = chosen(game, lines.size(), file);
  if (!index) return tl::unexpected(index.error());
  return game_of_line(lines[*index].second, file, {lines[*index].first, 1});
}

}  // namespace

Result<foreign::Loaded> read_division(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  const bool is_casino = foreign::content_of(*text) == foreign::Content::casino;
  const auto game = is_casino ? read_casino(*text, path, how) : read_lines(*text, path, how.game);
  if (!game) return tl::unexpected(game.error());
  foreign::Loaded loaded{negotiation_of(*game, path), {}};
  const Message rules("remark.division_rules", {{"casino", yes_or_no(is_casino)}});
  loaded.warnings.push_back({Severity::warning, "odd-file", rules, path, {}, {}});
  return loaded;
}

}  // namespace zopa::games
