// A rule has a clause for each choice of options of the issues of a sum, "not this choice, or the
// sum is one of those"; choices that differ in the last issue alone and leave the sum the same
// options share one.  Of sums that share issues some choices do not stand though each sum allows
// them: these have a clause for each beginning that nothing which stands has.
#include <algorithm>
#include <set>
#include <utility>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

using Choice = std::vector<OptionId>;

Formula one_of(IssueId issue, const std::set<OptionId>& options) {
  Formula formula;
  formula.atom = {issue, Atom::Relation::in, {options.begin(), options.end()}};
  return formula;
}

std::set<OptionId> possible(const Issue& issue) {
  std::set<OptionId> options;
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    if (issue.options[o].is_possible()) options.insert(OptionId{o});
  }
  return options;
}

class Writer {
 public:
  Writer(const Contents& contents, const SumTable& table) : table_(table) {
    issues_ = table.issues;
    issues_.insert(issues_.end(), table.sums.begin(), table.sums.end());
    for (const IssueId issue : issues_) possible_.push_back(possible(contents.issue(issue)));
    for (std::size_t s = 0; s < table.sums.size(); ++s) {
      auto& own = terms_.emplace_back();
      for (const SumTerm& term : terms_of(contents, table.sums[s])) {
        const auto at = std::find(table.issues.begin(), table.issues.end(), term.issue);
        own.push_back(static_cast<std::size_t>(at - table.issues.begin()));
      }
    }
  }

  // The clauses of one sum; of the first those that no sum has for itself, too.
  std::vector<Formula> clauses_of(std::size_t sum) {
    clauses_.clear();
    add_sum(sum);
    if (sum == 0 && table_.sums.size() > 1) add_joint();
    return std::move(clauses_);
  }

 private:
  [[nodiscard]] Choice chosen(const Choice& whole, std::size_t sum) const {
    Choice choice;
    for (const std::size_t issue : terms_[sum]) choice.push_back(whole[issue]);
    return choice;
  }

  // By the choice on its issues: the options that the sum may have.
  [[nodiscard]] std::map<Choice, std::set<OptionId>> allowed(std::size_t sum) const {
    std::map<Choice, std::set<OptionId>> allowed;
    for (const auto& [choice, count] : table_.numbers) {
      allowed[chosen(choice, sum)].insert(choice[table_.issues.size() + sum]);
    }
    return allowed;
  }

  // Not these options, by issue: each stands for itself where there is just one.
  Formula none_of(std::size_t issue, const std::set<OptionId>& options) const {
    std::set<OptionId> others = possible_[issue];
    for (const OptionId option : options) others.erase(option);
    return one_of(issues_[issue], others);
  }

  void add_clause(std::vector<Formula> parts) {
    std::erase_if(parts, [](const Formula& part) { return part.atom.options.empty(); });
    if (!parts.empty()) clauses_.push_back(joined(Formula::Kind::disjunction, std::move(parts)));
  }

  void add_sum(std::size_t sum) {
    const auto by_choice = allowed(sum);
    using Alike = std::pair<Choice, std::set<OptionId>>;  // all but the last, and what is allowed
    std::map<Alike, std::set<OptionId>> last;
    for (const auto& [choice, options] : by_choice) {
      const Choice first(choice.begin(), choice.end() - 1);
      last[{first, options}].insert(choice.back());
    }
    const std::size_t of_sum = table_.issues.size() + sum;
    for (const auto& [alike, ends] : last) {
      if (alike.second == possible_[of_sum]) continue;
      std::vector<Formula> parts;
      for (std::size_t t = 0; t < alike.first.size(); ++t) {
        parts.push_back(none_of(terms_[sum][t], {alike.first[t]}));
      }
      parts.push_back(none_of(terms_[sum].back(), ends));
      parts.push_back(one_of(issues_[of_sum], alike.second));
      add_clause(std::move(parts));
    }
  }

  void add_joint() {
    std::vector<std::map<Choice, std::set<OptionId>>> alone;
    for (std::size_t s = 0; s < table_.sums.size(); ++s) alone.push_back(allowed(s));
    Choice choice;
    go_through(alone, choice);
  }

  // Goes through what begins like `choice`, as long as each sum allows it and something stands.
  void go_through(const std::vector<std::map<Choice, std::set<OptionId>>>& alone, Choice& choice) {
    const std::size_t at = choice.size();
    if (!begins_something(choice)) {
      std::vector<Formula> parts;
      for (std::size_t i = 0; i < at; ++i) parts.push_back(none_of(i, {choice[i]}));
      return add_clause(std::move(parts));
    }
    if (at == issues_.size()) return;
    const std::size_t issues = table_.issues.size();
    const std::set<OptionId>* options = &possible_[at];
    if (at >= issues) {
      const auto found = alone[at - issues].find(chosen(choice, at - issues));
      if (found == alone[at - issues].end()) return;  // that sum forbids it by itself
      options = &found->second;
    }
    for (const OptionId option : *options) {
      choice.push_back(option);
      go_through(alone, choice);
      choice.pop_back();
    }
  }

  [[nodiscard]] bool begins_something(const Choice& choice) const {
    const auto next = table_.numbers.lower_bound(choice);
    return next != table_.numbers.end() &&
           std::equal(choice.begin(), choice.end(), next->first.begin());
  }

  const SumTable& table_;
  std::vector<IssueId> issues_;                  // those added up, then the sums
  std::vector<std::set<OptionId>> possible_;     // by place in `issues_`
  std::vector<std::vector<std::size_t>> terms_;  // by sum: places in `issues_`
  std::vector<Formula> clauses_;
};

}  // namespace

void erase_sum_rules(Contents& contents) {
  const auto is_of_sum = [&](const Rule& rule) {
    return is_sum(rule) && std::any_of(contents.issues.begin(), contents.issues.end(),
                                       [&](const Issue& sum) { return sum.id == rule.id; });
  };
  std::erase_if(contents.rules, is_of_sum);
}

void write_sum_rules(Contents& contents) {
  erase_sum_rules(contents);
  for (const SumTable& table : sum_tables(contents)) {
    if (table.is_too_large) continue;
    Writer writer(contents, table);
    for (std::size_t s = 0; s < table.sums.size(); ++s) {
      std::vector<Formula> clauses = writer.clauses_of(s);
      if (clauses.empty()) continue;
      Rule rule;
      rule.id = contents.issue(table.sums[s]).id;
      rule.formula = joined(Formula::Kind::conjunction, std::move(clauses));
      contents.rules.push_back(std::move(rule));
    }
  }
}

}  // namespace zopa
