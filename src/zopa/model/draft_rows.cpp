// How the rows of a draft are written, one function each.
#include "zopa/model/deferrals.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa {
namespace {

template <class Row>
Entry<Row> added(Contents& contents, std::vector<Row> Contents::* list, Row row) {
  (contents.*list).push_back(std::move(row));
  return Entry<Row>(contents, list);
}

std::vector<Relation> or_strict(std::vector<Relation> relations, std::size_t items) {
  if (relations.empty() && items > 1) relations.assign(items - 1, Relation::better);
  return relations;
}

Agreement rule_of(Agreement::Kind kind, const std::vector<Consent>& parts) {
  Agreement rule;
  rule.kind = kind;
  for (const Consent& part : parts) rule.parts.push_back(part.rule);
  return rule;
}

}  // namespace

Amount Amount::between(const Amount& low, const Amount& high) {
  Amount amount = low;
  amount.high_ = high.low_;
  return amount;
}

std::optional<Range> Amount::range() const {
  const auto low = Decimal::parse(low_);
  const auto high = Decimal::parse(high_);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

Consent::Consent(PartyId party) { rule = {Agreement::Kind::party, party, 0, {}}; }

Agreement all_of(const std::vector<Consent>& parts) { return rule_of(Agreement::Kind::all, parts); }

Agreement any_of(const std::vector<Consent>& parts) { return rule_of(Agreement::Kind::any, parts); }

Agreement at_least(std::uint32_t count, const std::vector<Consent>& parties) {
  Agreement rule = rule_of(Agreement::Kind::at_least, parties);
  rule.threshold = count;
  return rule;
}

PartyId Draft::party(std::string id, std::string name, Role role) {
  Party party;
  party.id = std::move(id);
  party.name = std::move(name);
  party.role = role;
  contents.parties.push_back(std::move(party));
  return PartyId{contents.parties.size() - 1};
}

PartyId Draft::supporter(std::string id, std::string name, PartyId of) {
  const PartyId added = party(std::move(id), std::move(name), Role::supporter);
  contents.parties.back().of = of;
  return added;
}

PartyId Draft::ratifier(std::string id, std::string name, PartyId of) {
  const PartyId added = party(std::move(id), std::move(name), Role::ratifier);
  contents.parties.back().of = of;
  return added;
}

Speaker Draft::representative(PartyId of, std::string id, std::string name) {
  if (of.index() >= contents.parties.size()) {
    slips_.push_back({"unknown-name", Message("fault.no_represented"), {}, true});
    return {of, std::nullopt};
  }
  auto& representatives = contents.parties[of.index()].representatives;
  representatives.push_back({std::move(id), std::move(name)});
  return {of, static_cast<std::uint32_t>(representatives.size() - 1)};
}

DraftStep Draft::step(std::string id, std::string name, std::optional<PartyId> by,
                      std::optional<PartyId> verified_by) {
  Step step;
  step.id = std::move(id);
  step.name = std::move(name);
  step.by = by;
  step.verified_by = verified_by;
  contents.steps.push_back(std::move(step));
  return {contents, StepId{contents.steps.size() - 1}};
}

DraftIssue Draft::issue(std::string id, std::string name, const std::vector<NamedOption>& options) {
  Issue issue;
  issue.id = std::move(id);
  issue.name = std::move(name);
  for (const NamedOption& option : options) {
    issue.options.push_back({option.id, option.name});
  }
  contents.issues.push_back(std::move(issue));
  return {IssueId{contents.issues.size() - 1}, contents.issues.back()};
}

DraftIssue Draft::own_move(PartyId by, std::string id, std::string name,
                           const std::vector<NamedOption>& options) {
  DraftIssue added = issue(std::move(id), std::move(name), options);
  contents.issues.back().by = by;
  return added;
}

DraftNumbers Draft::numeric_issue(std::string id, std::string name, const Scale& scale) {
  Issue issue;
  issue.id = std::move(id);
  issue.name = std::move(name);
  issue.scale = scale;
  contents.issues.push_back(std::move(issue));
  return {contents, IssueId{contents.issues.size() - 1}};
}

void Draft::hypothetical(const DraftIssue& issue, std::string_view option) {
  if (Option* marked = find_option(issue, option, "hypothetical")) marked->hypothetical = true;
}

void Draft::hypothetical(const DraftIssue& issue, std::string_view option, RoundId tabled_in) {
  Option* marked = find_option(issue, option, "hypothetical");
  if (marked == nullptr) return;
  marked->hypothetical = true;
  marked->tabled = NamedDay{tabled_in, {}};
}

void Draft::hypothetical(const DraftIssue& issue, std::string_view option, std::string tabled_on) {
  Option* marked = find_option(issue, option, "hypothetical");
  if (marked == nullptr) return;
  marked->hypothetical = true;
  marked->tabled = NamedDay{{}, std::move(tabled_on)};
}

DraftIssue Draft::may(const DraftIssue& issue, const Deferral& deferral) {
  if (issue.id().index() >= contents.issues.size()) return issue;
  Issue& left_open = contents.issues[issue.id().index()];
  add_deferral(contents, deferral, left_open);
  return {issue.id(), left_open};
}

void Draft::reads(const DraftIssue& issue, PartyId party, std::string_view option,
                  std::string_view as) {
  const Spot spot{Section::issues, issue.id().index(), "reads"};
  const OptionId other = option_of(issue, as, spot);
  Option* read = find_option(issue, option, "reads");
  if (read != nullptr) read->read_as.push_back({party, other});
}

void Draft::eases(const DraftIssue& issue, std::string_view option, Easing easing) {
  Option* offered = find_option(issue, option, "eases");
  if (offered != nullptr) offered->eases = std::move(easing);
}

void Draft::exclude(const DraftIssue& issue, std::string_view option, std::string reason) {
  Option* marked = find_option(issue, option, "excluded");
  if (marked != nullptr) marked->excluded = std::move(reason);
}

void Draft::irreversible(const DraftIssue& issue, std::string_view from, std::string_view to) {
  const Spot spot{Section::issues, issue.id().index(), "irreversible"};
  const Move move{option_of(issue, from, spot), option_of(issue, to, spot)};
  const bool is_here = issue.id().index() < contents.issues.size();
  if (is_here) contents.issues[issue.id().index()].irreversible.push_back(move);
}

void Draft::status_quo(const DraftIssue& issue, std::string_view option) {
  const Spot spot{Section::status_quo, contents.status_quo.size()};
  contents.status_quo.push_back({issue, option_of(issue, option, spot)});
}

Entry<Rule> Draft::rule(const Condition& condition, std::string reason) {
  Rule rule;
  rule.formula = taken(condition, {Section::rules, contents.rules.size(), "rule"});
  rule.reason = std::move(reason);
  return added(contents, &Contents::rules, std::move(rule));
}

SourceId Draft::source(std::string id, std::string file, std::string title) {
  Source source;
  source.id = std::move(id);
  source.file = std::move(file);
  source.title = std::move(title);
  contents.sources.push_back(std::move(source));
  return SourceId{contents.sources.size() - 1};
}

Entry<Statement> Draft::statement(SourceId source, std::string quote) {
  Statement statement;
  statement.source = source;
  statement.quote = std::move(quote);
  return added(contents, &Contents::statements, std::move(statement));
}

Entry<Statement> Draft::paraphrase(SourceId source, std::string text) {
  Statement statement;
  statement.source = source;
  statement.text = std::move(text);
  return added(contents, &Contents::statements, std::move(statement));
}

Entry<Proposal> Draft::proposal(const Speaker& by, const std::vector<ProposedOption>& package) {
  Proposal proposal;
  proposal.by = by;
  const Spot spot{Section::proposals, contents.proposals.size(), "package"};
  for (const ProposedOption& one : package) {
    proposal.package.push_back({one.issue, option_of(one.issue, one.option, spot)});
  }
  return added(contents, &Contents::proposals, std::move(proposal));
}

Entry<Position> Draft::claim(PartyId party, Claim claim) {
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  return added(contents, &Contents::positions, std::move(position));
}

Entry<Position> Draft::demands(PartyId party, const Condition& condition) {
  return claim(party, Demand{taken(condition, next_position("demands"))});
}

Entry<Position> Draft::red_line(PartyId party, const Condition& condition, Firmness firmness) {
  return claim(party, RedLine{taken(condition, next_position("requires")), firmness});
}

Entry<Position> Draft::only(PartyId party, const Condition& condition, Firmness firmness) {
  Formula formula = taken(condition, next_position("requires"));
  formula.speaks_of_all = true;
  return claim(party, RedLine{std::move(formula), firmness});
}

Entry<Position> Draft::accepts(PartyId party, const Condition& condition) {
  return claim(party, Acceptance{taken(condition, next_position("accepts"))});
}

Entry<Position> Draft::takes(PartyId party, const DraftIssue& issue,
                             const std::vector<std::string>& options) {
  Taking taking{issue, {}};
  for (const std::string& option : options) {
    taking.options.push_back(option_of(issue, option, next_position("takes")));
  }
  return claim(party, std::move(taking));
}

Entry<Position> Draft::prefers(PartyId party, const DraftIssue& issue,
                               const std::vector<std::string>& options,
                               std::vector<Relation> relations) {
  OptionOrder order{issue, {}, or_strict(std::move(relations), options.size())};
  for (const std::string& option : options) {
    order.options.push_back(option_of(issue, option, next_position("prefers")));
  }
  return claim(party, std::move(order));
}

Entry<Position> Draft::weighs(PartyId party, const std::vector<IssueId>& issues,
                              std::vector<Relation> relations) {
  IssueOrder order{{}, or_strict(std::move(relations), issues.size())};
  for (const IssueId issue : issues) order.terms.push_back({Decimal{1}, issue});
  return claim(party, std::move(order));
}

Entry<Position> Draft::compares(PartyId party, const Condition& left, Relation relation,
                                const Condition& right) {
  const Spot spot = next_position("compares");
  return claim(party, Comparison{taken(left, spot), relation, taken(right, spot)});
}

Entry<Position> Draft::priorities(PartyId party, const std::vector<Condition>& conditions) {
  Priorities priorities;
  for (const Condition& condition : conditions) {
    priorities.formulas.push_back(taken(condition, next_position("priorities")));
  }
  return claim(party, std::move(priorities));
}

Entry<Position> Draft::values(PartyId party, const DraftIssue& issue,
                              const std::vector<OptionAmount>& amounts) {
  const Spot spot = next_position("values");
  OptionValues values{issue, {}};
  for (const OptionAmount& one : amounts) {
    values.entries.push_back(
        {option_of(issue, one.option, spot), false, range_of(one.amount, spot)});
  }
  return claim(party, std::move(values));
}

Entry<Position> Draft::weights(PartyId party, const std::vector<IssueAmount>& amounts) {
  IssueWeights weights;
  for (const IssueAmount& one : amounts) {
    weights.entries.push_back({one.issue, range_of(one.amount, next_position("weights"))});
  }
  return claim(party, std::move(weights));
}

Entry<Position> Draft::reservation(PartyId party, const Amount& utility) {
  return claim(party, Reservation{range_of(utility, next_position("reservation"))});
}

Entry<Frame> Draft::frame(PartyId party, std::string text) {
  Frame frame;
  frame.party = party;
  frame.text = std::move(text);
  return added(contents, &Contents::frames, std::move(frame));
}

Entry<Round> Draft::round(std::string id, const std::vector<PartyId>& with) {
  Round round;
  round.id = std::move(id);
  round.with = with;
  return added(contents, &Contents::rounds, std::move(round));
}

Entry<Event> Draft::event(std::string id, std::string name, std::string date,
                          std::vector<Event::Change> changes) {
  Event event;
  event.id = std::move(id);
  event.name = std::move(name);
  event.date = std::move(date);
  event.changes = std::move(changes);
  return added(contents, &Contents::events, std::move(event));
}

Entry<Bloc> Draft::bloc(std::string id, const std::vector<PartyId>& with) {
  Bloc bloc;
  bloc.id = std::move(id);
  bloc.with = with;
  return added(contents, &Contents::blocs, std::move(bloc));
}

Formula Draft::taken(const Condition& condition, const Spot& spot) {
  for (const Message& slip : condition.slips()) {
    slips_.push_back({"unknown-name", slip, spot, true});
  }
  return condition.formula();
}

OptionId Draft::option_of(const DraftIssue& issue, std::string_view option, const Spot& spot) {
  std::vector<Message> messages;
  const OptionId id = issue.option(option, messages);
  for (Message& message : messages) {
    slips_.push_back({"unknown-name", std::move(message), spot, true});
  }
  return id;
}

Option* Draft::find_option(const DraftIssue& issue, std::string_view option, const char* key) {
  const Spot spot{Section::issues, issue.id().index(), key};
  const OptionId id = option_of(issue, option, spot);
  if (issue.id().index() >= contents.issues.size()) {
    slips_.push_back({"unknown-name", Message("fault.other_draft"), spot, true});
    return nullptr;
  }
  auto& options = contents.issues[issue.id().index()].options;
  return id.index() < options.size() ? &options[id.index()] : nullptr;
}

Range Draft::range_of(const Amount& amount, const Spot& spot) {
  if (const auto range = amount.range()) return *range;
  slips_.push_back(
      {"bad-number",
       Message("fault.not_a_number", {{"text", in_short(amount.text())}, {"advice", "none"}}), spot,
       true});
  return {};
}

}  // namespace zopa
