#include "zopa/robust/sample/content_order.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace zopa::robust {
namespace {

using Colour = std::uint64_t;
using Node = std::uint32_t;

constexpr std::size_t kMostFacts = 1'000'000;   // else the file's order stays
constexpr std::size_t kMostLooks = 40'000'000;  // at facts, for kinds and for the order each

Colour mixed(Colour x) {  // SplitMix64
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}
Colour mixed(Colour a, Colour b) { return mixed(a ^ mixed(b)); }
Colour bits(double number) { return std::bit_cast<Colour>(number == 0 ? 0.0 : number); }

// What something starts as.
enum class Kind : Colour { party = 1, axis, value, weighing, comparison, package };

// Of what a party knows, of two at most; from whichever of them it is seen.
enum class What : Colour {
  belongs = 1,
  number,
  fixed_weight,
  weighs,
  coefficient,
  order,
  term,
  takes,
  utility
};

Colour mixed(Kind kind, Colour more) { return mixed(static_cast<Colour>(kind), more); }
Colour mixed(What what, Colour more) { return mixed(static_cast<Colour>(what), more); }

class Colouring {
 public:
  explicit Colouring(const PartialProblem& problem)
      : problem_(problem), keeps_values_(problem.keeps_values) {
    is_too_much_ = problem.packages.size() * keeps_values_.size() > kMostFacts / 2;
    if (is_too_much_) return;
    for (std::size_t p = 0; p < problem.parties.size(); ++p) add_party(p);
    for (std::size_t a = 0; a < keeps_values_.size(); ++a) add_axis(a);
    for (std::size_t p = 0; p < problem.parties.size(); ++p) add_preference(p);
    for (std::size_t i = 0; i < problem.packages.size(); ++i) add_package(i);
    is_too_much_ = facts_.size() > kMostFacts;
    if (!is_too_much_) refine();
  }

  [[nodiscard]] bool is_told_apart() const { return !is_too_much_; }

  [[nodiscard]] std::vector<Colour> kinds_of_parties() { return kinds_of(as_sets(parties_)); }
  [[nodiscard]] std::vector<Colour> kinds_of_packages() { return kinds_of(as_sets(packages_)); }
  [[nodiscard]] std::vector<Colour> kinds_of_questions(const std::vector<OpenQuestion>& questions) {
    std::vector<std::vector<Node>> about;
    for (const OpenQuestion& one : questions) {
      auto& nodes = about.emplace_back(std::vector<Node>{parties_[one.party]});
      switch (one.kind) {
        case OpenQuestion::Kind::issues:
          nodes.insert(nodes.end(), {axes_[one.first], axes_[one.second]});
          break;
        case OpenQuestion::Kind::options:
          nodes.insert(nodes.end(), {values_[one.axis][one.first], values_[one.axis][one.second]});
          break;
        case OpenQuestion::Kind::fallback:
          nodes.push_back(packages_[one.first]);
          break;
      }
    }
    return kinds_of(about);
  }

  // Sets one after the other first, of those of which the same is known.
  void tell_all_apart() {
    looks_ = 0;
    while (looks_ < kMostLooks) {
      const auto tied = first_tied();
      if (!tied) return;
      colours_[*tied] = mixed(colours_[*tied], 1);
      refine();
    }
  }

  [[nodiscard]] ContentOrder order() const {
    ContentOrder order{sorted(axes_), {}, {}, {}};
    for (std::size_t a = 0; a < values_.size(); ++a) {
      order.values.push_back(sorted(values_[a]));
      if (keeps_values_[a]) std::iota(order.values[a].begin(), order.values[a].end(), 0);
    }
    return order;
  }

 private:
  static std::vector<std::vector<Node>> as_sets(const std::vector<Node>& nodes) {
    std::vector<std::vector<Node>> sets;
    for (const Node one : nodes) sets.push_back({one});
    return sets;
  }

