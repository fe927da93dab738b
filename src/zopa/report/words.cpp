#include "zopa/report/words.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "zopa/answer/words.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/voices.hpp"
#include "zopa/space/spoken_to.hpp"

namespace zopa::report {
namespace {

std::string grouped(const std::string& digits) {
  std::string text = digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), "\u202F");  // narrow no-break space
  }
  return text;
}

// A reader stops long before a thousand issues are named; the JSON has them all.
std::size_t issues_said(std::size_t issues) {
  constexpr std::size_t kMostIssues = 100;
  return std::min(issues, kMostIssues);
}

void add_unsaid(std::size_t issues, List& list) {
  if (issues > 0) list.parts.emplace_back(Message("package.rest", {{"count", issues}}));
}

}  // namespace

std::string counted(std::size_t count, const std::string& noun) {
  return counted(Count{count}, noun);
}

std::string counted(const Count& count, const std::string& noun) {
  const std::string number = count.is_zero() ? "no" : grouped(count.digits);
  if (noun.empty()) return (count.is_zero() ? "none" : number) + " ";
  return number + " " + noun + (count.digits == "1" ? "" : "s");
}

std::string counted(const deadlock::PackageCount& count, const std::string& noun) {
  if (count.count) return counted(*count.count, noun);
  const std::string what = noun.empty() ? "" : noun;
  if (!count.any) return noun.empty() ? "an unknown number " : "an unknown number of " + what + "s";
  return (*count.any ? "at least one " : "none ") + what;
}

Value between(const Range& range) {
  if (range.is_point()) return range.low;
  return Message("number.range", {{"low", range.low}, {"high", range.high}});
}

Value between(int most_digits, double low, double high) {
  if (low == high) return up_to(most_digits, low);
  return Message("number.range",
                 {{"low", up_to(most_digits, low)}, {"high", up_to(most_digits, high)}});
}

std::vector<Argument> with_count(const deadlock::PackageCount& count,
                                 std::vector<Argument> arguments) {
  const char* known = count.count ? "yes" : !count.any ? "no" : *count.any ? "some" : "none";
  arguments.push_back({"known", known});
  arguments.push_back({"count", count.count.value_or(Count{})});
  return arguments;
}

Value how_many(const deadlock::PackageCount& count) {
  return Message("number.packages", with_count(count));
}

std::string letter_of(PartyId party) {
  constexpr std::size_t kLetters = 26;
  const std::size_t round = party.index() / kLetters;
  std::string letter(1, static_cast<char>('A' + party.index() % kLetters));
  return round == 0 ? letter : letter + std::to_string(round + 1);
}

Words::Words(const Negotiation& negotiation, const words::Catalogue& catalogue)
    : negotiation_(negotiation), catalogue_(catalogue), disputes_(disputes_of(negotiation)) {
  for (const Position& one : negotiation.positions()) claims_.emplace(one.id, &one);
  const std::vector<bool> is_spoken_to = issues_spoken_to(negotiation);
  for (std::size_t i = 0; i < is_spoken_to.size(); ++i) {
    const auto& options = negotiation.issues()[i].options;
    const auto tabled = std::count_if(options.begin(), options.end(), [](const Option& option) {
      return option.is_possible() && !option.hypothetical;
    });
    alike_.push_back(is_spoken_to[i] ? 1
                                     : std::max<std::size_t>(1, static_cast<std::size_t>(tabled)));
  }
}

const Position* Words::claim_called(const std::string& id) const {
  const auto claim = claims_.find(id);
  return claim != claims_.end() ? claim->second : nullptr;
}

List Words::names(const std::vector<PartyId>& ids, Join join) const {
  List list{join, {}};
  for (const PartyId id : ids) list.parts.emplace_back(name(id));
  return list;
}

std::string Words::parties(const std::vector<PartyId>& ids) const { return text(names(ids)); }

