#include "zopa/model/events.hpp"

#include <algorithm>
#include <variant>

#include "zopa/model/date.hpp"

namespace zopa {
namespace {

const std::string& said_by(const Contents& contents, const Statement& statement) {
  return statement.date.empty() ? contents.sources[statement.source.index()].date : statement.date;
}

// Which way no agreement has to change for somebody to speak otherwise.
class MayHaveChanged {
 public:
  explicit MayHaveChanged(NoAgreement change) : change_(change) {}

  bool operator()(const RedLine& /*line*/) const { return change_ == NoAgreement::worse; }
  bool operator()(const Acceptance& /*taken*/) const { return change_ == NoAgreement::better; }
  bool operator()(const Taking& /*taken*/) const { return change_ == NoAgreement::better; }
  bool operator()(const Reservation& /*threshold*/) const { return true; }
  template <class Other>
  bool operator()(const Other& /*says nothing of no agreement*/) const {
    return false;
  }

 private:
  NoAgreement change_;
};

}  // namespace

bool is_before(const Contents& in_force, const Position& claim, const Event& event) {
  if (claim.from && !surely_later(event.date, in_force.rounds[claim.from->index()].date)) {
    return false;
  }
  if (claim.because.empty()) return claim.from.has_value();
  return std::all_of(claim.because.begin(), claim.because.end(), [&](StatementId id) {
    return surely_later(event.date, said_by(in_force, in_force.statement(id)));
  });
}

std::optional<NoAgreement> asks_again(const Contents& in_force, const Event& event,
                                      const Position& claim) {
  for (const auto& [party, change] : event.changes) {
    if (party != claim.party) continue;
    const bool may_have_changed = std::visit(MayHaveChanged(change), claim.claim);
    if (may_have_changed && is_before(in_force, claim, event)) return change;
  }
  return std::nullopt;
}

std::vector<EventSince> events_since(const Contents& in_force) {
  std::vector<EventSince> found;
  for (std::size_t e = 0; e < in_force.events.size(); ++e) {
    EventSince since{EventId{e}, {}};
    for (std::size_t i = 0; i < in_force.positions.size(); ++i) {
      if (asks_again(in_force, in_force.events[e], in_force.positions[i])) {
        since.claims.emplace_back(i);
      }
    }
    if (!since.claims.empty()) found.push_back(std::move(since));
  }
  return found;
}

}  // namespace zopa
