"""Other programs' files and the commands for preferences, as a user runs them.

    foreign_test.py ZOPA
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOREIGN = ROOT / "tests" / "foreign"
ZOPA = ""
HANG = 300  # seconds; only a run that never ends takes so long


def zopa(*arguments):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          timeout=HANG, check=False)


def files_of(name):
    return sorted((FOREIGN / name).iterdir())


def points_of(*arguments):
    run = zopa("settle", *arguments, "--format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["settlements"]["pareto"]["points"]


class Foreign(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def refuse(self, code, message, *arguments):
        run = zopa(*arguments)
        self.assertEqual(run.returncode, code, run.stderr[:500])
        self.assertIn(message, run.stderr)
        self.assertEqual(run.stdout, "")

    def opposed(self, *reservations):
        """A folder of Genius: one issue, of which the first party has its best in another option."""
        (self.folder / "d.xml").write_text(
            '<negotiation_template><utility_space number_of_issues="1"><objective index="0">'
            '<issue index="1" name="p" type="discrete"><item index="1" value="lo"/>'
            '<item index="2" value="hi"/></issue></objective></utility_space>'
            "</negotiation_template>")
        for party, reservation in enumerate(reservations):
            low, high = (1, 0) if party == 0 else (0, 1)
            (self.folder / f"p{party}.xml").write_text(
                '<utility_space><objective index="0"><issue index="1" name="p" type="discrete">'
                f'<item index="1" value="lo" evaluation="{low}"/>'
                f'<item index="2" value="hi" evaluation="{high}"/></issue>'
                '<weight index="1" value="1"/></objective>'
                f'<reservation value="{reservation}"/></utility_space>')
        return self.folder

    def test_reservations_of_another_program_decide(self):
        folder = self.opposed(0.5, 0.5, 0)
        run = zopa("analyze", folder, "--fail-if-none")
        self.assertEqual(run.returncode, 1, run.stderr)
        said = " ".join(run.stdout.split())
        self.assertIn("Deadlock: no package is at least as good as no agreement for all 3 parties.",
                      said)
        self.assertIn("Reservations that no package reaches: those of p0 and p1 together.", said)
        self.assertIn("those of p0 and p1 together",
                      " ".join(zopa("analyze", folder, "--full").stdout.split()))
        found = json.loads(zopa("settle", folder, "--format", "json").stdout)["settlements"]
        self.assertEqual(found["out_of_reach"], [["p0", "p1"]])

        (folder / "p2.xml").unlink()
        run = zopa("analyze", self.opposed(0.5, 0), "--fail-if-none")
        self.assertEqual(run.returncode, 0, run.stderr)
        said = " ".join(run.stdout.split())
        self.assertIn("An agreement is possible: one package is at least as good as no agreement for "
                      "both.", said)
        self.assertIn("lo", said)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def test_the_case_worked_by_hand_comes_out_as_on_its_page(self):
        sheet = FOREIGN / "scores" / "sheet.csv"
        answer = json.loads(zopa("settle", sheet, "--format", "json").stdout)["settlements"]
        self.assertEqual(answer["pareto"]["points"], [[10, 0], [6, 3], [4, 7], [0, 10]])
        self.assertEqual(answer["nash"]["points"], [[4, 7]])
        self.assertEqual(answer["kalai_smorodinsky"]["points"], [[4, 7]])
        self.assertEqual(answer["egalitarian"]["points"], [[6, 3], [4, 7]])
        self.assertEqual(answer["leximin"]["points"], [[4, 7]])
        self.assertEqual(answer["accepted_by_all"], 2)

    def test_a_folder_says_what_its_files_say(self):
        self.assertEqual(points_of(FOREIGN / "genius"), points_of(*files_of("genius")))
        self.assertEqual(points_of(FOREIGN / "negolog"), points_of(*files_of("negolog")))

    def test_an_issue_left_out_is_worth_nothing_wherever_it_is_written(self):
        profile = {"reservationValue": 0, "issueWeights": {"Rent": 0.5, "Garden": 0.5},
                   "issues": {"Rent": {"low": 0, "high": 1}, "Garden": {"yes": 1, "no": 0}}}
        one = self.write("a.json", json.dumps(profile))
        del profile["issueWeights"]["Garden"], profile["issues"]["Garden"]
        other = self.write("b.json", json.dumps(profile))
        points = points_of(one, other)
        self.assertEqual(points, [[1, 0.5]])
        for word in ("geniusweb", "negolog", "genius", "negmas", "scores", "yaml"):
            with self.subTest(word=word):
                out = self.folder / (f"{word}.yaml" if word == "yaml" else word)
                run = zopa("convert", one, other, "--to", word, out)
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertIn("no value for the issue `Garden`", run.stderr)
                self.assertEqual(points_of(out), points)

    def test_numbers_with_more_digits_than_are_kept_are_remarked(self):
        def profile(*numbers):
            return json.dumps({"reservationValue": 0, "issueWeights": {"Rent": 1},
                               "issues": {"Rent": dict(zip(("low", "high"), numbers))}})
        long = self.write("a.json", profile(0, 1).replace("1}}", "0.12345678901234567891}}"))
        run = zopa("check", long, self.write("b.json", profile(0.5, 1)))
        self.assertIn("`0.12345678901234567891` has more than 18 digits, and is rounded", run.stdout)
        both = long.read_text().replace(": 0,", ": 0.98765432109876543219,")
        run = zopa("check", self.write("c.json", both), self.folder / "b.json")
        self.assertIn("and 2 more have more than 18 digits, and are rounded", run.stdout)

    def test_every_oddity_is_remarked(self):
        run = zopa("check", FOREIGN / "genius")
        self.assertEqual(run.returncode, 0)
        for remark in ("stands twice", "blank", "discount factor", "no issue", "is called",
                       "sum to 1.1", "leaves 0 to 1"):
            self.assertIn(remark, run.stdout)

    def is_remarked(self, remarks, *files):
        run = zopa("check", *files)
        self.assertEqual(run.returncode, 0, run.stderr)
        said = " ".join(run.stdout.split())
        for remark in remarks:
            self.assertIn(remark, said)
        return said

    def test_oddities_of_evaluations_types_and_reservations_of_genius_are_remarked(self):
        def written(name, root, *issues, more=""):
            weights = "".join(f'<weight index="{at}" value="0.25"/>' for at in range(1, 5))
            rows = "".join(
                f'<issue index="{at}" name="{issue}" type="{kind}">' + "".join(
                    f'<item index="{k}" value="{value}" evaluation="{number}"/>'
                    for k, (value, number) in enumerate(items.items(), 1)) + "</issue>"
                for at, (issue, kind, items) in enumerate(issues, 1))
            kind, rows = ("odd", rows + weights) if more else ("any", rows)
            space = (f'<utility_space type="{kind}" number_of_issues="4"><objective index="0" name="d">'
                     f"{rows}</objective>{more}</utility_space>")
            return self.write(name, f"<{root}>{space}</{root}>" if root else space)
        issues = [("Rent", "discrete", {"low": -3, "high": 3}), ("Lift", "discrete", {"yes": 0, "no": 0}),
                  ("Law", "discrete", {"as it is": 1}), ("Term", "weird", {"1y": 1, "2y": 2})]
        domain = written("d.xml", "negotiation_template", *issues)
        odd = written("odd.xml", "", *issues, more='<reservation value="1.5"/>')
        said = self.is_remarked(
            ("evaluations of `Rent` are below 0 (`low` has -3 for one)",
             "no evaluation of `Lift` is above 0; all its values count as 0",
             "the issue `Law` has a single value", "`Term` is an issue of the unknown type `weird`",
             "the reservation 1.5 leaves 0 to 1", "the profile is of the unknown type `odd`"),
            domain, odd, written("b.xml", "", *issues, more='<reservation value="0.5"/>'))
        self.assertEqual(said.count("leaves 0 to 1"), 1)

    def test_oddities_of_a_geniusweb_profile_are_remarked_whichever_it_is(self):
        def profile(name, weight, **utilities):
            issue = {"DiscreteValueSetUtilities": {"valueUtilities": utilities}}
            space = {"name": name, "issueUtilities": {"Rent": issue}, "issueWeights": {"Rent": weight},
                     "domain": {"name": "flat", "issuesValues": {"Rent": {"values": ["low", "high"]}}}}
            return self.write(f"{name}.json", json.dumps({"LinearAdditiveUtilitySpace": space}))
        plain = profile("plain", 1, low=0, high=1)
        odd = profile("odd", 0.5, low=-1, middle=0.5)
        for files in ((plain, odd), (odd, plain)):
            said = self.is_remarked(
                ("the weights sum to 0.5, not to 1", "values of `Rent` are left out",
                 "utilities of `Rent` leave 0 to 1 (`low` has -1 for one)",
                 "the domain has no value `middle`"), *files)
            self.assertEqual(said.count("are left out"), 1)

    def test_oddities_of_a_negolog_profile_are_remarked(self):
        self.is_remarked(
            ("the weights sum to 0.5, not to 1", "every value of `Garden` is worth 0",
             "the file has no `reservationValue`"),
            files_of("negolog")[0], self.write("odd.json", json.dumps({
                "issueWeights": {"Rent": 0.3, "Garden": 0.2},
                "issues": {"Rent": {"low": 1, "high": 0}, "Garden": {"shared": 0, "own": 0}}})))

    def test_oddities_of_a_negmas_utility_are_remarked(self):
        domain, buyer, _ = files_of("negmas")
        text = buyer.read_text().replace("reserved_value: 0.25\n", "").replace("name: buyer", "name: odd")
        text = text.replace("3: 1.0", "3: 1.0\n      4: 2.0")
        self.is_remarked(
            ("`weights` has 3 entries for 2 issues", "the domain has no value `4`",
             "the file has no `reserved_value`"), domain, buyer,
            self.write("odd.yml", text.replace("  - 0.75", "  - 0.75\n  - 0.5")))

    def test_python_writes_no_reservation_into_json_as_minus_infinity(self):
        utility = {"type": "LinearUtilityFunction", "reserved_value": float("-inf"), "weights": [1]}
        domain = {"type": "DiscreteCartesianOutcomeSpace", "name": "One -Infinity",
                  "issues": [{"type": "ContiguousIssue", "name": "Rent", "values": [0, 2]}]}
        folder = self.folder / "json"
        folder.mkdir()
        for name, content in (("domain", domain), ("a", utility), ("b", utility)):
            self.write(f"json/{name}.json", json.dumps({**content, "name": content.get("name", name)}))
        self.assertEqual(points_of(folder), [[2, 2]])
        run = zopa("convert", folder, self.folder / "ours.yaml")
        self.assertEqual(run.returncode, 0, run.stderr)
        ours = (self.folder / "ours.yaml").read_text()
        self.assertNotIn("reservation", ours)
        self.assertIn("One -Infinity", ours)
        for word in ("Infinity", "NaN"):
            text = json.dumps({**utility, "name": "b"}).replace("-Infinity", word)
            self.write("json/b.json", text)
            self.refuse(2, "`reserved_value` has to be a number", "check", folder)

    def test_what_is_converted_says_the_same(self):
        expected = points_of(*files_of("negolog"))
        for to in ("genius", "geniusweb", "negmas", "negolog"):
            with self.subTest(to=to):
                out = self.folder / to
                self.assertEqual(
                    zopa("convert", *files_of("negolog"), out, "--to", to).returncode, 0)
                written = sorted(out.iterdir(), key=lambda path: (path.stem != "domain", path.name))
                for point, other in zip(points_of(*written), expected, strict=True):
                    for a, b in zip(point, other, strict=True):
                        self.assertAlmostEqual(a, b, 9)
        sheet = self.folder / "sheet.csv"
        self.assertEqual(zopa("convert", *files_of("negolog"), sheet).returncode, 0)
        self.assertEqual(points_of(sheet), expected)
        self.refuse(2, "--force", "convert", *files_of("negolog"), sheet)

    def test_a_party_called_domain_does_not_write_over_the_issues(self):
        sheet = self.write("sheet.csv", "issue,option,Domain,Other\nx,l,0,1\nx,h,1,0\n")
        for to in ("genius", "negmas"):
            with self.subTest(to=to):
                out = self.folder / to
                self.assertEqual(zopa("convert", sheet, out, "--to", to).returncode, 0)
                self.assertEqual(len(list(out.iterdir())), 3)
                self.assertEqual(sorted(points_of(out)), [[0, 1], [1, 0]])

    def test_our_own_format_can_be_written_and_checked(self):
        talks = self.folder / "talks.yaml"
        run = zopa("convert", FOREIGN / "genius", talks)
        self.assertEqual(run.returncode, 0)
        self.assertIn("cut at 1", run.stderr)  # what our format cannot hold
        self.assertEqual(zopa("check", talks).returncode, 0)
        self.assertEqual(zopa("convert", *files_of("negolog"), talks, "--force").returncode, 0)
        self.assertEqual(len(points_of(talks)), len(points_of(*files_of("negolog"))))

    # A negotiation of our own with something of every kind, and complete numbers.
    OURS = """zopa: 1
