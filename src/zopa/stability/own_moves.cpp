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

void add_instead(const Issue& issue, OwnMove& move) {
  for (std::size_t o = 0; move.now && o < issue.options.size(); ++o) {
    if (OptionId{o} == *move.now || !issue.options[o].is_possible()) continue;
    move.instead.push_back({OptionId{o}, {}});
  }
}

// What the party says of each option, at the strictest level at which it does.
void add_said(const Negotiation& in_force, PartyId party, OwnMove& move) {
  std::vector<bool> is_said(move.instead.size(), false);
  for (std::size_t level = 0; level < kBasisLevels; ++level) {
    const auto basis = static_cast<Basis>(level);
    const OptionPreorder order = option_preorder(in_force, party, move.issue, basis);
    for (std::size_t i = 0; i < move.instead.size(); ++i) {
      if (is_said[i]) continue;
      const auto change = change_in(order, *move.now, move.instead[i].option);
      if (change) move.instead[i].parties.push_back({party, *change, basis});
      is_said[i] = change.has_value();
    }
  }
}

}  // namespace

std::vector<OwnMove> own_moves(const Negotiation& in_force) {
  const PackageSpace space(in_force);
  const std::vector<bool> counts = consent_counts(in_force);
  std::vector<OwnMove> moves;
  for (std::size_t i = 0; i < in_force.issues().size(); ++i) {
    const IssueId id{i};
    const Issue& issue = in_force.issue(id);
    if (!issue.by || space.axis_of(id)) continue;
    OwnMove& move = moves.emplace_back(OwnMove{id, status_quo_of(in_force, id), {}, {}});
    add_instead(issue, move);
    for (std::size_t p = 0; p < counts.size(); ++p) {
      const PartyId party{p};
      if (!in_force.positions_on(party, id).empty()) {
        add_said(in_force, party, move);
      } else if (counts[p] || party == *issue.by) {
        move.silent.push_back(party);
      }
    }
  }
  return moves;
}

}  // namespace zopa::stability
