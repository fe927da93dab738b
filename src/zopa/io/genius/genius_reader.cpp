#include "zopa/io/genius/genius_reader.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include <pugixml.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/content.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::genius {
namespace {

using foreign::Loaded;
using pugi::xml_node;

using foreign::kRealSteps;
constexpr std::size_t kMostProfilesOfFolder = 10;

// An XML file and what can be said about places in it.
struct File {
  std::string path;
  std::string text;
  pugi::xml_document document;
  mutable std::optional<foreign::Places> places;  // made where the first is asked for

  [[nodiscard]] Place place(xml_node node) const {
    if (!places) places.emplace(text);
    const auto offset = node.offset_debug();
    // The offset is that of the tag's name, after its bracket.
    return places->at(offset > 0 ? static_cast<std::size_t>(offset) - 1 : 0);
  }
};
using FilePointer = std::unique_ptr<File>;

// <?xml version="1.0" encoding="ISO-8859-1"?>: empty for UTF-8, and without such a line.
std::string declared_encoding(std::string_view text) {
  constexpr std::string_view kBefore = "encoding=";
  const std::string_view line = text.substr(0, text.find('>'));
  const std::size_t at = line.find(kBefore);
  if (!text.starts_with("<?xml") || at == std::string_view::npos) return {};
  const std::string_view value = line.substr(at + kBefore.size());
  if (value.empty()) return {};
  const std::size_t end = value.find(value[0], 1);
  if (end == std::string_view::npos) return {};
  std::string name(value.substr(1, end - 1));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return name == "UTF-8" || name == "UTF8" ? std::string() : name;
}

Result<FilePointer> open(const std::string& path, const std::string& encoding) {
  auto text = read_text(path, foreign::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  const std::string from = encoding.empty() ? declared_encoding(*text) : encoding;
  text = foreign::decoded(std::move(*text), path, from);
  if (!text) return tl::unexpected(text.error());
  auto file = std::make_unique<File>();
  file->path = path;
  file->text = std::move(*text);
  const pugi::xml_parse_result parsed = file->document.load_buffer(
      file->text.data(), file->text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (parsed) return file;
  Error error =
      fault("bad-xml", Message("fault.not_xml", {{"problem", parsed.description()}}), path);
  error.diagnostics[0].place = foreign::place_at(
      file->text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)));
  return tl::unexpected(std::move(error));
}

bool is_domain(const File& file) { return !file.document.child("negotiation_template").empty(); }
bool is_profile(const File& file) { return !file.document.child("utility_space").empty(); }

// All descendants with this name, in the order of the file.
std::vector<xml_node> all_named(xml_node root, const char* name) {
  std::vector<xml_node> found;
  for (const auto& entry : root.select_nodes((std::string(".//") + name).c_str())) {
    found.push_back(entry.node());
  }
  return found;
}

class Reader {
 public:
  explicit Reader(const foreign::Reading& how) : limits_(how.limits), rounding_(how.rounding) {}

  Result<Loaded> read(const File& domain, const std::vector<FilePointer>& profiles) {
    loaded_.negotiation.file = domain.path;
    read_domain(domain);
    if (is_reached(limits_)) return tl::unexpected(foreign::stopped(domain.path));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    for (const FilePointer& profile : profiles) {
      read_profile(*profile);
      if (is_reached(limits_)) return tl::unexpected(foreign::stopped(profile->path));
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  enum class Kind : unsigned char { discrete, integer, real, price };
  struct IssueInFile {
    IssueId id;
    Kind kind = Kind::discrete;
    Decimal low;
    Decimal step;                                // of integer and real issues
    std::map<std::string, std::size_t> values;   // option by value
    std::map<std::string, std::size_t> trimmed;  // … and by value without blanks at its ends
  };

  // What stands in a profile for one issue.
  using Evaluations = std::vector<Decimal>;

  void fail(const File& file, xml_node node, const char* code, Message message) {
    error_.diagnostics.push_back({Severity::error, code, std::move(message), file.path,
                                  file.place(node), line_of(file, node)});
  }
  void warn(const File& file, xml_node node, Message message, const char* code = "odd-file") {
    loaded_.warnings.push_back(
        {Severity::warning, code, std::move(message), file.path, file.place(node), {}});
  }
  static std::string line_of(const File& file, xml_node node) {
    constexpr std::size_t kLongest = 300;
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, node.offset_debug()));
    const std::size_t first = offset > kLongest ? offset - kLongest : 0;
    const std::string_view around = std::string_view(file.text).substr(first, 2 * kLongest + 2);
    const std::size_t end_before = around.substr(0, offset - first).rfind('\n');
    if (end_before == std::string_view::npos && first > 0) return {};
    const std::size_t begin = end_before + 1;  // npos + 1 is the text's beginning
    const std::string_view line = around.substr(begin, around.find('\n', begin) - begin);
    return line.size() > kLongest ? std::string() : std::string(line);
  }

