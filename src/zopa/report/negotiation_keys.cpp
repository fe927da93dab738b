#include "zopa/report/negotiation_keys.hpp"

#include <variant>

#include "zopa/model/notation.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/space/spoken_to.hpp"

namespace zopa::report {
namespace {

// The claim with this id that was in force before the round, the last one.
const Position* before_round(const Negotiation& file, const Position& position, RoundId round) {
  const Position* before = nullptr;
  for (const Position& other : file.positions()) {
    const bool is_earlier = !other.from || *other.from < round;
    if (other.id != position.id || !is_earlier) continue;
    if (before == nullptr || before->from < other.from) before = &other;
  }
  return before;
}

std::vector<MovedClaim> moved_in(const Negotiation& file, RoundId round) {
  std::vector<MovedClaim> moved;
  for (const Position& position : file.positions()) {
    if (position.from != round) continue;
    MovedClaim& one = moved.emplace_back();
    one.now = ClaimShown{&position};
    if (const Position* before = before_round(file, position, round)) {
      one.before = ClaimShown{before};
    }
  }
  return moved;
}

}  // namespace

const Formula* ClaimShown::formula() const {
  if (const auto* demand = std::get_if<Demand>(&position->claim)) return &demand->as_said();
  if (const auto* line = std::get_if<RedLine>(&position->claim)) return &line->as_said();
  if (const auto* accepted = std::get_if<Acceptance>(&position->claim)) return &accepted->as_said();
  return nullptr;
}

const IssueId* ClaimShown::issue() const {
  if (const auto* order = std::get_if<OptionOrder>(&position->claim)) return &order->issue;
  if (const auto* values = std::get_if<OptionValues>(&position->claim)) return &values->issue;
  if (const auto* taking = std::get_if<Taking>(&position->claim)) return &taking->issue;
  return nullptr;
}

std::optional<answer::OptionsOf> ClaimShown::options() const {
  if (const auto* order = std::get_if<OptionOrder>(&position->claim)) {
    return answer::OptionsOf{order->issue, order->options};
  }
  if (const auto* taking = std::get_if<Taking>(&position->claim)) {
    return answer::OptionsOf{taking->issue, taking->options};
  }
  return std::nullopt;
}

std::optional<std::vector<Relation>> ClaimShown::relations() const {
  if (const auto* order = std::get_if<OptionOrder>(&position->claim)) return order->relations;
  if (const auto* order = std::get_if<IssueOrder>(&position->claim)) return order->relations;
  if (const auto* comparison = std::get_if<Comparison>(&position->claim)) {
    return std::vector{comparison->relation};
  }
  return std::nullopt;
}

std::optional<std::vector<PriorityShown>> ClaimShown::priorities() const {
  const auto* claim = std::get_if<Priorities>(&position->claim);
  if (claim == nullptr) return std::nullopt;
  std::vector<PriorityShown> shown;
  for (std::size_t i = 0; i < claim->formulas.size(); ++i) {
    shown.push_back(
        {claim->formulas[i], claim->has_open() && claim->is_open[i], i < claim->strong});
  }
  return shown;
}

std::optional<std::vector<EntryShown>> ClaimShown::entries() const {
  std::vector<EntryShown> shown;
  if (const auto* values = std::get_if<OptionValues>(&position->claim)) {
    for (const auto& entry : values->entries) {
      shown.push_back({values->issue, entry.option, entry.value, false});
    }
    return shown;
  }
  if (const auto* weights = std::get_if<IssueWeights>(&position->claim)) {
    for (const auto& entry : weights->entries) {
      shown.push_back({entry.issue, std::nullopt, entry.weight, true});
    }
    return shown;
  }
  if (const auto* points = std::get_if<OptionPoints>(&position->claim)) {
    for (const auto& part : points->issues) {
      for (const auto& entry : part.options) {
        shown.push_back({part.issue, entry.option, Range{entry.points, entry.points}, true});
      }
    }
    return shown;
  }
  return std::nullopt;
}

std::vector<std::array<answer::OptionOf, 2>> IssueShown::irreversible() const {
  std::vector<std::array<answer::OptionOf, 2>> moves;
  for (const Move& move : issue->irreversible) {
    moves.push_back({answer::OptionOf{id, move.from}, answer::OptionOf{id, move.to}});
  }
  return moves;
}

std::string StatementShown::act() const { return to_text(statement->act); }

std::vector<StepShown> NegotiationShown::steps() const {
  std::vector<StepShown> shown;
  for (std::size_t i = 0; i < in_force->steps().size(); ++i) {
    shown.push_back({&in_force->steps()[i], StepId{i}});
  }
  return shown;
}

std::vector<IssueShown> NegotiationShown::issues() const {
  std::vector<IssueShown> shown;
  const std::vector<bool> is_spoken_to = issues_spoken_to(*in_force);
  for (std::size_t i = 0; i < in_force->issues().size(); ++i) {
    shown.push_back({&in_force->issues()[i], IssueId{i}, status_quo_of(*in_force, IssueId{i}),
                     is_spoken_to[i]});
  }
  return shown;
}

std::vector<Rule> NegotiationShown::rules() const {
  std::vector<Rule> stated = in_force->rules();
  std::erase_if(stated, [](const Rule& rule) { return is_sum(rule); });
  return stated;
}

std::vector<StatementShown> NegotiationShown::statements() const {
  std::vector<StatementShown> shown;
  for (const Statement& statement : in_force->statements()) {
    StatementShown& one = shown.emplace_back();
    one.statement = &statement;
    if (!statement.by) continue;
    one.by = statement.by->party;
    if (!statement.by->representative) continue;
    const Party& party = in_force->party(statement.by->party);
    one.representative = party.representatives[*statement.by->representative].name;
    one.is_former = party.representatives[*statement.by->representative].is_former;
  }
  return shown;
}

std::vector<PositionShown> NegotiationShown::positions() const {
  std::vector<PositionShown> shown;
  for (const Position& position : in_force->positions()) {
    shown.push_back({ClaimShown{&position}, basis_of(*in_force, position)});
  }
  return shown;
}

std::optional<std::string> NegotiationShown::agreement() const {
  if (!in_force->agreement()) return std::nullopt;
  return to_notation(*in_force->agreement(), *in_force);
}

std::vector<BlocShown> NegotiationShown::blocs() const {
  std::vector<BlocShown> shown;
  for (const Bloc& bloc : in_force->blocs()) shown.push_back({&bloc, basis_of(*in_force, bloc)});
  return shown;
}

std::vector<RoundShown> NegotiationShown::rounds() const {
  std::vector<RoundShown> shown;
  for (std::size_t i = 0; i < file->rounds().size(); ++i) {
    shown.push_back({&file->rounds()[i], moved_in(*file, RoundId{i})});
  }
  return shown;
}

}  // namespace zopa::report
