// The same negotiation as seen from the claims of one basis and above: what still follows there?
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/ways_out.hpp"

namespace zopa::deadlock {

class Levels {
 public:
  Levels(const Negotiation& negotiation, Scope scope, const Limits* limits);
  ~Levels();
  Levels(const Levels&) = delete;
  Levels& operator=(const Levels&) = delete;

  // The strictest level at which `way`, a way out of `problem` over `staircases`, is one: the lines
  // and orders of that level and above give the same moves, they open a package, and nothing
  // smaller does.
  [[nodiscard]] Basis basis_of(const Relaxation& way, const LineProblem& problem,
                               const std::vector<Staircase>& staircases);

  // The strictest level at which the lines of `conflict`, a conflict of `problem`, still block:
  // that of its weakest line, or a weaker one where a reservation's numbers are too wide there.
  [[nodiscard]] Basis basis_of(const LineSet& conflict, const LineProblem& problem);

 private:
  struct View;
  View& view(Basis level);
  [[nodiscard]] bool is_way_out(View& view, const Relaxation& way, const LineProblem& problem,
                                const std::vector<Staircase>& staircases) const;

  [[nodiscard]] bool blocks(View& view, const LineSet& conflict, const LineProblem& problem) const;

  const Negotiation& negotiation_;
  Scope scope_;  // which packages may be opened
  const Limits* limits_;
  std::array<std::unique_ptr<View>, kBasisLevels> views_;  // by level, built when first asked for
};

}  // namespace zopa::deadlock
