#include "random_talks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "finished.hpp"
#include "random_case.hpp"

#include "zopa/model/cells.hpp"
#include "zopa/model/steps.hpp"

namespace zopa::testing {
namespace {

// What YAML takes for something else, quotes, breaks, indents; any script.
constexpr std::array<const char*, 34> kTexts = {
    "Port Authority",
    "no",
    "1e3",
    "null",
    "~",
    "true",
    "2026-05-02",
    "0x1f",
    "-3.5",
    ".inf",
    "# hash",
    "a #hash: colon",
    "colon:",
    "- dash",
    "-",
    "? question",
    "! bang",
    "[brackets], {braces}",
    "'single' and \"double\" and \\ back",
    "%percent @at `tick` &anchor *alias | > <<",
    "---",
    "...",
    "Größe № 5 – «guillemets»",
    "港口谈判",
    "مفاوضات الميناء",
    "Ναυτιλιακές 🚢 e\xCC\x81",
    "two\nlines",
    "ends in a line break\n",
    "\n\n  begins with breaks and blanks, and ends so \n \n\n",
    "a tab\tand  two blanks",
    "no-break\xC2\xA0space",
    "a long text that has to be broken because it is wider than the hundred and twenty columns of "
    "a "
    "line, which folds it: and # no comment; \"quotes\" need nothing there",
    "alongwordwithoutanyplacetobreakitalongwordwithoutanyplacetobreakitalongwordwithoutanyplaceto"
    "breakitalongwordwithoutanyplacetobreakit",
    "joined \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
};

// Ids that are numbers, dates, truth values or signs to somebody.
constexpr std::array<const char*, 12> kIds = {
    "p", "no", "1e", "0x", "-", "_", "null", "on", "whether", "strongly", "2026-05-", "a-b_"};

const Range kHalf{*Decimal::parse("0.5"), *Decimal::parse("0.5")};

class Decoration {
 public:
  Decoration(Choices& choices, const std::string& note) : choices_(choices), note_(note) {
    talks_ = random_case(choices_, {.reservations = true}).contents();
  }

  Negotiation make() {
    talks_.title = text();
    talks_.as_of = date();
    mend_positions();
    add_sources();
    name_parties();
    add_others();
    name_issues();
    for (Rule& rule : talks_.rules) {
      rule.reason = maybe_text();
      rule.because = statements();
    }
    fill_statements();
    for (Party& party : talks_.parties) party.because = statements();
    add_rounds();
    table_options();
    add_positions();
    add_later_words();
    add_talk();
    add_assumptions();
    if (choices_.chance(30)) add_numbers();
    if (choices_.chance(30)) add_steps();
    return finished(std::move(talks_));
  }

 private:
  template <class List>
  std::size_t index_in(const List& list) {
    return choices_.below(static_cast<std::uint32_t>(list.size()));
  }

  std::string text() { return kTexts.at(index_in(kTexts)); }
  std::string maybe_text() { return choices_.chance(60) ? text() : ""; }
  std::string date() {
    constexpr std::array<const char*, 5> kDates = {"", "unknown", "2026", "2026-04", "2026-04-20"};
    return kDates.at(index_in(kDates));
  }
  // One of its kind: the number makes it differ.
  std::string id(std::size_t number) { return kIds.at(index_in(kIds)) + std::to_string(number); }

  std::vector<StatementId> statements() {
    std::vector<StatementId> some;
    for (std::size_t i = 0; i < talks_.statements.size(); ++i) {
      if (choices_.chance(25)) some.emplace_back(i);
    }
    return some;
  }

  std::vector<PartyId> parties(std::size_t least) {
    std::vector<PartyId> some;
    for (std::size_t i = 0; i < talks_.parties.size(); ++i) {
      if (i < least || choices_.chance(40)) some.emplace_back(i);
    }
    if (choices_.chance(30)) std::reverse(some.begin(), some.end());
    return some;
  }

  Range range() {
    constexpr std::array<const char*, 5> kNumbers = {"0", "0.05", "0.123456789012345", "0.35", "1"};
    const std::size_t low = index_in(kNumbers);
    const std::size_t high = choices_.chance(50) ? low : std::max(low, index_in(kNumbers));
    return {*Decimal::parse(kNumbers.at(low)), *Decimal::parse(kNumbers.at(high))};
  }
  std::optional<Range> maybe_range() {
    return choices_.chance(40) ? std::optional<Range>(range()) : std::nullopt;
  }

