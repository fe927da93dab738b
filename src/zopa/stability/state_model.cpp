#include "zopa/stability/state_model.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/contracts.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/stability/game/scores.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostMoves = 60;  // yes/no: 2^60 states

// Can every option be had from this one, step by step?  What `irreversible` does not shut out.
class Changes {
 public:
  explicit Changes(const Issue& issue) : size_(issue.options.size()), may_(size_ * size_, true) {
    for (const Move& move : issue.irreversible) may_[at(move.to, move.from)] = false;
    for (std::size_t by = 0; by < size_; ++by) {  // (Warshall 1962)
      for (std::size_t a = 0; a < size_; ++a) {
        for (std::size_t b = 0; b < size_; ++b) {
          if (may_[a * size_ + by] && may_[by * size_ + b]) may_[a * size_ + b] = true;
        }
      }
    }
  }

  [[nodiscard]] bool may(OptionId from, OptionId to) const { return may_[at(from, to)]; }

 private:
  [[nodiscard]] std::size_t at(OptionId from, OptionId to) const {
    return from.index() * size_ + to.index();
  }

  std::size_t size_;
  std::vector<bool> may_;
};

class Modelling {
 public:
  explicit Modelling(const Negotiation& negotiation) : negotiation_(negotiation) {}

  Part<StateModel> run() {
    list_moves();
    if (result_.moved.issues.empty()) return why(Message("why.no_own_moves"));
    if (!add_digits()) return why(Message("stability.too_many_moves"));
    list_parties();
    if (const List missing = add_preferences(); !missing.parts.empty()) {
      return why({"stability.not_ordered", {{"missing", missing}}});
    }
    find_status_quo();
    add_rules();
    return {std::move(result_), std::nullopt, false};
  }

 private:
  static Part<StateModel> why(Message reason) { return {std::nullopt, std::move(reason), false}; }

