#include "zopa/report/deadlock_section.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "zopa/report/offers_section.hpp"
#include "zopa/report/range_section.hpp"
#include "zopa/report/readings_section.hpp"
#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::Standing;
using deadlock::Verdict;

// deadlock::Standing, then what is not known.
constexpr std::array<const char*, 5> kCases = {"contested", "compatible", "one_sided", "unknown",
                                               "not_known"};

class DeadlockSection : private DocumentWriter {
 public:
  DeadlockSection(const engine::Analysis& analysis, const Words& words, Cards& cards,
                  Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        deadlock_(*analysis.deadlock),
        negotiation_(words.negotiation()),
        words_(words),
        cards_(cards) {}

  void write() {
    write_zone();
    write_conflicts();
    write_ways(deadlock_, words_, document_);
    if (analysis_.offers) write_offers(*analysis_.offers, deadlock_, words_, document_);
    if (analysis_.readings) write_readings(*analysis_.readings, deadlock_, words_, document_);
    write_collisions();
    write_other_lines();
    write_issues();
    write_islands();
    write_blocs();
    if (analysis_.bargaining_range) {
      write_bargaining_range(*analysis_.bargaining_range, words_, document_);
    }
  }

 private:
  // The tabled packages that nothing excludes.
  void write_zone() {
    if (deadlock_.zone.empty()) return;
    heading(words_.say("zone.title"));
    std::vector<std::size_t> axes(deadlock_.issues.size());
    std::iota(axes.begin(), axes.end(), std::size_t{0});
    for (std::string& one : zone_in_words(deadlock_, axes, words_)) item(std::move(one));
    const auto& tabled = deadlock_.packages.zone.tabled;
    if (!tabled.count || *tabled.count != Count{deadlock_.zone.size()}) {
      paragraph(
          words_.say("zone.first", {{"shown", deadlock_.zone.size()}, {"all", how_many(tabled)}}));
    }
  }

  void write_conflicts() {
    if (deadlock_.conflicts.empty()) return;
    const char* complete = yes_or_no(deadlock_.conflicts_complete);
    heading(words_.say("conflicts.title",
                       {{"count", deadlock_.conflicts.size()}, {"complete", complete}}));
    paragraph(words_.say(
        "conflicts.intro",
        {{"complete", complete}, {"rule", yes_or_no(negotiation_.agreement().has_value())}}));
    cards_.write(deadlock_.conflicts);
  }

  void write_collisions() {
    if (deadlock_.collisions.empty()) return;
    heading(words_.say("collisions.title"));
    paragraph(
        words_.say("collisions.intro", {{"complete", yes_or_no(deadlock_.collisions_complete)}}));
    cards_.write(deadlock_.collisions);
  }

  // Red lines and reservations that no card above has shown; also those that take no part.
  void write_other_lines() {
    std::vector<std::string> ids;
    for (const auto& line : deadlock_.lines) ids.push_back(line.id);
    for (const std::string& id : deadlock_.lines_not_counted) {
      const Position* claim = words_.claim_called(id);
      if (claim != nullptr && std::holds_alternative<RedLine>(claim->claim)) ids.push_back(id);
    }
    std::erase_if(ids, [&](const std::string& id) { return cards_.has_shown(id); });
    if (ids.empty()) return;
    heading(words_.say(deadlock_.conflicts.empty() ? "lines.title" : "lines.title_other"));
    for (const std::string& id : ids) cards_.write_line(id, true, 0);
  }

  // What is known of each: of issues that are in the same case one sentence.
  void write_issues() {
    heading(words_.say("issues.title"));
    std::map<std::pair<std::size_t, std::vector<PartyId>>, std::vector<IssueId>> cases;
    for (const deadlock::IssueState& one : deadlock_.states) {
      const bool names_silent = one.state == Standing::one_sided;
      cases[{case_of(one), names_silent ? one.silent : std::vector<PartyId>{}}].push_back(
          one.issue);
    }
    for (const auto& [one, issues] : cases) {
      item(words_.say("issues.state", {{"state", kCases.at(one.first)},
                                       {"issues", words_.issues(issues)},
                                       {"parties", words_.names(one.second)}}));
    }
  }

  static std::size_t case_of(const deadlock::IssueState& issue) {
    return issue.state ? static_cast<std::size_t>(*issue.state) : kCases.size() - 1;
  }

  void write_islands() {
    if (deadlock_.verdict != Verdict::deadlock) return;
    if (deadlock_.islands.empty()) item(words_.say("islands.none"));
    for (const auto& island : deadlock_.islands) {
      item(words_.say("islands.island", {{"issues", words_.issues(island.issues)},
                                         {"silent", words_.names(island.subject_to)},
                                         {"apart", yes_or_no(!island.asked_apart.empty())},
                                         {"demands", words_.issues(island.asked_apart)}}));
    }
    if (!deadlock_.islands_complete) item(words_.say("islands.more"));
  }

  void write_blocs() {
    if (deadlock_.blocs.empty()) return;
    heading(words_.say("blocs.title"));
    for (const auto& effect : deadlock_.blocs) write_bloc(effect);
  }

  void write_bloc(const deadlock::BlocEffect& effect) {
    const Bloc& bloc = negotiation_.blocs()[effect.bloc.index()];
    item(words_.say("blocs.bloc", {{"id", Code{bloc.id}},
                                   {"parties", words_.names(bloc.with)},
                                   {"before", yes_or_no(!bloc.before.empty())},
                                   {"kind", Quoted{bloc.before}},
                                   {"basis", words_.basis(effect.basis, effect.because)}}));
    cards_.write_statements(bloc.because, 1);
    item(words_.say("blocs.counts", {{"tabled", how_many(effect.zone.tabled)},
                                     {"all", how_many(effect.zone.all)},
                                     {"conflicts", effect.conflicts.size()}}),
         1);
    for (const auto& unknown : effect.unknown) {
      item(words_.say("blocs.unknown", {{"party", words_.name(unknown.party)},
                                        {"issues", words_.issues(unknown.issues)}}),
           1);
    }
    cards_.write(effect.conflicts);
  }

  const engine::Analysis& analysis_;
  const Deadlock& deadlock_;
  const Negotiation& negotiation_;
  const Words& words_;
  Cards& cards_;
};

}  // namespace

