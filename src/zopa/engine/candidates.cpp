#include "zopa/engine/candidates.hpp"

#include <algorithm>
#include <type_traits>

namespace zopa::engine {
namespace {

class Lister {
 public:
  explicit Lister(std::size_t most) : most_(most) {}

  Candidates list(const deadlock::Deadlock& deadlock) {
    add_zone(deadlock, deadlock.zone, deadlock.untabled.packages);
    if (!deadlock.zone.empty() || deadlock.ways.count() == 0) return std::move(result_);
    result_.kind = CandidateKind::ways;
    std::vector<const deadlock::Way*> ways;
    for (const deadlock::WayGroup* group : deadlock.ways.groups()) {
      for (const deadlock::WayClass& one : group->classes) {
        if (!one.complete || one.count != one.ways.size()) result_.is_complete = false;
        for (const deadlock::Way& way : one.ways) ways.push_back(&way);
      }
      if (!group->complete) result_.is_complete = false;
    }
    add_opened(ways);
    return std::move(result_);
  }

  Candidates list_zone(const deadlock::Deadlock& deadlock, const deadlock::ZonePackages& zone) {
    add_zone(deadlock, zone.tabled, zone.untabled);
    return std::move(result_);
  }

 private:
  // The first package of every way before the second of any: none is crowded out by the order.
  void add_opened(const std::vector<const deadlock::Way*>& ways) {
    std::size_t longest = 0;
    for (const deadlock::Way* way : ways) {
      longest = std::max(longest, way->opens.size());
      note_cut(way->opens_count, way->opens.size());
    }
    for (std::size_t i = 0; i < longest; ++i) {
      for (const deadlock::Way* way : ways) {
        if (i < way->opens.size()) add(way->opens[i]);
      }
    }
  }

  template <class Listed>
  void add_all(const std::vector<Listed>& list) {
    for (const Listed& one : list) {
      if constexpr (std::is_same_v<Listed, Package>) {
        add(one);
      } else {
        add(one.package);
      }
    }
  }

  template <class Tabled, class Untabled>
  void add_zone(const deadlock::Deadlock& deadlock, const Tabled& tabled,
                const Untabled& untabled) {
    add_all(tabled);
    add_all(untabled);
    note_cut(deadlock.untabled.count, untabled.size());
    if (!tabled.empty()) note_cut(deadlock.packages.zone.tabled, tabled.size());
  }

  void add(const Package& package) {
    const auto& known = result_.packages;
    if (std::find(known.begin(), known.end(), package) != known.end()) return;
    if (known.size() == most_) {
      result_.is_complete = false;
    } else {
      result_.packages.push_back(package);
    }
  }

  void note_cut(const deadlock::PackageCount& count, std::size_t listed) {
    if (!count.count || *count.count != Count{listed}) result_.is_complete = false;
  }

  std::size_t most_;
  Candidates result_;
};

}  // namespace

Candidates candidates_of(const deadlock::Deadlock& deadlock, std::size_t most) {
  return Lister(most).list(deadlock);
}

Candidates whole_zone(const Negotiation& in_force, const deadlock::Deadlock& deadlock,
                      std::size_t most, const Run& run) {
  Candidates listed = candidates_of(deadlock, most);
  if (listed.is_complete || listed.kind == CandidateKind::ways) return listed;
  return Lister(most).list_zone(deadlock, deadlock::zone_packages(in_force, most, run.limits));
}

Part<robust::Robustness> robustness_alone(const Negotiation& in_force,
                                          const robust::Options& options, const Run& run) {
  if (!in_force.utilities().empty()) return {{}, Message("why.all_complete_alone"), false};
  if (!has_joint_issue(in_force)) return {{}, Message("why.only_own_moves"), false};
  deadlock::Options long_lists;
  long_lists.most_listed = options.most_packages;
  long_lists.ways_shown = options.most_packages;
  const deadlock::Deadlock deadlock = deadlock::diagnose(in_force, long_lists, run);
  return robust::robustness(in_force, candidates_of(deadlock, options.most_packages), options, run);
}

}  // namespace zopa::engine
