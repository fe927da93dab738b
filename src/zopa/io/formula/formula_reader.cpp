#include "zopa/io/formula/formula_reader.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "zopa/base/nearest.hpp"
#include "zopa/model/id_text.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/steps.hpp"

namespace zopa::formula {
namespace {

constexpr int kMostDepth = 100;

template <class T>
tl::unexpected<Problem> failed(const T& at, Message message) {
  return tl::unexpected(Problem{"bad-formula", at.offset, std::move(message)});
}

Value write_instead(const char* word) {
  return Message("fault.write_instead", {{"what", Code{word}}});
}

// Signs of other languages, and what is written here.
Value advice(const Token& token) {
  if (token.is("=")) return write_instead("==");
  if (token.is("!")) return Message("fault.write_not");
  if (token.is("&&")) return write_instead("and");
  if (token.is("||")) return write_instead("or");
  if (token.is("=>") || token.is("->")) return write_instead("implies");
  if (token.is("AND") || token.is("OR") || token.is("NOT") || token.is("IN")) {
    return Message("fault.keywords_small");
  }
  return "";
}

// A message about the token, which it shows as `found`.
Message found(const char* key, const Token& token) {
  return Message(key, {{"found", described(token)}});
}
Message found_with_advice(const char* key, const Token& token) {
  return Message(key, {{"found", described(token)}, {"advice", advice(token)}});
}

tl::unexpected<Problem> unknown(const Token& at, Message message) {
  return tl::unexpected(
      Problem{"unknown-name", at.offset, std::move(message), std::string(at.text)});
}

Message no_name(const char* kind, const Token& token, Value hint) {
  return Message("fault.no_name",
                 {{"kind", kind}, {"name", described(token)}, {"hint", std::move(hint)}});
}

class Reader {
 public:
  Reader(std::vector<Token> tokens, const KnownNames& known)
      : tokens_(std::move(tokens)), known_(known) {}

  Parsed<Formula> formula() { return iff(0); }

  Parsed<IssueId> issue() {
    const Token token = tokens_.take();
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed(token, found_with_advice("fault.issue_expected", token));
    }
    if (const auto found = known_.issue(token.text)) return *found;
    return unknown(token, no_name("issue", token, known_.hint(token.text, contents().issues)));
  }

  Parsed<OptionId> option(IssueId issue) {
    const Token token = tokens_.take();
    const Issue& of = contents().issue(issue);
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed(token, Message("fault.option_expected", {{"issue", Code{of.id}},
                                                             {"found", described(token)},
                                                             {"advice", advice(token)}}));
    }
    if (const auto found = known_.option(issue, token.text)) return *found;
    return unknown(token, known_.no_option(issue, described(token), token.text));
  }

  std::optional<Relation> relation() {
    if (tokens_.take_if(">")) return Relation::better;
    if (tokens_.take_if(">=")) return Relation::at_least_as_good;
    if (tokens_.take_if("~")) return Relation::equal;
    return std::nullopt;
  }

  // `more` or `less`, of the numbers of an issue.
  OptionOrder::Direction direction(IssueId issue) {
    using Direction = OptionOrder::Direction;
    if (!contents().issue(issue).scale) return Direction::listed;
    if (tokens_.take_if("more")) return Direction::more;
    return tokens_.take_if("less") ? Direction::less : Direction::listed;
  }

  // A sign and a number.
  Parsed<Atom> bound(IssueId issue) {
    const Token token = tokens_.peek();
    const auto relation = sign(issue);
    if (!relation || *relation < Atom::Relation::less) {
      return failed(token, found("fault.bound_form", token));
    }
    const auto number = option(issue);
    if (!number) return tl::unexpected(number.error());
    return Atom{issue, *relation, {*number}};
  }

