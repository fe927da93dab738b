#include "zopa/io/formula/formula_reader.hpp"

#include <algorithm>
#include <optional>

#include "zopa/base/nearest.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa::formula {
namespace {

constexpr int kMostDepth = 100;

template <class T>
tl::unexpected<Problem> failed(const char* code, const T& at, std::string message) {
  return tl::unexpected(Problem{code, at.offset, std::move(message)});
}

// Signs of other languages, and what is written here.
std::string advice(const Token& token) {
  if (token.is("=")) return "; write `==`";
  if (token.is("!")) return "; write `not`, or `!=`";
  if (token.is("&&")) return "; write `and`";
  if (token.is("||")) return "; write `or`";
  if (token.is("=>") || token.is("->")) return "; write `implies`";
  if (token.is("AND") || token.is("OR") || token.is("NOT") || token.is("IN")) {
    return "; keywords are written small";
  }
  return "";
}

tl::unexpected<Problem> unknown(const Token& at, std::string message) {
  return tl::unexpected(
      Problem{"unknown-name", at.offset, std::move(message), std::string(at.text)});
}

template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

template <class Item>
std::optional<std::size_t> position_of(const std::vector<Item>& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return i;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::vector<Token> tokens, const Contents& known)
      : tokens_(std::move(tokens)), known_(known) {}

  Parsed<Formula> formula() { return iff(0); }

