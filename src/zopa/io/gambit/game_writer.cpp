#include <algorithm>
#include <map>

#include "zopa/io/foreign/conflict.hpp"
#include "zopa/io/gambit/game.hpp"

namespace zopa::gambit {
namespace {

constexpr const char* kProgram = "Gambit";

// A bit a state: in which of them something holds.  What stands behind the last state is not read.
using States = std::vector<std::uint64_t>;

constexpr std::size_t kBits = 64;

States opposite(States held) {
  for (std::uint64_t& bits : held) bits = ~bits;
  return held;
}

States both(States a, const States& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] &= b[i];
  return a;
}

States either(States a, const States& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] |= b[i];
  return a;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

class Writer {
 public:
  explicit Writer(const Negotiation& negotiation) : negotiation_(negotiation) {}

  Result<std::string> write() {
    game_.title = negotiation_.title();
    const std::vector<PartyId> parties = foreign::parties_of_conflict(negotiation_);
    for (const PartyId party : parties) game_.players.push_back(negotiation_.party(party).name);
    for (const PartyId party : parties) {
      if (auto large = add_strategies_of(party)) {
        return tl::unexpected(fault("cannot-write", *large, negotiation_.file()));
      }
    }
    for (const Move& move : moves_) note_states(move);
    Error error;
    for (const PartyId party : parties) {
      const auto priorities = foreign::priorities_for(negotiation_, party, kProgram);
      if (priorities) {
        game_.levels.push_back(levels_by(*priorities));
      } else {
        const auto& faults = priorities.error().diagnostics;
        error.diagnostics.insert(error.diagnostics.end(), faults.begin(), faults.end());
      }
    }
    if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
    return text();
  }

 private:
  struct Move {
    IssueId issue;
    std::size_t step = 1;  // so many states on its option changes
    std::vector<OptionId> options;
  };

  // Each combination of the options of its moves, the first move changing first.
  std::optional<Message> add_strategies_of(PartyId party) {
    std::vector<std::string> names{""};
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      const Issue& issue = negotiation_.issues()[i];
      if (issue.by != party) continue;
      Move move{IssueId{i}, game_.states * names.size(), {}};
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        if (issue.options[o].is_possible()) move.options.emplace_back(o);
      }
      if (move.options.empty()) continue;
      if (move.options.size() > kMostStates / names.size()) return too_large();
      names = combined(names, issue, move.options);
      moves_.push_back(std::move(move));
    }
    if (names.size() == 1 && names[0].empty()) names[0] = "1";  // nothing to choose
    if (add_strategies(game_, std::move(names))) return too_large();
    return std::nullopt;
  }

  static std::vector<std::string> combined(const std::vector<std::string>& names,
                                           const Issue& issue,
                                           const std::vector<OptionId>& options) {
    std::vector<std::string> longer;
    for (const OptionId option : options) {
      for (const std::string& name : names) {
        longer.push_back(name);
        if (!name.empty()) longer.back() += "; ";
        longer.back() += issue.options[option.index()].name;
      }
    }
    return longer;
  }

  static Message too_large() {
    return {"fault.conflict_large", {{"program", kProgram}, {"most", kMostStates}}};
  }

  // What comes first counts more than all after it.
  [[nodiscard]] std::vector<std::uint32_t> levels_by(const Priorities& priorities) const {
    constexpr std::size_t kMostAtOnce =
        40;  // so many more digits fit: there are fewer levels than states
    std::vector<std::uint64_t> levels(game_.states, 0);
    for (std::size_t i = 0; i < priorities.formulas.size(); ++i) {
      const States held = states_in(priorities.formulas[i]);
      for (std::size_t state = 0; state < levels.size(); ++state) {
        levels[state] = 2 * levels[state] + (held[state / kBits] >> state % kBits & 1U);
      }
      if ((i + 1) % kMostAtOnce > 0) continue;
      const std::vector<std::uint32_t> few = levels_of(levels);
      levels.assign(few.begin(), few.end());
    }
    return levels_of(levels);
  }

  [[nodiscard]] States states_in(const Formula& formula) const {
    if (formula.kind == Formula::Kind::atom) return states_in(formula.atom);
    States held = states_in(formula.parts[0]);
    switch (formula.kind) {
      case Formula::Kind::negation:
        return opposite(std::move(held));
      case Formula::Kind::implication:
        return either(opposite(std::move(held)), states_in(formula.parts[1]));
      case Formula::Kind::iff: {
        const States other = states_in(formula.parts[1]);
        for (std::size_t i = 0; i < held.size(); ++i) held[i] = ~(held[i] ^ other[i]);
        return held;
      }
      default:
        break;
    }
    const bool is_either = formula.kind == Formula::Kind::disjunction;
    for (std::size_t i = 1; i < formula.parts.size(); ++i) {
      const States other = states_in(formula.parts[i]);
      held = is_either ? either(std::move(held), other) : both(std::move(held), other);
    }
    return held;
  }

  [[nodiscard]] States states_in(const Atom& atom) const {
    States held(game_.states / kBits + 1, 0);
    for (const OptionId option : atom.options) {
      const auto taken = taken_.find({atom.issue, option});
      if (taken != taken_.end()) held = either(std::move(held), taken->second);
    }
    return atom.relation == Atom::Relation::differs ? opposite(std::move(held)) : held;
  }

  // By option of an own move: the states in which it is taken.
  void note_states(const Move& move) {
    for (std::size_t o = 0; o < move.options.size(); ++o) {
      States& held = taken_[{move.issue, move.options[o]}];
      held.assign(game_.states / kBits + 1, 0);
      for (std::size_t state = 0; state < game_.states; ++state) {
        const bool is_taken = state / move.step % move.options.size() == o;
        held[state / kBits] |= std::uint64_t{is_taken ? 1U : 0U} << state % kBits;
      }
    }
  }

  [[nodiscard]] std::string text() const {
    std::string text = "NFG 1 R " + quoted(game_.title) + " {";
    for (const std::string& player : game_.players) text.append(" ").append(quoted(player));
    text += " }\n{\n";
    for (const auto& own : game_.strategies) {
      text += "  {";
      for (const std::string& name : own) text.append(" ").append(quoted(name));
      text += " }\n";
    }
    text += "}\n\"\"\n\n";
    for (std::size_t state = 0; state < game_.states; ++state) {
      for (std::size_t p = 0; p < game_.levels.size(); ++p) {
        if (p > 0) text += ' ';
        text += std::to_string(game_.levels[p][state]);
      }
      text += '\n';
    }
    return text;
  }

  const Negotiation& negotiation_;
  Game game_;
  std::vector<Move> moves_;
  std::map<std::pair<IssueId, OptionId>, States> taken_;
};

}  // namespace

Result<std::string> write(const Negotiation& in_force) { return Writer(in_force).write(); }

}  // namespace zopa::gambit
