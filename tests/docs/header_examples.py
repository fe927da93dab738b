#!/usr/bin/python3
"""Puts the examples at the head of our public headers into one source, which has to compile.

    header_examples.py OUTPUT.cpp

An example is what stands indented in a header's first comment.  It may use names that it does not
declare: SETTING says what they are.  A header of FOLDERS with an example has to be there.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "zopa"
FOLDERS = ("base", "draft", "model", "space", "preference", "sat", "evidence", "deadlock", "settle",
           "robust", "stability", "engine", "report", "io")
NOT_CODE = {"io/scores/scores.hpp", "io/scores/consent.hpp", "io/foreign/left_out.hpp",
            "io/games/instructions.hpp",  # a file's text, a remark
            "settle/frontier/solutions.hpp",  # a list
            "model/formula.hpp", "base/fields.hpp", "report/negotiation_keys.hpp",  # a part
            "report/picture_knots.hpp"}  # a type and a function of one name

# By header, the type of each name.  `x: T&` is some T.
SETTING = {
    "base/budget.hpp": {},
    "base/clause.hpp": {"length": "std::uint32_t", "fund": "std::uint32_t"},
    "base/components.hpp": {"graph": "Components::Graph&", "a": "std::size_t", "b": "std::size_t"},
    "base/contracts.hpp": {"line": "std::string&"},
    "base/decimal.hpp": {},
    "base/digest.hpp": {"text": "std::string&"},
    "base/draw.hpp": {"seed": "std::uint64_t", "party": "std::uint32_t",
                      "completion": "std::uint64_t"},
    "base/exact.hpp": {"gain": "std::int64_t", "other_gain": "std::int64_t"},
    "base/fraction.hpp": {},
    "base/ids.hpp": {"negotiation": "Negotiation&"},
    "base/listed.hpp": {"ids": "std::vector<std::string>&"},
    "base/invisible.hpp": {"name": "std::string&"},
    "base/message.hpp": {"low": "double", "high": "double", "catalogue": "words::Catalogue&"},
    "base/packs.hpp": {"sums": "double* const&", "numbers": "double* const&"},
    "base/parallel.hpp": {"chunks": "std::size_t", "threads": "std::size_t",
                          "search": "int (&)(std::size_t)"},
    "base/progress.hpp": {"progress": "Progress&", "blocks": "std::uint64_t"},
    "base/rare.hpp": {},
    "base/result.hpp": {"path": "std::string&"},
    "base/run.hpp": {"limits": "Limits&", "in_force": "Negotiation&",
                     "catalogue": "words::Catalogue&"},
    "base/unicode.hpp": {"paragraph": "std::string&"},
    "draft/answer.hpp": {"negotiation": "Negotiation&", "texts": "std::vector<Text>&"},
    "draft/cast.hpp": {"cast": "Cast&", "text": "std::string&",
                       "items": "std::vector<Item>&", "i": "std::size_t"},
    "draft/drafts.hpp": {"text": "std::string&", "negotiation": "Negotiation&"},
    "draft/kept.hpp": {"draft": "KeptDraft&"},
    "draft/language.hpp": {},
    "draft/tokens.hpp": {"text": "std::string&", "language": "Language&",
                         "paragraph": "Paragraph&"},
    "io/scores/numbers.hpp": {}, "io/scores/table.hpp": {}, "io/scores/vocabulary.hpp": {},
    "model/checks/checks.hpp": {"contents": "Contents&"},
    "model/claim_notation.hpp": {"position": "Position&", "file": "Contents&"},
    "model/condition.hpp": {"talks": "Draft&", "night": "DraftIssue&", "strike": "DraftIssue&"},
    "model/day.hpp": {"negotiation": "Negotiation&", "statement": "Statement&"},
    "model/draft.hpp": {},
    "model/entry.hpp": {"talks": "Draft&", "port": "PartyId", "quay": "DraftIssue&",
                        "word": "StatementId", "second": "RoundId"},
    "model/steps.hpp": {"talks": "Draft&", "north": "PartyId", "south": "PartyId",
                        "judge": "PartyId"},
    "model/in_force.hpp": {"all": "Negotiation&"},
    "model/negotiation.hpp": {},
    "model/scale.hpp": {},
    "model/sums.hpp": {"contents": "Contents&", "small": "IssueId", "large": "IssueId"},
    "model/notation.hpp": {"formula": "Formula&", "negotiation": "Negotiation&"},
    "model/ratifiers.hpp": {"negotiation": "Negotiation&"},
    "model/voices.hpp": {"in_force": "Negotiation&"},
    "model/easing.hpp": {"then": "Contents&"},
    "model/read_as.hpp": {"then": "Contents&"},
    "deadlock/read_two_ways.hpp": {"in_force": "const Negotiation&"},
    "deadlock/eases.hpp": {"in_force": "const Negotiation&"},
    "deadlock/offers.hpp": {"in_force": "const Negotiation&", "found": "const Deadlock&"},
    "model/deferrals.hpp": {"draft": "Draft&", "police": "DraftIssue&", "board": "PartyId"},
    "model/events.hpp": {"in_force": "Negotiation&"},
    "model/pivotal.hpp": {"rule": "Agreement&", "party": "PartyId",
                          "consents": "std::vector<std::optional<bool>>&"},
    "space/acceptance.hpp": {"in_force": "Negotiation&", "space": "PackageSpace&",
                             "party": "PartyId"},
    "space/clausifier.hpp": {"space": "PackageSpace&", "red_line": "RedLine&"},
    "space/count.hpp": {"space": "PackageSpace&", "clauses": "std::vector<Clause>&",
                        "budget": "Budget&"},
    "space/package_space.hpp": {"negotiation": "Negotiation&"},
    "preference/cone_walk.hpp": {"coordinates": "std::size_t",
                                 "rows": "std::vector<std::vector<double>>&",
                                 "draws": "std::span<Draw, 8>&", "points": "std::vector<double>&"},
    "preference/weight_groups.hpp": {"known": "PartialPreference&"},
    "preference/completions.hpp": {"known": "PartialPreference&", "seed": "std::uint64_t",
                                   "worth": "std::vector<double>&"},
    "preference/exact_program.hpp": {},
    "preference/grounds.hpp": {"negotiation": "Negotiation&",
                               "claims": "std::vector<PositionId>&",
                               "proves": "Proves&"},
    "preference/axis_alone.hpp": {"known": "PartialPreference&", "own": "std::uint32_t",
                                  "other": "std::uint32_t"},
    "preference/lane_math.hpp": {"power": "Packs<2>::Real&", "number": "Packs<2>::Real&"},
    "preference/linear_extension.hpp": {
        "classes": "std::uint32_t", "is_at_least": "LinearExtensions::AtLeast&",
        "sizes": "std::vector<double>&", "draw": "Draw&",
        "order": "std::vector<std::uint32_t>&"},
    "preference/linear_program.hpp": {},
    "preference/necessity.hpp": {"known": "PartialPreference&",
                                 "x": "std::vector<std::uint32_t>&",
                                 "y": "std::vector<std::uint32_t>&"},
    "preference/ratio.hpp": {"slope": "Ratio&", "step": "Ratio&", "other": "Ratio&",
                             "show": "void (&)(const Fraction&)"},
    "preference/standing.hpp": {"known": "PartialPreference&",
                                "x": "std::vector<std::uint32_t>&",
                                "y": "std::vector<std::uint32_t>&",
                                "z": "std::vector<std::uint32_t>&"},
    "preference/witnesses.hpp": {"necessity": "Necessity&"},
    "preference/option_preorder.hpp": {"negotiation": "Negotiation&", "party": "PartyId",
                                       "issue": "IssueId", "a": "OptionId", "b": "OptionId"},
    "preference/partial_preference.hpp": {"negotiation": "Negotiation&", "party": "PartyId",
                                          "space": "PackageSpace&"},
    "preference/utility.hpp": {"negotiation": "Negotiation&", "space": "PackageSpace&",
                               "parties": "std::vector<PartyId>&",
                               "values": "std::vector<std::uint32_t>&"},
    "preference/utility_bounds.hpp": {"negotiation": "Negotiation&", "party": "PartyId",
                                      "space": "PackageSpace&",
                                      "values": "std::vector<std::uint32_t>&"},
    "sat/cardinality.hpp": {"solver": "sat::Solver&", "lines": "std::vector<sat::Lit>&"},
    "sat/elimination.hpp": {"is_red": "Clause&", "is_blue": "Clause&", "budget": "Budget&"},
    "sat/solver.hpp": {},
    "sat/subsets.hpp": {"ask": "sat::Ask&", "budget": "Budget&"},
    "evidence/evidence.hpp": {"in_force": "Negotiation&", "file": "Negotiation&",
                              "day": "Day&"},
    "deadlock/board.hpp": {"in_force": "Negotiation&"},
    "deadlock/burden.hpp": {"encoding": "Encoding&", "needs": "Needs&",
                            "assumptions": "Encoding::Lits&"},
    "deadlock/candidates.hpp": {"in_force": "Negotiation&"},
    "deadlock/deadlock.hpp": {"in_force": "Negotiation&"},
    "deadlock/first_by_order.hpp": {"encoding": "Encoding&", "order": "Order&",
                                    "assumptions": "Encoding::Lits&",
                                    "model": "std::vector<std::uint32_t>&"},
    "deadlock/group_search.hpp": {"encoding": "Encoding&", "needs": "Needs&", "burden": "Burden&",
                                  "group": "WayKind", "known": "KnownWays&", "limits": "Limits*"},
    "deadlock/issues_apart.hpp": {"beyond": "std::vector<std::vector<std::uint32_t>>&",
                                  "order": "Order&"},
    "deadlock/neighbours.hpp": {"encoding": "Encoding&", "needs": "Needs&",
                                "values": "Neighbours::Values&", "key": "ClassKey&",
                                "budget": "Budget&"},
    "deadlock/ratification.hpp": {"in_force": "Negotiation&"},
    "deadlock/readings.hpp": {"in_force": "Negotiation&"},
    "deadlock/encoding.hpp": {"problem": "LineProblem&"},
    "deadlock/proposals.hpp": {"in_force": "Negotiation&"},
    "deadlock/record.hpp": {"in_force": "Negotiation&", "outcome": "Outcome&"},
    "deadlock/kleene.hpp": {"encoding": "Encoding&", "formula": "Formula&"},
    "deadlock/needs.hpp": {"encoding": "Encoding&", "way": "NeedSet&",
                           "assumptions": "Encoding::Lits&"},
    "deadlock/opened.hpp": {"encoding": "Encoding&", "needs": "Needs&", "way": "NeedSet&",
                            "line": "std::size_t", "conditions": "Conditions&"},
    "deadlock/unmet_demands.hpp": {"encoding": "Encoding&", "kleene": "Kleene&"},
    "deadlock/schedules.hpp": {"in_force": "Negotiation&"},
    "settle/settlement.hpp": {"in_force": "Negotiation&"},
    "settle/frontier/frontier.hpp": {"space": "PackageSpace&", "rules": "std::vector<Clause>&",
                                     "utilities": "Utilities&"},
    "robust/assent.hpp": {"negotiation": "Negotiation&", "space": "PackageSpace&",
                          "party": "PartyId", "package": "Package&",
                          "values": "std::vector<std::uint32_t>&"},
    "robust/sample/assess.hpp": {"preferences": "std::vector<PartialPreference>&",
                                 "reservations": "std::vector<std::optional<Interval>>&",
                                 "packages": "std::vector<std::vector<std::uint32_t>>&"},
    "robust/sample/conclude.hpp": {"problem": "PartialProblem&", "options": "SampleOptions&",
                                   "answer": "Assessment&"},
    "robust/sample/efficient.hpp": {"packages": "std::size_t", "parties": "std::size_t",
                                    "utilities": "std::vector<std::vector<double>>&",
                                    "counts": "std::vector<std::uint64_t>&"},
    "robust/sample/content_order.hpp": {"problem": "PartialProblem&", "a": "std::size_t"},
    "robust/sample/lane_order.hpp": {"scores": "std::vector<double>&", "lane": "std::size_t"},
    "robust/sample/never.hpp": {"party": "KnownParty&", "parties": "std::vector<KnownParty>&",
                                "packages": "std::vector<Standing::Values>&",
                                "x": "std::size_t"},
    "robust/sample/sampler.hpp": {"problem": "PartialProblem&", "options": "SampleOptions&",
                                  "party": "std::size_t", "worth": "std::vector<double>&",
                                  "utilities": "std::vector<double>&"},
    "robust/sample/tally.hpp": {"sampler": "Sampler&"},
    "robust/robustness.hpp": {"in_force": "Negotiation&", "candidates": "Candidates&"},
    "robust/shown_packages.hpp": {"robustness": "Robustness&"},
    "robust/supports.hpp": {"negotiation": "Negotiation&", "space": "PackageSpace&",
                            "parties": "std::vector<PartyId>&",
                            "packages": "std::vector<Supports::Values>&",
                            "answer": "PackageAnswer&", "i": "std::size_t"},
    "robust/trades.hpp": {"packages": "std::vector<Package>&", "negotiation": "Negotiation&",
                          "parties": "std::vector<PartyId>&"},
    "stability/hypergame.hpp": {"conflict": "Negotiation&", "east": "PartyId",
                                "as_east_sees_it": "Negotiation&", "run": "Run&"},
    "stability/impasse.hpp": {"in_force": "Negotiation&", "run": "Run&",
                              "catalogue": "words::Catalogue&"},
    "stability/own_moves.hpp": {"in_force": "Negotiation&"},
    "stability/reduced_game.hpp": {"conflict": "StateModel&", "party": "std::size_t",
                                   "by": "Concept"},
    "stability/signs.hpp": {"feasible": "std::vector<std::size_t>&", "found": "StateSet&"},
    "stability/stability.hpp": {"in_force": "Negotiation&", "run": "Run&",
                                "catalogue": "words::Catalogue&"},
    "stability/state_model.hpp": {"in_force": "Negotiation&"},
    "stability/game/condition.hpp": {"moves": "Moves&", "first_word": "std::size_t",
                                     "words": "std::span<std::uint64_t>&"},
    "stability/game/game.hpp": {},
    "stability/game/impasse_map.hpp": {"problem": "ImpasseProblem&", "p": "std::size_t"},
    "stability/game/inverse.hpp": {"game": "Game&", "party": "std::size_t",
                                   "state": "std::size_t"},
    "stability/game/legal_moves.hpp": {
        "game": "Game&", "parties": "std::size_t", "from": "std::size_t",
        "may": "bool (&)(std::size_t, std::size_t, std::size_t)", "goal": "bool (&)(std::size_t)",
        "path": "Path&"},
    "stability/game/nash_by_statements.hpp": {
        "moves": "Moves&", "parties": "std::size_t", "feasible": "StateSet&",
        "statements": "std::vector<std::vector<Condition>>&",
        "infeasible": "std::vector<Condition>&"},
    "stability/game/relational.hpp": {"game": "Game&", "s": "std::size_t"},
    "stability/game/solver.hpp": {"game": "Game&", "party": "std::size_t"},
    "engine/analysis.hpp": {"file": "Negotiation&"},
    "engine/answered.hpp": {"in_force": "Negotiation&", "party": "PartyId", "issue": "IssueId"},
    "engine/changes.hpp": {"before": "Negotiation&", "after": "Negotiation&"},
    "engine/difference.hpp": {"before": "Analysis&", "after": "Analysis&"},
    "engine/named_proposals.hpp": {"negotiation": "Negotiation&"},
    "engine/questions.hpp": {"in_force": "Negotiation&", "deadlock": "deadlock::Deadlock*",
                             "ratification": "std::optional<deadlock::Ratification>&",
                             "unknowns": "std::optional<robust::Unknowns>&"},
    "engine/table.hpp": {"answer": "Analysis&"},
    "report/brief.hpp": {"analysis": "engine::Analysis&"},
    "report/docx.hpp": {"analysis": "engine::Analysis&"},
    "report/drawings.hpp": {"analysis": "engine::Analysis&", "negotiation": "Negotiation&",
                            "catalogue": "words::Catalogue&"},
    "report/picture_numbers.hpp": {"analysis": "engine::Analysis&"},
    "report/picture_rounds.hpp": {"analysis": "engine::Analysis&", "file": "Negotiation&"},
    "report/picture_who.hpp": {"analysis": "engine::Analysis&"},
    "report/pictures.hpp": {"analysis": "engine::Analysis&", "file": "Negotiation&",
                            "catalogue": "words::Catalogue&"},
    "report/short_names.hpp": {"negotiation": "Negotiation&", "issues": "std::vector<IssueId>&",
                               "packages": "std::vector<Package>&", "package": "Package&"},
    "report/svg.hpp": {"title": "std::string&", "one_sentence": "std::string&"},
    "report/fitted.hpp": {"opening": "Document&", "portions": "std::vector<Portion>&",
                          "closing": "std::string&", "words": "Words&"},
    "report/page.hpp": {"answer": "engine::Analysis&", "file": "Negotiation&",
                        "texts": "std::vector<CitedText>&", "text": "std::string&"},
    "report/printed.hpp": {"analysis": "engine::Analysis&"},
    "io/any_reader.hpp": {}, "io/own_copy.hpp": {}, "io/format_table.hpp": {},
    "io/documents/right_to_left.hpp": {"printed": "std::string&"},
    "io/documents/text_of.hpp": {"bytes": "std::string&"},
    "io/import.hpp": {},
    "io/any_writer.hpp": {"talks": "Result<Negotiation>&"},
    "io/formula/formula_reader.hpp": {"negotiation": "Negotiation&",
                                      "catalogue": "words::Catalogue&"},
    "io/ktab/ktab.hpp": {}, "io/gambit/gambit.hpp": {"talks": "Result<Negotiation>&"}, "io/genius/genius_reader.hpp": {}, "io/negmas/negmas.hpp": {},
    "io/text_file.hpp": {"most_bytes": "std::size_t"},
    "io/quote/quote.hpp": {"article": "std::string&", "quote": "std::string&"},
    "io/yaml/edits.hpp": {"text": "std::string&", "negotiation": "Negotiation&",
                          "id": "PositionId", "a": "OptionId", "b": "OptionId"},
    "io/yaml/formatter.hpp": {"file_text": "std::string&"},
    "io/yaml/reader.hpp": {},
    "io/yaml/patch.hpp": {"text": "std::string&"},
    "io/yaml/rows.hpp": {"text": "std::string&", "value": "yaml::Node&"},
    "io/yaml/writer.hpp": {"talks": "Result<Negotiation>&"},
}

HEAD = """// Made by tests/docs/header_examples.py; compiled, never run.
#include <string>
#include <vector>

