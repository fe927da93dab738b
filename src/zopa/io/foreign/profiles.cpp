#include "zopa/io/foreign/profiles.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "zopa/base/budget.hpp"
#include "zopa/base/nearest.hpp"

namespace zopa::foreign {
namespace {

class Joiner {
 public:
  Joiner(const std::string& title, const Limits* limits) : limits_(limits) {
    loaded_.negotiation.title = title;
  }

  Result<Loaded> join(const std::vector<Profile>& profiles) {
    loaded_.negotiation.file = profiles[0].file;
    for (const auto& part : profiles[0].parts) {
      if (is_reached(limits_)) return tl::unexpected(stopped(profiles[0].file));
      add_issue(part, profiles[0]);
    }
    for (const Profile& profile : profiles) {
      add(profile);
      if (is_reached(limits_)) return tl::unexpected(stopped(profile.file));
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  void fail(const Profile& profile, const char* code, const Message& message) {
    const Error one = fault(code, message, profile.file);
    error_.diagnostics.push_back(one.diagnostics[0]);
  }

  void add_issue(const Profile::Part& part, const Profile& profile) {
    Issue issue;
    issue.name = part.issue;
    issue.id = issue_ids_.add(part.issue, "issue");
    const auto about = [&](const char* key) {
      return Message(key, {{"by_name", "no"}, {"issue", Code{part.issue}}});
    };
    if (part.values.empty()) fail(profile, "no-options", about("fault.no_values"));
    if (part.values.size() > kMostOptions) {
      fail(profile, "too-large", about("fault.too_many_values"));
    }
    Ids ids;
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& value : part.values) {
      if (!places.emplace(value.name, issue.options.size()).second) {
        fail(profile, "duplicate-key",
             Message("fault.value_twice",
                     {{"issue", Code{part.issue}}, {"option", "no"}, {"value", Code{value.name}}}));
        continue;
      }
      Option option;
      option.name = value.name;
      option.id = ids.add(value.name, "option");
      issue.options.push_back(std::move(option));
    }
    if (!issues_.emplace(part.issue, loaded_.negotiation.issues.size()).second) {
      fail(profile, "duplicate-key", Message("fault.issue_twice", {{"issue", Code{part.issue}}}));
    }
    loaded_.negotiation.issues.push_back(std::move(issue));
    options_.push_back(std::move(places));
  }

  // To look for the nearest among; none once that has been done for many faults.
  template <class Map>
  std::vector<std::string> keys_of(const Map& map) {  // in order, so that of equals one is named
    std::vector<std::string> keys;
    if (map.size() > names_to_compare_) return keys;
    names_to_compare_ -= map.size();
    for (const auto& [key, value] : map) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  void add(const Profile& profile) {
    CompleteUtility utility;
    utility.party = add_party(loaded_.negotiation, party_ids_, profile.party);
    utility.reservation = profile.reservation;
    for (const Message& remark : profile.remarks) warn(profile, remark);
    std::vector<bool> given(loaded_.negotiation.issues.size(), false);
    for (const auto& part : profile.parts) {
      if (is_reached(limits_)) return;
      const auto at = issues_.find(part.issue);
      if (at == issues_.end()) {
        fail(profile, "unknown-name", not_in_first("", part.issue, keys_of(issues_)));
        continue;
      }
      given[at->second] = true;
      add_term(profile, part, at->second, utility);
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!given[i]) {
        warn(profile, Message("remark.issue_without_value",
                              {{"issue", Code{loaded_.negotiation.issues[i].name}}}));
      }
    }
    add_missing_terms(loaded_.negotiation, utility);
    loaded_.negotiation.utilities.push_back(std::move(utility));
  }

  void add_term(const Profile& profile, const Profile::Part& part, std::size_t issue,
                CompleteUtility& utility) {
    const auto& options = options_[issue];
    CompleteUtility::Term term{IssueId{issue}, part.weight, Decimal{1}, {}};
    term.values.assign(options.size(), Decimal{});
    std::vector<bool> given(options.size(), false);
    const std::vector<Option>& in_order = loaded_.negotiation.issues[issue].options;
    for (std::size_t k = 0; k < part.values.size(); ++k) {
      const auto& value = part.values[k];
      std::size_t place = k;  // as most files have it
      if (k >= in_order.size() || in_order[k].name != value.name) {
        const auto at = options.find(value.name);
        if (at == options.end()) {
          fail(profile, "unknown-name", not_in_first(part.issue, value.name, keys_of(options)));
          continue;
        }
        place = at->second;
      }
      given[place] = true;
      term.values[place] = value.utility;
    }
    if (!std::all_of(given.begin(), given.end(), [](bool is) { return is; })) {
      warn(profile, Message("remark.values_left_out", {{"issue", Code{part.issue}}}));
    }
    utility.terms.push_back(std::move(term));
  }

  // A value of the issue, or an issue where none is given.
  static Message not_in_first(const std::string& issue, const std::string& name,
                              const std::vector<std::string>& known) {
    return Message("fault.not_in_first", {{"of_issue", yes_or_no(!issue.empty())},
                                          {"issue", Code{issue}},
                                          {"name", Code{name}},
                                          {"hint", hint(name, known)}});
  }

  void warn(const Profile& profile, const Message& message) {
    loaded_.warnings.push_back({Severity::warning, "odd-file", message, profile.file, {}, {}});
  }

  const Limits* limits_;
  std::size_t names_to_compare_ = 1'000'000;
  Loaded loaded_;
  Error error_;
  Ids party_ids_;
  Ids issue_ids_;
  std::unordered_map<std::string, std::size_t> issues_;
  std::vector<std::unordered_map<std::string, std::size_t>> options_;  // by issue
};

}  // namespace

void remark_weights(Profile& profile) {
  Decimal sum;
  for (const Profile::Part& part : profile.parts) sum = affine(Decimal{1}, sum, part.weight);
  constexpr double kRounding = 1e-9;  // of programs that wrote the file
  if (std::abs(sum.approximate() - 1) <= kRounding) return;
  profile.remarks.emplace_back("remark.weights_not_1",
                               std::vector<Argument>{{"sum", sum.to_text()}});
}

void remark_no_points(const Profile::Part& part, Profile& profile) {
  const bool is_worth = std::any_of(part.values.begin(), part.values.end(),
                                    [](const auto& value) { return value.utility != Decimal{}; });
  if (is_worth) return;
  profile.remarks.push_back(Message("remark.issue_worth_nothing", {{"issue", Code{part.issue}}}));
}

void remark_unknown(const std::vector<std::string>& values, const std::vector<std::string>& known,
                    Profile& profile) {
  const std::unordered_set<std::string> names(known.begin(), known.end());
  for (const std::string& value : values) {
    if (names.contains(value)) continue;
    profile.remarks.push_back(Message("remark.domain_no_value", {{"value", Code{value}}}));
  }
}

Result<Loaded> joined(const std::string& title, const std::vector<Profile>& profiles,
                      const Limits* limits) {
  return Joiner(title, limits).join(profiles);
}

Result<Loaded> joined(const std::string& title, std::vector<Result<Profile>> read,
                      const Limits* limits) {
  std::vector<Profile> profiles;
  Error error;
  for (Result<Profile>& profile : read) {
    if (profile) {
      profiles.push_back(std::move(*profile));
    } else {
      const auto& faults = profile.error().diagnostics;
      error.diagnostics.insert(error.diagnostics.end(), faults.begin(), faults.end());
    }
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return joined(title, profiles, limits);
}

}  // namespace zopa::foreign
