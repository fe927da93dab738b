#include "zopa/io/yaml/outcome_reader.hpp"

#include <utility>

#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/shape.hpp"
#include "zopa/io/yaml/structure.hpp"

namespace zopa::yaml {
namespace {

using Kind = Shape::Kind;

const Shape kText{.kind = Kind::text, .noun = "shape.text"};
const Shape kTexts{.kind = Kind::list, .noun = "shape.texts", .part = &kText};
const Shape kId{.kind = Kind::id, .noun = "shape.id"};
const Shape kIssue{.kind = Kind::issue, .noun = "shape.issue_id"};
const Shape kIssues{.kind = Kind::list, .noun = "shape.ids", .part = &kIssue};
const Shape kDate{.kind = Kind::date, .noun = "shape.date"};
const Shape kEnd{.kind = Kind::word,
                 .noun = "shape.end",
                 .words = {{"settled", "Signed or agreed by those at the table."},
                           {"failed", "It ended without an agreement."}}};
const Shape kNotExpressible{
    .kind = Kind::record,
    .noun = "shape.not_expressible",
    .fields = {{"not_expressible", &kText, "Why no option says it.", "needed.not_expressible"}}};
const Shape kCame{.kind = Kind::either, .noun = "shape.id", .forms = {&kId, &kNotExpressible}};
const Shape kChoices{.kind = Kind::table,
                     .noun = "shape.outcome_choices",
                     .part = &kCame,
                     .least_parts = 1,
                     .by_issue = true};
const Shape kDecidedBy{
    .kind = Kind::word,
    .noun = "shape.decided_by",
    .words = {{"line_given_up", "A party took what it had ruled out."},
              {"demand_given_up", "Parties let go of demands within everyone's lines."},
              {"lines_held", "Nobody took what it had ruled out."},
              {"new_option", "An option that nobody had tabled."},
              {"compensation", "Something given for it elsewhere."},
              {"sequence", "Steps that wait for each other."},
              {"left_open", "Left to a later day."},
              {"third_decides", "Somebody else decided."},
              {"two_readings", "A text that each side may read in its own way."},
              {"ratification", "Consent by somebody who was not at the table."},
              {"changed_voice", "A party or a government went, came, or was passed over."},
              {"changed_alternative", "No agreement became better or worse for someone."}}};
const Shape kReasons{
    .kind = Kind::list, .noun = "shape.reasons", .part = &kDecidedBy, .least_parts = 1};
const Shape kOutcome{
    .kind = Kind::record,
    .noun = "shape.outcome",
    .fields = {{"end", &kEnd, "Whether it was settled.", "needed.outcome"},
               {"date", &kDate, "The day of the end.", "needed.outcome"},
               {"came", &kChoices, "Of a settlement: the option taken on every issue."},
               {"refused", &kChoices, "Of a failure: the last package put and refused."},
               {"sticking_points", &kIssues, "The issues named as the hard ones.",
                "needed.outcome"},
               {"decided_by", &kReasons, "What brought the end about.", "needed.outcome"},
               {"why", &kText, "The same in a sentence or two.", "needed.outcome"},
               {"beyond", &kTexts, "What the end had beside the options.", "needed.outcome"},
               {"sources", &kTexts, "Where it is told.", "needed.outcome"}},
    .exactly_one_of = {"came", "refused"}};

std::vector<Outcome::Choice> choices_in(const Node& root, const char* key) {
  std::vector<Outcome::Choice> choices;
  for (const Entry& entry : entries_of(root, key)) {
    choices.push_back({entry.key, entry.value.text, text_of(entry.value, "not_expressible")});
  }
  return choices;
}

std::vector<std::string> texts_in(const Node& root, const char* key) {
  std::vector<std::string> texts;
  for (const Node& item : items_of(root, key)) texts.push_back(item.text);
  return texts;
}

}  // namespace

Result<Outcome> read_outcome(const std::string& path) {
  const auto text = read_input(path, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  auto document = read_document(*text, zopa::name_of(path));
  if (!document) return tl::unexpected(document.error());
  Node& root = document->root;
  Faults faults(zopa::name_of(path), document->lines);
  check_structure(root, kOutcome, faults);
  Outcome outcome;
  outcome.is_settled = text_of(root, "end") == "settled";
  const Node* other = find(root, outcome.is_settled ? "refused" : "came");
  if (other != nullptr) {
    faults.add("unknown-key", other->place, Message("fault.outcome_end"));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults).error());
  outcome.date = text_of(root, "date");
  outcome.choices = choices_in(root, outcome.is_settled ? "came" : "refused");
  outcome.sticking_points = texts_in(root, "sticking_points");
  outcome.decided_by = texts_in(root, "decided_by");
  return outcome;
}

}  // namespace zopa::yaml
