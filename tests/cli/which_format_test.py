"""What a file is follows from what stands in it: each kind, read or named.

    which_format_test.py ZOPA
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOREIGN = ROOT / "tests" / "foreign"
ZOPA = ""

DOMAIN = ('<negotiation_template><utility_space number_of_issues="1"><objective index="0" name="d">'
          '{issue}</objective></utility_space></negotiation_template>')
PROFILE = ('<utility_space {kind} number_of_issues="1"><objective index="0" name="d">{issue}'
           '</objective><weight index="1" value="1"/></utility_space>')


def zopa(*arguments):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          timeout=300, check=False)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def points(self, *arguments):
        run = zopa("settle", *arguments, "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)["settlements"]["pareto"]["points"]

    def refused(self, text, *arguments):
        run = zopa("check", *arguments)
        self.assertEqual(run.returncode, 2, run.stdout)
        self.assertIn(text, run.stderr)
        return run.stderr


class Kinds(Files):
    def test_names_say_nothing(self):
        for name, ending in (("negolog", "dat"), ("geniusweb", "yaml"), ("genius", "json")):
            files = sorted((FOREIGN / name).iterdir())
            copies = [self.write(f"{path.stem}.{ending}", path.read_bytes()) for path in files]
            with self.subTest(name=name):
                self.assertEqual(self.points(*copies), self.points(*files))

    def test_ours_as_json_is_ours(self):
        text = ('{"zopa": 1, "parties": {"a": {"name": "A"}, "b": {"name": "B"}}, "issues": '
                '{"x": {"name": "X", "options": {"one": "One", "two": "Two"}}}}')
        run = zopa("check", self.write("talks.json", text))
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertNotIn("NegoLog", run.stdout + run.stderr)

    def test_what_is_known_and_not_read_is_named(self):
        for name, text, said in (
                ("k.xml", "<Scenario><ModelParameters/></Scenario>", "KTAB scenario in XML"),
                ("a.xml", '<xmcda:XMCDA xmlns:xmcda="u"></xmcda:XMCDA>', "XMCDA"),
                ("b.xml", "<feed></feed>", "neither a domain nor a profile of Genius"),
                ("a.gmcr", b"\x80\x04\x95\x00", "Python pickle"),
                ("old.gmcr", b"(dp0\nS'decisionMakers'\np1\n(lp2\ns.", "Python pickle"),
                ("older.gmcr", b"ccopy_reg\n_reconstructor\np0\n.", "Python pickle"),
                ("a.docx", b"PK\x03\x04 word/document.xml \xff", "a ZIP archive that is no workbook"),
                ("a.xlsb", b"PK\x03\x04 xl/workbook.bin \xff", "save a table as `.xlsx`"),
                ("a.zip", b"PK\x03\x04\xff", "a ZIP archive that is no workbook"),
                ("a.pdf", b"%PDF-1.7\n", "zopa import"),
                ("b.json", '{"rows": []}', "of no kind that is read")):
            with self.subTest(name=name):
                self.refused(said, self.write(name, text))

    def test_a_folder_of_geniusweb_as_they_are_laid_out(self):
        profiles = sorted((FOREIGN / "geniusweb").iterdir())
        for path in profiles:
            self.write(f"web/{path.name}", path.read_bytes())
        inner = json.loads(profiles[0].read_text())["LinearAdditiveUtilitySpace"]["domain"]
        self.write("web/domain00.json", json.dumps(inner))
        self.write("web/specials.json", '{"size": 3, "pareto_front": []}')
        self.assertEqual(self.points(self.folder / "web"), self.points(*profiles))
        every = sorted((self.folder / "web").iterdir())
        self.assertEqual(self.points(*every), self.points(*profiles))
        said = zopa("check", *every).stdout
        self.assertIn("a GeniusWeb domain holds no preferences", said)
        self.assertIn("specials.json", said)

    def test_two_formats_do_not_go_together(self):
        said = self.refused("do not belong together", *sorted((FOREIGN / "geniusweb").iterdir()),
                            FOREIGN / "negolog" / "profileA.json")
        self.assertIn("this is a NegoLog profile", said)

    def test_a_folder_says_what_lies_in_it(self):
        for name in ("negolog", "geniusweb"):
            for path in (FOREIGN / name).iterdir():
                self.write(f"both/{path.name}", path.read_bytes())
        said = self.refused("name the files that belong together", self.folder / "both")
        self.assertIn("a GeniusWeb profile (2 files)", said)
        self.assertIn("a NegoLog profile (2 files)", said)
        self.write("none/notes.txt", "Nothing.\n")
        self.refused("no file that is read as a negotiation", self.folder / "none")
        self.assertEqual(zopa("check", ROOT / "examples" / "lease").returncode, 0)

    def test_a_folder_of_ours_is_its_file(self):
        lease = self.folder / "lease"
        shutil.copytree(ROOT / "examples" / "lease", lease)
        for given, name in ((lease, "folder"), (lease / "talks.yaml", "file")):
            run = zopa("convert", given, self.folder / f"{name}.yaml")
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual((self.folder / "folder.yaml").read_text(),
                         (self.folder / "file.yaml").read_text())
        self.assertIn("file: lease/sheets.md", (self.folder / "folder.yaml").read_text())
        for command in ("convert", "report"):
            out = ["-o"] if command == "report" else []
            run = zopa(command, lease, *out, lease / "talks.yaml", "--force")
            self.assertEqual(run.returncode, 2, run.stderr)
        pages = [zopa("report", given, "-o", "-").stdout for given in (lease, lease / "talks.yaml")]
        self.assertEqual(*pages)

    def test_text_in_other_encodings(self):
        for name in ("negolog", "geniusweb", "genius", "negmas"):
            files = sorted((FOREIGN / name).iterdir())
            texts = [path.read_text().replace('encoding="UTF-8"', "") for path in files]
            with self.subTest(name=name, encoding="UTF-16"):
                wide = [self.write(f"wide-{path.name}", text.encode("utf-16"))
                        for path, text in zip(files, texts)]
                self.assertEqual(self.points(*wide), self.points(*files))
        latin = self.write("game.nfg", 'NFG 1 R "Café" { "A" "B" } { 2 2 } 1 1 2 2 3 3 4 4'
                           .encode("windows-1252"))
        self.refused("--encoding windows-1252", latin)
        run = zopa("stability", latin, "--encoding", "windows-1252")
        self.assertTrue(run.stdout.startswith("Café\n"), run.stderr)

    def test_our_own_format_in_utf_16_is_read_by_its_mark(self):
        text = (ROOT / "examples" / "lease" / "talks.yaml").read_text("utf-8")
        shutil.copytree(ROOT / "examples" / "lease", self.folder / "lease")
        plain = zopa("analyze", self.folder / "lease" / "talks.yaml").stdout
        for encoding in ("utf-16-le", "utf-16-be"):
            path = self.write("lease/wide.yaml", ("\ufeff" + text).encode(encoding))
            with self.subTest(encoding=encoding):
                run = zopa("analyze", path)
                self.assertEqual(run.stdout, plain, run.stderr)

    def test_any_format_comes_from_standard_input(self):
        sheet = FOREIGN / "scores" / "sheet.csv"
        game = FOREIGN / "gambit" / "dilemma.nfg"
        wide = sheet.read_text().encode("utf-16")
        for verb, given, same in (("settle", sheet.read_bytes(), sheet), ("settle", wide, sheet),
                                  ("stability", game.read_bytes(), game)):
            expected = json.loads(zopa(verb, same, "--format", "json").stdout)
            for command in (f"'{ZOPA}' {verb} - --format json", f"cat | '{ZOPA}' {verb} /dev/stdin --format json",
                            f"'{ZOPA}' {verb} <(cat) --format json"):
                with self.subTest(verb=verb, command=command):
                    run = subprocess.run(["bash", "-c", command], input=given, capture_output=True,
                                         check=False)
                    self.assertEqual(run.returncode, 0, run.stderr)
                    found = json.loads(run.stdout)
                    for key in ("settlements", "stability"):
                        self.assertEqual(found.get(key), expected.get(key))
        run = subprocess.run([ZOPA, "check", "-"], input=b"issue,option,A,B\nX,a,1,x\n,b,2,1\n",
                             capture_output=True, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"(standard input):2:", run.stderr)

    def test_a_domain_need_not_come_first(self):
        files = sorted((FOREIGN / "genius").iterdir())
        self.assertEqual(self.points(*files[::-1]), self.points(files[0], *files[:0:-1]))


class Genius(Files):
    def scenario(self, domain, profile, kind=""):
        self.write("g/domain.xml", DOMAIN.format(issue=domain))
        for party in "ab":
            self.write(f"g/{party}.xml", PROFILE.format(issue=profile, kind=kind))
        return self.folder / "g"

    def test_an_issue_that_stands_twice_in_a_profile_counts_once_as_it_stands_last(self):
        issue = ('<issue index="1" name="n" type="discrete" vtype="discrete"><item index="1" value="p"{}/>'
                 '<item index="2" value="q"{}/></issue>')
        first, last = ([f' evaluation="{worth}"' for worth in pair] for pair in ((4, 1), (1, 2)))
        folder = self.scenario(issue.format("", ""), issue.format(*first) + issue.format(*last))
        self.assertEqual(self.points(folder), [[1, 1]])
        self.assertIn("issue 1 stands here again; the last counts", zopa("check", folder).stdout)

    def test_numbers_of_an_integer_issue_one_by_one(self):
        items = "".join(f'<item index="{k}" value="{k}" evaluation="{k * k}"/>' for k in range(3))
        folder = self.scenario(
            '<issue index="1" name="n" type="integer" lowerbound="0" upperbound="2"/>',
            f'<issue index="1" name="n" type="discrete" vtype="integer">{items}</issue>')
        run = zopa("settle", folder, "--format", "json")
        answer = json.loads(run.stdout)["settlements"]
        self.assertEqual(answer["pareto"]["points"], [[1, 1]])

    def test_a_missing_evaluation_counts_as_a_missing_item_does(self):
        domain = ('<issue index="1" name="n" type="discrete"><item index="1" value="x"/>'
                  '<item index="2" value="y"/></issue>')
        for item in ('<item index="2" value="y"/>', '<item index="2" value="y" evaluation="null"/>',
                     ""):
            folder = self.scenario(domain, '<issue index="1" name="n" type="discrete">'
                                   f'<item index="1" value="x" evaluation="4"/>{item}</issue>')
            with self.subTest(item=item):
                self.assertEqual(self.points(folder), [[1, 1]])
                self.assertIn("no evaluation of `y`; it counts as 0", zopa("check", folder).stdout)

    def test_what_is_not_read_is_named(self):
        issue = '<issue index="1" name="n" type="{}" lowerbound="0" upperbound="2">{}</issue>'
        table = '<evaluator ftype="triangular" parameter0="0" parameter1="2" parameter2="1"/>'
        self.refused("`triangular`", self.scenario(issue.format("integer", ""),
                                                   issue.format("integer", table)))
        self.refused("`price`", self.scenario(issue.format("price", ""),
                                              issue.format("price", table)))
        self.refused("`constraint`", self.scenario(issue.format("integer", ""), "",
                                                   'type="constraint"'))


class GeniusWebOrders(Files):
    DOMAIN = {"name": "d", "issuesValues": {"Price": {"values": ["low", "high"]},
                                            "Term": {"values": ["short", "long"]}}}

    @staticmethod
    def bid(price, term):
        return {"issuevalues": {"Price": price, "Term": term}}

    def order(self, name, **more):
        ordering = {"name": name, "domain": self.DOMAIN, "reservationBid": None, **more}
        return self.write(f"{name}.json", json.dumps({"DefaultPartialOrdering": ordering}))

    def bids(self):
        return [self.bid("low", "long"), self.bid("low", "short"), self.bid("high", "long")]

    def test_an_ordering_becomes_comparisons_and_what_is_accepted(self):
        best, middle, worst = self.bids()
        listed = self.order("a", bidlist=[best, middle, worst], betterlist=[[0, 1], [1, 2], [0, 2]],
                            reservationBid=middle)
        mapped = self.order("b", better={json.dumps(best): [middle, worst],
                                         json.dumps(middle): [worst]})
        run = zopa("convert", listed, mapped, self.folder / "talks.yaml")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        talks = (self.folder / "talks.yaml").read_text()
        for row in ("price == low and term == long >= price == low and term == short",
                    "price == low and term == short >= price == high and term == long"):
            self.assertEqual(talks.count(row), 2, talks)  # of both; the third follows
        self.assertEqual(talks.count("compares:"), 4)
        self.assertEqual(talks.count("accepts: "), 1)
        answer = json.loads(zopa(listed, mapped, "--format", "json").stdout)
        self.assertEqual(answer["verdict"], "agreement_possible")
        self.assertEqual(zopa("check", self.folder / "talks.yaml").returncode, 0)

    def test_equal_bids_are_compared_in_both_directions(self):
        best, middle, worst = self.bids()
        pairs = [[0, 1], [1, 0], [0, 2], [1, 2]]
        files = [self.order(name, bidlist=[best, middle, worst], betterlist=pairs) for name in "ab"]
        zopa("convert", *files, self.folder / "talks.yaml")
        self.assertEqual((self.folder / "talks.yaml").read_text().count("compares:"), 8)

    def test_numbers_beside_an_ordering_become_points(self):
        values = {"Price": {"low": 1, "high": 0}, "Term": {"short": 0, "long": 1}}
        space = {"name": "n", "domain": self.DOMAIN, "issueWeights": {"Price": 0.7, "Term": 0.3},
                 "issueUtilities": {issue: {"DiscreteValueSetUtilities": {"valueUtilities": own}}
                                    for issue, own in values.items()},
                 "reservationBid": self.bid("high", "long")}
        numbers = self.write("n.json", json.dumps({"LinearAdditiveUtilitySpace": space}))
        best, _, worst = self.bids()
        order = self.order("a", bidlist=[best, worst], betterlist=[[0, 1]])
        zopa("convert", numbers, order, self.folder / "talks.yaml")
        talks = (self.folder / "talks.yaml").read_text()
        self.assertIn("0.7", talks)
        self.assertIn("reservation: 0.3", talks)

    def test_what_is_wrong_is_named(self):
        best, middle, _ = self.bids()
        good = self.order("good", bidlist=[best, middle], betterlist=[[0, 1]])
        for more, said in (({}, "`better`"),
                           ({"bidlist": [best], "betterlist": [[0, 1]]}, "pairs of numbers"),
                           ({"bidlist": [{"issuevalues": {"Price": "low"}}], "betterlist": []},
                            "needs `issuevalues`"),
                           ({"better": {"no bid": [best]}}, "needs `issuevalues`"),
                           ({"bidlist": [self.bid("dear", "long")], "betterlist": []},
                            "one of its values")):
            with self.subTest(said=said):
                self.refused(said, good, self.order("bad", **more))
        domain = {"name": "d", "issuesValues": {"n": {"values": [str(k) for k in range(1100)]}}}
        many = {"name": "m", "domain": domain, "reservationBid": None, "betterlist": [],
                "bidlist": [{"issuevalues": {"n": str(k)}} for k in range(1100)]}
        path = self.write("many.json", json.dumps({"DefaultPartialOrdering": many}))
        self.refused("more than 1,000 bids", path, path)


class NegMas(Files):
    def test_an_issue_that_a_profile_leaves_out_is_worth_nothing_when_written(self):
        issue = ('<issue index="{0}" name="{1}" type="discrete"><item index="1" value="x" {2}/>'
                 '<item index="2" value="y" {3}/></issue>')
        worth = ('evaluation="4"', 'evaluation="2"')
        both = issue.format(1, "n", *worth) + issue.format(2, "m", *worth)
        self.write("g/domain.xml", DOMAIN.format(issue=issue.format(1, "n", "", "") +
                                                 issue.format(2, "m", "", "")))
        weights = '<weight index="1" value="0.5"/><weight index="2" value="0.5"/>'
        for party, issues in (("a", both), ("b", issue.format(2, "m", *worth))):
            self.write(f"g/{party}.xml", PROFILE.format(kind="", issue=issues).replace(
                '<weight index="1" value="1"/>', weights))
        out = self.folder / "negmas"
        run = zopa("convert", self.folder / "g", out, "--to", "negmas")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.points(out), self.points(self.folder / "g"))

    def changed(self, name, before, after):
        folder = self.folder / "changed"
        shutil.copytree(FOREIGN / "negmas", folder, dirs_exist_ok=True)
        text = (folder / name).read_text()
        self.assertIn(before, text)
        (folder / name).write_text(text.replace(before, after))
        return folder

    def test_a_scenario_comes_out_as_computed_by_hand(self):
        self.assertEqual(self.points(FOREIGN / "negmas"), [[1, 0.75], [0.25, 0.8]])
        files = sorted((FOREIGN / "negmas").iterdir(), reverse=True)
        self.assertEqual(sorted(map(sorted, self.points(*files))), [[0.25, 0.8], [0.75, 1]])

    def test_a_bias_is_worth_the_same_with_every_package(self):
        folder = self.changed("seller.yml", "reserved_value: 0.0", "reserved_value: 0.0\nbias: 0.1")
        self.assertEqual(self.points(folder), [[1, 0.85], [0.25, 0.9]])

    def test_no_reservation_is_not_known(self):
        folder = self.changed("buyer.yml", "0.25\nweights", "-.inf\nweights")
        self.assertIn("not known", zopa("settle", folder).stdout)

    def test_what_is_wrong_or_not_read_is_named(self):
        for name, before, after, said in (
                ("buyer.yml", "type: LinearAdditiveUtilityFunction", "type: MappingUtilityFunction",
                 "MappingUtilityFunction"),
                ("buyer.yml", "type: AffineFun", "type: CosFun", "CosFun"),
                ("buyer.yml", "      3: 1.0\n", "", "`3`"),
                ("buyer.yml", "weights:\n  - 0.25\n  - 0.75", "weights: [1]", "has no entry for `Price`"),
                ("Trade.yml", "      - 110\n", "      - much\n", "is no number"),
                ("Trade.yml", "      - 1\n      - 3\n", "      - 3\n      - 1\n", "Quantity")):
            with self.subTest(after=after, name=name):
                shutil.rmtree(self.folder / "changed", ignore_errors=True)
                self.refused(said, self.changed(name, before, after))
        self.refused("one file of issues and at least two", FOREIGN / "negmas" / "buyer.yml")


class Ktab(Files):
    TABLE = FOREIGN / "ktab" / "fares.csv"

    def test_positions_are_demands_and_orders_of_what_lies_on_one_side(self):
        run = zopa("convert", self.TABLE, self.folder / "talks.yaml")
        self.assertEqual(run.returncode, 0, run.stderr)
        talks = (self.folder / "talks.yaml").read_text()
        self.assertIn("name: Drivers' union", talks)
        self.assertIn("demands: fare == 2-5", talks)
        for order in ("2-5 > 1-8", "2-5 > 3-2", "1-8 > 2-5 > 3-2", "3-2 > 2-5 > 1-8", "4 > 3", "6 > 4 > 3"):
            self.assertIn(f"prefers: {order}\n", talks)
        self.assertNotIn("requires", talks)
        self.assertEqual(zopa("check", self.folder / "talks.yaml").returncode, 0)
        answer = json.loads(zopa(self.TABLE, "--format", "json").stdout)
        self.assertEqual(answer["verdict"], "demands_only")
        self.assertEqual(answer["packages"]["total"], 9)

    def test_what_is_not_used_is_said(self):
        said = zopa("check", self.TABLE).stdout
        for item in ("`Power` is not used: power is never a weight", "`Fare salience` is not used",
                     "`Buses salience` is not used"):
            self.assertIn(item, said)
        self.assertNotIn("descriptions", said)
        alike = self.TABLE.read_text().replace("Riders", "City council")
        path = self.write("alike.csv", alike)
        self.assertIn("the descriptions of actors (`Description`) are not used",
                      zopa("check", path).stdout)
        self.assertIn("RID", zopa(path).stdout)

    def test_faults_say_where(self):
        table = self.TABLE.read_text()
        for before, after, said in (
                (",4,2,", ",5,2,", ":1:1: error: the first line has to give"),
                ("Fare,Fare salience,", "Fare,", "two for each dimension"),
                ("25.5, 1.80", "25.5, low", ":5:20: error: `low` is no number"),
                ("UN,   Drivers' union, 40, ", "UN,   Drivers' union, ", "needs 7 fields")):
            with self.subTest(after=after):
                self.assertIn(before, table)
                self.refused(said, self.write("table.csv", table.replace(before, after)))
        many = "\n".join(f"a{k},d,1,{k},1," for k in range(3000))
        self.refused("too many actors", self.write("many.csv", "T,d,3000,1\nActor,Description,P,X,S\n" + many))


class Gambit(Files):
    HEAD = 'NFG 1 R "Game" { "Ann" "Bob" } '

    def answer(self, text):
        run = zopa("stability", self.write("game.nfg", text), "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)["stability"]

    def test_the_dilemma_comes_out_as_in_the_textbooks(self):
        run = zopa("stability", FOREIGN / "gambit" / "dilemma.nfg")
        self.assertIn("State 4 (Ann: “Confess”; Bob: “Confess”): Nash", run.stdout)
        self.assertIn("Nash                           1", run.stdout)

    def test_payoffs_and_outcomes_say_the_same(self):
        named = "{ { \"s\" \"c\" } { \"s\" \"c\" } }\n"
        payoffs = self.answer(self.HEAD + named + "3 3 4 1 1 4 2 2")
        outcomes = self.answer(self.HEAD + named + '{ { "" 3, 3 } { "" 4, 1 } { "" 1, 4 } '
                               '{ "" 2, 2 } } 1 2 3 4')
        fractions = self.answer(self.HEAD + named + "1 1 4/3 1/3 1/3 4/3 2/3 2/3")
        self.assertEqual(payoffs, outcomes)
        self.assertEqual(payoffs, fractions)

    def test_strategies_may_be_counted(self):
        counted = self.answer(self.HEAD + "{ 2 2 } 1 1 0 0 0 0 1 1")
        named = self.answer(self.HEAD + '{ { "1" "2" } { "1" "2" } } 1 1 0 0 0 0 1 1')
        self.assertEqual(counted, named)

    def test_faults_say_where(self):
        for text, said in (
                ("{ 2 2 } 3 3 4 1 1 4 2", ":1:53: error: here has to stand a payoff"),
                ("{ 2 2 } 3 3 4 1 1 4 2 2 5", "nothing may follow"),
                ("{ 2 2 } 3 3 4 1 1 x 2 2", "`x` is no number"),
                ("{ 2 }", "the strategies"),
                ("{ 2 2 } { { \"\" 1 1 } } 1 1 1 7", "from 0 to 1"),
                ("{ 999999 999999 } 1", "more than 16,384 states"),
                ("", "the strategies")):
            with self.subTest(text=text):
                self.refused(said, self.write("game.nfg", self.HEAD + text))
        self.refused("NFG 1 R", self.write("game.nfg", 'NFG 2 R "x" { "A" } { 2 } 1 1'))

    def test_a_tree_comes_out_as_computed_by_hand(self):
        run = zopa("stability", FOREIGN / "gambit" / "entry.efg", "--format", "json")
        answer = json.loads(run.stdout)["stability"]
        self.assertEqual((answer["states"], answer["equilibria"]["nash"]), (8, [2, 4, 5, 6]))
        said = zopa("stability", FOREIGN / "gambit" / "entry.efg").stdout
        self.assertIn("Newcomer: “Enter”; Incumbent: “Share, Fight”", said)

    TREE = 'EFG 2 R "Tree" { "Ann" "Bob" } '

    def test_what_a_player_s_own_choice_rules_out_is_left_open(self):
        leaf = 't "" 1 "" { 1 2 } '
        tree = (f'p "" 1 1 "" {{ "Out" "In" }} 0 {leaf} p "" 2 7 "" {{ "l" "r" }} 0 '
                f'p "" 1 2 "" {{ "x" "y" }} 0 {leaf} t "" 2 "" {{ 3 1 }} p "" 1 2 0 t "" 2 t "" 0')
        self.assertEqual(self.answer(self.TREE + tree)["states"], 6)
        run = zopa("convert", self.folder / "game.nfg", self.folder / "out.nfg")
        self.assertEqual(run.returncode, 0)
        self.assertIn("payoffs are written as ranks", run.stderr)
        self.assertIn('{ "Out" "In, x" "In, y" }', (self.folder / "out.nfg").read_text())

    def test_payoffs_on_the_way_are_added_up(self):
        first = self.answer(self.TREE + 'p "" 1 1 "" { "a" "b" } 5 "" { 1 1 } '
                            't "" 1 "" { 1/3 0 } t "" 2 "" { 1/4 1 }')
        second = self.answer(self.TREE + 'p "" 1 1 "" { "a" "b" } 0 '
                             't "" 1 "" { 4/3 1 } t "" 2 "" { 5/4 2 }')
        self.assertEqual(first, second)

    def test_faults_of_a_tree_say_where(self):
        for text, said in (
                ("", ":1:32: error: here has to stand a node"),
                ('q "" 1', "a node: `c`, `p` or `t`"),
                ('p "" 3 1 "" { "a" } 0', "no such player; the last one has the number 2"),
                ('p "" 1 1 0', "here has to stand the actions"),
                ('p "" 1 1 "" { "a" "b" } 0 t "" 0', "here has to stand a node"),
                ('c "" 1 "" { "a" 1/2 "b" 1/3 } 0 t "" 0 t "" 0', "have to add up to 1"),
                ('c "" 1 "" { "a" 2 "b" -1 } 0 t "" 0 t "" 0', "none may be below 0"),
                ('t "" 1', "an outcome: in braces"),
                ('t "" 0 "" { 1 2 }', "the number 0 means that nothing is paid"),
                ('p "" 1 1 "" { "a" "b" } 0 t "" 1 "" { 1 2 } t "" 1 "" { 2 1 }',
                 ":1:81: error: this outcome stood above with other payoffs"),
                ('p "" 1 1 "" { "a" } 0 p "" 1 1 "" { "b" } 0 t "" 0',
                 "this information set stood above with other actions"),
                ('t "" 0 t "" 0', "nothing may follow")):
            with self.subTest(text=text):
                self.refused(said, self.write("game.efg", self.TREE + text))
        self.refused("EFG 2 R", self.write("game.efg", 'EFG 1 R "x" { "A" } t "" 0'))

    def test_trees_that_are_too_large_are_refused_at_once(self):
        comb = "".join(f'p "" 1 {k + 1} "" {{ "a" "b" }} 0 t "" 0 ' for k in range(40_000))
        chance = 'c "" 1 "" { "a" 1/7 "b" 6/7 } 0 t "" 1 "" { 1 1 } ' + 'c "" 1 0 t "" 1 ' * 40_000
        sets = "".join(f'"{k}" 1/20 ' for k in range(20))
        wide = f'c "" 1 "" {{ {sets} }} 0 ' + "".join(
            f'p "" 1 {k + 1} "" {{ "a" "b" }} 0 t "" 0 t "" 0 ' for k in range(20))
        for tree in (comb + 't "" 0', chance + 't "" 0', wide):
            path = self.write("game.efg", self.TREE + tree)
            start = time.monotonic()
            self.refused("too large to be brought into strategic form", path)
            self.assertLess(time.monotonic() - start, 60)

    def test_a_conflict_names_what_a_game_has_no_place_for(self):
        talks = self.write("talks.yaml", """zopa: 1
