"""The golden files again where a computer is set up otherwise: other locales, other numbers of
threads, and next to no time.

    hostile_settings_test.py ZOPA

What is printed does not depend on the locale or on the threads.  With too little time, what is
printed may be less; it is never something else.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import fastjsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema" / "analysis.schema.json").read_text(encoding="utf-8"))
LOCALES = ("tr_TR", "de_DE")  # dotless i; a comma in decimals
ZOPA = ""


def commands():
    """Each command of the examples: its folder, arguments and the start of its expected files."""
    for listed in sorted(ROOT.glob("examples/*/expected/commands")):
        for line in listed.read_text(encoding="utf-8").splitlines():
            name, arguments = line.split(":", 1)
            yield listed.parent.parent, arguments.split(), listed.parent / name.strip()


def run(folder, arguments, form, environment=None):
    return subprocess.run([ZOPA, *arguments, "--format", form], cwd=folder, capture_output=True,
                          text=True, encoding="utf-8", check=False,
                          env={"LC_ALL": "C.UTF-8", **(environment or {})})


class HostileSettings(unittest.TestCase):
    def expect_golden(self, folder, arguments, expected, environment=None):
        for form, ending in (("text", ".txt"), ("json", ".json")):
            if form == "json" and "--full" in arguments:
                continue  # no golden file: the JSON is the same without
            with self.subTest(example=folder.name, arguments=arguments, form=form):
                printed = run(folder, arguments, form, environment)
                self.assertEqual(printed.returncode, 0, printed.stderr)
                self.assertEqual(printed.stdout,
                                 expected.with_suffix(ending).read_text(encoding="utf-8"))

    def test_no_locale_changes_a_byte(self):
        with tempfile.TemporaryDirectory() as made:
            for locale in LOCALES:
                subprocess.run(["localedef", "-f", "UTF-8", "-i", locale,
                                os.path.join(made, f"{locale}.UTF-8")], check=False,
                               capture_output=True)
                self.assertTrue((pathlib.Path(made) / f"{locale}.UTF-8").exists(), locale)
                for folder, arguments, expected in commands():
                    self.expect_golden(folder, arguments, expected,
                                       {"LC_ALL": f"{locale}.UTF-8", "LANG": f"{locale}.UTF-8",
                                        "LOCPATH": made})

    def test_no_number_of_threads_changes_a_byte(self):
        tried = 0
        for folder, arguments, expected in commands():
            if arguments[0] in ("settle", "robust", "stability"):
                tried += 1
                for threads in ("1", "4"):
                    self.expect_golden(folder, [*arguments, "--threads", threads], expected)
        self.assertGreaterEqual(tried, 4)

    def test_with_next_to_no_time_less_is_said_and_nothing_else(self):
        validate = fastjsonschema.compile(SCHEMA)
        for folder, arguments, expected in commands():
            if "--full" in arguments:
                continue
            whole = json.loads(expected.with_suffix(".json").read_text(encoding="utf-8"))
            for seconds in ("0.001", "0.005", "0.02"):
                with self.subTest(example=folder.name, arguments=arguments, seconds=seconds):
                    printed = run(folder, [*arguments, "--time-limit", seconds], "json")
                    self.assertIn(printed.returncode, (0, 3), printed.stderr)
                    if not printed.stdout:
                        self.assertIn("stopped before all was read", printed.stderr)
                        continue
                    answer = json.loads(printed.stdout)
                    validate(answer)
                    self.expect_part_of(whole, answer)
                    if printed.returncode == 0:
                        self.assertEqual(answer, whole)

    def expect_part_of(self, whole, answer):
        """What is proved does not depend on when the search was stopped."""
        if answer.get("verdict") is not None:
            self.assertEqual(answer["verdict"], whole["verdict"])
        known = [sorted(one["red_lines"]) for one in whole.get("conflicts") or []]
        for one in answer.get("conflicts") or []:
            self.assertIn(sorted(one["red_lines"]), known)
        for kind, count in (answer.get("packages") or {}).items():
            if isinstance(count, int):
                self.assertEqual(count, whole["packages"][kind], kind)


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
