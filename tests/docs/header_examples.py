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
FOLDERS = ("base", "model", "space", "preference", "sat", "evidence", "io")
NOT_CODE = {"io/scores/scores.hpp", "io/foreign/left_out.hpp",  # a file's text, a remark
            "model/formula.hpp", "base/fields.hpp"}  # a part

# By header, the type of each name.  `x: T&` is some T.
SETTING = {
    "base/budget.hpp": {},
    "base/clause.hpp": {"length": "std::uint32_t", "fund": "std::uint32_t"},
    "base/contracts.hpp": {"line": "std::string&"},
    "base/decimal.hpp": {},
    "base/digest.hpp": {"text": "std::string&"},
    "base/draw.hpp": {"seed": "std::uint64_t", "party": "std::uint32_t",
                      "completion": "std::uint64_t"},
    "base/exact.hpp": {"gain": "std::int64_t", "other_gain": "std::int64_t"},
    "base/fraction.hpp": {},
    "base/ids.hpp": {"negotiation": "Negotiation&"},
    "base/listed.hpp": {"ids": "std::vector<std::string>&"},
    "base/message.hpp": {"low": "double", "high": "double", "catalogue": "words::Catalogue&"},
    "base/parallel.hpp": {"chunks": "std::size_t", "threads": "std::size_t",
                          "search": "int (&)(std::size_t)"},
    "base/progress.hpp": {"progress": "Progress&", "blocks": "std::uint64_t"},
    "base/result.hpp": {"path": "std::string&"},
    "base/unicode.hpp": {"paragraph": "std::string&"},
    "model/checks/checks.hpp": {"contents": "Contents&"},
    "model/condition.hpp": {"talks": "Draft&", "night": "DraftIssue&", "strike": "DraftIssue&"},
    "model/draft.hpp": {},
    "model/entry.hpp": {"talks": "Draft&", "port": "PartyId", "quay": "DraftIssue&",
                        "word": "StatementId", "second": "RoundId"},
    "model/in_force.hpp": {"all": "Negotiation&"},
    "model/negotiation.hpp": {},
    "model/notation.hpp": {"formula": "Formula&", "negotiation": "Negotiation&"},
    "space/clausifier.hpp": {"space": "PackageSpace&", "red_line": "RedLine&"},
    "space/count.hpp": {"space": "PackageSpace&", "clauses": "std::vector<Clause>&",
                        "budget": "Budget&"},
    "space/package_space.hpp": {"negotiation": "Negotiation&"},
    "preference/completions.hpp": {"known": "PartialPreference&", "seed": "std::uint64_t",
                                   "worth": "std::vector<double>&"},
    "preference/exact_program.hpp": {},
    "preference/grounds.hpp": {"negotiation": "Negotiation&",
                               "claims": "std::vector<PositionId>&",
                               "proves": "Proves&"},
    "preference/linear_extension.hpp": {
        "classes": "std::uint32_t", "is_at_least": "LinearExtensions::AtLeast&",
        "sizes": "std::vector<double>&", "draw": "Draw&",
        "order": "std::vector<std::uint32_t>&"},
    "preference/linear_program.hpp": {},
    "preference/necessity.hpp": {"known": "PartialPreference&",
                                 "x": "std::vector<std::uint32_t>&",
                                 "y": "std::vector<std::uint32_t>&"},
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
                              "round": "std::optional<RoundId>&"},
    "io/any_reader.hpp": {},
    "io/any_writer.hpp": {"talks": "Result<Negotiation>&"},
    "io/formula/formula_reader.hpp": {"negotiation": "Negotiation&",
                                      "catalogue": "words::Catalogue&"},
    "io/genius/genius_reader.hpp": {},
    "io/quote/quote.hpp": {"article": "std::string&", "quote": "std::string&"},
    "io/yaml/edits.hpp": {"text": "std::string&", "negotiation": "Negotiation&",
                          "id": "PositionId", "a": "OptionId", "b": "OptionId"},
    "io/yaml/formatter.hpp": {"file_text": "std::string&"},
    "io/yaml/reader.hpp": {},
    "io/yaml/writer.hpp": {"talks": "Result<Negotiation>&"},
}

HEAD = """// Made by tests/docs/header_examples.py; compiled, never run.
#include <string>
#include <vector>

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
void report(const T&...);
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
    inner = f"  using namespace {namespace};\n" if namespace else ""
    return (f"// {name}\nvoid {function}() {{\n{inner}" + "\n".join(setting + as_statements(lines))
            + "\n}\n")


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
