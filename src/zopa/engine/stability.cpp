#include "zopa/engine/stability.hpp"

#include <algorithm>
#include <utility>

namespace zopa::engine {
namespace {

using stability::Digit;
using stability::Game;

constexpr std::size_t kMostStates = std::size_t{1} << 22;
constexpr std::int32_t kMostScore = std::int32_t{1} << 29;  // then scores are made dense

// By state: a bit where a formula holds.
using Bits = std::vector<std::uint64_t>;

bool bit(const Bits& bits, std::size_t i) { return ((bits[i / 64] >> (i % 64)) & 1U) != 0; }

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
  Modelling(const Negotiation& negotiation, const StabilityOptions& options)
      : negotiation_(negotiation), options_(options) {}

  StabilityAnswer run() {
    list_moves();
    if (result_.moves.empty()) return why("no issue is a party's own move");
    if (!add_digits()) {
      return why("there are more than " + std::to_string(kMostStates) + " states");
    }
    list_parties();
    if (const std::string missing = add_scores(); !missing.empty()) return why(missing);
    find_status_quo();
    add_rules();
    list_states();
    if (result_.states.empty()) return why("the rules leave no state");
    solve();
    StabilityAnswer answer;
    answer.stopped = is_reached(options_.stop);
    if (answer.stopped) {
      answer.why_not = "stopped before it was done";
    } else {
      answer.stability = std::move(result_);
    }
    return answer;
  }

 private:
  static StabilityAnswer why(std::string reason) {
    StabilityAnswer answer;
    answer.why_not = std::move(reason);
    return answer;
  }

  void list_moves() {
    for (std::size_t i = 0; i < negotiation_.issues.size(); ++i) {
      if (negotiation_.issues[i].by) result_.moves.emplace_back(i);
    }
  }

  // Options that are excluded for everyone are in no state.
  bool add_digits() {
    std::size_t states = 1;
    for (const IssueId id : result_.moves) {
      const Issue& issue = negotiation_.issue(id);
      auto& options = options_of_.emplace_back();
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        if (!issue.options[o].excluded) options.emplace_back(o);
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
      game_.digits.push_back(std::move(digit));
      states *= options.size();
      if (states > kMostStates) return false;
    }
    states_ = states;
    return true;
  }

  // Principals, and whoever else has a move.
  void list_parties() {
    for (std::size_t p = 0; p < negotiation_.parties.size(); ++p) {
      const bool moves = std::any_of(game_.digits.begin(), game_.digits.end(),
                                     [&](const Digit& digit) { return digit.mover == p; });
      if (moves || negotiation_.parties[p].role == Role::principal) result_.parties.emplace_back(p);
    }
    for (Digit& digit : game_.digits) {
      const auto at =
          std::find(result_.parties.begin(), result_.parties.end(), PartyId{digit.mover});
      digit.mover = static_cast<std::uint32_t>(at - result_.parties.begin());
    }
  }

  // Says what is missing.
  std::string add_scores() {
    std::string missing;
    for (const PartyId party : result_.parties) {
      const auto at = std::find_if(
          negotiation_.positions.begin(), negotiation_.positions.end(), [&](const auto& position) {
            return position.party == party && std::holds_alternative<Priorities>(position.claim);
          });
      auto& scores = game_.scores.emplace_back(states_, 0);
      std::string own;
      if (at == negotiation_.positions.end()) {
        own = "has no `priorities`";
      } else {
        result_.rests_on.emplace_back(
            static_cast<std::size_t>(at - negotiation_.positions.begin()));
        own = add_priorities(std::get<Priorities>(at->claim), scores);
      }
      if (own.empty()) continue;
      missing += (missing.empty() ? "" : "; ") + negotiation_.party(party).name + " " + own;
    }
    return missing;
  }

  // Each counts more than all after it together (Fraser and Hipel 1988; Peng, Hipel and Kilgour
  // 1997).
  std::string add_priorities(const Priorities& priorities, std::vector<std::int32_t>& scores) {
    for (const Formula& formula : priorities.formulas) {
      if (const auto joint = joint_issue(formula)) {
        return "has priorities on `" + negotiation_.issue(*joint).id + "`, which is no own move";
      }
      const Bits holds = where(formula);
      std::int32_t largest = 0;
      for (std::size_t s = 0; s < scores.size(); ++s) {
        scores[s] = 2 * scores[s] + (bit(holds, s) ? 1 : 0);
        largest = std::max(largest, scores[s]);
      }
      if (largest > kMostScore) make_dense(scores);
    }
    return {};
  }

  static void make_dense(std::vector<std::int32_t>& scores) {
    std::vector<std::int32_t> values = scores;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (std::int32_t& score : scores) {
      score = static_cast<std::int32_t>(std::lower_bound(values.begin(), values.end(), score) -
                                        values.begin());
    }
  }

  [[nodiscard]] std::optional<IssueId> joint_issue(const Formula& formula) const {
    for (const IssueId issue : issues_of(formula)) {
      if (!negotiation_.issue(issue).by) return issue;
    }
    return std::nullopt;
  }

  // Two-valued: whoever moves knows every option.
  [[nodiscard]] Bits where(const Formula& formula) const {
    switch (formula.kind) {
      case Formula::Kind::atom:
        return where(formula.atom);
      case Formula::Kind::negation:
        return opposite(where(formula.parts[0]));
      case Formula::Kind::conjunction:
      case Formula::Kind::disjunction: {
        const bool is_all = formula.kind == Formula::Kind::conjunction;
        Bits bits = where(formula.parts[0]);
        for (std::size_t i = 1; i < formula.parts.size(); ++i) {
          const Bits part = where(formula.parts[i]);
          for (std::size_t w = 0; w < bits.size(); ++w) {
            bits[w] = is_all ? bits[w] & part[w] : bits[w] | part[w];
          }
        }
        return bits;
      }
      case Formula::Kind::implication:
      case Formula::Kind::iff: {
        Bits bits = where(formula.parts[0]);
        const Bits part = where(formula.parts[1]);
        const bool is_iff = formula.kind == Formula::Kind::iff;
        for (std::size_t w = 0; w < bits.size(); ++w) {
          bits[w] = is_iff ? ~(bits[w] ^ part[w]) : ~bits[w] | part[w];
        }
        return bits;
      }
    }
    return {};
  }

