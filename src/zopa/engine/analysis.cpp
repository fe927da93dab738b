#include "zopa/engine/analysis.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/model/date.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::engine {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool needs_any(const EngineEntry& entry, const std::vector<std::string>& names) {
  return std::any_of(entry.needs.begin(), entry.needs.end(),
                     [&](std::string_view need) { return contains(names, need); });
}

bool is_key(const EngineEntry& entry, std::string_view key) {
  return std::find(entry.keys.begin(), entry.keys.end(), key) != entry.keys.end();
}

void forget(const EngineEntry& entry, Analysis& answer) {
  std::erase(answer.parts, entry.name);
  std::erase(answer.stopped, entry.name);
  std::erase_if(answer.not_computed,
                [&](const NotComputed& missing) { return is_key(entry, missing.part); });
}

bool can_begin(const EngineEntry& entry, const Run& run) {
  return entry.stops_by_itself || !is_reached(run.limits);
}

void look_at(const EngineEntry& entry, const Negotiation& file, const Options& options,
             const Run& run, Analysis& answer) {
  Outcome outcome{Message("why.stopped"), true};
  if (can_begin(entry, run)) outcome = entry.run(file, options, run, answer);
  answer.parts.emplace_back(entry.name);
  if (outcome.is_stopped) answer.stopped.emplace_back(entry.name);
  if (!outcome.why) return;
  for (const std::string_view key : entry.keys) {
    answer.not_computed.push_back({std::string(key), *outcome.why});
  }
}

}  // namespace

bool Analysis::has(std::string_view part) const { return contains(parts, part); }

std::optional<deadlock::Verdict> Analysis::verdict() const {
  if (deadlock) return deadlock->verdict;
  const bool is_known = !negotiation.utilities().empty() && settlements &&
                        settlements->has_all_reservations() && settlements->reaches_all;
  if (!is_known) return std::nullopt;
  return *settlements->reaches_all ? deadlock::Verdict::agreement_possible
                                   : deadlock::Verdict::deadlock;
}

bool Analysis::is_of_earlier_day() const {
  if (as_of.date.empty() && !as_of.round) return false;  // everything counts
  const auto latest = latest_round(negotiation);
  return !known_later.empty() || (latest && (!as_of.round || *as_of.round < *latest));
}

const Message* Analysis::why_not_computed(std::string_view part) const {
  for (const NotComputed& missing : not_computed) {
    if (missing.part == part) return &missing.why;
  }
  return nullptr;
}

Result<Day> day_named(const Negotiation& file, const std::string& text) {
  if (text.empty()) return latest_day(file);
  std::vector<std::string> known;
  for (std::size_t i = 0; i < file.rounds().size(); ++i) {
    if (file.rounds()[i].id == text) return day_of(file, RoundId{i});
    known.push_back(file.rounds()[i].id);
  }
  if (is_date(text) && text != "unknown") return day_on(file, text);
  const Value what_is_known = known.empty() ? Message("fault.lists_none") : hint(text, known);
  return tl::unexpected(fault(
      "unknown-name", Message("fault.no_day", {{"name", Code{text}}, {"hint", what_is_known}})));
}

std::vector<Diagnostic> warnings_of(const Negotiation& file, const Negotiation& in_force,
                                    const Day& as_of, const Limits* limits) {
  std::vector<Diagnostic> warnings = evidence::review(file, in_force, as_of);
  const auto warn = [&](const char* code, Place place, Message message) {
    warnings.push_back({Severity::warning, code, std::move(message), in_force.file(), place, {}});
  };
  if (has_joint_issue(in_force)) {
    for (const auto& contradiction : deadlock::self_contradictions(in_force, limits)) {
      warn("own-lines-collide", contradiction.place,
           Message("remark.own_lines_collide",
                   {{"party", name_of(in_force.party(contradiction.party))},
                    {"lines", List{Join::all, codes(contradiction.lines)}}}));
    }
    for (const auto& pair : deadlock::accepted_but_excluded(in_force, limits)) {
      warn("accepted-but-excluded", in_force.position(pair.acceptance).place,
           Message("remark.accepted_but_excluded",
                   {{"acceptance", Code{in_force.position(pair.acceptance).id}},
                    {"line", Code{in_force.position(pair.red_line).id}}}));
    }
  }
  std::stable_sort(warnings.begin(), warnings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.place.line < b.place.line;
  });
  return warnings;
}

void ViewOptions::describe(Fields& fields) {
  fields.name("as-of", "DAY", as_of,
              "Answer for this date, or for the day after this round; by default for the later of "
              "`as_of` and the last round held");
  fields.list("without", "ID", without,
              "Leave out the claim, rule, bloc or statement with this id; may be repeated");
  fields.flag("tabled-only", tabled_only, "Leave hypothetical options out");
  fields.flag("without-former-voices", without_former,
              "Leave out what rests on people alone who no longer speak for their party");
}

void Options::describe(Fields& fields) {
  ViewOptions::describe(fields);
  deadlock.describe(fields);
}

std::vector<std::string> parts_of_deadlock() {
  return {"deadlock",     "bargaining_range", "proposals", "moved",
          "ratification", "readings",         "offers"};
}

std::vector<std::string> parts_shown_first() {
  return {"evidence", "warnings", "deadlock", "bargaining_range", "proposals", "ratification"};
}

Options page_options() {
  Options options;
  options.deadlock.most_listed = options.robust.most_packages;
  options.deadlock.ways_shown = 30;  // as many columns as a picture has room for
  return options;
}

Result<Negotiation> view_of(const Negotiation& file, const ViewOptions& options) {
  const auto day = day_named(file, options.as_of);
  if (!day) return tl::unexpected(day.error());
  return in_force(file, {*day, options.without, options.tabled_only, options.without_former});
}

Result<Analysis> analyze(const Negotiation& file, const Options& options, const Run& run) {
  const auto day = day_named(file, options.as_of);
  if (!day) return tl::unexpected(day.error());
  const View view{*day, options.without, options.tabled_only, options.without_former};
  auto negotiation = in_force(file, view);
  if (!negotiation) return tl::unexpected(negotiation.error());
  Analysis answer;
  answer.negotiation = std::move(*negotiation);
  answer.as_of = *day;
  answer.known_later = known_later(file, view);
  answer.without = options.without;
  answer.tabled_only = options.tabled_only;
  answer.without_former = options.without_former;
  return completed(std::move(answer), file, options, run);
}

Analysis completed(Analysis answer, const Negotiation& file, const Options& options,
                   const Run& run) {
  std::vector<std::string> renewed;
  for (const EngineEntry* entry : entries_for(options.parts)) {
    const bool is_there = answer.has(entry->name);
    const bool is_whole = is_there && !contains(answer.stopped, entry->name);
    if (is_whole && !needs_any(*entry, renewed)) continue;
    if (is_there && !can_begin(*entry, run)) continue;
    forget(*entry, answer);
    look_at(*entry, file, options, run, answer);
    renewed.emplace_back(entry->name);
  }
  std::stable_sort(answer.not_computed.begin(), answer.not_computed.end(),
                   [](const NotComputed& a, const NotComputed& b) {
                     return place_of_key(a.part) < place_of_key(b.part);
                   });
  return answer;
}

}  // namespace zopa::engine
