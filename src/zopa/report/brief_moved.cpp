#include "zopa/report/brief_moved.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "zopa/report/standpoints.hpp"

namespace zopa::report {
namespace {

using engine::Aspect;
using engine::Changed;
using engine::OnFile;

Block item(std::string text) { return {Block::Kind::item, std::move(text)}; }

bool has(const Changed& changed, Aspect aspect) {
  return std::find(changed.what.begin(), changed.what.end(), aspect) != changed.what.end();
}

bool says_something_else(const Changed& one) {
  return has(one, Aspect::says) || has(one, Aspect::kind) || has(one, Aspect::only);
}

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
  // Claims that say something else than then, new ones, those that are gone, and those of which
  // only how they stand has changed.  That nothing moved is worth a line only beside what comes
  // next.
  [[nodiscard]] std::vector<Portion> since(const engine::Moved& moved, bool has_next) const {
    const Round& round = negotiation_.rounds()[moved.since.index()];
    const bool is_dated = !round.date.empty() && round.date != "unknown";
    Portion portion{.id = "moved",
                    .title = words_.say("brief.moved", {{"dated", yes_or_no(is_dated)},
                                                        {"date", round.date},
                                                        {"kind", Quoted{round.kind}}}),
                    .more = "brief.changes",
                    .is_whole = true};
    add_claims(moved.changes, portion);
    Portion effect{.head = rows_in_short(moved.changes)};
    for (Block& line : effect_of(moved.effect)) effect.head.push_back(std::move(line));
    if (portion.entries.empty() && effect.head.empty() && !has_next) return {};
    if (moved.changes.empty()) portion.head.push_back(item(words_.say("brief.nothing_moved")));
    return {std::move(portion), std::move(effect)};
  }

  void add_claims(const engine::Changes& changes, Portion& portion) const {
    for (const Changed& one : changes.changed) {
      if (!one.before.position || !one.after.position || !says_something_else(one)) continue;
      portion.entries.push_back({{item(words_.say(
          "brief.changed", {{"claim", claim_in_short(*one.after.position, words_)},
                            {"before", before(*one.before.position, *one.after.position)}}))}});
    }
    add_claims("brief.gained", changes.gained, portion);
    add_claims("brief.lost", changes.lost, portion);
    for (const Changed& one : changes.changed) {
      if (!one.after.position || says_something_else(one)) continue;
      portion.entries.push_back({{item(how_it_stands(one.what, *one.after.position))}});
    }
  }

  void add_claims(const char* key, const std::vector<OnFile>& rows, Portion& portion) const {
    for (const OnFile& row : rows) {
      if (!row.position) continue;
      portion.entries.push_back(
          {{item(words_.say(key, {{"claim", claim_in_short(*row.position, words_)}}))}});
    }
  }

  [[nodiscard]] std::string how_it_stands(const std::vector<Aspect>& changed,
                                          const Position& position) const {
    List aspects;
    for (const Aspect aspect : changed) {
      const char* what = words_of(aspect).at(static_cast<std::size_t>(aspect));
      aspects.parts.emplace_back(Message("brief.aspect", {{"what", what}}));
    }
    const auto issues = issues_of(position.claim);
    return words_.say("brief.same_claim", {{"party", words_.name(position.party)},
                                           {"has_issues", yes_or_no(!issues.empty())},
                                           {"issues", words_.issues(issues)},
                                           {"aspects", std::move(aspects)}});
  }

  // What is no claim, in a line of what is new, one of what is gone and one of what changed.
  [[nodiscard]] std::vector<Block> rows_in_short(const engine::Changes& changes) const {
    std::vector<OnFile> changed;
    for (const Changed& one : changes.changed) changed.push_back(one.after);
    std::vector<Block> lines;
    const auto add = [&](const char* key, const std::vector<OnFile>& rows) {
      List named = in_short(rows);
      if (!named.parts.empty()) lines.push_back(item(words_.say(key, {{"claim", named}})));
    };
    add("brief.gained", changes.gained);
    add("brief.lost", changes.lost);
    add("brief.rows_changed", changed);
    return lines;
  }

  // "a joint line of A and B and 2 rules": joint lines by name, of other kinds how many.
  [[nodiscard]] List in_short(const std::vector<OnFile>& rows) const {
    List named;
    std::map<std::string, std::size_t> others;
    for (const OnFile& row : rows) {
      if (row.position) continue;
      const auto& blocs = negotiation_.blocs();
      const auto bloc = std::find_if(blocs.begin(), blocs.end(), [&](const Bloc& one) {
        return row.kind == "bloc" && one.id == row.id;
      });
      if (bloc == blocs.end()) {
        ++others[row.kind];
      } else {
        named.parts.emplace_back(Message("brief.bloc", {{"parties", words_.names(bloc->with)}}));
      }
    }
    for (const auto& [kind, count] : others) {
      named.parts.emplace_back(Message("brief.rows", {{"kind", kind}, {"count", count}}));
    }
    return named;
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
