"""The negotiations of examples/settled: no faults, and every outcome.yaml has the documented shape.

    settled_test.py ZOPA
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2] / "examples" / "settled"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CASES = sorted(path for path in ROOT.iterdir() if path.is_dir())
WORDS = set(re.findall(r"(?m)^\| `([a-z_]+)` \|",
                       README.partition("| Word of `decided_by` |")[2].partition("\n\n")[0]))
DATE = re.compile(r"\d{4}-\d\d-\d\d")
ZOPA = ""


def load(path):
    """As `zopa` reads it: `yes`, `no`, numbers and dates are texts."""
    return yaml.load(path.read_bytes(), yaml.BaseLoader)


def readings(case):
    return [case / "talks.yaml", *sorted(case.glob("reading-*.yaml"))]


def orders_in(file):
    """Of each two steps that a claim compares: what can be said of their order in time."""
    steps = list(file.get("steps", {}))
    said = " ".join(str(row) for row in file["positions"])
    orders = {}
    for one, other in re.findall(r"([a-z0-9_-]+) (?:before|with) ([a-z0-9_-]+)", said):
        if one not in steps or other not in steps:
            continue
        pair = sorted((one, other), key=steps.index)
        verifiable = any("verified_by" in file["steps"][step] for step in pair)
        orders[".".join(pair)] = {"first", "second", "together"} | ({"verified"} if verifiable else set())
    return orders


class Settled(unittest.TestCase):
    def is_text(self, value):
        self.assertIsInstance(value, str)
        self.assertTrue(value.strip())

    def test_no_file_has_a_fault(self):
        for case in CASES:
            with self.subTest(case=case.name):
                for path in readings(case):
                    run = subprocess.run([ZOPA, "check", path, "--format", "json"], check=False,
                                         capture_output=True, text=True)
                    faults = json.loads(run.stdout)["faults"]
                    self.assertEqual((run.returncode, faults), (0, []), path)

    def test_no_issue_is_compatible_where_a_demand_is_refused_or_somebody_is_silent(self):
        found = set()
        for path in (path for case in CASES for path in readings(case)):
            run = subprocess.run([ZOPA, "deadlock", path, "--ways", "1", "--format", "json"],
                                 check=True, capture_output=True, text=True)
            answer = json.loads(run.stdout)
            found |= {issue["state"] for issue in answer["issues"]}
            compatible = {issue["issue"]: issue["silent"] for issue in answer["issues"]
                          if issue["state"] == "compatible"}
            self.assertLessEqual(set(map(tuple, compatible.values())), {()}, path)
            for row in load(path)["positions"]:
                asked = re.fullmatch(r"(\w+) == (\w+)", row.get("demands", ""))
                if not asked or "from" in row or asked[1] not in compatible:
                    continue
                for line in answer["red_lines"]:
                    said = re.fullmatch(r"(\w+) (==|!=) (\w+)", line.get("requires", ""))
                    if said and said[1] == asked[1]:
                        self.assertEqual(said[2] == "==", said[3] == asked[2], (path, row, line))
        self.assertLessEqual({"contested", "one_sided", "unknown"}, found)

    def test_a_case_is_four_files_and_its_other_readings_and_stands_in_the_readme(self):
        self.assertGreaterEqual(len(CASES), 12)
        for case in CASES:
            with self.subTest(case=case.name):
                names = {path.name for path in case.iterdir()} - {p.name for p in readings(case)}
                self.assertEqual(names, {"facts.md", "outcome.yaml"})
                talks, end = load(case / "talks.yaml"), load(case / "outcome.yaml")["end"]
                row = rf"\| `{case.name}` \| [^|]+ \| {talks['as_of']} \| {end}, "
                self.assertRegex(README, row)

    def test_every_fact_names_its_page_or_is_marked_background(self):
        for case in CASES:
            with self.subTest(case=case.name):
                facts = (case / "facts.md").read_text(encoding="utf-8")
                for fact in re.findall(r"(?m)^- (?:.+\n)(?:  .+\n)*", facts):
                    self.assertRegex(fact, r"\((page:|background)")

    def test_an_outcome_has_the_documented_keys_and_words(self):
        self.assertIn("line_given_up", WORDS)
        for case in CASES:
            with self.subTest(case=case.name):
                outcome = load(case / "outcome.yaml")
                what = {"settled": "came", "failed": "refused"}[outcome["end"]]
                self.assertEqual(list(outcome), ["end", "date", what, "sticking_points",
                                                 "decided_by", "why", "beyond", "sources"])
                self.assertRegex(outcome["date"], DATE)
                for path in readings(case):
                    self.assertLess(load(path)["as_of"], outcome["date"])
                self.assertLessEqual(set(outcome["decided_by"]), WORDS)
                self.is_text(outcome["why"])
                for key in ("decided_by", "sticking_points", "beyond", "sources"):
                    self.assertIsInstance(outcome[key], list)
                    self.assertTrue(outcome[key])
                    for text in outcome[key]:
                        self.is_text(text)

    def test_an_outcome_names_only_issues_and_options_of_its_case(self):
        for case in CASES:
            with self.subTest(case=case.name):
                outcome = load(case / "outcome.yaml")
                files = [load(path) for path in readings(case)]
                options = {}  # of each issue, those that every reading with that issue has
                for file in files:
                    for name, issue in file["issues"].items():
                        known = set(issue["options"]) - set(issue.get("excluded", {}))
                        known |= {row if row == "later" else f"decided-by-{row['decided_by']}"
                                  for row in issue.get("may", [])}
                        options[name] = options.get(name, known) & known
                    options.update(orders_in(file))
                end = outcome.get("came", outcome.get("refused"))
                self.assertLessEqual(set(end), set(options))
                if outcome["end"] == "settled":
                    self.assertEqual(set(end), set(options), "an issue of which nothing came")
                for issue, option in end.items():
                    if isinstance(option, str):
                        self.assertIn(option, options[issue], issue)
                    else:
                        self.assertEqual(list(option), ["not_expressible"], issue)
                        self.is_text(option["not_expressible"])
                self.assertLessEqual(set(outcome["sticking_points"]),
                                     set(files[0]["issues"]) | set(orders_in(files[0])))


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
