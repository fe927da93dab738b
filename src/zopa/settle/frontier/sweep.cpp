#include "zopa/settle/frontier/sweep.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "zopa/base/parallel.hpp"
#include "zopa/settle/frontier/front.hpp"
#include "zopa/settle/frontier/undominated.hpp"

namespace zopa::settle {
namespace {

constexpr std::size_t kChunksPerThread = 4;

using Bits = std::vector<std::uint64_t>;

// A clause, seen from the blocks: satisfied by one of the outer axes' values, or else where in the
// block `inner` has a bit.
struct BlockClause {
  struct Outer {
    std::size_t axis;  // position among the outer axes
    Bits values;
  };
  std::vector<Outer> outer;
  Bits inner;

  [[nodiscard]] bool holds_outside(const std::vector<std::uint32_t>& values) const {
    return std::any_of(outer.begin(), outer.end(), [&](const Outer& literal) {
      const std::uint32_t value = values[literal.axis];
      return ((literal.values[value / 64] >> (value % 64)) & 1U) != 0;
    });
  }
};

struct BlockFormula {
  std::uint32_t party;
  std::int64_t weight;
  std::vector<BlockClause> clauses;
};

// All that does not change from block to block.
class Blocks {
 public:
  Blocks(const UtilityProblem& problem, const Cluster& cluster, const Labels& labels,
         std::size_t most)
      : problem_(problem), labels_(labels), axes_(cluster.axes), outer_(axes_.size()) {
    for (const std::uint32_t axis : axes_) {
      first_word_ = std::min(first_word_, labels.word_of(axis));
      last_word_ = std::max(last_word_, labels.word_of(axis));
    }
    while (outer_ > 0 && (size_ == 1 || size_ * size_of(outer_ - 1) <= most)) {
      size_ *= size_of(--outer_);
    }
    for (std::size_t axis = 0; axis < outer_; ++axis) count_ *= size_of(axis);
    add_inner_totals();
    for (const std::uint32_t rule : cluster.rules) rules_.push_back(seen(problem.rules[rule]));
    for (const auto& [party, index] : cluster.formulas) {
      const auto& formula = problem.parties[party].formulas[index];
      BlockFormula seen_formula{party, formula.weight, {}};
      for (const Clause& clause : formula.clauses) seen_formula.clauses.push_back(seen(clause));
      formulas_.push_back(std::move(seen_formula));
    }
    add_best_cases();
  }

  // No points yet; a label has the words of the cluster's axes alone.
  [[nodiscard]] Points room() const {
    return {parties(), last_word_ + 1 - first_word_, first_word_};
  }

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t parties() const { return problem_.parties.size(); }
  [[nodiscard]] const std::vector<BlockClause>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<BlockFormula>& formulas() const { return formulas_; }
  [[nodiscard]] const std::vector<std::int64_t>& inner_totals(std::size_t party) const {
    return inner_totals_[party];
  }
  // No package of a block gives the party more than the outer axes do and this.
  [[nodiscard]] std::int64_t best_inside(std::size_t party) const { return best_inside_[party]; }

  // The values of the outer axes of this block.
  void outer_values(std::size_t block, std::vector<std::uint32_t>& values) const {
    for (std::size_t axis = outer_; axis-- > 0;) {
      values[axis] = static_cast<std::uint32_t>(block % size_of(axis));
      block /= size_of(axis);
    }
  }
  [[nodiscard]] std::size_t outer_axes() const { return outer_; }

  [[nodiscard]] std::int64_t outer_total(std::size_t party,
                                         const std::vector<std::uint32_t>& values) const {
    const auto& terms = problem_.parties[party].terms;
    std::int64_t total = 0;
    for (std::size_t axis = 0; axis < outer_; ++axis) total += terms[axes_[axis]][values[axis]];
    return total;
  }

  void put_label(std::uint64_t package, std::span<std::uint64_t> label) const {
    std::fill(label.begin(), label.end(), 0);
    for (std::size_t axis = axes_.size(); axis-- > 0;) {
      labels_.put(label, first_word_, axes_[axis],
                  static_cast<std::uint32_t>(package % size_of(axis)));
      package /= size_of(axis);
    }
  }