  void list_moves() {
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      if (negotiation_.issues()[i].by) result_.moved.issues.emplace_back(i);
    }
  }

  // Options that are excluded for everyone are in no state.
  bool add_digits() {
    double states = 1;
    for (const IssueId id : result_.moved.issues) {
      const Issue& issue = negotiation_.issue(id);
      auto& options = result_.moved.options.emplace_back();
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        if (issue.options[o].is_possible()) options.emplace_back(o);
      }
      Digit digit{static_cast<std::uint32_t>(issue.by->index()),
                  static_cast<std::uint32_t>(options.size()),
                  {}};
      const Changes changes(issue);
      for (std::uint32_t a = 0; a < options.size(); ++a) {
        for (std::uint32_t b = 0; b < options.size(); ++b) {
          if (!changes.may(options[a], options[b])) digit.ruled_out.emplace_back(a, b);
        }
      }
      result_.digits.digits.push_back(std::move(digit));
      states *= static_cast<double>(options.size());
    }
    return states <= std::ldexp(1.0, kMostMoves);
  }

  void list_parties() {
    result_.parties = acting_parties(negotiation_);
    for (Digit& digit : result_.digits.digits) {
      const auto at =
          std::find(result_.parties.begin(), result_.parties.end(), PartyId{digit.mover});
      digit.mover = static_cast<std::uint32_t>(at - result_.parties.begin());
    }
  }

  // Says what is missing, once for all whom it is true of.
  List add_preferences() {
    struct Missing {
      Message what;
      std::vector<Value> parties;
    };
    std::vector<Missing> missing;
    for (const PartyId party : result_.parties) {
      StatePreference& preference = result_.preferences.emplace_back();
      const auto own = add_preference(party, preference);
      if (!own) continue;
      auto at = std::find_if(missing.begin(), missing.end(),
                             [&](const Missing& one) { return one.what == *own; });
      if (at == missing.end()) at = missing.insert(missing.end(), {*own, {}});
      at->parties.emplace_back(name_of(negotiation_.party(party)));
    }
    List sentences{Join::semicolons, {}};
    for (Missing& one : missing) {
      one.what.arguments.push_back({"parties", List{Join::all, std::move(one.parties)}});
      sentences.parts.emplace_back(std::move(one.what));
    }
    return sentences;
  }

  // What is missing, of {parties}.
  std::optional<Message> add_preference(PartyId party, StatePreference& preference) {
    const auto own = negotiation_.positions_of(party);
    for (const PositionId id : own) {
      if (const auto* priorities = std::get_if<Priorities>(&negotiation_.position(id).claim)) {
        preference.rests_on = {id};
        return add_priorities(*priorities, preference);
      }
    }
    const bool says_something = std::any_of(own.begin(), own.end(), [&](PositionId id) {
      return orders_a_move(negotiation_.position(id));
    });
    if (!says_something) return Message("stability.no_order");
    return add_numbers(party, preference);
  }

  [[nodiscard]] bool orders_a_move(const Position& position) const {
    const auto is_move = [&](IssueId issue) { return negotiation_.issue(issue).by.has_value(); };
    if (const auto* order = std::get_if<OptionOrder>(&position.claim)) return is_move(order->issue);
    if (std::holds_alternative<OptionPoints>(position.claim)) {
      const std::vector<IssueId> issues = issues_of(position.claim);
      return std::any_of(issues.begin(), issues.end(), is_move);
    }
    const auto* values = std::get_if<OptionValues>(&position.claim);
    return values != nullptr && is_move(values->issue);
  }

  std::optional<Message> add_priorities(const Priorities& priorities, StatePreference& preference) {
    preference.strong = priorities.strong;
    for (std::size_t k = 0; k < priorities.formulas.size(); ++k) {
      const Formula& formula = priorities.formulas[k];
      if (const auto joint = issue_beyond(formula, result_.moved)) {
        return Message("stability.priorities_on_joint", {{"issue", code(*joint)}});
      }
      preference.statements.push_back(condition_of(formula, result_.moved));
      preference.is_open.push_back(priorities.has_open() && priorities.is_open[k]);
    }
    return std::nullopt;
  }

  [[nodiscard]] Code code(IssueId issue) const { return {negotiation_.issue(issue).id}; }

  // Additive preferences over joint issues and moves, the joint issues held at the status quo.
  std::optional<Message> add_numbers(PartyId party, StatePreference& preference) {
    if (!result_.space) {
      result_.space =
          std::make_shared<const PackageSpace>(negotiation_, Scope::all, result_.moved.issues);
      for (const Axis& axis : result_.space->axes()) {
        result_.fixed_values.push_back(value_now(axis.issue, axis.options).value_or(0));
      }
    }
    for (const Axis& axis : result_.space->axes()) {
      if (!value_now(axis.issue, axis.options) && !negotiation_.issue(axis.issue).by) {
        return Message("stability.numbers_on_joint", {{"issue", code(axis.issue)}});
      }
    }
    Utilities complete = complete_utilities(negotiation_, *result_.space, {party});
    if (complete.missing.empty()) {
      preference.utility = std::move(complete.parties[0]);
      preference.rests_on = preference.utility->rests_on;
      return std::nullopt;
    }
    preference.partial = partial_preference(negotiation_, party, *result_.space);
    preference.rests_on = preference.partial->rests_on;
    return std::nullopt;
  }

  // Which of these options of the issue is taken now.
  [[nodiscard]] std::optional<std::uint32_t> value_now(IssueId issue,
                                                       const std::vector<OptionId>& options) const {
    const auto now = status_quo_of(negotiation_, issue);
    if (!now) return std::nullopt;
    const auto at = std::find(options.begin(), options.end(), *now);
    if (at == options.end()) return std::nullopt;
    return static_cast<std::uint32_t>(at - options.begin());
  }

  void find_status_quo() {
    std::size_t state = 0;
    for (std::size_t m = 0; m < result_.moved.issues.size(); ++m) {
      const auto value = value_now(result_.moved.issues[m], result_.moved.options[m]);
      if (!value) return;
      state += *value * result_.digits.stride(m);
    }
    result_.status_quo = state;
  }

  void add_rules() {
    for (std::size_t r = 0; r < negotiation_.rules().size(); ++r) {
      const Formula& formula = negotiation_.rules()[r].formula;
      if (issue_beyond(formula, result_.moved)) {
        result_.left_out.emplace_back(r);
        continue;
      }
      const Condition broken = !condition_of(formula, result_.moved);
      if (result_.status_quo && broken.holds(result_.digits, *result_.status_quo)) {
        result_.left_out.emplace_back(r);
        continue;
      }
      result_.infeasible.push_back(broken);
    }
  }

  const Negotiation& negotiation_;
  StateModel result_;
};

}  // namespace

bool StatePreference::has_open() const {
  return std::find(is_open.begin(), is_open.end(), true) != is_open.end();
}

State StateModel::state(std::size_t number) const {
  State state;
  for (const auto& own : moved.options) {
    state.push_back(own[number % own.size()]);
    number /= own.size();
  }
  return state;
}

