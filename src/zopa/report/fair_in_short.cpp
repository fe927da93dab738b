#include "zopa/report/fair_in_short.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "zopa/model/numbers.hpp"
#include "zopa/report/settle_section.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::Extent;
using settle::FairSolutions;
using settle::Settlements;
using settle::Solution;

// Above that none of them is shown: the first few would be those of the first party.
constexpr std::size_t kMostTies = 3;

struct Concept {
  const char* name;  // in the catalogue: "by the product of gains (Nash)"
  Solution FairSolutions::* solution;
};

constexpr std::array<Concept, 5> kConcepts = {{
    {"brief.best_nash", &FairSolutions::nash},
    {"brief.best_kalai_smorodinsky", &FairSolutions::kalai_smorodinsky},
    {"brief.best_egalitarian", &FairSolutions::egalitarian},
    {"brief.best_leximin", &FairSolutions::leximin},
    {"brief.best_utilitarian", &FairSolutions::utilitarian},
}};

// A package with what it is best by, alone or with others.
struct Best {
  const EfficientPackage* package = nullptr;
  List alone;
  List tied;
};

class FairPackages {
 public:
  FairPackages(const Settlements& settlements, const Words& words)
      : found_(settlements), words_(words) {}

  [[nodiscard]] Portion in_words() {
    Portion part{.id = "fair", .title = words_.say("brief.fair")};
    part.head.push_back(bullet(efficient()));
    const FairSolutions* fair = solutions();
    if (found_.is_ordinal || fair == nullptr || !found_.reaches_all.value_or(false)) return part;
    collect(*fair);
    if (!found_.solutions) part.head.push_back(bullet(words_.say("brief.from_worst")));
    std::vector<Package> packages;
    for (const Best& one : best_) packages.push_back(one.package->package);
    if (!packages.empty()) add_packages(likeness_of(packages), part);
    for (std::string& line : uncut_) part.entries.push_back({{bullet(std::move(line))}});
    return part;
  }

 private:
  [[nodiscard]] std::string efficient() const {
    if (!found_.is_feasible) return words_.say("settle.no_package");
    const char* extent = found_.extent == Extent::frontier ? "frontier"
                         : found_.extent == Extent::fair   ? "fair"
                                                           : "looked_at";
    return words_.say("brief.efficient", {{"extent", extent},
                                          {"packages", packages_compared(found_)},
                                          {"count", found_.efficient_count}});
  }

  [[nodiscard]] const FairSolutions* solutions() const {
    if (found_.solutions) return &*found_.solutions;
    return found_.from_worst ? &*found_.from_worst : nullptr;
  }

  void collect(const FairSolutions& fair) {
    for (const Concept& one : kConcepts) {
      const Solution& solution = fair.*one.solution;
      if (solution.count > std::min(kMostTies, solution.points.size())) {
        uncut_.push_back(words_.say("brief.best_of_many",
                                    {{"how", Message(one.name)}, {"count", solution.count}}));
        continue;
      }
      for (const EfficientPackage& package : solution.points) {
        Best& best = best_of(package);
        (solution.count > 1 ? best.tied : best.alone).parts.emplace_back(Message(one.name));
      }
    }
  }

  Best& best_of(const EfficientPackage& package) {
    const auto known = std::find_if(best_.begin(), best_.end(), [&](const Best& one) {
      return one.package->package == package.package;
    });
    if (known != best_.end()) return *known;
    return best_.emplace_back(Best{&package, {}, {}});
  }

  void add_packages(const Likeness& axes, Portion& part) const {
    const bool is_factored = !axes.alike.empty() && best_.size() > 1;
    if (is_factored) {
      part.head.push_back(bullet(words_.say(
          "brief.fair_alike",
          {{"count", best_.size()}, {"package", on(axes.alike, best_.front().package->package)}})));
    }
    const int level = is_factored ? 1 : 0;
    for (const Best& one : best_) part.entries.push_back({{bullet(says(one, axes), level)}});
    part.level = level;
  }

  [[nodiscard]] std::string says(const Best& one, const Likeness& axes) const {
    const Package& package = one.package->package;
    List utilities{Join::all, {}};
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      utilities.parts.emplace_back(
          Message("brief.worth", {{"party", words_.name(found_.parties[p])},
                                  {"utility", up_to(3, one.package->utilities[p])}}));
    }
    return words_.say("brief.best",
                      {{"package", best_.size() > 1 ? on(axes.apart, package)
                                                    : words_.package(found_.issues, package)},
                       {"utilities", std::move(utilities)},
                       {"of_one", yes_or_no(is_of_one())},
                       {"best", one.alone},
                       {"tied", one.tied}});
  }

  // Points, and utilities of other programs, are in a unit of their own.
  [[nodiscard]] bool is_of_one() const {
    const Negotiation& negotiation = words_.negotiation();
    return negotiation.utilities().empty() &&
           std::none_of(found_.parties.begin(), found_.parties.end(),
                        [&](PartyId party) { return points_of(negotiation, party) != nullptr; });
  }

  [[nodiscard]] std::string on(const std::vector<std::size_t>& axes, const Package& package) const {
    std::vector<IssueId> issues;
    Package options;
    for (const std::size_t axis : axes) {
      issues.push_back(found_.issues[axis]);
      options.push_back(package[axis]);
    }
    return words_.package(issues, options);
  }

  const Settlements& found_;
  const Words& words_;
  std::vector<Best> best_;
  std::vector<std::string> uncut_;
};

}  // namespace

Likeness likeness_of(const std::vector<Package>& packages) {
  Likeness axes;
  for (std::size_t i = 0; i < packages.front().size(); ++i) {
    const bool is_alike = std::all_of(packages.begin(), packages.end(), [&](const Package& one) {
      return one[i] == packages.front()[i];
    });
    (is_alike ? axes.alike : axes.apart).push_back(i);
  }
  return axes;
}

Portion fair_in_short(const Settlements& settlements, const Words& words) {
  return FairPackages(settlements, words).in_words();
}

}  // namespace zopa::report