  // Values for which the node stands; a fault, once, where all together are too many.
  bool may_make(const File& file, xml_node node, std::size_t values) {
    if (made_.add(values)) return true;
    if (!is_told_) fail(file, node, "too-large", foreign::ValuesMade::too_many());
    is_told_ = true;
    return false;
  }

  [[nodiscard]] static std::string index_of(xml_node node) {
    return node.attribute("index").as_string();
  }

  std::optional<Decimal> number(const File& file, xml_node node, const char* attribute) {
    const std::string text = node.attribute(attribute).as_string();
    const auto value = foreign::to_decimal(text, rounding_);
    if (!value) {
      fail(file, node, "bad-number",
           Message("fault.attribute_number",
                   {{"text", Code{text}}, {"attribute", Code{attribute}}}));
    }
    return value;
  }

  // Bounds stand on the issue or in a child `range`.
  static xml_node with_bounds(xml_node issue) {
    return issue.attribute("lowerbound") ? issue : issue.child("range");
  }

  static std::string type_of(xml_node issue) {
    const std::string type = issue.attribute("type").as_string();
    return type.empty() ? issue.attribute("vtype").as_string() : type;
  }

  static Kind kind_of(xml_node issue) {
    const std::string type = type_of(issue);
    if (type == "integer") return Kind::integer;
    if (type == "price") return Kind::price;
    return type == "real" ? Kind::real : Kind::discrete;
  }

  void read_domain(const File& file) {
    const xml_node space = file.document.child("negotiation_template").child("utility_space");
    loaded_.negotiation.title = foreign::stem_of(file.path);
    for (const xml_node issue : all_named(space, "issue")) {
      if (is_reached(limits_)) return;
      read_issue(file, issue);
    }
    if (issues_.empty() && error_.diagnostics.empty()) {
      fail(file, space, "no-issues", Message("fault.domain_empty"));
    }
    const std::string stated = space.attribute("number_of_issues").as_string("0");
    if (stated != "0" && stated != std::to_string(issues_.size())) {
      warn(file, space,
           Message("remark.issue_count", {{"stated", stated}, {"count", issues_.size()}}));
    }
    if (!all_named(space, "objective").empty() && all_named(space, "objective").size() > 1) {
      warn(file, space, Message("remark.nested_objectives"));
    }
  }

  void read_issue(const File& file, xml_node node) {
    const std::string index = index_of(node);
    if (issues_.count(index) > 0) {
      fail(file, node, "duplicate-id", Message("fault.index_twice", {{"index", index}}));
      return;
    }
    Issue issue;
    issue.name = node.attribute("name").as_string();
    issue.id = issue_ids_.add(issue.name, "issue");
    IssueInFile known{
        IssueId{loaded_.negotiation.issues.size()}, kind_of(node), {}, Decimal{1}, {}, {}};
    if (known.kind == Kind::price) {
      fail(file, node, "not-supported",
           Message("fault.genius_price", {{"issue", Code{issue.name}}}));
      return;
    }
    if (known.kind == Kind::discrete) {
      remark_type(file, node, issue);
      read_items(file, node, issue, known);
    } else if (!read_bounds(file, node, issue, known)) {
      return;
    }
    if (issue.options.empty()) {
      fail(file, node, "no-options",
           Message("fault.no_values", {{"by_name", "yes"}, {"issue", Code{issue.name}}}));
      return;
    }
    if (issue.options.size() == 1) {
      warn(file, node, Message("remark.one_value", {{"issue", Code{issue.name}}}));
    }
    issues_.emplace(index, std::move(known));
    loaded_.negotiation.issues.push_back(std::move(issue));
  }

  // Read as discrete is what has no type, too.
  void remark_type(const File& file, xml_node node, const Issue& issue) {
    const std::string type = type_of(node);
    if (type.empty() || type == "discrete") return;
    warn(file, node,
         Message("remark.issue_type", {{"issue", Code{issue.name}}, {"type", Code{type}}}));
  }