title: A quay
as_of: 2026-05-02
sources: {minutes: {file: minutes.txt}}
parties:
  port: {name: Port Authority, representatives: {lund: Eva Lund}}
  town: {name: Town of Aren, seat: absent}
  board: {name: Harbour Board, role: mediator}
agreement: 2 of [port, town]
issues:
  quay: {name: Quay, options: {short: 200 m, long: 500 m, none: None}, excluded: {none: The law}}
  fund:
    name: Fund
    by: port
    options: {small: 1 million, large: 4 million}
    hypothetical: [large]
    irreversible: [small -> large]
rules: [{id: by-law, rule: quay == long implies fund == large}]
status_quo: {quay: short}
statements: {said: {by: lund, about: [port], source: minutes, text: The port wants a long quay.}}
positions:
  - {id: asks, party: port, demands: quay == long}
  - {id: line, party: town, requires: quay == short, because: [said]}
  - {party: port, weights: {quay: 0.5, fund: 0.5}, because: [said]}
  - {party: port, issue: quay, values: {short: 0, long: 10}}
  - {party: port, issue: fund, values: {small: 10, large: 0}}
  - {party: port, reservation: [0.1, 0.2]}
  - {id: share, party: town, weights: {quay: 0.9, fund: 0.1}}
  - {id: share, party: town, weights: {quay: 0.8, fund: 0.2}, from: first}
  - {party: town, issue: quay, values: {short: 10, long: 0}}
  - {party: town, issue: fund, values: {small: 0, large: 10}}
