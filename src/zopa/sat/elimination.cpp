// Clauses that share no variable, not even through others, are looked at apart: what follows from
// them without any variable follows from one such part alone.
#include "zopa/sat/elimination.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>

#include "zopa/base/disjoint_sets.hpp"

namespace zopa::sat {
namespace {

constexpr std::uint64_t kComparisonsPerStep = 1000;
constexpr std::size_t kWordsPerStep = 1000;               // of a row
constexpr std::size_t kMostWords = std::size_t{1} << 23;  // of all rows at once: 64 MiB
constexpr std::uint32_t kHard = ~std::uint32_t{0};

// Rows of bits, one row a clause: first the soft conditions it rests on, then, variable by
// variable, the values that satisfy it.  A row that is a subset of another one implies it.
class Rows {
 public:
  explicit Rows(std::size_t words) : words_(words) {}

  [[nodiscard]] std::size_t size() const { return bits_.size() / words_; }
  [[nodiscard]] std::size_t words() const { return words_; }
  [[nodiscard]] bool is_too_large() const { return bits_.size() > kMostWords; }
  [[nodiscard]] const std::uint64_t* row(std::size_t i) const { return &bits_[i * words_]; }
  [[nodiscard]] std::uint64_t* row(std::size_t i) { return &bits_[i * words_]; }
  std::uint64_t* add() {
    bits_.resize(bits_.size() + words_, 0);
    return &bits_[bits_.size() - words_];
  }
  void add(const std::uint64_t* row) { bits_.insert(bits_.end(), row, row + words_); }
  void drop_last() { bits_.resize(bits_.size() - words_); }

  // Keeps only rows that no other row implies.  False when the budget ends.
  bool reduce(Budget& budget);

 private:
  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

bool is_subset(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  for (std::size_t w = 0; w < words; ++w) {
    if ((a[w] & ~b[w]) != 0) return false;
  }
  return true;
}

bool Rows::reduce(Budget& budget) {
  struct Entry {
    int bits;
    std::uint64_t signature;  // subset of another row's only if the row may be
    std::size_t index;
  };
  std::vector<Entry> entries(size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Entry entry{0, 0, i};
    for (std::size_t w = 0; w < words_; ++w) {
      entry.bits += std::popcount(row(i)[w]);
      entry.signature |= std::rotl(row(i)[w], static_cast<int>(w * 23 % 64));
    }
    entries[i] = entry;
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.bits != b.bits) return a.bits < b.bits;
    return std::lexicographical_compare(row(a.index), row(a.index) + words_, row(b.index),
                                        row(b.index) + words_);
  });
  std::vector<Entry> kept;
  // Of those kept, how many have fewer bits: a row with as many is implied by its equal only.
  std::ptrdiff_t smaller = 0;
  std::uint64_t compared = 0;
  for (const Entry& entry : entries) {
    const std::uint64_t* candidate = row(entry.index);
    if (!kept.empty() && kept.back().bits < entry.bits) smaller = std::ssize(kept);
    const bool has_equal = !kept.empty() && kept.back().bits == entry.bits &&
                           std::equal(candidate, candidate + words_, row(kept.back().index));
    const bool implied =
        has_equal || std::any_of(kept.begin(), kept.begin() + smaller, [&](const Entry& other) {
          return (other.signature & ~entry.signature) == 0 &&
                 is_subset(row(other.index), candidate, words_);
        });
    compared += kept.size();  // as if with all: so many rows are of no use to anybody
    if (!implied) kept.push_back(entry);
    if (compared < kComparisonsPerStep) continue;
    if (!budget.spend(compared / kComparisonsPerStep)) return false;
    compared = 0;
  }
  std::vector<std::uint64_t> bits;
  bits.reserve(kept.size() * words_);
  for (const Entry& entry : kept) {
    bits.insert(bits.end(), row(entry.index), row(entry.index) + words_);
  }
  bits_ = std::move(bits);
  return true;
}

// A variable's bits in a row.
class Field {
 public:
  Field(std::size_t first, std::size_t size) : first_(first), size_(size) {}

