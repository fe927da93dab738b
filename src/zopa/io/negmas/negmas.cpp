#include "zopa/io/negmas/negmas.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/foreign/profiles.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::negmas {
namespace {

using foreign::JsonValue;
using foreign::Profile;
using Kind = JsonValue::Kind;

// Takes the tree apart on its way: both at once would be much.
JsonValue as_json(yaml::Node node) {
  JsonValue value;
  if (node.kind == yaml::Node::Kind::map) {
    value.kind = Kind::object;
    value.items.reserve(node.entries.size());
    for (yaml::Entry& entry : node.entries) value.add(entry.key, as_json(std::move(entry.value)));
  } else if (node.kind == yaml::Node::Kind::list) {
    value.kind = Kind::array;
    value.items.reserve(node.items.size());
    for (yaml::Node& item : node.items) value.items.push_back(as_json(std::move(item)));
  } else {
    const bool is_null =
        node.is_plain && (node.text.empty() || node.text == "null" || node.text == "~");
    value.kind = is_null ? Kind::null : Kind::text;
    value.text = std::move(node.text);
  }
  return value;
}

struct File {
  std::string path;
  JsonValue json;
};

Result<File> open(const std::string& path, const foreign::Reading& how) {
  auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (*text)[first] == '{') {
    const std::string plain = foreign::with_python_numbers(std::move(*text));
    auto json = foreign::parse_json(plain, path, how.limits);
    if (!json) return tl::unexpected(json.error());
    return File{path, std::move(*json)};
  }
  auto document = yaml::read_document(*text, path, how.limits);
  if (!document) return tl::unexpected(document.error());
  return File{path, as_json(std::move(document->root))};
}

std::string text_of(const JsonValue& object, const char* key) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->kind == Kind::text ? value->text : std::string();
}

// Of "negmas.outcomes.ContiguousIssue" its last word.
std::string type_of(const JsonValue& object) {
  const std::string type = text_of(object, "type");
  return type.substr(type.find_last_of('.') + 1);  // npos + 1 is the beginning
}

struct IssueInFile {
  std::string name;
  std::vector<std::string> values;
};

class DomainReader {
 public:
  DomainReader(const File& file, const foreign::Reading& how)
      : file_(file), limits_(how.limits), rounding_(how.rounding) {}

  Result<std::vector<IssueInFile>> read(std::vector<Diagnostic>& warnings) {
    const JsonValue* list = file_.json.find("issues");
    if (list == nullptr || list->kind != Kind::array || list->items.empty()) {
      fail(Message("fault.domain_no_issues"));
    } else {
      for (const JsonValue& issue : list->items) {
        if (is_reached(limits_)) return tl::unexpected(foreign::stopped(file_.path));
        add(issue, warnings);
      }
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(issues_);
  }

 private:
  void fail(const Message& message) {
    error_.diagnostics.push_back(fault("bad-profile", message, file_.path).diagnostics[0]);
  }

  void add(const JsonValue& json, std::vector<Diagnostic>& warnings) {
    IssueInFile issue{text_of(json, "name"), {}};
    if (issue.name.empty()) issue.name = "Issue " + std::to_string(issues_.size() + 1);
    const JsonValue* values = json.find("values");
    const std::string type = type_of(json);
    const bool is_real = type == "ContinuousIssue";
    if (values == nullptr || values->items.empty()) {
      fail(Message("fault.no_values", {{"by_name", "yes"}, {"issue", Code{issue.name}}}));
    } else if (is_real || type == "ContiguousIssue") {
      add_steps(*values, is_real, issue, warnings);
    } else {
      for (const JsonValue& value : values->items) issue.values.push_back(value.text);
    }
    issues_.push_back(std::move(issue));
  }

  // [lowest, highest], both included.
  void add_steps(const JsonValue& bounds, bool is_real, IssueInFile& issue,
                 std::vector<Diagnostic>& warnings) {
    const std::string path = "issues/" + issue.name;
    const auto low = foreign::number_of(bounds.items.front(), path, file_.path, error_, rounding_);
    const auto high = foreign::number_of(bounds.items.back(), path, file_.path, error_, rounding_);
    if (!low || !high) return;
    if (*high < *low) {
      return fail(Message("fault.bounds_down", {{"issue", Code{issue.name}}}));
    }
    Decimal step{1};
    double count = high->approximate() - low->approximate();
    if (is_real) {
      step = foreign::nearest_decimal(count / foreign::kRealSteps);
      count = foreign::kRealSteps;
      warnings.push_back(
          {Severity::warning,
           "odd-file",
           Message("remark.real_values", {{"issue", Code{issue.name}}, {"step", step.to_text()}}),
           file_.path,
           {},
           {}});
    }
    if (count >= static_cast<double>(foreign::kMostOptions)) {
      return fail(
          Message("fault.too_many_values", {{"by_name", "yes"}, {"issue", Code{issue.name}}}));
    }
    if (!made_.add(static_cast<std::size_t>(count) + 1))
      return fail(foreign::ValuesMade::too_many());
    for (int i = 0; i <= static_cast<int>(count); ++i) {
      issue.values.push_back(foreign::affine(step, Decimal{i}, *low).to_text());
    }
  }

  const File& file_;
  const Limits* limits_;
  foreign::Rounding* rounding_;
  foreign::ValuesMade made_;
  Error error_;
  std::vector<IssueInFile> issues_;
};

class UtilityReader {
 public:
  UtilityReader(const File& file, const std::vector<IssueInFile>& issues,
                foreign::Rounding* rounding)
      : file_(file), issues_(issues), rounding_(rounding) {}