#include "zopa/answer/json.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/words/diagnostic.hpp"
INCLUDES
namespace zopa {
template <class T>
T some();
template <class... T>
void show(const T&...);
template <class... T>
void use(const T&...);
template <class... T>
void print(const T&...);
template <class... T>
void write(const T&...);
template <class... T>
void solve(const T&...);
using Best = int;
Result<Negotiation> read_negotiation(const std::string& path);
"""


def example_of(header: pathlib.Path) -> list[str]:
    """The first indented lines of the header's first comment."""
    lines = []
    for line in header.read_text(encoding="utf-8").splitlines():
        if not line.startswith("//"):
            break
        if line.startswith("//   "):
            lines.append(line[5:])
        elif lines:
            break
    return lines


def as_statements(lines: list[str]) -> list[str]:
    statements = []
    for line in lines:
        code, slashes, comment = line.partition("//")
        code = code.rstrip()
        if code.endswith("…"):
            code = code[:-1].rstrip() + (" {}" if code[:-1].strip() else "")
        elif code and not code.endswith((";", "{", "}", ",", "(", "=")):
            code += ";"
        statements.append(f"  {code}  {slashes}{comment}".rstrip())
    return statements


def function_of(name: str, lines: list[str]) -> str:
    namespace = re.search(r"(?m)^namespace zopa(?:::(\w+))? \{",
                          (SOURCES / name).read_text(encoding="utf-8"))[1]
    function = "example_" + re.sub(r"\W", "_", name)
    setting = [f"  {type if type.endswith(('&', ')')) else 'const ' + type} {word} = some<{type}>();"
               if "(" not in type else f"  {type.replace('(&)', f'(&{word})')} = some<{type}>();"
               for word, type in SETTING[name].items()]
    body = "\n".join(setting + as_statements(lines))
    text = f"// {name}\nvoid {function}() {{\n{body}\n}}\n"
    return f"namespace {namespace} {{\n{text}}}\n" if namespace else text


def main() -> int:
    functions, missing = [], []
    for header in sorted(SOURCES.rglob("*.hpp")):
        name = header.relative_to(SOURCES).as_posix()
        lines = example_of(header)
        if name in SETTING and lines:
            functions.append((name, function_of(name, lines)))
        elif lines and name.split("/")[0] in FOLDERS and name not in NOT_CODE:
            missing.append(name)
    if missing:
        print("examples without a setting in tests/docs/header_examples.py:", *missing)
        return 1
    includes = "".join(f'#include "zopa/{name}"\n' for name, _ in functions)
    text = HEAD.replace("INCLUDES\n", includes) + "".join(body for _, body in functions)
    pathlib.Path(sys.argv[1]).write_text(text + "}  // namespace zopa\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