std::string Words::issues(const std::vector<IssueId>& ids) const {
  List list{Join::semicolons, {}};
  for (const IssueId id : ids) list.parts.emplace_back(Name{issue(id)});
  return text(std::move(list));
}

Value Words::quoted(IssueId issue, OptionId id) const {
  const Option& option = negotiation_.option(issue, id);
  if (option.numbers) return numbers(issue, *option.numbers);
  return Quoted{option.name};
}

List Words::quoted(IssueId issue, const std::vector<OptionId>& ids, Join join) const {
  List list{join, {}};
  if (negotiation_.issue(issue).scale) {
    for (const Range& stretch : stretches(negotiation_, issue, ids)) {
      list.parts.emplace_back(numbers(issue, stretch));
    }
    return list;
  }
  for (const OptionId id : ids) list.parts.emplace_back(quoted(issue, id));
  return list;
}

Value Words::numbers(IssueId issue, const Range& range) const {
  const Scale& scale = *negotiation_.issue(issue).scale;
  const bool is_low = range.low == scale.from && !range.is_point();
  const bool is_high = range.high == scale.to && !range.is_point();
  const char* part = is_low == is_high ? "all" : is_low ? "or_less" : "or_more";
  return Message(
      "number.of_unit",
      {{"part", part},
       {"number", is_low == is_high ? between(range) : Value(is_low ? range.high : range.low)},
       {"has_unit", yes_or_no(!scale.unit.empty())},
       {"unit", scale.unit}});
}

std::string Words::option(IssueId issue, OptionId id) const { return text(quoted(issue, id)); }

std::string Words::options(IssueId issue, const std::vector<OptionId>& ids, Join join) const {
  return text(quoted(issue, ids, join));
}

std::size_t Words::said_as_one(IssueId issue, OptionId option) const {
  return negotiation_.option(issue, option).hypothetical ? 1 : alike_[issue.index()];
}

std::string Words::package(const std::vector<IssueId>& issues, const Package& package) const {
  List list{Join::semicolons, {}};
  const std::size_t said = issues_said(issues.size());
  for (std::size_t i = 0; i < said; ++i) {
    const std::size_t alike = said_as_one(issues[i], package[i]);
    const Value option = alike > 1 ? Value(Message("package.any", {{"count", alike}}))
                                   : Value(quoted(issues[i], package[i]));
    list.parts.emplace_back(
        Message("package.option", {{"issue", issue(issues[i])}, {"option", option}}));
  }
  add_unsaid(issues.size() - said, list);
  return text(std::move(list));
}

std::string Words::choices(const std::vector<IssueId>& issues,
                           const std::vector<OptionId>& options) const {
  List list{Join::semicolons, {}};
  const std::size_t said = issues_said(issues.size());
  for (std::size_t i = 0; i < said; ++i) {
    list.parts.emplace_back(Message("package.option", {{"issue", issue(issues[i])},
                                                       {"option", quoted(issues[i], options[i])}}));
  }
  add_unsaid(issues.size() - said, list);
  return text(std::move(list));
}

std::string Words::part(const Formula& formula) const {
  const bool is_simple =
      formula.kind == Formula::Kind::atom || formula.kind == Formula::Kind::negation;
  if (is_simple) return this->formula(formula);
  return say("formula.part", {{"formula", this->formula(formula)}});
}

std::string Words::atom(const Atom& atom, bool positive) const {
  if (atom.is_bound()) {
    const Atom::Relation sign = positive ? atom.relation : opposite(atom.relation);
    return say("formula.bound", {{"issue", issue(atom.issue)},
                                 {"sign", words_of(sign).at(static_cast<std::size_t>(sign))},
                                 {"number", quoted(atom.issue, atom.options.front())}});
  }
  const bool is = positive != (atom.relation == Atom::Relation::differs);
  return say(
      is ? "formula.is" : "formula.is_not",
      {{"issue", issue(atom.issue)}, {"options", quoted(atom.issue, atom.options, Join::any)}});
}

