// A package by what distinguishes it: "Crimea: Ukrainian · NATO: free".
//
//   const ShortNames names(negotiation, issues, packages);
//   names.of(package);
//
// Made of the file's own words: of issues on which the packages differ, and of options without the
// words that they begin with like another.  The same in every language.
#pragma once

#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::report {

struct ShortOption {
  IssueId issue;
  OptionId option;
  std::string name;

  template <class V>
  void describe(V& v) const {
    v.about("short_option", "An option and its short name.");
    v("option", answer::OptionOf{issue, option}, "The option.");
    v("name", name, "Without what it begins with like another of its issue.");
  }
};

struct ShortIssue {
  IssueId issue;
  std::string name;
  std::vector<ShortOption> options;

  template <class V>
  void describe(V& v) const {
    v.about("short_issue", "An issue that tells packages apart, and its short name.");
    v("issue", issue, "The issue.");
    v("name", name, "Without what it begins with like another.");
    v("options", options, "All its options, in the order of the file.");
  }
};

class ShortNames {
 public:
  ShortNames(const Negotiation& negotiation, const std::vector<IssueId>& issues,
             const std::vector<Package>& packages);

  [[nodiscard]] std::string of(const Package& package) const;

  // What the names are put together from, in their order.
  [[nodiscard]] std::vector<ShortIssue> issues() const;

 private:
  std::vector<IssueId> issues_;
  std::vector<std::string> issue_names_;                // by position in issues_
  std::vector<std::vector<std::string>> option_names_;  // … empty where it tells nothing apart
};

// Every package that stands in the answer, each once.
[[nodiscard]] std::vector<Package> packages_in(const engine::Analysis& analysis);

// What names of theirs are put together from.
[[nodiscard]] std::vector<ShortIssue> short_names(const engine::Analysis& analysis);

// Each without what it begins with like another, and without what stands after a comma: the words
// that tell it from them.
[[nodiscard]] std::vector<std::string> distinct_parts(const std::vector<std::string>& names);

}  // namespace zopa::report
