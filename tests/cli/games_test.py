"""Games on which language models are tried: read as they are laid out, by their own rules.

    games_test.py ZOPA
"""
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GAMES = ROOT / "tests" / "foreign" / "games"
ZOPA = ""


def zopa(*arguments):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          timeout=300, check=False)


def answer(command, *arguments):
    run = zopa(command, *arguments, "--format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def packages_of(folder):
    """Points of each party for every package, and thresholds: read by these lines alone."""
    players = [line.split(",") for line in (folder / "config.txt").read_text().split("\n") if line]
    rows = {}
    for name, file, *_ in players:
        lines = (folder / "scores_files" / f"{file}.txt").read_text().strip().split("\n")
        rows[name] = [[float(points) for points in line.split(",")] for line in lines]
    shape = [range(len(row)) for row in next(iter(rows.values()))[:-1]]
    return players, [{name: sum(own[i][o] for i, o in enumerate(package)) >= own[-1][0]
                      for name, own in rows.items()} for package in itertools.product(*shape)]


def zone_of(folder):
    """How many packages are a deal: all parties but one, and whoever has a veto."""
    players, packages = packages_of(folder)
    vetoes = [name for name, _, role, *_ in players if role != "player"]
    return sum(sum(package.values()) >= len(players) - 1 and all(package[v] for v in vetoes)
               for package in packages)


class Scorable(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.game = self.folder / "bridge"
        shutil.copytree(GAMES / "bridge", self.game)

    def change(self, name, before, after):
        path = self.game / name
        text = path.read_text()
        self.assertIn(before, text)
        path.write_text(text.replace(before, after))

    def refused(self, said, place=""):
        run = zopa("check", self.game)
        self.assertEqual(run.returncode, 2, run.stdout)
        self.assertIn(said, run.stderr)
        self.assertIn(place, run.stderr)

    def test_the_zone_is_that_of_the_rule_of_these_games(self):
        for given in (self.game, self.game / "config.txt"):
            found = answer("analyze", given)
            self.assertEqual(found["packages"]["total"], 6)
            self.assertEqual(found["packages"]["zone"]["all"], zone_of(self.game))
        self.assertEqual(zone_of(self.game), 1)

    def test_vetoes_and_thresholds_are_in_the_file_that_convert_writes(self):
        out = self.folder / "talks.yaml"
        self.assertEqual(zopa("convert", self.game, out).returncode, 0)
        text = out.read_text()
        self.assertIn("agreement: port and town and 1 of [union, fishers]", text)
        self.assertIn("reservation: 55", text)
        self.assertEqual(answer("analyze", out)["packages"]["zone"]["all"], zone_of(self.game))
        sheet = self.folder / "sheet.csv"
        self.assertEqual(zopa("convert", self.game, sheet).returncode, 0)
        self.assertEqual(answer("analyze", sheet)["packages"]["zone"]["all"], zone_of(self.game))

    def test_names_are_those_of_the_instructions(self):
        zopa("convert", self.game, self.folder / "sheet.csv")
        rows = (self.folder / "sheet.csv").read_text().splitlines()
        self.assertEqual([row.rsplit(",", 4)[0] for row in rows[1:6]],
                         ["Height,low", "Height,high", "Who pays,The Port alone", "Who pays,Both",
                          "Who pays,Town"])
        (self.game / "global_instructions.txt").unlink()
        zopa("convert", self.game, self.folder / "plain.csv")
        self.assertIn("A,A1,0,50,10,60\n", (self.folder / "plain.csv").read_text())

    def test_the_first_deal_is_on_the_table(self):
        proposal = answer("analyze", self.game)["proposals"][0]
        self.assertEqual(proposal["by"], "port")
        self.assertEqual(proposal["verdict"],
                         {"port": "accepted", "town": "excluded", "union": "excluded",
                          "fishers": "excluded"})
        self.change("initial_deal.txt", "B3", "B4")
        run = zopa("check", self.game)
        self.assertIn("`initial_deal.txt` names no option of each issue", run.stdout)

    def test_what_stands_in_no_file_is_said(self):
        said = zopa("check", self.game).stdout
        self.assertIn("3 of 4 parties, among them `Port` and `Town`", said)
        self.assertIn("`global_instructions.txt`", said)

    def test_what_is_wrong_is_named_with_its_place(self):
        for name, before, after, said, place in (
                ("scores_files/town.txt", "50, 20, 0", "50, many, 0", "`many` is no number of points",
                 "town.txt:2:1"),
                ("scores_files/town.txt", "50, 20, 0", "50, 20", "differ from those in", "town.txt"),
                ("scores_files/town.txt", "\n50\n", "", "the threshold alone", "town.txt"),
                ("config.txt", "Union,union,player", "Union,union,chair", "`chair` is no role",
                 "config.txt:3:1"),
                ("config.txt", "Union,union,", "Union,../union,", "cannot be a file",
                 "config.txt:3:1"),
                ("config.txt", "Union,union,", "Union,onion,", "no such file", "onion.txt")):
            with self.subTest(after=after):
                shutil.copytree(GAMES / "bridge", self.game, dirs_exist_ok=True)
                self.change(name, before, after)
                run = zopa("check", self.game / "config.txt")
                self.assertEqual(run.returncode, 2, run.stdout)
                self.assertIn(said, run.stderr)
                self.assertIn(place, run.stderr)

    def test_in_french(self):
        run = zopa("check", self.game, "--language", "fr")
        self.assertIn("3 parties sur 4, dont `Port` et `Town`", run.stdout)


class Division(unittest.TestCase):
    def test_a_dialogue_is_chosen_by_its_number(self):
        for name, games in (("casino.json", 2), ("deal.txt", 2)):
            run = zopa("settle", GAMES / name)
            self.assertEqual(run.returncode, 2)
            self.assertIn(f"choose one with --game, from 1 to {games}", run.stderr)
            run = zopa("settle", GAMES / name, "--game", 9)
            self.assertEqual(run.returncode, 2)
            self.assertIn("there is no game 9 here", run.stderr)

    def test_casino_is_three_of_each_by_priority(self):
        found = answer("settle", GAMES / "casino.json", "--game", 1)["settlements"]
        self.assertEqual(found["packages"], 64)
        shares = list(itertools.product(range(4), repeat=3))  # firewood, food, water to the first
        points = [(5 * w + 4 * f + 3 * d, 4 * (3 - w) + 3 * (3 - f) + 5 * (3 - d))
                  for w, f, d in shares]
        best = {p for p in points if not any(q != p and q[0] >= p[0] and q[1] >= p[1]
                                             for q in points)}
        self.assertEqual({tuple(map(int, p)) for p in found["pareto"]["points"]}, best)
        deals = [a * b for a, b in ((a - 5, b - 5) for a, b in points) if a >= 0 and b >= 0]
        nash = {(int(a) - 5) * (int(b) - 5) for a, b in found["nash"]["points"]}
        self.assertEqual(nash, {max(deals)})

    def test_deal_or_no_deal_has_counts_and_values(self):
        found = answer("settle", GAMES / "deal.txt", "--game", 1)["settlements"]
        self.assertEqual(found["packages"], 2 * 5 * 2)
        points = [(4 * b + h + 2 * k, 2 * (4 - h) + 2 * (1 - k))
                  for b, h, k in itertools.product(range(2), range(5), range(2))]
        best = {p for p in points if not any(q != p and q[0] >= p[0] and q[1] >= p[1]
                                             for q in points)}
        self.assertEqual({tuple(map(int, p)) for p in found["pareto"]["points"]}, best)

    def test_what_was_said_is_not_used_and_that_is_said(self):
        for name in ("casino.json", "deal.txt"):
            run = zopa("check", GAMES / name, "--game", 2)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("what was said, and how it ended, is not used", run.stdout)

    def test_other_files_hold_one_negotiation(self):
        run = zopa("check", ROOT / "examples" / "lease" / "talks.yaml", "--game", 2)
        self.assertEqual(run.returncode, 2)
        self.assertIn("--game chooses one from a data set", run.stderr)

    def test_faults_say_where(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        line = "<input> 1 4 4 1 1 2 </input> <partner_input> {} </partner_input>\n"
        for own, said in (("2 4 4 1 1 2", "differ in `book`"), ("1 4 4 1 1", "count and the value"),
                          ("1 4 4 1 1 x", "count and the value"),
                          ("1 4 4 1 1 999999999999", "count and the value")):
            path = folder / "deal.txt"
            path.write_text(line.format("1 0 4 2 1 2") + line.format(own))
            run = zopa("check", path, "--game", 2)
            self.assertEqual(run.returncode, 2, run.stdout)
            self.assertIn(said, run.stderr)
            self.assertIn("deal.txt:2:1", run.stderr)
        path = folder / "casino.json"
        text = (GAMES / "casino.json").read_text()
        for before, after in (('"High": "Water"', '"High": "Food"'), ('"High": "Water"', '"Top": "x"'),
                              ('"agent_2": {"value2issue": {"Low": "Food", "Medium": "Firewood", '
                               '"High": "Water"}}', '"agent_2": 3')):
            self.assertIn(before, text)
            path.write_text(text.replace(before, after))
            run = zopa("check", path, "--game", 1)
            self.assertEqual(run.returncode, 2, run.stdout)
            self.assertIn("`value2issue`", run.stderr)


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