  // `weapons before office`, `weapons with office`, `weapons with office verified`.
  Parsed<Formula> order_in_time() {
    const auto a = step();
    if (!a) return tl::unexpected(a.error());
    const bool is_before = tokens_.take_if("before");
    if (!is_before && !tokens_.take_if("with")) {
      return failed(
          tokens_.peek(),
          Message("fault.step_alone", {{"example", Code{contents().step(*a).id + " before …"}}}));
    }
    const Token second = tokens_.peek();
    const auto b = step();
    if (!b) return tl::unexpected(b.error());
    if (*a == *b) return failed(second, found("fault.step_twice", second));
    const auto order = known_.order(*a, *b);
    if (!order) return failed(second, Message("fault.order_not_named"));
    if (is_before) return before(contents(), *order, *a);
    const Token end = tokens_.peek();
    if (!tokens_.take_if("verified")) return together(contents(), *order);
    if (!verifiers_of(contents(), *contents().issue(*order).order).empty()) return verified(*order);
    return failed(end, Message("fault.no_verifier", {{"first", Code{contents().step(*a).id}},
                                                     {"second", Code{contents().step(*b).id}}}));
  }

  Parsed<StepId> step() {
    const Token token = tokens_.take();
    if (const auto found = known_.step(token.text)) return *found;
    return unknown(token, no_name("step", token, known_.hint(token.text, contents().steps)));
  }

  // Fails unless everything has been read.
  std::optional<Problem> rest(const char* expected) const {
    if (tokens_.peek().kind == Token::Kind::end) return std::nullopt;
    return Problem{"bad-formula", tokens_.peek().offset,
                   Message("fault.not_expected", {{"found", described(tokens_.peek())},
                                                  {"expected", Message(expected)},
                                                  {"advice", advice(tokens_.peek())}})};
  }

  // "k of [...]", a party, or a bracketed rule.
  Parsed<Agreement> agreement(int depth) {
    return joined<Agreement>("or", Agreement::Kind::any, [&] {
      return joined<Agreement>("and", Agreement::Kind::all, [&] { return consent(depth); });
    });
  }

  Parsed<IssueOrder::Term> term() {
    IssueOrder::Term term;
    const bool next_is_issue = tokens_.peek_second().kind == Token::Kind::word;
    if (next_is_issue) {
      const Token number = tokens_.take();
      const auto factor = Decimal::parse(number.text);
      if (!factor || *factor <= Decimal{}) {
        return failed(number, Message("fault.factor_above_0", {{"number", described(number)}}));
      }
      term.factor = *factor;
    }
    const auto of = issue();
    if (!of) return tl::unexpected(of.error());
    term.issue = *of;
    return term;
  }

  Tokens& tokens() { return tokens_; }

 private:
  [[nodiscard]] const Contents& contents() const { return known_.contents(); }

  Parsed<Formula> iff(int depth) {
    auto left = implication(depth);
    if (!left || !tokens_.take_if("iff")) return left;
    auto right = implication(depth);
    if (!right) return right;
    if (tokens_.peek().is("iff")) {
      return failed(tokens_.peek(), Message("fault.iff_chained"));
    }
    return pair(Formula::Kind::iff, std::move(*left), std::move(*right));
  }

  Parsed<Formula> implication(int depth) {
    if (depth > kMostDepth) return too_deep();
    auto left = joined<Formula>("or", Formula::Kind::disjunction, [&] {
      return joined<Formula>("and", Formula::Kind::conjunction, [&] { return negation(depth); });
    });
    if (!left || !tokens_.take_if("implies")) return left;
    auto right = implication(depth + 1);
    if (!right) return right;
    return pair(Formula::Kind::implication, std::move(*left), std::move(*right));
  }

  Parsed<Formula> negation(int depth) {
    if (depth > kMostDepth) return too_deep();
    if (!tokens_.take_if("not")) return primary(depth);
    auto inner = negation(depth + 1);
    if (!inner) return inner;
    Formula formula;
    formula.kind = Formula::Kind::negation;
    formula.parts.push_back(std::move(*inner));
    return formula;
  }