  Parsed<IssueId> issue() {
    const Token token = tokens_.take();
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed("bad-formula", token,
                    "an issue is needed, not " + described(token) + advice(token));
    }
    if (const auto at = position_of(known_.issues, token.text)) return IssueId{*at};
    return unknown(token, "no issue is called " + described(token) +
                              suggestion(token.text, ids_of(known_.issues)));
  }

  Parsed<OptionId> option(IssueId issue) {
    const Token token = tokens_.take();
    const Issue& of = known_.issue(issue);
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed(
          "bad-formula", token,
          "an option of `" + of.id + "` is needed, not " + described(token) + advice(token));
    }
    if (const auto at = position_of(of.options, token.text)) return OptionId{*at};
    return unknown(token, "the issue `" + of.id + "` has no option " + described(token) +
                              suggestion(token.text, ids_of(of.options)));
  }

  std::optional<Relation> relation() {
    if (tokens_.take_if(">")) return Relation::better;
    if (tokens_.take_if(">=")) return Relation::at_least_as_good;
    if (tokens_.take_if("~")) return Relation::equal;
    return std::nullopt;
  }

  // Fails unless everything has been read.
  std::optional<Problem> rest(const char* expected) const {
    if (tokens_.peek().kind == Token::Kind::end) return std::nullopt;
    return Problem{
        "bad-formula", tokens_.peek().offset,
        described(tokens_.peek()) + " is not expected here; " + expected + advice(tokens_.peek())};
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
        return failed("bad-formula", number,
                      "a number above 0 may stand before an issue, not " + described(number));
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
  Parsed<Formula> iff(int depth) {
    auto left = implication(depth);
    if (!left || !tokens_.take_if("iff")) return left;
    auto right = implication(depth);
    if (!right) return right;
    if (tokens_.peek().is("iff")) {
      return failed("bad-formula", tokens_.peek(),
                    "`iff` cannot be chained; put parentheses around one part");
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
    return failed("bad-formula", tokens_.peek(),
                  "the parenthesis is not closed before " + described(tokens_.peek()) +
                      advice(tokens_.peek()));
  }

  Parsed<Formula> comparison() {
    const Token name = tokens_.peek();
    const auto of = issue();
    if (!of) return tl::unexpected(of.error());
    Formula formula;
    formula.atom.issue = *of;
    if (tokens_.take_if("in")) return membership(std::move(formula));
    if (tokens_.take_if("==")) {
      formula.atom.relation = Atom::Relation::equals;
    } else if (tokens_.take_if("!=")) {
      formula.atom.relation = Atom::Relation::differs;
    } else {
      return bare_name(std::move(formula), name);
    }
    const auto value = option(*of);
    if (!value) return tl::unexpected(value.error());
    formula.atom.options = {*value};
    return formula;
  }

  Parsed<Formula> membership(Formula formula) {
    formula.atom.relation = Atom::Relation::in;
    if (!tokens_.take_if("{")) {
      return failed("bad-formula", tokens_.peek(), "`in` needs options in braces: `in {a, b}`");
    }
    do {
      const Token token = tokens_.peek();
      const auto value = option(formula.atom.issue);
      if (!value) return tl::unexpected(value.error());
      auto& options = formula.atom.options;
      if (std::find(options.begin(), options.end(), *value) != options.end()) {
        return failed("bad-formula", token, described(token) + " stands twice in the braces");
      }
      options.push_back(*value);
    } while (tokens_.take_if(","));
    if (tokens_.take_if("}")) return formula;
    return failed("bad-formula", tokens_.peek(),
                  "a comma or `}` is needed, not " + described(tokens_.peek()));
  }

  Parsed<Formula> bare_name(Formula formula, const Token& name) {
    const Issue& issue = known_.issue(formula.atom.issue);
    const auto yes = position_of(issue.options, "yes");
    if (!yes || !position_of(issue.options, "no") || issue.options.size() != 2) {
      return failed("bad-formula", name.kind == Token::Kind::end ? name : tokens_.peek(),
                    "`" + issue.id +
                        "` needs `== OPTION`, `!= OPTION` or `in {…}` after it: only "
                        "an issue with just the options `yes` and `no` stands alone" +
                        advice(tokens_.peek()));
    }
    formula.atom.relation = Atom::Relation::holds;
    formula.atom.options = {OptionId{*yes}};
    return formula;
  }

  Parsed<Agreement> consent(int depth) {
    if (depth > kMostDepth) {
      return failed("bad-formula", tokens_.peek(), "nested too deeply");
    }
    if (tokens_.take_if("(")) {
      auto inner = agreement(depth + 1);
      if (!inner || tokens_.take_if(")")) return inner;
      return failed("bad-formula", tokens_.peek(),
                    "the parenthesis is not closed before " + described(tokens_.peek()));
    }
    if (tokens_.peek().is("not")) {
      return failed("bad-formula", tokens_.peek(),
                    "an agreement rule has no `not`: more consent never makes less of an "
                    "agreement");
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
      return failed("bad-formula", tokens_.peek(),
                    "`of` needs a list of parties in brackets: `2 of [a, b, c]`");
    }
    do {
      const Token token = tokens_.peek();
      auto party = one_party();
      if (!party) return party;
      if (std::find(rule.parts.begin(), rule.parts.end(), *party) != rule.parts.end()) {
        return failed("bad-formula", token, described(token) + " stands twice in the brackets");
      }
      rule.parts.push_back(std::move(*party));
    } while (tokens_.take_if(","));
    if (!tokens_.take_if("]")) {
      return failed("bad-formula", tokens_.peek(),
                    "a comma or `]` is needed, not " + described(tokens_.peek()));
    }
    const auto threshold = Decimal::parse(number.text);
    const Decimal most(static_cast<std::int64_t>(rule.parts.size()));
    if (!threshold || !threshold->is_whole() || *threshold < Decimal{1} || *threshold > most) {
      return failed("bad-formula", number,
                    "a whole number from 1 to " + std::to_string(rule.parts.size()) +
                        " is needed before `of`, not " + described(number));
    }
    rule.threshold = static_cast<std::uint32_t>(threshold->numerator());
    return rule;
  }

  Parsed<Agreement> one_party() {
    const Token token = tokens_.take();
    if (token.kind != Token::Kind::word || is_keyword(token.text)) {
      return failed("bad-formula", token,
                    "a party is needed, not " + described(token) + advice(token));
    }
    const auto at = position_of(known_.parties, token.text);
    if (!at) {
      std::vector<std::string> principals;
      for (const Party& party : known_.parties) {
        if (party.role == Role::principal) principals.push_back(party.id);
      }
      return unknown(token,
                     "no party is called " + described(token) + suggestion(token.text, principals));
    }
    if (known_.parties[*at].role != Role::principal) {
      return failed("bad-formula", token,
                    described(token) +
                        " is no principal: it has no vote, so its consent makes "
                        "no agreement");
    }
    Agreement rule;
    rule.kind = Agreement::Kind::party;
    rule.party = PartyId{*at};
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
    return failed("bad-formula", tokens_.peek(), "the formula is nested too deeply");
  }

  Tokens tokens_;
  const Contents& known_;
};

// Tokenizes, reads with `read`, and fails where something is left over.
template <class T, class Read>
Parsed<T> read_all(std::string_view text, const Contents& known, const char* expected, Read read) {
  auto tokens = tokens_of(text);
  if (!tokens) return tl::unexpected(tokens.error());
  Reader reader(std::move(*tokens), known);
  Parsed<T> result = read(reader);
  if (!result) return result;
  if (auto problem = reader.rest(expected)) return tl::unexpected(*std::move(problem));
  return result;
}

// Fails with `message` where a chain names something twice.
template <class Order, class Item>
Parsed<Order> chain(Reader& reader, Order order, std::vector<Item>& items, const char* needed,
                    auto read_item) {
  while (true) {
    const Token token = reader.tokens().peek();
    auto item = read_item();
    if (!item) return tl::unexpected(item.error());
    if (std::find(items.begin(), items.end(), *item) != items.end()) {
      return failed("bad-formula", token, described(token) + " stands twice in this order");
    }
    items.push_back(*item);
    const auto relation = reader.relation();
    if (!relation) break;
    order.relations.push_back(*relation);
  }
  const Token next = reader.tokens().peek();
  if (next.is("<") || next.is("<=")) {
    return failed("bad-formula", next, "an order goes from the best down: `a > b`, never `<`");
  }
  if (items.size() < 2) return failed("bad-formula", next, needed);
  return order;
}

}  // namespace

