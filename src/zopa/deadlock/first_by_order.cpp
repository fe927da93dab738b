// Issue after issue what is taken there is fixed, many at once: can one of the next issues have a
// better option while none of them has a worse one?  Where that is so, the model is the better for
// it.  Where none can have a better one at all, they are as they will be.  Else what is gained on
// one is lost on another, and half of them are asked about.
#include "zopa/deadlock/first_by_order.hpp"

#include <algorithm>
#include <utility>

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;
using Values = std::vector<std::uint32_t>;

class Walk {
 public:
  Walk(Encoding& encoding, const Order& order, Lits assumptions, const Lits& one_of, Values values)
      : encoding_(encoding),
        order_(order),
        assumptions_(std::move(assumptions)),
        values_(std::move(values)) {
    for (std::size_t a = 0; a < order.options.size(); ++a) {
      auto& ranks = ranks_.emplace_back(order.options[a].size());
      for (std::uint32_t rank = 0; rank < ranks.size(); ++rank) {
        ranks[order.options[a][rank]] = rank;
        const sat::Lit takes = encoding.takes(a, order.options[a][rank]);
        encoding.solver().prefer(rank == 0 ? takes : -takes);
      }
    }
    if (one_of.empty()) return;
    Lits clause = one_of;
    assumptions_.push_back(encoding.solver().new_lit());
    clause.push_back(-assumptions_.back());
    encoding.solver().add(clause);
  }

  Values first() && {
    std::size_t from = 0;  // in the order of the axes
    std::size_t span = order_.axes.size();
    while (from < order_.axes.size()) {
      const std::size_t end = std::min(from + span, order_.axes.size());
      const sat::Answer answer = can_be_better(from, end);
      if (answer == sat::Answer::unknown) break;
      if (answer == sat::Answer::satisfiable) {
        span = std::max<std::size_t>(1, (end - from) / 2);
        continue;
      }
      for (; from < end; ++from) fix(order_.axes[from]);
      span *= 2;
    }
    return std::move(values_);
  }

 private:
  // Once they are as good as all of them can be together: can one of these have a better option
  // nevertheless?
  sat::Answer can_be_better(std::size_t from, std::size_t end) {
    while (true) {
      const Lits better = better_within(from, end);
      if (better.empty()) return sat::Answer::unsatisfiable;
      const sat::Answer answer = encoding_.solve(none_worse_within(from, end), better);
      if (answer == sat::Answer::satisfiable) {
        values_ = encoding_.model_values();
      } else {
        const bool is_told = answer == sat::Answer::unknown || end - from == 1;
        return is_told ? answer : encoding_.solve(assumptions_, better);
      }
    }
  }

  [[nodiscard]] std::uint32_t rank(std::uint32_t axis) const { return ranks_[axis][values_[axis]]; }

  [[nodiscard]] Lits better_within(std::size_t from, std::size_t end) const {
    Lits better;
    for (; from < end; ++from) {
      const std::uint32_t axis = order_.axes[from];
      for (std::uint32_t r = 0; r < rank(axis); ++r) {
        better.push_back(encoding_.takes(axis, order_.options[axis][r]));
      }
    }
    return better;
  }

  [[nodiscard]] Lits none_worse_within(std::size_t from, std::size_t end) const {
    Lits assumptions = assumptions_;
    for (; from < end; ++from) {
      const std::uint32_t axis = order_.axes[from];
      const auto& options = order_.options[axis];
      if (rank(axis) == 0) {
        assumptions.push_back(encoding_.takes(axis, options.front()));
        continue;
      }
      for (std::uint32_t r = rank(axis) + 1; r < options.size(); ++r) {
        assumptions.push_back(-encoding_.takes(axis, options[r]));
      }
    }
    return assumptions;
  }

  void fix(std::uint32_t axis) { assumptions_.push_back(encoding_.takes(axis, values_[axis])); }

  Encoding& encoding_;
  const Order& order_;
  Lits assumptions_;
  Values values_;
  std::vector<Values> ranks_;  // by axis and option
};

}  // namespace

Values first_by_order(Encoding& encoding, const Order& order, Lits assumptions, const Lits& one_of,
                      Values values) {
  return Walk(encoding, order, std::move(assumptions), one_of, std::move(values)).first();
}

}  // namespace zopa::deadlock
