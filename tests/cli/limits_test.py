"""`--time-limit` and an interrupt hold in every command and every reader, with what is known.

    limits_test.py ZOPA

Each input keeps its command busy for far longer than its limit, or did so once.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

ZOPA = ""
LIMIT = 0.5
SLACK = 8  # seconds of a processor, in a build without optimisation; other work does not stretch them


def many(count, make):
    return "".join(make(k) for k in range(count))


def additive(issues, values, prefix="v"):
    """Numbers of a NegoLog profile."""
    return {"reservationValue": 0.1, "issueWeights": {f"i{i}": 1 / issues for i in range(issues)},
            "issues": {f"i{i}": {f"{prefix}{v}": v / values for v in range(values)}
                       for i in range(issues)}}


def genius_files(issues, values, prefix="v"):
    """A domain, and a profile whose values begin with `prefix`."""
    def issue(i, items):
        return (f'<issue index="{i}" name="i{i}" type="discrete" vtype="discrete">{items}</issue>')
    domain = many(issues, lambda i: issue(
        i + 1, many(values, lambda v: f'<item index="{v + 1}" value="v{v}"/>')))
    profile = many(issues, lambda i: issue(
        i + 1, many(values, lambda v: f'<item value="{prefix}{v}" evaluation="{v % 97}"/>')))
    weights = many(issues, lambda i: f'<weight index="{i + 1}" value="{1 / issues:.8f}"/>')
    space = f'<utility_space number_of_issues="{issues}"><objective index="0" name="d">'
    end = "</objective>"
    return (f"<negotiation_template>{space}{domain}{end}</utility_space></negotiation_template>",
            f"{space}{profile}{end}{weights}</utility_space>")


def conflict(options, infeasible, ranking):
    """A GMCR+ file of two, with so many conditions of all options but one."""
    half = options // 2
    makers = [{"name": name, "options": list(own), "preferences": [],
               "preferenceRanking": ranking}
              for name, own in (("A", range(half)), ("B", range(half, options)))]
    conditions = [[[o, "NY"[(k >> o) & 1]] for o in range(1, options)] for k in range(infeasible)]
    return json.dumps({"options": [{"name": f"o{k}", "permittedDirection": "both"}
                                   for k in range(options)],
                       "decisionMakers": makers, "infeasibles": conditions,
                       "useManualPreferenceRanking": True})


def stubborn_talks():
    """Lines of eight parties on forty issues: nobody finds all ways out of it in a minute."""
    options = "{" + ", ".join(f"o{o}: O" for o in range(6)) + "}"
    return ("zopa: 1\nparties:\n" + many(8, lambda p: f"  p{p}: {{name: P}}\n") + "issues:\n"
            + many(40, lambda i: f"  i{i}: {{name: I, options: {options}}}\n") + "rules:\n"
            + many(40, lambda k: f"  - {{rule: \"i{k} == o{k % 6} implies i{(7 * k + 3) % 40} in "
                                 f"{{o{k % 5}, o{k % 5 + 1}}}\"}}\n") + "positions:\n"
            + "".join(f"  - {{party: p{p}, requires: \"i{i} in {{o{(p + i) % 5}, "
                      f"o{(p + i) % 5 + 1}}}\"}}\n"
                      for p in range(8) for i in range(40) if (p * 7 + i * 3) % 5 < 4))


def quorum(parties, needed):
    """A rule of so many of so many, half of whom want what the others rule out."""
    ids = ", ".join(f"p{p}" for p in range(parties))
    return ("zopa: 1\nparties:\n" + many(parties, lambda p: f"  p{p}: {{name: P}}\n")
            + f"agreement: \"{needed} of [{ids}]\"\n"
            + "issues:\n  x: {name: X, options: {one: One, two: Two}}\npositions:\n"
            + many(parties, lambda p: f"  - {{party: p{p}, requires: x == "
                                      f"{'one' if p % 2 else 'two'}}}\n"))


def speech(size):
    """A text in which somebody always says something."""
    return "\n\n".join(f"\"We will not accept a short quay of {k} metres,\" Mr Holt said. The town "
                       f"said that it would build {k} houses." for k in range(size // 120))


class Stubborn(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def stopped(self, *arguments, codes=(3,)):
        """Its output, where it ends soon with one of these codes."""
        with (self.folder / "out").open("wb") as out, (self.folder / "err").open("wb") as err:
            process = subprocess.Popen([ZOPA, *arguments, "--time-limit", str(LIMIT)],
                                       stdout=out, stderr=err, cwd=self.folder)
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors = (self.folder / "err").read_text()
        self.assertIn(process.returncode, codes, errors[-500:])
        self.assertLess(used.ru_utime + used.ru_stime, LIMIT + SLACK, arguments)
        return (self.folder / "out").read_text(), errors


class Readers(Stubborn):
    def test_values_that_the_domain_of_genius_does_not_have(self):
        domain, profile = genius_files(1, 60_000, "w")
        files = [self.write(name, text) for name, text in
                 (("domain.xml", domain), ("a.xml", profile), ("b.xml", profile))]
        self.stopped("settle", *files, codes=(0, 2, 3))

    def test_many_issues_of_genius(self):
        domain, profile = genius_files(20_000, 2)
        files = [self.write(name, text) for name, text in
                 (("domain.xml", domain), ("a.xml", profile), ("b.xml", profile))]
        self.stopped("convert", *files, "sheet.csv", codes=(0, 3))

    def test_few_lines_that_stand_for_many_values(self):
        issue = '<issue index="{i}" name="i{i}" type="integer" lowerbound="0" upperbound="99998"/>'
        domain = ("<negotiation_template><utility_space>" + many(100, lambda i: issue.format(i=i + 1))
                  + "</utility_space></negotiation_template>")
        box = '<hyperRectangle utility="1"><INCLUDES index="1" min="0" max="99998"/></hyperRectangle>'
        boxes = ('<utility_space type="nonlinear"><utility maxutility="9"><ufun>'
                 + many(1_000, lambda k: box) + "</ufun></utility></utility_space>")
        few = ("<negotiation_template><utility_space>" + issue.format(i=1)
               + "</utility_space></negotiation_template>")
        for texts in ((domain, boxes, boxes), (few, boxes, boxes)):
            files = [self.write(name, text) for name, text in
                     zip(("domain.xml", "a.xml", "b.xml"), texts)]
            run = subprocess.run([ZOPA, "check", *files], capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 2)
            self.assertIn("1,048,576 values", run.stderr)
        numbers = {"NumberValueSetUtilities": {"lowValue": 0, "lowUtility": 0, "highValue": 99998,
                                               "highUtility": 1}}
        issues = [f"i{i}" for i in range(100)]
        steps = {"range": {"low": "0", "high": "99998", "step": "1"}}
        space = {"LinearAdditiveUtilitySpace": {
            "domain": {"name": "d", "issuesValues": {i: steps for i in issues}}, "name": "A",
            "issueUtilities": {i: numbers for i in issues},
            "issueWeights": {i: 0.01 for i in issues}}}
        files = [self.write(name, json.dumps(space)) for name in ("a.json", "b.json")]
        run = subprocess.run([ZOPA, "check", *files], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("1,048,576 values", run.stderr)

    def test_values_that_the_first_profile_does_not_have(self):
        self.write("negolog/profileA.json", json.dumps(additive(1, 60_000)))
        self.write("negolog/profileB.json", json.dumps(additive(1, 60_000, "w")))
        self.stopped("settle", "negolog", codes=(2, 3))

    def test_conditions_of_states_that_are_ranked(self):
        file = self.write("ranked.gmcr", conflict(16, 20_000, [1, 2, 3]))
        self.stopped("stability", file, codes=(2, 3))

    def test_a_score_sheet_of_many_columns(self):
        def sheet(parties):
            head = "issue,option," + ",".join(f"p{p}" for p in range(parties))
            rows = many(2, lambda o: f"x,o{o},"
                        + ",".join(str((p + o) % 7) for p in range(parties)) + "\n")
            return self.write("sheet.csv", f"{head}\n{rows}")
        self.stopped("convert", sheet(9_998), "talks.yaml", codes=(0, 3))
        self.stopped("settle", sheet(9_998), codes=(0, 3))
        run = subprocess.run([ZOPA, "check", sheet(20_000)], capture_output=True, text=True,
                             check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("a score sheet has at most 10,000 columns", run.stderr)


    def test_large_games_of_gambit(self):
        names = many(128, lambda k: f'"s{k}" ')
        head = f'NFG 1 R "G" {{ "A" "B" }} {{ {{ {names}}} {{ {names}}} }}\n""\n'
        file = self.write("game.nfg", head + many(128 * 128, lambda k: f"{k % 7} {k % 5} "))
        self.stopped("stability", file, codes=(0, 3))
        def node(k):
            return f'p "" {k % 2 + 1} {k + 1} "" {{ "s" "g" }} 0\nt "" {k + 1} "" {{ 0, 1 }}\n'
        file = self.write("deep.efg", 'EFG 2 R "G" { "A" "B" }\n""\n' + many(150_000, node)
                          + 't "" 150001 "" { 0, 0 }\n')
        self.stopped("stability", file, codes=(2, 3))

    def test_many_actors_of_ktab(self):
        head = "Big,,1000,4,\nActor,Description,Power," + many(4, lambda d: f"D{d},D{d} salience,")
        file = self.write("big.csv", head + "\n" + many(
            1_000, lambda a: f"A{a},,{a % 97 + 1},"
            + many(4, lambda d: f"{(7 * a + d) % 100},5,") + "\n"))
        self.stopped(file, codes=(0, 3))

    def test_many_values_of_negmas(self):
        self.write("negmas/Trade.yml", "type: DiscreteCartesianOutcomeSpace\nissues:\n" + many(
            20, lambda i: f"  - name: I{i}\n    type: DiscreteCardinalIssue\n    values:\n"
            + many(20_000, lambda v: f"      - {v}\n")))
        for name in "ab":
            self.write(f"negmas/{name}.yml", f"name: {name}\ntype: LinearAdditiveUtilityFunction\n"
                       "weights:\n" + 20 * "  - 0.05\n" + "values:\n" + 20 * (
                           "  - type: TableFun\n    mapping:\n"
                           + many(20_000, lambda v: f"      {v}: {v % 97}\n")))
        self.stopped("settle", "negmas")

    def test_one_of_many_games(self):
        ranks = {"value2issue": {"Low": "Water", "Medium": "Food", "High": "Firewood"}}
        game = {"dialogue_id": 1, "participant_info": {"agent_1": ranks, "agent_2": ranks}}
        file = self.write("casino.json", json.dumps(60_000 * [game]))
        self.stopped("settle", file, "--game", "59999", codes=(0, 3))
        file = self.write("deal.txt", 100_000 * (
            "<input> 1 4 4 1 1 2 </input> <dialogue> YOU: deal <selection> </dialogue> <output> item0=1"
            " item1=0 item2=1 item0=0 item1=4 item2=0 </output> <partner_input> 1 0 4 2 1 2 "
            "</partner_input>\n"))
        self.stopped("settle", file, "--game", "99999", codes=(0, 3))

    def test_long_tables_of_spreadsheets(self):
        def rows(row, text, number):
            head = row("".join(text(word) for word in ("issue", "option", "a", "b")))
            return head + many(60_000, lambda k: row(text(f"i{k // 2}") + text(f"o{k % 2}")
                                                     + number(k % 97) + number(k % 89)))
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        table = rows("<row>{}</row>".format, '<c t="inlineStr"><is><t>{}</t></is></c>'.format,
                     "<c><v>{}</v></c>".format)
        with zipfile.ZipFile(self.folder / "table.xlsx", "w") as archive:
            archive.writestr("xl/workbook.xml",
                             f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
                             '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
            archive.writestr("xl/_rels/workbook.xml.rels",
                             '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                             f'relationships"><Relationship Id="r1" Type="{links}/worksheet" '
                             'Target="worksheets/sheet1.xml"/></Relationships>')
            archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>'
                             f"{table}</sheetData></worksheet>")
        names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                        for name in ("office", "table", "text"))
        cell = '<table:table-cell office:value-type="{}"><text:p>{{0}}</text:p></table:table-cell>'
        table = rows("<table:table-row>{}</table:table-row>".format, cell.format("string").format,
                     cell.format('float" office:value="{0}').format)
        with zipfile.ZipFile(self.folder / "table.ods", "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", f"<office:document-content{names}><office:body>"
                             f'<office:spreadsheet><table:table table:name="S">{table}</table:table>'
                             "</office:spreadsheet></office:body></office:document-content>")
        for name in ("table.xlsx", "table.ods"):
            self.stopped("settle", name)


class Answers(Stubborn):
    def test_what_is_known_is_soon_written(self):
        talks = ("zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
                 + many(2_000, lambda k: f"  i{k}: {{name: I, options: {{o: O, p: P}}}}\n")
                 + "positions:\n" + many(2_000, lambda k: f"  - {{party: a, requires: i{k} == o}}\n"
                                          f"  - {{party: b, requires: i{k} == p}}\n"))
        file = self.write("talks.yaml", talks)
        self.stopped("report", file, "-o", "report.html", codes=(0, 3))
        self.stopped(file, codes=(0, 3))

    def test_an_issue_of_many_options(self):
        options = ", ".join(f"o{k}: O{k}" for k in range(1_000))
        order = " > ".join(f"o{k}" for k in range(400))
        file = self.write("talks.yaml", "zopa: 1\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
                          f"  x: {{name: X, options: {{{options}}}}}\npositions:\n"
                          "  - {party: a, requires: x != o0}\n  - {party: b, requires: x != o1}\n"
                          f"  - {{party: a, issue: x, prefers: {order}}}\n")
        for command in ((file,), ("robust", file), ("report", file, "-o", "report.html")):
            self.stopped(*command, codes=(0, 3))

    def test_a_sheet_of_many_issues(self):
        for count in (400, 4_000):
            rows = many(count, lambda i: f"i{i},o0,{7 * i % 101},{5 * i % 97}\n"
                                         f"i{i},o1,{(7 * i + 3) % 101},{(5 * i + 11) % 97}\n")
            file = self.write("sheet.csv", f"issue,option,a,b\n{rows}")
            self.stopped("report", file, "-o", "report.html", "--force", codes=(0, 3))


class Engines(Stubborn):
    def test_settling_many_issues(self):
        rows = many(50_000, lambda i: f"i{i},o0,{7 * i % 101},{5 * i % 97}\n"
                                      f"i{i},o1,{(7 * i + 3) % 101},{(5 * i + 11) % 97}\n")
        file = self.write("sheet.csv", f"issue,option,a,b\n{rows}")
        self.stopped("settle", file)

    def test_a_rule_of_half_of_many_parties(self):
        for needed in (2_000, 2_001):
            file = self.write("talks.yaml", quorum(4_000, needed))
            out, _ = self.stopped("deadlock", file, codes=(0, 3))
            self.assertNotIn("keeps the rules of the file", " ".join(out.split()))  # there are none

    def test_testing_many_proposals(self):
        text = stubborn_talks() + "proposals:\n" + many(
            3_000, lambda k: f"  q{k}: {{by: p0, package: {{i{k % 40}: o{k % 6}}}}}\n")
        _, errors = self.stopped("test", self.write("talks.yaml", text))
        self.assertIn("stopped", errors)

    def test_that_nothing_can_be_concluded_is_soon_said(self):
        out, _ = self.stopped("robust", self.write("talks.yaml", stubborn_talks()), codes=(0,))
        self.assertIn("nothing on file orders options or issues", " ".join(out.split()))

    def test_everything_else_about_one_file(self):
        file = self.write("talks.yaml", stubborn_talks())
        later = self.write("later.yaml", stubborn_talks() + "  - {party: p1, demands: i0 == o0}\n")
        for command in (("ask", file), ("diff", file, later), ("robust", file),
                        ("report", file, "-o", "a.html"), ("report", file, "-o", "a.docx",
                                                           "--format", "docx")):
            self.stopped(*command, codes=(0, 3))

    def test_what_came_of_many_negotiations(self):
        for case in range(4):
            self.write(f"case{case}/talks.yaml", stubborn_talks())
            self.write(f"case{case}/outcome.yaml",
                       "end: settled\ndate: 2019-10-17\ncame: {i0: o0}\nsticking_points: [i0]\n"
                       "decided_by: [new_option]\nwhy: W\nbeyond: [b]\nsources: [s]\n")
        out, _ = self.stopped("backtest", ".", "--format", "json")
        self.assertGreater(len(json.loads(out)["record"]), 0)


class Texts(Stubborn):
    def test_drafts_of_a_long_text(self):
        for separator in ("\n\n", " "):
            file = self.write("long.txt", speech(12_000_000).replace("\n\n", separator))
            # Where it is stopped while the text is read, there are no drafts to speak of.
            out, _ = self.stopped("draft", file)
            self.assertRegex(" ".join(out.split()), "^$|there may be more drafts")
            out, _ = self.stopped("draft", file, "--format", "json")
            self.assertTrue(out == "" or json.loads(out)["stopped"])

    def test_a_text_about_many_parties(self):
        self.write("long.txt", many(20_000, lambda k: f"Delegation {k} said that it would stay.\n\n"))
        file = self.write("talks.yaml", "zopa: 1\nsources: {s: {file: long.txt}}\nparties:\n"
                          + many(20_000, lambda k: f"  p{k}: {{name: Delegation {k}}}\n")
                          + "issues: {x: {name: X, options: {y: Y, z: Z}}}\n")
        self.stopped("draft", file, "-o", "talks.drafts.yaml", codes=(0, 3))

    def test_importing_a_long_text(self):
        file = self.write("long.txt", speech(12_000_000))
        self.stopped("import", file, "-o", "talks.yaml", codes=(0, 3))

    def test_an_interrupt_stops_what_reads_texts(self):
        file = self.write("long.txt", speech(12_000_000))
        for delay in (1, 0.5, 0.25):  # where the machine is busy here, all is done before the signal
            process = subprocess.Popen([ZOPA, "draft", file], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=120)
            if process.returncode != 0:
                break
        self.assertEqual(process.returncode, 3)
        self.assertIn(b"there may be more drafts", b" ".join(out.split()))


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