Parsed<Formula> read_formula(std::string_view text, const Contents& known) {
  return read_all<Formula>(text, known, "`and`, `or`, `implies` or `iff` may join two parts",
                           [](Reader& reader) { return reader.formula(); });
}

Parsed<OptionOrder> read_option_order(std::string_view text, IssueId issue, const Contents& known) {
  return read_all<OptionOrder>(text, known, "`>`, `>=` or `~` stands between two options",
                               [&](Reader& reader) -> Parsed<OptionOrder> {
                                 OptionOrder order;
                                 order.issue = issue;
                                 std::vector<OptionId> options;
                                 auto read = chain(reader, std::move(order), options,
                                                   "an order needs two options or more: `a > b`",
                                                   [&] { return reader.option(issue); });
                                 if (read) read->options = std::move(options);
                                 return read;
                               });
}

Parsed<IssueOrder> read_issue_order(std::string_view text, const Contents& known) {
  return read_all<IssueOrder>(text, known, "`>`, `>=` or `~` stands between two issues",
                              [&](Reader& reader) -> Parsed<IssueOrder> {
                                std::vector<IssueOrder::Term> terms;
                                auto read = chain(reader, IssueOrder{}, terms,
                                                  "an order needs two issues or more: `a > b`",
                                                  [&] { return reader.term(); });
                                if (read) read->terms = std::move(terms);
                                return read;
                              });
}

Parsed<Comparison> read_comparison(std::string_view text, const Contents& known) {
  return read_all<Comparison>(
      text, known, "`>`, `>=` or `~` stands between the two sides",
      [](Reader& reader) -> Parsed<Comparison> {
        Comparison comparison;
        auto left = reader.formula();
        if (!left) return tl::unexpected(left.error());
        const Token sign = reader.tokens().peek();
        const auto relation = reader.relation();
        if (!relation) {
          return failed("bad-formula", sign,
                        "`>`, `>=` or `~` is needed between the two sides, not " + described(sign));
        }
        auto right = reader.formula();
        if (!right) return tl::unexpected(right.error());
        comparison.left = std::move(*left);
        comparison.relation = *relation;
        comparison.right = std::move(*right);
        return comparison;
      });
}

Parsed<Agreement> read_agreement(std::string_view text, const Contents& known) {
  return read_all<Agreement>(text, known, "`and` or `or` may join two parts",
                             [](Reader& reader) { return reader.agreement(0); });
}

Parsed<Move> read_move(std::string_view text, IssueId issue, const Contents& known) {
  return read_all<Move>(
      text, known, "a move is `OPTION -> OPTION`", [&](Reader& reader) -> Parsed<Move> {
        const auto from = reader.option(issue);
        if (!from) return tl::unexpected(from.error());
        if (!reader.tokens().take_if("->")) {
          return failed("bad-formula", reader.tokens().peek(), "a move is `OPTION -> OPTION`");
        }
        const auto to = reader.option(issue);
        if (!to) return tl::unexpected(to.error());
        return Move{*from, *to};
      });
}

}  // namespace zopa::formula
