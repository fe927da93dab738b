// The bounds from below are Lagrangian (Fisher 1981): whatever the weights, the weighted sum of all
// parties' lines is at least the sum, issue by issue, of what the option that weighs least moves;
// and the party that moves most moves at least their mean.  Weights are raised for parties that
// move too much.  All is in whole numbers, so that each bound is proved by its weights.  Once a
// number is bounded from above too, options that weigh more than what lies between are out.
#include "zopa/deadlock/burden.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "zopa/deadlock/consent.hpp"

namespace zopa::deadlock {
namespace {

using sat::Lit;
using sat::Unary;

constexpr std::uint64_t kUnit = 1 << 16;  // the weight to begin with
constexpr std::uint64_t kMostWeight = std::uint64_t{1} << 32;
constexpr int kRounds = 200;  // of weighing anew

std::uint64_t sum_of(const std::vector<std::uint64_t>& weights) {
  return std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
}

std::uint64_t divided_up(std::uint64_t number, std::uint64_t by) { return (number + by - 1) / by; }

}  // namespace

class Burden::Builder {
 public:
  Builder(Encoding& encoding, Scope scope, const std::vector<bool>& must)
      : encoding_(encoding),
        problem_(encoding.problem()),
        scope_(scope),
        must_(must),
        lines_on_(problem_.space.axes().size()) {
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      const auto axis = encoding.staircases()[i].axis;
      if (axis && problem_.lines[i].eased_by.empty()) lines_on_[*axis].push_back(i);
    }
  }

  ByParty lines(bool is_soft) {
    std::map<PartyId, std::vector<Unary>> by_party;
    for (std::size_t a = 0; a < problem_.space.axes().size(); ++a) {
      for (const auto& [party, counts] : broken_on(a, is_soft)) {
        const Lit unless = must_[party.index()] ? 0 : -encoding_.consents(party);
        by_party[party].push_back(number_of(a, counts, unless));
      }
    }
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      const Line& line = problem_.lines[i];
      if (line.is_soft() != is_soft) continue;
      if (is_dropped_whole(i)) by_party[line.party].push_back({encoding_.step(LineId{i}, 0)});
      const bool is_elsewhere = encoding_.staircases()[i].axis && !line.eased_by.empty();
      if (is_elsewhere) by_party[line.party].push_back({any_step_of(i)});
    }
    return summed(by_party);
  }

  // On each issue a party is asked about the option taken, or not at all.
  ByParty questions(const Needs& needs) {
    std::map<PartyId, std::map<std::uint32_t, Lit>> asked;
    for (std::uint32_t n = 0; n < needs.all().size(); ++n) {
      const Need& need = needs.all()[n];
      if (need.kind != Need::Kind::answer) continue;
      const auto [place, is_new] = asked[need.party].try_emplace(need.axis, 0);
      if (is_new) {
        place->second = encoding_.solver().new_lit();
        encoding_.solver().prefer(-place->second);
      }
      encoding_.solver().add({-needs.lit(n), place->second});
    }
    std::map<PartyId, std::vector<Unary>> by_party;
    for (const auto& [party, issues] : asked) {
      for (const auto& [axis, lit] : issues) by_party[party].push_back({lit});
    }
    return summed(by_party);
  }

  std::vector<Loads> loads(std::size_t& parties) const {
    std::map<PartyId, std::size_t> place;
    for (const Line& line : problem_.lines) {
      if (must_[line.party.index()]) place.try_emplace(line.party, place.size());
    }
    parties = place.size();
    std::vector<Loads> loads;
    for (std::size_t a = 0; a < problem_.space.axes().size(); ++a) {
      const auto broken = broken_on(a, false);
      Loads& on_axis = loads.emplace_back();
      for (std::uint32_t v = 0; v < sizes(a); ++v) {
        if (scope_ == Scope::tabled_only && !problem_.space.axes()[a].tabled[v]) continue;
        Load& load = on_axis.emplace_back(Load{v, std::vector<std::uint32_t>(parties, 0)});
        for (const auto& [party, counts] : broken) {
          if (must_[party.index()]) load.lines[place.at(party)] = counts[v];
        }
      }
    }
    return loads;
  }

 private:
  [[nodiscard]] std::size_t sizes(std::size_t axis) const {
    return problem_.space.axes()[axis].options.size();
  }

  ByParty summed(std::map<PartyId, std::vector<Unary>>& by_party) {
    ByParty sums;
    for (auto& [party, numbers] : by_party) {
      sums.emplace_back(encoding_.solver(), std::move(numbers));
    }
    return sums;
  }

  [[nodiscard]] bool is_dropped_whole(std::size_t line) const {
    const Staircase& staircase = encoding_.staircases()[line];
    return !staircase.axis && !staircase.steps.empty();
  }

  // Of a line whose value does not tell whether it moves: holds where it does.
  Lit any_step_of(std::size_t line) {
    sat::Solver& solver = encoding_.solver();
    const Lit moves = solver.new_lit();
    solver.prefer(-moves);
    for (std::size_t s = 0; s < encoding_.staircases()[line].steps.size(); ++s) {
      solver.add({-encoding_.step(LineId{line}, s), moves});
    }
    return moves;
  }

  // By party that has such lines on the axis: how many of them each option breaks.
  [[nodiscard]] std::map<PartyId, std::vector<std::uint32_t>> broken_on(std::size_t axis,
                                                                        bool is_soft) const {
    std::map<PartyId, std::vector<std::uint32_t>> broken;
    for (const std::size_t i : lines_on_[axis]) {
      const Line& line = problem_.lines[i];
      const Staircase& staircase = encoding_.staircases()[i];
      if (line.is_soft() != is_soft) continue;
      auto& counts = broken.try_emplace(line.party, sizes(axis), 0U).first->second;
      for (const Step& step : staircase.steps) {
        for (const std::uint32_t value : step.values) ++counts[value];
      }
    }
    return broken;
  }

  // The number that belongs to the value taken, unless the literal `unless` (0: none) holds.
  Unary number_of(std::size_t axis, const std::vector<std::uint32_t>& counts, Lit unless) {
    sat::Solver& solver = encoding_.solver();
    const std::uint32_t most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    Unary number = solver.new_lits(most);
    for (std::size_t n = 0; n < number.size(); ++n) {
      solver.prefer(-number[n]);
      if (n > 0) solver.add({-number[n], number[n - 1]});
    }
    for (std::uint32_t v = 0; v < counts.size(); ++v) {
      if (counts[v] == 0) continue;
      std::vector<Lit> clause = {-encoding_.takes(axis, v), number[counts[v] - 1]};
      if (unless != 0) clause.push_back(unless);
      solver.add(clause);
    }
    return number;
  }

  Encoding& encoding_;
  const LineProblem& problem_;
  Scope scope_;
  const std::vector<bool>& must_;
  // By axis: lines that move there, whatever else is taken.
  std::vector<std::vector<std::size_t>> lines_on_;
};