  void read_items(const File& file, xml_node node, Issue& issue, IssueInFile& known) {
    foreign::Ids ids;
    for (const xml_node item : node.children("item")) {
      if (is_reached(limits_)) return;
      const std::string value = item.attribute("value").as_string();
      if (!known.values.emplace(value, issue.options.size()).second) {
        warn(file, item, value_twice(value, "once"));
        continue;
      }
      if (value != foreign::trimmed(value)) {
        warn(file, item, Message("remark.value_blank", {{"value", Code{value}}}));
      }
      Option option;
      option.name = value;
      option.id = ids.add(value, "option");
      issue.options.push_back(std::move(option));
    }
    set_trimmed(known);
  }

  static void set_trimmed(IssueInFile& known) {
    for (const auto& [name, option] : known.values)
      known.trimmed.emplace(foreign::trimmed(name), option);
  }

  bool read_bounds(const File& file, xml_node node, Issue& issue, IssueInFile& known) {
    const xml_node bounds = with_bounds(node);
    const auto low = number(file, bounds, "lowerbound");
    const auto high = number(file, bounds, "upperbound");
    if (!low || !high) return false;
    if (*high < *low) {
      fail(file, node, "empty-range", Message("fault.bounds_down", {{"issue", Code{issue.name}}}));
      return false;
    }
    known.low = *low;
    double count = high->approximate() - low->approximate();
    if (known.kind == Kind::real) {
      known.step = foreign::nearest_decimal(count / kRealSteps);
      count = kRealSteps;
      warn(file, node,
           Message("remark.real_values",
                   {{"issue", Code{issue.name}}, {"step", known.step.to_text()}}));
    }
    if (count >= static_cast<double>(foreign::kMostOptions)) {
      fail(file, node, "too-large",
           Message("fault.too_many_values", {{"by_name", "yes"}, {"issue", Code{issue.name}}}));
      return false;
    }
    if (!may_make(file, node, static_cast<std::size_t>(count) + 1)) return false;
    foreign::Ids ids;
    for (int i = 0; i <= static_cast<int>(count); ++i) {
      Option option;
      option.name = foreign::affine(known.step, Decimal{i}, known.low).to_text();
      option.id = option.name.front() == '-' ? ids.add("minus-" + option.name.substr(1), "option")
                                             : ids.add(option.name, "option");
      known.values.emplace(option.name, issue.options.size());
      issue.options.push_back(std::move(option));
    }
    set_trimmed(known);
    return true;
  }

  void read_profile(const File& file) {
    const xml_node space = file.document.child("utility_space");
    CompleteUtility utility;
    utility.party =
        foreign::add_party(loaded_.negotiation, party_ids_, foreign::stem_of(file.path));
    utility.most = Decimal{1};
    utility.reservation = Decimal{};
    if (const xml_node reservation = space.child("reservation")) {
      utility.reservation = number(file, reservation, "value");
      remark_reservation(file, reservation, utility.reservation.value_or(Decimal{}));
    }
    if (const xml_node discount = space.child("discount_factor")) {
      read_discount(file, discount, utility);
    }
    const std::string kind = space.attribute("type").as_string();
    if (kind == "nonlinear") {
      read_boxes(file, space, utility);
    } else if (kind == "constraint") {
      fail(file, space, "not-supported", Message("fault.genius_constraints"));
    } else {
      if (!kind.empty() && kind != "linear" && kind != "any") {
        warn(file, space, Message("remark.profile_type", {{"type", Code{kind}}}));
      }
      read_terms(file, space, utility);
    }
    loaded_.negotiation.utilities.push_back(std::move(utility));
  }

  void remark_reservation(const File& file, xml_node node, Decimal value) {
    if (value >= Decimal{} && value <= Decimal{1}) return;
    warn(file, node, Message("remark.reservation_beyond", {{"number", value.to_text()}}));
  }

  void read_discount(const File& file, xml_node node, CompleteUtility& utility) {
    const std::string text = node.attribute("value").as_string();
    const auto value = foreign::to_decimal(text, rounding_);
    if (!value || *value <= Decimal{} || *value > Decimal{1}) {
      if (value != Decimal{}) warn(file, node, Message("remark.discount_none", {{"factor", text}}));
      return;
    }
    utility.discount = value;
    if (*value < Decimal{1}) {
      warn(file, node, Message("remark.discount_kept", {{"factor", value->to_text()}}), "not-used");
    }
  }