  // Of each set: what its colours are; where several have the same, what all colours would be with
  // it set first.
  [[nodiscard]] std::vector<Colour> kinds_of(const std::vector<std::vector<Node>>& sets) {
    std::vector<Colour> kinds;
    std::map<Colour, std::size_t> count;
    for (const auto& set : sets) {
      Colour sum = set.size();
      for (const Node one : set) sum += mixed(colours_[one]);
      ++count[kinds.emplace_back(mixed(sum))];
    }
    const std::vector<Colour> before = colours_;
    std::vector<Colour> at_first = kinds;
    for (std::size_t k = 0; k < sets.size(); ++k) {
      if (count[at_first[k]] == 1) continue;
      if (looks_ >= kMostLooks) return at_first;  // of all alike: else the file's order decided
      for (const Node one : sets[k]) colours_[one] = mixed(colours_[one], 1);
      refine();
      Colour sum = 0;
      for (const Colour colour : colours_) sum += mixed(colour);
      kinds[k] = mixed(kinds[k], sum);
      colours_ = before;
    }
    return kinds;
  }

  struct Fact {
    Node of;
    Node other;
    std::optional<Node> by;
    Colour what;
  };

  Node add(Colour colour) {
    colours_.push_back(colour);
    return static_cast<Node>(colours_.size() - 1);
  }
  void relate(Node one, Node other, Colour what) {
    facts_.push_back({one, other, std::nullopt, mixed(what, 1)});
    facts_.push_back({other, one, std::nullopt, mixed(what, 2)});
  }
  void relate(Node one, Node other, Node third, Colour what) {
    facts_.push_back({one, other, third, mixed(what, 3)});
    facts_.push_back({other, one, third, mixed(what, 4)});
    facts_.push_back({third, one, other, mixed(what, 5)});
  }

  void add_party(std::size_t p) {
    const auto& reservation = problem_.reservations[p];
    const PartialPreference& known = problem_.parties[p];
    Colour colour = mixed(Kind::party, known.fixed ? 1 : 0);
    if (reservation) colour = mixed(colour, mixed(bits(reservation->low), bits(reservation->high)));
    parties_.push_back(add(colour));
  }

  void add_axis(std::size_t a) {
    axes_.push_back(add(mixed(Kind::axis, 0)));
    auto& own = values_.emplace_back();
    for (std::size_t v = 0; v < problem_.parties[0].axes[a].class_of.size(); ++v) {
      own.push_back(add(mixed(Kind::value, keeps_values_[a] ? v + 1 : 0)));
      relate(axes_[a], own[v], mixed(What::belongs, 0));
    }
  }

  void add_preference(std::size_t p) {
    const PartialPreference& known = problem_.parties[p];
    for (std::size_t a = 0; a < axes_.size(); ++a) {
      if (const auto& weight = known.fixed_weights[a]) {
        relate(parties_[p], axes_[a], mixed(What::fixed_weight, bits(weight->approximate())));
      }
      add_values(p, a);
    }
    for (const WeightConstraint& constraint : known.weights) {
      const Node own = add(mixed(Kind::weighing, constraint.is_strict ? 1 : 0));
      relate(parties_[p], own, mixed(What::weighs, 0));
      for (std::size_t a = 0; a < axes_.size(); ++a) {
        const double factor = constraint.coefficients[a].approximate();
        if (factor != 0) relate(own, axes_[a], mixed(What::coefficient, bits(factor)));
      }
    }
    for (const ValueConstraint& constraint : known.comparisons) {
      const Colour kind = (constraint.is_equality ? 2U : 0U) + (constraint.is_strict ? 1U : 0U);
      const Node own = add(mixed(Kind::comparison, kind));
      relate(parties_[p], own, mixed(What::weighs, 0));
      for (const auto& one : constraint.terms) {
        relate(own, values_[one.axis][one.value],
               mixed(What::term, static_cast<Colour>(one.coefficient) + 2));
      }
    }
  }

  void add_values(std::size_t p, std::size_t a) {
    const AxisValues& known = problem_.parties[p].axes[a];
    for (std::size_t v = 0; v < values_[a].size(); ++v) {
      const std::uint32_t own = known.class_of[v];
      if (!known.numbers.empty() && known.numbers[own]) {
        const Range& range = *known.numbers[own];
        const Colour ends = mixed(bits(range.low.approximate()), bits(range.high.approximate()));
        relate(parties_[p], values_[a][v], mixed(What::number, ends));
      }
      for (std::size_t w = 0; w < values_[a].size() && !keeps_values_[a]; ++w) {
        if (v == w || !known.is_at_least(own, known.class_of[w])) continue;
        if (facts_.size() > kMostFacts) return;
        const bool is_better = known.is_better(own, known.class_of[w]);
        relate(values_[a][v], values_[a][w], parties_[p], mixed(What::order, is_better ? 1 : 0));
      }
    }
  }