StateSet StateModel::infeasible_states() const {
  StateSet result(states());
  for (const Condition& condition : infeasible) {
    result.add_all(condition.states(digits));
  }
  return result;
}

bool StateModel::is_complete() const {
  return std::all_of(preferences.begin(), preferences.end(),
                     [](const StatePreference& one) { return one.is_complete(); });
}

bool StateModel::has_partial() const {
  return std::any_of(preferences.begin(), preferences.end(),
                     [](const StatePreference& one) { return one.partial.has_value(); });
}

std::size_t StateModel::open_statements() const {
  std::size_t count = 0;
  for (const StatePreference& one : preferences) {
    count += static_cast<std::size_t>(std::count(one.is_open.begin(), one.is_open.end(), true));
  }
  return count;
}

std::vector<std::int32_t> StateModel::by_statements(const StatePreference& preference,
                                                    std::size_t count,
                                                    const std::vector<bool>* answers) const {
  std::vector<Wish> wishes;
  std::size_t open = 0;
  for (std::size_t k = 0; k < count; ++k) {
    if (!preference.is_open[k]) {
      wishes.push_back({&preference.statements[k], true});
    } else if (answers != nullptr) {
      wishes.push_back({&preference.statements[k], (*answers)[open++]});
    }
  }
  return scores_by<std::int32_t>(digits, wishes);
}

std::vector<std::int32_t> StateModel::scores(std::size_t party,
                                             const std::vector<bool>* answers) const {
  const StatePreference& preference = preferences[party];
  if (!preference.utility) {
    return by_statements(preference, preference.statements.size(), answers);
  }
  std::vector<std::int64_t> worth;
  worth.reserve(states());
  for (std::size_t s = 0; s < states(); ++s) {
    worth.push_back(preference.utility->counted(preference.utility->total(values(s))));
  }
  return ranks(worth);
}

std::vector<std::int32_t> StateModel::scores_without(
    std::size_t party, const std::vector<std::size_t>& dropped) const {
  StatePreference kept = preferences[party];
  for (auto k = dropped.rbegin(); k != dropped.rend(); ++k) {
    kept.statements.erase(kept.statements.begin() + static_cast<std::ptrdiff_t>(*k));
    kept.is_open.erase(kept.is_open.begin() + static_cast<std::ptrdiff_t>(*k));
  }
  return by_statements(kept, kept.statements.size(), nullptr);
}

std::vector<std::int32_t> StateModel::scores_of(const std::vector<double>& completion) const {
  // 10^-12 apart is equal: ties that were said, added up in another order.
  constexpr double kUnit = 1e12;
  std::vector<std::int64_t> total;
  total.reserve(states());
  for (std::size_t s = 0; s < states(); ++s) {
    const std::vector<std::uint32_t> at = values(s);
    double sum = 0;
    std::size_t offset = 0;
    for (std::size_t axis = 0; axis < at.size(); ++axis) {
      sum += completion[offset + at[axis]];
      offset += space->axes()[axis].options.size();
    }
    total.push_back(std::llround(sum * kUnit));
  }
  return ranks(total);
}

std::vector<std::int32_t> StateModel::levels(std::size_t party) const {
  return by_statements(preferences[party], preferences[party].strong, nullptr);
}

std::vector<std::uint32_t> StateModel::values(std::size_t state) const {
  std::vector<std::uint32_t> result = fixed_values;
  for (std::size_t m = 0; m < moved.issues.size(); ++m) {
    result[*space->axis_of(moved.issues[m])] = digits.value(state, m);
  }
  return result;
}

std::vector<PartyId> acting_parties(const Negotiation& in_force) {
  std::vector<PartyId> parties;
  for (std::size_t p = 0; p < in_force.parties().size(); ++p) {
    const PartyId party{p};
    const bool moves = std::any_of(in_force.issues().begin(), in_force.issues().end(),
                                   [&](const Issue& issue) { return issue.by == party; });
    if (moves || in_force.party(party).role == Role::principal) parties.push_back(party);
  }
  return parties;
}

Part<StateModel> state_model_of(const Negotiation& in_force) { return Modelling(in_force).run(); }

Game game_of(const StateModel& conflict) {
  ZOPA_EXPECTS(conflict.is_complete());
  Game game;
  game.digits = conflict.digits.digits;
  if (!conflict.infeasible.empty()) game.infeasible = conflict.infeasible_states();
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    game.scores.push_back(conflict.scores(p));
  }
  return game;
}

}  // namespace zopa::stability
