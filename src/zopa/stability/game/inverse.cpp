#include "zopa/stability/game/inverse.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "zopa/base/contracts.hpp"
#include "zopa/stability/game/relational.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostSteps = 200'000;  // of a search

using States = std::vector<std::size_t>;  // rising

bool includes(const States& larger, const States& smaller) {
  return std::includes(larger.begin(), larger.end(), smaller.begin(), smaller.end());
}

// Without alternatives that contain another, smaller ones first.
void reduce(Obligation& obligation) {
  auto& all = obligation.alternatives;
  std::sort(all.begin(), all.end(), [](const States& a, const States& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::vector<States> kept;
  for (States& one : all) {
    const bool is_needless = std::any_of(kept.begin(), kept.end(),
                                         [&](const States& own) { return includes(one, own); });
    if (!is_needless) kept.push_back(std::move(one));
  }
  all = std::move(kept);
}

// Whatever meets `a` meets `b`.
bool implies(const Obligation& a, const Obligation& b) {
  return std::all_of(a.alternatives.begin(), a.alternatives.end(), [&](const States& own) {
    return std::any_of(b.alternatives.begin(), b.alternatives.end(),
                       [&](const States& other) { return includes(own, other); });
  });
}

class Deriving {
 public:
  Deriving(const Game& game, std::size_t party, std::size_t state, Concept by)
      : party_(party),
        state_(state),
        solution_(by),
        plain_(game),
        relational_(game, game.parties(), plain_) {}

  std::vector<Obligation> run() {
    std::vector<Obligation> all;
    relational_.legal().any_step(party_, state_, [&](std::size_t t) {
      targets_.push_back(t);
      return false;
    });
    for (const std::size_t t : targets_) {
      Obligation own = obligation(t);
      reduce(own);
      if (own.alternatives.front().empty()) continue;  // deterred whatever the party prefers
      all.push_back(std::move(own));
    }
    return without_implied(std::move(all));
  }

 private:
  static std::vector<Obligation> without_implied(std::vector<Obligation> all) {
    std::vector<Obligation> kept;
    for (std::size_t k = 0; k < all.size(); ++k) {
      bool is_implied = false;
      for (std::size_t j = 0; j < all.size() && !is_implied; ++j) {
        // Of two that imply each other the first is kept.
        is_implied = j != k && implies(all[j], all[k]) && (j < k || !implies(all[k], all[j]));
      }
      if (!is_implied) kept.push_back(all[k]);
    }
    return kept;
  }

  [[nodiscard]] Obligation obligation(std::size_t t) {
    Obligation own{{{t}}};
    if (solution_ == Concept::nash) return own;
    const Group others = relational_.others({party_});
    States reached;
    relational_.legal().find(
        others, t,
        [&](std::size_t mover, std::size_t from, std::size_t to) {
          return !is_credible(solution_) || plain_.is_willing(mover, from, to);
        },
        [&](std::size_t u) {
          reached.push_back(u);
          return false;
        });
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    for (const std::size_t u : reached) {
      States needed;
      if (u != state_) needed.push_back(u);
      if (may_be_answered(solution_)) {
        relational_.legal().any_step(party_, u, [&](std::size_t v) {
          if (v != state_) needed.push_back(v);
          return false;
        });
      }
      std::sort(needed.begin(), needed.end());
      own.alternatives.push_back(std::move(needed));
    }
    return own;
  }

  std::size_t party_;
  std::size_t state_;
  Concept solution_;
  Plain plain_;
  Relational<Plain> relational_;
  States targets_;
};

// Sums, over the sets of states that are not preferred and meet the obligations, the share of
// rankings that each stands for.
class Counting {
 public:
  explicit Counting(std::size_t states) : states_(states) {
    for (std::size_t above = 0; above <= states; ++above) {
      const double log = std::lgamma(static_cast<double>(above) + 1) +
                         std::lgamma(static_cast<double>(states - above) + 1) -
                         std::lgamma(static_cast<double>(states) + 2);
      share_of_set_.push_back(std::exp(log));
    }
  }

  std::optional<double> run(const std::vector<Obligation>& obligations) {
    std::optional<double> share = count(obligations, 0, 0);
    return steps_ > kMostSteps ? std::nullopt : share;
  }

 private:
  double count(const std::vector<Obligation>& obligations, std::size_t fixed, std::size_t above) {
    if (++steps_ > kMostSteps) return 0;
    if (obligations.empty()) return of_rest(fixed, above);
    const std::size_t branch = obligations.front().alternatives.front().front();
    std::vector<Obligation> below;
    for (const Obligation& own : obligations) {
      Obligation left;
      bool is_met = false;
      for (States states : own.alternatives) {
        std::erase(states, branch);
        is_met = is_met || states.empty();
        left.alternatives.push_back(std::move(states));
      }
      if (!is_met) below.push_back(std::move(left));
    }
    double total = count(below, fixed + 1, above);
    std::vector<Obligation> preferred;
    for (const Obligation& own : obligations) {
      Obligation left;
      for (const States& states : own.alternatives) {
        if (!std::binary_search(states.begin(), states.end(), branch)) {
          left.alternatives.push_back(states);
        }
      }
      if (left.alternatives.empty()) return total;
      preferred.push_back(std::move(left));
    }
    total += count(preferred, fixed + 1, above + 1);
    return total;
  }

  // The others may stand above or below.
  [[nodiscard]] double of_rest(std::size_t fixed, std::size_t above) const {
    const std::size_t rest = states_ - fixed;
    double total = 0;
    double ways = 1;  // binomial(rest, k)
    for (std::size_t k = 0; k <= rest; ++k) {
      total += ways * share_of_set_[above + k];
      ways = ways * static_cast<double>(rest - k) / static_cast<double>(k + 1);
    }
    return total;
  }

  std::size_t states_;
  std::vector<double> share_of_set_;  // by how many stand above
  std::size_t steps_ = 0;
};

// The smallest set of states that meets all obligations, once they are not preferred.
class Fewest {
 public:
  std::optional<States> run(const std::vector<Obligation>& obligations, std::size_t most) {
    for (std::size_t size = 0; size <= most; ++size) {
      States chosen;
      if (search(obligations, size, chosen)) return chosen;
      if (steps_ > kMostSteps) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool search(const std::vector<Obligation>& obligations, std::size_t left, States& chosen) {
    if (++steps_ > kMostSteps) return false;
    const auto open =
        std::find_if(obligations.begin(), obligations.end(), [&](const Obligation& own) {
          return std::none_of(own.alternatives.begin(), own.alternatives.end(),
                              [&](const States& states) { return includes(chosen, states); });
        });
    if (open == obligations.end()) return true;
    for (const States& states : open->alternatives) {
      const States before = chosen;
      for (const std::size_t state : states) {
        if (!std::binary_search(chosen.begin(), chosen.end(), state)) {
          chosen.insert(std::lower_bound(chosen.begin(), chosen.end(), state), state);
        }
      }
      const std::size_t added = chosen.size() - before.size();
      if (added <= left && search(obligations, left - added, chosen)) return true;
      chosen = before;
    }
    return false;
  }

  std::size_t steps_ = 0;
};

// Obligations once the states that are not preferred as things are have been struck out.
std::vector<Obligation> open_obligations(const std::vector<Obligation>& obligations,
                                         const std::vector<bool>& is_preferred) {
  std::vector<Obligation> open;
  for (const Obligation& own : obligations) {
    Obligation left;
    for (States states : own.alternatives) {
      std::erase_if(states, [&](std::size_t state) { return !is_preferred[state]; });
      left.alternatives.push_back(std::move(states));
    }
    reduce(left);
    if (!left.alternatives.front().empty()) open.push_back(std::move(left));
  }
  return open;
}

}  // namespace

Requirement requirement(const Game& game, std::size_t party, std::size_t state, Concept by) {
  ZOPA_EXPECTS(by != Concept::simultaneous && game.is_feasible(state));
  Requirement result;
  result.obligations = Deriving(game, party, state, by).run();
  for (const Obligation& own : result.obligations) {
    for (const States& states : own.alternatives) {
      result.states.insert(result.states.end(), states.begin(), states.end());
    }
  }
  std::sort(result.states.begin(), result.states.end());
  result.states.erase(std::unique(result.states.begin(), result.states.end()), result.states.end());
  result.share = Counting(result.states.size()).run(result.obligations);
  const auto& scores = game.scores[party];
  std::vector<bool> is_preferred(game.states(), false);
  std::size_t preferred = 0;
  for (const std::size_t x : result.states) {
    is_preferred[x] = scores[x] > scores[state];
    preferred += is_preferred[x] ? 1U : 0U;
  }
  auto open = open_obligations(result.obligations, is_preferred);
  result.fewest = Fewest().run(open, preferred);
  // s rises past one class of ties after the other.
  std::map<std::int32_t, States> above;
  for (std::size_t x = 0; x < game.states(); ++x) {
    if (game.is_feasible(x) && scores[x] > scores[state]) above[scores[x]].push_back(x);
  }
  result.rise = 0;
  for (auto next = above.begin(); !open.empty(); ++next) {
    for (const std::size_t x : next->second) is_preferred[x] = false;
    *result.rise += next->second.size();
    open = open_obligations(result.obligations, is_preferred);
  }
  return result;
}

}  // namespace zopa::stability
