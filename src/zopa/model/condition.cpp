#include "zopa/model/condition.hpp"

#include <algorithm>
#include <limits>

#include "zopa/base/nearest.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/steps.hpp"
#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

std::vector<Message> joined_slips(const Condition& left, const Condition& right) {
  std::vector<Message> slips = left.slips();
  slips.insert(slips.end(), right.slips().begin(), right.slips().end());
  return slips;
}

Condition pair(Formula::Kind kind, const Condition& left, const Condition& right) {
  Formula formula;
  formula.kind = kind;
  formula.parts = {left.formula(), right.formula()};
  return {std::move(formula), joined_slips(left, right)};
}

// `a && b && c` has three parts, as `a and b and c` in a file.
Condition chain(Formula::Kind kind, const Condition& left, const Condition& right) {
  Formula formula;
  formula.kind = kind;
  for (const Condition* side : {&left, &right}) {
    const Formula& part = side->formula();
    if (part.kind == kind) {
      formula.parts.insert(formula.parts.end(), part.parts.begin(), part.parts.end());
    } else {
      formula.parts.push_back(part);
    }
  }
  return {std::move(formula), joined_slips(left, right)};
}

}  // namespace

Condition operator&&(const Condition& left, const Condition& right) {
  return chain(Formula::Kind::conjunction, left, right);
}

Condition operator||(const Condition& left, const Condition& right) {
  return chain(Formula::Kind::disjunction, left, right);
}

Condition operator!(const Condition& negated) {
  Formula formula;
  formula.kind = Formula::Kind::negation;
  formula.parts = {negated.formula()};
  return {std::move(formula), negated.slips()};
}

Condition implies(const Condition& left, const Condition& right) {
  return pair(Formula::Kind::implication, left, right);
}

Condition iff(const Condition& left, const Condition& right) {
  return pair(Formula::Kind::iff, left, right);
}

DraftIssue::DraftIssue(IssueId id, const Issue& issue) : id_(id), name_(issue.id) {
  for (const Option& option : issue.options) options_.push_back(option.id);
}

Condition DraftIssue::operator==(std::string_view option) const {
  return atom(Atom::Relation::equals, {option});
}

Condition DraftIssue::operator!=(std::string_view option) const {
  return atom(Atom::Relation::differs, {option});
}

Condition DraftIssue::in(std::initializer_list<std::string_view> options) const {
  return atom(Atom::Relation::in, options);
}

Condition DraftIssue::holds() const { return atom(Atom::Relation::holds, {"yes"}); }

OptionId DraftIssue::option(std::string_view option, std::vector<Message>& slips) const {
  const auto at = std::find(options_.begin(), options_.end(), option);
  if (at != options_.end()) return OptionId{static_cast<std::size_t>(at - options_.begin())};
  slips.push_back(Message("fault.no_option", {{"issue", Code{name_}},
                                              {"option", Code{std::string(option)}},
                                              {"hint", hint(option, options_)}}));
  return OptionId{std::numeric_limits<std::uint32_t>::max()};
}

Condition DraftIssue::atom(Atom::Relation relation,
                           std::initializer_list<std::string_view> options) const {
  Formula formula;
  std::vector<Message> slips;
  formula.atom.issue = id_;
  formula.atom.relation = relation;
  for (const std::string_view one : options) {
    formula.atom.options.push_back(option(one, slips));
  }
  return {std::move(formula), std::move(slips)};
}

Condition DraftNumbers::operator==(std::string_view number) const {
  return atom(Atom::Relation::equals, number);
}

Condition DraftNumbers::operator!=(std::string_view number) const {
  return atom(Atom::Relation::differs, number);
}

Condition DraftNumbers::operator<(std::string_view number) const {
  return atom(Atom::Relation::less, number);
}

Condition DraftNumbers::operator<=(std::string_view number) const {
  return atom(Atom::Relation::at_most, number);
}

Condition DraftNumbers::operator>=(std::string_view number) const {
  return atom(Atom::Relation::at_least, number);
}

Condition DraftNumbers::operator>(std::string_view number) const {
  return atom(Atom::Relation::more, number);
}

DraftNumbers DraftNumbers::operator+(const DraftNumbers& other) const { return with(other, false); }

DraftNumbers DraftNumbers::operator-(const DraftNumbers& other) const { return with(other, true); }

DraftNumbers DraftNumbers::with(const DraftNumbers& other, bool is_taken_off) const {
  const IssueId nowhere{std::numeric_limits<std::uint32_t>::max()};
  const std::size_t count = contents_->issues.size();
  if (id_.index() >= count || other.id_.index() >= count) return {*contents_, nowhere};
  std::vector<SumTerm> terms = terms_of(*contents_, id_);
  for (const SumTerm& term : terms_of(*contents_, other.id_)) {
    terms.push_back({term.issue, term.is_taken_off != is_taken_off});
  }
  return {*contents_, sum_issue(*contents_, terms).value_or(nowhere)};
}

Condition DraftNumbers::atom(Atom::Relation relation, std::string_view number) const {
  if (id_.index() >= contents_->issues.size()) return {Formula{}, {Message("fault.no_sum")}};
  Issue& issue = contents_->issues[id_.index()];
  const auto read = Decimal::parse(number);
  const auto option = read ? option_of_number(issue, *read) : std::nullopt;
  Formula formula;
  formula.atom = {id_, relation, {option.value_or(OptionId{})}};
  std::vector<Message> slips;
  if (!option) slips.push_back(no_number(issue, Code{std::string(number)}));
  return {std::move(formula), std::move(slips)};
}

DraftIssue DraftStep::order(const DraftStep& other) const {
  const bool is_one = id_ == other.id_ || contents_ != other.contents_;
  const IssueId none{std::numeric_limits<std::uint32_t>::max()};
  if (is_one) return {none, Issue{}};
  const IssueId issue = order_of(*contents_, id_, other.id_);
  return {issue, contents_->issue(issue)};
}

Condition DraftStep::before(const DraftStep& other) const {
  return order(other) == (id_ < other.id_ ? "first" : "second");
}

Condition DraftStep::with(const DraftStep& other) const {
  const DraftIssue issue = order(other);
  const bool is_known = issue.id().index() < contents_->issues.size();
  return is_known ? Condition(together(*contents_, issue)) : issue == "together";
}

Condition DraftStep::with_verified(const DraftStep& other) const {
  return order(other) == "verified";
}

}  // namespace zopa