  [[nodiscard]] bool test(const std::uint64_t* row, std::size_t value) const {
    const std::size_t bit = first_ + value;
    return ((row[bit / 64] >> (bit % 64)) & 1U) != 0;
  }
  void set(std::uint64_t* row, std::size_t value) const {
    const std::size_t bit = first_ + value;
    row[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  void clear(std::uint64_t* row, std::size_t value) const {
    const std::size_t bit = first_ + value;
    row[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
  }
  [[nodiscard]] std::size_t count(const std::uint64_t* row) const {
    std::size_t set_bits = 0;
    for (std::size_t value = 0; value < size_; ++value) {
      if (test(row, value)) ++set_bits;
    }
    return set_bits;
  }
  [[nodiscard]] bool is_empty(const std::uint64_t* row) const { return count(row) == 0; }
  [[nodiscard]] bool is_full(const std::uint64_t* row) const { return count(row) == size_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t first_;
  std::size_t size_;
};

// Clauses that share variables, directly or through others.
struct Linked {
  std::vector<std::uint32_t> variables;
  struct Owned {
    const Clause* clause;
    std::uint32_t owner;  // its soft condition, or kHard
  };
  std::vector<Owned> clauses;
  std::vector<std::uint32_t> soft;  // that own some of them, ascending
};

class Elimination {
 public:
  // `place`: by variable, where it stands among those of its part.
  Elimination(const SoftProblem& problem, const Linked& part,
              const std::vector<std::uint32_t>& place, Budget& budget)
      : part_(part), place_(place), soft_(0, part.soft.size()), budget_(budget), rows_(1) {
    std::size_t first = part.soft.size();
    for (const std::uint32_t variable : part.variables) {
      fields_.emplace_back(first, problem.sizes[variable]);
      first += problem.sizes[variable];
    }
    rows_ = Rows(std::max<std::size_t>(1, (first + 63) / 64));
    for (const Linked::Owned& one : part.clauses) {
      if (!budget.spend(rows_.words() / kWordsPerStep) || rows_.is_too_large()) break;
      add(*one.clause, one.owner);
    }
    left_.resize(fields_.size());
    std::iota(left_.begin(), left_.end(), std::size_t{0});
  }

  std::optional<std::vector<Conflict>> run() {
    if (rows_.is_too_large() || !rows_.reduce(budget_)) return std::nullopt;
    while (!left_.empty()) {
      if (!budget_.spend(1 + left_.size() * rows_.size() / kComparisonsPerStep))
        return std::nullopt;
      const std::size_t variable = next_variable();
      std::erase(left_, variable);
      if (!eliminate(variable)) return std::nullopt;
    }
    std::vector<Conflict> conflicts;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      Conflict& conflict = conflicts.emplace_back();
      for (std::uint32_t s = 0; s < part_.soft.size(); ++s) {
        if (soft_.test(rows_.row(i), s)) conflict.push_back(part_.soft[s]);
      }
    }
    return conflicts;
  }

 private:
  void add(const Clause& clause, std::uint32_t owner) {
    std::uint64_t* row = rows_.add();
    for (const Literal& literal : clause.literals) {
      for (const std::uint32_t value : literal.values) {
        fields_[place_[literal.variable]].set(row, value);
      }
    }
    if (owner != kHard) {
      const auto at = std::lower_bound(part_.soft.begin(), part_.soft.end(), owner);
      soft_.set(row, static_cast<std::size_t>(at - part_.soft.begin()));
    }
    if (is_tautology(row)) rows_.drop_last();
  }

  [[nodiscard]] bool is_tautology(const std::uint64_t* row) const {
    return std::any_of(fields_.begin(), fields_.end(),
                       [&](const Field& field) { return field.size() > 0 && field.is_full(row); });
  }

  // The variable with the fewest neighbours, of those the one in the fewest clauses.
  [[nodiscard]] std::size_t next_variable() const {
    std::size_t best = left_.front();
    std::pair<std::size_t, std::size_t> least{~std::size_t{0}, 0};
    for (const std::size_t variable : left_) {
      std::vector<std::uint64_t> touched(rows_.words(), 0);
      std::size_t clauses = 0;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (fields_[variable].is_empty(rows_.row(i))) continue;
        ++clauses;
        for (std::size_t w = 0; w < rows_.words(); ++w) touched[w] |= rows_.row(i)[w];
      }
      const auto neighbours = static_cast<std::size_t>(std::count_if(
          left_.begin(), left_.end(),
          [&](std::size_t other) { return !fields_[other].is_empty(touched.data()); }));
      if (std::pair{neighbours, clauses} >= least) continue;
      least = {neighbours, clauses};
      best = variable;
    }
    return best;
  }

  // Replaces the clauses on the variable by all that follows from them without it: for every way
  // to exclude each of its values by some clause, one clause that says "not all of these".
  bool eliminate(std::size_t variable) {
    const Field& field = fields_[variable];
    Rows on(rows_.words());
    Rows others(rows_.words());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      (field.is_empty(rows_.row(i)) ? others : on).add(rows_.row(i));
    }
    // A partial row keeps in the field the values that its clauses have not excluded yet.
    Rows partial(rows_.words());
    std::uint64_t* start = partial.add();
    for (std::size_t value = 0; value < field.size(); ++value) field.set(start, value);
    for (std::size_t value = 0; value < field.size(); ++value) {
      Rows next(rows_.words());
      for (std::size_t i = 0; i < partial.size(); ++i) {
        if (!exclude(field, value, partial.row(i), on, next)) return false;
      }
      if (!next.reduce(budget_)) return false;
      partial = std::move(next);
    }
    for (std::size_t i = 0; i < partial.size(); ++i) others.add(partial.row(i));
    rows_ = std::move(others);
    return rows_.reduce(budget_);
  }

  // Adds what excludes the value too: the partial row, or what follows from it and a clause that
  // does.  False where the budget ends, or the memory.
  bool exclude(const Field& field, std::size_t value, const std::uint64_t* partial, const Rows& on,
               Rows& next) {
    if (!field.test(partial, value)) {
      next.add(partial);
      return true;
    }
    for (std::size_t j = 0; j < on.size(); ++j) {
      if (!field.test(on.row(j), value)) add_resolvent(field, partial, on.row(j), next);
    }
    return budget_.spend(on.size() / kComparisonsPerStep) && !next.is_too_large();
  }

  void add_resolvent(const Field& field, const std::uint64_t* a, const std::uint64_t* b,
                     Rows& rows) {
    std::uint64_t* row = rows.add();
    for (std::size_t w = 0; w < rows.words(); ++w) row[w] = a[w] | b[w];
    for (std::size_t value = 0; value < field.size(); ++value) {
      if (!field.test(a, value) || !field.test(b, value)) field.clear(row, value);
    }
    const bool tautology = std::any_of(
        left_.begin(), left_.end(), [&](std::size_t other) { return fields_[other].is_full(row); });
    if (tautology) rows.drop_last();
  }

  const Linked& part_;
  const std::vector<std::uint32_t>& place_;
  Field soft_;
  std::vector<Field> fields_;
  Budget& budget_;
  Rows rows_;
  std::vector<std::size_t> left_;  // variables not eliminated yet
};

// Calls `visit` with every clause and its owner.
template <class Visit>
void for_each_clause(const SoftProblem& problem, Visit visit) {
  for (const Clause& clause : problem.hard) visit(clause, kHard);
  for (std::uint32_t s = 0; s < problem.soft.size(); ++s) {
    for (const Clause& clause : problem.soft[s]) visit(clause, s);
  }
}

// The parts of the problem, by the first variable of each; variables in no clause are in none.
std::vector<Linked> parts_of(const SoftProblem& problem, std::vector<std::uint32_t>& place) {
  DisjointSets sets(problem.sizes.size());
  std::vector<bool> is_used(problem.sizes.size(), false);
  for_each_clause(problem, [&](const Clause& clause, std::uint32_t /*owner*/) {
    for (const Literal& literal : clause.literals) {
      sets.link(literal.variable, clause.literals.front().variable);
      is_used[literal.variable] = true;
    }
  });
  std::vector<Linked> parts(problem.sizes.size());
  for (std::uint32_t v = 0; v < problem.sizes.size(); ++v) {
    if (!is_used[v]) continue;
    auto& variables = parts[sets.first_of(v)].variables;
    place[v] = static_cast<std::uint32_t>(variables.size());
    variables.push_back(v);
  }
  for_each_clause(problem, [&](const Clause& clause, std::uint32_t owner) {
    if (clause.literals.empty()) return;
    Linked& part = parts[sets.first_of(clause.literals.front().variable)];
    part.clauses.push_back({&clause, owner});
    const bool is_new = part.soft.empty() || part.soft.back() != owner;
    if (owner != kHard && is_new) part.soft.push_back(owner);
  });
  std::erase_if(parts, [](const Linked& part) { return part.variables.empty(); });
  return parts;
}

// Conflicts of different parts may hold each other where a soft condition has clauses in several.
std::optional<std::vector<Conflict>> minimal(std::vector<Conflict> conflicts, std::size_t soft,
                                             Budget& budget) {
  Rows rows(std::max<std::size_t>(1, (soft + 63) / 64));
  const Field field(0, soft);
  for (const Conflict& conflict : conflicts) {
    std::uint64_t* row = rows.add();
    for (const std::uint32_t s : conflict) field.set(row, s);
    if (rows.is_too_large()) return std::nullopt;
  }
  if (!rows.reduce(budget)) return std::nullopt;
  conflicts.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Conflict& conflict = conflicts.emplace_back();
    for (std::uint32_t s = 0; s < soft; ++s) {
      if (field.test(rows.row(i), s)) conflict.push_back(s);
    }
  }
  return conflicts;
}

}  // namespace