  // An issue about a number, with a claim of each form that speaks of numbers.
  void add_numbers() {
    Issue issue;
    issue.id = id(900);
    issue.name = text();
    issue.scale =
        Scale{*Decimal::parse("-1/3"), *Decimal::parse("3"), *Decimal::parse("1/9"), maybe_text()};
    const IssueId of{talks_.issues.size()};
    talks_.issues.push_back(std::move(issue));
    const auto some_number = [&] {
      const Scale& scale = *talks_.issue(of).scale;
      const auto place = choices_.below(static_cast<std::uint32_t>(scale.numbers()));
      return *option_of_number(talks_.issues[of.index()], scale.number_at(place));
    };
    const auto some_bound = [&] {
      const auto relation = static_cast<Atom::Relation>(choices_.between(4, 7));
      return Atom{of, relation, {some_number()}};
    };
    Formula bound;
    bound.atom = some_bound();
    Taking within{of, {}, some_bound()};
    // A bound that no number keeps takes nothing, which is a fault.
    const bool is_least = within.bound->relation == Atom::Relation::at_most;
    if (!is_least) within.bound->relation = Atom::Relation::at_least;
    const auto direction = static_cast<OptionOrder::Direction>(choices_.between(1, 2));
    const std::vector<Claim> claims = {RedLine{bound}, within, Taking{of, {some_number()}},
                                       OptionOrder{of, {}, {}, direction},
                                       OptionValues{of, {{some_number(), false, range()}}}};
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (choices_.chance(40)) continue;
      Position position;
      position.id = id(2000 + i);
      position.has_id = true;
      position.party = PartyId{index_in(talks_.parties)};
      position.claim = claims[i];
      talks_.positions.push_back(std::move(position));
    }
    if (choices_.chance(50)) talks_.status_quo.push_back({of, some_number()});
  }

  // Steps, with a claim of each form that speaks of their order, and perhaps a proposal.
  void add_steps() {
    const std::size_t count = choices_.between(2, 4);
    for (std::size_t i = 0; i < count; ++i) {
      Step step;
      step.id = id(910 + i);
      step.name = text();
      if (choices_.chance(50)) step.by = PartyId{index_in(talks_.parties)};
      if (choices_.chance(40)) step.verified_by = PartyId{index_in(talks_.parties)};
      step.because = statements();
      talks_.steps.push_back(std::move(step));
    }
    for (std::size_t i = 0; i < 6; ++i) {
      if (choices_.chance(30)) continue;
      Position position;
      position.id = id(2100 + i);
      position.has_id = true;
      position.party = PartyId{index_in(talks_.parties)};
      position.claim = claim_on_steps(i);
      talks_.positions.push_back(std::move(position));
    }
    for (Proposal& proposal : talks_.proposals) {
      if (choices_.chance(50)) continue;
      const IssueId order = some_order();
      proposal.package.push_back({order, OptionId{index_in(talks_.issue(order).options)}});
    }
  }

  IssueId some_order() {
    const std::size_t a = index_in(talks_.steps);
    const std::size_t b =
        (a + choices_.between(1, static_cast<std::uint32_t>(talks_.steps.size() - 1))) %
        talks_.steps.size();
    return order_of(talks_, StepId{a}, StepId{b});
  }

  Claim claim_on_steps(std::size_t form) {
    const IssueId order = some_order();
    const OptionId option{index_in(talks_.issue(order).options)};
    Formula some;
    some.atom = {order, static_cast<Atom::Relation>(choices_.below(2)), {option}};
    const std::vector<Claim> claims = {
        RedLine{before(talks_, order, talks_.issue(order).order->second)},
        Demand{together(talks_, order)},
        Acceptance{some},
        Taking{order, {option}},
        OptionOrder{order, {OptionId{2}, OptionId{0}}, {Relation::better}},
        OptionValues{order, {{option, false, range()}}}};
    return claims.at(form);
  }

  // The reader takes each statement of a row once, and no table without entries.
  void mend_positions() {
    std::erase_if(talks_.positions, [](const Position& position) {
      const auto* weights = std::get_if<IssueWeights>(&position.claim);
      return weights != nullptr && weights->entries.empty();
    });
    for (std::size_t i = 0; i < talks_.positions.size(); ++i) {
      Position& position = talks_.positions[i];
      position.id = id(1000 + i);
      std::sort(position.because.begin(), position.because.end());
      position.because.erase(std::unique(position.because.begin(), position.because.end()),
                             position.because.end());
    }
  }

