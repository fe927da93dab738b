"""`zopa stability` as a user runs it: every option, large conflicts, views, other programs' files.

    stability_test.py ZOPA
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema" / "analysis.schema.json").read_text(encoding="utf-8"))
CONFLICTS = ROOT / "tests" / "conformance" / "recorded" / "gmcr"
ZOPA = ""
HANG = 300  # seconds; only a run that never ends takes so long

# Two neighbours may each keep watch; each likes best that the other does, and would rather not.
WATCH = """zopa: 1
title: The watch
parties:
  east: {name: East}
  west: {name: West}
issues:
  east-watches: {name: East's watch, by: east, options: {no: None, yes: Kept}}
  west-watches: {name: West's watch, by: west, options: {no: None, yes: Kept}}
status_quo: {east-watches: no, west-watches: no}
positions:
  - {party: east, priorities: [west-watches, not east-watches]}
  - {party: west, priorities: [east-watches, not west-watches]}
"""

JOINT = """zopa: 1
title: The quay
parties: {a: {name: A}, b: {name: B}}
issues: {quay: {name: Quay, options: {short: Short, long: Long}}}
positions:
  - {party: a, requires: quay == long}
  - {party: b, requires: quay == short}
"""
IDLE = "whether not (east-watches and not east-watches)"  # open, and of no consequence


def zopa(*arguments):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          timeout=HANG, check=False)


class Stability(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def answer(self, *arguments):
        run = zopa("stability", *arguments, "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        answer = json.loads(run.stdout)
        errors = [f"{list(error.path)}: {error.message[:200]}"
                  for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(answer)]
        self.assertEqual(errors, [])
        return answer

    def refuse(self, message, *arguments):
        run = zopa("stability", *arguments)
        self.assertEqual(run.returncode, 2, run.stderr[:500])
        self.assertIn(message, run.stderr)
        self.assertEqual(run.stdout, "")

    def test_the_case_worked_by_hand_comes_out_as_on_its_page(self):
        found = self.answer(self.write("watch.yaml", WATCH))["stability"]
        self.assertEqual(found["equilibria"]["nash"], [1])
        for concept in ("gmr", "smr", "seq", "sseq", "sim"):
            self.assertEqual(found["equilibria"][concept], [1, 4], concept)
        self.assertEqual(found["ways"], [{
            "to": 4,
            "by_moves": [{"movers": ["east"], "state": 2}, {"movers": ["west"], "state": 4}],
            "by_improvements": None,
            "by_coalitions": [{"movers": ["east", "west"], "state": 4}]}])
        upset = found["coalitions"]["upsets"]
        self.assertEqual([(u["state"], u["coalition"], u["to"]) for u in upset],
                         [(1, ["east", "west"], 4)])
        self.assertEqual(found["coalitions"]["equilibria"]["nash"], [])
        self.assertEqual(found["coalitions"]["equilibria"]["seq"], [4])

    def test_every_state_says_why(self):
        path = self.write("watch.yaml", WATCH)
        found = self.answer(path, "--reasons")["stability"]
        self.assertEqual([(r["state"], r["party"]) for r in found["reasons"]],
                         [(s, p) for s in range(1, 5) for p in ("east", "west")])
        text = zopa("stability", path, "--state", "4").stdout
        self.assertIn("It prefers state 3, which it can reach with “None”; but the others can answer "
                      "and leave it in state 1", " ".join(text.split()))
        self.refuse("`5` is not a state; states are numbered 1 to 4", path, "--state", "5")

    def test_french_has_its_own_sentences_and_numbers(self):
        path = self.write("watch.yaml", WATCH)
        text = zopa("stability", path, "--inverse", "4", "--state", "4", "--language", "fr").stdout
        text = " ".join(text.split())
        self.assertIn("Il y a mieux, l’état 3, à portée avec « None »", text)
        self.assertIn("l’état 4 doit être classé au moins aussi haut que l’état 3", text)
        self.assertIn("66,7 % de tous les classements", text)
        view = self.write("east.yaml", WATCH.replace("[east-watches, not west-watches]",
                                                     "[west-watches]"))
        text = zopa("stability", path, "--view", f"east={view}", "--language", "fr").stdout
        self.assertIn("West n’y resterait pas", " ".join(text.split()))

    def test_the_inverse_question(self):
        found = self.answer(self.write("watch.yaml", WATCH), "--inverse", "4")["stability"]
        nash = [one for one in found["inverse"][0]["demanded"] if one["concept"] == "nash"]
        self.assertEqual([one["none_preferred"] for one in nash], [[[[3]]], [[[2]]]])
        self.assertEqual([one["share"] for one in nash], [0.5, 0.5])
        self.assertEqual(nash[0]["fewest"], [3])
        self.assertEqual(nash[0]["without_priorities"], [[2]])

    def test_parties_together_and_attitudes(self):
        path = self.write("watch.yaml", WATCH)
        together = self.answer(path, "--together", "east,west")["stability"]
        self.assertEqual(together["parties"], ["east+west"])
        self.assertEqual(together["equilibria"]["nash"], [2, 3, 4])
        # Who is well disposed to the other alone keeps watch.
        kind = self.answer(path, "--attitude", "east:west=positive", "--attitude",
                           "east:east=neutral")["stability"]
        self.assertEqual(kind["equilibria"]["nash"], [2])
        self.refuse("is not PARTY:OTHER=positive", path, "--attitude", "east")
        self.refuse("no party of the conflict is called `eest`; did you mean `east`?", path,
                    "--together", "eest,west")
        self.refuse("cannot be combined", path, "--together", "east,west", "--attitude",
                    "east:west=positive")

    def test_what_is_not_known_is_gone_through(self):
        text = WATCH.replace("[west-watches, not east-watches]",
                             "[west-watches, whether east-watches]")
        found = self.answer(self.write("open.yaml", text))["stability"]
        self.assertEqual(found["completions"]["count"], 2)
        self.assertTrue(found["completions"]["all"])
        self.assertEqual(found["stable"]["nash"][0], "????")
        self.assertEqual(found["equilibria"]["nash"], [])
        self.assertEqual(found["completions"]["possible"]["nash"],
                         [{"state": 1, "share": 0.5}, {"state": 2, "share": 0.5}])
        # By hand: East may prefer to watch, and may prefer not to; West stays where it does not
        # watch.  To the bold reading nothing is stable, to the cautious one what West leaves alone.
        self.assertEqual(found["extensions"]["a"]["nash"], ["0000", "1100"])
        self.assertEqual(found["extensions"]["d"]["nash"], ["1111", "1100"])

    def test_the_shares_are_right_for_any_number_of_open_priorities(self):
        for more in (0, 64, 70, 130):
            text = self.open_watch(["whether east-watches"] + [IDLE] * more,
                                   ["not west-watches"])
            self.assertAlmostEqual(self.share_of(text, state=2), 0.5, delta=0.04,
                                   msg=f"{more} more")

    def test_the_open_priorities_of_two_parties_are_drawn_independently(self):
        text = self.open_watch([IDLE] * 64 + ["whether east-watches"], ["whether west-watches"])
        for state in (1, 2, 3, 4):
            self.assertAlmostEqual(self.share_of(text, state), 0.25, delta=0.04)

    @staticmethod
    def open_watch(east, west):
        rows = [f"  - {{party: {party}, priorities: [{', '.join(own)}]}}\n"
                for party, own in (("east", east), ("west", west))]
        return WATCH[:WATCH.index("positions:")] + "positions:\n" + "".join(rows)

    def share_of(self, text, state):
        """In which share of completions nobody gains by moving from this state."""
        found = self.answer(self.write("open.yaml", text), "--completions", 4000)["stability"]
        if state in found["equilibria"]["nash"]:
            return 1
        possible = found["completions"]["possible"]["nash"]
        return {row["state"]: row["share"] for row in possible}.get(state, 0)

    def test_numbers_known_in_part_are_drawn(self):
        text = WATCH.split("positions:")[0] + """positions:
  - {party: east, issue: east-watches, prefers: no > yes}
  - {party: east, issue: west-watches, prefers: yes > no}
  - {party: west, priorities: [east-watches, not west-watches]}
"""
        found = self.answer(self.write("drawn.yaml", text))["stability"]
        self.assertFalse(found["completions"]["all"])
        self.assertEqual(found["completions"]["count"], 1000)
        self.assertEqual(found["equilibria"]["nash"], [1])

    def test_complete_numbers_order_states_too(self):
        text = WATCH.split("positions:")[0] + "positions:\n"
        for own, other in (("east", "west"), ("west", "east")):
            text += f"""  - {{party: {own}, issue: {own}-watches, values: {{no: 1, yes: 0}}}}
  - {{party: {own}, issue: {other}-watches, values: {{no: 0, yes: 1}}}}
  - {{party: {own}, weights: {{{own}-watches: 0.3, {other}-watches: 0.7}}}}
"""
        found = self.answer(self.write("numbers.yaml", text))["stability"]
        stated = self.answer(self.write("watch.yaml", WATCH))["stability"]
        self.assertEqual(found["stable"], stated["stable"])
        even = text.replace("0.3", "0.5").replace("0.7", "0.5")
        found = self.answer(self.write("even.yaml", even), "--state", "1")["stability"]
        self.assertEqual(found["equilibria"]["nash"], [1])

    def test_what_is_as_good_is_no_improvement(self):
        text = WATCH.replace("[west-watches, not east-watches]", "[west-watches]")
        found = self.answer(self.write("tie.yaml", text), "--state", "1")["stability"]
        east = [r for r in found["reasons"] if (r["state"], r["party"]) == (1, "east")][0]
        self.assertEqual((east["improvements"], east["as_good"]), ([], [2]))

    def test_strong_preferences(self):
        text = WATCH.replace("[west-watches, not east-watches]",
                             "[strongly west-watches, not east-watches]")
        found = self.answer(self.write("strong.yaml", text))["stability"]
        # In state 4 East is deterred by state 1, in which West does not watch: strongly worse.
        self.assertEqual(found["strongly_stable"]["seq"][0][3], "1")
        # West's preferences are all mild: nothing deters it strongly.
        self.assertEqual(found["strongly_stable"]["seq"][1][3], "0")
        bad = self.write("bad.yaml", WATCH.replace("[west-watches, not east-watches]",
                                                   "[west-watches, strongly not east-watches]"))
        self.refuse("stands before the rest", bad)

    # Whatever way a conflict is solved, an option that it has no answer to is a fault.
    def test_no_option_is_passed_over(self):
        watch = self.write("watch.yaml", WATCH)
        about_states = (["--state", "1"], ["--reasons"], ["--inverse", "1"], ["--horizon", "5"],
                        ["--coalitions"])
        for option in ("--state", "--inverse"):
            for wrong in ("nonsense", "0", "-1", "99999999"):
                self.refuse("is not a state", watch, f"{option}={wrong}")
        for own in (["--together", "east,west"], ["--attitude", "east:west=positive"]):
            for other in (["--inverse", "1"], ["--horizon", "5"]):
                self.refuse("cannot be combined", watch, *own, *other)
            self.refuse("`9` is not a state", watch, *own, "--state", "9")
        self.refuse("cannot be combined", watch, "--coalitions", "--attitude", "east:west=positive")
        partly = self.write("open.yaml", WATCH.replace("[west-watches,", "[whether west-watches,"))
        large = self.large(14, False)
        joint = self.write("joint.yaml", JOINT)
        for option in about_states:
            self.refuse("needs complete preferences", partly, *option)
            self.refuse("they are listed up to 10,000", large, *option)
            self.refuse("no issue is a party's own move", joint, *option)
        self.refuse("no issue is a party's own move", joint, "--together", "a,b")
        for own in (["--together", "a,b"], ["--attitude", "a:b=positive"]):
            self.refuse("are looked at up to 10,000 feasible states", large, *own)
        for own in (["--together", "east,west"], ["--attitude", "east:west=positive"]):
            self.refuse("need complete preferences", partly, *own)
        self.refuse("stands twice after `--together`", watch, "--together", "east,west",
                    "--together", "west,east")
        self.refuse("names two parties or more", watch, "--together", "east")
        for path in (watch, partly, large):
            self.refuse("is not a state", path, "--inverse", "99999999", "--state", "nonsense")

    def test_views_make_surprises(self):
        path = self.write("watch.yaml", WATCH)
        # East believes that West likes to watch.
        view = self.write("east.yaml", WATCH.replace("[east-watches, not west-watches]",
                                                     "[west-watches]"))
        found = self.answer(path, "--view", f"east={view}")["hypergame"]
        self.assertEqual(found["equilibria"]["nash"], [1])
        self.assertIn({"state": 3, "party": "east", "by": "west",
                       "concepts": ["nash", "gmr", "smr", "seq", "sseq", "sim"]},
                      found["surprises"])
        # It does not see West's move at all.
        blind = self.write("blind.yaml", """zopa: 1
title: As East sees it
parties:
  east: {name: East}
issues:
  east-watches: {name: East's watch, by: east, options: {no: None, yes: Kept}}
positions:
  - {party: east, priorities: [not east-watches]}
""")
        found = self.answer(path, "--view", f"east={blind}")["hypergame"]
        self.assertEqual(found["views"][0]["taken_for"], [1, 2, 1, 2])
        self.refuse("`--view` is PARTY=FILE", path, "--view", "east")
        self.refuse("the view of `west` has no party of that id", path, "--view", f"west={blind}")

    def test_the_graph(self):
        run = zopa("stability", self.write("watch.yaml", WATCH), "--format", "dot")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('s1 -> s2 [label="east", style=dashed];', run.stdout)
        self.assertIn('s2 -> s1 [label="east"];', run.stdout)
        self.assertIn("peripheries=2, shape=box", run.stdout)
        text = WATCH.replace("not east-watches", "whether east-watches")
        self.refuse("a graph is drawn of complete preferences", self.write("open.yaml", text),
                    "--format", "dot")

    def large(self, moves, irreversible=False, last_wish=None):
        parties = ["a", "b", "c", "d"]
        lines = ["zopa: 1", "title: Large", "parties:"]
        lines += [f"  {p}: {{name: {p.upper()}}}" for p in parties]
        lines.append("issues:")
        for m in range(moves):
            undone = ", irreversible: [no -> yes]" if irreversible and m == 0 else ""
            lines.append(f"  m{m}: {{name: Move {m}, by: {parties[m % 4]}, "
                         f"options: {{no: No, yes: Yes}}{undone}}}")
        lines.append("positions:")
        for k, p in enumerate(parties):
            wants = ", ".join(f"m{(k + 3 * j) % moves}" for j in range(8))
            wants += f", {last_wish}" if last_wish else ""
            lines.append(f"  - {{party: {p}, priorities: [{wants}]}}")
        return self.write(f"large{moves}{irreversible}.yaml", "\n".join(lines) + "\n")

    def test_coalitions_of_a_large_conflict_are_looked_at_where_asked_for(self):
        large = self.large(11, False)
        found = self.answer(large)["stability"]
        self.assertNotIn("coalitions", found)
        self.assertIn("`--coalitions`", found["not_computed"])
        asked = self.answer(large, "--coalitions")["stability"]
        self.assertNotIn("not_computed", asked)
        for concept, states in asked["coalitions"]["equilibria"].items():
            self.assertLessEqual(set(states), set(asked["equilibria"][concept]))
        del asked["coalitions"], found["not_computed"]
        self.assertEqual(asked, found)

    def test_a_million_states_are_counted(self):
        found = self.answer(self.large(20))["stability"]
        self.assertEqual(found["states"], 2 ** 20)
        nash, general = found["equilibria"]["nash"], found["equilibria"]["gmr"]
        self.assertGreater(nash, 0)
        self.assertGreaterEqual(general, nash)

    def test_moves_that_nobody_cares_about_cost_nothing(self):
        """2^40 states, which differ for somebody in nine moves."""
        found = self.answer(self.large(40, last_wish="m0"), "--memory", "1")["stability"]
        self.assertEqual(found["states"], 2 ** 40)
        small = self.answer(self.large(33, last_wish="m0"), "--memory", "1")["stability"]
        self.assertEqual(len(found["equilibria"]), 5)
        self.assertGreater(found["equilibria"]["gmr"], small["equilibria"]["gmr"])
        nobody = self.write("nobody.gmcr", json.dumps({
            "program": "gmcrplus", "version": "0.4.1", "infeasibles": [],
            "useManualPreferenceRanking": False,
            "options": [{"name": f"o{k}", "permittedDirection": "both"} for k in range(30)],
            "decisionMakers": [{"name": f"DM{p}", "options": list(range(15 * p, 15 * p + 15)),
                                "preferences": [], "misperceptions": []} for p in range(2)]}))
        found = self.answer(nobody, "--memory", "1")["stability"]
        self.assertEqual(set(found["equilibria"].values()), {2 ** 30})

    def test_what_memory_cannot_hold_is_refused_with_the_figure(self):
        any_move = " or ".join(f"m{k}" for k in range(28))
        found = self.answer(self.large(28, last_wish=any_move), "--memory", "1")["stability"]
        self.assertEqual(list(found["equilibria"]), ["nash"])
        self.assertIn("would need 1.", found["not_computed"])
        # Moves that cannot be taken back need the memory for Nash, too.
        run = zopa("stability", self.large(30, True, any_move), "--memory", "1")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("of memory, and 1 GiB may be used", " ".join(run.stdout.split()))

    def test_what_is_written_for_gmcr_reads_back_the_same(self):
        models = sorted(CONFLICTS.glob("*.gmcr"))
        self.assertGreaterEqual(len(models), 3)
        models += [self.write("watch.yaml", WATCH), ROOT / "examples/garrison/talks.yaml"]
        for model in models:
            before = self.answer(model)["stability"]
            for ending in ("gmcr", "yaml"):
                path = self.folder / f"{model.stem}-again.{ending}"
                run = zopa("convert", model, path)
                self.assertEqual(run.returncode, 0, run.stderr)
                after = self.answer(path, "--allow-outside")["stability"]  # sources stay there
                self.assertEqual(after["states"], before["states"], path)
                counts = {c: len(s) for c, s in before["equilibria"].items()}
                self.assertEqual({c: len(s) for c, s in after["equilibria"].items()}, counts, path)
        run = zopa("convert", ROOT / "examples/cuba/talks.yaml", self.folder / "cuba.gmcr")
        self.assertEqual(run.returncode, 0, run.stderr)
        run = zopa("convert", ROOT / "examples/elmira/talks.yaml", self.folder / "elmira.gmcr")
        self.assertEqual(run.returncode, 2)
        self.assertIn("GMCR+ knows yes/no moves", run.stderr)

    def test_without_own_moves_there_is_the_impasse_map(self):
        seed = ROOT / "examples/ukraine-talks/talks.yaml"
        answer = self.answer(seed)
        self.assertIsNone(answer["stability"])
        found = answer["impasse_map"]
        for party in ("ukraine", "russia"):
            own = found["yielding"][party]
            self.assertEqual(own["count"], 1, party)
            self.assertEqual(own["best"][0]["places"][party], {"best": 8, "worst": 8}, party)
        self.assertEqual(found["joint"]["count"], 6)
        self.assertEqual(found["joint"]["minimal"], 6)
        text = " ".join(zopa("analyze", seed, "--full").stdout.split())
        self.assertIn("This follows from the deadlock and adds nothing to it.", text)
        # Also where there are own moves, of which nothing can be said.
        strike = "strike: {name: Strike, by: a, options: {no: None, yes: Called}}"
        path = self.write("both.yaml", JOINT.replace("issues: {", "issues: {" + strike + ", "))
        found = self.answer(path)
        self.assertIn("nothing orders the options of a move", found["not_computed"]["stability"])
        self.assertEqual(found["impasse_map"]["yielding"]["a"]["count"], 1)
        moves = self.write("moves.yaml", WATCH.split("positions:")[0])
        self.assertEqual(self.answer(moves)["not_computed"]["impasse_map"],
                         "there is no joint issue")
        without = zopa("stability", ROOT / "examples/lease/talks.yaml").stdout
        self.assertIn("Not computed", without)


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
