#include "zopa/engine/candidates.hpp"

#include <algorithm>

namespace zopa::engine {
namespace {

class Lister {
 public:
  explicit Lister(std::size_t most) : most_(most) {}

  Candidates list(const deadlock::Deadlock& deadlock) {
    for (const auto& one : deadlock.zone) add(one.package);
    for (const auto& one : deadlock.untabled.packages) add(one.package);
    note_cut(deadlock.untabled.count, deadlock.untabled.packages.size());
    if (!deadlock.zone.empty()) {
      note_cut(deadlock.packages.zone.tabled, deadlock.zone.size());
      return std::move(result_);
    }
    if (deadlock.ways_out.classes.empty()) return std::move(result_);
    result_.kind = CandidateKind::ways_out;
    const auto& first = deadlock.ways_out.classes.front();
    result_.is_complete = result_.is_complete && first.complete && first.count == first.ways.size();
    for (const auto& way : first.ways) {
      for (const auto& one : way.opens) add(one.package);
      note_cut(way.opens_count, way.opens.size());
    }
    return std::move(result_);
  }

 private:
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

robust::RobustAnswer robustness_alone(const Negotiation& in_force, const robust::Options& options) {
  if (!in_force.utilities().empty()) {
    robust::RobustAnswer answer;
    answer.why_not = "every preference is complete: `zopa settle` says it all";
    return answer;
  }
  if (!has_joint_issue(in_force)) {
    robust::RobustAnswer answer;
    answer.why_not = "there is no joint issue: every issue is one party's own move";
    return answer;
  }
  deadlock::Options long_lists;
  long_lists.most_listed = options.most_packages;
  long_lists.ways_shown = options.most_packages;
  long_lists.stop = options.stop;
  const deadlock::Deadlock deadlock = deadlock::diagnose(in_force, long_lists);
  return robust::robustness(in_force, candidates_of(deadlock, options.most_packages), options);
}

}  // namespace zopa::engine
