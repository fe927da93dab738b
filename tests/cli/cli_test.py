"""The program as a user runs it: what it prints, where, and with which exit status.

    cli_test.py ZOPA
"""
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/talks.yaml"))
TALKS = ROOT / "examples" / "ukraine-talks" / "talks.yaml"
WAGES = ROOT / "examples" / "wage-round" / "talks.yaml"
ZOPA = ""
os.environ["LC_ALL"] = "C.UTF-8"  # in English, wherever the tests run

HEAD = """zopa: 1
parties:
  port: {name: Port Authority}
  town: {name: Town of Aren}
issues:
  quay: {name: Length of the quay, options: {short: 200 m, long: 500 m}}
"""


def zopa(*arguments, given="", **options):
    return subprocess.run([ZOPA, *map(str, arguments)], input=given, capture_output=True, text=True,
                          timeout=120, check=False, **options)


# 8 parties and 40 issues: seconds of work.
def large_negotiation():
    parties = "".join(f"  p{p}: {{name: Party {p}}}\n" for p in range(8))
    options = "{" + ", ".join(f"o{o}: Option {o}" for o in range(6)) + "}"
    issues = "".join(f"  i{i}: {{name: Issue {i}, options: {options}}}\n" for i in range(40))
    rules = "".join(f"  - {{id: r{k}, rule: \"i{k} == o{k % 6} implies i{(7 * k + 3) % 40} in "
                    f"{{o{k % 5}, o{k % 5 + 1}}}\"}}\n" for k in range(40))
    lines = "".join(f"  - {{party: p{p}, requires: \"i{i} in {{o{(p + i) % 5}, o{(p + i) % 5 + 1}"
                    "}\"}\n" for p in range(8) for i in range(40) if (p * 7 + i * 3) % 5 < 4)
    return (f"zopa: 1\nparties:\n{parties}issues:\n{issues}rules:\n{rules}positions:\n{lines}")


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, text, name="talks.yaml"):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Answers(InFolder):
    def test_a_file_alone_is_analysed(self):
        self.assertEqual(zopa(TALKS).stdout, zopa("analyze", TALKS).stdout)
        self.assertIn("Deadlock", zopa(TALKS).stdout)

    def test_standard_input_is_read_for_a_dash(self):
        run = zopa("-", given=HEAD)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("Length of the quay", run.stdout)

    def test_the_answer_goes_to_standard_output_alone(self):
        run = zopa("analyze", TALKS)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_no_agreement_fails_only_where_asked(self):
        self.assertEqual(zopa("analyze", TALKS).returncode, 0)
        self.assertEqual(zopa("analyze", TALKS, "--fail-if-none").returncode, 1)
        self.assertEqual(zopa("-", "--fail-if-none", given=HEAD).returncode, 0)

    def test_every_answer_fits_80_columns_without_colour(self):
        for file in EXAMPLES:
            for arguments in (["analyze"], ["analyze", "--full"], ["deadlock", "--ways", "50"]):
                text = zopa(arguments[0], file, *arguments[1:]).stdout
                self.assertNotIn("\x1b", text)
                for line in text.splitlines():
                    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else
                                0 if unicodedata.combining(c) else 1 for c in line)
                    self.assertLessEqual(width, 80, line)

    def test_an_answer_is_one_page_unless_all_is_asked_for(self):
        files = [*EXAMPLES, *ROOT.glob("examples/settled/*/talks.yaml"),
                 *ROOT.glob("examples/settled/*/reading-?.yaml")]
        for file in files:
            for language in ("en", "fr"):
                page = zopa(file, "--language", language).stdout
                self.assertLessEqual(len(page.splitlines()), 60, file)
                self.assertLessEqual(max(map(len, page.splitlines())), 80, file)
            whole = zopa(file, "--full").stdout
            self.assertGreater(len(whole), len(page), file)
        self.assertEqual(zopa(TALKS, "--format", "json").stdout,
                         zopa(TALKS, "--full", "--format", "json").stdout)

    def test_one_page_has_no_ids(self):
        for file in EXAMPLES:
            page = zopa(file).stdout
            if "harbour" not in str(file):  # its agreement rule names parties by their ids
                self.assertNotIn("`", page, file)

    def test_packages_that_nobody_tells_apart_are_said_once(self):
        talks = self.write(HEAD + """  dues: {name: Dues, options: {low: Low, high: High}}
positions:
  - {id: l, party: port, requires: quay == long}
""")
        for switches in ([], ["--full"]):
            text = zopa(talks, *switches).stdout
            self.assertEqual(text.count("Length of the quay: “500 m”; Dues: either."), 1)

    def test_an_untabled_option_that_a_line_names_is_said_to_be_shut_out(self):
        talks = self.write(HEAD.replace("long: 500 m}", "long: 500 m, mid: 350 m}, hypothetical: [mid]") +
                           """positions:
  - {id: l1, party: port, requires: quay == long}
  - {id: l2, party: town, requires: "not (quay in {long, mid})"}
""")
        text = " ".join(zopa(talks, "--full").stdout.split())
        self.assertIn("Port Authority would rather have no agreement than “200 m” (red line", text)
        self.assertIn("Town of Aren would rather have no agreement than “500 m” or “350 m”", text)

    def test_one_page_says_who_asks_for_what_and_where_the_file_is_silent(self):
        talks = self.write(HEAD + """  dues: {name: Dues, options: {low: Low, high: High}}
positions:
  - {id: l1, party: port, requires: quay == long}
  - {id: l2, party: town, requires: quay == short}
  - {id: d1, party: town, demands: dues == low}
""")
        page = zopa(talks).stdout
        self.assertIn("- Length of the quay: Port Authority rules out “200 m” (assumed). Town of "
                      "Aren rules out “500 m” (assumed).", " ".join(page.split()))
        self.assertIn("Only some speak of: Dues (nothing from Port Authority).", page)
        self.assertIn("Length of the quay: what Port Authority and Town of Aren rule out leaves no",
                      page)
        self.assertIn("Does this still stand: Port Authority would rather have no agreement", page)
        without = zopa(talks, "--without", "l2")
        self.assertIn("One row of the file is left out on request.", " ".join(without.stdout.split()))
        self.assertIn("`l2`", zopa(talks, "--without", "l2", "--full").stdout)

    def test_the_same_file_gives_the_same_bytes(self):
        for form in ("text", "json", "markdown"):
            runs = {zopa("analyze", TALKS, "--format", form).stdout for _ in range(3)}
            self.assertEqual(len(runs), 1)

    def test_json_is_the_only_output_of_the_json_format(self):
        answer = json.loads(zopa("deadlock", TALKS, "--format", "json").stdout)
        self.assertEqual((answer["zopa"], answer["verdict"]), (1, "deadlock"))

    def test_markdown_has_headings_and_lists(self):
        text = zopa("analyze", TALKS, "--full", "--format", "markdown").stdout
        self.assertRegex(text, r"(?m)^# ")
        self.assertRegex(text, r"(?m)^## Verdict$")
        self.assertRegex(text, r"(?m)^ *- ")

    def test_an_earlier_round_can_be_asked_about(self):
        first = json.loads(zopa("analyze", WAGES, "--as-of", "first", "--format", "json").stdout)
        last = json.loads(zopa("analyze", WAGES, "--format", "json").stdout)
        self.assertEqual(first["as_of"]["round"], "first")
        self.assertNotEqual(first["verdict"], last["verdict"])

    # A refusal that the press reports a day after the last meeting.
    REFUSAL = """zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues: {x: {name: X, options: {p: P, q: Q}}}
sources: {press: {file: press.txt}}
statements:
  no:
    by: a
    about: [a]
    speech: verbatim
    act: rejects
    date: 2024-03-02
    source: press
    quote: We will never take Q
positions:
  - {id: line, party: a, requires: x == p, because: [no]}
  - {id: other, party: b, requires: x == q}
rounds:
  - {id: r1, kind: talks, with: [a, b], date: 2024-03-01}
"""

    def test_what_was_said_after_the_last_round_counts_by_the_day_of_the_analysis(self):
        self.write("We will never take Q.", "press.txt")
        talks = self.write("as_of: 2024-03-05\n" + self.REFUSAL)
        answer = json.loads(zopa("analyze", talks, "--format", "json").stdout)
        self.assertEqual(answer["as_of"], {"date": "2024-03-05", "round": "r1"})
        self.assertEqual((answer["verdict"], answer["known_later"]), ("deadlock", []))
        self.assertEqual(answer["evidence"]["a"]["stated"], 1)

    def test_what_is_known_only_later_is_listed_and_never_assumed(self):
        self.write("We will never take Q.", "press.txt")
        talks = self.write(self.REFUSAL)
        for day in ([], ["--as-of", "r1"], ["--as-of", "2024-03-01"]):
            run = zopa("analyze", talks, *day, "--format", "json")
            answer = json.loads(run.stdout)
            self.assertEqual(answer["as_of"], {"date": "2024-03-01", "round": "r1", "earlier": True})
            self.assertEqual(answer["known_later"], ["line"])
            self.assertEqual(sum(answer["evidence"]["a"].values()), 0)
            text = zopa("analyze", talks, "--full", *day).stdout
            self.assertIn("Known only later, and left out: `line`.", " ".join(text.split()))
        later = json.loads(zopa("analyze", talks, "--as-of", "2024-03-02", "--format", "json").stdout)
        self.assertEqual((later["verdict"], later["known_later"]), ("deadlock", []))
        self.assertIn("later-statement", zopa("check", talks, "--format", "json").stdout)

    def test_a_denial_stands_below_what_it_disputes(self):
        self.write("Never Q. He did not say so.", "press.txt")
        talks = self.write(self.REFUSAL.replace("We will never take Q", "Never Q").replace(
            "positions:", "  denial: {by: a, about: [a], act: denies, disputes: [no], source: press,"
            " quote: He did not say so}\npositions:", 1))
        answer = json.loads(zopa("analyze", talks, "--as-of", "2025", "--format", "json").stdout)
        self.assertEqual(answer["disputed"],
                         [{"statement": "no", "by": ["denial"], "claims": ["line"]}])
        text = " ".join(zopa("analyze", talks, "--full", "--as-of", "2025").stdout.split())
        self.assertIn("Where the accounts differ", text)
        self.assertIn("disputed by `denial`: said about its own position by A", text)
        self.assertIn("Disputed: `no`. Another account contradicts it", text)
        without = json.loads(zopa("analyze", talks, "--as-of", "2025", "--without", "denial",
                                  "--format", "json").stdout)
        self.assertEqual(without["disputed"], [])

    def test_a_claim_can_be_left_out(self):
        run = zopa("analyze", TALKS, "--format", "json", "--without", "ru-crimea",
                   "--without", "ru-nato", "--without", "ru-donbas")
        answer = json.loads(run.stdout)
        self.assertNotEqual(answer["verdict"], "deadlock")
        self.assertEqual(answer["without"], ["ru-crimea", "ru-nato", "ru-donbas"])

    def test_hypothetical_options_can_be_left_out(self):
        answer = json.loads(zopa("analyze", TALKS, "--tabled-only", "--format", "json").stdout)
        self.assertEqual(answer["packages"]["total"], 8)
        self.assertEqual(answer["untabled"]["count"], 0)

    def test_an_issue_may_be_left_without_options(self):
        talks = self.write("""zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  p: {name: P, options: {x: X, y: Y}}
  q: {name: Q, options: {x: X, y: Y}, hypothetical: [x, y]}
positions:
  - {party: a, requires: p == x}
  - {party: a, issue: p, prefers: x > y}
  - {party: b, issue: q, values: {x: 1, y: 0}}
""")
        for verb in ("analyze", "deadlock"):
            run = zopa(verb, talks, "--tabled-only")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn({"analyze": "Deadlock: no complete package is on the table.\n",
                           "deadlock": "No package is on the table"}[verb], run.stdout)
            self.assertIn({"analyze": "On Q no option is on the table",
                           "deadlock": "nobody has tabled an option for Q"}[verb],
                          " ".join(run.stdout.split()))
            for switches in ([], ["--tabled-only"]):
                answer = json.loads(zopa(verb, talks, "--format", "json", *switches).stdout)
                self.assertEqual(answer["verdict"], "deadlock")
                self.assertEqual(answer["no_tabled_option"], ["q"])
        for verb in ("settle", "robust", "stability", "report"):
            switches = ["-o", "-"] if verb == "report" else []
            run = zopa(verb, talks, "--tabled-only", *switches)
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("no package is on the table",
                      zopa("robust", talks, "--tabled-only").stdout.replace("\n", " "))

    def test_a_proposal_is_held_against_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            talks = pathlib.Path(folder) / "talks.yaml"
            talks.write_text("""zopa: 1
parties: {port: {name: Port}, town: {name: Town}}
issues:
  quay: {name: Quay, options: {short: 200 m, long: 500 m}}
  noise: {name: Noise, options: {yes: Yes, no: No}}
positions: [{id: line, party: town, requires: quay == short}]
proposals: {draft: {by: port, package: {quay: long}}}
""", encoding="utf-8")
            for words in (["draft"], ["quay=long"], ["quay=long", "noise=no"], []):
                run = zopa("test", talks, *words, "--format", "json")
                self.assertEqual(run.returncode, 0, run.stderr)
                tested = json.loads(run.stdout)["proposals"][0]
                self.assertEqual(tested["breaks"], ["line"])
                self.assertEqual(tested["changes"], [[{"issue": "quay", "to": "short"}]])
                self.assertEqual(tested["moves"][0][0]["accepts"], ["long"])
            self.assertIn("Excluded by Town", zopa("test", talks, "draft").stdout)
            self.assertEqual(zopa("test", talks, "draft", "--fail-if-none").returncode, 1)
            self.assertEqual(zopa("test", talks, "quay=short", "--fail-if-none").returncode, 0)
            for word, near in (("darft", "`draft`"), ("quai=long", "`quay`"), ("quay=lang", "`long`")):
                run = zopa("test", talks, word)
                self.assertEqual((run.returncode, run.stdout), (2, ""))
                self.assertIn(near, run.stderr)
            run = zopa("test", talks, "quay=long", "quay=short")
            self.assertEqual((run.returncode, run.stdout), (2, ""))

    def test_options_that_nobody_tells_apart_are_one(self):
        free = ("  fund: {name: Fund, options: {none: None, small: Small}}\n"
                "  name: {name: Name, options: {old: Old, new: New, both: Both}}\n")
        lines = "positions:\n  - {party: town, requires: quay == short}\n"
        talks = self.write(HEAD + free + lines)
        text = " ".join(zopa(talks).stdout.split())
        self.assertIn("Length of the quay: “200 m”; Fund: either; Name: any", text)
        self.assertEqual(text.count("Fund: either; Name: any"),
                         text.count("Length of the quay: “200 m”; Fund: either; Name: any"))
        self.assertNotIn("“Small”", text)
        port = "  - {party: port, requires: quay == long}\n"
        text = " ".join(zopa("deadlock", self.write(HEAD + free + lines + port)).stdout.split())
        self.assertNotIn("There are more", text)
        self.assertNotIn("Package:", text)  # the moves say all that there is to say
        own = zopa("test", talks, "quay=short", "fund=small").stdout
        self.assertIn("“Small”", own)

    def test_the_verdict_of_an_earlier_day_is_true_to_it(self):
        self.write("They refused.", "note.txt")
        talks = self.write(
            HEAD + "sources: {note: {file: note.txt}}\n"
            "statements: {no: {source: note, by: port, about: [port], date: 2026-03-09, text: No}}\n"
            "positions:\n  - {id: town-line, party: town, requires: quay == short}\n"
            "  - {id: refusal, party: port, requires: quay == long, because: [no]}\n")
        now = " ".join(zopa("deadlock", talks).stdout.split())
        self.assertIn("Deadlock. ", now)
        then = zopa("deadlock", talks, "--as-of", "2026-03-05")
        text = " ".join(then.stdout.split())
        self.assertIn("As of 2026-03-05, nothing that was on file excluded an agreement: one package "
                      "on the table was open to Port Authority and Town of Aren. Known only later: "
                      "`refusal`.", text)
        self.assertNotIn("An agreement is possible", text)
        day = json.loads(zopa("deadlock", talks, "--as-of", "2026-03-05", "--format", "json").stdout)
        self.assertEqual(day["as_of"], {"date": "2026-03-05", "round": None, "earlier": True})

    def test_what_is_different_between_two_files_or_two_days_is_said(self):
        line = "positions:\n  - {id: town-quay, party: town, requires: quay == short}\n"
        port = "  - {id: port-quay, party: port, requires: quay == long}\n"
        old = self.write(HEAD + line, "old.yaml")
        new = self.write(HEAD + line + port, "new.yaml")
        run = zopa("diff", "old.yaml", "new.yaml", cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        text = " ".join(run.stdout.split())
        self.assertIn("From `old.yaml`, its day not known to `new.yaml`, its day not known.", text)
        self.assertIn("New: Port Authority would rather have no agreement than a package that breaks "
                      "this: Length of the quay is “500 m” (`port-quay`, assumed).", text)
        self.assertIn("Verdict: deadlock; before: an agreement was possible", text)
        self.assertIn("One conflict of red lines is new: `town-quay` and `port-quay`.", text)
        back = json.loads(zopa("diff", new, old, "--format", "json").stdout)["difference"]
        self.assertEqual([row["id"] for row in back["lost"]], ["port-quay"])
        self.assertEqual(back["conflicts"]["lost"], [["town-quay", "port-quay"]])
        same = json.loads(zopa("diff", new, new, "--format", "json").stdout)["difference"]
        self.assertEqual([same["gained"], same["lost"], same["changed"]], [[], [], []])
        since = zopa("diff", WAGES, "--since", "first", "--format", "json")
        moved = json.loads(zopa("deadlock", WAGES, "--format", "json").stdout)["moved"]
        difference = json.loads(since.stdout)["difference"]
        self.assertEqual({key: difference[key] for key in moved if key != "since"},
                         {key: moved[key] for key in moved if key != "since"})

    def test_what_cannot_be_compared_names_its_file(self):
        talks = self.write(HEAD)
        cases = {(talks,): "no earlier round was held",
                 (talks, "--since", "noon"): "`noon` is not a date",
                 (talks, "nothing.yaml"): "nothing.yaml: error: there is no such file",
                 (talks, talks, talks): "two files at most can be compared"}
        for arguments, fault in cases.items():
            with self.subTest(fault=fault):
                run = zopa("diff", *arguments)
                self.assertEqual((run.returncode, run.stdout), (2, ""))
                self.assertIn(fault, run.stderr)

    def test_a_round_or_claim_that_is_not_there_is_named(self):
        for switch, word, near in (("--as-of", "talk", "`talks`"),
                                   ("--without", "ru-krimea", "`ru-crimea`")):
            run = zopa("analyze", TALKS, switch, word)
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn(near, run.stderr)

    def test_a_reader_who_has_seen_enough_is_no_failure(self):
        command = f"'{ZOPA}' '{TALKS}' | head -n 1; exit ${{PIPESTATUS[0]}}"
        run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_an_answer_that_is_lost_is_a_failure(self):
        harbour = ROOT / "examples" / "harbour" / "talks.yaml"
        conflict = ROOT / "examples" / "elmira" / "talks.yaml"
        for command in (["--help"], ["--version"], ["schema"], ["init"], [TALKS, "--format", "json"],
                        ["check", TALKS], ["deadlock", TALKS, "--format", "markdown"],
                        ["fmt", TALKS], ["settle", harbour], ["stability", conflict],
                        ["robust", harbour, "--completions", "10"], ["report", TALKS, "-o", "-"]):
            words = " ".join(f"'{word}'" for word in [ZOPA, *command])
            to = ">&-" if command[0] in ("--version", "check") else "> /dev/full"
            run = subprocess.run(["bash", "-c", f"{words} {to}"], capture_output=True, text=True,
                                 check=False)
            self.assertEqual(run.returncode, 2, (command, run.stderr))
            self.assertIn("(standard output): error: cannot be written", run.stderr)

    def test_a_file_is_not_written_over_by_what_is_said(self):
        page = self.folder / "page.html"
        command = f"'{ZOPA}' report '{TALKS}' -o '{page}' >&- 2>&-"
        run = subprocess.run(["bash", "-c", command], check=False)
        self.assertEqual(run.returncode, 0)
        self.assertTrue(page.read_text(encoding="utf-8").startswith("<!"))

    def test_a_file_that_may_not_grow_so_far_is_a_failure_that_leaves_nothing(self):
        page = self.folder / "page.html"
        command = f"ulimit -f 16; '{ZOPA}' report '{TALKS}' -o '{page}'"
        run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertIn("page.html: error: cannot be written", run.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_no_zone_and_no_red_line_are_told_apart(self):
        text = zopa("-", given=HEAD).stdout
        self.assertIn("No red line of Port Authority and Town of Aren is known.", text)

    def test_only_own_moves_leave_the_deadlock_out(self):
        text = """zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  strike: {name: Strike, by: a, options: {no: No, yes: Yes}}
"""
        run = zopa("-", "--format", "json", given=text)
        answer = json.loads(run.stdout)
        self.assertIsNone(answer["verdict"])
        self.assertIn("deadlock", answer["not_computed"])
        self.assertIn("None: there is no joint issue", zopa("deadlock", "-", given=text).stdout)


class Languages(unittest.TestCase):
    FRENCH = "Aucun des 8 ensembles présentés ne convient à Ukraine et Russian"

    def verdict(self, *options, **environment):
        clean = {name: value for name, value in os.environ.items()
                 if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
        return zopa("deadlock", TALKS, *options, env={**clean, **environment}).stdout

    def test_the_option_chooses(self):
        self.assertIn(self.FRENCH, self.verdict("--language", "fr", LC_ALL="C"))
        self.assertIn("Verdict\n-------\nDeadlock.", self.verdict("--language=en", LANG="fr_FR"))
        self.assertEqual(zopa("deadlock", TALKS, "--language", "xx").returncode, 2)

    def test_else_the_first_variable_that_is_set_does(self):
        self.assertIn(self.FRENCH, self.verdict(LANG="fr_CA.UTF-8"))
        self.assertIn(self.FRENCH, self.verdict(LC_ALL="", LC_MESSAGES="fr", LANG="en_GB"))
        self.assertIn("Deadlock.", self.verdict(LC_ALL="C", LANG="fr_FR.UTF-8"))
        self.assertIn("Deadlock.", self.verdict(LANG="tr_TR.UTF-8"))
        self.assertIn("Deadlock.", self.verdict())

    def test_json_is_the_same_in_every_language(self):
        self.assertEqual(self.verdict("--format", "json", "--language", "fr"),
                         self.verdict("--format", "json", "--language", "en"))


class Limits(InFolder):
    def test_a_time_limit_prints_what_is_known(self):
        for seconds in ("0.2", "1", "4"):  # while the file is read nothing is known yet
            run = zopa("analyze", self.write(large_negotiation()), "--time-limit", seconds,
                       "--format", "json")
            self.assertEqual(run.returncode, 3, run.stderr)
            if run.stdout:
                break
        answer = json.loads(run.stdout)
        self.assertTrue(answer["stopped"])
        self.assertEqual(answer["packages"]["total"], str(6**40))

    def test_a_time_limit_holds_in_stubborn_files(self):
        two = "options: {x: X, y: Y}"
        opposed = [(f"i{i}", two, f"i{i} == x", f"i{i} == y") for i in range(300)]
        many = ", ".join(f"o{i}: O" for i in range(1501))
        for rows in ([(f"i{i}", two, None, None) for i in range(4000)], opposed,
                     [("i", f"options: {{{many}}}", "i != o0", "i != o1")]):
            text = "zopa: 1\ntitle: T\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
            text += "".join(f"  {issue}: {{name: I, {options}}}\n" for issue, options, *_ in rows)
            lines = [line for *_, a, b in rows if a for line in (("a", a), ("b", b))]
            if len(rows) == 1:  # one issue, and every option shut out by somebody
                lines += [("ab"[i % 2], f"i != o{i}") for i in range(2, 1500)]
            if lines:
                text += "positions:\n"
            text += "".join(f"  - {{party: {party}, requires: {line}}}\n" for party, line in lines)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            run = zopa("analyze", self.write(text), "--time-limit", "0.5")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.assertIn(run.returncode, (0, 3), run.stderr)
            # Of processor time, which other work on the machine does not stretch.
            self.assertLess(after.ru_utime - before.ru_utime, 4, rows[0])

    def test_an_interrupt_prints_what_is_known(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            for patience in (0.3, 1, 4):  # while the file is read nothing is known yet
                process = subprocess.Popen([ZOPA, "analyze", self.write(large_negotiation())],
                                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                time.sleep(patience)
                process.send_signal(how)
                text, _ = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 3)
                if text:
                    break
            self.assertIn("stopped", text)

    @staticmethod
    def scores(parties, issues, options):
        rows = [",".join(["issue", "option", *(f"p{p}" for p in range(parties))])]
        number = 1
        for issue in range(issues):
            for option in range(options):
                row = [f"i{issue}", f"o{option}"]
                for _ in range(parties):
                    number = number * 48271 % 2147483647  # Lehmer's generator
                    row.append(str(number % 1001))
                rows.append(",".join(row))
        return "\n".join(rows) + "\n"

    def settle(self, scores, *arguments):
        file = self.folder / "large.csv"
        file.write_text(scores)
        run = zopa("settle", file, "--format", "json", *arguments)
        return run.returncode, json.loads(run.stdout)

    def test_fair_packages_are_found_where_the_frontier_is_too_large(self):
        code, answer = self.settle(self.scores(4, 24, 10))
        self.assertEqual(code, 0)
        found = answer["settlements"]
        self.assertEqual(found["pareto"]["extent"], "fair")
        self.assertIsNone(found["nadir"])
        points = found["pareto"]["points"]
        for solution in ("nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian"):
            self.assertIn(found["from_worst_feasible"][solution]["points"][0], points)
        self.assertEqual(max(sum(point) for point in points),
                         sum(found["from_worst_feasible"]["utilitarian"]["points"][0]))
        text = zopa("settle", self.folder / "large.csv").stdout
        self.assertIn("too many are efficient to list them all", " ".join(text.split()))

    def test_settle_stopped_prints_what_it_looked_at(self):
        code, answer = self.settle(self.scores(7, 24, 10), "--time-limit", "1")
        self.assertEqual(code, 3)
        self.assertTrue(answer["stopped"])
        pareto = answer["settlements"]["pareto"]
        self.assertEqual(pareto["extent"], "looked_at")
        self.assertGreater(pareto["count"], 0)
        points = pareto["points"]
        self.assertFalse(any(x != y and all(a >= b for a, b in zip(x, y))
                             for x in points for y in points))
        run = zopa("settle", self.folder / "large.csv", "--time-limit", "1")
        self.assertIn("that was not looked at may be", " ".join(run.stdout.split()))

    def test_ask_lists_what_the_answer_has(self):
        listed = json.loads(zopa("ask", TALKS, "--format", "json").stdout)
        whole = json.loads(zopa("analyze", TALKS, "--format", "json").stdout)
        self.assertEqual(listed["questions"], whole["questions"])
        self.assertEqual([one["kind"] for one in listed["questions"]],
                         ["accept"] * 6 + ["stands"] * 6 + ["weight"] * 6)
        for language, says in (("en", "Each of these questions decides 9 of the 27 ways out"),
                               ("fr", "Chacune de ces questions décide de 9 des 27 issues")):
            text = zopa("ask", TALKS, "--language", language).stdout
            self.assertIn(says, " ".join(text.split()))

    def test_ask_says_why_nothing_is_asked(self):
        path = ROOT / "examples" / "garrison" / "talks.yaml"
        self.assertIn("Not computed: ", zopa("ask", path).stdout)
        answer = json.loads(zopa("ask", path, "--format", "json").stdout)
        self.assertIsNone(answer["questions"])
        self.assertIn("questions", answer["not_computed"])

    def test_shares_are_printed_where_something_bears_on_weights(self):
        for path, is_printed in ((TALKS, False),
                                 (ROOT / "examples" / "harbour" / "talks.yaml", True)):
            text = " ".join(zopa("analyze", path, "--full").stdout.split())
            self.assertEqual("Each share is out of" in text, is_printed)
            self.assertEqual("Nothing on file says how much the issues weigh" in text,
                             not is_printed)
        self.assertIn("Each share is out of", " ".join(zopa("robust", TALKS).stdout.split()))

    def test_robust_interrupted_prints_the_shares_so_far(self):
        process = subprocess.Popen(
            [ZOPA, "robust", ROOT / "examples" / "harbour" / "talks.yaml", "--completions", "999999999",
             "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        text, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 3)
        robustness = json.loads(text)["robustness"]
        self.assertFalse(robustness["concluded"])
        self.assertGreater(robustness["completions"], 0)
        self.assertLess(robustness["completions"], 999999999)
        self.assertGreater(max(package["efficient_share"]["share"]
                               for package in robustness["packages"]), 0)

    def test_sixty_issues_are_answered_with_what_is_known(self):
        issues = "".join(f"  i{i}: {{name: Issue {i}, options: {{a: A, b: B, c: C, d: D}}}}\n"
                         for i in range(60))
        rules = "".join(f"  - {{rule: i{i} == a implies i{(i * i + 7) % 60} != b or "
                        f"i{(i * 11 + 5) % 60} == c}}\n" for i in range(60))
        lines = ("  - {id: p, party: port, requires: i3 == a}\n"
                 "  - {id: t, party: town, requires: i3 != a}\n")
        head = HEAD.partition("issues:")[0]
        run = zopa("analyze", "-", "--format", "json",
                   given=f"{head}issues:\n{issues}rules:\n{rules}positions:\n{lines}")
        self.assertEqual(run.returncode, 0, run.stderr)
        answer = json.loads(run.stdout)
        self.assertEqual(answer["packages"]["total"], str(4**60))
        self.assertEqual(answer["packages"]["zone"]["tabled"], 0)
        self.assertEqual([c["red_lines"] for c in answer["conflicts"]], [["p", "t"]])
        self.assertEqual(answer["ways"]["count"], 4)  # the town's line on a; the port's on b, c, d


class Faults(InFolder):
    def test_all_faults_of_a_file_come_in_one_run(self):
        path = self.write(HEAD + """positions:
  - {party: prot, requires: quay != long}
  - {party: town, requires: quay == lang}
  - {party: town, reqires: quay == long}
  - {party: town, requires: quay = long}
""")
        run = zopa("analyze", path)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        heads = re.findall(r"(?m)^.*?talks\.yaml:(\d+):(\d+): error: (.*)$", run.stderr)
        self.assertEqual([(line, column) for line, column, _ in heads],
                         [("8", "13"), ("9", "37"), ("10", "19"), ("11", "34")])
        for near, (_, _, message) in zip(("`port`", "`long`", "`requires`", "`==`"), heads):
            self.assertIn(near, message)
        self.assertIn("4 faults; nothing was analysed.", run.stderr)

    def test_a_fault_shows_its_line_and_a_caret_under_the_place(self):
        path = self.write(HEAD + "positions:\n  - {party: prot, requires: quay != long}\n")
        lines = zopa("check", path).stderr.splitlines()
        self.assertEqual(lines[1], "      - {party: prot, requires: quay != long}")
        self.assertEqual(lines[2].index("^"), lines[1].index("prot"))

    def test_a_quote_that_is_not_there_stops_every_verb(self):
        self.write("The town can live with 350 metres, not more.\n", "minutes.txt")
        path = self.write(HEAD + """sources: {minutes: {file: minutes.txt}}
statements:
  s: {by: town, about: [town], source: minutes, quote: the town can live with 450 metres}
""")
        for verb in ("analyze", "deadlock", "check", "fmt"):
            run = zopa(verb, path)
            self.assertEqual((run.returncode, run.stdout), (2, ""), verb)
            self.assertIn("The town can live with 350 metres", run.stderr)

    def test_a_source_outside_the_folder_is_refused_unless_allowed(self):
        outer = self.write("Said.\n", "secret.txt")
        inner = self.folder / "inner"
        inner.mkdir()
        path = inner / "talks.yaml"
        (inner / "link.txt").symlink_to(outer)
        for name in ("../secret.txt", str(outer), "link.txt"):
            path.write_text(HEAD + f"sources: {{s: {{file: {name}}}}}\n", encoding="utf-8")
            run = zopa("check", path)
            self.assertEqual(run.returncode, 2, name)
            self.assertIn("--allow-outside", run.stderr)
            self.assertEqual(zopa("check", path, "--allow-outside").returncode, 0)

    def test_a_source_that_is_missing_is_named_from_every_folder(self):
        self.write(HEAD + "sources: {s: {file: none.txt}}\n")
        for path in ("talks.yaml", "./talks.yaml", self.folder / "talks.yaml"):
            run = zopa("check", path, cwd=self.folder)
            self.assertIn("`none.txt`: there is no such file", run.stderr)

    def test_layers_for_some_eyes_only_are_refused_for_now(self):
        path = self.write(HEAD + "positions:\n"
                          "  - {party: port, requires: quay == long, audience: [port]}\n")
        run = zopa("check", path)
        self.assertEqual(run.returncode, 2)
        self.assertIn("not supported yet", run.stderr)

    def test_a_number_that_is_none_is_refused(self):
        for switch, word in (("--ways", "-5"), ("--ways", "9" * 20), ("--ways", "x"),
                             ("--time-limit", "nan"), ("--time-limit", "-1"),
                             ("--time-limit", "1e11"), ("--time-limit", "soon")):
            run = zopa("analyze", TALKS, switch + "=" + word)
            self.assertEqual((run.returncode, run.stdout), (2, ""), word)
            self.assertRegex(run.stderr, rf"^zopa: error: .*`{word}` is no ")

    def test_options_may_stand_before_the_file(self):
        self.assertEqual(zopa("--ways", 3, TALKS).stdout, zopa("analyze", TALKS, "--ways", 3).stdout)

    def test_fmt_has_one_place_to_write_to(self):
        path = self.write(HEAD + "title:   T\n")
        for arguments in ([path, "--write", "--output", self.folder / "other"], ["-", "--write"]):
            self.assertEqual(zopa("fmt", *arguments, given=HEAD).returncode, 2)
        self.assertIn("title:   T", path.read_text(encoding="utf-8"))

    def test_standard_input_has_one_name(self):
        run = zopa("check", "-", given=HEAD)
        self.assertIn("(standard input): no faults", run.stdout)
        self.assertIn("(standard input):", zopa("fmt", "-", given="x").stderr)

    def test_an_unknown_command_is_refused_with_the_nearest(self):
        run = zopa("analyse")
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertIn("`analyze`", run.stderr)

    def test_a_missing_file_is_named(self):
        run = zopa("analyze", self.folder / "none.yaml")
        self.assertEqual(run.returncode, 2)
        self.assertIn("none.yaml", run.stderr)

    def test_check_says_how_many_warnings_there_are(self):
        run = zopa("check", TALKS)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        warnings = re.findall(r"(?m)^.*talks\.yaml:\d+:\d+: warning: ", run.stdout)
        self.assertIn(f"no faults, {len(warnings)} warnings", run.stdout)

    def test_check_warns_of_each_kind_of_gap(self):
        found = json.loads(zopa("check", "-", "--format", "json", given=HEAD + """
positions:
  - {id: line, party: town, requires: quay != short}
  - {party: town, issue: quay, prefers: short > long}
  - {party: town, accepts: quay == short}
  - {id: other, party: town, requires: quay != long}
""").stdout)
        codes = {warning["code"] for warning in found["warnings"]}
        self.assertEqual(codes, {"no-voice", "assumed", "unknown-position", "order-against-line",
                                 "accepted-but-excluded", "own-lines-collide"})


class Files(InFolder):
    def test_init_writes_a_valid_file_of_50_lines_at_most(self):
        path = self.folder / "new.yaml"
        self.assertEqual(zopa("init", path).returncode, 0)
        self.assertLessEqual(len(path.read_text(encoding="utf-8").splitlines()), 50)
        self.assertEqual(zopa("check", path).returncode, 0)
        self.assertIn("Deadlock", zopa(path).stdout)
        self.assertEqual(zopa("fmt", path).stdout, path.read_text(encoding="utf-8"))

    def test_nothing_is_written_over_an_existing_file_unless_told_to(self):
        path = self.write("mine\n")
        for arguments in (["init", path], ["schema", path], ["fmt", TALKS, "--output", path]):
            run = zopa(*arguments)
            self.assertEqual(run.returncode, 2)
            self.assertIn("--force", run.stderr)
            self.assertEqual(path.read_text(encoding="utf-8"), "mine\n")
            self.assertEqual(os.listdir(self.folder), ["talks.yaml"])
        self.assertEqual(zopa("init", path, "--force").returncode, 0)
        self.assertNotEqual(path.read_text(encoding="utf-8"), "mine\n")

    def test_what_is_no_file_is_written_to_and_stays_what_it_is(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for arguments in (["init", pipe, "--force"], ["init", pipe],
                          ["report", TALKS, "-o", pipe, "--force"]):
            with self.subTest(arguments=arguments):
                with tempfile.TemporaryFile() as came:
                    with subprocess.Popen(["cat", pipe], stdout=came):
                        run = zopa(*arguments)
                    came.seek(0)
                    self.assertIn(b"zopa", came.read())
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))
                self.assertEqual(os.listdir(self.folder), ["pipe"])
        self.assertEqual(zopa("init", self.folder, "--force").returncode, 2)
        ours, theirs = os.openpty()
        device = os.ttyname(theirs)
        self.assertEqual(zopa("init", device, "--force").returncode, 0)
        self.assertIn(b"zopa", os.read(ours, 1 << 16))
        self.assertTrue(stat.S_ISCHR(os.stat(device).st_mode))
        os.close(ours)
        os.close(theirs)

    def test_what_is_read_is_never_written_over(self):
        shutil.copytree(TALKS.parent, self.folder, dirs_exist_ok=True)
        talks, source = self.folder / "talks.yaml", self.folder / "briefing.md"
        (self.folder / "link").symlink_to(talks)
        (self.folder / "twin").hardlink_to(source)
        zopa("convert", ROOT / "examples" / "lease" / "talks.yaml", self.folder / "scores",
             "--to", "genius")
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        for target in (talks, source, self.folder / "link", self.folder / "twin",
                       self.folder / "expected" / ".." / "talks.yaml"):
            for words in (["report", talks, "-o", target], ["fmt", talks, "--output", target],
                          ["convert", talks, target, "--to", "yaml"]):
                run = zopa(*words, "--force")
                self.assertEqual(run.returncode, 2, words)
                self.assertIn("error: this file was read", run.stderr)
        run = zopa("convert", self.folder / "scores", self.folder / "scores", "--to", "genius",
                   "--force")
        self.assertIn("error: this file was read", run.stderr)
        for _ in range(2):  # what stands beside the files of a scenario was not read
            run = zopa("convert", self.folder / "scores", self.folder / "scores" / "talks.yaml",
                       "--force")
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(before, {path: path.read_bytes() for path in before})
        self.assertEqual(zopa("fmt", "--write", talks).returncode, 0)

    def test_only_files_are_read(self):
        os.mkfifo(self.folder / "pipe")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.folder / "socket"))
        os.mkfifo(self.folder / "pipe.csv")
        for name, kind in (("pipe", "a pipe"), ("socket", "a socket"), (".", "a folder"),
                           ("/dev/null", "a device"), ("pipe.csv", "a pipe")):
            for word in ("check", "analyze", "report", "fmt", "serve", "settle"):
                if name != "." or word == "fmt":  # serve offers what is in a folder
                    run = zopa(word, self.folder / name)
                    self.assertEqual(run.returncode, 2, (word, name))
                    self.assertIn(f"this is {kind}", run.stderr)
            talks = self.write(HEAD + f"sources: {{s: {{file: {name}}}}}\n")
            run = zopa("check", talks, "--allow-outside")
            self.assertEqual(run.returncode, 2, name)
            self.assertIn(f"this is {kind}", run.stderr)
        talks = self.write(HEAD)
        for command in (f"cat '{talks}' | '{ZOPA}' check -", f"'{ZOPA}' check <(cat '{talks}')",
                        f"'{ZOPA}' check /dev/stdin < '{talks}'",
                        f"cat '{talks}' | '{ZOPA}' check /dev/stdin"):
            self.assertEqual(subprocess.run(["bash", "-c", command], check=False,
                                            stdout=subprocess.DEVNULL).returncode, 0, command)
        self.assertEqual(zopa("check", talks, "--as-of", "").returncode, 2)

    def test_a_name_that_would_reach_the_terminal_is_shown_as_it_is(self):
        run = zopa("check", self.folder / "\x1b[31mred\nline")
        self.assertNotIn("\x1b", run.stderr)
        self.assertIn("\\x1B[31mred\\x0Aline: error", run.stderr)

    def test_fmt_keeps_comments_and_is_at_rest(self):
        path = self.write("# first\n" + HEAD + "# before positions\npositions:\n"
                          "  - party: port   # who\n    requires:   quay==long\n")
        self.assertEqual(zopa("fmt", "--write", path).returncode, 0)
        once = path.read_text(encoding="utf-8")
        for comment in ("# first", "# before positions", "# who"):
            self.assertIn(comment, once)
        self.assertIn("requires: quay == long", once)
        self.assertEqual(zopa("fmt", path).stdout, once)

    def test_fmt_leaves_a_faulty_file_alone(self):
        text = HEAD + "positions:\n  - {party: prot, requires: quay == long}\n"
        path = self.write(text)
        self.assertEqual(zopa("fmt", "--write", path).returncode, 2)
        self.assertEqual(path.read_text(encoding="utf-8"), text)

    def test_fmt_changes_no_answer(self):
        for file in EXAMPLES:
            shutil.copytree(file.parent, self.folder, dirs_exist_ok=True)
            copy = self.folder / "talks.yaml"
            before = json.loads(zopa("analyze", copy, "--format", "json").stdout)
            self.assertEqual(zopa("fmt", "--write", copy).returncode, 0)
            after = json.loads(zopa("analyze", copy, "--format", "json").stdout)
            for answer in (before, after):
                del answer["warnings"]  # they name lines of the file
            self.assertEqual(before, after, file)

    def test_a_written_file_keeps_its_access_and_its_link(self):
        path = self.write(HEAD + "title:   Harbour\n")
        path.chmod(0o600)
        link = self.folder / "link.yaml"
        link.symlink_to(path)
        self.assertEqual(zopa("fmt", "--write", link).returncode, 0)
        self.assertTrue(link.is_symlink())
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertIn("title: Harbour", path.read_text(encoding="utf-8"))

    def test_the_schema_is_the_one_in_the_repository(self):
        printed = zopa("schema").stdout
        kept = (ROOT / "schema" / "negotiation.schema.json").read_text(encoding="utf-8")
        self.assertEqual(printed, kept)


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
