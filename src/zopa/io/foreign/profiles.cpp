#include "zopa/io/foreign/profiles.hpp"

#include <algorithm>

#include "zopa/base/nearest.hpp"

namespace zopa::foreign {
namespace {

class Joiner {
 public:
  explicit Joiner(const std::string& title) { loaded_.negotiation.title = title; }

  Result<Loaded> join(const std::vector<Profile>& profiles) {
    loaded_.negotiation.file = profiles[0].file;
    for (const auto& part : profiles[0].parts) add_issue(part, profiles[0]);
    for (const Profile& profile : profiles) add(profile);
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  void fail(const Profile& profile, const char* code, const std::string& message) {
    const Error one = fault(code, message, profile.file);
    error_.diagnostics.push_back(one.diagnostics[0]);
  }

  void add_issue(const Profile::Part& part, const Profile& profile) {
    Issue issue;
    issue.name = part.issue;
    issue.id = issue_ids_.add(part.issue, "issue");
    if (part.values.empty()) fail(profile, "no-options", "`" + part.issue + "` has no values");
    if (part.values.size() > kMostOptions) {
      fail(profile, "too-large", "`" + part.issue + "` has more than 100000 values");
    }
    Ids ids;
    std::map<std::string, std::size_t> places;
    for (const auto& value : part.values) {
      if (!places.emplace(value.name, issue.options.size()).second) {
        fail(profile, "duplicate-key", "`" + part.issue + "` has `" + value.name + "` twice");
        continue;
      }
      Option option;
      option.name = value.name;
      option.id = ids.add(value.name, "option");
      issue.options.push_back(std::move(option));
    }
    if (!issues_.emplace(part.issue, loaded_.negotiation.issues.size()).second) {
      fail(profile, "duplicate-key", "the issue `" + part.issue + "` stands twice");
    }
    loaded_.negotiation.issues.push_back(std::move(issue));
    options_.push_back(std::move(places));
  }

  template <class Map>
  static std::vector<std::string> keys_of(const Map& map) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : map) keys.push_back(key);
    return keys;
  }

  void add(const Profile& profile) {
    CompleteUtility utility;
    utility.party = add_party(loaded_.negotiation, party_ids_, profile.party);
    utility.reservation = profile.reservation;
    std::vector<bool> given(loaded_.negotiation.issues.size(), false);
    for (const auto& part : profile.parts) {
      const auto at = issues_.find(part.issue);
      if (at == issues_.end()) {
        fail(profile, "unknown-name",
             "the first profile has no issue `" + part.issue + "`" +
                 suggestion(part.issue, keys_of(issues_)));
        continue;
      }
      given[at->second] = true;
      add_term(profile, part, at->second, utility);
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!given[i])
        warn(profile,
             "no value for the issue `" + loaded_.negotiation.issues[i].name + "`; it counts as 0");
    }
    loaded_.negotiation.utilities.push_back(std::move(utility));
  }

  void add_term(const Profile& profile, const Profile::Part& part, std::size_t issue,
                CompleteUtility& utility) {
    const auto& options = options_[issue];
    CompleteUtility::Term term{IssueId{issue}, part.weight, Decimal{1}, {}};
    term.values.assign(options.size(), Decimal{});
    std::vector<bool> given(options.size(), false);
    for (const auto& value : part.values) {
      const auto at = options.find(value.name);
      if (at == options.end()) {
        fail(profile, "unknown-name",
             "`" + part.issue + "` has no value `" + value.name + "` in the first profile" +
                 suggestion(value.name, keys_of(options)));
        continue;
      }
      given[at->second] = true;
      term.values[at->second] = value.utility;
    }
    if (!std::all_of(given.begin(), given.end(), [](bool is) { return is; })) {
      warn(profile, "values of `" + part.issue + "` are left out; they count as 0");
    }
    utility.terms.push_back(std::move(term));
  }

  void warn(const Profile& profile, const std::string& message) {
    loaded_.warnings.push_back({Severity::warning, "odd-file", message, profile.file, {}, {}});
  }

  Loaded loaded_;
  Error error_;
  Ids party_ids_;
  Ids issue_ids_;
  std::map<std::string, std::size_t> issues_;
  std::vector<std::map<std::string, std::size_t>> options_;  // by issue
};

}  // namespace

Result<Loaded> joined(const std::string& title, const std::vector<Profile>& profiles) {
  return Joiner(title).join(profiles);
}

}  // namespace zopa::foreign