std::string Words::rule(const Rule& rule) const {
  if (rule.steps.empty()) return formula(rule.formula);
  List steps;
  for (const StepId step : rule.steps) steps.parts.emplace_back(negotiation_.step(step).name);
  return say("rule.of_time", {{"steps", std::move(steps)}});
}

std::string Words::formula(const Formula& formula) const {
  const auto joined = [&](Join join) {
    List list{join, {}};
    for (const Formula& one : formula.parts) list.parts.emplace_back(part(one));
    return text(std::move(list));
  };
  switch (formula.kind) {
    case Formula::Kind::atom:
      return atom(formula.atom, true);
    case Formula::Kind::negation:
      if (formula.parts[0].kind == Formula::Kind::atom) return atom(formula.parts[0].atom, false);
      return say("formula.not", {{"formula", part(formula.parts[0])}});
    case Formula::Kind::conjunction:
      return joined(Join::all);
    case Formula::Kind::disjunction:
      return joined(Join::any);
    case Formula::Kind::implication:
      return say("formula.if",
                 {{"first", part(formula.parts[0])}, {"second", part(formula.parts[1])}});
    case Formula::Kind::iff:
      return say("formula.exactly_if",
                 {{"first", part(formula.parts[0])}, {"second", part(formula.parts[1])}});
  }
  return {};
}

// "four of the other five", where `part` names every principal that the whole does not name by
// itself; "either A or B", as "A and B or C" could be read in two ways.
std::string Words::part_of_all(const Agreement& part, const Agreement& whole) const {
  if (part.kind == Agreement::Kind::any) {
    return say("agreement.either", {{"parts", agreement(part)}});
  }
  if (part.kind != Agreement::Kind::at_least) return agreement(part);
  std::set<PartyId> named;
  for (const Agreement* rule : {&part, &whole}) {
    for (const Agreement& one : rule->parts) {
      if (one.kind == Agreement::Kind::party) named.insert(one.party);
    }
  }
  const auto& parties = negotiation_.parties();
  const auto principals = static_cast<std::size_t>(
      std::count_if(parties.begin(), parties.end(),
                    [](const Party& party) { return party.role == Role::principal; }));
  const std::size_t others = part.parts.size();
  const bool is_rest = named.size() == principals && others + whole.parts.size() - 1 == principals;
  if (!is_rest) return agreement(part);
  return say("agreement.of_the_others", {{"count", part.threshold}, {"others", others}});
}

std::string Words::agreement(const Agreement& rule) const {
  if (rule.kind == Agreement::Kind::party) return party(rule.party);
  List parts{rule.kind == Agreement::Kind::any ? Join::any : Join::all, {}};
  for (const Agreement& part : rule.parts) {
    if (part.kind == Agreement::Kind::party) {
      parts.parts.emplace_back(name(part.party));
    } else {
      parts.parts.emplace_back(rule.kind == Agreement::Kind::all ? part_of_all(part, rule)
                                                                 : agreement(part));
    }
  }
  if (rule.kind != Agreement::Kind::at_least) return text(std::move(parts));
  return say("agreement.at_least", {{"count", rule.threshold}, {"parts", std::move(parts)}});
}

std::string Words::origin(const Statement& statement) const {
  const bool is_own = statement.by && statement.about == std::vector<PartyId>{statement.by->party};
  const bool is_dated = !statement.date.empty() && statement.date != "unknown";
  const char* how = statement.quote.empty() ? "summary"
                    : statement.verbatim    ? "verbatim"
                                            : "paraphrase";
  return say("statement.origin",
             {{"about", is_own                    ? "self"
                        : statement.about.empty() ? "nobody"
                                                  : "parties"},
              {"parties", names(statement.about)},
              {"by", statement.by        ? "somebody"
                     : statement.unnamed ? "unnamed"
                                         : "source"},
              {"hedged", yes_or_no(statement.hedged)},
              {"speaker", statement.by ? speaker(*statement.by) : ""},
              {"how", how},
              {"source", Code{negotiation_.sources()[statement.source.index()].id}},
              {"dated", yes_or_no(is_dated)},
              {"date", statement.date}});
}

