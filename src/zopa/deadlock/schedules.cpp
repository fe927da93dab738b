#include "zopa/deadlock/schedules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "zopa/base/disjoint_sets.hpp"
#include "zopa/model/steps.hpp"

namespace zopa::deadlock {
namespace {

// What is done at one time, and what just before and after it may be.
struct Group {
  std::vector<StepId> steps;
  std::vector<PartyId> confirmed_by;
  std::set<std::size_t> before;  // groups that some pair says to come before
  std::vector<std::size_t> after;
  std::size_t open = 0;   // of `before`, how many have no stage yet
  std::size_t stage = 0;  // the length of the longest chain before it
};

// The groups of one package by the least of their steps: what is done together is one.
class Weave {
 public:
  Weave(const Negotiation& negotiation, const std::vector<IssueId>& orders,
        const std::vector<OptionId>& options)
      : together_(negotiation.steps().size()) {
    std::set<StepId> named;
    for (std::size_t i = 0; i < orders.size(); ++i) {
      const StepPair& pair = *negotiation.issue(orders[i]).order;
      named.insert({pair.first, pair.second});
      if (is_together(options[i])) together_.link(pair.first.index(), pair.second.index());
    }
    for (const StepId step : named) groups_[group_of(step)].steps.push_back(step);
    for (std::size_t i = 0; i < orders.size(); ++i) {
      add(negotiation, *negotiation.issue(orders[i]).order, in_time_of(options[i]));
    }
  }

  // From what waits for nothing on (Kahn 1962); nullopt where something waits for itself.
  std::optional<Stages> stages() {
    std::vector<std::size_t> ready;
    for (auto& [id, group] : groups_) {
      group.open = group.before.size();
      if (group.open == 0) ready.push_back(id);
    }
    for (std::size_t i = 0; i < ready.size(); ++i) {
      const Group& done = groups_.at(ready[i]);
      for (const std::size_t id : done.after) {
        Group& later = groups_.at(id);
        later.stage = std::max(later.stage, done.stage + 1);
        if (--later.open == 0) ready.push_back(id);
      }
    }
    if (ready.size() < groups_.size()) return std::nullopt;
    Stages stages;
    for (const auto& [id, group] : groups_) {
      if (stages.size() <= group.stage) stages.resize(group.stage + 1);
      stages[group.stage].push_back({group.steps, awaited_by(group), group.confirmed_by});
    }
    return stages;
  }

 private:
  static bool is_together(OptionId option) {
    const InTime relation = in_time_of(option);
    return relation == InTime::together || relation == InTime::verified;
  }

  std::size_t group_of(StepId step) { return together_.first_of(step.index()); }

  void add(const Negotiation& negotiation, const StepPair& pair, InTime relation) {
    if (relation == InTime::first) come_before(pair.first, pair.second);
    if (relation == InTime::second) come_before(pair.second, pair.first);
    if (relation != InTime::verified) return;
    auto& known = groups_.at(group_of(pair.first)).confirmed_by;
    for (const PartyId one : verifiers_of(negotiation, pair)) {
      if (std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
    }
  }

  void come_before(StepId earlier, StepId later) {
    const std::size_t first = group_of(earlier);
    const std::size_t then = group_of(later);
    if (groups_.at(then).before.insert(first).second) groups_.at(first).after.push_back(then);
  }

  // The steps of those before it that are not before another of them, too.
  [[nodiscard]] std::vector<StepId> awaited_by(const Group& group) const {
    std::set<std::size_t> farther;
    if (group.before.size() > 1) {
      for (const std::size_t id : group.before) add_all_before(id, farther);
    }
    std::vector<StepId> steps;
    for (const std::size_t id : group.before) {
      if (farther.count(id) > 0) continue;
      const auto& own = groups_.at(id).steps;
      steps.insert(steps.end(), own.begin(), own.end());
    }
    std::sort(steps.begin(), steps.end());
    return steps;
  }

  void add_all_before(std::size_t id, std::set<std::size_t>& all) const {
    std::vector<std::size_t> open = {id};
    while (!open.empty()) {
      const Group& next = groups_.at(open.back());
      open.pop_back();
      for (const std::size_t before : next.before) {
        if (all.insert(before).second) open.push_back(before);
      }
    }
  }

  DisjointSets together_;
  std::map<std::size_t, Group> groups_;
};

class Collector {
 public:
  Collector(const Negotiation& negotiation, const Deadlock& deadlock)
      : negotiation_(negotiation), deadlock_(deadlock) {
    for (std::size_t i = 0; i < deadlock.issues.size(); ++i) {
      if (!negotiation.issue(deadlock.issues[i]).order) continue;
      orders_.push_back(deadlock.issues[i]);
      axes_.push_back(i);
    }
  }

  std::vector<Schedule> collect() {
    if (orders_.empty()) return {};
    for (const ZonePackage& one : deadlock_.zone) add(options_in(one.package))->is_open = true;
    for (const WayGroup* group : deadlock_.ways.groups()) {
      for (const WayClass& one : group->classes) {
        for (const Way& way : one.ways) {
          if (!way.opens.empty()) ++add(options_in(way.opens.front()))->ways;
        }
      }
    }
    for (const Proposal& proposal : negotiation_.proposals()) add(proposal);
    std::erase_if(found_, [](const Schedule& one) { return one.stages.empty(); });
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<OptionId> options_in(const Package& package) const {
    std::vector<OptionId> options;
    for (const std::size_t axis : axes_) options.push_back(package[axis]);
    return options;
  }

  void add(const Proposal& proposal) {
    std::map<IssueId, OptionId> chosen;
    for (const Proposal::Choice& choice : proposal.package) {
      chosen.emplace(choice.issue, choice.option);
    }
    std::vector<OptionId> options;
    for (const IssueId order : orders_) {
      const auto at = chosen.find(order);
      if (at == chosen.end()) return;
      options.push_back(at->second);
    }
    add(std::move(options))->proposals.push_back(proposal.id);
  }

  Schedule* add(std::vector<OptionId> options) {
    const auto at = std::find_if(found_.begin(), found_.end(),
                                 [&](const Schedule& one) { return one.options == options; });
    if (at != found_.end()) return &*at;
    Schedule schedule{orders_, std::move(options), {}, 0, false, {}};
    if (auto stages = stages_of(negotiation_, orders_, schedule.options)) {
      schedule.stages = *std::move(stages);
    }
    found_.push_back(std::move(schedule));
    return &found_.back();
  }

  const Negotiation& negotiation_;
  const Deadlock& deadlock_;
  std::vector<IssueId> orders_;
  std::vector<std::size_t> axes_;  // of the orders, in packages
  std::vector<Schedule> found_;
};

}  // namespace

std::optional<Stages> stages_of(const Negotiation& negotiation, const std::vector<IssueId>& orders,
                                const std::vector<OptionId>& options) {
  return Weave(negotiation, orders, options).stages();
}

std::vector<Schedule> schedules_of(const Negotiation& in_force, const Deadlock& deadlock) {
  return Collector(in_force, deadlock).collect();
}

}  // namespace zopa::deadlock