  Result<Profile> read() {
    profile_.file = file_.path;
    profile_.party = text_of(file_.json, "name");
    if (profile_.party.empty()) profile_.party = foreign::stem_of(file_.path);
    const std::string type = type_of(file_.json);
    const bool is_plain = type == "LinearUtilityFunction" || type == "AffineUtilityFunction";
    if (!is_plain && type != "LinearAdditiveUtilityFunction") {
      fail("not-supported", Message("fault.negmas_kind", {{"kind", Code{type}}}));
    } else {
      read_parts(is_plain);
      read_reservation();
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(profile_);
  }

 private:
  void fail(const char* code, const Message& message) {
    error_.diagnostics.push_back(fault(code, message, file_.path).diagnostics[0]);
  }

  // One entry an issue, in the order of the domain or by the issues' names.
  const JsonValue* entry(const char* key, std::size_t issue) {
    const JsonValue* list = file_.json.find(key);
    const JsonValue* found = nullptr;
    if (list != nullptr && list->is_object()) {
      found = list->find(issues_[issue].name);
    } else if (list != nullptr && issue < list->items.size()) {
      found = &list->items[issue];
    }
    if (found == nullptr) {
      fail("bad-profile", Message("fault.negmas_entry",
                                  {{"key", Code{key}}, {"issue", Code{issues_[issue].name}}}));
    }
    return found;
  }

  void read_parts(bool is_plain) {
    for (std::size_t i = 0; i < issues_.size(); ++i) {
      Profile::Part part{issues_[i].name, Decimal{1}, {}};
      const JsonValue* weight = entry("weights", i);
      const JsonValue* function = is_plain ? nullptr : entry("values", i);
      if (weight == nullptr || (!is_plain && function == nullptr)) return;
      part.weight = number(*weight, "weights/" + part.issue);
      if (is_plain) {
        add_line(issues_[i], Decimal{1}, Decimal{}, part);
      } else {
        add_values(issues_[i], *function, part);
      }
      profile_.parts.push_back(std::move(part));
    }
    remark_longer("weights");
    if (!is_plain) remark_longer("values");
    add_bias();
  }

  void remark(const char* key, std::vector<Argument> arguments) {
    profile_.remarks.emplace_back(key, std::move(arguments));
  }

  // Shorter ones are faults, each with the issue that has nothing.
  void remark_longer(const char* key) {
    const JsonValue* list = file_.json.find(key);
    const std::size_t count = list == nullptr ? 0 : list->items.size();
    if (count <= issues_.size()) return;
    remark("remark.negmas_longer",
           {{"key", Code{key}}, {"count", count}, {"issues", issues_.size()}});
  }

  Decimal number(const JsonValue& value, const std::string& path) {
    return foreign::number_of(value, path, file_.path, error_, rounding_).value_or(Decimal{});
  }

  Decimal member(const JsonValue& function, const char* key, const std::string& issue) {
    const JsonValue* value = function.find(key);
    if (value == nullptr || value->kind == Kind::null) return {};
    return number(*value, "values/" + issue + "/" + key);
  }

  void add_values(const IssueInFile& issue, const JsonValue& function, Profile::Part& part) {
    const std::string type = type_of(function);
    if (type == "TableFun") {
      add_table(issue, function, part);
    } else if (type == "LinearFun" || type == "AffineFun") {
      add_line(issue, member(function, "slope", issue.name), member(function, "bias", issue.name),
               part);
    } else if (type == "IdentityFun") {
      add_line(issue, Decimal{1}, member(function, "bias", issue.name), part);
    } else if (type == "ConstFun") {
      const Decimal all = member(function, "bias", issue.name);
      for (const std::string& value : issue.values) part.values.push_back({value, all});
    } else {
      fail("not-supported",
           Message("fault.negmas_function", {{"kind", Code{type}}, {"issue", Code{issue.name}}}));
    }
  }

  void add_table(const IssueInFile& issue, const JsonValue& function, Profile::Part& part) {
    const JsonValue* table = function.find("mapping");
    if (table == nullptr || !table->is_object()) {
      return fail("bad-profile",
                  Message("fault.lacks_member",
                          {{"path", Code{"values/" + issue.name}}, {"key", Code{"mapping"}}}));
    }
    for (const std::string& value : issue.values) {
      const std::string path = "values/" + issue.name + "/" + value;
      const JsonValue* own = table->find(value);
      if (own == nullptr) {
        fail("bad-profile", Message("fault.lacks_member", {{"path", Code{"values/" + issue.name}},
                                                           {"key", Code{value}}}));
        return;
      }
      part.values.push_back({value, number(*own, path)});
    }
    if (table->keys.size() > part.values.size())
      foreign::remark_unknown(table->keys, issue.values, profile_);
  }

  void add_line(const IssueInFile& issue, Decimal slope, Decimal bias, Profile::Part& part) {
    for (const std::string& value : issue.values) {
      const auto at = foreign::to_decimal(value);
      if (!at) {
        return fail("bad-profile", Message("fault.negmas_no_number",
                                           {{"issue", Code{issue.name}}, {"value", Code{value}}}));
      }
      part.values.push_back({value, foreign::affine(slope, *at, bias)});
    }
  }

  // What every package has beside its sum: part of the first issue, whose weight becomes 1.
  void add_bias() {
    const JsonValue* bias = file_.json.find("bias");
    if (bias == nullptr || bias->kind == Kind::null || profile_.parts.empty()) return;
    const Decimal all = number(*bias, "bias");
    if (all == Decimal{}) return;
    Profile::Part& first = profile_.parts.front();
    for (auto& value : first.values) {
      value.utility = foreign::affine(first.weight, value.utility, all);
    }
    first.weight = Decimal{1};
  }

  void read_reservation() {
    const JsonValue* reserved = file_.json.find("reserved_value");
    if (reserved == nullptr) {
      return remark("remark.reservation_missing", {{"key", Code{"reserved_value"}}});
    }
    if (reserved->kind == Kind::null || reserved->text == "-.inf") return;
    profile_.reservation = number(*reserved, "reserved_value");
  }

  const File& file_;
  const std::vector<IssueInFile>& issues_;
  foreign::Rounding* rounding_;
  Error error_;
  Profile profile_;
};

// Of each file only what it says is kept, as soon as the domain is known.
class ScenarioReader {
 public:
  ScenarioReader(const std::vector<std::string>& paths, const foreign::Reading& how)
      : paths_(paths), how_(how) {}

