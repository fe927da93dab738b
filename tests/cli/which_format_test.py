"""What a file is follows from what stands in it: each kind, read or named.

    which_format_test.py ZOPA
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
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
                ("a.efg", 'EFG 2 R "x" { "A" }\n', "extensive form"),
                ("a.csv", "Policy,about,2,1,\nActor,Description,Influence,Pos,Sal\n", "KTAB"),
                ("a.xml", '<xmcda:XMCDA xmlns:xmcda="u"></xmcda:XMCDA>', "XMCDA"),
                ("b.xml", "<feed></feed>", "neither a domain nor a profile of Genius"),
                ("a.gmcr", b"\x80\x04\x95\x00", "Python pickle"),
                ("a.pdf", b"%PDF-1.7\n", "zopa import"),
                ("a.json", '{"DefaultPartialOrdering": {"better": []}}', "partial ordering"),
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

    def test_a_domain_need_not_come_first(self):
        files = sorted((FOREIGN / "genius").iterdir())
        self.assertEqual(self.points(*files[::-1]), self.points(files[0], *files[:0:-1]))


class Genius(Files):
    def scenario(self, domain, profile, kind=""):
        self.write("g/domain.xml", DOMAIN.format(issue=domain))
        for party in "ab":
            self.write(f"g/{party}.xml", PROFILE.format(issue=profile, kind=kind))
        return self.folder / "g"

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


class NegMas(Files):
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
                ("{ 2 2 } 3 3 4 1 1 x 2 2", "`x` is no payoff"),
                ("{ 2 }", "the strategies"),
                ("{ 2 2 } { { \"\" 1 1 } } 1 1 1 7", "from 0 to 1"),
                ("{ 999999 999999 } 1", "more than 16,384 states"),
                ("", "the strategies")):
            with self.subTest(text=text):
                self.refused(said, self.write("game.nfg", self.HEAD + text))
        self.refused("NFG 1 R", self.write("game.nfg", 'NFG 2 R "x" { "A" } { 2 } 1 1'))


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