MadeNames made_names(const words::Catalogue& catalogue) {
  const auto text = [&](const char* key) {
    return catalogue.text(Message(key, {{"first", "{first}"},
                                        {"second", "{second}"},
                                        {"verifiers", "{verifiers}"},
                                        {"party", "{party}"}}));
  };
  return {text("order.issue"),     text("order.first"), text("order.together"),
          text("order.verified"),  text("order.both"),  text("deferral.later"),
          text("deferral.decided")};
}

std::string without_office(const std::string& name) { return name.substr(0, name.find(',')); }

std::string Words::speaker(const Speaker& speaker) const {
  const Party& side = negotiation_.party(speaker.party);
  if (!speaker.representative) return side.name;
  const std::string& name = side.representatives[*speaker.representative].name;
  const bool is_former = side.representatives[*speaker.representative].is_former;
  return say(is_former ? "statement.former_speaker" : "statement.speaker",
             {{"name", without_office(name)}, {"party", side.name}});
}

Message Words::would_accept(Value parties, IssueId issue, OptionId option) const {
  const Argument party{"party", std::move(parties)};
  const auto& deferral = negotiation_.option(issue, option).deferral;
  if (deferral && deferral->to) {
    return {"question.bound", {party, {"who", name(*deferral->to)}, {"issue", this->issue(issue)}}};
  }
  return {"question.accept",
          {party, {"option", quoted(issue, option)}, {"issue", this->issue(issue)}}};
}

std::string Words::basis(Basis basis) const {
  return say("basis.word", {{"basis", zopa::to_text(basis)}});
}

std::string Words::basis(Basis level, const std::vector<StatementId>& because) const {
  std::string said = basis(level);
  if (is_of_former_voices(negotiation_, because)) said = say("basis.former", {{"basis", said}});
  return is_disputed(because) ? say("basis.disputed", {{"basis", said}}) : said;
}

bool Words::is_disputed(const std::vector<StatementId>& because) const {
  return zopa::is_disputed(disputes_, because);
}

std::string Words::with_dispute(std::string sentence, bool is_disputed) const {
  return is_disputed ? say("brief.on_disputed", {{"sentence", sentence}}) : sentence;
}

std::string Words::firmness(Firmness firmness) const {
  return say("line.firmness", {{"firmness", zopa::to_text(firmness)}});
}

// Each kind of claim as a sentence.
struct Words::ClaimInWords {
  const Words& words;
  Name party;

  [[nodiscard]] std::string says(const char* key, Value what) const {
    return words.say(key, {{"party", party}, {"what", std::move(what)}});
  }

  static const char* sign_of(Relation relation) {
    switch (relation) {
      case Relation::better:
        return ">";
      case Relation::at_least_as_good:
        return "≥";
      case Relation::equal:
        break;
    }
    return "=";
  }

  // "a > b = c"
  [[nodiscard]] Value chain(const std::vector<Value>& terms,
                            const std::vector<Relation>& relations) const {
    Value chain = terms.front();
    for (std::size_t i = 1; i < terms.size(); ++i) {
      chain = Message("claim.chain", {{"first", std::move(chain)},
                                      {"relation", sign_of(relations[i - 1])},
                                      {"second", terms[i]}});
    }
    return chain;
  }