frames: [{party: town, text: A question of the old front}]
rounds: [{id: first, with: [port, town]}]
blocs: [{id: shore, with: [port, town]}]
assumptions: [{breakdown_per_round: 0.1}]
"""

    def test_each_format_names_what_it_has_no_place_for(self):
        talks = self.write("talks.yaml", self.OURS)
        self.write("minutes.txt", "Minutes.\n")
        items = ("the day of the analysis; left out: `2026-05-02`", "sources; left out: `minutes`",
                 "consent is not needed; left out: `board`", "representatives; left out: `lund`",
                 "empty seats at the table; left out: `town`",
                 "an agreement rule; left out: `2 of [port, town]`",
                 "own moves, which become issues like the others; left out: `fund`",
                 "the mark that nobody has tabled an option; left out: `fund == large`",
                 "excluded options; left out: `quay == none`",
                 "cannot be taken back; left out: `fund: small -> large`",
                 "a status quo; left out: `quay == short`", "rules; left out: `by-law`",
                 "statements; left out: `said`", "`demands` rows; left out: `asks`",
                 "red lines (`requires`); left out: `line`",
                 "rows that are not in force; left out: `share`",
                 "rest on (`because`, `inferred`); left out: `port.weights.1`",
                 "a range as the reservation; left out: `port`",
                 "(`frames`); left out: `town`", "rounds; left out: `first`",
                 "blocs; left out: `shore`", "assumptions; left out: `row 1`")
        for program, to, others in (("Genius", "genius", ("a title", "the names of parties")),
                                    ("GeniusWeb", "geniusweb", ()),
                                    ("NegMAS", "negmas", ()),
                                    ("NegoLog", "negolog", ("a title", "the names of parties")),
                                    ("A score sheet", "scores", ("a title",))):
            with self.subTest(to=to):
                run = zopa("convert", talks, self.folder / to, "--to", to)
                self.assertEqual(run.returncode, 0, run.stderr)
                for item in (*items, *others):
                    if to == "scores" and item.startswith("an agreement rule"):
                        continue  # a row of its own
                    self.assertIn(item, run.stderr)
                    self.assertIn(f"warning: {program} has no place for ", run.stderr)
        sheet = (self.folder / "scores").read_text(encoding="utf-8")
        self.assertEqual(sheet, "issue,option,Port Authority,Town of Aren\n"
                                "Quay,200 m,0,0.8\nQuay,500 m,0.5,0\n"
                                "Fund,1 million,0.5,0\nFund,4 million,0,0.2\n"
                                'agreement,"2 of [""Port Authority"", ""Town of Aren""]"\n')

    def test_a_conflict_names_what_gmcr_has_no_place_for(self):
        talks = self.write("talks.yaml", """zopa: 1
