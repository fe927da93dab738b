// The choices are gone through issue by issue.  Of the numbers chosen so far only their sums
// matter, so what is kept is how many choices lead to each: where there is one sum as a plain list,
// to which an option of `n` numbers adds in one pass (a running window); where sums share issues as
// a table by all of them.
#include <algorithm>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/base/disjoint_sets.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

constexpr std::uint64_t kMostWork = 100'000'000;
constexpr std::uint64_t kMostNumbers = std::uint64_t{1} << 62U;
constexpr std::uint64_t kFewNumbers = 500;

// Places on a scale, both included.
struct Places {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

struct Cell {
  OptionId option;
  Places places;
};

std::vector<Cell> cells_of(const Issue& issue) {
  std::vector<Cell> cells;
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    const Option& option = issue.options[o];
    if (!option.is_possible() || !option.numbers) continue;
    cells.push_back({OptionId{o},
                     {*issue.scale->place_of(option.numbers->low),
                      *issue.scale->place_of(option.numbers->high)}});
  }
  return cells;
}

// What a step of the issue adds to the sum, in the sum's own steps.
std::uint64_t steps_of(const Scale& issue, const Scale& sum) {
  const auto ratio = Decimal::quotient(issue.step, sum.step);
  ZOPA_EXPECTS(ratio && ratio->is_whole());
  return static_cast<std::uint64_t>(ratio->numerator());
}

// One issue's part in one sum.
struct Part {
  std::uint64_t factor = 0;  // 0: none
  bool is_taken_off = false;
};

class TableCounting {
 public:
  TableCounting(const Contents& contents, SumTable& table) : contents_(contents), table_(table) {
    for (const IssueId issue : table.issues) cells_.push_back(cells_of(contents.issue(issue)));
    for (const IssueId sum : table.sums) {
      sum_cells_.push_back(cells_of(contents.issue(sum)));
      auto& parts = parts_.emplace_back(table.issues.size());
      for (const SumTerm& term : terms_of(contents, sum)) {
        const auto at = std::find(table.issues.begin(), table.issues.end(), term.issue);
        parts[static_cast<std::size_t>(at - table.issues.begin())] = {
            steps_of(*contents.issue(term.issue).scale, *contents.issue(sum).scale),
            term.is_taken_off};
      }
    }
  }

  void run() {
    if (!is_small()) return give_up();
    if (table_.sums.size() == 1) {
      visit(0, std::vector<std::uint64_t>{1});
    } else {
      visit(0, Several{{std::vector<std::uint64_t>(table_.sums.size()), 1}});
    }
    if (is_too_much_) give_up();
  }

 private:
  using Several = std::map<std::vector<std::uint64_t>, std::uint64_t>;

  void give_up() {
    table_.numbers.clear();
    table_.is_too_large = true;
  }

