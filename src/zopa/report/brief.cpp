#include "zopa/report/brief.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string>

#include "zopa/report/brief_blocks.hpp"
#include "zopa/report/brief_issues.hpp"
#include "zopa/report/brief_moved.hpp"
#include "zopa/report/brief_moves.hpp"
#include "zopa/report/brief_packages.hpp"
#include "zopa/report/brief_verdict.hpp"
#include "zopa/report/brief_ways.hpp"
#include "zopa/report/fair_in_short.hpp"
#include "zopa/report/file_section.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/offers_section.hpp"
#include "zopa/report/questions_section.hpp"
#include "zopa/report/ratification_section.hpp"
#include "zopa/report/readings_section.hpp"
#include "zopa/report/schedule_section.hpp"
#include "zopa/report/stability_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;

constexpr std::size_t kMostQuestions = 5;
constexpr std::size_t kMostReadings = 3;

Block paragraph(std::string text) { return {Block::Kind::paragraph, std::move(text)}; }

// The parts, in their order.
class Parts {
 public:
  Parts(const engine::Analysis& analysis, const Words& words)
      : analysis_(analysis), negotiation_(analysis.negotiation), words_(words) {}

  // A document has who asks for what as a table.
  [[nodiscard]] std::vector<Portion> portions(Medium medium = Medium::terminal) {
    if (analysis_.deadlock) {
      const Deadlock& deadlock = *analysis_.deadlock;
      add(what_moved(analysis_, words_));
      if (medium == Medium::terminal) add(standpoints_in_short(deadlock, words_));
      add(other_issues(deadlock, words_));
      add(what_blocks(deadlock, words_));
      add(where_demands_meet(deadlock, words_));
      add(ways_in_short(deadlock, words_));
      add(offers(deadlock));
      add(open_packages(analysis_, words_));
      add(schedules_in_short(analysis_.schedules, words_));
      add(ratification_in_short(analysis_, words_));
      add(proposals_in_short(analysis_, words_));
      add(questions());
      add(readings(deadlock));
    } else if (analysis_.verdict() && analysis_.settlements->solutions) {
      add({fair_in_short(*analysis_.settlements, words_)});
    }
    add(analysis_.stability ? lasting(words_, *analysis_.stability) : own_moves_in_short(words_));
    add(whose_word());
    return std::move(portions_);
  }

 private:
  void add(std::vector<Portion> portions) {
    for (Portion& portion : portions) portions_.push_back(std::move(portion));
  }

  [[nodiscard]] std::vector<Portion> questions() const {
    std::vector<Portion> part =
        part_of("questions", words_.say("questions.title"), questions_in_short(analysis_, words_));
    for (Portion& one : part) {
      one.more = "brief.more_questions";
      one.first = 2;
      one.most = kMostQuestions;
    }
    return part;
  }

  [[nodiscard]] std::vector<Portion> offers(const Deadlock& deadlock) const {
    if (!analysis_.offers) return {};
    std::vector<Portion> part = part_of("offers", words_.say("offers.title"),
                                        offers_in_short(*analysis_.offers, deadlock, words_));
    for (Portion& one : part) one.first = 1;
    return part;
  }

  [[nodiscard]] std::vector<Portion> readings(const Deadlock& deadlock) const {
    if (!analysis_.readings) return {};
    std::vector<Portion> part = part_of("readings", words_.say("readings.title"),
                                        readings_in_short(*analysis_.readings, deadlock, words_));
    for (Portion& one : part) {
      one.first = 0;
      one.most = kMostReadings;
    }
    return part;
  }

  // Of a deadlock the verdict says who of those needed has nobody to speak for them.
  [[nodiscard]] bool is_named_above(PartyId party) const {
    if (!analysis_.deadlock || analysis_.deadlock->conflicts.empty()) return false;
    const auto& needed = analysis_.deadlock->packages.not_excluded;
    return std::any_of(needed.begin(), needed.end(),
                       [&](const auto& one) { return one.party == party; });
  }