Burden::Burden(Encoding& encoding, const Needs& needs, Scope scope)
    : encoding_(encoding), must_(parties_that_must_consent(encoding.problem())) {
  Builder builder(encoding, scope, must_);
  firm_ = builder.lines(false);
  soft_ = builder.lines(true);
  questions_ = builder.questions(needs);
  loads_ = builder.loads(parties_);
}

void Burden::bound(ByParty& totals, std::uint32_t most, Lits& lits) {
  for (sat::Totalizer& total : totals) {
    if (most < total.size()) lits.push_back(total.at_most(most));
  }
}

void Burden::bound_firm_by_one(std::uint32_t most, Lits& lits) {
  bound(firm_, most, lits);
  forbid_beyond(by_one_, most * sum_of(by_one_.weights), lits);
}
void Burden::bound_soft_by_one(std::uint32_t most, Lits& lits) { bound(soft_, most, lits); }
void Burden::bound_questions_to_one(std::uint32_t most, Lits& lits) {
  bound(questions_, most, lits);
}

void Burden::bound(const ClassKey& key, Lits& lits) {
  bound_firm_by_one(key.most_firm_by_one, lits);
  bound_soft_by_one(key.most_soft_by_one, lits);
  bound_questions_to_one(key.most_questions_to_one, lits);
}

std::uint64_t Burden::size_of_bound(std::uint32_t firm_by_one) const {
  std::uint64_t lines = 0;
  for (const sat::Totalizer& total : firm_) lines += total.size();
  return lines * firm_by_one;
}

std::uint64_t Burden::weight_of(const Load& load, const std::vector<std::uint64_t>& weights) const {
  std::uint64_t weight = 0;
  for (std::size_t p = 0; p < parties_; ++p) weight += weights[p] * load.lines[p];
  return weight;
}

std::uint64_t Burden::least_sum(const std::vector<std::uint64_t>& weights,
                                std::vector<std::uint64_t>& loads) const {
  std::fill(loads.begin(), loads.end(), 0);
  std::uint64_t sum = 0;
  for (const Loads& options : loads_) {
    const Load* lightest = nullptr;
    std::uint64_t least = 0;
    for (const Load& option : options) {
      const std::uint64_t weight = weight_of(option, weights);
      if (lightest != nullptr && weight >= least) continue;
      least = weight;
      lightest = &option;
    }
    if (lightest == nullptr) continue;
    sum += least;
    for (std::size_t p = 0; p < parties_; ++p) loads[p] += lightest->lines[p];
  }
  return sum;
}

void Burden::forbid_beyond(const Proof& proof, std::uint64_t most, Lits& lits) const {
  if (proof.weights.empty() || most < proof.least) return;
  for (std::size_t a = 0; a < loads_.size(); ++a) {
    std::uint64_t lightest = ~std::uint64_t{0};
    for (const Load& option : loads_[a]) {
      lightest = std::min(lightest, weight_of(option, proof.weights));
    }
    for (const Load& option : loads_[a]) {
      if (weight_of(option, proof.weights) - lightest > most - proof.least) {
        lits.push_back(-encoding_.takes(a, option.value));
      }
    }
  }
}

std::uint32_t Burden::least_firm_by_one() {
  std::vector<std::uint64_t> weights(parties_, kUnit);
  std::vector<std::uint64_t> loads(parties_, 0);
  double best = -1;
  for (int round = 0; round < kRounds && parties_ > 0; ++round) {
    const std::uint64_t sum = least_sum(weights, loads);
    const double mean = static_cast<double>(sum) / static_cast<double>(sum_of(weights));
    if (mean > best) {
      best = mean;
      by_one_ = {weights, sum};
    }
    // Those that move more than the mean gain in weight, the others lose, by less and less.
    for (std::size_t p = 0; p < parties_; ++p) {
      const double off = (static_cast<double>(loads[p]) - mean) / std::max(mean, 1.0);
      const double factor = std::clamp(1 + 4 * off / (8 + round), 0.5, 2.0);
      weights[p] = std::clamp<std::uint64_t>(
          static_cast<std::uint64_t>(static_cast<double>(weights[p]) * factor), 1, kMostWeight);
    }
  }
  if (by_one_.weights.empty()) return 0;
  return static_cast<std::uint32_t>(divided_up(by_one_.least, sum_of(by_one_.weights)));
}

}  // namespace zopa::deadlock