title: Watch
parties: {east: {name: East}, west: {name: West}, ngo: {name: NGO, role: observer}}
issues:
  watch: {name: East keeps watch, by: east, options: {no: No, yes: Yes}, irreversible: [no -> yes]}
  patrol: {name: East patrols, by: east, options: {no: No, yes: Yes}}
  arms: {name: West, by: west, options: {few: Few, many: Many}}
  post: {name: Border post, options: {here: Here, there: There, both: Both},
    hypothetical: [there], reads: {both: {east: here}}, eases: {there: [keeps]}}
steps: {leave: Leaving}
events: [{id: flood, name: Flood, date: 2026-01-02, no_agreement: {east: worse}}]
rules:
  - {id: own, rule: not (watch and arms == many), reason: Money}
positions:
  - {id: wants, party: east, priorities: [strongly arms == few, not watch]}
  - {party: west, priorities: [watch]}
  - {id: keeps, party: west, requires: post == here}
""")
        out = self.folder / "watch.nfg"
        run = zopa("convert", talks, out)
        self.assertEqual(run.returncode, 0, run.stderr)
        ranks = ("warning: priorities say which states are better, not by how much: payoffs are written "
                 "as ranks, from 0 for the worst states")
        remarks = run.stderr.splitlines()
        self.assertEqual(remarks.count(ranks), 1)
        remarks.remove(ranks)
        self.assertEqual(remarks, [
            "warning: Gambit has no place for " + item for item in (
                "parties that neither move nor consent; left out: `ngo`",
                "joint issues; left out: `post`",
                "the names of these moves; left out: `watch` and `patrol`",
                "the mark that nobody has tabled an option; left out: `post == there`",
                "moves that cannot be taken back; left out: `watch: no -> yes`",
                "how parties read an option (`reads`); left out: `post == both`",
                "what makes up for red lines (`eases`); left out: `post == there`",
                "rules; left out: `own`", "red lines (`requires`); left out: `keeps`",
                "what is wanted strongly; left out: `wants`",
                "steps; left out: `leave`",
                "events; left out: `flood`")])
        self.assertEqual(out.read_text(), """NFG 1 R "Watch" { "East" "West" }
{
  { "No; No" "Yes; No" "No; Yes" "Yes; Yes" }
  { "Few" "Many" }
}
""

3 0
2 1
3 0
2 1
1 0
0 1
1 0
0 1
""")


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
