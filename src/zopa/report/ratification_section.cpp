#include "zopa/report/ratification_section.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "zopa/report/brief_blocks.hpp"
#include "zopa/report/brief_ways.hpp"
#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::PackageCount;
using deadlock::Ratification;
using deadlock::Verdict;

bool is_none(const PackageCount& count) { return count.any == false; }

bool contains(const std::vector<PartyId>& parties, PartyId party) {
  return std::find(parties.begin(), parties.end(), party) != parties.end();
}

// "Senate must say yes for United States afterwards, and would stop …"
std::string of_ratifier(const deadlock::PartyCount& stops, const Ratification& found,
                        const Words& words) {
  const PackageCount& can_be_signed = found.can_be_signed.tabled;
  const PackageCount& stopped = stops.packages.tabled;
  const char* what = "some";
  if (contains(found.nobody_asked, stops.party)) {
    what = "unasked";
  } else if (is_none(can_be_signed)) {
    what = "unsigned";
  } else if (is_none(stopped)) {
    what = "none";
  } else if (!stopped.count || !can_be_signed.count) {
    what = "unknown";
  } else if (*stopped.count == *can_be_signed.count) {
    what = "all";
  }
  const Party& party = words.negotiation().party(stops.party);
  return words.say("ratification.ratifier", {{"party", words.name(stops.party)},
                                             {"principal", words.name(*party.of)},
                                             {"what", what},
                                             {"stopped", stopped.count.value_or(Count{})},
                                             {"signed", can_be_signed.count.value_or(Count{})}});
}

std::string counts_of(const Ratification& found, const Words& words) {
  return words.say("ratification.counts", {{"signed", how_many(found.can_be_signed.tabled)},
                                           {"signed_in_all", how_many(found.can_be_signed.all)},
                                           {"stand", how_many(found.would_stand.tabled)},
                                           {"stand_in_all", how_many(found.would_stand.all)}});
}

std::vector<std::string> who_and_how_much(const Ratification& found, const Words& words) {
  std::vector<std::string> lines;
  for (const auto& stops : found.stopped_by) lines.push_back(of_ratifier(stops, found, words));
  lines.push_back(counts_of(found, words));
  return lines;
}

// The answer with ratifiers, of whose conflicts those are left that the table does not have.
Deadlock beyond_the_table(const Ratification& found) {
  Deadlock beyond = *found.with;
  beyond.conflicts = found.conflicts;
  return beyond;
}

std::vector<Portion> renamed(std::vector<Portion> portions, std::string id, std::string title) {
  if (portions.empty()) return portions;
  portions.front().id = std::move(id);
  portions.front().title = std::move(title);
  return portions;
}

class RatificationSection : private DocumentWriter {
 public:
  RatificationSection(const Ratification& found, const Words& words, Cards& cards,
                      Document& document)
      : DocumentWriter(document), found_(found), words_(words), cards_(cards) {}

  void write() {
    heading(words_.say("ratification.title"));
    paragraph(words_.say("ratification.intro"));
    for (std::string& one : who_and_how_much(found_, words_)) item(std::move(one));
    write_packages();
    if (!found_.with) return;
    const Deadlock beyond = beyond_the_table(found_);
    if (!beyond.conflicts.empty()) {
      heading(words_.say("ratification.blocks"));
      paragraph(words_.say("ratification.blocks_intro"));
      cards_.write(beyond.conflicts);
    }
    write_ways(beyond, words_, document_, "ratification.ways");
    write_lines();
  }

 private:
  // What can be signed, and who would stop each.
  void write_packages() {
    const bool is_any_stopped =
        std::any_of(found_.packages.begin(), found_.packages.end(),
                    [](const auto& one) { return !one.stopped_by.empty(); });
    if (!is_any_stopped) return;
    for (const deadlock::SignedPackage& one : found_.packages) {
      item(words_.say("ratification.package",
                      {{"package", words_.package(found_.issues, one.package)},
                       {"stopped", yes_or_no(!one.stopped_by.empty())},
                       {"parties", words_.names(one.stopped_by)}}),
           1);
    }
  }

  // Lines of ratifiers that no card has shown.
  void write_lines() {
    for (const auto& line : found_.with->lines) {
      if (contains(found_.ratifiers, line.party) && !cards_.has_shown(line.id)) {
        cards_.write_line(line.id, true, 0);
      }
    }
  }

  const Ratification& found_;
  const Words& words_;
  Cards& cards_;
};

}  // namespace

bool stands_nothing(const engine::Analysis& analysis) {
  if (!analysis.ratification) return false;
  const Ratification& found = *analysis.ratification;
  return found.can_be_signed.tabled.any == true && is_none(found.would_stand.tabled);
}

void add_sentences_of_ratification(const engine::Analysis& analysis, const Words& words,
                                   List& sentences) {
  if (!analysis.ratification) return;
  const Ratification& found = *analysis.ratification;
  std::vector<PartyId> asked;
  for (const PartyId party : found.ratifiers) {
    if (!contains(found.nobody_asked, party)) asked.push_back(party);
  }
  const PackageCount& stand = found.would_stand.tabled;
  const char* what = "some";
  if (is_none(found.can_be_signed.tabled)) {
    what = "unsigned";
  } else if (is_none(stand)) {
    what = "none";
  } else if (stand == found.can_be_signed.tabled) {
    what = "all";
  }
  if (!asked.empty()) {
    sentences.parts.emplace_back(
        Message("ratification.verdict",
                with_count(stand, {{"parties", words.names(asked)}, {"what", what}})));
  }
  if (found.nobody_asked.empty()) return;
  sentences.parts.emplace_back(
      Message("ratification.unasked", {{"parties", words.names(found.nobody_asked)}}));
}

std::vector<Portion> ratification_in_short(const engine::Analysis& analysis, const Words& words) {
  if (!analysis.ratification) return {};
  const Ratification& found = *analysis.ratification;
  std::vector<std::string> lines = who_and_how_much(found, words);
  const bool has_own_ways = found.with && analysis.deadlock->verdict != Verdict::deadlock &&
                            found.with->verdict == Verdict::deadlock;
  if (found.with && !has_own_ways && found.with->verdict == Verdict::deadlock) {
    lines.push_back(words.say("ratification.ways_count",
                              {{"count", found.with->ways.count()},
                               {"complete", yes_or_no(found.with->ways.complete())}}));
  }
  const std::size_t all = lines.size();
  std::vector<Portion> portions = part_of("ratification", words.say("ratification.title"), lines);
  for (Portion& one : portions) one.first = all;
  if (!found.with) return portions;
  const Deadlock beyond = beyond_the_table(found);
  std::vector<Portion> blocks =
      renamed(what_blocks(beyond, words), "blocks_afterwards", words.say("ratification.blocks"));
  portions.insert(portions.end(), blocks.begin(), blocks.end());
  if (!has_own_ways) return portions;
  std::vector<Portion> ways =
      renamed(ways_in_short(beyond, words), "ways_afterwards", words.say("ratification.ways"));
  portions.insert(portions.end(), ways.begin(), ways.end());
  return portions;
}

void write_ratification(const engine::Analysis& analysis, const Words& words, Cards& cards,
                        Document& document) {
  if (!analysis.ratification) return;
  RatificationSection(*analysis.ratification, words, cards, document).write();
}

}  // namespace zopa::report
