#include "zopa/report/brief_moves.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "zopa/stability/own_moves.hpp"

namespace zopa::report {
namespace {

using stability::Change;
using stability::OwnMove;

constexpr std::size_t kMostOptions = 4;  // of one move
constexpr std::size_t kMostMoves = 6;

const char* to_text(Change change) {
  if (change == Change::worse) return "worse";
  return change == Change::better ? "better" : "same";
}

// “A strike”: worse for Firm (assumed); nothing on file says what it would be for Union.
std::optional<std::string> in_words(const OwnMove::Instead& instead, const OwnMove& move,
                                    const Words& words) {
  std::map<std::pair<Change, Basis>, std::vector<PartyId>> said;
  for (const auto& one : instead.parties) said[{one.change, one.basis}].push_back(one.party);
  List parts{Join::semicolons, {}};
  for (const auto& [change, parties] : said) {
    parts.parts.emplace_back(Message("brief.move_for", {{"change", to_text(change.first)},
                                                        {"parties", words.names(parties)},
                                                        {"basis", words.basis(change.second)}}));
  }
  if (!move.silent.empty()) {
    parts.parts.emplace_back(Message("brief.move_unsaid", {{"parties", words.names(move.silent)}}));
  }
  if (parts.parts.empty()) return std::nullopt;
  return words.say("brief.move_to", {{"option", words.option(move.issue, instead.option)},
                                     {"said", std::move(parts)}});
}

Entry entry_of(const OwnMove& move, const Words& words) {
  const Issue& issue = words.negotiation().issue(move.issue);
  Entry entry{{Block{}}};
  for (const auto& instead : move.instead) {
    if (entry.blocks.size() > kMostOptions) break;
    const auto said = in_words(instead, move, words);
    if (said) entry.blocks.push_back(bullet(*said, 1));
  }
  const char* known = entry.blocks.size() > 1 ? "yes" : move.now ? "alone" : "no";
  entry.blocks.front() = bullet(words.say(
      "brief.move", {{"issue", issue.name},
                     {"party", words.name(*issue.by)},
                     {"known", known},
                     {"option", move.now ? words.option(move.issue, *move.now) : std::string()}}));
  return entry;
}

}  // namespace

std::vector<Portion> own_moves_in_short(const Words& words) {
  Portion part{.id = "own_moves", .more = "brief.more_moves", .most = kMostMoves};
  for (const OwnMove& move : stability::own_moves(words.negotiation())) {
    part.entries.push_back(entry_of(move, words));
  }
  if (part.entries.empty()) return {};
  part.title = words.say("brief.moves");
  return {std::move(part)};
}

}  // namespace zopa::report
