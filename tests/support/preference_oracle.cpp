#include "preference_oracle.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace zopa::testing {
namespace {

constexpr int kUp = 100;  // added to numbers, which may be below 0

// One option on each of some issues.
std::vector<std::pair<IssueId, OptionId>> choices_in(const Formula& formula) {
  std::vector<std::pair<IssueId, OptionId>> choices;
  if (formula.kind == Formula::Kind::atom && formula.atom.relation == Atom::Relation::equals) {
    choices.emplace_back(formula.atom.issue, formula.atom.options[0]);
  } else if (formula.kind == Formula::Kind::conjunction) {
    for (const Formula& part : formula.parts) {
      const auto own = choices_in(part);
      choices.insert(choices.end(), own.begin(), own.end());
    }
  } else {
    throw std::logic_error("not one option on each of some issues");
  }
  return choices;
}

template <class Claim, class Visit>
void for_each(const Negotiation& negotiation, PartyId party, Visit visit) {
  for (const PositionId id : negotiation.positions_of(party)) {
    const auto* claim = std::get_if<Claim>(&negotiation.position(id).claim);
    if (claim != nullptr) visit(*claim);
  }
}

}  // namespace

PreferenceOracle::PreferenceOracle(const Negotiation& negotiation, PartyId party,
                                   const PackageSpace& space)
    : party_(party) {
  list_issues(negotiation, space);
  read_orders(negotiation);
  add_numbers_apart();
  for (Issue& issue : issues_) settle_numbers(issue);
  read_weights(negotiation);
  // What is said of values has to fit together, whatever the issue weighs.
  const bool have_values = std::all_of(issues_.begin(), issues_.end(), [&](const Issue& issue) {
    return issue.numbers.empty() || !ends_of(issue).empty();
  });
  if (!have_values) return;
  for (Issue& issue : issues_) {
    if (is_idle(issue)) {  // its order says nothing of packages
      for (Row& row : issue.orders) row.kind = row.kind == Kind::above ? Kind::at_least : row.kind;
      issue.is_strict = false;
    }
    is_strict_ = is_strict_ || issue.is_strict;
  }
  for (const auto* rows : {&weights_, &comparisons_}) {
    for (const Row& row : *rows) is_strict_ = is_strict_ || row.kind == Kind::above;
  }
  list_choices();
}

bool PreferenceOracle::is_possible(const std::vector<Wish>& wishes) const {
  const bool is_any_strict =
      std::any_of(wishes.begin(), wishes.end(), [](const Wish& wish) { return wish.is_better; });
  if (!is_strict_ && !is_any_strict) return is_consistent();  // it may be indifferent to everything
  std::vector<Row> rows;
  for (const Wish& wish : wishes) {
    Row& row = rows.emplace_back();
    row.kind = wish.is_better ? Kind::above : Kind::at_least;
    for (std::size_t i = 0; i < issues_.size(); ++i) {
      row.sum.push_back({issues_[i].worth + wish.package[i], 1});
      row.sum.push_back({issues_[i].worth + wish.other[i], -1});
    }
  }
  return std::any_of(choices_.begin(), choices_.end(),
                     [&](const Choice& choice) { return is_possible(choice, rows); });
}

// Those of packages, then those that are excluded.
void PreferenceOracle::list_issues(const Negotiation& negotiation, const PackageSpace& space) {
  for (const Axis& axis : space.axes()) {
    Issue& issue = issues_.emplace_back();
    issue.issue = axis.issue;
    issue.packaged = axis.options.size();
    issue.options = axis.options;
    for (std::size_t o = 0; o < negotiation.issue(axis.issue).options.size(); ++o) {
      if (!place_of(issue, OptionId{o})) issue.options.emplace_back(o);
    }
    issue.has_number.assign(issue.options.size(), false);
    issue.weight = count_++;
    issue.worth = count_;
    count_ += issue.options.size();
    issue.numbered = count_;
    count_ += issue.options.size();
    issue.rate = count_++;
  }
  margin_ = count_++;
}

void PreferenceOracle::read_orders(const Negotiation& negotiation) {
  for_each<OptionOrder>(negotiation, party_, [&](const OptionOrder& order) { read(order); });
  for_each<OptionValues>(negotiation, party_, [&](const OptionValues& values) { read(values); });
}

void PreferenceOracle::read(const OptionOrder& order) {
  Issue* issue = find(order.issue);
  if (issue == nullptr) return;
  for (std::size_t k = 0; k < order.relations.size(); ++k) {
    const std::size_t upper = issue->worth + *place_of(*issue, order.options[k]);
    const std::size_t lower = issue->worth + *place_of(*issue, order.options[k + 1]);
    const Kind kind = order.relations[k] == Relation::better  ? Kind::above
                      : order.relations[k] == Relation::equal ? Kind::equal
                                                              : Kind::at_least;
    issue->orders.push_back({{{upper, 1}, {lower, -1}}, kind, 0});
    issue->is_strict = issue->is_strict || kind == Kind::above;
  }
}