  Parsed<Formula> primary(int depth) {
    if (!tokens_.take_if("(")) return comparison();
    auto inner = iff(depth + 1);
    if (!inner || tokens_.take_if(")")) return inner;
    return failed(tokens_.peek(), found_with_advice("fault.parenthesis_open", tokens_.peek()));
  }

  // A step's name, or the word that only steps have behind them.
  bool begins_order() {
    const Token& word = tokens_.peek_second();
    return known_.step(tokens_.peek().text) ||
           ((word.is("before") || word.is("with")) && !known_.issue(tokens_.peek().text));
  }

  Parsed<Formula> comparison() {
    if (begins_order()) return order_in_time();
    const Token name = tokens_.peek();
    const Token next = tokens_.peek_second();
    const bool adds_up = is_plus(next) || is_minus(next) || is_number(name);
    if (adds_up) return compared_sums(name);
    const auto of = issue();
    if (!of) return tl::unexpected(of.error());
    Formula formula;
    formula.atom.issue = *of;
    if (tokens_.take_if("in")) return membership(std::move(formula));
    const auto relation = sign(*of);
    if (!relation) return bare_name(std::move(formula), name);
    if (contents().issue(*of).scale && begins_sum()) {
      return compared(name, {{{*of}}, {}}, *relation);
    }
    formula.atom.relation = *relation;
    const auto value = option(*of);
    if (!value) return tl::unexpected(value.error());
    formula.atom.options = {*value};
    return formula;
  }

  // Of a comparison with one option; those by order are for numbers alone.
  std::optional<Atom::Relation> sign(IssueId of) {
    return sign(contents().issue(of).scale.has_value());
  }
  std::optional<Atom::Relation> sign(bool is_numeric) {
    using Relation = Atom::Relation;
    for (const Relation relation : {Relation::equals, Relation::differs, Relation::less,
                                    Relation::at_most, Relation::at_least, Relation::more}) {
      if (relation >= Relation::less && !is_numeric) break;
      if (tokens_.take_if(to_notation(relation))) return relation;
    }
    return std::nullopt;
  }

  // What stands on one side of a comparison: issues added up or taken off, and a number.
  struct Side {
    std::vector<SumTerm> terms;
    Decimal number;
  };

  static bool is_plus(const Token& token) { return token.is("+"); }
  static bool is_minus(const Token& token) { return token.is("-"); }
  // No issue may be called like a number here: what is written is then the number.
  [[nodiscard]] bool is_number(const Token& token) const {
    return token.kind == Token::Kind::word && !known_.issue(token.text) &&
           Decimal::parse(token.text).has_value();
  }
  // Is the rest of a comparison more than a number?
  [[nodiscard]] bool begins_sum() const {
    const Token next = tokens_.peek_second();
    return known_.issue(tokens_.peek().text).has_value() || is_plus(next) || is_minus(next);
  }

  Parsed<Formula> compared_sums(const Token& at) {
    auto left = side();
    if (!left) return tl::unexpected(left.error());
    const Token token = tokens_.peek();
    if (const auto relation = sign(true)) return compared(at, std::move(*left), *relation);
    return failed(token, found_with_advice("fault.sum_form", token));
  }

  // `small + large - 5`
  Parsed<Side> side() {
    Side side;
    bool is_taken_off = false;
    do {
      const Token token = tokens_.peek();
      if (is_number(token)) {
        tokens_.take();
        const Decimal number = *Decimal::parse(token.text);
        const auto sum = Decimal::sum(side.number, is_taken_off ? -number : number);
        if (!sum) return failed(token, found("fault.sum_form", token));
        side.number = *sum;
      } else {
        const auto of = issue();
        if (!of) return tl::unexpected(of.error());
        if (!contents().issue(*of).scale) {
          return failed(token, Message("fault.not_numeric", {{"issue", described(token)}}));
        }
        side.terms.push_back({*of, is_taken_off});
      }
      is_taken_off = is_minus(tokens_.peek());
    } while (tokens_.take_if("+") || tokens_.take_if("-"));
    return side;
  }