std::optional<std::vector<Conflict>> minimal_conflicts(const SoftProblem& problem, Budget& budget) {
  if (std::count(problem.sizes.begin(), problem.sizes.end(), 0U) > 0) return {{Conflict{}}};
  std::vector<Conflict> conflicts;
  for_each_clause(problem, [&](const Clause& clause, std::uint32_t owner) {
    if (!clause.literals.empty()) return;
    conflicts.push_back(owner == kHard ? Conflict{} : Conflict{owner});
  });
  std::vector<std::uint32_t> place(problem.sizes.size(), 0);
  std::size_t owners = conflicts.size();
  std::vector<bool> owns(problem.soft.size(), false);
  for (const Linked& part : parts_of(problem, place)) {
    auto more = Elimination(problem, part, place, budget).run();
    if (!more) return std::nullopt;
    std::move(more->begin(), more->end(), std::back_inserter(conflicts));
    owners += part.soft.size();
    for (const std::uint32_t s : part.soft) owns[s] = true;
  }
  const bool is_apart =
      owners == static_cast<std::size_t>(std::count(owns.begin(), owns.end(), true));
  const bool is_contradictory =
      std::any_of(conflicts.begin(), conflicts.end(),
                  [](const Conflict& conflict) { return conflict.empty(); });
  if (!is_apart || is_contradictory) {
    auto kept = minimal(std::move(conflicts), problem.soft.size(), budget);
    if (!kept) return std::nullopt;
    conflicts = std::move(*kept);
  }
  std::sort(conflicts.begin(), conflicts.end());
  return conflicts;
}

}  // namespace zopa::sat
