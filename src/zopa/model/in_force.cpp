#include "zopa/model/in_force.hpp"

#include <algorithm>
#include <map>

#include "zopa/base/nearest.hpp"
#include "zopa/model/date.hpp"

namespace zopa {

struct Narrowing {
  template <class Edit>
  static Negotiation of(const Negotiation& negotiation, Edit edit) {
    return negotiation.narrowed(edit);
  }
};

namespace {

using Because = std::vector<StatementId>;

// Calls `visit` on every list of statements that something rests on.
template <class Visit>
void for_each_because(Contents& negotiation, Visit visit) {
  for (Party& party : negotiation.parties) visit(party.because);
  for (Rule& rule : negotiation.rules) visit(rule.because);
  for (Position& position : negotiation.positions) visit(position.because);
  for (Frame& frame : negotiation.frames) visit(frame.because);
  for (Round& round : negotiation.rounds) visit(round.because);
  for (Bloc& bloc : negotiation.blocs) visit(bloc.because);
  for (Assumption& assumption : negotiation.assumptions) visit(assumption.because);
}

// As answers call it.
std::string reservation_line(const Negotiation& negotiation, const Position& position) {
  return negotiation.party(position.party).id + ".reservation";
}

std::vector<std::string> claim_ids(const Negotiation& negotiation) {
  std::vector<std::string> ids;
  for (const Position& position : negotiation.positions()) {
    ids.push_back(position.id);
    if (std::holds_alternative<Reservation>(position.claim)) {
      ids.push_back(reservation_line(negotiation, position));
    }
  }
  for (const Rule& rule : negotiation.rules()) ids.push_back(rule.id);
  for (const Bloc& bloc : negotiation.blocs()) ids.push_back(bloc.id);
  return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// A claim and a statement may share an id; it then means the claim.
Result<std::vector<std::string>> statements_to_leave_out(const Negotiation& negotiation,
                                                         const std::vector<std::string>& without) {
  std::vector<std::string> known = claim_ids(negotiation);
  std::vector<std::string> statements;
  for (const Statement& statement : negotiation.statements()) {
    if (contains(without, statement.id) && !contains(known, statement.id)) {
      statements.push_back(statement.id);
    }
  }
  for (const std::string& id : without) {
    if (contains(known, id) || contains(statements, id)) continue;
    for (const Statement& statement : negotiation.statements()) known.push_back(statement.id);
    return tl::unexpected(fault(
        "unknown-name", Message("fault.no_name",
                                {{"kind", "any"}, {"name", Code{id}}, {"hint", hint(id, known)}})));
  }
  return statements;
}

template <class Item>
void erase_named(std::vector<Item>& items, const std::vector<std::string>& names) {
  std::erase_if(items, [&](const Item& item) { return contains(names, item.id); });
}

void leave_out_hypothetical(std::vector<Issue>& issues) {
  for (Issue& issue : issues) {
    for (Option& option : issue.options) option.is_left_out = option.hypothetical;
  }
}

}  // namespace

std::optional<RoundId> latest_round(const Negotiation& negotiation) {
  for (std::size_t i = negotiation.rounds().size(); i > 0; --i) {
    if (!negotiation.rounds()[i - 1].planned) return RoundId{i - 1};
  }
  return std::nullopt;
}

std::vector<bool> positions_in_force(const Contents& negotiation, std::optional<RoundId> round) {
  const auto& positions = negotiation.positions;
  std::map<std::string, std::size_t> latest;  // by id
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto& from = positions[i].from;
    if (from && (!round || *from > *round)) continue;
    const auto [at, is_new] = latest.try_emplace(positions[i].id, i);
    if (is_new) continue;
    const auto& earlier = positions[at->second].from;
    if (from && (!earlier || *from > *earlier)) at->second = i;
  }
  std::vector<bool> counts(positions.size(), false);
  for (const auto& [id, index] : latest) counts[index] = true;
  return counts;
}

DatedAfter::DatedAfter(const Negotiation& negotiation, std::optional<RoundId> round) {
  const auto& rounds = negotiation.rounds();  // in order of time
  for (std::size_t r = round ? round->index() : rounds.size(); r < rounds.size(); ++r) {
    const std::string& date = rounds[r].date;
    if (date.empty() || date == "unknown") continue;
    const auto [at, is_new] = earliest_.emplace(date.size(), date);
    if (!is_new) at->second = std::min(at->second, date);
  }
}

bool DatedAfter::operator()(const Statement& statement) const {
  return std::any_of(earliest_.begin(), earliest_.end(),
                     [&](const auto& bound) { return surely_later(statement.date, bound.second); });
}

Result<Negotiation> in_force(const Negotiation& negotiation, const View& view) {
  const auto statements = statements_to_leave_out(negotiation, view.without);
  if (!statements) return tl::unexpected(statements.error());
  const auto latest = latest_round(negotiation);
  const auto round = view.as_of ? view.as_of : latest;
  const std::vector<bool> counts = positions_in_force(negotiation, round);
  const DatedAfter is_after(negotiation, round);
  return Narrowing::of(negotiation, [&](Contents& then) {
    if (round != latest) then.as_of = negotiation.rounds()[round->index()].date;  // another day's
    then.positions.clear();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i]) then.positions.push_back(negotiation.positions()[i]);
    }
    erase_named(then.positions, view.without);
    std::erase_if(then.positions, [&](const Position& position) {
      return std::holds_alternative<Reservation>(position.claim) &&
             contains(view.without, reservation_line(negotiation, position));
    });
    if (view.tabled_only) leave_out_hypothetical(then.issues);
    erase_named(then.rules, view.without);
    erase_named(then.blocs, view.without);
    for_each_because(then, [&](Because& because) {
      std::erase_if(because, [&](StatementId id) {
        const Statement& statement = negotiation.statement(id);
        return is_after(statement) || contains(*statements, statement.id);
      });
    });
  });
}

}  // namespace zopa
