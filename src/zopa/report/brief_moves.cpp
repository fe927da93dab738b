#include "zopa/report/brief_moves.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostOptions = 4;  // of one move
constexpr std::size_t kMostMoves = 6;

// Beside how things stand.
enum class Change : unsigned char { worse, better, same };
constexpr const char* to_text(Change change) {
  return change == Change::worse ? "worse" : change == Change::better ? "better" : "same";
}

class OwnMove {
 public:
  OwnMove(IssueId issue, OptionId now, const Words& words)
      : negotiation_(words.negotiation()), issue_(issue), now_(now), words_(words) {
    const std::vector<bool> counts = consent_counts(negotiation_);
    const PartyId owner = *negotiation_.issue(issue).by;
    for (std::size_t p = 0; p < counts.size(); ++p) {
      const bool speaks = !negotiation_.positions_on(PartyId{p}, issue).empty();
      if (speaks) speaking_.emplace_back(p);
      if (!speaks && (counts[p] || PartyId{p} == owner)) silent_.emplace_back(p);
    }
  }

  // “A strike”: worse for Firm (assumed); nothing on file says what it would be for Union.
  [[nodiscard]] std::optional<std::string> in_words(OptionId option) const {
    std::map<std::pair<Change, Basis>, std::vector<PartyId>> said;
    for (const PartyId party : speaking_) {
      if (const auto change = change_for(party, option)) said[*change].push_back(party);
    }
    List parts{Join::semicolons, {}};
    for (const auto& [change, parties] : said) {
      parts.parts.emplace_back(Message("brief.move_for", {{"change", to_text(change.first)},
                                                          {"parties", words_.names(parties)},
                                                          {"basis", words_.basis(change.second)}}));
    }
    if (!silent_.empty()) {
      parts.parts.emplace_back(Message("brief.move_unsaid", {{"parties", words_.names(silent_)}}));
    }
    if (parts.parts.empty()) return std::nullopt;
    return words_.say("brief.move_to",
                      {{"option", words_.option(issue_, option)}, {"said", std::move(parts)}});
  }

 private:
  // At the strictest level of evidence at which the file says it; nullopt where it does not.
  [[nodiscard]] std::optional<std::pair<Change, Basis>> change_for(PartyId party,
                                                                   OptionId option) const {
    for (std::size_t level = 0; level < kBasisLevels; ++level) {
      const auto basis = static_cast<Basis>(level);
      const OptionPreorder order = option_preorder(negotiation_, party, issue_, basis);
      if (order.is_better(now_, option)) return {{Change::worse, basis}};
      if (order.is_better(option, now_)) return {{Change::better, basis}};
      if (order.is_at_least_as_good(now_, option) && order.is_at_least_as_good(option, now_)) {
        return {{Change::same, basis}};
      }
    }
    return std::nullopt;
  }

  const Negotiation& negotiation_;
  IssueId issue_;
  OptionId now_;
  const Words& words_;
  std::vector<PartyId> speaking_;  // of this move
  std::vector<PartyId> silent_;    // of the others, those whom it concerns
};

Entry entry_of(IssueId id, const Words& words) {
  const Negotiation& negotiation = words.negotiation();
  const Issue& issue = negotiation.issue(id);
  const auto now = status_quo_of(negotiation, id);
  Entry entry{{Block{}}};
  for (std::size_t o = 0; now && o < issue.options.size(); ++o) {
    if (OptionId{o} == *now || !issue.options[o].is_possible()) continue;
    if (entry.blocks.size() > kMostOptions) break;
    const auto said = OwnMove(id, *now, words).in_words(OptionId{o});
    if (said) entry.blocks.push_back(bullet(*said, 1));
  }
  const char* known = !now ? "no" : entry.blocks.size() > 1 ? "yes" : "alone";
  entry.blocks.front() =
      bullet(words.say("brief.move", {{"issue", issue.name},
                                      {"party", words.name(*issue.by)},
                                      {"known", known},
                                      {"option", now ? words.option(id, *now) : std::string()}}));
  return entry;
}

}  // namespace

std::vector<Portion> own_moves_in_short(const Words& words) {
  const Negotiation& negotiation = words.negotiation();
  const PackageSpace space(negotiation);
  Portion part{.id = "own_moves", .more = "brief.more_moves", .most = kMostMoves};
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    if (!negotiation.issues()[i].by || space.axis_of(IssueId{i})) continue;
    part.entries.push_back(entry_of(IssueId{i}, words));
  }
  if (part.entries.empty()) return {};
  part.title = words.say("brief.moves");
  return {std::move(part)};
}

}  // namespace zopa::report
