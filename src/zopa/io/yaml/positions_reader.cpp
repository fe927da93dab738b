#include "zopa/io/yaml/positions_reader.hpp"

#include <algorithm>
#include <set>

#include "zopa/io/formula/formula_reader.hpp"

namespace zopa::yaml {
namespace {

Firmness firmness_of(const std::string& word) {
  for (const Firmness firmness : {Firmness::soft, Firmness::firm, Firmness::absolute}) {
    if (word == to_text(firmness)) return firmness;
  }
  return Firmness::unknown;
}

std::optional<Range> range_of(const Node& node) {
  const bool is_point = node.kind == Node::Kind::scalar;
  const auto low = Decimal::parse(is_point ? node.text : node.items[0].text);
  const auto high = Decimal::parse(is_point ? node.text : node.items[1].text);
  if (!low || !high) return std::nullopt;  // reported by the structural check
  return Range{*low, *high};
}

class Reader {
 public:
  explicit Reader(Context& context) : context_(context), known_(context.known) {}

  void read(const std::vector<Node>& rows) {
    for (const Node& row : rows) {
      if (find(row, "points") != nullptr) with_points_.insert(text_of(row, "party"));
    }
    for (const Node& row : rows) {
      if (context_.stops()) return;
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
      position.id = text_of(row, "id");
      context_.origins.add(Section::positions, row.place, row);
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
    return context_.parsed(node, formula::read_formula(node.text, context_.known_names));
  }

  std::optional<IssueId> issue(const Node* node) {
    if (node == nullptr) return std::nullopt;
    const bool is_order = node->text.find('.') != std::string::npos;
    if (const auto order = is_order ? context_.known_names.issue(node->text) : std::nullopt) {
      return order;
    }
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
      line->speaks_of_all = is_true(row, "only");
      return RedLine{std::move(*line), firmness_of(text_of(row, "firmness"))};
    }
    if (const Node* node = find(row, "accepts")) {
      auto accepted = formula(*node);
      return accepted ? std::optional<Claim>(Acceptance{std::move(*accepted)}) : std::nullopt;
    }
    if (const Node* node = find(row, "takes")) return taking(*node, find(row, "issue"));
    if (const Node* node = find(row, "prefers")) {
      const auto of = issue(find(row, "issue"));
      if (!of) return std::nullopt;
      return claimed(context_.parsed(
          *node, formula::read_option_order(node->text, *of, context_.known_names)));
    }
    if (const Node* node = find(row, "weighs")) {
      return claimed(
          context_.parsed(*node, formula::read_issue_order(node->text, context_.known_names)));
    }
    if (const Node* node = find(row, "compares")) {
      return claimed(
          context_.parsed(*node, formula::read_comparison(node->text, context_.known_names)));
    }
    return number_claim_of(row);
  }

  std::optional<Claim> taking(const Node& node, const Node* issue_node) {
    const auto of = issue(issue_node);
    if (!of) return std::nullopt;
    Taking taking{*of, {}};
    const bool is_text = node.kind == Node::Kind::scalar && !node.text.empty();
    if (is_text && known_.issue(*of).scale && (node.text[0] == '<' || node.text[0] == '>')) {
      taking.bound =
          context_.parsed(node, formula::read_bound(node.text, *of, context_.known_names));
      return taking.bound ? std::optional<Claim>(std::move(taking)) : std::nullopt;
    }
    const std::vector<Node> one = {node};
    for (const Node& name : node.kind == Node::Kind::list ? node.items : one) {
      if (const auto option = context_.option(name, *of)) taking.options.push_back(*option);
    }
    if (taking.options.empty()) return std::nullopt;  // reported
    return Claim{std::move(taking)};
  }

