#include "zopa/stability/own_moves.hpp"

#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::stability {
namespace {

std::optional<Change> change_in(const OptionPreorder& order, OptionId now, OptionId option) {
  if (order.is_better(now, option)) return Change::worse;
  if (order.is_better(option, now)) return Change::better;
  return order.is_equal(now, option) ? std::optional(Change::same) : std::nullopt;
}

class Look {
 public:
  Look(const Negotiation& in_force, IssueId issue) : negotiation_(in_force) {
    move_.issue = issue;
    move_.now = status_quo_of(in_force, issue);
    const std::vector<bool> counts = consent_counts(in_force);
    for (std::size_t p = 0; p < counts.size(); ++p) {
      const bool speaks = !in_force.positions_on(PartyId{p}, issue).empty();
      if (speaks) speaking_.emplace_back(p);
      if (speaks || (!counts[p] && PartyId{p} != *in_force.issue(issue).by)) continue;
      move_.silent.emplace_back(p);
    }
  }

  OwnMove run() && {
    const auto& options = negotiation_.issue(move_.issue).options;
    for (std::size_t o = 0; move_.now && o < options.size(); ++o) {
      if (OptionId{o} != *move_.now && options[o].is_possible()) add(OptionId{o});
    }
    return std::move(move_);
  }

 private:
  void add(OptionId option) {
    OwnMove::Instead& instead = move_.instead.emplace_back(OwnMove::Instead{option, {}});
    for (const PartyId party : speaking_) {
      for (std::size_t level = 0; level < kBasisLevels; ++level) {
        const auto basis = static_cast<Basis>(level);
        const auto change =
            change_in(option_preorder(negotiation_, party, move_.issue, basis), *move_.now, option);
        if (!change) continue;
        instead.parties.push_back({party, *change, basis});
        break;
      }
    }
  }

  const Negotiation& negotiation_;
  OwnMove move_;
  std::vector<PartyId> speaking_;  // of this move
};

}  // namespace

std::vector<OwnMove> own_moves(const Negotiation& in_force) {
  const PackageSpace space(in_force);
  std::vector<OwnMove> moves;
  for (std::size_t i = 0; i < in_force.issues().size(); ++i) {
    if (!in_force.issues()[i].by || space.axis_of(IssueId{i})) continue;
    moves.push_back(Look(in_force, IssueId{i}).run());
  }
  return moves;
}

}  // namespace zopa::stability
