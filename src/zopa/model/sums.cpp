#include "zopa/model/sums.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "zopa/model/cells.hpp"

namespace zopa {
namespace {

constexpr std::string_view kPlus = " + ";
constexpr std::string_view kMinus = " - ";

bool has_blank(const std::string& id) { return id.find(' ') != std::string::npos; }

std::optional<IssueId> issue_called(const Contents& contents, std::string_view id) {
  const auto& issues = contents.issues;
  const auto at =
      std::find_if(issues.begin(), issues.end(), [&](const Issue& one) { return one.id == id; });
  if (at == issues.end()) return std::nullopt;
  return IssueId{static_cast<std::size_t>(at - issues.begin())};
}

// The largest number of which both are whole multiples.
std::optional<Decimal> common_step(Decimal a, Decimal b) {
  const auto left = Decimal::product(a, Decimal(b.denominator()));
  const auto right = Decimal::product(b, Decimal(a.denominator()));
  const auto below = Decimal::product(Decimal(a.denominator()), Decimal(b.denominator()));
  if (!left || !right || !below) return std::nullopt;
  const auto x = Decimal::product(*left, Decimal(a.denominator()));
  const auto y = Decimal::product(*right, Decimal(b.denominator()));
  if (!x || !y) return std::nullopt;
  return Decimal::quotient(Decimal(std::gcd(x->numerator(), y->numerator())), *below);
}

// All numbers that the terms may add up to; nullopt where they need too many digits.
std::optional<Scale> scale_of(const Contents& contents, const std::vector<SumTerm>& terms) {
  Scale sum = *contents.issue(terms.front().issue).scale;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const Scale& own = *contents.issue(terms[i].issue).scale;
    const bool off = terms[i].is_taken_off;
    const auto from = Decimal::sum(sum.from, off ? -own.to : own.from);
    const auto to = Decimal::sum(sum.to, off ? -own.from : own.to);
    const auto step = common_step(sum.step, own.step);
    if (!from || !to || !step) return std::nullopt;
    sum = {*from, *to, *step, sum.unit == own.unit ? sum.unit : std::string()};
  }
  return sum.flaw() ? std::nullopt : std::optional(sum);
}

// As `text` calls each of them: "small + large - goal".
template <class TextOf>
std::string joined(const std::vector<SumTerm>& terms, std::string_view minus, TextOf text) {
  std::string sum;
  for (const SumTerm& term : terms) {
    if (!sum.empty()) sum += term.is_taken_off ? minus : kPlus;
    sum += text(term.issue);
  }
  return sum;
}

// In the order of the file, what is taken off last.
std::vector<SumTerm> sorted(std::vector<SumTerm> terms) {
  std::sort(terms.begin(), terms.end(), [](const SumTerm& a, const SumTerm& b) {
    return std::pair(a.is_taken_off, a.issue) < std::pair(b.is_taken_off, b.issue);
  });
  return terms;
}

bool is_addable(const Contents& contents, const std::vector<SumTerm>& terms) {
  std::vector<IssueId> issues;
  for (const SumTerm& term : terms) {
    if (term.issue.index() >= contents.issues.size()) return false;
    const Issue& issue = contents.issue(term.issue);
    if (!is_numeric(issue) || is_sum(issue)) return false;
    issues.push_back(term.issue);
  }
  std::sort(issues.begin(), issues.end());
  const bool is_once = std::adjacent_find(issues.begin(), issues.end()) == issues.end();
  return is_once && !terms.empty() && !terms.front().is_taken_off;
}

}  // namespace

bool is_sum(const Issue& issue) { return issue.scale && has_blank(issue.id); }

bool is_sum(const Rule& rule) { return has_blank(rule.id); }

bool is_stated(const Rule& rule) { return !is_sum(rule) && rule.steps.empty(); }

bool has_stated_rules(const Contents& contents) {
  return std::any_of(contents.rules.begin(), contents.rules.end(), is_stated);
}

std::string sum_id(const Contents& contents, std::vector<SumTerm> terms) {
  return joined(sorted(std::move(terms)), kMinus,
                [&](IssueId issue) { return contents.issue(issue).id; });
}

std::vector<SumTerm> terms_of(const Contents& contents, IssueId issue) {
  const std::string& id = contents.issue(issue).id;
  if (!is_sum(contents.issue(issue))) return {{issue}};
  std::vector<SumTerm> terms;
  bool is_taken_off = false;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t end = std::min(id.find(' ', at), id.size());
    const auto term = issue_called(contents, std::string_view(id).substr(at, end - at));
    if (term) terms.push_back({*term, is_taken_off});
    is_taken_off = id.compare(end, kMinus.size(), kMinus) == 0;
    at = std::min(end + kPlus.size(), id.size());
  }
  return terms;
}

std::optional<IssueId> sum_issue(Contents& contents, std::vector<SumTerm> terms) {
  terms = sorted(std::move(terms));
  if (!is_addable(contents, terms)) return std::nullopt;
  if (terms.size() == 1) return terms.front().issue;
  const std::string id = sum_id(contents, terms);
  if (const auto known = issue_called(contents, id)) return known;
  const auto scale = scale_of(contents, terms);
  if (!scale) return std::nullopt;
  Issue sum;
  sum.id = id;
  sum.name = joined(terms, " \u2212 ", [&](IssueId term) {
    const Issue& issue = contents.issue(term);
    return issue.name.empty() ? issue.id : issue.name;
  });
  sum.place = contents.issue(terms.front().issue).place;
  sum.scale = scale;
  contents.issues.push_back(std::move(sum));
  return IssueId{contents.issues.size() - 1};
}

std::vector<std::optional<OptionId>> with_sums(const Contents& contents,
                                               std::vector<std::optional<OptionId>> choices) {
  for (std::size_t s = 0; s < contents.issues.size(); ++s) {
    const Issue& sum = contents.issues[s];
    if (!is_sum(sum) || choices[s]) continue;
    const auto number =
        added_up(terms_of(contents, IssueId{s}), [&](IssueId issue) -> std::optional<Decimal> {
          const auto& choice = choices[issue.index()];
          if (!choice) return std::nullopt;
          const auto& numbers = contents.option(issue, *choice).numbers;
          if (!numbers || !numbers->is_point()) return std::nullopt;
          return numbers->low;
        });
    if (!number) continue;
    for (std::size_t o = 0; o < sum.options.size(); ++o) {
      const Option& option = sum.options[o];
      const bool has_it = option.is_possible() && option.numbers &&
                          option.numbers->low <= *number && *number <= option.numbers->high;
      if (has_it) choices[s] = OptionId{o};
    }
  }
  return choices;
}

}  // namespace zopa