  void read_terms(const File& file, xml_node space, CompleteUtility& utility) {
    std::map<std::string, Decimal> weights;
    for (const xml_node node : all_named(space, "weight")) {
      if (is_reached(limits_)) return;
      const auto weight = number(file, node, "value");
      if (!weight) continue;
      if (issues_.count(index_of(node)) == 0) {
        warn(file, node, Message("remark.weight_no_issue", {{"index", index_of(node)}}));
        continue;
      }
      weights[index_of(node)] = *weight;
    }
    warn_of_weights(file, space, weights);
    std::map<IssueId, std::size_t> term_of;
    for (const xml_node node : all_named(space, "issue")) {
      if (is_reached(limits_)) return;
      const auto at = issues_.find(index_of(node));
      if (at == issues_.end()) {
        warn(file, node, no_issue(node));
        continue;
      }
      const IssueInFile& known = at->second;
      const Issue& issue = loaded_.negotiation.issue(known.id);
      if (issue.name != node.attribute("name").as_string()) {
        warn(file, node,
             Message("remark.other_name", {{"index", index_of(node)},
                                           {"here", Code{node.attribute("name").as_string()}},
                                           {"there", Code{issue.name}}}));
      }
      if (!may_make(file, node, issue.options.size())) return;
      CompleteUtility::Term term{known.id, weights[index_of(node)], Decimal{1}, {}};
      read_values(file, node, known, term);
      const auto [before, is_new] = term_of.try_emplace(known.id, utility.terms.size());
      if (is_new) {
        utility.terms.push_back(std::move(term));
      } else {
        warn(file, node, Message("remark.issue_again", {{"index", index_of(node)}}));
        utility.terms[before->second] = std::move(term);
      }
    }
    if (utility.terms.size() < issues_.size()) {
      warn(file, space, Message("remark.issues_left_out"));
      foreign::add_missing_terms(loaded_.negotiation, utility);
    }
  }

  void read_values(const File& file, xml_node node, const IssueInFile& known,
                   CompleteUtility::Term& term) {
    // NegMAS writes the numbers of an integer issue one by one.
    const bool is_table =
        known.kind == Kind::discrete || (!node.child("evaluator") && node.child("item"));
    if (is_table) {
      read_evaluations(file, node, known, term);
    } else {
      read_evaluator(file, node, known, term);
    }
  }

  void warn_of_weights(const File& file, xml_node space,
                       const std::map<std::string, Decimal>& weights) {
    Decimal sum;
    for (const auto& [index, weight] : weights) sum = foreign::affine(Decimal{1}, sum, weight);
    constexpr double kRounding = 1e-9;  // of programs that wrote the file
    if (std::abs(sum.approximate() - 1) > kRounding) {
      warn(file, space, Message("remark.weights_sum", {{"sum", sum.to_text()}}));
    }
  }

  void read_evaluations(const File& file, xml_node node, const IssueInFile& known,
                        CompleteUtility::Term& term) {
    const Issue& issue = loaded_.negotiation.issue(known.id);
    term.values.assign(issue.options.size(), Decimal{});
    std::vector<bool> given(issue.options.size(), false);
    Decimal largest;
    for (const xml_node item : node.children("item")) {
      if (is_reached(limits_)) return;
      const std::string value = item.attribute("value").as_string();
      const auto option = option_of(known, value);
      if (!option) {
        warn(file, item, Message("remark.domain_no_value", {{"value", Code{value}}}));
        continue;
      }
      const std::string text = item.attribute("evaluation").as_string("null");
      if (text == "null") continue;
      const auto evaluation = number(file, item, "evaluation");
      if (!evaluation) continue;
      if (given[*option]) {
        warn(file, item, value_twice(value, "last"));
      }
      given[*option] = true;
      term.values[*option] = *evaluation;
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
      largest = std::max(largest, term.values[i]);
      if (given[i]) continue;
      warn(file, node, Message("remark.no_evaluation", {{"option", Code{issue.options[i].name}}}));
    }
    term.divisor = largest < *Decimal::parse("0.00001") ? Decimal{} : largest;
    remark_evaluations(file, node, issue, term);
  }

