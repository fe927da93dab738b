#include "zopa/io/yaml/positions_reader.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/io/yaml/consistency.hpp"

namespace zopa::yaml {
namespace {

Firmness firmness_of(const std::string& word) {
  for (const Firmness firmness : {Firmness::soft, Firmness::firm, Firmness::absolute}) {
    if (word == to_text(firmness)) return firmness;
  }
  return Firmness::unknown;
}

// A range of the right order and within bounds; the fault is reported.
std::optional<Range> range_of(const Node& node, std::optional<Range> within, Faults& faults) {
  const bool is_point = node.kind == Node::Kind::scalar;
  const auto low = Decimal::parse(is_point ? node.text : node.items[0].text);
  const auto high = Decimal::parse(is_point ? node.text : node.items[1].text);
  if (!low || !high) return std::nullopt;  // reported by the structural check
  if (*low > *high) {
    faults.add("empty-range", node.place,
               "the range is empty: " + low->to_text() + " is above " + high->to_text() +
                   "; write [" + high->to_text() + ", " + low->to_text() + "]");
    return std::nullopt;
  }
  if (within && (*low < within->low || *high > within->high)) {
    faults.add("out-of-range", node.place,
               "a number from " + within->low.to_text() + " to " + within->high.to_text() +
                   " is needed here");
    return std::nullopt;
  }
  return Range{*low, *high};
}

const Range kShare{Decimal{0}, Decimal{1}};

class Reader {
 public:
  explicit Reader(Context& context) : context_(context), known_(context.known) {}

  void read(const std::vector<Node>& rows) {
    for (const Node& row : rows) {
      const auto party = context_.party(find(row, "party"));
      const auto from = round_of(row);
      std::optional<Claim> claim = claim_of(row);
      Position position;
      position.place = row.place;
      position.because = context_.because(row);
      position.inferred = is_true(row, "inferred");
      position.from = from;
      if (!party || !claim) continue;
      position.party = *party;
      position.claim = std::move(*claim);
      name(position, find(row, "id"), row.is_damaged || (find(row, "from") != nullptr && !from));
      known_.positions.push_back(std::move(position));
    }
  }

 private:
  std::optional<RoundId> round_of(const Node& row) {
    const Node* from = find(row, "from");
    if (from == nullptr) return std::nullopt;
    const auto round = context_.rounds.find(*from, context_.faults);
    if (!round) return std::nullopt;
    return RoundId{*round};
  }

  template <class T>
  std::optional<Claim> claimed(std::optional<T> claim) {
    if (!claim) return std::nullopt;
    return Claim{std::move(*claim)};
  }

  std::optional<Formula> formula(const Node& node) {
    return context_.parsed(node, formula::read_formula(node.text, known_));
  }

  std::optional<IssueId> issue(const Node* node) {
    if (node == nullptr) return std::nullopt;
    const auto found = context_.issues.find(*node, context_.faults);
    if (!found) return std::nullopt;
    return IssueId{*found};
  }

  std::optional<Claim> claim_of(const Node& row) {
    if (const Node* node = find(row, "demands")) {
      auto wanted = formula(*node);
      return wanted ? std::optional<Claim>(Demand{std::move(*wanted)}) : std::nullopt;
    }
    if (const Node* node = find(row, "requires")) {
      auto line = formula(*node);
      if (!line) return std::nullopt;
      return RedLine{std::move(*line), firmness_of(text_of(row, "firmness"))};
    }
    if (const Node* node = find(row, "accepts")) {
      auto accepted = formula(*node);
      return accepted ? std::optional<Claim>(Acceptance{std::move(*accepted)}) : std::nullopt;
    }
    if (const Node* node = find(row, "prefers")) {
      const auto of = issue(find(row, "issue"));
      if (!of) return std::nullopt;
      return claimed(context_.parsed(*node, formula::read_option_order(node->text, *of, known_)));
    }
    if (const Node* node = find(row, "weighs")) {
      return claimed(context_.parsed(*node, formula::read_issue_order(node->text, known_)));
    }
    if (const Node* node = find(row, "compares")) {
      return claimed(context_.parsed(*node, formula::read_comparison(node->text, known_)));
    }
    return number_claim_of(row);
  }