void PreferenceOracle::read(const OptionValues& values) {
  Issue* issue = find(values.issue);
  if (issue == nullptr) return;
  for (const auto& entry : values.entries) {
    const std::size_t place = *place_of(*issue, entry.option);
    issue->has_number[place] = true;
    const std::size_t number = issue->numbered + place;
    issue->numbers.push_back(
        {{{number, 1}, {issue->rate, -to_mpq(entry.value.low) - kUp}}, Kind::at_least, 0});
    issue->numbers.push_back(
        {{{number, -1}, {issue->rate, to_mpq(entry.value.high) + kUp}}, Kind::at_least, 0});
  }
}

// Where one option's number is higher in any case, it is better.
void PreferenceOracle::add_numbers_apart() {
  for (Issue& issue : issues_) {
    const std::vector<Row> numbers = issue.numbers;
    for (std::size_t a = 0; a < numbers.size(); a += 2) {
      for (std::size_t b = 0; b < numbers.size(); b += 2) {
        // -low of the one and high of the other
        if (-numbers[a].sum[1].factor <= numbers[b + 1].sum[1].factor) continue;
        const std::size_t above = issue.worth + (numbers[a].sum[0].variable - issue.numbered);
        const std::size_t below = issue.worth + (numbers[b].sum[0].variable - issue.numbered);
        issue.orders.push_back({{{above, 1}, {below, -1}}, Kind::above, 0});
        issue.is_strict = true;
      }
    }
  }
}

// May two options have different numbers, as far as ranges and orders go?  Where none fit together
// nobody can tell, and no completion will be found.
bool PreferenceOracle::can_differ(const Issue& issue) const {
  Tableau tableau(count_);
  add(tableau, {{{issue.rate, 1}}, Kind::equal, -1});
  for (const Row& row : issue.numbers) add(tableau, row);
  for (const Row& row : issue.orders) {
    const std::size_t up = issue.numbered - issue.worth;
    add(tableau, {{{row.sum[0].variable + up, 1}, {row.sum[1].variable + up, -1}},
                  row.kind == Kind::equal ? Kind::equal : Kind::at_least,
                  0});
  }
  for (std::size_t a = 0; a < issue.options.size(); ++a) {
    for (std::size_t b = 0; b < issue.options.size(); ++b) {
      if (!issue.has_number[a] || !issue.has_number[b]) continue;
      Tableau::Row costs(count_);
      costs[issue.numbered + a] -= 1;
      costs[issue.numbered + b] += 1;
      const auto least = tableau.least(costs);
      if (!least || *least < 0) return true;
    }
  }
  return false;
}

// Where they may not, they are equally good, and that is all.
void PreferenceOracle::settle_numbers(Issue& issue) const {
  if (can_differ(issue)) return;
  std::optional<std::size_t> first;
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    if (!issue.has_number[o]) continue;
    if (first) {
      issue.orders.push_back({{{issue.worth + *first, 1}, {issue.worth + o, -1}}, Kind::equal, 0});
    }
    first = o;
  }
  issue.has_number.assign(issue.options.size(), false);
  issue.numbers.clear();
}

void PreferenceOracle::read_weights(const Negotiation& negotiation) {
  Row whole{{}, Kind::equal, -1};
  for (const Issue& issue : issues_) whole.sum.push_back({issue.weight, 1});
  weights_.push_back(std::move(whole));
  for_each<IssueOrder>(negotiation, party_, [&](const IssueOrder& order) { read(order); });
  for_each<IssueWeights>(negotiation, party_, [&](const IssueWeights& own) { read(own); });
  for_each<Comparison>(negotiation, party_, [&](const Comparison& one) { read(one); });
}

void PreferenceOracle::read(const IssueOrder& order) {
  for (std::size_t k = 0; k < order.relations.size(); ++k) {
    const Issue* left = find(order.terms[k].issue);
    const Issue* right = find(order.terms[k + 1].issue);
    if (left == nullptr || right == nullptr) continue;
    const Kind kind = order.relations[k] == Relation::better  ? Kind::above
                      : order.relations[k] == Relation::equal ? Kind::equal
                                                              : Kind::at_least;
    weights_.push_back({{{left->weight, to_mpq(order.terms[k].factor)},
                         {right->weight, -to_mpq(order.terms[k + 1].factor)}},
                        kind,
                        0});
  }
}

void PreferenceOracle::read(const IssueWeights& weights) {
  for (const auto& entry : weights.entries) {
    const Issue* issue = find(entry.issue);
    if (issue == nullptr) continue;
    weights_.push_back({{{issue->weight, 1}}, Kind::at_least, -to_mpq(entry.weight.low)});
    weights_.push_back({{{issue->weight, -1}}, Kind::at_least, to_mpq(entry.weight.high)});
  }
}

// Of packages; none has an excluded option.
void PreferenceOracle::read(const Comparison& comparison) {
  Row row{{}, Kind::above, 0};
  if (comparison.relation == Relation::equal) row.kind = Kind::equal;
  if (comparison.relation == Relation::at_least_as_good) row.kind = Kind::at_least;
  int sign = 1;
  for (const Formula* side : {&comparison.left, &comparison.right}) {
    for (const auto& [id, option] : choices_in(*side)) {
      const Issue* issue = find(id);
      const auto place = issue == nullptr ? std::nullopt : place_of(*issue, option);
      if (!place || *place >= issue->packaged) return;
      row.sum.push_back({issue->worth + *place, sign});
    }
    sign = -1;
  }
  comparisons_.push_back(std::move(row));
}

