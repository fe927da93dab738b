#include "zopa/report/short_names.hpp"

#include <algorithm>
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

std::string without_beginning(const std::string& name, const std::vector<std::string>& names) {
  std::size_t shared = 0;
  for (const std::string& other : names) {
    if (other != name) shared = std::max(shared, common_words(name, other));
  }
  return name.substr(shared);
}

std::string before_comma(const std::string& name) {
  const std::string part = name.substr(0, name.find_first_of(",;("));
  return part.substr(0, part.find_last_not_of(' ') + 1);
}

std::vector<std::string> names_of(const Issue& issue) {
  std::vector<std::string> names;
  for (const Option& option : issue.options) names.push_back(option.name);
  return names;
}

void collect(const deadlock::WayGroup& group, std::set<Package>& packages) {
  for (const auto& one : group.classes) {
    for (const auto& way : one.ways) packages.insert(way.opens.begin(), way.opens.end());
  }
}

}  // namespace

std::string distinct_part(const std::string& name, const std::vector<std::string>& names) {
  using Shorten = std::string (*)(const std::string&, const std::vector<std::string>&);
  const Shorten ways[] = {[](const std::string& one, const auto& all) {
                            return before_comma(without_beginning(one, all));
                          },
                          [](const std::string& one, const auto&) { return before_comma(one); }};
  for (const Shorten shorten : ways) {
    const std::string shorter = shorten(name, names);
    const bool is_alone = std::none_of(names.begin(), names.end(), [&](const std::string& other) {
      return other != name && shorten(other, names) == shorter;
    });
    if (is_alone && !shorter.empty()) return shorter;
  }
  return name;
}

ShortNames::ShortNames(const Negotiation& negotiation, std::vector<IssueId> issues,
                       const std::vector<Package>& packages)
    : negotiation_(negotiation), issues_(std::move(issues)) {
  const std::vector<bool> is_spoken_to = issues_spoken_to(negotiation);
  std::vector<std::string> names;
  for (const Issue& issue : negotiation.issues()) names.push_back(issue.name);
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    issue_names_.push_back(distinct_part(negotiation.issue(issues_[i]).name, names));
    const bool differs = std::any_of(packages.begin(), packages.end(), [&](const Package& one) {
      return one[i] != packages.front()[i];
    });
    distinguishes_.push_back(is_spoken_to[issues_[i].index()] && (differs || packages.size() == 1));
  }
}

std::string ShortNames::option(IssueId issue, OptionId id) const {
  return distinct_part(negotiation_.option(issue, id).name, names_of(negotiation_.issue(issue)));
}

std::string ShortNames::of(const Package& package) const {
  std::string name;
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    if (!distinguishes_[i]) continue;
    if (!name.empty()) name += " · ";
    name += issue_names_[i] + ": " + option(issues_[i], package[i]);
  }
  return name;
}

std::vector<ShortIssue> ShortNames::issues() const {
  std::vector<ShortIssue> issues;
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    if (!distinguishes_[i]) continue;
    ShortIssue one{issues_[i], issue_names_[i], {}};
    for (std::size_t o = 0; o < negotiation_.issue(issues_[i]).options.size(); ++o) {
      one.options.push_back({issues_[i], OptionId{o}, option(issues_[i], OptionId{o})});
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