  void add_sources() {
    talks_.sources.clear();
    for (std::size_t i = 0, count = choices_.between(1, 3); i < count; ++i) {
      constexpr std::array<const char*, 7> kWords = {"", "A", "B", "C", "D", "E", "F"};
      Source source;
      source.id = id(i);
      source.file = choices_.chance(20) ? "./note.txt" : "note.txt";
      source.title = maybe_text();
      source.author = maybe_text();
      source.publisher = maybe_text();
      source.date = date();
      source.language = choices_.chance(50) ? "en" : "";
      source.reliability = kWords.at(index_in(kWords));
      source.url = choices_.chance(30) ? "https://example.org/a?b=c#d" : "";
      talks_.sources.push_back(std::move(source));
    }
  }

  void name_parties() {
    for (std::size_t i = 0; i < talks_.parties.size(); ++i) {
      Party& party = talks_.parties[i];
      party.id = id(i);
      party.name = text();
      for (std::size_t r = 0, count = choices_.below(3); r < count; ++r) {
        Representative& one = party.representatives.emplace_back();
        one.id = id((10 * i) + r + 100);
        one.name = text();
        if (choices_.chance(20)) one.since.date = "2026-02";
        if (choices_.chance(20)) one.until.date = "2026-05-02";
      }
    }
  }

  // Those whose consent nobody needs.
  void add_others() {
    const std::size_t principals = talks_.parties.size();
    for (std::size_t i = 0, count = choices_.below(3); i < count; ++i) {
      Party party;
      party.id = id(principals + i);
      party.name = text();
      constexpr std::array kRoles = {Role::mediator, Role::supporter, Role::ratifier};
      party.role = kRoles.at(choices_.below(kRoles.size()));
      if (party.role != Role::mediator) party.of = PartyId{0};
      talks_.parties.push_back(std::move(party));
    }
  }

  void name_issues() {
    for (std::size_t i = 0; i < talks_.issues.size(); ++i) {
      Issue& issue = talks_.issues[i];
      issue.id = id(i);
      issue.name = text();
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        Option& option = issue.options[o];
        option.id = id(o);
        option.name = text();
        if (option.excluded) option.excluded = text();
      }
      leave_open(issue);
      read_in_two_ways(issue);
      ease_lines(issue);
      name_yes_and_no(IssueId{i});
      if (choices_.chance(30)) issue.irreversible = {{OptionId{0}, OptionId{1}}};
      if (choices_.chance(40)) {
        talks_.status_quo.push_back({IssueId{i}, OptionId{index_in(issue.options)}});
      }
    }
  }

  // By its last option, where nobody tabled it.
  void leave_open(Issue& issue) {
    Option& last = issue.options.back();
    if (issue.by || issue.scale || issue.options.size() < 3 || !last.hypothetical ||
        !choices_.chance(50))
      return;
    last.deferral = Deferral{};
    if (choices_.chance(50)) last.deferral->to = PartyId{index_in(talks_.parties)};
  }

  // The last option, as the first by one party, and as any by another.
  void read_in_two_ways(Issue& issue) {
    if (issue.by || issue.scale || issue.options.size() < 3 || !choices_.chance(30)) return;
    Option& last = issue.options.back();
    const PartyId one{index_in(talks_.parties)};
    const PartyId other{index_in(talks_.parties)};
    last.read_as.push_back({one, OptionId{0}});
    if (other != one) last.read_as.push_back({other, OptionId{1}});
  }