  void remark_evaluations(const File& file, xml_node node, const Issue& issue,
                          const CompleteUtility::Term& term) {
    if (term.divisor == Decimal{}) {
      warn(file, node, Message("remark.evaluations_0", {{"issue", Code{issue.name}}}));
      return;
    }
    const auto least = std::min_element(term.values.begin(), term.values.end());
    if (*least >= Decimal{}) return;
    const auto at = static_cast<std::size_t>(least - term.values.begin());
    warn(file, node,
         Message("remark.evaluations_below_0", {{"issue", Code{issue.name}},
                                                {"option", Code{issue.options[at].name}},
                                                {"evaluation", least->to_text()}}));
  }

  // Which of the two `counts`: once, or the last.
  static Message value_twice(const std::string& value, const char* counts) {
    return Message("remark.value_twice", {{"value", Code{value}}, {"counts", counts}});
  }

  static Message no_issue(xml_node node) {
    return Message("fault.domain_no_issue", {{"index", index_of(node)}});
  }

  static std::optional<std::size_t> option_of(const IssueInFile& known, const std::string& value) {
    const auto exact = known.values.find(value);
    if (exact != known.values.end()) return exact->second;
    const auto near = known.trimmed.find(std::string(foreign::trimmed(value)));
    return near == known.trimmed.end() ? std::nullopt : std::optional(near->second);
  }

  void read_evaluator(const File& file, xml_node node, const IssueInFile& known,
                      CompleteUtility::Term& term) {
    const xml_node evaluator = node.child("evaluator");
    const std::string kind = evaluator.attribute("ftype").as_string();
    if (kind != "linear") {
      fail(file, evaluator ? evaluator : node, "not-supported",
           Message("fault.only_linear",
                   {{"kind", Code{kind}}, {"is_there", yes_or_no(!kind.empty())}}));
      return;
    }
    const bool from_bound = static_cast<bool>(evaluator.attribute("slope"));
    const auto slope = number(file, evaluator, from_bound ? "slope" : "parameter1");
    const auto offset = number(file, evaluator, from_bound ? "offset" : "parameter0");
    if (!slope || !offset) return;
    bool is_cut = false;
    const std::size_t count = loaded_.negotiation.issue(known.id).options.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Decimal above = foreign::affine(known.step, Decimal{static_cast<std::int64_t>(i)}, {});
      const Decimal at = foreign::affine(Decimal{1}, above, from_bound ? Decimal{} : known.low);
      const Decimal value = foreign::affine(*slope, at, *offset);
      term.values.push_back(std::clamp(value, Decimal{}, Decimal{1}));
      is_cut = is_cut || term.values.back() != value;
    }
    if (is_cut) {
      warn(file, evaluator, Message("remark.evaluation_cut"));
    }
  }

  void read_boxes(const File& file, xml_node space, CompleteUtility& utility) {
    const xml_node root =
        all_named(space, "utility").empty() ? xml_node() : all_named(space, "utility")[0];
    if (const auto most = number(file, root, "maxutility")) utility.divisor = *most;
    if (utility.divisor <= Decimal{}) {
      fail(file, root, "bad-number", Message("fault.maxutility"));
      return;
    }
    for (const xml_node function : all_named(root, "ufun")) {
      const std::string aggregation = function.attribute("aggregation").as_string("sum");
      if (aggregation != "sum") {
        fail(file, function, "not-supported",
             Message("fault.aggregation", {{"aggregation", Code{aggregation}}}));
        return;
      }
      const Decimal weight =
          foreign::to_decimal(function.attribute("weight").as_string("1"), rounding_)
              .value_or(Decimal{1});
      for (const xml_node box : function.children("hyperRectangle")) {
        if (is_reached(limits_)) return;
        read_box(file, box, weight, utility);
      }
    }
  }

  void read_box(const File& file, xml_node node, Decimal weight, CompleteUtility& utility) {
    const auto own = number(file, node, "utility");
    if (!own) return;
    std::vector<Formula> inside;
    std::vector<Formula> outside;
    for (const xml_node bounds : node.children()) {
      const bool includes = std::string(bounds.name()) == "INCLUDES";
      if (!includes && std::string(bounds.name()) != "EXCLUDES") continue;
      const auto atom = within(file, bounds);
      if (!atom) return;
      (includes ? inside : outside).push_back(*atom);
    }
    if (!outside.empty()) {
      Formula none;
      none.kind = Formula::Kind::negation;
      none.parts = {all_of(outside)};
      inside.push_back(std::move(none));
    }
    const Decimal factor = foreign::to_decimal(node.attribute("weight").as_string("1"), rounding_)
                               .value_or(Decimal{1});
    utility.formulas.push_back(
        {inside.empty() ? foreign::always(loaded_.negotiation) : all_of(inside),
         foreign::affine(foreign::affine(*own, weight, {}), factor, {})});
  }