  // Few choices of options or of numbers: what stands is at most as many as either.
  [[nodiscard]] bool is_small() const {
    std::uint64_t numbers = 1;
    bool has_few = true;
    std::size_t choices = 1;
    const auto add = [&](const std::vector<Cell>& cells) {
      choices *= std::max<std::size_t>(1, cells.size());
      has_few = has_few && choices <= kMostSumChoices;
    };
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::uint64_t own = contents_.issue(table_.issues[i]).scale->numbers();
      if (numbers > kMostNumbers / own) return false;
      numbers *= own;
      add(cells_[i]);
    }
    for (const auto& cells : sum_cells_) add(cells);
    return has_few || numbers <= kFewNumbers;
  }

  bool spend(std::uint64_t work) {
    work_ += work;
    is_too_much_ = is_too_much_ || work_ > kMostWork;
    return !is_too_much_;
  }

  // What of the issue counts in a sum: of one that is taken off the largest number adds nothing.
  [[nodiscard]] Places counted(std::size_t issue, const Part& part, Places places) const {
    if (!part.is_taken_off) return places;
    const std::uint64_t last = contents_.issue(table_.issues[issue]).scale->numbers() - 1;
    return {last - places.high, last - places.low};
  }

  template <class States>
  void visit(std::size_t issue, const States& states) {
    if (issue == cells_.size()) return finish(states);
    for (const Cell& cell : cells_[issue]) {
      chosen_.push_back(cell.option);
      States next = with(issue, cell.places, states);
      if (!is_too_much_) visit(issue + 1, next);
      chosen_.pop_back();
      if (is_too_much_) return;
    }
  }

  // One sum: by its place, how many choices lead there.
  std::vector<std::uint64_t> with(std::size_t issue, Places cell,
                                  const std::vector<std::uint64_t>& states) {
    const Part& part = parts_[0][issue];
    const Places places = counted(issue, part, cell);
    const std::uint64_t size = states.size() + part.factor * places.high;
    if (!spend(size)) return {};
    const std::uint64_t first = part.factor * places.low;
    const std::uint64_t behind = part.factor * (places.high + 1);
    std::vector<std::uint64_t> next(size);
    for (std::uint64_t t = 0; t < size; ++t) {
      if (t >= part.factor) next[t] = next[t - part.factor];
      if (t >= first && t - first < states.size()) next[t] += states[t - first];
      if (t >= behind && t - behind < states.size()) next[t] -= states[t - behind];
    }
    return next;
  }

  Several with(std::size_t issue, Places cell, const Several& states) {
    Several next;
    for (const auto& [sums, count] : states) {
      if (!spend((cell.high - cell.low + 1) * 16)) return {};
      for (std::uint64_t place = cell.low; place <= cell.high; ++place) {
        std::vector<std::uint64_t> reached = sums;
        for (std::size_t s = 0; s < reached.size(); ++s) {
          const Part& part = parts_[s][issue];
          reached[s] += part.factor * counted(issue, part, {place, place}).low;
        }
        next[reached] += count;
      }
    }
    return next;
  }

  void finish(const std::vector<std::uint64_t>& states) {
    if (!spend(states.size())) return;
    for (const Cell& cell : sum_cells_[0]) {
      std::uint64_t count = 0;
      const std::uint64_t end = std::min<std::uint64_t>(cell.places.high + 1, states.size());
      for (std::uint64_t t = cell.places.low; t < end; ++t) count += states[t];
      add(count, {cell.option});
    }
  }

  void finish(const Several& states) {
    for (const auto& [sums, count] : states) {
      std::vector<OptionId> options;
      for (std::size_t s = 0; s < sums.size(); ++s) {
        const auto& cells = sum_cells_[s];
        const auto at = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) {
          return cell.places.low <= sums[s] && sums[s] <= cell.places.high;
        });
        if (at != cells.end()) options.push_back(at->option);
      }
      if (options.size() == sums.size()) add(count, options);
    }
  }

  void add(std::uint64_t count, const std::vector<OptionId>& sums) {
    if (count == 0) return;
    std::vector<OptionId> choice = chosen_;
    choice.insert(choice.end(), sums.begin(), sums.end());
    table_.numbers[std::move(choice)] += count;
  }

  const Contents& contents_;
  SumTable& table_;
  std::vector<std::vector<Cell>> cells_;      // by issue
  std::vector<std::vector<Cell>> sum_cells_;  // by sum
  std::vector<std::vector<Part>> parts_;      // by sum and issue
  std::vector<OptionId> chosen_;
  std::uint64_t work_ = 0;
  bool is_too_much_ = false;
};

}  // namespace

std::vector<SumTable> sum_tables(const Contents& contents) {
  DisjointSets linked(contents.issues.size());
  std::vector<std::vector<SumTerm>> terms(contents.issues.size());
  for (std::size_t i = 0; i < contents.issues.size(); ++i) {
    if (!is_sum(contents.issues[i])) continue;
    terms[i] = terms_of(contents, IssueId{i});
    if (terms[i].size() < 2) terms[i].clear();  // an id with a blank that no sum has
    for (const SumTerm& term : terms[i]) linked.link(i, term.issue.index());
  }
  std::map<std::size_t, SumTable> by_first;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].empty()) continue;
    SumTable& table = by_first[linked.first_of(i)];
    table.sums.emplace_back(i);
    for (const SumTerm& term : terms[i]) table.issues.push_back(term.issue);
  }
  std::vector<SumTable> tables;
  for (auto& [first, table] : by_first) {
    std::sort(table.issues.begin(), table.issues.end());
    table.issues.erase(std::unique(table.issues.begin(), table.issues.end()), table.issues.end());
    TableCounting(contents, table).run();
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace zopa