  std::optional<Claim> number_claim_of(const Node& row) {
    if (const Node* node = find(row, "priorities")) return priorities(*node);
    if (const Node* node = find(row, "values")) return values(*node, find(row, "issue"));
    if (const Node* node = find(row, "weights")) return weights(*node);
    if (const Node* node = find(row, "reservation")) {
      const auto utility = range_of(*node, kShare, context_.faults);
      if (utility) return Claim{Reservation{*utility}};
    }
    return std::nullopt;
  }

  std::optional<Claim> priorities(const Node& node) {
    Priorities priorities;
    std::vector<bool> is_open;
    for (const Node& item : node.items) {
      Node bare = item;
      is_open.push_back(take_word(bare.text, "whether "));
      const bool is_strong = take_word(bare.text, "strongly ");
      if (is_strong && priorities.strong < priorities.formulas.size()) {
        context_.faults.add("strong-after-mild", item.place,
                            "what a party wants strongly stands before the rest; move this up, or "
                            "write `strongly` before all above it");
      }
      auto wanted = formula(bare);
      if (!wanted) continue;
      priorities.formulas.push_back(std::move(*wanted));
      if (is_strong) ++priorities.strong;
    }
    if (std::find(is_open.begin(), is_open.end(), true) != is_open.end()) {
      priorities.is_open = std::move(is_open);
    }
    return Claim{std::move(priorities)};
  }

  // Blanks out the word at the beginning; columns stay what they are.  An issue may be called so:
  // then something is said of it.
  static bool take_word(std::string& text, const std::string& word) {
    const std::size_t start = text.find_first_not_of(' ');
    if (start == std::string::npos || text.compare(start, word.size(), word) != 0) return false;
    const std::size_t next = text.find_first_not_of(' ', start + word.size());
    if (next == std::string::npos) return false;
    for (const char* operation : {"=", "!", "in ", "in{", "and ", "or ", "implies ", "iff "}) {
      if (text.compare(next, std::string_view(operation).size(), operation) == 0) return false;
    }
    text.replace(start, word.size(), word.size(), ' ');
    return true;
  }

  std::optional<Claim> values(const Node& node, const Node* issue_node) {
    const auto of = issue(issue_node);
    if (!of) return std::nullopt;
    OptionValues values{*of, {}};
    for (const Entry& entry : node.entries) {
      const auto option = context_.option(key_node(entry), *of);
      const auto value = range_of(entry.value, std::nullopt, context_.faults);
      if (option && value) values.entries.push_back({*option, *value});
    }
    return Claim{std::move(values)};
  }

  std::optional<Claim> weights(const Node& node) {
    IssueWeights weights;
    for (const Entry& entry : node.entries) {
      const Node key = key_node(entry);
      const auto of = issue(&key);
      const auto weight = range_of(entry.value, kShare, context_.faults);
      if (of && weight) weights.entries.push_back({*of, *weight});
    }
    return Claim{std::move(weights)};
  }

  static Node key_node(const Entry& entry) {
    Node key;
    key.text = entry.key;
    key.place = entry.place;
    return key;
  }

  // Gives the position its id.  A row with `from` may repeat an id of the same party: from that
  // round on it replaces the earlier one.
  void name(Position& position, const Node* id, bool from_is_faulty) {
    const std::string prefix = known_.party(position.party).id + "." + kind_of(position.claim);
    std::size_t number = ++numbers_[prefix];
    position.has_id = id != nullptr;
    if (id != nullptr) {
      position.id = id->text;
      if (!from_is_faulty) check_id(position, *id);
      return;
    }
    std::optional<IssueId> of;
    if (const auto* order = std::get_if<OptionOrder>(&position.claim)) of = order->issue;
    if (const auto* values = std::get_if<OptionValues>(&position.claim)) of = values->issue;
    position.id = prefix + "." + (of ? known_.issue(*of).id : std::to_string(number));
    if (!is_taken(position) && of) return;
    do {  // an issue may be called `2`
      position.id = prefix + "." + std::to_string(number++);
    } while (is_used(position.id));
  }