  // Least and greatest total of the party over all packages of the cluster, at most.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> range(std::size_t party) const {
    std::pair<std::int64_t, std::int64_t> range = {0, 0};
    for (const std::uint32_t axis : axes_) {
      const auto [least, greatest] = std::minmax_element(
          problem_.parties[party].terms[axis].begin(), problem_.parties[party].terms[axis].end());
      range.first += *least;
      range.second += *greatest;
    }
    for (const BlockFormula& formula : formulas_) {
      if (formula.party != party) continue;
      range.first += std::min<std::int64_t>(0, formula.weight);
      range.second += std::max<std::int64_t>(0, formula.weight);
    }
    return range;
  }

 private:
  [[nodiscard]] std::size_t size_of(std::size_t axis) const { return problem_.sizes[axes_[axis]]; }

  // Calls `visit(package, value)` for every package of a block, with its value on an inner axis.
  template <class Visit>
  void for_each_value(std::size_t axis, Visit visit) const {
    std::size_t run = 1;  // packages in a row with the same value
    for (std::size_t later = axis + 1; later < axes_.size(); ++later) run *= size_of(later);
    for (std::size_t package = 0; package < size_;) {
      for (std::size_t value = 0; value < size_of(axis); ++value) {
        for (const std::size_t end = package + run; package < end; ++package) visit(package, value);
      }
    }
  }

  void add_inner_totals() {
    for (const Utility& party : problem_.parties) {
      auto& totals = inner_totals_.emplace_back(size_, 0);
      for (std::size_t axis = outer_; axis < axes_.size(); ++axis) {
        const auto& terms = party.terms[axes_[axis]];
        for_each_value(axis, [&](std::size_t i, std::size_t value) { totals[i] += terms[value]; });
      }
    }
  }

  void add_best_cases() {
    for (std::size_t p = 0; p < parties(); ++p) {
      std::int64_t best = *std::max_element(inner_totals_[p].begin(), inner_totals_[p].end());
      for (const BlockFormula& formula : formulas_) {
        if (formula.party == p) best += std::max<std::int64_t>(0, formula.weight);
      }
      best_inside_.push_back(best);
    }
  }

  [[nodiscard]] BlockClause seen(const Clause& clause) const {
    BlockClause result;
    result.inner.assign((size_ + 63) / 64, 0);
    for (const Literal& literal : clause.literals) {
      const auto at = std::find(axes_.begin(), axes_.end(), literal.variable) - axes_.begin();
      const auto axis = static_cast<std::size_t>(at);
      Bits values((size_of(axis) + 63) / 64, 0);
      for (const std::uint32_t value : literal.values) {
        values[value / 64] |= std::uint64_t{1} << (value % 64);
      }
      if (axis < outer_) {
        result.outer.push_back({axis, std::move(values)});
        continue;
      }
      for_each_value(axis, [&](std::size_t i, std::size_t value) {
        result.inner[i / 64] |= ((values[value / 64] >> (value % 64)) & 1U) << (i % 64);
      });
    }
    return result;
  }

