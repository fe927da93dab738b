#include "zopa/report/reciprocal_section.hpp"

#include <algorithm>

#include "zopa/base/listed.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using deadlock::ReciprocalPath;
using deadlock::ReciprocalStep;

class Section : private DocumentWriter {
 public:
  Section(const Negotiation& negotiation, Document& document)
      : DocumentWriter(document), words_(negotiation) {}

  // Ways in which the same parties take as many steps each have the same plan.
  void write(const std::vector<ReciprocalPath>& paths) {
    heading("Step by step");
    paragraph(
        "Ways out that ask for the least, so that nobody is ever further ahead of the others than "
        "need be. A relaxation by one step and an own move are a step each; who has taken k of n "
        "steps has gone k/n of its way.");
    std::vector<bool> is_done(paths.size(), false);
    for (std::size_t k = 0; k < paths.size(); ++k) {
      if (is_done[k]) continue;
      std::size_t count = 0;
      for (std::size_t other = k; other < paths.size(); ++other) {
        if (pattern(paths[other]) != pattern(paths[k])) continue;
        is_done[other] = true;
        ++count;
      }
      write(paths[k], count);
      for (std::size_t other = k; other < paths.size(); ++other) {
        if (pattern(paths[other]) == pattern(paths[k])) write_irreversible(paths[other]);
      }
    }
  }

 private:
  static std::vector<std::pair<PartyId, std::size_t>> pattern(const ReciprocalPath& path) {
    std::vector<std::pair<PartyId, std::size_t>> pattern;
    for (const auto& own : path.parties) pattern.emplace_back(own.party, own.steps.size());
    return pattern;
  }

  void write(const ReciprocalPath& path, std::size_t count) {
    std::vector<std::string> steps;
    for (const auto& own : path.parties) {
      steps.push_back(words_.party(own.party) + " " + counted(own.steps.size(), "step"));
    }
    item(listed(steps) + " (" + counted(count, "way") + " out):");
    if (path.parties.size() == 1) {
      item("No step of another answers these.", 1);
      return;
    }
    if (!path.plan) return;
    for (std::size_t p = 0; p < path.parties.size(); ++p) {
      for (std::size_t k = 0; k < path.parties[p].steps.size(); ++k) {
        const std::vector<std::string> awaited = awaited_by(path, p, k);
        if (awaited.empty()) continue;
        item("Step " + std::to_string(k + 1) + " of " + words_.party(path.parties[p].party) +
                 " waits for " + listed(awaited) + ".",
             1);
      }
    }
    item("So nobody is ever further ahead than " + std::to_string(path.plan->numerator) + "/" +
             std::to_string(path.plan->denominator) + " of its way; no order does better.",
         1);
  }

  [[nodiscard]] std::vector<std::string> awaited_by(const ReciprocalPath& path, std::size_t p,
                                                    std::size_t k) const {
    std::vector<std::string> awaited;
    for (std::size_t q = 0; q < path.parties.size(); ++q) {
      const std::size_t made = q == p ? 0 : path.plan->waits[p][k][q];
      if (made > 0) {
        awaited.push_back("step " + std::to_string(made) + " of " +
                          words_.party(path.parties[q].party));
      }
    }
    return awaited;
  }

  // What would have to be guaranteed where a step cannot be taken back.
  void write_irreversible(const ReciprocalPath& path) {
    if (!path.plan) return;
    for (std::size_t p = 0; p < path.parties.size(); ++p) {
      const auto& own = path.parties[p];
      for (std::size_t k = 0; k < own.steps.size(); ++k) {
        const ReciprocalStep& step = own.steps[k];
        const std::vector<std::string> left = left_after(path, p, k);
        if (!step.is_irreversible || left.empty()) continue;
        item(words_.party(own.party) + " cannot take back " +
                 words_.option(*step.issue, *step.option) + " (" + words_.issue(*step.issue) +
                 "), its step " + std::to_string(k + 1) + ": a guarantee would have to cover " +
                 listed(left) + ".",
             1);
      }
    }
  }

  // What the others may not have done by then.
  [[nodiscard]] std::vector<std::string> left_after(const ReciprocalPath& path, std::size_t p,
                                                    std::size_t k) const {
    std::vector<std::string> left;
    for (std::size_t q = 0; q < path.parties.size(); ++q) {
      const std::size_t all = path.parties[q].steps.size();
      const std::size_t made = q == p ? all : path.plan->waits[p][k][q];
      if (made < all) {
        left.push_back(words_.party(path.parties[q].party) + "'s remaining " +
                       counted(all - made, "step"));
      }
    }
    return left;
  }

  Words words_;
};

}  // namespace

void write_reciprocal(const Negotiation& negotiation, const std::vector<ReciprocalPath>& paths,
                      Document& document) {
  if (!paths.empty()) Section(negotiation, document).write(paths);
}

}  // namespace zopa::report
