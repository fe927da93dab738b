// What the page shows of the packages that preferences tell apart: little of all that `zopa robust`
// says of them, which is long.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/robust/robustness.hpp"

namespace zopa::report {

// Shares are absent where nothing on file bears on weights: they would say how they were drawn.
struct PartyOnPage {
  robust::OnFile acceptance = robust::OnFile::open;
  robust::Conclusion best = robust::Conclusion::open;
  std::optional<robust::Share> acceptable;
  std::optional<robust::Share> first;

  template <class V>
  void describe(V& v) const {
    v.about("party_on_page", "What is known of a package for one party.");
    v("acceptance", acceptance,
      "Whether the party excludes the package, as on file; or accepts it, as somebody claims; or "
      "is no worse off than without an agreement, by its numbers alone.");
    v("best", best,
      "Whether it is the best of these packages for the party in every completion, in some, or in "
      "none.");
    v.maybe("acceptable", acceptable,
            "In which share of completions it is at least as good as no agreement.");
    v.maybe("first", first, "In which share it is the best of them.");
  }
};

struct PackageOnPage {
  Package package;
  robust::Conclusion efficient = robust::Conclusion::open;
  std::optional<robust::Share> efficient_share;
  std::optional<std::size_t> dominated_by;
  std::vector<PositionId> rests_on;
  answer::ByRow<PartyOnPage> parties;

  template <class V>
  void describe(V& v) const {
    v.about("package_on_page", "What can be concluded about one package.");
    v("package", package, "The package.");
    v("efficient", efficient,
      "Whether it is efficient among these packages in every completion, in some, or in none.");
    v.maybe("efficient_share", efficient_share, "In which share of completions it is.");
    v.maybe("dominated_by", robust::RobustPackage::package_at(dominated_by),
            "A package that dominates it in every completion.");
    v.maybe("rests_on", !rests_on.empty(), rests_on,
            "The claims that the conclusion on its efficiency rests on.");
    v("parties", parties, "By party.");
  }
};

struct PackagesOnPage {
  const robust::Robustness* found = &answer::none<robust::Robustness>();
  std::vector<PackageOnPage> packages;

  template <class V>
  void describe(V& v) const {
    v.about("packages_on_page", "What can be concluded when preferences are known in part.");
    found->describe_scope(v);
    v("weights_on_file", found->weights_on_file,
      "Whether anything on file bears on how much the issues weigh.");
    v("completions", found->answer.completions, "Preferences drawn under the uniform prior.");
    v("parties", found->parties, "Whose preferences.");
    v("packages", packages, "The packages.");
    v.maybe("reasoned", found->reasoned(),
            "Of how many of them it was looked for what conclusions rest on; absent where of all.");
    v("missing_options", found->missing_options,
      "Where two parties' lines leave nothing listed on an issue.");
  }
};

// `found` must outlive it.
[[nodiscard]] PackagesOnPage packages_on_page(const robust::Robustness& found);

// The numbers, from 1, that packages have all over the page, where packages_of() in
// web/src/packages.ts gives them: what follows first, then what is open by its share, then what is
// ruled out; then the other packages that nothing on file excludes, and the other efficient ones.
class PackageNumbers {
 public:
  explicit PackageNumbers(const engine::Analysis& analysis);

  // Expects one of these.
  [[nodiscard]] std::size_t of(const std::vector<IssueId>& issues, const Package& package) const;

 private:
  using Choices = std::map<IssueId, OptionId>;
  [[nodiscard]] static Choices choices(const std::vector<IssueId>& issues, const Package& package);
  void add(const std::vector<IssueId>& issues, const Package& package);

  std::map<Choices, std::size_t> numbers_;
};

}  // namespace zopa::report