  [[nodiscard]] bool is_used(const std::string& id) const {
    return std::any_of(known_.positions.begin(), known_.positions.end(),
                       [&](const Position& other) { return other.id == id; });
  }

  [[nodiscard]] bool is_taken(const Position& position) const {
    return std::any_of(known_.positions.begin(), known_.positions.end(),
                       [&](const Position& other) {
                         return other.id == position.id && position.from == other.from;
                       });
  }

  void check_id(const Position& position, const Node& id) {
    for (const Position& other : known_.positions) {
      if (other.id != position.id) continue;
      if (other.party != position.party) {
        context_.faults.add("duplicate-id", id.place,
                            "`" + id.text + "` is the id of a position of another party");
      } else if (position.from == other.from) {
        context_.faults.add("duplicate-id", id.place,
                            "two positions are called `" + id.text +
                                "`; a later word replaces an earlier one with `from: ROUND`");
      } else {
        continue;
      }
      return;
    }
  }

  Context& context_;
  Contents& known_;
  std::map<std::string, std::size_t> numbers_;  // rows so far, by party and kind
};

}  // namespace

void read_positions(const Node& root, Context& context) {
  Reader(context).read(items_of(root, "positions"));
  check_orders(context.known, context.faults);
  check_numbers(context.known, context.faults);
}

namespace {

// Which positions are red lines, for assumptions about them.
struct LineNames {
  Names red_lines{"red line"};
  Names others{"position"};
};

LineNames line_names(const Node& root, const Context& context) {
  LineNames names;
  for (std::size_t i = 0; i < context.known.positions.size(); ++i) {
    const Position& position = context.known.positions[i];
    const bool is_red_line = std::holds_alternative<RedLine>(position.claim);
    (is_red_line ? names.red_lines : names.others).add(position.id, i);
  }
  for (const Node& row : items_of(root, "positions")) {
    const Node* id = find(row, "id");
    if (id != nullptr && find(row, "requires") != nullptr) names.red_lines.add_unusable(id->text);
  }
  return names;
}

std::string read_red_line(const Node& row, const LineNames& names, Context& context) {
  const Node* line = find(row, "red_line");
  if (line == nullptr) return "";
  if (names.others.find(line->text)) {
    context.faults.add("unknown-name", line->place,
                       "`" + line->text + "` is a position, but no red line");
    return "";
  }
  return names.red_lines.find(*line, context.faults) ? line->text : "";
}

void read_shares(const Node& row, Assumption& assumption, Context& context) {
  struct Number {
    const char* key;
    std::optional<Range>* range;
  };
  for (const Number& number :
       {Number{"cost_per_round", &assumption.cost_per_round},
        Number{"expects_to_prevail", &assumption.expects_to_prevail},
        Number{"expects_to_prevail_later", &assumption.expects_to_prevail_later},
        Number{"discount", &assumption.discount},
        Number{"cost_of_conflict", &assumption.cost_of_conflict},
        Number{"softens_per_round", &assumption.softens_per_round},
        Number{"hardens_per_round", &assumption.hardens_per_round},
        Number{"breakdown_per_round", &assumption.breakdown_per_round}}) {
    const Node* node = find(row, number.key);
    if (node != nullptr) *number.range = range_of(*node, kShare, context.faults);
  }
}

}  // namespace

void read_assumptions(const Node& root, Context& context) {
  const LineNames names = line_names(root, context);
  for (const Node& row : items_of(root, "assumptions")) {
    Assumption assumption;
    assumption.place = row.place;
    assumption.party = context.party(find(row, "party"));
    assumption.red_line = read_red_line(row, names, context);
    read_shares(row, assumption, context);
    assumption.reason = text_of(row, "reason");
    assumption.because = context.because(row);
    context.known.assumptions.push_back(std::move(assumption));
  }
}

}  // namespace zopa::yaml