title: Watch
parties: {east: {name: East}, west: {name: West}}
issues:
  watch: {name: East keeps watch, by: east, options: {no: No, yes: Yes}}
  arms: {name: Arms, by: west, options: {few: Few, many: Many}}
  post: {name: Border post, options: {here: Here, there: There}}
rules:
  - {id: joint, rule: post == here implies watch}
  - {id: own, rule: not (watch and arms == many), reason: Money}
status_quo: {watch: no}
positions:
  - {id: wants, party: east, priorities: [strongly arms == few, not watch], inferred: true}
  - {party: west, priorities: [watch]}
  - {id: line, party: west, requires: post == here}
""")
        run = zopa("convert", talks, self.folder / "watch.gmcr")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stderr.splitlines(), [
            "warning: GMCR+ has no place for " + item for item in (
                "a title; left out: `Watch`", "joint issues; left out: `post`",
                "the names of these options; left out: `arms == few` and `arms == many`",
                "a status quo; left out: `watch == no`",
                "rules that name joint issues; left out: `joint`",
                "the reasons of rules; left out: `own`",
                "red lines (`requires`); left out: `line`",
                "what rows rest on (`because`, `inferred`); left out: `wants`",
                "what is wanted strongly; left out: `wants`")])

    def test_our_own_format_keeps_everything(self):
        for example in sorted(ROOT.glob("examples/*/talks.yaml")):
            with self.subTest(example=example.parent.name):
                folder = self.folder / example.parent.name
                shutil.copytree(example.parent, folder)
                talks, again, twice = (folder / n for n in ("talks.yaml", "again.yaml", "twice.yaml"))
                run = zopa("convert", talks, again)
                self.assertEqual(run.returncode, 0, run.stderr)
                has_comments = "#" in talks.read_text(encoding="utf-8")
                self.assertEqual(run.stderr, "warning: comments are not kept; `zopa fmt` keeps them\n"
                                 if has_comments else "")
                self.assertEqual(zopa("convert", again, twice).stderr, "")
                self.assertEqual(twice.read_bytes(), again.read_bytes())
                self.assertEqual(zopa("fmt", again).stdout, again.read_text(encoding="utf-8"))
                before, after = (zopa("deadlock", path, "--format", "json").stdout
                                 for path in (talks, again))
                self.assertEqual(after.replace("again.yaml", "talks.yaml"), before)

    def test_the_lease_has_as_many_packages_after_as_before(self):
        talks = self.folder / "lease.yaml"
        self.assertEqual(zopa("convert", ROOT / "examples/lease/talks.yaml", talks).returncode, 0)
        answer = json.loads(zopa("settle", talks, "--allow-outside", "--format", "json").stdout)
        self.assertEqual(answer["settlements"]["packages"], 192)

    def test_sources_are_named_from_the_new_folder(self):
        inner = self.folder / "inner"
        inner.mkdir()
        talks = self.write("inner/talks.yaml", self.OURS)
        self.write("inner/minutes.txt", "Minutes.\n")
        up = self.folder / "up.yaml"
        run = zopa("convert", talks, up)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("file: inner/minutes.txt", up.read_text(encoding="utf-8"))
        self.assertEqual(zopa("check", up).returncode, 0)
        aside = self.folder / "aside"
        aside.mkdir()
        run = zopa("convert", talks, aside / "talks.yaml")
        self.assertIn("outside the folder of the new file: `minutes`", run.stderr)
        self.assertEqual(zopa("check", aside / "talks.yaml").returncode, 2)
        self.assertEqual(zopa("check", aside / "talks.yaml", "--allow-outside").returncode, 0)

    def test_names_that_two_share_are_refused_where_names_are_all(self):
        talks = self.write("talks.yaml", self.OURS.replace("name: Fund", "name: Quay"))
        self.write("minutes.txt", "Minutes.\n")
        for to in ("geniusweb", "negolog", "scores"):
            self.refuse(2, "two issues are called `Quay`", "convert", talks, self.folder / to,
                        "--to", to)

    THREE = ("zopa: 1\nparties: {p0: {name: A}, p1: {name: B}, p2: {name: C}}\n"
             "issues: {x: {name: X, options: {one: One, two: Two}}}\npositions:\n"
             + "".join(f"  - {{party: p{p}, weights: {{x: 1}}}}\n"
                       f"  - {{party: p{p}, issue: x, values: {{one: {p % 2}, two: {1 - p % 2}}}}}\n"
                       for p in range(3)))
    MOVES = ("zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
             "  m0: {name: M, by: a, options: {no: N, yes: Y}FIXED}\n"
             "  m1: {name: W, by: b, options: {no: N, yes: Y}}\n"
             "status_quo: {m0: no, m1: no}\npositions:\n"
             "  - {party: a, priorities: [\"m0 iff m0 == no\"]}\n  - {party: b, priorities: [m0]}\n")

    def test_nothing_is_written_that_is_refused_when_it_is_read(self):
        given = {path.parent.name: path for path in sorted(ROOT.glob("examples/*/talks.yaml"))}
        given["three"] = self.write("three.yaml", self.THREE)
        for name, fixed in (("never", ""), ("fixed", ", irreversible: [no -> yes, yes -> no]")):
            given[name] = self.write(f"{name}.yaml", self.MOVES.replace("FIXED", fixed))
        written = []
        for name, talks in given.items():
            self.assertEqual(zopa("check", talks).returncode, 0, name)
            for to in ("genius", "geniusweb", "gmcr", "negmas", "negolog", "nfg", "scores"):
                out = self.folder / f"{name}-{to}.{ {'scores': 'csv'}.get(to, to) }"
                run = zopa("convert", talks, out, "--to", to)
                if run.returncode == 0:
                    again = zopa("check", out)
                    self.assertEqual(again.returncode, 0, f"{name} to {to}: {again.stderr[-500:]}")
                    written.append((name, to))
                else:
                    self.assertEqual(run.returncode, 2, f"{name} to {to}: {run.stderr[-500:]}")
                    self.assertIn("error: ", run.stderr)
                    self.assertFalse(out.exists(), f"{name} to {to}")
        for one in (("lease", "negolog"), ("cuba", "gmcr"), ("three", "genius"), ("never", "gmcr")):
            self.assertIn(one, written)
        for one in (("three", "negolog"), ("fixed", "gmcr")):
            self.assertNotIn(one, written)

    def test_a_folder_of_three_is_not_written_for_a_program_that_knows_two(self):
        talks = self.write("three.yaml", self.THREE)
        self.refuse(2, "NegoLog knows two parties; here are 3", "convert", talks,
                    self.folder / "out", "--to", "negolog")
        self.assertFalse((self.folder / "out").exists())

    def test_faults_say_where(self):
        xml = self.write("broken.xml", "<negotiation_template>\n  <utility_space\n")
        self.refuse(2, "broken.xml:", "settle", xml, xml, xml)
        bad = self.write("bad.json", '{"issueWeights": {"a": 1},\n "issues": [}')
        self.refuse(2, "bad.json:2:", "settle", bad, bad)
        twice = self.write("twice.json", '{"issueWeights": {"a": 1, "a": 2}, "issues": {}}')
        self.refuse(2, "stands twice", "settle", twice, twice)
        sheet = self.write("sheet.csv", "issue,option,A,B\nPrice,low,6,x\nPrice,high,1,2\n")
        self.refuse(2, "sheet.csv:2:1: error: D2: `x`", "settle", sheet)
        self.refuse(2, "domain file", "settle", files_of("genius")[1], files_of("genius")[2])

    def test_only_text_is_read(self):
        for name, text, message in (
                ("latin.csv", "issue,option,A,B\nMiet-Höhe,low,6,1\n".encode("latin-1"),
                 "latin.csv:2:7: error: this is not UTF-8"),
                ("nul.csv", b"issue,option,A,B\nRe\0nt,low,6,1\n", "2:3: error: control character"),
                ("bad.gmcr", b'{"options": [{"name": "\xff"}]}', "1:24: error: this is not UTF-8"),
                ("bad.json", b'{"issues": {"\xff": 1}}', "1:14: error: this is not UTF-8"),
                ("bad.xml", b"<utility_space name='\xff'/>", "1:22: error: this is not UTF-8")):
            path = self.folder / name
            path.write_bytes(text)
            self.refuse(2, message, "check", *[path] * (1 if name[-4:] in (".csv", "gmcr") else 3))

    def test_a_name_of_gmcr_may_not_hold_what_no_text_does(self):
        model = json.loads(json.dumps(self.WATCH))
        model["options"][0]["name"] = "Ke\0ep"
        model["decisionMakers"][1]["name"] = "We\x07st"
        path = self.write("nul.gmcr", json.dumps(model))
        self.refuse(2, "control character U+0000; delete it", "check", path)
        self.refuse(2, "control character U+0007; delete it", "check", path)

    def test_xml_may_say_that_it_is_encoded_otherwise(self):
        before = points_of(*files_of("genius"))
        files = []
        for file in files_of("genius"):
            text = pathlib.Path(file).read_text(encoding="utf-8")
            text = re.sub(r"^<\?xml.*?\?>", "", text)
            copy = self.folder / pathlib.Path(file).name
            copy.write_bytes(('<?xml version="1.0" encoding="ISO-8859-1"?><!-- é -->' + text)
                             .encode("latin-1"))
            files.append(copy)
        self.assertEqual(points_of(*files), before)

    def test_bombs_do_no_harm(self):
        entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lol"}">' for i in range(12))
        bomb = self.write("bomb.xml", f"<!DOCTYPE x [{entities}]><negotiation_template>"
                                      "<utility_space>&e11;</utility_space></negotiation_template>")
        self.refuse(2, "error:", "settle", bomb, bomb, bomb)
        deep = self.write("deep.json", "[" * 100_000)
        self.refuse(2, "nested deeper", "settle", deep, deep)
        nested = self.write("nested.xml", "<a>" * 200_000)
        self.refuse(2, "error:", "settle", nested, nested, nested)
        large = self.folder / "large.xml"
        with large.open("wb") as file:
            file.truncate(100 << 20)
        self.refuse(2, "large.xml", "settle", large, large, large)

    # Two neighbours who each may keep watch or not, and like the other's watch best.
    WATCH = {"options": [{"name": "East keeps watch"}, {"name": "West keeps watch"}],
             "decisionMakers": [
                 {"name": "East", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
                 {"name": "West", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]}],
             "infeasibles": []}

    def stability(self, model):
        run = zopa("stability", self.write("watch.gmcr", json.dumps(model)), "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)["stability"], run.stderr

    def test_a_dilemma_comes_out_as_in_the_textbooks(self):
        found, _ = self.stability(self.WATCH)
        self.assertEqual(found["states"], 4)
        self.assertEqual(found["equilibria"],
                         {"nash": [1], "gmr": [1, 4], "smr": [1, 4], "seq": [1, 4], "sseq": [1, 4], "sim": [1, 4]})
        self.assertEqual(found["stable"]["nash"], ["1010", "1100"])

    def test_a_ranking_says_the_same_as_statements(self):
        model = json.loads(json.dumps(self.WATCH))
        model["useManualPreferenceRanking"] = True
        model["decisionMakers"][0]["preferenceRanking"] = [3, 4, 1, 2]
        model["decisionMakers"][1]["preferenceRanking"] = [2, 4, 1, 3]
        self.assertEqual(self.stability(model)[0]["stable"], self.stability(self.WATCH)[0]["stable"])
        model["decisionMakers"][1]["preferenceRanking"] = [[1, 2, 3, 4]]
        self.assertEqual(self.stability(model)[0]["stable"]["nash"][1], "1111")

    def test_moves_infeasible_states_and_what_is_not_used(self):
        model = json.loads(json.dumps(self.WATCH))
        model["options"][0]["permittedDirection"] = "back"  # may only be given up
        model["infeasibles"] = [[[0, "N"], [1, "N"]]]
        model["coalitions"] = [[0, 1]]
        found, remarks = self.stability(model)
        self.assertEqual(found["states"], 3)
        self.assertEqual(found["state_list"][0],
                         {"east-keeps-watch": "yes", "west-keeps-watch": "no"})
        self.assertIn("`East` and `West` are a coalition in the file and act as one", remarks)

    def test_a_coalition_of_the_file_acts_as_one_unless_told_otherwise(self):
        model = json.loads(json.dumps(self.WATCH))
        apart = self.stability(model)[0]
        model["coalitions"] = [[1, 0]]
        path = self.write("joint.gmcr", json.dumps(model))
        makers = [zopa("stability", path, *options, "--format", "json").stdout
                  for options in ((), ("--apart",))]
        joint, told = (json.loads(answer)["stability"] for answer in makers)
        self.assertEqual(told, apart)
        self.assertNotEqual(joint, apart)
        del model["coalitions"]
        plain = self.write("plain.gmcr", json.dumps(model))
        names = [party["id"] if isinstance(party, dict) else party for party in apart["parties"]]
        together = zopa("stability", plain, "--together", ",".join(names), "--format", "json")
        self.assertEqual(json.loads(together.stdout)["stability"], joint)
        for command in (("analyze", "--full"), ("report", "--output", "-")):
            both = [zopa(command[0], path, *command[1:], *more).stdout
                    for more in ((), ("--apart",))]
            self.assertNotEqual(*both)
        out = self.folder / "joint.yaml"
        said = zopa("convert", path, out).stderr
        self.assertIn("coalitions of the file are not written", said)
        for wrong in ([[0, 0]], [[0], [0, 1]], [[0, 7]], [["East"]]):
            model["coalitions"] = wrong
            self.refuse(2, "each once", "check", self.write("wrong.gmcr", json.dumps(model)))

    def test_faults_of_gmcr_files_are_named(self):
        for change, message in (
                ({"options": []}, "1 to 62"),
                ({"decisionMakers": []}, "no decision makers"),
                ({"decisionMakers": self.WATCH["decisionMakers"][:1]}, "belongs to no decision"),
                ({"decisionMakers": self.WATCH["decisionMakers"] * 2}, "belongs to two"),
                ({"infeasibles": [[[7, "Y"]]]}, "list of pairs"),
                ({"infeasibles": [[]]}, "at least one option"),
                ({"useManualPreferenceRanking": True}, "has no `preferenceRanking`")):
            path = self.write("bad.gmcr", json.dumps({**self.WATCH, **change}))
            self.refuse(2, message, "stability", path)
        talks = ROOT / "examples" / "lease" / "talks.yaml"
        self.assertIn("no issue is a party's own move", zopa("stability", talks).stdout)

    def test_robust_is_the_same_for_a_seed_and_any_number_of_threads(self):
        talks = ROOT / "examples" / "ukraine-talks" / "talks.yaml"
        one = zopa("robust", talks, "--threads", 1, "--completions", 500, "--format", "json").stdout
        for threads in (2, 5):
            self.assertEqual(one, zopa("robust", talks, "--threads", threads, "--completions", 500,
                                       "--format", "json").stdout)
        other = zopa("robust", talks, "--seed", 2, "--completions", 500, "--format", "json").stdout
        self.assertNotEqual(one, other)

    def test_robust_names_claims_that_no_preference_meets(self):
        path = self.write("talks.yaml", """zopa: 1
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {name: X, options: {one: 1, two: 2}}
  y: {name: Y, options: {one: 1, two: 2}}
positions:
  - {id: more, party: a, weighs: 2 x >= y}
  - {id: less, party: a, weighs: y > 3 x}
  - {id: other, party: a, issue: x, prefers: one > two}
""")
        answer = json.loads(zopa("robust", path, "--format", "json").stdout)
        self.assertEqual(answer["contradiction"], ["more", "less"])
        self.assertIsNone(answer["robustness"])


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