  // With everything that is no number on the left; of `a - b` and `b - a` that of which the file
  // has the first issue first, so that both are one sum.
  Parsed<Formula> compared(const Token& at, Side left, Atom::Relation relation) {
    const auto right = side();
    if (!right) return tl::unexpected(right.error());
    auto bound = Decimal::difference(right->number, left.number);
    for (const SumTerm& term : right->terms) {
      left.terms.push_back({term.issue, !term.is_taken_off});
    }
    auto& terms = left.terms;
    const auto first =
        std::min_element(terms.begin(), terms.end(),
                         [](const SumTerm& a, const SumTerm& b) { return a.issue < b.issue; });
    if (first != terms.end() && first->is_taken_off) {
      for (SumTerm& term : terms) term.is_taken_off = !term.is_taken_off;
      relation = turned(relation);
      if (bound) bound = -*bound;
    }
    const auto sum = known_.sum(terms);
    if (!sum || !bound) return failed(at, Message("fault.no_sum"));
    const auto option = known_.option(*sum, bound->to_text());
    if (!option) {
      return unknown(at, known_.no_option(*sum, Code{bound->to_text()}, bound->to_text()));
    }
    Formula formula;
    formula.atom = {*sum, relation, {*option}};
    return formula;
  }

  static Atom::Relation turned(Atom::Relation relation) {
    switch (relation) {
      case Atom::Relation::less:
        return Atom::Relation::more;
      case Atom::Relation::at_most:
        return Atom::Relation::at_least;
      case Atom::Relation::at_least:
        return Atom::Relation::at_most;
      case Atom::Relation::more:
        return Atom::Relation::less;
      default:
        return relation;
    }
  }

  Parsed<Formula> membership(Formula formula) {
    formula.atom.relation = Atom::Relation::in;
    if (!tokens_.take_if("{")) {
      return failed(tokens_.peek(), Message("fault.in_needs_braces"));
    }
    std::set<OptionId> taken;
    do {
      const Token token = tokens_.peek();
      const auto value = option(formula.atom.issue);
      if (!value) return tl::unexpected(value.error());
      if (!taken.insert(*value).second) {
        return failed(token, found("fault.twice_in_braces", token));
      }
      formula.atom.options.push_back(*value);
    } while (tokens_.take_if(","));
    if (tokens_.take_if("}")) return formula;
    return failed(tokens_.peek(), found("fault.comma_or_brace", tokens_.peek()));
  }

  Parsed<Formula> bare_name(Formula formula, const Token& name) {
    const Issue& issue = contents().issue(formula.atom.issue);
    const auto yes = known_.option(formula.atom.issue, "yes");
    const auto no = known_.option(formula.atom.issue, "no");
    if (!yes || !no || issue.options.size() != 2) {
      return failed(name.kind == Token::Kind::end ? name : tokens_.peek(),
                    Message("fault.issue_alone",
                            {{"issue", Code{issue.id}}, {"advice", advice(tokens_.peek())}}));
    }
    formula.atom.relation = Atom::Relation::holds;
    formula.atom.options = {*yes};
    return formula;
  }

  Parsed<Agreement> consent(int depth) {
    if (depth > kMostDepth) {
      return failed(tokens_.peek(), Message("fault.too_deep", {{"what", "agreement"}}));
    }
    if (tokens_.take_if("(")) {
      auto inner = agreement(depth + 1);
      if (!inner || tokens_.take_if(")")) return inner;
      return failed(tokens_.peek(),
                    Message("fault.parenthesis_open",
                            {{"found", described(tokens_.peek())}, {"advice", ""}}));
    }
    if (tokens_.peek().is("not")) {
      return failed(tokens_.peek(), Message("fault.no_not"));
    }
    if (tokens_.peek_second().is("of")) return at_least();
    return one_party();
  }

