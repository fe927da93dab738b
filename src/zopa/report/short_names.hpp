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

class ShortNames {
 public:
  ShortNames(const Negotiation& negotiation, std::vector<IssueId> issues,
             const std::vector<Package>& packages);

  [[nodiscard]] std::string of(const Package& package) const;

 private:
  [[nodiscard]] std::string option(IssueId issue, OptionId id) const;

  const Negotiation& negotiation_;
  std::vector<IssueId> issues_;
  std::vector<bool> distinguishes_;       // by position in issues_
  std::vector<std::string> issue_names_;  // likewise
};

struct PackageName {
  Package package;
  std::string name;

  template <class V>
  void describe(V& v) const {
    v.about("package_name", "A package and its short name.");
    v("package", package, "The package.");
    v("name", name, "What distinguishes it, in the file's own words.");
  }
};

// Of every package that stands in the answer, each once.
[[nodiscard]] std::vector<PackageName> short_names(const engine::Analysis& analysis);

// Without what it begins with like another of `names`, and without what stands after a comma: the
// words that tell it from them.
[[nodiscard]] std::string distinct_part(const std::string& name,
                                        const std::vector<std::string>& names);

}  // namespace zopa::report
