"""`zopa draft` as a user runs it: texts and negotiations, JSON and its schema, the file of drafts.

    draft_test.py ZOPA
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema" / "drafts.schema.json").read_text(encoding="utf-8"))
ZOPA = ""

TALKS = """zopa: 1
title: The quay
sources:
  report: {file: report.txt, date: unknown}
parties:
  port: {name: Port of Skerrow, representatives: {reed: "Ann Reed, harbour master"}}
  union: {name: Dockers, representatives: {voss: Carl Voss}}
issues:
  quay: {name: Quay, options: {short: Short, long: Long}}
statements:
  shut: {by: voss, speech: verbatim, source: report, quote: The gate is shut}
positions:
  - {party: port, requires: quay == long}
  - {party: union, requires: quay == short}
"""
REPORT = """The quay, still

“The gate is shut,” Carl Voss said. The Port of Skerrow
said that the Dockers had been: "asked, twice". Reed's lawyer
said no letter had come.

According to Ann Reed, the quay – all of it – is “open”.
"""


def zopa(*arguments, **more):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", timeout=300, check=False, **more)


class DraftCommand(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.talks = self.folder / "talks.yaml"
        self.talks.write_text(TALKS, encoding="utf-8")
        self.report = self.folder / "report.txt"
        self.report.write_text(REPORT, encoding="utf-8")

    def json_of(self, *arguments, **more):
        run = zopa("draft", *arguments, "--format", "json", **more)
        self.assertEqual(run.returncode, 0, run.stderr)
        answer = json.loads(run.stdout)
        jsonschema.validate(answer, SCHEMA)
        return answer

    def test_the_schema_is_the_one_that_zopa_writes(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        self.assertEqual(json.loads(zopa("schema", "--of", "draft").stdout), SCHEMA)

    def test_drafts_of_a_negotiation_are_by_whom_it_has_on_file(self):
        answer = self.json_of(self.talks)
        self.assertEqual(answer["on_file"], 1)
        self.assertEqual([(d["by"], d["named"], d["about"], d["rule"]) for d in answer["drafts"]],
                         [("port", "The Port of Skerrow", ["union"], "reported"),
                          (None, "Reed's lawyer", [], "reported"),
                          ("reed", "Ann Reed", [], "according")])
        text = REPORT
        for draft in answer["drafts"]:
            passage = text[draft["from"]:draft["to"]]
            self.assertEqual(" ".join(passage.split()), draft["quote"])
            self.assertEqual(text[:draft["from"]].count("\n") + 1, draft["line"])

    def test_a_text_alone_is_read_too_and_so_is_standard_input(self):
        of_file = self.json_of(self.report)
        self.assertEqual([d["named"] for d in of_file["drafts"]],
                         ["Carl Voss", "The Port of Skerrow", "Reed's lawyer", "Ann Reed"])
        self.assertEqual({d["by"] for d in of_file["drafts"]}, {None})
        self.assertEqual(of_file["texts"][0]["language"], "en")
        of_input = self.json_of("-", input=REPORT)
        self.assertEqual(of_input["drafts"], of_file["drafts"])

    def test_the_text_is_for_eighty_columns_in_each_language(self):
        for language, word in (("en", "Drafts from"), ("fr", "Brouillons tirés de")):
            run = zopa("draft", self.talks, env={"LC_ALL": f"{language}.UTF-8"})
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn(word, run.stdout)
            self.assertIn("Ann Reed", run.stdout)
            self.assertLessEqual(max(map(len, run.stdout.splitlines())), 80)

    def test_drafts_are_written_apart_and_never_over_a_file_unasked(self):
        out = self.folder / "talks.drafts.yaml"
        before = self.talks.read_bytes(), self.report.read_bytes()
        run = zopa("draft", self.talks, "-o", out)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.talks.read_bytes(), self.report.read_bytes()), before)
        self.assertEqual(zopa("draft", self.talks, "-o", out).returncode, 2)
        self.assertEqual(zopa("draft", self.talks, "-o", out, "--force").returncode, 0)
        for own in (self.talks, self.report):
            self.assertEqual(zopa("draft", self.talks, "-o", own, "--force").returncode, 2)
        self.assertEqual((self.talks.read_bytes(), self.report.read_bytes()), before)
        drafts = yaml.safe_load(out.read_text(encoding="utf-8"))
        self.assertEqual(drafts["of"], str(self.talks))
        self.assertEqual([d["statement"]["by"] for d in drafts["drafts"]], ["port", "?", "reed"])
        self.assertNotIn("act", str(drafts))

    def test_what_is_taken_over_is_a_statement_and_changes_no_verdict(self):
        drafts = yaml.safe_load(zopa("draft", self.talks, "-o", "-").stdout)["drafts"]
        rows = [d["statement"] for d in drafts if d["statement"]["by"] != "?"]
        self.assertEqual(len(rows), 2)
        lines = "".join(f"  taken-{n}: {json.dumps(row)}\n" for n, row in enumerate(rows))
        before = zopa("deadlock", self.talks, "--format", "json").stdout
        self.talks.write_text(TALKS.replace("statements:\n", "statements:\n" + lines),
                              encoding="utf-8")
        run = zopa("check", self.talks)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(zopa("deadlock", self.talks, "--format", "json").stdout, before)
        self.assertEqual(self.json_of(self.talks)["on_file"], 3)
        self.assertEqual(len(self.json_of(self.talks)["drafts"]), 1)

    def test_a_speaker_who_is_not_on_file_cannot_be_taken_over_unseen(self):
        drafts = yaml.safe_load(zopa("draft", self.talks, "-o", "-").stdout)["drafts"]
        row = next(d["statement"] for d in drafts if d["statement"]["by"] == "?")
        self.talks.write_text(
            TALKS.replace("statements:\n", f"statements:\n  taken: {json.dumps(row)}\n"),
            encoding="utf-8")
        self.assertEqual(zopa("check", self.talks).returncode, 2)

    def test_the_language_is_the_files_or_as_asked_for(self):
        row = TALKS[TALKS.index("statements:"):TALKS.index("positions:")]
        without = TALKS.replace(row, "")
        self.talks.write_text(without, encoding="utf-8")
        self.report.write_text("„Das Tor ist zu“, sagte Carl Voss.\n", encoding="utf-8")
        answer = self.json_of(self.talks)
        self.assertEqual(answer["texts"][0]["language"], "de")
        self.assertEqual(len(answer["drafts"]), 1)
        self.assertEqual(self.json_of(self.talks, "--text-language", "fr")["drafts"], [])
        self.talks.write_text(without.replace("date: unknown", "date: unknown, language: hu"),
                              encoding="utf-8")
        answer = self.json_of(self.talks)
        self.assertEqual(answer["texts"][0]["language"], None)
        self.assertIn("Not read", zopa("draft", self.talks).stdout)

    def test_bad_input_is_said_to_be_bad(self):
        self.assertEqual(zopa("draft", self.folder / "none.txt").returncode, 2)
        self.report.write_bytes(b"said \xff")
        run = zopa("draft", self.report)
        self.assertEqual(run.returncode, 2)
        self.assertIn("UTF-8 (line 1)", run.stderr)
        self.assertEqual(zopa("draft", self.talks).returncode, 2)
        self.report.write_text("", encoding="utf-8")
        self.assertEqual(self.json_of(self.report)["drafts"], [])

    def test_hostile_texts_take_no_more_time_than_others(self):
        for piece in ("“", '"', "said ", "“a", "said that, ", "A, ", "(", "— said A ", "' ", "said: ",
                      "according to ", "“x” said A, “", ". ", "a" * 50, "A said and "):
            with self.subTest(piece=piece):
                start = time.monotonic()
                run = zopa("draft", "-", "--text-language", "en", "-o", "-",
                           input=piece * (1_000_000 // len(piece)))
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertLess(time.monotonic() - start, 60)


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