  Parsed<Agreement> at_least() {
    const Token number = tokens_.take();
    tokens_.take();  // `of`
    Agreement rule;
    rule.kind = Agreement::Kind::at_least;
    if (!tokens_.take_if("[")) {
      return failed(tokens_.peek(), Message("fault.of_needs_list"));
    }
    std::set<PartyId> taken;
    do {
      const Token token = tokens_.peek();
      auto party = one_party();
      if (!party) return party;
      if (!taken.insert(party->party).second) {
        return failed(token, found("fault.twice_in_brackets", token));
      }
      rule.parts.push_back(std::move(*party));
    } while (tokens_.take_if(","));
    if (!tokens_.take_if("]")) {
      return failed(tokens_.peek(), found("fault.comma_or_bracket", tokens_.peek()));
    }
    const auto threshold = Decimal::parse(number.text);
    const Decimal most(static_cast<std::int64_t>(rule.parts.size()));
    if (!threshold || !threshold->is_whole() || *threshold < Decimal{1} || *threshold > most) {
      return failed(number, Message("fault.of_threshold",
                                    {{"most", rule.parts.size()}, {"number", described(number)}}));
    }
    rule.threshold = static_cast<std::uint32_t>(threshold->numerator());
    return rule;
  }

  Parsed<Agreement> one_party() {
    const Token token = tokens_.take();
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed(token, found_with_advice("fault.party_expected", token));
    }
    const auto party_id = known_.party(token.text);
    if (!party_id) {
      std::vector<Party> principals = contents().parties;
      std::erase_if(principals, [](const Party& one) { return one.role != Role::principal; });
      return unknown(token, no_name("party", token, known_.hint(token.text, principals)));
    }
    if (contents().party(*party_id).role != Role::principal) {
      return failed(token, Message("fault.no_vote", {{"party", described(token)}}));
    }
    Agreement rule;
    rule.kind = Agreement::Kind::party;
    rule.party = *party_id;
    return rule;
  }

  // One part, or several with `word` between them.
  template <class T, class Kind, class Part>
  Parsed<T> joined(const char* word, Kind kind, Part part) {
    auto first = part();
    if (!first || !tokens_.peek().is(word)) return first;
    T whole;
    whole.kind = kind;
    whole.parts.push_back(std::move(*first));
    while (tokens_.take_if(word)) {
      auto next = part();
      if (!next) return next;
      whole.parts.push_back(std::move(*next));
    }
    return whole;
  }

  static Formula pair(Formula::Kind kind, Formula left, Formula right) {
    Formula formula;
    formula.kind = kind;
    formula.parts.push_back(std::move(left));
    formula.parts.push_back(std::move(right));
    return formula;
  }

  tl::unexpected<Problem> too_deep() {
    return failed(tokens_.peek(), Message("fault.too_deep", {{"what", "formula"}}));
  }

  Tokens tokens_;
  const KnownNames& known_;
};

// Tokenizes, reads with `read`, and fails where something is left over: `expected` is the key of
// what may stand there.
template <class T, class Read>
Parsed<T> read_all(std::string_view text, const KnownNames& known, const char* expected,
                   Read read) {
  auto tokens = tokens_of(text);
  if (!tokens) return tl::unexpected(tokens.error());
  Reader reader(std::move(*tokens), known);
  Parsed<T> result = read(reader);
  if (!result) return result;
  if (auto problem = reader.rest(expected)) return tl::unexpected(*std::move(problem));
  return result;
}