  Result<foreign::Loaded> read() {
    for (const std::string& path : paths_) {
      auto file = open(path, how_);
      if (!file) return tl::unexpected(file.error());
      if (file->json.find("issues") != nullptr) {
        if (++domains_ == 1) read_domain(*file);
      } else {
        waiting_.push_back(std::move(*file));
      }
      if (domains_ > 0) read_waiting();
    }
    const std::size_t utilities = profiles_.size() + waiting_.size();
    if (domains_ != 1 || utilities < 2) {
      return tl::unexpected(
          fault("too-few-files",
                Message("fault.negmas_files", {{"domains", domains_}, {"utilities", utilities}}),
                paths_[0]));
    }
    if (!issues_) return tl::unexpected(issues_.error());
    auto loaded = foreign::joined(title_, std::move(profiles_), how_.limits);
    if (!loaded) return loaded;
    loaded->warnings.insert(loaded->warnings.begin(), warnings_.begin(), warnings_.end());
    return loaded;
  }

 private:
  void read_domain(const File& file) {
    issues_ = DomainReader(file, how_).read(warnings_);
    title_ = text_of(file.json, "name");
    if (title_.empty()) title_ = foreign::stem_of(file.path);
  }

  void read_waiting() {
    for (const File& file : waiting_) {
      const std::vector<IssueInFile> none;
      profiles_.push_back(UtilityReader(file, issues_ ? *issues_ : none, how_.rounding).read());
    }
    waiting_.clear();
  }

  const std::vector<std::string>& paths_;
  const foreign::Reading& how_;
  std::size_t domains_ = 0;
  std::vector<File> waiting_;
  Result<std::vector<IssueInFile>> issues_;
  std::string title_;
  std::vector<Diagnostic> warnings_;
  std::vector<Result<Profile>> profiles_;
};

}  // namespace

Result<foreign::Loaded> read(const std::vector<std::string>& paths, const foreign::Reading& how) {
  return ScenarioReader(paths, how).read();
}

}  // namespace zopa::negmas