  static Formula all_of(std::vector<Formula> parts) {
    return joined(Formula::Kind::conjunction, std::move(parts));
  }

  // The values of an issue between two bounds, both included.
  std::optional<Formula> within(const File& file, xml_node node) {
    const auto at = issues_.find(index_of(node));
    if (at == issues_.end()) {
      fail(file, node, "unknown-name", no_issue(node));
      return std::nullopt;
    }
    const auto low = number(file, node, "min");
    const auto high = number(file, node, "max");
    if (!low || !high) return std::nullopt;
    const IssueInFile& known = at->second;
    Formula formula;
    formula.atom = {known.id, Atom::Relation::in, {}};
    const std::size_t count = loaded_.negotiation.issue(known.id).options.size();
    if (!may_make(file, node, count)) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      const Decimal value =
          foreign::affine(known.step, Decimal{static_cast<std::int64_t>(i)}, known.low);
      if (value >= *low && value <= *high) formula.atom.options.emplace_back(i);
    }
    return formula;
  }

  const Limits* limits_;
  foreign::Rounding* rounding_;
  foreign::ValuesMade made_;
  bool is_told_ = false;  // that they are too many
  Loaded loaded_;
  Error error_;
  foreign::Ids party_ids_;
  foreign::Ids issue_ids_;
  std::map<std::string, IssueInFile> issues_;  // by index
};

bool is_of_genius(const std::string& path) {
  const auto bytes = read_text(path, foreign::kMostBytes);
  if (!bytes) return false;
  const foreign::Content content = foreign::content_of(*bytes);
  return content == foreign::Content::genius_domain || content == foreign::Content::genius_profile;
}

Result<std::vector<FilePointer>> open_folder(const std::string& folder,
                                             const std::string& encoding) {
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (foreign::ends_with(entry.path().string(), ".xml")) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<FilePointer> domains;
  std::vector<FilePointer> profiles;
  Error error;
  for (const std::string& path : paths) {
    auto file = open(path, encoding);
    if (!file) {
      // Results of old runs lie about, and are no XML.
      if (!is_of_genius(path)) continue;
      const auto& faults = file.error().diagnostics;
      error.diagnostics.insert(error.diagnostics.end(), faults.begin(), faults.end());
    } else if (is_domain(**file)) {
      domains.push_back(std::move(*file));
    } else if (is_profile(**file)) {
      profiles.push_back(std::move(*file));
    }
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  if (domains.size() != 1 || profiles.size() < 2 || profiles.size() > kMostProfilesOfFolder) {
    return tl::unexpected(fault("unclear-folder",
                                Message("fault.genius_folder", {{"domains", domains.size()},
                                                                {"profiles", profiles.size()}}),
                                folder));
  }
  profiles.insert(profiles.begin(), std::move(domains[0]));
  return profiles;
}

Result<std::vector<FilePointer>> open_all(const std::vector<std::string>& paths,
                                          const std::string& encoding) {
  if (paths.size() == 1 && std::filesystem::is_directory(paths[0]))
    return open_folder(paths[0], encoding);
  std::vector<FilePointer> files;
  Error error;
  for (const std::string& path : paths) {
    auto file = open(path, encoding);
    if (!file) {
      error.diagnostics.insert(error.diagnostics.end(), file.error().diagnostics.begin(),
                               file.error().diagnostics.end());
      continue;
    }
    const bool is_first = files.empty() && error.diagnostics.empty();
    if (is_first ? !is_domain(**file) : !is_profile(**file)) {
      error.diagnostics.push_back(
          fault("wrong-kind", Message("fault.genius_kind", {{"first", yes_or_no(is_first)}}), path)
              .diagnostics[0]);
    }
    files.push_back(std::move(*file));
  }
  if (files.size() < 3 && error.diagnostics.empty()) {
    return tl::unexpected(fault("too-few-files", Message("fault.genius_files"), paths[0]));
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return files;
}

}  // namespace

Result<Loaded> read(const std::vector<std::string>& paths, const foreign::Reading& how) {
  auto files = open_all(paths, how.encoding);
  if (!files) return tl::unexpected(files.error());
  const FilePointer domain = std::move(files->front());
  files->erase(files->begin());
  return Reader(how).read(*domain, *files);
}

}  // namespace zopa::genius
