// The same negotiation as seen from the claims of one basis and above: what still follows there?
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"

namespace zopa::deadlock {

class Levels {
 public:
  Levels(const Negotiation& negotiation, const Limits* limits);
  ~Levels();
  Levels(const Levels&) = delete;
  Levels& operator=(const Levels&) = delete;

  // The strictest level at which `way` is one: the claims of that level and above give the same
  // moves and questions, these open a package, and nothing smaller does.
  [[nodiscard]] Basis basis_of(const NeedSet& way, const Needs& needs, const Encoding& encoding);

  // The strictest level at which the lines of `conflict`, a conflict of the tabled packages of
  // `problem`, still block:
  // that of its weakest line, or a weaker one where a reservation's numbers are too wide there.
  [[nodiscard]] Basis basis_of(const LineSet& conflict, const LineProblem& problem);

 private:
  struct View;
  View& view(Basis level);
  // The way in the numbers of the view; nullopt where that does not know a part of it.
  [[nodiscard]] static std::optional<NeedSet> seen_from(const View& view, const NeedSet& way,
                                                        const Needs& needs,
                                                        const Encoding& encoding);
  [[nodiscard]] static bool is_way(View& view, const NeedSet& way);
  [[nodiscard]] bool blocks(View& view, const LineSet& conflict, const LineProblem& problem) const;

  const Negotiation& negotiation_;
  const Limits* limits_;
  std::array<std::unique_ptr<View>, kBasisLevels> views_;  // by level, built when first asked for
};

}  // namespace zopa::deadlock
