#include "zopa/io/negolog/negolog.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/foreign/profiles.hpp"

namespace zopa::negolog {
namespace {

using foreign::JsonValue;
using Json = nlohmann::ordered_json;
using foreign::Profile;

void read_reservation(const JsonValue& json, const foreign::Reading& how, Profile& profile,
                      Error& error) {
  constexpr const char* kKey = "reservationValue";
  if (const JsonValue* reservation = json.find(kKey)) {
    profile.reservation = foreign::number_of(*reservation, kKey, profile.file, error, how.rounding);
  } else {
    profile.remarks.push_back(Message("remark.reservation_missing", {{"key", Code{kKey}}}));
  }
}

Result<Profile> read_profile(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  const auto json = foreign::parse_json(*text, path, how.limits);
  if (!json) return tl::unexpected(json.error());
  Error error;
  const auto fail = [&](const Message& message) {
    error.diagnostics.push_back(fault("bad-profile", message, path).diagnostics[0]);
  };
  Profile profile;
  profile.file = path;
  profile.party = foreign::stem_of(path);
  const JsonValue* weights = json->find("issueWeights");
  const JsonValue* issues = json->find("issues");
  if (weights == nullptr || issues == nullptr || !weights->is_object() || !issues->is_object()) {
    fail(Message("fault.negolog_objects"));
    return tl::unexpected(std::move(error));
  }
  read_reservation(*json, how, profile, error);
  for (std::size_t i = 0; i < issues->items.size(); ++i) {
    if (is_reached(how.limits)) return tl::unexpected(foreign::stopped(path));
    const std::string& issue = issues->keys[i];
    const JsonValue& values = issues->items[i];
    Profile::Part part;
    part.issue = issue;
    const JsonValue* weight = weights->find(issue);
    if (weight == nullptr) {
      fail(Message("fault.issue_without_weight", {{"issue", Code{issue}}}));
    } else {
      part.weight = foreign::number_of(*weight, "issueWeights/" + issue, path, error, how.rounding)
                        .value_or(Decimal{});
    }
    if (!values.is_object()) {
      fail(Message("fault.values_need_numbers", {{"path", Code{"issues/" + issue}}}));
    }
    for (std::size_t v = 0; v < values.keys.size(); ++v) {
      std::string place = "issues/";
      place.append(issue).append("/").append(values.keys[v]);
      const auto number = foreign::number_of(values.items[v], place, path, error, how.rounding);
      part.values.push_back({values.keys[v], number.value_or(Decimal{})});
    }
    foreign::remark_no_points(part, profile);
    profile.parts.push_back(std::move(part));
  }
  foreign::remark_weights(profile);
  for (const std::string& issue : weights->keys) {
    if (issues->find(issue) != nullptr) continue;
    fail(Message("fault.weight_of_nothing", {{"name", Code{issue}}}));
  }
  if (profile.parts.empty()) fail(Message("fault.profile_empty"));
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return profile;
}

}  // namespace

Result<foreign::Loaded> read(const std::vector<std::string>& paths, const foreign::Reading& how) {
  std::vector<std::string> files = paths;
  if (paths.size() == 1 && std::filesystem::is_directory(paths[0])) {
    files = {paths[0] + "/profileA.json", paths[0] + "/profileB.json"};
  } else if (paths.size() == 1) {
    return tl::unexpected(fault("too-few-files", Message("fault.negolog_files"), paths[0]));
  }
  return foreign::joined_files(
      files, foreign::stem_of(paths[0]),
      [&](const std::string& path) { return read_profile(path, how); }, how.limits);
}

std::string write(const Contents& negotiation, const CompleteUtility& utility,
                  std::vector<Diagnostic>& warnings) {
  if (!utility.reservation) {
    warnings.push_back(foreign::not_written(
        "remark.no_reservation", negotiation.party(utility.party), {{"program", "NegoLog"}}));
  }
  Json json = {{"reservationValue", utility.reservation.value_or(Decimal{}).approximate()},
               {"issueWeights", Json::object()},
               {"issues", Json::object()}};
  for (const auto& term : utility.terms) {
    const Issue& issue = negotiation.issue(term.issue);
    json["issueWeights"][issue.name] = term.weight.approximate();
    Json values = Json::object();
    for (std::size_t i = 0; i < issue.options.size(); ++i) {
      const double divisor = term.divisor.approximate();
      values[issue.options[i].name] = divisor == 0 ? 0 : term.values[i].approximate() / divisor;
    }
    json["issues"][issue.name] = std::move(values);
  }
  return json.dump(1) + "\n";
}

}  // namespace zopa::negolog