  void ease_lines(Issue& issue) {
    const bool may_ease = !issue.by && !issue.scale && issue.options.back().hypothetical;
    if (!may_ease || !choices_.chance(50)) return;
    Easing easing;
    for (const Position& position : talks_.positions) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      const bool may_move = line != nullptr && line->firmness != Firmness::absolute;
      if (may_move && position.has_id && choices_.chance(40)) easing.lines.push_back(position.id);
    }
    if (choices_.chance(50)) easing.paid_by = PartyId{index_in(talks_.parties)};
    if (!easing.lines.empty()) issue.options.back().eases = std::move(easing);
  }

  // An issue that a rule can name alone.
  void name_yes_and_no(IssueId id) {
    Issue& issue = talks_.issues[id.index()];
    if (issue.options.size() != 2 || !choices_.chance(50)) return;
    issue.options[0].id = "no";
    issue.options[1].id = "yes";
    Rule rule;
    rule.id = "alone" + std::to_string(id.index());
    rule.formula.atom = {id, Atom::Relation::holds, {OptionId{1}}};
    talks_.rules.push_back(std::move(rule));
  }

  // A passage of the source, from anywhere to anywhere.
  std::string quote() {
    const std::size_t start = index_in(note_);
    const std::string cut =
        note_.substr(start, choices_.between(1, static_cast<std::uint32_t>(note_.size())));
    return cut.find_first_not_of(" \n") == std::string::npos ? "town" : cut;
  }

  void fill_statements() {
    for (std::size_t i = 0; i < talks_.statements.size(); ++i) {
      Statement& statement = talks_.statements[i];
      statement.id = id(i);
      statement.source = SourceId{index_in(talks_.sources)};
      if (statement.by) {
        const Party& party = talks_.party(statement.by->party);
        if (!party.representatives.empty() && choices_.chance(50)) {
          statement.by->representative =
              static_cast<std::uint32_t>(index_in(party.representatives));
        }
      }
      statement.about = parties(0);
      statement.date = date();
      if (choices_.chance(20)) statement.disputes = statements();
      statement.text = maybe_text();
      if (statement.verbatim || statement.text.empty()) statement.quote = quote();
    }
  }

  void add_rounds() {
    for (std::size_t i = 0, count = choices_.below(4); i < count; ++i) {
      Round round;
      round.id = id(i);
      round.kind = maybe_text();
      round.date = choices_.chance(50) ? "20" + std::to_string(10 + i) : "unknown";
      round.with = parties(1);
      round.outcome = maybe_text();
      round.planned = choices_.chance(30);
      round.because = statements();
      talks_.rounds.push_back(std::move(round));
    }
  }

  // Some of the hypothetical ones, in a round or on a day.
  void table_options() {
    for (Issue& issue : talks_.issues) {
      for (Option& option : issue.options) {
        if (!option.hypothetical || !choices_.chance(50)) continue;
        if (!talks_.rounds.empty() && choices_.chance(50)) {
          option.tabled = NamedDay{RoundId{index_in(talks_.rounds)}, {}};
        } else {
          option.tabled = NamedDay{{}, "2026-04"};
        }
      }
    }
  }

  void add_position(Claim claim) {
    Position position;
    position.id = id(1000 + talks_.positions.size());
    position.has_id = true;
    position.party = PartyId{talks_.parties.size() - 1};
    position.claim = std::move(claim);
    position.because = statements();
    position.inferred = choices_.chance(30);
    talks_.positions.push_back(std::move(position));
  }

  Formula formula() {
    std::vector<const Formula*> known;
    for (const Position& position : talks_.positions) {
      if (const auto* line = std::get_if<RedLine>(&position.claim)) known.push_back(&line->formula);
    }
    Formula one = *known[index_in(known)];
    one.speaks_of_all = false;  // of a red line alone
    return one;
  }

  Relation relation() { return static_cast<Relation>(choices_.below(3)); }

  // The forms that random_case.hpp does not draw, of the last party.
  void add_positions() {
    if (choices_.chance(50)) add_position(Comparison{formula(), relation(), formula()});
    if (choices_.chance(50) && talks_.issues.size() > 1) {
      IssueOrder order;
      for (std::size_t i = 0; i < talks_.issues.size(); ++i) {
        order.terms.push_back({Decimal{1 + choices_.below(3)}, IssueId{i}});
        if (i > 0) order.relations.push_back(relation());
      }
      add_position(std::move(order));
    }
    if (choices_.chance(50)) add_priorities();
    if (choices_.chance(50)) add_taking();
    if (choices_.chance(50) && talks_.parties.size() > 1) add_values();
    if (choices_.chance(30)) add_position(Acceptance{formula()});
  }

  void add_taking() {
    Taking taking{IssueId{index_in(talks_.issues)}, {}};
    for (std::size_t o = 0; o < talks_.issue(taking.issue).options.size(); ++o) {
      if (o == 0 || choices_.chance(50)) taking.options.emplace_back(o);
    }
    add_position(std::move(taking));
  }

  void add_priorities() {
    Priorities priorities;
    std::vector<bool> is_open;
    for (std::size_t i = 0, count = choices_.between(1, 4); i < count; ++i) {
      priorities.formulas.push_back(formula());
      is_open.push_back(choices_.chance(30));
    }
    if (std::find(is_open.begin(), is_open.end(), true) != is_open.end()) {
      priorities.is_open = std::move(is_open);
    }
    priorities.strong = choices_.below(static_cast<std::uint32_t>(priorities.formulas.size()) + 1);
    add_position(std::move(priorities));
  }

  void add_values() {
    constexpr std::array<const char*, 4> kNumbers = {"-10", "0.25", "123456789.5", "60"};
    const IssueId issue{index_in(talks_.issues)};
    OptionValues values{issue, {}};
    for (std::size_t o = 0; o < talks_.issue(issue).options.size(); ++o) {
      const Decimal low = *Decimal::parse(kNumbers.at(index_in(kNumbers)));
      values.entries.push_back(
          {OptionId{o}, false, {low, choices_.chance(50) ? low : Decimal{1'000'000'000}}});
    }
    add_position(std::move(values));
  }

  // Rows that replace earlier ones of their id.
  void add_later_words() {
    if (talks_.rounds.empty()) return;
    const std::size_t rows = talks_.positions.size();
    for (std::size_t i = 0; i < rows; ++i) {
      if (!choices_.chance(15)) continue;
      Position later = talks_.positions[i];
      later.from = RoundId{index_in(talks_.rounds)};
      later.because = statements();
      talks_.positions.push_back(std::move(later));
    }
  }

  void add_talk() {
    for (std::size_t i = 0, count = choices_.below(3); i < count; ++i) {
      Frame frame;
      frame.party = PartyId{index_in(talks_.parties)};
      frame.text = text();
      frame.because = statements();
      frame.inferred = choices_.chance(50);
      talks_.frames.push_back(std::move(frame));
    }
    for (std::size_t i = 0, count = choices_.below(3); i < count; ++i) add_proposal(i);
    for (std::size_t i = 0, count = choices_.below(3); i < count; ++i) add_event(i);
    if (talks_.parties.size() < 2) return;
    for (std::size_t i = 0, count = choices_.below(3); i < count; ++i) {
      Bloc bloc;
      bloc.id = id(5000 + i);
      bloc.with = parties(2);
      bloc.before = maybe_text();
      bloc.because = statements();
      bloc.inferred = choices_.chance(50);
      talks_.blocs.push_back(std::move(bloc));
    }
  }

  void add_event(std::size_t number) {
    Event event;
    event.id = id(7000 + number);
    event.name = text();
    event.date = "2026-01-0" + std::to_string(choices_.between(1, 9));
    for (const PartyId party : parties(1)) {
      event.changes.push_back(
          {party, choices_.chance(50) ? NoAgreement::worse : NoAgreement::better});
    }
    event.because = statements();
    talks_.events.push_back(std::move(event));
  }

  void add_proposal(std::size_t number) {
    Proposal proposal;
    proposal.id = id(6000 + number);
    proposal.by.party = PartyId{index_in(talks_.parties)};
    proposal.date = date();
    if (!talks_.rounds.empty() && choices_.chance(30)) {
      proposal.from = RoundId{index_in(talks_.rounds)};
    }
    for (std::size_t i = 0; i < talks_.issues.size(); ++i) {
      const Issue& issue = talks_.issues[i];
      if (issue.by || !choices_.chance(70)) continue;
      proposal.package.push_back({IssueId{i}, OptionId{index_in(issue.options)}});
    }
    proposal.because = statements();
    if (!proposal.package.empty()) talks_.proposals.push_back(std::move(proposal));
  }

  void add_assumptions() {
    for (std::size_t i = 0, count = choices_.below(4); i < count; ++i) {
      Assumption one;
      one.breakdown_per_round = kHalf;
      if (choices_.chance(60)) {
        one.party = PartyId{index_in(talks_.parties)};
        one.cost_per_round = maybe_range();
        one.expects_to_prevail = maybe_range();
        one.expects_to_prevail_later = maybe_range();
        one.discount = maybe_range();
        one.cost_of_conflict = maybe_range();
      }
      if (choices_.chance(60)) about_a_red_line(one);
      one.reason = maybe_text();
      one.because = statements();
      talks_.assumptions.push_back(std::move(one));
    }
  }

  void about_a_red_line(Assumption& assumption) {
    for (const Position& position : talks_.positions) {
      if (!std::holds_alternative<RedLine>(position.claim)) continue;
      assumption.red_line = position.id;
      assumption.softens_per_round = maybe_range();
      assumption.hardens_per_round = maybe_range();
      return;
    }
  }

  Choices& choices_;
  const std::string& note_;
  Contents talks_;
};

}  // namespace

Negotiation random_talks(Choices& choices, const std::string& note) {
  return Decoration(choices, note).make();
}

}  // namespace zopa::testing