  [[nodiscard]] std::vector<Portion> whose_word() const {
    std::array<std::size_t, kBasisLevels> claims{};
    std::vector<PartyId> silent;
    for (const auto& party : analysis_.evidence) {
      for (std::size_t level = 0; level < kBasisLevels; ++level) {
        claims.at(level) += party.claims.at(level);
      }
      if (party.is_silent(negotiation_)) silent.push_back(party.party);
    }
    if (std::accumulate(claims.begin(), claims.end(), std::size_t{0}) == 0) return {};
    Portion part{.id = "whose_word", .title = words_.say("brief.whose_word")};
    part.head.push_back(bullet(balance(claims)));
    // All of them, where one was not named above: else the others would seem to have a voice.
    if (!std::all_of(silent.begin(), silent.end(),
                     [&](auto party) { return is_named_above(party); })) {
      part.head.push_back(
          bullet(words_.say("evidence.silent", {{"parties", words_.names(silent)}})));
    }
    if (!analysis_.disputed.empty()) {
      part.head.push_back(
          bullet(words_.say("brief.disputed", {{"count", analysis_.disputed.size()}})));
    }
    if (!analysis_.former_voices.empty()) {
      std::set<std::string> rest;
      for (const auto& one : analysis_.former_voices) {
        rest.insert(one.claims.begin(), one.claims.end());
      }
      part.head.push_back(bullet(words_.say(
          "brief.former", {{"voices", voices_in_words(words_)}, {"count", rest.size()}})));
    }
    for (const auto& one : analysis_.events) {
      if (one.claims.empty()) continue;
      part.head.push_back(
          bullet(words_.say("brief.event", {{"event", one.event.name},
                                            {"date", one.event.date},
                                            {"changes", changes_in_words(one.event, words_)},
                                            {"count", one.claims.size()}})));
    }
    return {std::move(part)};
  }

  // How many claims there are of each basis, and what the word means.
  [[nodiscard]] std::string balance(const std::array<std::size_t, kBasisLevels>& claims) const {
    std::size_t total = 0;
    List of_basis{Join::commas, {}};
    for (std::size_t level = 0; level < kBasisLevels; ++level) {
      total += claims.at(level);
      if (claims.at(level) == 0) continue;
      const auto basis = static_cast<Basis>(level);
      of_basis.parts.emplace_back(Message("brief.of_basis", {{"count", claims.at(level)},
                                                             {"basis", words_.basis(basis)},
                                                             {"which", to_text(basis)}}));
    }
    return words_.say("brief.evidence", {{"total", total},
                                         {"sources", negotiation_.sources().size()},
                                         {"parts", std::move(of_basis)}});
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
  std::vector<Portion> portions_;
};

void add_lines(const std::vector<Block>& blocks, std::vector<BriefLine>& lines) {
  for (const Block& block : blocks) {
    lines.push_back({block.text, static_cast<std::size_t>(block.level)});
  }
}

Brief opening_of(const engine::Analysis& analysis, const Words& words) {
  return {headline(analysis, words),
          verdict_in_short(analysis, words),
          scope_in_short(analysis, words),
          day_in_short(analysis, words),
          {}};
}

// What stands above the parts.
Document to_opening(const Brief& brief) {
  Document opening = {paragraph(brief.headline)};
  std::string said;
  for (const std::string& sentences :
       {brief.verdict, brief.as_of.value_or(""), brief.scope.value_or("")}) {
    if (sentences.empty()) continue;
    said += (said.empty() ? "" : " ") + sentences;
  }
  if (!said.empty()) opening.push_back(paragraph(std::move(said)));
  return opening;
}

}  // namespace

Brief brief_of(const engine::Analysis& analysis, const words::Catalogue& catalogue) {
  const Words words(analysis.negotiation, catalogue);
  Brief brief = opening_of(analysis, words);
  for (const Portion& portion : Parts(analysis, words).portions()) {
    if (!portion.id.empty()) brief.parts.push_back({portion.id, portion.title, {}});
    if (portion.where == Where::drawn) continue;
    std::vector<BriefLine>& lines = brief.parts.back().lines;
    add_lines(portion.head, lines);
    for (const Entry& entry : portion.entries) add_lines(entry.blocks, lines);
    if (portion.beyond > 0) {
      add_lines({bullet(words.say(portion.more, {{"count", portion.beyond}}), portion.level)},
                lines);
    }
  }
  return brief;
}

Document to_document(const Brief& brief) {
  Document document = to_opening(brief);
  for (const BriefPart& part : brief.parts) {
    document.push_back({Block::Kind::heading, part.title, 1});
    for (const BriefLine& line : part.lines) {
      document.push_back({Block::Kind::item, line.text, static_cast<int>(line.level)});
    }
  }
  return document;
}

std::vector<std::string> parts_of_brief() {
  return {"evidence", "deadlock",    "proposals", "ratification", "schedules", "readings",
          "offers",   "settlements", "questions", "stability",    "moved"};
}

Document to_brief(const engine::Analysis& analysis, const words::Catalogue& catalogue,
                  Medium medium) {
  const Words words(analysis.negotiation, catalogue);
  Document opening = to_opening(opening_of(analysis, words));
  opening.insert(opening.begin(), {Block::Kind::title, analysis.negotiation.title()});
  const bool is_terminal = medium == Medium::terminal;
  const std::string rest = is_terminal ? words.say("brief.rest") : std::string();
  const std::vector<Portion> portions = Parts(analysis, words).portions(medium);
  return fitted(opening, portions, rest, {kBriefLines, is_terminal}, words);
}

}  // namespace zopa::report