  static Bits opposite(Bits bits) {
    for (std::uint64_t& word : bits) word = ~word;
    return bits;
  }

  [[nodiscard]] Bits where(const Atom& atom) const {
    Bits bits((states_ + 63) / 64, 0);
    const auto at = std::find(result_.moves.begin(), result_.moves.end(), atom.issue);
    const auto digit = static_cast<std::size_t>(at - result_.moves.begin());
    const std::size_t stride = game_.stride(digit);
    const auto& options = options_of_[digit];
    for (std::size_t s = 0; s < states_; ++s) {
      const OptionId option = options[s / stride % options.size()];
      const bool is_named =
          std::find(atom.options.begin(), atom.options.end(), option) != atom.options.end();
      if (is_named != (atom.relation == Atom::Relation::differs)) {
        bits[s / 64] |= std::uint64_t{1} << (s % 64);
      }
    }
    return bits;
  }

  // Where the file gives an option for every move.
  void find_status_quo() {
    std::size_t state = 0;
    for (std::size_t m = 0; m < result_.moves.size(); ++m) {
      const auto row =
          std::find_if(negotiation_.status_quo.begin(), negotiation_.status_quo.end(),
                       [&](const StatusQuo& one) { return one.issue == result_.moves[m]; });
      if (row == negotiation_.status_quo.end()) return;
      const auto& options = options_of_[m];
      const auto at = std::find(options.begin(), options.end(), row->option);
      if (at == options.end()) return;
      state += static_cast<std::size_t>(at - options.begin()) * game_.stride(m);
    }
    status_quo_ = state;
  }

  void add_rules() {
    for (std::size_t r = 0; r < negotiation_.rules.size(); ++r) {
      const Formula& formula = negotiation_.rules[r].formula;
      if (joint_issue(formula)) {
        result_.left_out.emplace_back(r);
        continue;
      }
      const Bits broken = opposite(where(formula));
      if (status_quo_ && bit(broken, *status_quo_)) {
        result_.left_out.emplace_back(r);
        continue;
      }
      if (!game_.infeasible) game_.infeasible.emplace(states_);
      const auto words = game_.infeasible->words();
      for (std::size_t w = 0; w < words.size(); ++w) words[w] |= broken[w];
    }
  }

  void list_states() {
    for (std::size_t s = 0; s < states_; ++s) {
      if (!game_.is_feasible(s)) continue;
      feasible_.push_back(s);
      State& state = result_.states.emplace_back();
      std::size_t rest = s;
      for (const auto& options : options_of_) {
        state.push_back(options[rest % options.size()]);
        rest /= options.size();
      }
    }
  }

  void solve() {
    stability::Solver<std::int32_t> solver(game_, options_.stop);
    for (const stability::Concept solution : stability::kConcepts) {
      ConceptAnswer& answer = result_.concepts[static_cast<std::size_t>(solution)];
      begin(options_.stop, "looking for stable states");
      for (std::size_t p = 0; p < result_.parties.size(); ++p) {
        const stability::StateSet stable = solver.stable(p, solution);
        auto& own = answer.stable.emplace_back();
        for (const std::size_t s : feasible_) own.push_back(stable.has(s));
      }
      for (std::uint32_t k = 0; k < feasible_.size(); ++k) {
        const bool for_all = std::all_of(answer.stable.begin(), answer.stable.end(),
                                         [&](const auto& own) { return own[k]; });
        if (for_all) answer.equilibria.push_back(k);
      }
    }
    look_at_status_quo();
  }

  void look_at_status_quo() {
    if (!status_quo_) return;
    const auto at = std::lower_bound(feasible_.begin(), feasible_.end(), *status_quo_);
    const auto own = static_cast<std::uint32_t>(at - feasible_.begin());
    result_.status_quo = own;
    for (std::size_t p = 0; p < result_.parties.size(); ++p) {
      result_.temptation.push_back(best_change(p, own));
      result_.is_deterred.push_back(result_.of(stability::Concept::general).stable[p][own]);
    }
  }

  // The best state that the party can bring about from this one, if that is better.
  [[nodiscard]] std::optional<std::uint32_t> best_change(std::size_t party,
                                                         std::uint32_t from) const {
    const auto& scores = game_.scores[party];
    std::optional<std::uint32_t> best;
    std::int32_t most = scores[feasible_[from]];
    for (std::uint32_t to = 0; to < feasible_.size(); ++to) {
      if (scores[feasible_[to]] > most && game_.can_change(party, feasible_[from], feasible_[to])) {
        most = scores[feasible_[to]];
        best = to;
      }
    }
    return best;
  }

  const Negotiation& negotiation_;
  const StabilityOptions& options_;
  Game game_;
  std::vector<std::vector<OptionId>> options_of_;  // by move
  std::size_t states_ = 0;                         // infeasible ones included
  std::optional<std::size_t> status_quo_;
  std::vector<std::size_t> feasible_;
  Stability result_;
};

}  // namespace

StabilityAnswer stability(const Negotiation& in_force, const StabilityOptions& options) {
  return Modelling(in_force, options).run();
}

}  // namespace zopa::engine