// Is nothing left for it by what is said of weights?
bool PreferenceOracle::is_idle(const Issue& issue) const {
  Tableau tableau(count_);
  for (Row row : weights_) {
    row.kind = row.kind == Kind::equal ? Kind::equal : Kind::at_least;
    add(tableau, row);
  }
  Tableau::Row costs(count_);
  costs[issue.weight] = -1;
  const auto least = tableau.least(costs);
  return least && *least == 0;
}

// Which options may be the best and the worst, its weight being 1; none where all are equal.
std::vector<PreferenceOracle::Ends> PreferenceOracle::ends_of(const Issue& issue) const {
  const bool has_numbers =
      std::find(issue.has_number.begin(), issue.has_number.end(), true) != issue.has_number.end();
  std::vector<Ends> all;
  for (std::size_t best = 0; best < issue.options.size(); ++best) {
    for (std::size_t worst = 0; worst < issue.options.size(); ++worst) {
      if (best == worst) continue;
      if (has_numbers && !(issue.has_number[best] && issue.has_number[worst])) continue;
      Tableau alone(count_);
      add(alone, {{{issue.weight, 1}}, Kind::equal, -1});
      add_issue(alone, issue, Ends{best, worst});
      if (has_margin(std::move(alone))) all.push_back({best, worst});
    }
  }
  return all;
}

void PreferenceOracle::list_choices() {
  choices_ = {{}};
  for (const Issue& issue : issues_) {
    std::vector<std::optional<Ends>> ends;
    for (const Ends one : ends_of(issue)) ends.emplace_back(one);
    if (ends.empty()) ends.emplace_back(std::nullopt);
    std::vector<Choice> longer;
    for (const auto& one : ends) {
      for (const Choice& choice : choices_) {
        longer.push_back(choice);
        longer.back().push_back(one);
      }
    }
    choices_ = std::move(longer);
  }
  std::erase_if(choices_, [&](const Choice& choice) { return !is_possible(choice, {}); });
}

PreferenceOracle::Issue* PreferenceOracle::find(IssueId issue) {
  const auto found = std::find_if(issues_.begin(), issues_.end(),
                                  [&](const Issue& one) { return one.issue == issue; });
  return found == issues_.end() ? nullptr : &*found;
}

std::optional<std::size_t> PreferenceOracle::place_of(const Issue& issue, OptionId option) {
  const auto found = std::find(issue.options.begin(), issue.options.end(), option);
  if (found == issue.options.end()) return std::nullopt;
  return static_cast<std::size_t>(found - issue.options.begin());
}

void PreferenceOracle::add(Tableau& tableau, const Row& row) const {
  Tableau::Row numbers(count_ + 1);
  for (const Part& part : row.sum) numbers[part.variable] += part.factor;
  if (row.kind == Kind::above) numbers[margin_] -= 1;
  numbers[count_] = row.constant;
  tableau.add(std::move(numbers), row.kind == Kind::equal);
}

// Every value lies between those of the worst and the best, which are 0 and 1.
void PreferenceOracle::add_issue(Tableau& tableau, const Issue& issue,
                                 std::optional<Ends> ends) const {
  for (const Row& row : issue.orders) add(tableau, row);
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    const std::size_t own = issue.worth + o;
    if (!ends) {
      add(tableau, {{{own, 1}}, Kind::equal, 0});
      continue;
    }
    const std::size_t best = issue.worth + ends->best;
    add(tableau,
        {{{issue.weight, 1}, {own, -1}}, o == ends->best ? Kind::equal : Kind::at_least, 0});
    if (o == ends->worst) add(tableau, {{{own, 1}}, Kind::equal, 0});
    if (!issue.has_number[o]) continue;
    // worth of the best less its own = their numbers' distance over the span, times the weight
    add(tableau,
        {{{best, 1}, {own, -1}, {issue.numbered + ends->best, -1}, {issue.numbered + o, 1}},
         Kind::equal,
         0});
  }
  if (!ends) return;
  for (const Row& row : issue.numbers) add(tableau, row);
}

bool PreferenceOracle::has_margin(Tableau tableau) const {
  add(tableau, {{{margin_, -1}}, Kind::at_least, 1});
  Tableau::Row costs(count_);
  costs[margin_] = -1;
  const auto least = tableau.least(costs);
  return least && *least < 0;
}

bool PreferenceOracle::is_possible(const Choice& choice, const std::vector<Row>& rows) const {
  Tableau tableau(count_);
  for (const Row& row : weights_) add(tableau, row);
  for (std::size_t i = 0; i < issues_.size(); ++i) add_issue(tableau, issues_[i], choice[i]);
  for (const Row& row : comparisons_) add(tableau, row);
  for (const Row& row : rows) add(tableau, row);
  return has_margin(std::move(tableau));
}

}  // namespace zopa::testing
