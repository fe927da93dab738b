#include "zopa/report/brief_moved.hpp"

#include <optional>
#include <string>

#include "zopa/report/standpoints.hpp"

namespace zopa::report {
namespace {

using deadlock::Verdict;

Block item(std::string text) { return {Block::Kind::item, std::move(text)}; }

class WhatMoved {
 public:
  WhatMoved(const engine::Analysis& analysis, const Words& words)
      : analysis_(analysis), negotiation_(analysis.negotiation), words_(words) {}

  [[nodiscard]] std::vector<Portion> portions() const {
    std::vector<Portion> portions;
    const Round* next = next_round();
    if (analysis_.moved) portions = since(*analysis_.moved, next != nullptr);
    if (next != nullptr) {
      Portion portion{.head = {item(in_words(*next))}};
      if (portions.empty()) {
        portion.id = "moved";
        portion.title = words_.say("brief.rounds");
      }
      portions.push_back(std::move(portion));
    }
    return portions;
  }

 private:
  // Claims that say something else than then, new ones, and those that are gone.
  // That nothing moved is worth a line only beside what comes next.
  [[nodiscard]] std::vector<Portion> since(const engine::Moved& moved, bool has_next) const {
    const Round& round = negotiation_.rounds()[moved.since.index()];
    const bool is_dated = !round.date.empty() && round.date != "unknown";
    Portion portion{.id = "moved",
                    .title = words_.say("brief.moved", {{"dated", yes_or_no(is_dated)},
                                                        {"date", round.date},
                                                        {"kind", Quoted{round.kind}}}),
                    .more = "brief.changes",
                    .is_whole = true};
    for (const auto& one : moved.changes.changed) {
      if (one.before.says == one.after.says || !one.before.position || !one.after.position) {
        continue;
      }
      portion.entries.push_back({{item(words_.say(
          "brief.changed", {{"claim", claim_in_short(*one.after.position, words_)},
                            {"before", before(*one.before.position, *one.after.position)}}))}});
    }
    add_claims("brief.gained", moved.changes.gained, portion);
    add_claims("brief.lost", moved.changes.lost, portion);
    Portion effect{.head = effect_of(moved.effect)};
    if (portion.entries.empty() && effect.head.empty() && !has_next) return {};
    if (portion.entries.empty()) portion.head.push_back(item(words_.say("brief.nothing_moved")));
    return {std::move(portion), std::move(effect)};
  }

  void add_claims(const char* key, const std::vector<engine::OnFile>& rows,
                  Portion& portion) const {
    for (const engine::OnFile& row : rows) {
      if (!row.position) continue;
      portion.entries.push_back(
          {{item(words_.say(key, {{"claim", claim_in_short(*row.position, words_)}}))}});
    }
  }

  // Of the same kind of claim, what it says is enough.
  [[nodiscard]] std::string before(const Position& before, const Position& after) const {
    const auto* line = std::get_if<RedLine>(&before.claim);
    if (line != nullptr && std::holds_alternative<RedLine>(after.claim)) {
      return words_.formula(line->as_said());
    }
    const auto* demand = std::get_if<Demand>(&before.claim);
    if (demand != nullptr && std::holds_alternative<Demand>(after.claim)) {
      return words_.formula(demand->as_said());
    }
    return claim_in_short(before, words_);
  }

  [[nodiscard]] std::vector<Block> effect_of(const engine::Effect& effect) const {
    std::vector<Block> lines;
    if (effect.verdict.before && effect.verdict.differs()) {
      lines.push_back(item(
          words_.say("brief.verdict_before",
                     {{"verdict", words_of(*effect.verdict.before)
                                      .at(static_cast<std::size_t>(*effect.verdict.before))}})));
      return lines;
    }
    engine::FromTo<std::size_t> ways;
    bool is_complete = true;
    for (const auto& group : effect.ways) {
      ways.before += group.before.count;
      ways.after += group.after.count;
      is_complete = is_complete && group.before.complete && group.after.complete;
    }
    if (is_complete && ways.differs()) {
      lines.push_back(
          item(words_.say("brief.ways_before", {{"before", ways.before}, {"after", ways.after}})));
    }
    return lines;
  }

  // The first planned one after the day of the answer.
  [[nodiscard]] const Round* next_round() const {
    const Day& day = analysis_.as_of;
    const auto& rounds = negotiation_.rounds();
    for (std::size_t r = day.round ? day.round->index() + 1 : 0; r < rounds.size(); ++r) {
      const bool is_past = !rounds[r].date.empty() && rounds[r].date != "unknown" &&
                           !day.date.empty() && rounds[r].date < day.date;
      if (rounds[r].planned && !is_past) return &rounds[r];
    }
    return nullptr;
  }

  [[nodiscard]] std::string in_words(const Round& round) const {
    const bool is_dated = !round.date.empty() && round.date != "unknown";
    return words_.say("brief.next", {{"kind", Quoted{round.kind}},
                                     {"dated", yes_or_no(is_dated)},
                                     {"date", round.date},
                                     {"number", round.with.size()},
                                     {"with", words_.names(round.with)}});
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
};

}  // namespace

std::vector<Portion> what_moved(const engine::Analysis& analysis, const Words& words) {
  return WhatMoved(analysis, words).portions();
}

}  // namespace zopa::report
