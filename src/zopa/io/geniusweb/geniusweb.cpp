#include "zopa/io/geniusweb/geniusweb.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <variant>

#include <nlohmann/json.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/foreign/profiles.hpp"
#include "zopa/io/geniusweb/partial_order.hpp"

namespace zopa::geniusweb {
namespace {

using foreign::JsonValue;
using Json = nlohmann::ordered_json;
using foreign::Profile;

class Reader {
 public:
  Reader(const std::string& path, const foreign::Reading& how)
      : path_(path), encoding_(how.encoding), limits_(how.limits), rounding_(how.rounding) {}

  // An ordering, or numbers.
  using Read = std::variant<Profile, PartialOrder>;

  Result<Read> read() {
    const auto text = foreign::read_text(path_, encoding_);
    if (!text) return tl::unexpected(text.error());
    const auto json = foreign::parse_json(*text, path_, limits_);
    if (!json) return tl::unexpected(json.error());
    const JsonValue* ordering = json->find("DefaultPartialOrdering");
    const JsonValue* space = json->find("LinearAdditiveUtilitySpace");
    if (ordering != nullptr) {
      read_domain(*ordering);
    } else if (space == nullptr) {
      fail(Message("fault.geniusweb_kind"));
    } else {
      read_space(*space);
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    if (ordering == nullptr) return std::move(profile_);
    auto order = read_order(*ordering, std::move(profile_), limits_);
    if (!order) return tl::unexpected(order.error());
    return std::move(*order);
  }

 private:
  void add(const Error& one) { error_.diagnostics.push_back(one.diagnostics[0]); }
  void fail(const Message& message) { add(fault("bad-profile", message, path_)); }

  // The member of an object; a fault where it is missing.
  const JsonValue* member(const JsonValue& object, const std::string& key,
                          const std::string& path) {
    const JsonValue* found = object.find(key);
    if (found == nullptr) {
      fail(Message("fault.lacks_member", {{"path", Code{path}}, {"key", Code{key}}}));
    }
    return found;
  }

  Decimal number(const JsonValue& value, const std::string& path) {
    return foreign::number_of(value, path, path_, error_, rounding_).value_or(Decimal{});
  }

  // The party, and the issues of its domain.
  const JsonValue* read_head(const JsonValue& profile, const char* path) {
    profile_.file = path_;
    const JsonValue* name = profile.find("name");
    profile_.party = name != nullptr ? name->text : foreign::stem_of(path_);
    const JsonValue* domain = member(profile, "domain", path);
    return domain == nullptr ? nullptr : member(*domain, "issuesValues", "domain");
  }

  // Of an ordering: no value is worth anything yet.
  void read_domain(const JsonValue& ordering) {
    const JsonValue* issues = read_head(ordering, "DefaultPartialOrdering");
    if (issues == nullptr) return;
    if (issues->items.empty()) return fail(Message("fault.domain_no_issues"));
    for (std::size_t i = 0; i < issues->keys.size(); ++i) {
      if (is_reached(limits_)) return add(foreign::stopped(path_));
      if (is_told_) return;
      Profile::Part part{issues->keys[i], Decimal{}, {}};
      for (std::string& name : names_of(issues->items[i], part.issue)) {
        part.values.push_back({std::move(name), Decimal{}});
      }
      profile_.parts.push_back(std::move(part));
    }
  }

  void read_space(const JsonValue& space) {
    const JsonValue* issues = read_head(space, "LinearAdditiveUtilitySpace");
    const JsonValue* utilities = member(space, "issueUtilities", "LinearAdditiveUtilitySpace");
    const JsonValue* weights = member(space, "issueWeights", "LinearAdditiveUtilitySpace");
    if (issues == nullptr || utilities == nullptr || weights == nullptr) return;
    if (issues->items.empty()) return fail(Message("fault.domain_no_issues"));
    for (std::size_t i = 0; i < issues->keys.size(); ++i) {
      if (is_reached(limits_)) return add(foreign::stopped(path_));
      if (is_told_) return;
      const std::string& issue = issues->keys[i];
      const JsonValue& values = issues->items[i];
      Profile::Part part;
      part.issue = issue;
      if (const JsonValue* weight = member(*weights, issue, "issueWeights")) {
        part.weight = number(*weight, "issueWeights/" + issue);
      }
      if (const JsonValue* own = member(*utilities, issue, "issueUtilities")) {
        read_values(values, *own, part);
      }
      remark_range(part);
      profile_.parts.push_back(std::move(part));
    }
    foreign::remark_weights(profile_);
    if (error_.diagnostics.empty()) read_reservation(space);
  }

  void remark(const char* key, std::vector<Argument> arguments) {
    profile_.remarks.emplace_back(key, std::move(arguments));
  }

  // GeniusWeb itself knows no utilities below 0 or above 1.
  void remark_range(const Profile::Part& part) {
    for (const auto& value : part.values) {
      if (value.utility >= Decimal{} && value.utility <= Decimal{1}) continue;
      return remark("remark.utilities_beyond", {{"issue", Code{part.issue}},
                                                {"value", Code{value.name}},
                                                {"utility", value.utility.to_text()}});
    }
  }

  void read_values(const JsonValue& values, const JsonValue& utilities, Profile::Part& part) {
    const std::vector<std::string> names = names_of(values, part.issue);
    for (const char* key : {"DiscreteValueSetUtilities", "discreteutils"}) {
      const JsonValue* own = utilities.find(key);
      if (own == nullptr) continue;
      const JsonValue* inner = own->find("valueUtilities");
      const JsonValue& by_value = inner != nullptr ? *inner : *own;
      std::size_t found = 0;
      for (const std::string& name : names) {
        const JsonValue* value = by_value.find(name);
        if (value != nullptr) ++found;
        part.values.push_back(
            {name, value != nullptr ? number(*value, part.issue + "/" + name) : Decimal{}});
      }
      if (found < names.size()) remark("remark.values_left_out", {{"issue", Code{part.issue}}});
      if (found < by_value.keys.size()) foreign::remark_unknown(by_value.keys, names, profile_);
      return;
    }
    for (const char* key : {"NumberValueSetUtilities", "numberutils"}) {
      if (const JsonValue* own = utilities.find(key)) return read_line(*own, names, part);
    }
    fail(Message("fault.no_value_set", {{"path", Code{"issueUtilities/" + part.issue}}}));
  }

  // Linear from the low to the high value.
  void read_line(const JsonValue& line, const std::vector<std::string>& names,
                 Profile::Part& part) {
    std::map<std::string, double> ends;
    for (const char* key : {"lowValue", "lowUtility", "highValue", "highUtility"}) {
      if (const JsonValue* value = member(line, key, part.issue)) {
        ends[key] = number(*value, key).approximate();
      }
    }
    if (!error_.diagnostics.empty()) return;
    const double width = ends["highValue"] - ends["lowValue"];
    const double rise = ends["highUtility"] - ends["lowUtility"];
    for (const std::string& name : names) {
      const double at = foreign::to_decimal(name).value_or(Decimal{}).approximate();
      const double share = width == 0 ? 0 : (at - ends["lowValue"]) / width;
      part.values.push_back({name, foreign::nearest_decimal(ends["lowUtility"] + share * rise)});
    }
  }

  std::vector<std::string> names_of(const JsonValue& values, const std::string& issue) {
    std::vector<std::string> names;
    if (const JsonValue* list = values.find("values")) {
      for (const JsonValue& value : list->items) names.push_back(value.text);
      return names;
    }
    const JsonValue* range = member(values, "range", "domain/issuesValues/" + issue);
    if (range == nullptr) return names;
    std::map<std::string, Decimal> bounds;
    for (const char* key : {"low", "high", "step"}) {
      if (const JsonValue* value = member(*range, key, issue)) {
        bounds[key] = number(*value, issue + "/" + key);
      }
    }
    if (bounds["step"] <= Decimal{} || bounds["high"] < bounds["low"]) {
      fail(Message("fault.range_empty", {{"issue", Code{issue}}}));
      return names;
    }
    for (std::int64_t i = 0; names.size() <= foreign::kMostOptions; ++i) {
      const Decimal value = foreign::affine(bounds["step"], Decimal{i}, bounds["low"]);
      if (value > bounds["high"]) break;
      names.push_back(value.to_text());
      if (made_.add(1)) continue;
      if (!is_told_) add(fault("too-large", foreign::ValuesMade::too_many(), path_));
      is_told_ = true;
      break;
    }
    return names;
  }

  void read_reservation(const JsonValue& space) {
    const JsonValue* reservation = space.find("reservationBid");
    if (reservation == nullptr || reservation->kind == JsonValue::Kind::null) return;
    const JsonValue* bid = member(*reservation, "issuevalues", "reservationBid");
    if (bid == nullptr) return;
    Decimal sum;
    for (const auto& part : profile_.parts) {
      const JsonValue* value = bid->find(part.issue);
      if (value == nullptr) continue;
      const auto wanted = foreign::to_decimal(value->text);  // 5.0 is 5
      const auto at = std::find_if(part.values.begin(), part.values.end(), [&](const auto& known) {
        return known.name == value->text || (wanted && foreign::to_decimal(known.name) == wanted);
      });
      if (at == part.values.end()) {
        return fail(Message("fault.reservation_value",
                            {{"issue", Code{part.issue}}, {"value", Code{value->text}}}));
      }
      sum = foreign::affine(part.weight, at->utility, sum);
    }
    profile_.reservation = sum;
  }

  std::string path_;
  std::string encoding_;
  const Limits* limits_;
  foreign::Rounding* rounding_;
  foreign::ValuesMade made_;  // of ranges
  bool is_told_ = false;      // that they are too many
  Error error_;
  Profile profile_;
};

// A package worth exactly so much, searched where there are few enough to look at.
std::optional<std::vector<std::size_t>> package_worth(const CompleteUtility& utility,
                                                      double wanted) {
  constexpr double kClose = 1e-12;
  constexpr std::size_t kMostLooks = 1'000'000;
  const std::size_t terms = utility.terms.size();
  std::vector<std::size_t> values(terms, 0);
  std::vector<double> sums(terms + 1, 0);  // of the terms before
  std::size_t term = 0;
  for (std::size_t looks = 1; looks <= kMostLooks;) {
    if (term == terms) {
      if (std::abs(sums[term] - wanted) < kClose) return values;
    } else if (values[term] < utility.terms[term].values.size()) {
      const auto& own = utility.terms[term];
      const double divisor = own.divisor.approximate();
      const double value = divisor == 0 ? 0 : own.values[values[term]].approximate() / divisor;
      sums[term + 1] = sums[term] + own.weight.approximate() * value;
      if (++term < terms) values[term] = 0;
      ++looks;
      continue;
    }
    if (term == 0) return std::nullopt;
    ++values[--term];
  }
  return std::nullopt;
}

}  // namespace

Result<foreign::Loaded> read(const std::vector<std::string>& paths, const foreign::Reading& how) {
  if (paths.size() < 2) {
    return tl::unexpected(fault("too-few-files", Message("fault.geniusweb_files"), paths[0]));
  }
  std::map<std::string, PartialOrder> orders;  // by file
  auto loaded = foreign::joined_files(
      paths, foreign::stem_of(paths[0]),
      [&](const std::string& path) -> Result<Profile> {
        auto read = Reader(path, how).read();
        if (!read) return tl::unexpected(read.error());
        if (auto* numbers = std::get_if<Profile>(&*read)) return std::move(*numbers);
        return orders.insert_or_assign(path, std::get<PartialOrder>(std::move(*read)))
            .first->second.profile;
      },
      how.limits);
  if (!loaded || orders.empty()) return loaded;
  // What is known in part stands as claims, and so does the rest beside it.
  Contents& negotiation = loaded->negotiation;
  const std::vector<CompleteUtility> utilities = std::move(negotiation.utilities);
  negotiation.utilities.clear();
  for (std::size_t p = 0; p < paths.size(); ++p) {
    const auto order = orders.find(paths[p]);
    if (order == orders.end()) {
      add_points(utilities[p], negotiation);
    } else {
      add_claims(order->second, PartyId{p}, negotiation);
    }
    if (is_reached(how.limits)) return tl::unexpected(foreign::stopped(paths[p]));
  }
  return loaded;
}

std::string write(const Contents& negotiation, const CompleteUtility& utility,
                  std::vector<Diagnostic>& warnings) {
  Json issues = Json::object();
  Json utilities = Json::object();
  Json weights = Json::object();
  for (const auto& term : utility.terms) {
    const Issue& issue = negotiation.issue(term.issue);
    Json names = Json::array();
    Json values = Json::object();
    for (std::size_t i = 0; i < issue.options.size(); ++i) {
      const double divisor = term.divisor.approximate();
      names.push_back(issue.options[i].name);
      values[issue.options[i].name] = divisor == 0 ? 0 : term.values[i].approximate() / divisor;
    }
    issues[issue.name] = {{"values", std::move(names)}};
    utilities[issue.name] = {
        {"DiscreteValueSetUtilities", {{"valueUtilities", std::move(values)}}}};
    weights[issue.name] = term.weight.approximate();
  }
  Json bid;
  if (utility.reservation) {
    if (const auto package = package_worth(utility, utility.reservation->approximate())) {
      Json values = Json::object();
      for (std::size_t i = 0; i < package->size(); ++i) {
        const Issue& issue = negotiation.issue(utility.terms[i].issue);
        values[issue.name] = issue.options[(*package)[i]].name;
      }
      bid = {{"issuevalues", std::move(values)}};
    } else {
      warnings.push_back(
          foreign::not_written("remark.no_package_worth", negotiation.party(utility.party)));
    }
  }
  const Json space = {
      {"domain", {{"name", negotiation.title}, {"issuesValues", std::move(issues)}}},
      {"name", negotiation.party(utility.party).name},
      {"issueUtilities", std::move(utilities)},
      {"issueWeights", std::move(weights)},
      {"reservationBid", std::move(bid)}};
  return Json{{"LinearAdditiveUtilitySpace", space}}.dump(1) + "\n";
}

}  // namespace zopa::geniusweb
