#include "zopa/io/yaml/format.hpp"

namespace zopa::yaml {
namespace {

using Kind = Shape::Kind;

const Shape kText{.kind = Kind::text, .noun = "shape.text"};
const Shape kId{.kind = Kind::id, .noun = "shape.id"};
const Shape kDate{.kind = Kind::date, .noun = "shape.date"};
const Shape kIssueId{.kind = Kind::issue, .noun = "shape.issue_id"};
const Shape kOption{.kind = Kind::option, .noun = "shape.option"};
const Shape kNumber{.kind = Kind::number, .noun = "shape.number"};
const Shape kFlag{.kind = Kind::flag, .noun = "shape.flag"};
const Shape kNumberOrRange{.kind = Kind::range, .noun = "shape.number_or_range"};
const Shape kFormula{.kind = Kind::text, .noun = "shape.formula", .example = "quay == long"};
const Shape kIds{.kind = Kind::list, .noun = "shape.ids", .part = &kId};
const Shape kSomeIds{.kind = Kind::list, .noun = "shape.ids", .part = &kId, .least_parts = 1};

const Shape kSeveralIds{.kind = Kind::list, .noun = "shape.ids", .part = &kId, .least_parts = 2};

const Shape kVersion{
    .kind = Kind::word, .noun = "shape.version", .words = {{"1", "The only version so far."}}};

const Shape kReliability{.kind = Kind::word,
                         .noun = "shape.reliability",
                         .words = {{"A", "Completely reliable."},
                                   {"B", "Usually reliable."},
                                   {"C", "Fairly reliable."},
                                   {"D", "Not usually reliable."},
                                   {"E", "Unreliable."},
                                   {"F", "Reliability cannot be judged."}}};

const Shape kSource{
    .kind = Kind::record,
    .noun = "shape.source",
    .fields = {
        {"file", &kText,
         "The document's file, text or Markdown, in the folder of this file or below it. Every "
         "quote must occur in it.",
         "needed.source_file"},
        {"title", &kText, "The document's title."},
        {"author", &kText, "Who wrote it."},
        {"publisher", &kText, "Who published it."},
        {"date", &kDate, "When it was published; `unknown` where it bears no date."},
        {"language", &kText, "The document's language, as a BCP 47 tag such as `en` or `uk`."},
        {"reliability", &kReliability,
         "An assessment of the source, A to F. Shown, and never turned into a probability."},
        {"url", &kText, "Where it was found. Never opened."},
        {"original", &kText,
         "The document whose text the file holds, where that is no text: `zopa import` writes it."},
        {"original_sha256", &kText, "The SHA-256 of that document when its text was read."}}};
const Shape kSources{.kind = Kind::table, .noun = "shape.sources", .part = &kSource};

const Shape kRole{
    .kind = Kind::word,
    .noun = "shape.role",
    .words = {{"principal", "Its consent counts. This is the default."},
              {"mediator", "It proposes and has no vote."},
              {"supporter", "It supports a principal, named by `of`, and has no vote."},
              {"observer", "It looks on and has no vote."},
              {"ratifier",
               "Its consent is needed afterwards, for what a principal, named by `of`, has agreed "
               "to. It has no vote at the table."}}};
const Shape kSeat{.kind = Kind::word,
                  .noun = "shape.seat",
                  .words = {{"present", "At the table. This is the default."},
                            {"absent", "Concerned, but not at the table."}}};
// A day of which the file knows more than the date: a round.
const Shape kRoundOrDate{.kind = Kind::id, .noun = "shape.round_or_date"};
const Shape kRepresentative{
    .kind = Kind::record,
    .noun = "shape.representative",
    .fields = {{"name", &kText, "Name and office.", "needed.representative_name"},
               {"since", &kRoundOrDate,
                "The first round or date on which this person speaks for the party."},
               {"until", &kRoundOrDate,
                "The last one. On later days a claim that rests on this person's words alone is "
                "marked."}}};
const Shape kRepresentativeOrName{
    .kind = Kind::either, .noun = "shape.representative", .forms = {&kRepresentative, &kText}};
const Shape kRepresentatives{
    .kind = Kind::table, .noun = "shape.representatives", .part = &kRepresentativeOrName};
const Shape kParty{
    .kind = Kind::record,
    .noun = "shape.party",
    .fields = {
        {"name", &kText, "The party's name, in any script.", "needed.party_name"},
        {"plural", &kFlag, "The name is plural: \"Developed countries take\", not \"takes\"."},
        {"role", &kRole, "What it does in the talks."},
        {"of", &kId, "The principal that a supporter supports, or for which a ratifier ratifies."},
        {"seat", &kSeat, "Whether it sits at the table."},
        {"representatives", &kRepresentatives,
         "Those who speak for it: an id each, with name and office; with `since` and `until` where "
         "somebody else spoke for it before or after."},
        {"because", &kIds, "The statements that its role rests on."}}};
// In short, its name alone.
const Shape kPartyName{.kind = Kind::text, .noun = "shape.party"};
const Shape kPartyOrName{
    .kind = Kind::either, .noun = "shape.party", .forms = {&kParty, &kPartyName}};
const Shape kParties{
    .kind = Kind::table, .noun = "shape.parties", .part = &kPartyOrName, .least_parts = 1};

const Shape kAgreement{.kind = Kind::text,
                       .noun = "shape.agreement",
                       .example = "port and 2 of [town, union, fishers]"};

const Shape kStep{
    .kind = Kind::record,
    .noun = "shape.step",
    .fields = {
        {"name", &kText, "What is done, as a noun: Handover of the weapons.", "needed.step_name"},
        {"by", &kId, "The party that does it; absent: all together, or not said."},
        {"verified_by", &kId, "The party that would confirm that it is done."},
        {"because", &kIds, "The statements that it rests on."}}};
// In short, its name alone.
const Shape kStepName{.kind = Kind::text, .noun = "shape.step"};
const Shape kStepOrName{.kind = Kind::either, .noun = "shape.step", .forms = {&kStep, &kStepName}};
const Shape kSteps{.kind = Kind::table, .noun = "shape.steps", .part = &kStepOrName};

const Shape kOptions{
    .kind = Kind::table, .noun = "shape.options", .part = &kText, .least_parts = 2};
// In short, ids that are names too.
const Shape kOptionIds{.kind = Kind::list, .noun = "shape.options", .part = &kId, .least_parts = 2};
// Of a numeric issue.
const Shape kScale{
    .kind = Kind::record,
    .noun = "shape.options",
    .fields = {{"from", &kNumber, "The least number.", "needed.scale_from"},
               {"to", &kNumber, "The greatest number.", "needed.scale_to"},
               {"step", &kNumber, "How far the numbers are apart.", "needed.scale_step"},
               {"unit", &kText, "What they count: million dollars."}}};
const Shape kOptionsOrIds{
    .kind = Kind::either, .noun = "shape.options", .forms = {&kOptions, &kOptionIds, &kScale}};
const Shape kTabledLater{
    .kind = Kind::table, .noun = "shape.tabled_later", .part = &kRoundOrDate, .least_parts = 1};
const Shape kUntabled{
    .kind = Kind::either, .noun = "shape.untabled", .forms = {&kId, &kTabledLater}};
const Shape kUntabledOnes{.kind = Kind::list, .noun = "shape.ids", .part = &kUntabled};
const Shape kHypothetical{
    .kind = Kind::either, .noun = "shape.ids", .forms = {&kUntabledOnes, &kTabledLater}};
const Shape kReasons{
    .kind = Kind::table, .noun = "shape.excluded", .part = &kText, .by_option = true};
const Shape kMove{.kind = Kind::text, .noun = "shape.move", .example = "open -> filed"};
const Shape kMoves{.kind = Kind::list, .noun = "shape.moves", .part = &kMove};
const Shape kLater{.kind = Kind::word,
                   .noun = "shape.deferral",
                   .words = {{"later", "The question is left open, to a later day."}}};
const Shape kDecidedBy{
    .kind = Kind::record,
    .noun = "shape.deferral",
    .fields = {{"decided_by", &kId, "Who would decide the question.", "needed.decided_by"}}};
const Shape kDeferral{
    .kind = Kind::either, .noun = "shape.deferral", .forms = {&kLater, &kDecidedBy}};
const Shape kDeferrals{
    .kind = Kind::list, .noun = "shape.deferrals", .part = &kDeferral, .least_parts = 1};
const Shape kReadAs{.kind = Kind::table, .noun = "shape.read_as", .part = &kId, .least_parts = 1};
const Shape kReads{.kind = Kind::table, .noun = "shape.reads", .part = &kReadAs, .least_parts = 1};
const Shape kEasing{
    .kind = Kind::record,
    .noun = "shape.easing",
    .fields = {
        {"lines", &kSomeIds, "The ids of the red lines that it eases.", "needed.eased_lines"},
        {"paid_by", &kId, "The party that would pay for it: any. Without it, not said."}}};
const Shape kEasingOrLines{
    .kind = Kind::either, .noun = "shape.easing", .forms = {&kEasing, &kSomeIds}};
const Shape kEases{
    .kind = Kind::table, .noun = "shape.eases", .part = &kEasingOrLines, .least_parts = 1};
const Shape kIssue{
    .kind = Kind::record,
    .noun = "shape.issue",
    .fields = {
        {"name", &kText, "The question at issue.", "needed.issue_name"},
        {"by", &kId,
         "The party that decides this alone: an own move. Without it the issue is joint."},
        {"options", &kOptionsOrIds,
         "The answers: an id each, with its name; two or more. Of a numeric issue `{from: 30, to: "
         "60, step: 0.5, unit: million dollars}`: claims compare its numbers, `cap <= 42.5`.",
         "needed.issue_options"},
        {"may", &kDeferrals,
         "How the question might be left open: `[later, {decided_by: board}]` adds the untabled "
         "options `later` and `decided-by-board`."},
        {"hypothetical", &kHypothetical,
         "Options that nobody has tabled: the analyst's own. What a party thinks of them is not "
         "known unless a position names them. `{low: february}`: tabled from that round or date "
         "on."},
        {"excluded", &kReasons,
         "Options that are in no package, with the reason (a law, a norm). Never a red line."},
        {"reads", &kReads,
         "A text that parties read in different ways: `{joint: {us: american, panama: shared}}`. "
         "For "
         "the claims of that party the option counts as the other one."},
        {"eases", &kEases,
         "What makes up for a red line elsewhere: `{bases: {lines: [airfields], paid_by: us}}`, in "
         "short `{bases: [airfields]}`. Where that option is taken the line is not known instead "
         "of "
         "broken."},
        {"irreversible", &kMoves, "Moves that cannot be taken back: `open -> filed`."}}};
const Shape kIssues{.kind = Kind::table, .noun = "shape.issues", .part = &kIssue, .least_parts = 1};

const Shape kRule{
    .kind = Kind::record,
    .noun = "shape.rule",
    .fields = {{"id", &kId, "The rule's id."},
               {"rule", &kFormula, "What every package must satisfy.", "needed.rule_rule"},
               {"reason", &kText, "Why: physics, law, logic."},
               {"because", &kIds, "The statements that it rests on."}}};
const Shape kRules{.kind = Kind::list, .noun = "shape.rules", .part = &kRule};

const Shape kStatusQuo{.kind = Kind::table, .noun = "shape.status_quo", .part = &kOption};

const Shape kSpeech{
    .kind = Kind::word,
    .noun = "shape.speech",
    .words = {{"verbatim", "The quote is the speaker's own words."},
              {"paraphrase", "The source puts it in its own words. This is the default."}}};
const Shape kAct{.kind = Kind::word,
                 .noun = "shape.act",
                 .words = {{"asserts", "Says that something is so."},
                           {"demands", "Asks for something."},
                           {"offers", "Says what the party would give."},
                           {"concedes", "Gives up something asked for."},
                           {"rejects", "Says what the party would not accept."},
                           {"conditions", "Says on what condition the party would agree."},
                           {"denies", "Says that something is not so, or was not said."}}};
const Shape kStatement{
    .kind = Kind::record,
    .noun = "shape.statement",
    .fields =
        {{"by", &kId,
          "Who said it: a party, a representative, or `unnamed`. Without it, the source in its own "
          "voice."},
         {"about", &kIds, "The parties that it is about. Without it, about none."},
         {"speech", &kSpeech, "Verbatim, or paraphrased by the source."},
         {"act", &kAct, "What the speaker does by saying it."},
         {"hedged", &kFlag, "It is said with a hedge: \"reportedly\", \"according to sources\"."},
         {"disputes", &kIds, "The statements that it contradicts."},
         {"date", &kDate, "When it was said."},
         {"source", &kId, "The source that it stands in.", "needed.statement_source"},
         {"quote", &kText,
          "The passage of the source, word for word. White space, typographic quotes and dashes "
          "may differ."},
         {"text", &kText, "The analyst's own summary, where nothing is quoted."}},
    .at_least_one_of = {"quote", "text"}};
const Shape kStatements{.kind = Kind::table, .noun = "shape.statements", .part = &kStatement};

const Shape kProposedPackage{
    .kind = Kind::table, .noun = "shape.proposed_package", .part = &kOption, .least_parts = 1};
const Shape kOrder{.kind = Kind::text, .noun = "shape.order", .example = "weapons with office"};
const Shape kOrders{.kind = Kind::list, .noun = "shape.orders", .part = &kOrder, .least_parts = 1};
const Shape kProposal{
    .kind = Kind::record,
    .noun = "shape.proposal",
    .fields =
        {{"by", &kId, "Who put it on the table: a party or a representative.",
          "needed.proposal_by"},
         {"date", &kDate, "When."},
         {"from", &kId, "The round from which on it is on the table."},
         {"package", &kProposedPackage,
          "An option for each issue that it settles, some or all joint issues."},
         {"order", &kOrders,
          "What it says of the order of steps: `weapons before office`, `weapons with office`."},
         {"because", &kIds, "The statements that it rests on."}},
    .at_least_one_of = {"package", "order"}};
const Shape kProposals{.kind = Kind::table, .noun = "shape.proposals", .part = &kProposal};

const Shape kFirmness{.kind = Kind::word,
                      .noun = "shape.firmness",
                      .words = {{"absolute", "Never relaxed."},
                                {"firm", "Relaxed last. A line without firmness ranks as firm."},
                                {"soft", "The team's own working limit."}}};
const Shape kOptionList{
    .kind = Kind::list, .noun = "shape.ids", .part = &kOption, .least_parts = 1};
const Shape kSomeOptions{
    .kind = Kind::either, .noun = "shape.option", .forms = {&kOption, &kOptionList}};
const Shape kOptionOrder{
    .kind = Kind::text, .noun = "shape.option_order", .example = "short > medium ~ long"};
const Shape kIssueOrder{
    .kind = Kind::text, .noun = "shape.issue_order", .example = "night >= 2 quay"};
const Shape kComparison{
    .kind = Kind::text, .noun = "shape.comparison", .example = "quay == long > quay == short"};
const Shape kPriorities{
    .kind = Kind::list, .noun = "shape.formulas", .part = &kFormula, .least_parts = 1};
const Shape kValues{.kind = Kind::table,
                    .noun = "shape.values",
                    .part = &kNumberOrRange,
                    .least_parts = 1,
                    .by_option = true};
const Shape kWeights{
    .kind = Kind::table, .noun = "shape.weights", .part = &kNumberOrRange, .least_parts = 1};
const Shape kPointsOfOptions{.kind = Kind::table,
                             .noun = "shape.points_of_options",
                             .part = &kNumber,
                             .least_parts = 1,
                             .by_option = true};
const Shape kPoints{
    .kind = Kind::table, .noun = "shape.points", .part = &kPointsOfOptions, .least_parts = 1};
const Shape kPosition{
    .kind = Kind::record,
    .noun = "shape.position",
    .fields =
        {{"id", &kId, "The position's id; made from party, form and issue where it is absent."},
         {"party", &kId, "Whose position it is.", "needed.position_party"},
         {"from", &kId,
          "The round from which on it holds; it then replaces the earlier position of its id."},
         {"issue", &kIssueId,
          "The issue, or the order of two steps such as `weapons.office`, that `takes`, `prefers` "
          "or "
          "`values` speaks of."},
         {"demands", &kFormula, "What the party asks for. Excludes nothing."},
         {"requires", &kFormula,
          "A red line: no agreement is better for the party than any package that breaks it."},
         {"firmness", &kFirmness, "How far the red line might move. Absent: not known."},
         {"only", &kFlag,
          "The red line was said of every option, untabled ones too that it does not name."},
         {"accepts", &kFormula,
          "Any package that satisfies it is better for the party than no agreement."},
         {"takes", &kSomeOptions,
          "An option of the issue, or several, that the party would live with, the rest apart; of "
          "a "
          "numeric issue also a bound, `\"<= 45\"`."},
         {"prefers", &kOptionOrder,
          "Options of the issue, best first: `a > b ~ c`, with `>`, `>=` and `~`. What no row "
          "orders is not known. Of a numeric issue `more` or `less`."},
         {"weighs", &kIssueOrder,
          "Issues, weightiest first, by the swing from the worst listed option to the best: "
          "`night >= 2 quay`."},
         {"compares", &kComparison,
          "Two packages, alike on all issues that neither side names: `FORMULA > FORMULA`."},
         {"priorities", &kPriorities,
          "What the party wants, most important first, as in the graph model: each counts more "
          "than all after it together. `whether FORMULA`: it is not known which way; `strongly "
          "FORMULA`: a difference in it matters strongly."},
         {"values", &kValues,
          "Numbers for options of the issue, in any unit; a range is `[from, to]`."},
         {"weights", &kWeights, "Shares of the whole, 0 to 1, for issues."},
         {"points", &kPoints,
          "A score sheet: points for the options of issues, in any unit. It stands for weights and "
          "values at once."},
         {"reservation", &kNumberOrRange,
          "The utility of no agreement, 0 to 1; of a party with `points`, in the same unit."},
         {"because", &kIds, "The statements that it rests on. Without any it is assumed."},
         {"inferred", &kFlag, "It goes beyond its statements: the analyst's own reading."}},
    .exactly_one_of = {"demands", "requires", "accepts", "takes", "prefers", "weighs", "compares",
                       "priorities", "values", "weights", "points", "reservation"},
    .dependencies = {{"takes", {"issue"}},
                     {"prefers", {"issue"}},
                     {"values", {"issue"}},
                     {"issue", {"takes", "prefers", "values"}},
                     {"firmness", {"requires"}},
                     {"only", {"requires"}}}};
const Shape kPositions{.kind = Kind::list, .noun = "shape.positions", .part = &kPosition};

const Shape kFrame{
    .kind = Kind::record,
    .noun = "shape.frame",
    .fields = {{"party", &kId, "Who sees it so.", "needed.frame_party"},
               {"text", &kText, "How the party sees the dispute: causes, principles."},
               {"because", &kIds, "The statements that report it."},
               {"inferred", &kFlag, "The analyst's own reading."}},
    .at_least_one_of = {"text", "because"}};
const Shape kFrames{.kind = Kind::list, .noun = "shape.frames", .part = &kFrame};

const Shape kRound{
    .kind = Kind::record,
    .noun = "shape.round",
    .fields = {{"id", &kId, "The round's id.", "needed.round_id"},
               {"kind", &kText, "What it was: talks, a consultation."},
               {"date", &kDate, "When. Rounds stand in the order of their dates."},
               {"with", &kSomeIds, "The parties that took part.", "needed.round_with"},
               {"outcome", &kText, "What came of it."},
               {"planned", &kFlag, "It has not taken place yet."},
               {"because", &kIds, "The statements that report it."}}};
const Shape kRounds{.kind = Kind::list, .noun = "shape.rounds", .part = &kRound};

const Shape kNoAgreement{.kind = Kind::word,
                         .noun = "shape.no_agreement",
                         .words = {{"worse", "Having no agreement became worse for it."},
                                   {"better", "Having no agreement became better for it."}}};
const Shape kNoAgreements{
    .kind = Kind::table, .noun = "shape.no_agreements", .part = &kNoAgreement, .least_parts = 1};
const Shape kEvent{
    .kind = Kind::record,
    .noun = "shape.event",
    .fields = {
        {"id", &kId, "The event's id.", "needed.event_id"},
        {"name", &kText, "What happened, as a noun: Loss of the season.", "needed.event_name"},
        {"date", &kDate, "When. What was said before is asked about again.", "needed.event_date"},
        {"no_agreement", &kNoAgreements,
         "For which parties it made having no agreement `worse` or `better`.",
         "needed.event_no_agreement"},
        {"because", &kIds, "The statements that report it."}}};
const Shape kEvents{.kind = Kind::list, .noun = "shape.events", .part = &kEvent};

const Shape kBloc{
    .kind = Kind::record,
    .noun = "shape.bloc",
    .fields = {{"id", &kId, "The bloc's id.", "needed.bloc_id"},
               {"with", &kSeveralIds, "Its members, two or more.", "needed.bloc_with"},
               {"before", &kText, "The kind of round before which they settle a joint line."},
               {"because", &kIds, "The statements that it rests on."},
               {"inferred", &kFlag, "The analyst's own reading."}}};
const Shape kBlocs{.kind = Kind::list, .noun = "shape.blocs", .part = &kBloc};

const Shape kAssumption{
    .kind = Kind::record,
    .noun = "shape.assumption",
    .fields = {{"party", &kId, "Of whom it is assumed."},
               {"red_line", &kId, "Of which red line it is assumed."},
               {"cost_per_round", &kNumberOrRange,
                "What a round without agreement costs the party, as a share of its own valuation."},
               {"expects_to_prevail", &kNumberOrRange,
                "The chance, as this party believes, that it would prevail without an agreement."},
               {"expects_to_prevail_later", &kNumberOrRange,
                "The same after the shift of power that it foresees."},
               {"discount", &kNumberOrRange, "The weight that it gives the next period, 0 to 1."},
               {"cost_of_conflict", &kNumberOrRange,
                "What no agreement would cost it, as a share of its own valuation."},
               {"softens_per_round", &kNumberOrRange,
                "The chance per round that the red line moves a step outwards."},
               {"hardens_per_round", &kNumberOrRange,
                "The chance per round that the red line moves a step back."},
               {"breakdown_per_round", &kNumberOrRange,
                "The chance per round that talks end for good."},
               {"reason", &kText, "Where the number comes from."},
               {"because", &kIds, "The statements that it rests on."}},
    .at_least_one_of = {"cost_per_round", "expects_to_prevail", "expects_to_prevail_later",
                        "discount", "cost_of_conflict", "softens_per_round", "hardens_per_round",
                        "breakdown_per_round"},
    .dependencies = {{"cost_per_round", {"party"}},
                     {"expects_to_prevail", {"party"}},
                     {"expects_to_prevail_later", {"party"}},
                     {"discount", {"party"}},
                     {"cost_of_conflict", {"party"}},
                     {"softens_per_round", {"red_line"}},
                     {"hardens_per_round", {"red_line"}}}};
const Shape kAssumptions{.kind = Kind::list, .noun = "shape.assumptions", .part = &kAssumption};

const Shape kNegotiation{
    .kind = Kind::record,
    .noun = "shape.negotiation",
    .fields = {
        {"zopa", &kVersion, "The version of this format.", "needed.version"},
        {"title", &kText, "What the negotiation is called; the file's name where it is absent."},
        {"as_of", &kDate,
         "The day that the answer is for, where it is later than the last round held; or "
         "`unknown`."},
        {"sources", &kSources, "The documents that the statements stand in."},
        {"parties", &kParties, "Who negotiates, and who else matters.", "needed.parties"},
        {"agreement", &kAgreement,
         "Whose consent makes a package an agreement: `port and 2 of [town, union, fishers]`. "
         "Without it, every principal's."},
        {"steps", &kSteps,
         "Deeds whose order in time claims may speak of: `weapons before office`, `weapons with "
         "office`."},
        {"issues", &kIssues, "The questions at issue, with their options.", "needed.issues"},
        {"rules", &kRules, "Conditions that every package must satisfy."},
        {"status_quo", &kStatusQuo, "Where things stand now: an option for each issue named."},
        {"statements", &kStatements, "What was said, by whom, about whom."},
        {"proposals", &kProposals,
         "Drafts on the table. Tested, never obeyed; a principal's own says that it would take "
         "that combination."},
        {"positions", &kPositions, "One claim about one party in each row."},
        {"frames", &kFrames, "How the parties see the dispute itself."},
        {"rounds", &kRounds, "Meetings, held or planned, in their order."},
        {"events", &kEvents,
         "What made having no agreement better or worse for a party. What was said before is "
         "marked."},
        {"blocs", &kBlocs, "Parties that settle a joint line."},
        {"assumptions", &kAssumptions,
         "What simulations and the bargaining range may take for granted. Nothing is assumed "
         "that is not written here."}}};

}  // namespace

const Shape& negotiation_shape() { return kNegotiation; }

}  // namespace zopa::yaml
