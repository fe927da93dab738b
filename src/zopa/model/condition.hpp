// Conditions on packages as a program writes them down, in the words of the file format.
//
//   const DraftIssue quay = talks.issue("quay", "Length", {{"short", "200 m"}, {"long", "500 m"}});
//   talks.rule(implies(quay == "long", night != "free" && !strike.holds()));
//
// An option that the issue does not have becomes a fault when the draft is finished.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// A formula, and what went wrong where it was written.
class Condition {
 public:
  Condition(Formula formula)  // NOLINT(google-explicit-constructor): conditions are formulas
      : formula_(std::move(formula)) {}
  Condition(Formula formula, std::vector<Message> slips)
      : formula_(std::move(formula)), slips_(std::move(slips)) {}

  [[nodiscard]] const Formula& formula() const { return formula_; }
  // Names that lead nowhere; with any, the formula is of no use.
  [[nodiscard]] const std::vector<Message>& slips() const { return slips_; }

 private:
  Formula formula_;
  std::vector<Message> slips_;
};

[[nodiscard]] Condition operator&&(const Condition& left, const Condition& right);
[[nodiscard]] Condition operator||(const Condition& left, const Condition& right);
[[nodiscard]] Condition operator!(const Condition& negated);
[[nodiscard]] Condition implies(const Condition& left, const Condition& right);
[[nodiscard]] Condition iff(const Condition& left, const Condition& right);

// An issue of a draft, whose options can be called by their ids.
class DraftIssue {
 public:
  DraftIssue(IssueId id, const Issue& issue);

  [[nodiscard]] IssueId id() const { return id_; }
  operator IssueId() const { return id_; }  // NOLINT(google-explicit-constructor): it is one

  [[nodiscard]] Condition operator==(std::string_view option) const;
  [[nodiscard]] Condition operator!=(std::string_view option) const;
  [[nodiscard]] Condition in(std::initializer_list<std::string_view> options) const;
  [[nodiscard]] Condition holds() const;  // of an issue of just `yes` and `no`: its `yes`

  // The option; where there is none of this id, one that leads nowhere, and a message in `slips`.
  [[nodiscard]] OptionId option(std::string_view option, std::vector<Message>& slips) const;

 private:
  [[nodiscard]] Condition atom(Atom::Relation relation,
                               std::initializer_list<std::string_view> options) const;

  IssueId id_;
  std::string name_;
  std::vector<std::string> options_;
};

// A numeric issue of a draft, whose numbers are written as in a file: `cap <= "42.5"`.  Good as
// long as the draft stays where it is.
class DraftNumbers {
 public:
  DraftNumbers(Contents& contents, IssueId id) : contents_(&contents), id_(id) {}

  [[nodiscard]] IssueId id() const { return id_; }
  operator IssueId() const { return id_; }  // NOLINT(google-explicit-constructor): it is one

  [[nodiscard]] Condition operator==(std::string_view number) const;
  [[nodiscard]] Condition operator!=(std::string_view number) const;
  [[nodiscard]] Condition operator<(std::string_view number) const;
  [[nodiscard]] Condition operator<=(std::string_view number) const;
  [[nodiscard]] Condition operator>=(std::string_view number) const;
  [[nodiscard]] Condition operator>(std::string_view number) const;

  // A sum, to be compared as an issue is: `small + large <= "100"`, `small - goal >= "0"`.
  [[nodiscard]] DraftNumbers operator+(const DraftNumbers& other) const;
  [[nodiscard]] DraftNumbers operator-(const DraftNumbers& other) const;

 private:
  [[nodiscard]] DraftNumbers with(const DraftNumbers& other, bool is_taken_off) const;
  [[nodiscard]] Condition atom(Atom::Relation relation, std::string_view number) const;

  Contents* contents_;
  IssueId id_;
};

// A step of a draft, whose place in time conditions speak of: `weapons.before(office)`.  Good as
// long as the draft stays where it is.
class DraftStep {
 public:
  DraftStep(Contents& contents, StepId id) : contents_(&contents), id_(id) {}

  [[nodiscard]] StepId id() const { return id_; }
  operator StepId() const { return id_; }  // NOLINT(google-explicit-constructor): it is one

  [[nodiscard]] Condition before(const DraftStep& other) const;
  [[nodiscard]] Condition with(const DraftStep& other) const;
  [[nodiscard]] Condition with_verified(const DraftStep& other) const;

  // The issue that such conditions are about.
  [[nodiscard]] DraftIssue order(const DraftStep& other) const;

 private:
  Contents* contents_;
  StepId id_;
};

}  // namespace zopa
