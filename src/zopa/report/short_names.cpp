#include "zopa/report/short_names.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "zopa/space/spoken_to.hpp"

namespace zopa::report {
namespace {

// How many bytes both begin with, as whole words.
std::size_t common_words(const std::string& a, const std::string& b) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) {
    if (a[i] == ' ') words = i + 1;
  }
  return words;
}

using Names = std::vector<std::string>;

// Each without the words that it begins with like another.  Sorted, the name that shares most with
// one stands beside it.
Names without_beginnings(const Names& names) {
  Names sorted = names;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  Names shorter;
  for (const std::string& name : names) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), name);
    std::size_t shared = 0;
    if (at != sorted.begin()) shared = common_words(name, *std::prev(at));
    if (std::next(at) != sorted.end()) {
      shared = std::max(shared, common_words(name, *std::next(at)));
    }
    shorter.push_back(name.substr(shared));
  }
  return shorter;
}

std::string before_comma(const std::string& name) {
  const std::string part = name.substr(0, name.find_first_of(",;("));
  return part.substr(0, part.find_last_not_of(' ') + 1);
}

Names before_commas(Names names) {
  for (std::string& name : names) name = before_comma(name);
  return names;
}

// By place: what one name alone becomes; empty where others become the same.
Names alone(const Names& names, const Names& shorter) {
  std::map<std::string, std::set<std::string>> become;
  for (std::size_t i = 0; i < names.size(); ++i) become[shorter[i]].insert(names[i]);
  Names alone;
  for (const std::string& one : shorter) {
    alone.push_back(become.at(one).size() == 1 ? one : std::string());
  }
  return alone;
}

template <class Items>
Names names_of(const Items& items) {
  Names names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

void collect(const deadlock::WayGroup& group, std::set<Package>& packages) {
  for (const auto& one : group.classes) {
    for (const auto& way : one.ways) packages.insert(way.opens.begin(), way.opens.end());
  }
}

}  // namespace

std::vector<std::string> distinct_parts(const std::vector<std::string>& names) {
  const Names shortest = alone(names, before_commas(without_beginnings(names)));
  const Names shorter = alone(names, before_commas(names));
  Names parts;
  for (std::size_t i = 0; i < names.size(); ++i) {
    parts.push_back(!shortest[i].empty()  ? shortest[i]
                    : !shorter[i].empty() ? shorter[i]
                                          : names[i]);
  }
  return parts;
}

ShortNames::ShortNames(const Negotiation& negotiation, const std::vector<IssueId>& issues,
                       const std::vector<Package>& packages)
    : issues_(issues) {
  const std::vector<bool> is_spoken_to = issues_spoken_to(negotiation);
  const Names names = distinct_parts(names_of(negotiation.issues()));
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    const Issue& issue = negotiation.issue(issues_[i]);
    issue_names_.push_back(names[issues_[i].index()]);
    const bool differs = std::any_of(packages.begin(), packages.end(), [&](const Package& one) {
      return one[i] != packages.front()[i];
    });
    const bool distinguishes =
        is_spoken_to[issues_[i].index()] && (differs || packages.size() == 1);
    option_names_.push_back(distinguishes ? distinct_parts(names_of(issue.options)) : Names());
  }
}

std::string ShortNames::of(const Package& package) const {
  std::string name;
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    if (option_names_[i].empty()) continue;
    if (!name.empty()) name += " · ";
    name += issue_names_[i] + ": " + option_names_[i][package[i].index()];
  }
  return name;
}

std::vector<ShortIssue> ShortNames::issues() const {
  std::vector<ShortIssue> issues;
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    if (option_names_[i].empty()) continue;
    ShortIssue one{issues_[i], issue_names_[i], {}};
    for (std::size_t o = 0; o < option_names_[i].size(); ++o) {
      one.options.push_back({issues_[i], OptionId{o}, option_names_[i][o]});
    }
    issues.push_back(std::move(one));
  }
  return issues;
}

std::vector<Package> packages_in(const engine::Analysis& analysis) {
  if (!analysis.deadlock) return {};
  const deadlock::Deadlock& deadlock = *analysis.deadlock;
  std::set<Package> found(analysis.candidates.packages.begin(), analysis.candidates.packages.end());
  for (const auto& one : deadlock.zone) found.insert(one.package);
  found.insert(deadlock.untabled.packages.begin(), deadlock.untabled.packages.end());
  for (const auto* group : deadlock.ways.groups()) collect(*group, found);
  return {found.begin(), found.end()};
}

std::vector<ShortIssue> short_names(const engine::Analysis& analysis) {
  if (!analysis.deadlock) return {};
  return ShortNames(analysis.negotiation, analysis.deadlock->issues, packages_in(analysis))
      .issues();
}

}  // namespace zopa::report
