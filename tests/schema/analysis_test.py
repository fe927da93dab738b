"""Every answer in JSON against schema/analysis.schema.json.

    analysis_test.py ZOPA
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

import fastjsonschema
import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZOPA = ""
SCHEMA = json.loads((ROOT / "schema" / "analysis.schema.json").read_text(encoding="utf-8"))
DEADLOCK = {"as_of", "known_later", "without", "tabled_only", "verdict", "packages", "conflicts",
            "collisions", "issues", "ways", "untabled", "islands", "blocs", "bargaining_range",
            "proposals", "readings"}
PARTS = {  # what each verb prints beside what all do
    "analyze": DEADLOCK | {"evidence", "warnings", "settlements", "stability", "impasse_map", "schedules", "robustness",
                           "outlook", "questions", "contradiction"},
    "deadlock": DEADLOCK,
    "settle": {"settlements"},
    "robust": {"robustness", "contradiction"},
    "ask": {"questions"},
    "stability": {"stability", "impasse_map"},
    "test": {"proposals"},
    "diff": {"difference"},
}
PAGE = json.loads((ROOT / "schema" / "page.schema.json").read_text(encoding="utf-8"))
ARGUMENTS = {"analyze": [[], ["--tabled-only"], ["--ways", "0"], ["--ways", "1000"]],
             "deadlock": [[]]}


def files():
    yield from sorted(ROOT.glob("examples/*/talks.yaml"))
    yield from sorted((ROOT / "tests" / "schema" / "valid").glob("*.yaml"))
    yield from sorted((ROOT.parent / "shared" / "seed").glob("*.yaml"))


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.validate = staticmethod(fastjsonschema.compile(SCHEMA))  # hundreds of answers

    def check(self, arguments):
        run = subprocess.run([ZOPA, *arguments, "--format", "json"], capture_output=True, text=True,
                             check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        answer = json.loads(run.stdout)
        self.validate(answer)
        self.assertEqual(PARTS[arguments[0]] - answer.keys(), set())

    def test_the_schema_is_one(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_pages_hold_what_their_schema_says(self):
        # Each schema by itself: the page's names the other by its file.
        alone = {**PAGE, "properties": {**PAGE["properties"], "analysis": {"type": "object"}}}
        validate = fastjsonschema.compile(alone)
        for file in files():
            run = subprocess.run([ZOPA, "report", str(file), "-o", "-"], capture_output=True,
                                 text=True, check=False)
            self.assertEqual(run.returncode, 0, run.stderr)
            page = re.search(r'<script type="application/json" id="data">(.*?)</script>', run.stdout)
            if page is None:
                self.skipTest("built without its page")
            data = json.loads(page[1])
            validate(data)
            self.validate(data["analysis"])

    def test_every_property_is_described(self):
        def check(schema, where):
            for name, part in schema.get("properties", {}).items():
                described = "description" in part or "$ref" in part
                self.assertTrue(described, f"{where}.{name}")
                check(part, f"{where}.{name}")
        check(SCHEMA, "answer")
        check(PAGE, "page")
        for name, definition in SCHEMA["definitions"].items():
            self.assertIn("description", definition, name)
            check(definition, name)

    def test_every_answer_validates(self):
        for file in files():
            for verb, every in ARGUMENTS.items():
                for extra in every:
                    with self.subTest(file=file.name, verb=verb, arguments=extra):
                        self.check([verb, str(file), *extra])

    def test_proposals_validate(self):
        proposals = str(ROOT / "tests" / "schema" / "valid" / "proposals.yaml")
        self.check(["test", proposals])
        self.check(["test", proposals, "second-draft", "noise=no"])

    def test_differences_validate(self):
        wages = str(ROOT / "examples" / "wage-round" / "talks.yaml")
        self.check(["diff", wages])
        self.check(["diff", wages, str(ROOT / "examples" / "harbour" / "talks.yaml")])

    def test_settle_and_robust_validate(self):
        for file in files():
            for verb in ("settle", "robust", "stability", "ask"):
                with self.subTest(file=file.name, verb=verb):
                    self.check([verb, str(file)])
        for folder in sorted(ROOT.glob("tests/foreign/*/")):
            paths = [str(path) for path in sorted(folder.iterdir())]
            is_each_one = folder.name in ("gambit", "games")  # a negotiation a file, or a folder
            for one in ([path] for path in paths) if is_each_one else [paths]:
                several = ["--game", "2"] if one[0].endswith(("casino.json", "deal.txt")) else []
                with self.subTest(files=one):
                    self.check(["settle", *one, *several])

    def test_earlier_rounds_and_left_out_claims_validate(self):
        talks = str(ROOT / "examples" / "wage-round" / "talks.yaml")
        self.check(["analyze", talks, "--as-of", "first"])
        self.check(["analyze", talks, "--without", "union-pay", "--without", "company-pay"])

    def test_an_unknown_key_would_be_noticed(self):
        run = subprocess.run([ZOPA, "analyze", str(ROOT / "examples/harbour/talks.yaml"), "--format",
                              "json"], capture_output=True, text=True, check=True)
        answer = json.loads(run.stdout)
        self.validate(answer)
        answer["conflicts"][0]["surprise"] = 1
        with self.assertRaises(fastjsonschema.JsonSchemaException):
            self.validate(answer)


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
