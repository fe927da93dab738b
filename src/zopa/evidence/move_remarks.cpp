#include "zopa/evidence/move_remarks.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace zopa::evidence {
namespace {

constexpr std::size_t kMostOptions = 200;  // of an own move that is looked at
constexpr std::size_t kMostMoves = 100;    // of one

// From one option to another unless the move back was listed as irreversible.
class Steps {
 public:
  explicit Steps(const Issue& issue) : options_(issue.options.size()) {
    for (const Move& move : issue.irreversible) shut_.emplace(move.to.index(), move.from.index());
  }

  // The options between, on a shortest way back from `move.to` to `move.from`; none where there is
  // no such way.
  [[nodiscard]] std::vector<std::size_t> way_back(const Move& move) const {
    std::vector<std::size_t> before(options_, options_);
    std::deque<std::size_t> queue = {move.to.index()};
    before[move.to.index()] = move.to.index();
    while (!queue.empty() && before[move.from.index()] == options_) {
      const std::size_t at = queue.front();
      queue.pop_front();
      for (std::size_t next = 0; next < options_; ++next) {
        if (before[next] != options_ || shut_.contains({at, next})) continue;
        before[next] = at;
        queue.push_back(next);
      }
    }
    std::vector<std::size_t> way;
    if (before[move.from.index()] == options_) return way;
    for (std::size_t at = before[move.from.index()]; at != move.to.index(); at = before[at]) {
      way.push_back(at);
    }
    std::reverse(way.begin(), way.end());
    return way;
  }

 private:
  std::size_t options_;
  std::set<std::pair<std::size_t, std::size_t>> shut_;
};

Code code_of(const Issue& issue, std::size_t option) { return Code{issue.options[option].id}; }

}  // namespace

std::vector<Diagnostic> remarks_on_moves(const Negotiation& in_force) {
  std::vector<Diagnostic> remarks;
  for (const Issue& issue : in_force.issues()) {
    if (issue.options.size() > kMostOptions || issue.irreversible.size() > kMostMoves) continue;
    const Steps steps(issue);
    for (const Move& move : issue.irreversible) {
      List by{Join::all, {}};
      for (const std::size_t option : steps.way_back(move)) {
        by.parts.emplace_back(code_of(issue, option));
      }
      if (by.parts.empty()) continue;
      remarks.push_back({Severity::warning,
                         "detour",
                         Message("remark.detour", {{"issue", Code{issue.id}},
                                                   {"from", code_of(issue, move.from.index())},
                                                   {"to", code_of(issue, move.to.index())},
                                                   {"by", std::move(by)}}),
                         in_force.file(),
                         issue.place,
                         {}});
    }
  }
  return remarks;
}

}  // namespace zopa::evidence