  std::optional<Claim> number_claim_of(const Node& row) {
    if (const Node* node = find(row, "priorities")) return priorities(*node);
    if (const Node* node = find(row, "values")) return values(*node, find(row, "issue"));
    if (const Node* node = find(row, "weights")) return weights(*node);
    if (const Node* node = find(row, "points")) return points(*node);
    if (const Node* node = find(row, "reservation")) return reservation(*node, find(row, "party"));
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
        context_.faults.add("strong-after-mild", item.place, Message("fault.strong_after_mild"));
      }
      auto wanted = formula(bare);
      if (!wanted) continue;
      priorities.formulas.push_back(std::move(*wanted));
      context_.origins.keep(node, item.place);
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
      const auto value = range_of(entry.value);
      if (!option || !value) continue;
      values.entries.push_back({*option, false, *value});
      context_.origins.keep(node, entry.value.place);
    }
    return Claim{std::move(values)};
  }

  std::optional<Claim> weights(const Node& node) {
    IssueWeights weights;
    for (const Entry& entry : node.entries) {
      const Node key = key_node(entry);
      const auto of = issue(&key);
      const auto weight = range_of(entry.value);
      if (!of || !weight) continue;
      weights.entries.push_back({*of, *weight});
      context_.origins.keep(node, entry.value.place);
    }
    return Claim{std::move(weights)};
  }

  // Nothing where some of it cannot be read, which is reported.
  std::optional<Claim> points(const Node& node) {
    OptionPoints points;
    bool is_whole = !node.is_damaged;
    for (const Entry& entry : node.entries) {
      const Node key = key_node(entry);
      const auto of = issue(&key);
      is_whole = is_whole && of && !entry.value.is_damaged && !entry.value.entries.empty();
      if (!of) continue;
      OptionPoints::OfIssue& part = points.issues.emplace_back();
      part.issue = *of;
      for (const Entry& own : entry.value.entries) {
        const auto option = context_.option(key_node(own), *of);
        const auto number = Decimal::parse(own.value.text);
        is_whole = is_whole && option && number;
        if (option && number) part.options.push_back({*option, false, *number});
      }
    }
    return is_whole ? std::optional<Claim>(std::move(points)) : std::nullopt;
  }

  // In points where the party's rows give any, wherever they stand.
  std::optional<Claim> reservation(const Node& node, const Node* party) {
    const bool in_points = party != nullptr && with_points_.count(party->text) > 0;
    const auto utility = range_of(node);
    if (!utility) return std::nullopt;
    return Claim{Reservation{*utility, in_points}};
  }

  Context& context_;
  Contents& known_;
  std::set<std::string> with_points_;  // parties that have a score sheet
};

}  // namespace

void read_positions(const Node& root, Context& context) {
  Reader(context).read(items_of(root, "positions"));
}

namespace {

// Names of red lines whose rows could not be read: whoever uses them is not at fault.
std::set<std::string> unread_lines(const Node& root, const Contents& known) {
  std::set<std::string> lines;
  for (const Node& row : items_of(root, "positions")) {
    const Node* id = find(row, "id");
    if (id != nullptr && find(row, "requires") != nullptr) lines.insert(id->text);
  }
  for (const Position& position : known.positions) lines.erase(position.id);
  return lines;
}

void read_shares(const Node& row, Assumption& assumption) {
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
    if (node != nullptr) *number.range = range_of(*node);
  }
}

}  // namespace

void read_assumptions(const Node& root, Context& context) {
  const std::set<std::string> unread = unread_lines(root, context.known);
  for (const Node& row : items_of(root, "assumptions")) {
    Assumption assumption;
    assumption.place = row.place;
    assumption.party = context.party(find(row, "party"));
    const std::string line = text_of(row, "red_line");
    if (unread.count(line) == 0) assumption.red_line = line;
    context.origins.add(Section::assumptions, row.place, row);
    read_shares(row, assumption);
    assumption.reason = text_of(row, "reason");
    assumption.because = context.because(row);
    context.known.assumptions.push_back(std::move(assumption));
  }
}

}  // namespace zopa::yaml
