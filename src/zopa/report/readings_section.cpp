#include "zopa/report/readings_section.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "zopa/report/file_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Reading;
using deadlock::Readings;
using deadlock::Verdict;

constexpr std::size_t kMostShown = 12;

// By kind, of several at once.
constexpr std::array<const char*, 6> kShort = {"brief.not_needed",   "brief.needed",
                                               "brief.demand_only",  "brief.disputed_apart",
                                               "brief.former_apart", "brief.as_written"};

class ReadingsSection : private DocumentWriter {
 public:
  ReadingsSection(const deadlock::Deadlock& as_it_is, const Words& words, Document& document)
      : DocumentWriter(document), as_it_is_(as_it_is), words_(words) {}

  void write(const Readings& readings) {
    heading(words_.say("readings.title"));
    const std::size_t changing = readings.changing.size();
    paragraph(words_.say("readings.intro", {{"changing", changing}}));
    const std::size_t shown = std::min(changing, kMostShown);
    for (std::size_t i = 0; i < shown; ++i) {
      const Reading& one = readings.changing[i];
      item(words_.say("readings.reading", {{"if", condition(one)}, {"then", then(one)}}));
    }
    if (shown < changing) item(words_.say("readings.more", {{"count", changing - shown}}));
    if (readings.unchanging > 0) {
      paragraph(words_.say("readings.unchanging",
                           {{"count", readings.unchanging}, {"others", yes_or_no(changing > 0)}}));
    }
    if (readings.unknown > 0) {
      paragraph(words_.say("readings.unknown", {{"count", readings.unknown}}));
    }
  }

  // Those of one kind that change the same stand together, without ids.
  [[nodiscard]] std::vector<std::string> in_short(const Readings& readings) const {
    std::vector<std::pair<std::string, std::vector<Reading>>> groups;  // what they change
    for (const Reading& one : readings.changing) {
      std::string changed = words_.text(then(one));
      auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& other) {
        return other.second.front().kind == one.kind && other.first == changed;
      });
      if (group == groups.end())
        group = groups.emplace(group, std::move(changed), std::vector<Reading>{});
      group->second.push_back(one);
    }
    std::vector<std::string> lines;
    for (const auto& [changed, alike] : groups) {
      const Message condition{kShort.at(static_cast<std::size_t>(alike.front().kind)),
                              {{"of", what_is_read(alike)}}};
      lines.push_back(words_.say("readings.reading", {{"if", condition}, {"then", changed}}));
    }
    return lines;
  }

 private:
  // Of one kind: the parties, the statements, or the red lines, party by party.
  [[nodiscard]] List what_is_read(const std::vector<Reading>& alike) const {
    const Negotiation& negotiation = words_.negotiation();
    List list{Join::any, {}};
    std::map<PartyId, std::vector<IssueId>> lines;  // of its first one: the issues
    std::map<PartyId, std::size_t> counts;
    for (const Reading& one : alike) {
      if (one.kind == Reading::Kind::demand_only) {
        const Position& line = negotiation.position(*one.line);
        lines.try_emplace(line.party, issues_of(std::get<RedLine>(line.claim).formula));
        ++counts[line.party];
      } else if (one.kind == Reading::Kind::disputed) {
        const Statement& statement = negotiation.statement(*one.statement);
        list.parts.emplace_back(Quoted{statement.quote.empty() ? statement.text : statement.quote});
      } else if (one.kind == Reading::Kind::former_voices) {
        list = voices_in_words(words_);
      } else if (one.kind == Reading::Kind::as_written) {
        list.parts.emplace_back(words_.quoted(one.issue, one.text));
      } else {
        list.parts.emplace_back(words_.name(one.party));
      }
    }
    for (const auto& [party, issues] : lines) {
      list.parts.emplace_back(Message("brief.lines_of", {{"party", words_.name(party)},
                                                         {"count", counts[party]},
                                                         {"issues", words_.issues(issues)}}));
    }
    return list;
  }

  [[nodiscard]] Message condition(const Reading& one) const {
    const Negotiation& negotiation = words_.negotiation();
    switch (one.kind) {
      case Reading::Kind::demand_only:
        return {"readings.demand_only",
                {{"line", Code{negotiation.position(*one.line).id}},
                 {"party", words_.name(negotiation.position(*one.line).party)}}};
      case Reading::Kind::disputed:
        return {"readings.disputed",
                {{"statement", Code{negotiation.statement(*one.statement).id}}}};
      case Reading::Kind::former_voices:
        return {"readings.former_voices", {{"voices", voices_in_words(words_)}}};
      case Reading::Kind::as_written:
        return {"readings.as_written", {{"option", words_.quoted(one.issue, one.text)}}};
      case Reading::Kind::needed:
        return {"readings.needed", {{"party", words_.name(one.party)}}};
      case Reading::Kind::not_needed:
        return {"readings.not_needed", {{"party", words_.name(one.party)}}};
    }
    return Message("readings.title");
  }

  [[nodiscard]] Message then(const Reading& one) const {
    if (one.verdict == Verdict::agreement_possible) return Message("readings.possible");
    if (one.verdict == Verdict::demands_only) return Message("readings.demands_only");
    return {"readings.deadlock",
            {{"still", yes_or_no(as_it_is_.verdict == Verdict::deadlock)},
             {"ways", one.ways},
             {"complete", yes_or_no(one.ways_complete)},
             {"before", as_it_is_.ways.count()},
             {"same", yes_or_no(one.ways_complete && one.ways == as_it_is_.ways.count())},
             {"new", one.ways_new}}};
  }

  const deadlock::Deadlock& as_it_is_;
  const Words& words_;
};

}  // namespace

std::vector<std::string> readings_in_short(const Readings& readings,
                                           const deadlock::Deadlock& as_it_is, const Words& words) {
  Document unused;
  return ReadingsSection(as_it_is, words, unused).in_short(readings);
}

void write_readings(const Readings& readings, const deadlock::Deadlock& as_it_is,
                    const Words& words, Document& document) {
  if (readings.changing.empty() && readings.unchanging == 0 && readings.unknown == 0) return;
  ReadingsSection(as_it_is, words, document).write(readings);
}

}  // namespace zopa::report