  const UtilityProblem& problem_;
  const Labels& labels_;
  std::size_t first_word_ = std::numeric_limits<std::size_t>::max();  // of labels
  std::size_t last_word_ = 0;
  const std::vector<std::uint32_t>& axes_;
  std::size_t outer_;                                    // the first axis of the blocks
  std::size_t size_ = 1;                                 // packages in a block
  std::size_t count_ = 1;                                // blocks
  std::vector<std::vector<std::int64_t>> inner_totals_;  // by party
  std::vector<std::int64_t> best_inside_;
  std::vector<BlockClause> rules_;
  std::vector<BlockFormula> formulas_;
};

template <class Visit>
void for_each_bit(const Bits& bits, Visit visit) {
  for (std::size_t w = 0; w < bits.size(); ++w) {
    for (std::uint64_t word = bits[w]; word != 0; word &= word - 1) {
      visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
}

// One block at a time: which of its packages are feasible, and what each is worth to each party.
class Block {
 public:
  explicit Block(const Blocks& blocks)
      : blocks_(blocks),
        outer_(blocks.outer_axes()),
        outside_(blocks.parties()),
        totals_(blocks.parties(), std::vector<std::int64_t>(blocks.size())),
        feasible_((blocks.size() + 63) / 64),
        mask_(feasible_.size()) {}

  // No package of the block is worth more to the party than best_case() says.
  void move_to(std::size_t block) {
    blocks_.outer_values(block, outer_);
    for (std::size_t p = 0; p < outside_.size(); ++p) {
      outside_[p] = blocks_.outer_total(p, outer_);
    }
  }
  [[nodiscard]] std::int64_t best_case(std::size_t party) const {
    return outside_[party] + blocks_.best_inside(party);
  }

  // False where no package is feasible.
  bool evaluate() {
    if (!mark(blocks_.rules(), feasible_)) return false;
    for (std::size_t p = 0; p < outside_.size(); ++p) {
      const auto& inside = blocks_.inner_totals(p);
      for (std::size_t i = 0; i < inside.size(); ++i) totals_[p][i] = outside_[p] + inside[i];
    }
    for (const BlockFormula& formula : blocks_.formulas()) {
      if (!mark(formula.clauses, mask_)) continue;
      auto& totals = totals_[formula.party];
      for_each_bit(mask_, [&](std::size_t i) { totals[i] += formula.weight; });
    }
    return true;
  }
  [[nodiscard]] const Bits& feasible() const { return feasible_; }
  [[nodiscard]] std::int64_t total(std::size_t party, std::size_t package) const {
    return totals_[party][package];
  }

 private:
  // Where in the block all of these hold; false where nowhere.
  bool mark(const std::vector<BlockClause>& clauses, Bits& bits) const {
    std::fill(bits.begin(), bits.end(), ~std::uint64_t{0});
    if (blocks_.size() % 64 != 0) bits.back() >>= 64 - blocks_.size() % 64;
    for (const BlockClause& clause : clauses) {
      if (clause.holds_outside(outer_)) continue;
      std::uint64_t any = 0;
      for (std::size_t w = 0; w < bits.size(); ++w) any |= bits[w] &= clause.inner[w];
      if (any == 0) return false;
    }
    return true;
  }

  const Blocks& blocks_;
  std::vector<std::uint32_t> outer_;               // values of the outer axes
  std::vector<std::int64_t> outside_;              // what they are worth, by party
  std::vector<std::vector<std::int64_t>> totals_;  // by party and package of the block
  Bits feasible_;
  Bits mask_;
};

// Calls `visit` with every block from `first` to `last`; not with all of them once the limits are
// reached, but with the first few even then.
template <class Visit>
void for_each_block(std::size_t first, std::size_t last, const Limits* limits, Visit visit) {
  for (std::size_t block = first; block < last; ++block) {
    if ((block - first) % 64 == 63) {
      advance(limits, 64);
      if (is_reached(limits)) return;
    }
    visit(block);
  }
}

// The undominated packages of the blocks from `first` to `last`.
Points undominated_of(const Blocks& blocks, std::size_t first, std::size_t last,
                      const Limits* limits) {
  Front::Ranges ranges;
  for (std::size_t p = 0; p < blocks.parties(); ++p) ranges.push_back(blocks.range(p));
  Front front(ranges, (last - first) * blocks.size());
  Block block(blocks);
  std::vector<std::int64_t> package(blocks.parties());
  for_each_block(first, last, limits, [&](std::size_t number) {
    block.move_to(number);
    for (std::size_t p = 0; p < package.size(); ++p) package[p] = block.best_case(p);
    if (front.surely_covers(package) || !block.evaluate()) return;
    for_each_bit(block.feasible(), [&](std::size_t i) {
      for (std::size_t p = 0; p < package.size(); ++p) package[p] = block.total(p, i);
      front.offer(package, std::uint64_t{number} * blocks.size() + i);
    });
  });
  Points points = blocks.room();
  std::vector<std::uint64_t> label(points.words);
  front.for_each([&](std::span<const std::int64_t> utilities, std::uint64_t number) {
    blocks.put_label(number, label);
    points.add(utilities, label);
  });
  return points;
}

// Counts one package of the block.
void add(const std::vector<Utility>& parties, const Block& block, std::size_t i,
         Acceptable& count) {
  std::size_t set = 0;
  std::size_t accepting = 0;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    const auto& least = parties[p].reservation;
    if (least && parties[p].counted(block.total(p, i)) < *least) continue;
    ++count.by_party[p];
    ++accepting;
    if (!count.is_reached.empty()) set |= std::size_t{1} << p;
  }
  if (accepting == parties.size()) ++count.by_all;
  if (!count.is_reached.empty()) count.is_reached[set] = true;
}

Acceptable count_of(const Blocks& blocks, const std::vector<Utility>& parties, std::size_t first,
                    std::size_t last, const Limits* limits) {
  Acceptable count;
  count.by_party.assign(parties.size(), 0);
  if (parties.size() <= Acceptable::kMostSets)
    count.is_reached.assign(std::size_t{1} << parties.size(), false);
  Block block(blocks);
  for_each_block(first, last, limits, [&](std::size_t number) {
    block.move_to(number);
    if (!block.evaluate()) return;
    for_each_bit(block.feasible(), [&](std::size_t i) { add(parties, block, i, count); });
  });
  return count;
}

}  // namespace

double packages_of(const UtilityProblem& problem, const Cluster& cluster) {
  double packages = 1;
  for (const std::uint32_t axis : cluster.axes) packages *= problem.sizes[axis];
  return packages;
}

Points sweep(const UtilityProblem& problem, const Cluster& cluster, const Labels& labels,
             const SweepOptions& options) {
  if (packages_of(problem, cluster) == 0) return Points(problem.parties.size(), labels.words());
  const Blocks blocks(problem, cluster, labels, options.block);
  const std::size_t threads = thread_count(options.threads);
  const std::size_t chunks = std::min(blocks.count(), threads * kChunksPerThread);
  begin(options.limits, "comparing packages", blocks.count());
  std::vector<Points> found(chunks, blocks.room());
  parallel_for(chunks, threads, [&](std::size_t i) {
    found[i] = undominated_of(blocks, blocks.count() * i / chunks,
                              blocks.count() * (i + 1) / chunks, options.limits);
  });
  Points all = blocks.room();
  for (const Points& points : found) {
    all.utilities.insert(all.utilities.end(), points.utilities.begin(), points.utilities.end());
    all.labels.insert(all.labels.end(), points.labels.begin(), points.labels.end());
  }
  return undominated(all);
}

Acceptable count_acceptable(const UtilityProblem& problem, const SweepOptions& options) {
  const Cluster all = one_cluster(problem);
  if (packages_of(problem, all) == 0) {
    return {std::vector<std::uint64_t>(problem.parties.size(), 0), 0, {}};
  }
  const Labels labels(problem.sizes);
  const Blocks blocks(problem, all, labels, options.block);
  const std::size_t threads = thread_count(options.threads);
  const std::size_t chunks = std::min(blocks.count(), threads * kChunksPerThread);
  begin(options.limits, "counting acceptable packages", blocks.count());
  std::vector<Acceptable> found(chunks);
  parallel_for(chunks, threads, [&](std::size_t i) {
    found[i] = count_of(blocks, problem.parties, blocks.count() * i / chunks,
                        blocks.count() * (i + 1) / chunks, options.limits);
  });
  Acceptable sum = found[0];
  for (std::size_t i = 1; i < chunks; ++i) {
    sum.by_all += found[i].by_all;
    for (std::size_t p = 0; p < sum.by_party.size(); ++p) sum.by_party[p] += found[i].by_party[p];
    for (std::size_t set = 0; set < sum.is_reached.size(); ++set) {
      if (found[i].is_reached[set]) sum.is_reached[set] = true;
    }
  }
  return sum;
}

}  // namespace zopa::settle
