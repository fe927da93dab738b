// What is on file as of one round, with the claims that someone wants left out.
//
//   const Result<Negotiation> then = in_force(all, {.as_of = RoundId{0}});
//
// Engines are given the result and know nothing of rounds.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

struct View {
  std::optional<RoundId> as_of;      // absent: latest_round()
  std::vector<std::string> without;  // ids to leave out; `PARTY.reservation` too
  bool tabled_only = false;          // leave hypothetical options out
};

// The last round that is not planned; nullopt where there is none.
[[nodiscard]] std::optional<RoundId> latest_round(const Negotiation& negotiation);

// Positions in force at `round` (all without `from` where it is nullopt): of positions of one id
// the latest.  By position: true where it counts.
[[nodiscard]] std::vector<bool> positions_in_force(const Contents& negotiation,
                                                   std::optional<RoundId> round);

// Which statements are dated after a round; none, where there is none.
class DatedAfter {
 public:
  DatedAfter(const Negotiation& negotiation, std::optional<RoundId> round);

  [[nodiscard]] bool operator()(const Statement& statement) const;

 private:
  // Of the round and the later ones, whose dates are bounds too: the first of the dates that are
  // equally exact.
  std::map<std::size_t, std::string> earliest_;
};

// The negotiation with the positions in force only, and without statements of a later date in any
// `because`.  Unknown ids in `without` are the one fault.  Leaving options out can leave an issue
// without any, and then there is no package.
[[nodiscard]] Result<Negotiation> in_force(const Negotiation& negotiation, const View& view = {});

}  // namespace zopa