  void add_package(std::size_t i) {
    const auto& values = problem_.packages[i];
    packages_.push_back(add(mixed(Kind::package, 0)));
    for (std::size_t a = 0; a < values.size(); ++a) {
      relate(packages_[i], values_[a][values[a]], mixed(What::takes, 0));
    }
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      const auto& fixed = problem_.parties[p].fixed;
      if (!fixed) continue;
      const auto total = static_cast<Colour>(fixed->counted(fixed->total(values)));
      relate(parties_[p], packages_[i], mixed(What::utility, total));
    }
  }

  // Until no more of them are told apart.
  void refine() {
    std::size_t before = count();
    while (looks_ < kMostLooks) {
      std::vector<Colour> next = colours_;
      for (Colour& colour : next) colour = mixed(colour);
      for (const Fact& fact : facts_) {
        const Colour by = fact.by ? mixed(colours_[*fact.by]) : 0;
        next[fact.of] += mixed(mixed(fact.what, colours_[fact.other]), by);
      }
      looks_ += facts_.size() + 1;
      colours_ = std::move(next);
      const std::size_t now = count();
      if (now == before) return;
      before = now;
    }
  }

  [[nodiscard]] std::size_t count() const {
    std::vector<Colour> all = colours_;
    std::sort(all.begin(), all.end());
    return static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
  }

  // Of the axes and values; of a colour the first in the file.
  [[nodiscard]] std::optional<Node> first_tied() const {
    std::vector<std::pair<Colour, Node>> all;
    for (const Node one : axes_) all.emplace_back(colours_[one], one);
    for (std::size_t a = 0; a < values_.size(); ++a) {
      if (keeps_values_[a]) continue;
      for (const Node one : values_[a]) all.emplace_back(colours_[one], one);
    }
    std::sort(all.begin(), all.end());
    const auto tied = std::adjacent_find(
        all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
    return tied == all.end() ? std::nullopt : std::optional(tied->second);
  }

  [[nodiscard]] std::vector<std::uint32_t> sorted(const std::vector<Node>& nodes) const {
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return colours_[nodes[a]] < colours_[nodes[b]];
    });
    return order;
  }

  const PartialProblem& problem_;
  const std::vector<bool>& keeps_values_;
  std::vector<Colour> colours_;  // by node
  std::vector<Fact> facts_;
  std::vector<Node> parties_;
  std::vector<Node> axes_;
  std::vector<std::vector<Node>> values_;  // by axis
  std::vector<Node> packages_;
  bool is_too_much_ = false;
  std::size_t looks_ = 0;
};

ContentOrder as_in_the_file(const PartialProblem& problem) {
  ContentOrder order;
  const auto in_order = [](std::size_t count) {
    std::vector<std::uint32_t> places(count);
    std::iota(places.begin(), places.end(), 0);
    return places;
  };
  order.axes = in_order(problem.parties[0].axes.size());
  for (const AxisValues& axis : problem.parties[0].axes) {
    order.values.push_back(in_order(axis.class_of.size()));
  }
  return order;
}

}  // namespace

ContentOrder content_order(const PartialProblem& problem) {
  Colouring colouring(problem);
  if (!colouring.is_told_apart()) return as_in_the_file(problem);
  std::vector<Colour> parties = colouring.kinds_of_parties();
  std::vector<Colour> packages = colouring.kinds_of_packages();
  colouring.tell_all_apart();
  ContentOrder order = colouring.order();
  order.parties = std::move(parties);
  order.packages = std::move(packages);
  return order;
}

std::vector<std::uint64_t> kinds_of(const PartialProblem& problem,
                                    const std::vector<OpenQuestion>& questions) {
  Colouring colouring(problem);
  if (colouring.is_told_apart()) return colouring.kinds_of_questions(questions);
  std::vector<std::uint64_t> each(questions.size());
  std::iota(each.begin(), each.end(), 0);
  return each;
}

}  // namespace zopa::robust