// Fails where a chain names something twice, or only one of the options or issues that it is `of`.
template <class Order, class Item>
Parsed<Order> chain(Reader& reader, Order order, std::vector<Item>& items, const char* of,
                    auto read_item) {
  std::set<Item> taken;
  while (true) {
    const Token token = reader.tokens().peek();
    auto item = read_item();
    if (!item) return tl::unexpected(item.error());
    if (!taken.insert(*item).second) {
      return failed(
          token, Message("fault.twice_in_order", {{"what", "item"}, {"item", described(token)}}));
    }
    items.push_back(*item);
    const auto relation = reader.relation();
    if (!relation) break;
    order.relations.push_back(*relation);
  }
  const Token next = reader.tokens().peek();
  if (next.is("<") || next.is("<=")) {
    return failed(next, Message("fault.best_down"));
  }
  if (items.size() < 2) return failed(next, Message("fault.order_needs_two", {{"of", of}}));
  return order;
}

}  // namespace

Parsed<Formula> read_formula(std::string_view text, const KnownNames& known) {
  return read_all<Formula>(text, known, "fault.may_join_formulas",
                           [](Reader& reader) { return reader.formula(); });
}

Parsed<OptionOrder> read_option_order(std::string_view text, IssueId issue,
                                      const KnownNames& known) {
  return read_all<OptionOrder>(
      text, known, "fault.between_options", [&](Reader& reader) -> Parsed<OptionOrder> {
        OptionOrder order;
        order.issue = issue;
        order.direction = reader.direction(issue);
        const bool is_whole = order.direction != OptionOrder::Direction::listed;
        if (is_whole) return order;
        std::vector<OptionId> options;
        auto read = chain(reader, std::move(order), options, "options",
                          [&] { return reader.option(issue); });
        if (read) read->options = std::move(options);
        return read;
      });
}

Parsed<Atom> read_bound(std::string_view text, IssueId issue, const KnownNames& known) {
  return read_all<Atom>(text, known, "fault.bound_form",
                        [&](Reader& reader) { return reader.bound(issue); });
}

Parsed<Atom> read_order(std::string_view text, const KnownNames& known) {
  return read_all<Atom>(text, known, "fault.order_form", [](Reader& reader) -> Parsed<Atom> {
    auto order = reader.order_in_time();
    if (!order) return tl::unexpected(order.error());
    return std::move(order->atom);
  });
}

Parsed<IssueOrder> read_issue_order(std::string_view text, const KnownNames& known) {
  return read_all<IssueOrder>(
      text, known, "fault.between_issues", [&](Reader& reader) -> Parsed<IssueOrder> {
        std::vector<IssueOrder::Term> terms;
        auto read = chain(reader, IssueOrder{}, terms, "issues", [&] { return reader.term(); });
        if (read) read->terms = std::move(terms);
        return read;
      });
}

Parsed<Comparison> read_comparison(std::string_view text, const KnownNames& known) {
  return read_all<Comparison>(text, known, "fault.between_sides",
                              [](Reader& reader) -> Parsed<Comparison> {
                                Comparison comparison;
                                auto left = reader.formula();
                                if (!left) return tl::unexpected(left.error());
                                const Token sign = reader.tokens().peek();
                                const auto relation = reader.relation();
                                if (!relation) {
                                  return failed(sign, found("fault.sides_need_sign", sign));
                                }
                                auto right = reader.formula();
                                if (!right) return tl::unexpected(right.error());
                                comparison.left = std::move(*left);
                                comparison.relation = *relation;
                                comparison.right = std::move(*right);
                                return comparison;
                              });
}

Parsed<Agreement> read_agreement(std::string_view text, const KnownNames& known) {
  return read_all<Agreement>(text, known, "fault.may_join_consents",
                             [](Reader& reader) { return reader.agreement(0); });
}

Parsed<Move> read_move(std::string_view text, IssueId issue, const KnownNames& known) {
  return read_all<Move>(text, known, "fault.move_form", [&](Reader& reader) -> Parsed<Move> {
    const auto from = reader.option(issue);
    if (!from) return tl::unexpected(from.error());
    if (!reader.tokens().take_if("->")) {
      return failed(reader.tokens().peek(), Message("fault.move_form"));
    }
    const auto to = reader.option(issue);
    if (!to) return tl::unexpected(to.error());
    return Move{*from, *to};
  });
}

}  // namespace zopa::formula
