#include "zopa/report/schedule_section.hpp"

#include <string>
#include <utility>

namespace zopa::report {
namespace {

using deadlock::Schedule;
using deadlock::ScheduledSteps;

class ScheduleWords {
 public:
  explicit ScheduleWords(const Words& words) : words_(words) {}

  // "in two of the ways out and in the proposal `draft`"
  [[nodiscard]] Value where(const Schedule& schedule) const {
    List where;
    if (schedule.is_open) where.parts.emplace_back(Message("schedule.open"));
    if (schedule.ways > 0) {
      where.parts.emplace_back(Message("schedule.ways", {{"count", schedule.ways}}));
    }
    if (!schedule.proposals.empty()) {
      where.parts.emplace_back(Message(
          "schedule.proposals", {{"proposals", List{Join::all, codes(schedule.proposals)}}}));
    }
    return where;
  }

  // "Weapons handed in (South) and Seats taken at the same time, in stages that Judge confirms"
  [[nodiscard]] Message steps(const ScheduledSteps& found, bool says_after) const {
    const bool waits = says_after && !found.waits_for.empty();
    return Message("schedule.steps",
                   {{"steps", named(found.steps, true)},
                    {"together", yes_or_no(found.steps.size() > 1)},
                    {"confirmed", yes_or_no(!found.confirmed_by.empty())},
                    {"verifiers", words_.names(found.confirmed_by)},
                    {"waits", yes_or_no(waits)},
                    {"awaited", named(waits ? found.waits_for : std::vector<StepId>{}, false)}});
  }

  // "A; then B and C at the same time"
  [[nodiscard]] Value in_short(const Schedule& schedule) const {
    Value said = stage(schedule.stages.front());
    for (std::size_t i = 1; i < schedule.stages.size(); ++i) {
      said = Message("schedule.then", {{"before", said}, {"after", stage(schedule.stages[i])}});
    }
    return said;
  }

 private:
  [[nodiscard]] Value stage(const std::vector<ScheduledSteps>& stage) const {
    List parts;
    for (const ScheduledSteps& found : stage) parts.parts.emplace_back(steps(found, false));
    if (stage.size() == 1) return parts;
    return Message("schedule.any_order", {{"parts", std::move(parts)}});
  }

  [[nodiscard]] List named(const std::vector<StepId>& ids, bool says_who) const {
    List list;
    for (const StepId id : ids) {
      const Step& step = words_.negotiation().step(id);
      const bool has_party = says_who && step.by;
      list.parts.emplace_back(
          Message("schedule.step", {{"step", step.name},
                                    {"has_party", yes_or_no(has_party)},
                                    {"party", has_party ? words_.name(*step.by) : Name{}}}));
    }
    return list;
  }

  const Words& words_;
};

}  // namespace

void write_schedules(const std::vector<Schedule>& schedules, const Words& words,
                     Document& document) {
  if (schedules.empty()) return;
  const ScheduleWords said(words);
  document.push_back({Block::Kind::heading, words.say("schedule.title")});
  document.push_back({Block::Kind::paragraph, words.say("schedule.help")});
  for (const Schedule& schedule : schedules) {
    document.push_back(
        {Block::Kind::item, words.say("schedule.of", {{"where", said.where(schedule)}}), 0});
    for (const auto& stage : schedule.stages) {
      for (const ScheduledSteps& found : stage) {
        document.push_back({Block::Kind::item, words.text(said.steps(found, true)) + ".", 1});
      }
    }
  }
}

std::vector<Portion> schedules_in_short(const std::vector<Schedule>& schedules,
                                        const Words& words) {
  const ScheduleWords said(words);
  std::vector<std::string> lines;
  for (const Schedule& schedule : schedules) {
    lines.push_back(words.say(
        "schedule.short", {{"where", said.where(schedule)}, {"steps", said.in_short(schedule)}}));
  }
  return part_of("schedules", words.say("schedule.title"), lines);
}

}  // namespace zopa::report
