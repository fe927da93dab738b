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
    if (!deadlock.zone.empty() || deadlock.ways_out.classes.empty()) return std::move(result_);
    result_.kind = CandidateKind::ways_out;
    const auto& first = deadlock.ways_out.classes.front();
    result_.is_complete = result_.is_complete && first.complete && first.count == first.ways.size();
    for (const auto& way : first.ways) {
      for (const auto& one : way.opens) add(one.package);
      note_cut(way.opens_count, way.opens.size());
    }
    return std::move(result_);
  }

  Candidates list_zone(const deadlock::Deadlock& deadlock, const deadlock::ZonePackages& zone) {
    add_zone(deadlock, zone.tabled, zone.untabled);
    return std::move(result_);
  }

 private:
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
  if (listed.is_complete || listed.kind == CandidateKind::ways_out) return listed;
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