std::string package_in_words(const Deadlock& deadlock, const Package& package,
                             const std::vector<std::size_t>& axes, const Words& words) {
  std::vector<IssueId> issues;
  Package options;
  for (const std::size_t axis : axes) {
    issues.push_back(deadlock.issues[axis]);
    options.push_back(package[axis]);
  }
  return words.package(issues, options);
}

std::vector<std::string> zone_in_words(const Deadlock& deadlock,
                                       const std::vector<std::size_t>& axes, const Words& words) {
  std::vector<const deadlock::ZonePackage*> most_accepted;
  for (const auto& open : deadlock.zone) most_accepted.push_back(&open);
  std::stable_sort(most_accepted.begin(), most_accepted.end(), [](const auto* a, const auto* b) {
    return a->accepted_by.size() > b->accepted_by.size();
  });
  std::vector<std::string> packages;
  for (const auto* open : most_accepted) {
    std::string one = words.say(
        "zone.package", {{"package", package_in_words(deadlock, open->package, axes, words)},
                         {"accepted", yes_or_no(!open->accepted_by.empty())},
                         {"parties", words.names(open->accepted_by)}});
    if (std::find(packages.begin(), packages.end(), one) == packages.end()) {
      packages.push_back(std::move(one));
    }
  }
  return packages;
}

void write_deadlock(const engine::Analysis& analysis, const Words& words, Cards& cards,
                    Document& document) {
  DeadlockSection(analysis, words, cards, document).write();
}

}  // namespace zopa::report