  std::string operator()(const Demand& claim) const {
    return says("claim.demand", words.formula(claim.as_said()));
  }
  std::string operator()(const RedLine& claim) const {
    const Formula& said = claim.as_said();
    return says(said.speaks_of_all ? "claim.red_line_of_all" : "claim.red_line",
                words.formula(said));
  }
  std::string operator()(const Acceptance& claim) const {
    return says("claim.acceptance", words.formula(claim.as_said()));
  }
  std::string operator()(const Taking& claim) const {
    return words.say("claim.taking",
                     {{"party", party},
                      {"issue", words.issue(claim.issue)},
                      {"what", words.quoted(claim.issue, claim.options, Join::any)}});
  }
  std::string operator()(const OptionOrder& claim) const {
    if (claim.direction != OptionOrder::Direction::listed) {
      return words.say("claim.number_order",
                       {{"party", party},
                        {"issue", words.issue(claim.issue)},
                        {"direction", to_notation(claim, words.negotiation_)}});
    }
    std::vector<Value> terms;
    for (const OptionId option : claim.options)
      terms.emplace_back(words.quoted(claim.issue, option));
    return words.say("claim.option_order", {{"party", party},
                                            {"issue", words.issue(claim.issue)},
                                            {"what", chain(terms, claim.relations)}});
  }
  std::string operator()(const IssueOrder& claim) const {
    std::vector<Value> terms;
    for (const auto& term : claim.terms) {
      const Quoted issue{words.issue(term.issue)};
      if (term.factor == Decimal{1}) {
        terms.emplace_back(issue);
      } else {
        terms.emplace_back(Message("claim.times", {{"factor", term.factor}, {"issue", issue}}));
      }
    }
    return says("claim.issue_order", chain(terms, claim.relations));
  }
  std::string operator()(const Comparison& claim) const {
    return says("claim.comparison",
                chain({words.part(claim.left), words.part(claim.right)}, {claim.relation}));
  }
  std::string operator()(const Priorities& claim) const {
    List list{Join::semicolons, {}};
    for (std::size_t i = 0; i < claim.formulas.size(); ++i) {
      const char* how = claim.has_open() && claim.is_open[i] ? "open"
                        : i < claim.strong                   ? "strong"
                                                             : "plain";
      list.parts.emplace_back(
          Message("claim.priority", {{"how", how}, {"formula", words.formula(claim.formulas[i])}}));
    }
    return says("claim.priorities", std::move(list));
  }
  std::string operator()(const OptionValues& claim) const {
    List list{Join::semicolons, {}};
    for (const auto& entry : claim.entries) {
      if (entry.is_between) continue;
      list.parts.emplace_back(Message(
          "claim.entry",
          {{"name", words.quoted(claim.issue, entry.option)}, {"value", between(entry.value)}}));
    }
    return words.say(
        "claim.option_values",
        {{"party", party}, {"issue", words.issue(claim.issue)}, {"what", std::move(list)}});
  }
  std::string operator()(const IssueWeights& claim) const {
    List list{Join::semicolons, {}};
    for (const auto& entry : claim.entries) {
      list.parts.emplace_back(Message(
          "claim.entry", {{"name", words.issue(entry.issue)}, {"value", between(entry.weight)}}));
    }
    return says("claim.issue_weights", std::move(list));
  }
  std::string operator()(const OptionPoints& claim) const {
    List list{Join::semicolons, {}};
    for (const auto& part : claim.issues) {
      List options{Join::commas, {}};
      for (const auto& entry : part.options) {
        if (entry.is_between) continue;
        options.parts.emplace_back(
            Message("claim.entry",
                    {{"name", words.quoted(part.issue, entry.option)}, {"value", entry.points}}));
      }
      list.parts.emplace_back(Message("claim.points_of_issue", {{"issue", words.issue(part.issue)},
                                                                {"options", std::move(options)}}));
    }
    return says("claim.points", std::move(list));
  }
  std::string operator()(const Reservation& claim) const {
    return says(claim.in_points ? "claim.reservation_in_points" : "claim.reservation",
                between(claim.utility));
  }
};

std::string Words::claim(const Position& position) const {
  return std::visit(ClaimInWords{*this, name(position.party)}, position.claim);
}

}  // namespace zopa::report
