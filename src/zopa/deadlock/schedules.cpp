#include "zopa/deadlock/schedules.hpp"

#include <algorithm>
#include <utility>

#include "zopa/model/steps.hpp"

namespace zopa::deadlock {
namespace {

// What is before what, as a package has it: steps that are done together are one.
class Weave {
 public:
  Weave(const Negotiation& negotiation, const std::vector<IssueId>& orders,
        const std::vector<OptionId>& options)
      : negotiation_(negotiation),
        group_(negotiation.steps().size()),
        is_named_(group_.size(), false),
        before_(group_.size(), std::vector<bool>(group_.size(), false)) {
    for (std::size_t s = 0; s < group_.size(); ++s) group_[s] = s;
    for (std::size_t i = 0; i < orders.size(); ++i) join(pair_of(orders[i]), options[i]);
    for (std::size_t i = 0; i < orders.size(); ++i) order(pair_of(orders[i]), options[i]);
    close();
  }

  [[nodiscard]] bool goes_round() const {
    for (std::size_t s = 0; s < group_.size(); ++s) {
      if (before_[s][s]) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<std::vector<ScheduledSteps>> stages() const {
    std::vector<std::vector<ScheduledSteps>> stages;
    const std::vector<std::size_t> longest = longest_before();
    for (std::size_t s = 0; s < group_.size(); ++s) {
      if (!is_named_[s] || group_[s] != s) continue;
      const std::size_t stage = longest[s];
      if (stages.size() <= stage) stages.resize(stage + 1);
      stages[stage].push_back(scheduled(s));
    }
    return stages;
  }

 private:
  [[nodiscard]] const StepPair& pair_of(IssueId order) const {
    return *negotiation_.issue(order).order;
  }

  void join(const StepPair& pair, OptionId option) {
    const std::size_t a = pair.first.index();
    const std::size_t b = pair.second.index();
    is_named_[a] = is_named_[b] = true;
    const InTime relation = in_time_of(option);
    if (relation != InTime::together && relation != InTime::verified) return;
    const std::size_t kept = std::min(group_[a], group_[b]);
    const std::size_t joined = std::max(group_[a], group_[b]);
    std::replace(group_.begin(), group_.end(), joined, kept);
    if (relation == InTime::verified) verified_.push_back(pair);
  }

  void order(const StepPair& pair, OptionId option) {
    const std::size_t a = group_[pair.first.index()];
    const std::size_t b = group_[pair.second.index()];
    if (in_time_of(option) == InTime::first) before_[a][b] = true;
    if (in_time_of(option) == InTime::second) before_[b][a] = true;
  }

  // Warshall (1962): what comes before what comes before a third comes before the third.
  void close() {
    const std::size_t count = group_.size();
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t i = 0; i < count; ++i) {
        if (!before_[i][k]) continue;
        for (std::size_t j = 0; j < count; ++j) before_[i][j] = before_[i][j] || before_[k][j];
      }
    }
  }

  // By group, of how many the longest chain before it is.
  [[nodiscard]] std::vector<std::size_t> longest_before() const {
    std::vector<std::size_t> longest(group_.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> by_number;  // what is before has fewer before
    for (std::size_t group = 0; group < group_.size(); ++group) {
      std::size_t number = 0;
      for (std::size_t other = 0; other < group_.size(); ++other) number += before_[other][group];
      by_number.emplace_back(number, group);
    }
    std::sort(by_number.begin(), by_number.end());
    for (const auto& [number, group] : by_number) {
      for (std::size_t other = 0; other < group_.size(); ++other) {
        if (before_[other][group]) longest[group] = std::max(longest[group], longest[other] + 1);
      }
    }
    return longest;
  }

  [[nodiscard]] bool is_just_before(std::size_t group, std::size_t other) const {
    if (!before_[group][other]) return false;
    for (std::size_t between = 0; between < group_.size(); ++between) {
      if (before_[group][between] && before_[between][other]) return false;
    }
    return true;
  }

  [[nodiscard]] ScheduledSteps scheduled(std::size_t group) const {
    ScheduledSteps found;
    for (std::size_t step = 0; step < group_.size(); ++step) {
      if (!is_named_[step]) continue;
      if (group_[step] == group) found.steps.emplace_back(step);
      if (is_just_before(group_[step], group)) found.waits_for.emplace_back(step);
    }
    for (const StepPair& pair : verified_) {
      if (group_[pair.first.index()] != group) continue;
      for (const PartyId one : verifiers_of(negotiation_, pair)) {
        auto& known = found.confirmed_by;
        if (std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
      }
    }
    return found;
  }

  const Negotiation& negotiation_;
  std::vector<std::size_t> group_;         // by step: the least of those done together with it
  std::vector<bool> is_named_;             // by step
  std::vector<std::vector<bool>> before_;  // by group
  std::vector<StepPair> verified_;
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
    std::vector<OptionId> options;
    for (const IssueId order : orders_) {
      const auto at =
          std::find_if(proposal.package.begin(), proposal.package.end(),
                       [&](const Proposal::Choice& choice) { return choice.issue == order; });
      if (at == proposal.package.end()) return;
      options.push_back(at->option);
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

std::optional<std::vector<std::vector<ScheduledSteps>>> stages_of(
    const Negotiation& negotiation, const std::vector<IssueId>& orders,
    const std::vector<OptionId>& options) {
  const Weave weave(negotiation, orders, options);
  if (weave.goes_round()) return std::nullopt;
  return weave.stages();
}

std::vector<Schedule> schedules_of(const Negotiation& in_force, const Deadlock& deadlock) {
  return Collector(in_force, deadlock).collect();
}

}  // namespace zopa::deadlock
