#include "zopa/io/gmcr/gmcr.hpp"

#include <algorithm>
#include <charconv>
#include <compare>
#include <optional>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::gmcr {
namespace {

using foreign::JsonValue;

constexpr std::size_t kMostOptions = 62;
constexpr std::size_t kMostRanked = 20;  // options of a file with rankings: 2^20 states
constexpr std::uint32_t kNo = 0;
constexpr std::uint32_t kYes = 1;

Formula opposite(Formula formula) {
  Formula negation;
  negation.kind = Formula::Kind::negation;
  negation.parts = {std::move(formula)};
  return negation;
}

class Reader {
 public:
  Reader(std::string path, const Limits* limits) : path_(std::move(path)), limits_(limits) {}

  Result<foreign::Loaded> read(const JsonValue& root) {
    loaded_.negotiation.title = foreign::stem_of(path_);
    loaded_.negotiation.file = path_;
    const JsonValue* options = member(root, "options");
    const JsonValue* makers = member(root, "decisionMakers");
    if (options != nullptr && makers != nullptr) {
      check_names(*options);
      check_names(*makers);
      add_parties(*makers);
      add_moves(*options, *makers);
    }
    if (error_.diagnostics.empty()) {
      add_infeasible(root.find("infeasibles"));
      const bool is_ranked = is_true(root.find("useManualPreferenceRanking")) ||
                             is_true(root.find("useManualPreferenceVectors"));
      for (std::size_t p = 0; p < makers->items.size(); ++p) {
        is_ranked ? add_ranking(p, makers->items[p]) : add_statements(p, makers->items[p]);
      }
      add_coalitions(root.find("coalitions"));
      warn(*makers);
    }
    if (is_reached(limits_)) return tl::unexpected(foreign::stopped(path_));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  void fail(const Message& message) {
    error_.diagnostics.push_back(fault("bad-gmcr", message, path_).diagnostics[0]);
  }

  const JsonValue* member(const JsonValue& object, const std::string& key) {
    const JsonValue* value = object.find(key);
    if (value != nullptr && value->kind == JsonValue::Kind::array) return value;
    fail(Message("fault.gmcr_list", {{"key", Code{key}}}));
    return nullptr;
  }

  static bool is_true(const JsonValue* value) {
    return value != nullptr && value->kind == JsonValue::Kind::boolean && value->text == "true";
  }

  static std::optional<std::size_t> whole(const JsonValue& value) {
    if (value.kind != JsonValue::Kind::number) return std::nullopt;
    std::size_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto parsed = std::from_chars(value.text.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
  }

  // JSON can write in a name what no text file holds: `\u0000`.
  void check_names(const JsonValue& objects) {
    for (const JsonValue& object : objects.items) {
      const auto name = name_of(object);
      const auto bad = name ? unreadable(*name) : std::nullopt;
      if (!bad) continue;
      const Message message("fault.control_in_name",
                            {{"name", Code{printable(*name)}}, {"why", bad->message}});
      error_.diagnostics.push_back(fault("bad-character", message, path_).diagnostics[0]);
    }
  }

  static std::optional<std::string> name_of(const JsonValue& object) {
    const JsonValue* name = object.find("name");
    const bool is_there =
        name != nullptr && name->kind == JsonValue::Kind::text && !name->text.empty();
    return is_there ? std::optional(name->text) : std::nullopt;
  }

  void add_parties(const JsonValue& makers) {
    foreign::Ids ids;
    for (const JsonValue& maker : makers.items) {
      const std::string otherwise =
          "Party " + std::to_string(loaded_.negotiation.parties.size() + 1);
      foreign::add_party(loaded_.negotiation, ids, name_of(maker).value_or(otherwise));
    }
    if (makers.items.empty()) fail(Message("fault.gmcr_no_makers"));
  }

  // Those of the first decision maker first.
  void add_moves(const JsonValue& options, const JsonValue& makers) {
    const std::size_t count = options.items.size();
    if (count == 0 || count > kMostOptions) {
      fail(Message("fault.gmcr_options", {{"count", count}}));
      return;
    }
    move_of_.assign(count, std::nullopt);
    foreign::Ids ids;
    for (std::size_t p = 0; p < makers.items.size(); ++p) {
      const JsonValue* owned = member(makers.items[p], "options");
      if (owned == nullptr) return;
      for (const JsonValue& entry : owned->items) {
        const auto option = whole(entry);
        if (!option || *option >= count) {
          fail(Message("fault.gmcr_numbers", {{"last", count - 1}}));
          return;
        }
        add_move(PartyId{p}, *option, options.items[*option], ids);
      }
    }
    for (std::size_t option = 0; option < count; ++option) {
      if (!move_of_[option]) fail(belongs_to("none", options.items[option], option));
    }
  }

  // To none or to two decision makers.
  static Message belongs_to(const char* owners, const JsonValue& json, std::size_t option) {
    const auto name = name_of(json);
    return Message(
        "fault.gmcr_owner",
        {{"option", name ? Value(*name) : Message("fault.gmcr_option", {{"number", option}})},
         {"owners", owners}});
  }

  void add_move(PartyId party, std::size_t option, const JsonValue& json, foreign::Ids& ids) {
    if (move_of_[option]) {
      fail(belongs_to("two", json, option));
      return;
    }
    Issue issue;
    issue.name = name_of(json).value_or("Option " + std::to_string(option + 1));
    issue.id = ids.add(issue.name, "move");
    issue.by = party;
    issue.options = {{"no", "No"}, {"yes", "Yes"}};
    const JsonValue* direction = json.find("permittedDirection");
    if (direction != nullptr && direction->text == "fwd") {
      issue.irreversible = {{OptionId{kNo}, OptionId{kYes}}};
    } else if (direction != nullptr && direction->text == "back") {
      issue.irreversible = {{OptionId{kYes}, OptionId{kNo}}};
    } else if (direction != nullptr && direction->text != "both") {
      fail(Message("fault.gmcr_direction"));
    }
    move_of_[option] = loaded_.negotiation.issues.size();
    loaded_.negotiation.issues.push_back(std::move(issue));
  }

  static Formula literal(std::size_t move, bool is_yes) {
    Formula formula;
    formula.atom.issue = IssueId{move};
    formula.atom.options = {OptionId{is_yes ? kYes : kNo}};
    return formula;
  }

  // [[option, "Y" or "N"], …], or {"compound": true, "members": […]}, one of which has to hold.
  std::optional<Formula> condition(const JsonValue& json) {
    if (!json.is_object()) return simple(json);
    const JsonValue* members = json.find("members");
    if (members == nullptr || members->items.empty()) {
      fail(Message("fault.gmcr_members"));
      return std::nullopt;
    }
    std::vector<Formula> parts;
    for (const JsonValue& member : members->items) {
      auto part = simple(member);
      if (!part) return std::nullopt;
      parts.push_back(std::move(*part));
    }
    return joined(Formula::Kind::disjunction, std::move(parts));
  }

  std::optional<Formula> simple(const JsonValue& json) {
    std::vector<Formula> parts;
    for (const JsonValue& pair : json.items) {
      const bool is_pair = pair.items.size() == 2;
      const auto option = is_pair ? whole(pair.items[0]) : std::nullopt;
      const std::string side = is_pair ? pair.items[1].text : "";
      if (!option || *option >= move_of_.size() || (side != "Y" && side != "N")) {
        fail(Message("fault.gmcr_pairs"));
        return std::nullopt;
      }
      parts.push_back(literal(*move_of_[*option], side == "Y"));
    }
    if (!parts.empty()) return joined(Formula::Kind::conjunction, std::move(parts));
    fail(Message("fault.gmcr_condition_empty"));
    return std::nullopt;
  }

  void add_infeasible(const JsonValue* list) {
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      if (is_reached(limits_)) return;
      auto formula = condition(list->items[i]);
      if (!formula) return;
      Rule rule;
      rule.id = "infeasible-" + std::to_string(i + 1);
      rule.formula = opposite(std::move(*formula));
      loaded_.negotiation.rules.push_back(std::move(rule));
    }
  }

  void add_statements(std::size_t party, const JsonValue& maker) {
    const JsonValue* list = member(maker, "preferences");
    if (list == nullptr) return;
    Priorities priorities;
    for (const JsonValue& json : list->items) {
      if (is_reached(limits_)) return;
      auto formula = condition(json);
      if (!formula) return;
      priorities.formulas.push_back(std::move(*formula));
    }
    foreign::add_priorities(loaded_.negotiation, PartyId{party}, std::move(priorities));
  }

  // Numbers of feasible states, best first; ties in a list.
  void add_ranking(std::size_t party, const JsonValue& maker) {
    const JsonValue* list = maker.find("preferenceRanking");
    if (list == nullptr) list = maker.find("preferenceVector");
    const std::string& name = loaded_.negotiation.parties[party].name;
    if (list == nullptr || list->kind != JsonValue::Kind::array) {
      return fail(Message("fault.gmcr_no_ranking", {{"maker", Code{name}}}));
    }
    if (!list_states()) return;
    std::vector<bool> seen(states_.size(), false);
    Priorities priorities;
    for (const JsonValue& entry : list->items) {
      if (is_reached(limits_)) return;
      const std::vector<JsonValue> one = {entry};
      std::vector<Formula> ties;
      for (const JsonValue& json : entry.kind == JsonValue::Kind::array ? entry.items : one) {
        const auto number = whole(json);
        if (!number || *number == 0 || *number > states_.size() || seen[*number - 1]) {
          return fail(
              Message("fault.gmcr_ranking", {{"maker", Code{name}}, {"last", states_.size()}}));
        }
        seen[*number - 1] = true;
        ties.push_back(state_formula(states_[*number - 1]));
      }
      if (!ties.empty()) {
        priorities.formulas.push_back(joined(Formula::Kind::disjunction, std::move(ties)));
      }
    }
    if (std::find(seen.begin(), seen.end(), false) != seen.end()) {
      return fail(Message("fault.gmcr_ranking_short", {{"maker", Code{name}}}));
    }
    if (!priorities.formulas.empty()) priorities.formulas.pop_back();  // what is left comes last
    foreign::add_priorities(loaded_.negotiation, PartyId{party}, std::move(priorities));
  }

  Formula state_formula(std::uint64_t state) const {
    std::vector<Formula> parts;
    for (std::size_t move = 0; move < move_of_.size(); ++move) {
      parts.push_back(literal(move, ((state >> move) & 1U) != 0));
    }
    return joined(Formula::Kind::conjunction, std::move(parts));
  }

  // The feasible ones, in order.
  bool list_states() {
    if (!states_.empty()) return true;
    if (move_of_.size() > kMostRanked) {
      fail(Message("fault.gmcr_too_many"));
      return false;
    }
    std::vector<Cube> cubes;
    for (const Rule& rule : loaded_.negotiation.rules) add_cubes(rule.formula.parts[0], cubes);
    std::sort(cubes.begin(), cubes.end());
    cubes.erase(std::unique(cubes.begin(), cubes.end()), cubes.end());
    const std::uint64_t all = std::uint64_t{1} << move_of_.size();
    std::vector<bool> is_infeasible(all, false);
    for (const Cube& cube : cubes) {
      if (is_reached(limits_)) return false;
      const std::uint64_t free = (all - 1) & ~cube.mask;
      std::uint64_t others = 0;
      do {
        is_infeasible[cube.moves | others] = true;
        others = (others - free) & free;  // the next subset of these
      } while (others != 0);
    }
    for (std::uint64_t state = 0; state < all; ++state) {
      if (!is_infeasible[state]) states_.push_back(state);
    }
    if (states_.empty()) fail(Message("fault.gmcr_infeasible"));
    return !states_.empty();
  }

  // The states in which the moves of `mask` are as in `moves`.
  struct Cube {
    std::uint64_t mask = 0;
    std::uint64_t moves = 0;
    friend auto operator<=>(const Cube&, const Cube&) = default;
  };

  // Of a condition as it is made above: conjunctions of literals, one of which has to hold.
  static void add_cubes(const Formula& condition, std::vector<Cube>& cubes) {
    if (condition.kind == Formula::Kind::disjunction) {
      for (const Formula& part : condition.parts) add_cubes(part, cubes);
      return;
    }
    Cube cube;
    for (const Formula& part : condition.kind == Formula::Kind::atom
                                   ? std::vector<Formula>{condition}
                                   : condition.parts) {
      const std::uint64_t move = std::uint64_t{1} << part.atom.issue.index();
      const std::uint64_t taken = part.atom.options[0] == OptionId{kYes} ? move : 0;
      if ((cube.mask & move) != 0 && (cube.moves & move) != taken) return;  // never
      cube.mask |= move;
      cube.moves |= taken;
    }
    cubes.push_back(cube);
  }

  void remark(const char* code, const Message& message) {
    Diagnostic warning = fault(code, message, path_).diagnostics[0];
    warning.severity = Severity::warning;
    loaded_.warnings.push_back(std::move(warning));
  }

  // A decision maker by its number, or several in a list, who act as one.
  void add_coalitions(const JsonValue* coalitions) {
    if (coalitions == nullptr) return;
    const auto& parties = loaded_.negotiation.parties;
    std::vector<bool> seen(parties.size(), false);
    for (const JsonValue& entry : coalitions->items) {
      const std::vector<JsonValue> one = {entry};
      std::vector<PartyId> group;
      std::vector<Value> names;
      for (const JsonValue& json : entry.kind == JsonValue::Kind::array ? entry.items : one) {
        const auto number = whole(json);
        if (!number || *number >= parties.size() || seen[*number]) {
          return fail(Message("fault.gmcr_coalitions", {{"last", parties.size() - 1}}));
        }
        seen[*number] = true;
        group.emplace_back(*number);
        names.emplace_back(Code{parties[*number].name});
      }
      if (group.size() < 2) continue;
      loaded_.together.push_back(std::move(group));
      remark("coalition",
             Message("remark.coalition", {{"who", List{Join::all, std::move(names)}}}));
    }
  }

  void warn(const JsonValue& makers) {
    for (const JsonValue& maker : makers.items) {
      const JsonValue* misperceptions = maker.find("misperceptions");
      if (misperceptions == nullptr || misperceptions->items.empty()) continue;
      const auto name = name_of(maker);
      const Value shown = name ? Value(Code{*name}) : Message("remark.a_decision_maker");
      remark("not-used", Message("remark.misperceptions", {{"maker", shown}}));
    }
  }

  std::string path_;
  const Limits* limits_;
  foreign::Loaded loaded_;
  Error error_;
  std::vector<std::optional<std::size_t>> move_of_;  // by option of the file
  std::vector<std::uint64_t> states_;                // feasible ones, a bit a move
};

}  // namespace

Result<foreign::Loaded> read(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  const auto json = foreign::parse_json(*text, path, how.limits);
  if (!json) return tl::unexpected(json.error());
  return Reader(path, how.limits).read(*json);
}

}  // namespace zopa::gmcr
