"""Score sheets as people keep them: what is read, what is remarked, what is refused.

    score_sheet_test.py ZOPA
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ZOPA = ""
HANG = 300  # seconds; only a run that never ends takes so long

# Two issues of two options: what all the sheets below say, one way or another.
PLAIN = """issue,option,Seller,Buyer
Price,100,0,50
Price,200,50,0
Term,1y,0,10
Term,2y,10,0
"""


def zopa(*arguments):
    return subprocess.run([ZOPA, *map(str, arguments)], capture_output=True, text=True,
                          timeout=HANG, check=False)


# By issue, its options and each party's points; and reservations.
def read_back(path, *arguments):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        run = zopa("convert", path, *arguments, folder / "out.csv")
        assert run.returncode == 0, run.stderr
        return (folder / "out.csv").read_text(encoding="utf-8")
    finally:
        shutil.rmtree(folder)


CONTENT_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""
BOOK = """<?xml version="1.0"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>"""
RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
# Formats 0: as it is; 1: a percentage; 2: a date; 3: a date in a format of its own.
STYLES = """<?xml version="1.0"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"""


def write_xlsx(path, sheets, strings=(), before=""):
    """`sheets`: name and the XML of the rows; `before` stands before each worksheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", CONTENT_TYPES)
        book.writestr("xl/workbook.xml", BOOK.format("".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, (name, _) in enumerate(sheets))))
        book.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format("".join(
            f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(len(sheets)))))
        book.writestr("xl/styles.xml", STYLES)
        book.writestr("xl/sharedStrings.xml", "<sst>" + "".join(f"<si>{s}</si>" for s in strings) + "</sst>")
        for i, (_, rows) in enumerate(sheets):
            book.writestr(f"xl/worksheets/s{i}.xml", f"{before}<worksheet><sheetData>{rows}</sheetData></worksheet>")


def rows_of(text):
    """The rows of plain CSV as cells of a worksheet: numbers as numbers, the rest as inline texts."""
    rows = []
    for r, line in enumerate(text.strip().split("\n"), 1):
        cells = []
        for c, cell in enumerate(line.split(",")):
            if not cell:
                continue
            name = f"{chr(65 + c)}{r}"
            if c >= 2 and cell.replace(".", "").isdigit():
                cells.append(f'<c r="{name}"><v>{cell}</v></c>')
            else:
                cells.append(f'<c r="{name}" t="inlineStr"><is><t>{cell}</t></is></c>')
        rows.append(f'<row r="{r}">{"".join(cells)}</row>')
    return "".join(rows)


def write_ods(path, rows):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("content.xml", f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>""")


class ScoreSheets(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def is_plain(self, path, *remarks, arguments=()):
        """Does it say what PLAIN says, with these remarks and no fault?"""
        self.assertEqual(read_back(path, *arguments), PLAIN)
        run = zopa("check", path, *arguments)
        self.assertEqual(run.returncode, 0, run.stderr)
        for remark in remarks:
            self.assertIn(remark, run.stdout)
        self.assertIn("no faults", run.stdout)

    def refuse(self, path, *messages, arguments=()):
        run = zopa("check", path, *arguments)
        self.assertEqual(run.returncode, 2, run.stdout)
        self.assertEqual(run.stdout, "")
        for message in messages:
            self.assertIn(message, run.stderr)

    def deadlock(self, path):
        run = zopa("deadlock", path, "--format", "json")
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)

    # What nobody was told of.
    def test_an_empty_issue_cell_repeats_the_one_above(self):
        sheet = "issue,option,Seller,Buyer\nPrice,100,0,50\n,200,50,0\nTerm,1y,0,10\n,2y,10,0\n"
        path = self.write("merged.csv", sheet)
        self.is_plain(path, "repeats the issue above it", "A3, A5")
        self.assertEqual(self.deadlock(path)["packages"]["total"], 4)

    def test_no_agreement_has_many_names_in_any_case(self):
        for label in ("Reservation", "BATNA", "threshold:", "No agreement", "Seuil", "Valeur de réservation"):
            with self.subTest(label=label):
                path = self.write("s.csv", PLAIN + f"{label},,40,35\n")
                self.assertEqual(read_back(path), PLAIN + "reservation,,40,35\n")

    def test_two_rows_that_disagree_about_no_agreement_are_refused(self):
        path = self.write("s.csv", PLAIN + "Reservation,,40,35\nBATNA,,10,10\n")
        self.refuse(path, "C7: C6 already says what no agreement is worth to `Seller`", "D7")

    def test_totals_are_never_points(self):
        for row in ("Total,,60,60\n", "Moyenne,,30,30\n", "Total,points,60,60\n"):
            with self.subTest(row=row):
                self.is_plain(self.write("s.csv", PLAIN + row), "taken for a sum or an average")
        within = PLAIN.replace("Term,1y", ",Total,50,50\nTerm,1y")
        self.is_plain(self.write("s.csv", within), "taken for a sum or an average")
        column = "\n".join(f"{line},{'Total' if line.startswith('issue') else '99'}"
                           for line in PLAIN.strip().split("\n"))
        self.is_plain(self.write("s.csv", column), "column E: `Total` is taken")

    def test_what_may_be_a_threshold_or_not_is_asked(self):
        self.refuse(self.write("s.csv", PLAIN + "Minimum,,40,35\n"), "A6: `Minimum` may be")

    def test_options_side_by_side_are_read_where_they_are_named(self):
        path = self.write("across.csv", "issue,Price,,Term,\noption,100,200,1y,2y\n"
                                        "Seller,0,50,0,10\nBuyer,50,0,10,0\n")
        self.is_plain(path, "stand side by side", "C1, E1")
        self.refuse(self.write("bare.csv", ",100,200,300\nSeller,0,50,100\nBuyer,100,50,0\n"),
                    "no header is found")

    def test_an_issue_of_one_option_is_remarked(self):
        path = self.write("s.csv", PLAIN + "Law,as it is,0,0\n")
        self.assertIn("leaves nothing to agree on (`Law` for one): A6", zopa("check", path).stdout)

    def test_a_second_header_has_to_say_what_the_first_says(self):
        again = PLAIN.replace("Term,1y", ",,,\nIssue,Option,seller,Buyer\nTerm,1y")
        self.is_plain(self.write("again.csv", again), "a header that stands again", "row 5")
        self.is_plain(self.write("bare.csv", again.replace("seller,Buyer", ",")),
                      "a header that stands again")
        for columns, cell in (("Buyer,Seller", "C5: a second header has `Buyer` here, where C1 has `Seller`"),
                              ("Seller,Union", "D5: a second header has `Union` here, where D1 has `Buyer`"),
                              ("Seller,", "D5: a second header has nothing here")):
            with self.subTest(columns=columns):
                self.refuse(self.write("s.csv", again.replace("seller,Buyer", columns)), cell,
                            "the same columns in the same order")

    def test_names_that_differ_in_capital_letters_alone_are_remarked(self):
        for sheet, remark in (
                (PLAIN + "price,low,1,2\nprice,high,2,1\n", "(`price` and `Price` in A2 for one): A6"),
                (PLAIN + "Term,1Y,1,2\n", "(`1Y` and `1y` in B4 for one): B6"),
                ("issue,option,A,a\nPrice,l,0,1\nPrice,h,1,0\n", "(`a` and `A` in C1 for one): D1")):
            with self.subTest(remark=remark):
                run = zopa("check", self.write("s.csv", sheet))
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertIn(remark, " ".join(run.stdout.split()))

    def test_an_issue_of_one_option_is_converted_into_what_is_read_as_the_same(self):
        sheet = PLAIN + "Law,as it is,3,4\n"
        path = self.write("s.csv", sheet)
        ours = self.write("s.yaml", "")
        self.assertEqual(zopa("convert", path, ours, "--force").returncode, 0)
        self.assertEqual(zopa("check", ours).returncode, 0, zopa("check", ours).stdout)
        self.assertEqual(read_back(ours), sheet)
        settled = [zopa("settle", file).stdout.splitlines() for file in (path, ours)]
        self.assertEqual(settled[0][2:], settled[1][2:])

    # Bytes.
    def test_what_is_not_utf_8_is_refused_until_its_encoding_is_named(self):
        sheet = PLAIN.replace("Term", "Café").encode("windows-1252")
        path = self.write("latin.csv", sheet)
        self.refuse(path, "latin.csv:4:4: error: this is not UTF-8", "--encoding windows-1252")
        expected = PLAIN.replace("Term", "Café")
        self.assertEqual(read_back(path, "--encoding", "windows-1252"), expected)
        run = zopa("settle", path, "--encoding", "windows-1252")
        self.assertIn("Café", run.stdout)
        run = zopa("check", path, "--encoding", "no-such")
        self.assertEqual(run.returncode, 2)

    def test_utf_16_with_its_mark_is_read(self):
        text = PLAIN.replace(",", "\t").replace("\n", "\r\n")
        for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            for name in ("unicode.csv", "unicode.txt"):
                self.is_plain(self.write(name, mark + text.encode(encoding)))

    # Spreadsheets of Europe and of teachers.
    def test_separators_are_found(self):
        for separator in ";\t":
            for name in ("s.csv", "s.tsv", "s.txt"):
                self.is_plain(self.write(name, PLAIN.replace(",", separator)))
        self.is_plain(self.write("s.csv", "sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n")))

    def test_decimal_commas(self):
        path = self.write("s.csv", "issue;option;A;B\nPrice;a;0,1;1.250,5\nPrice;b;2,125;0\n")
        self.assertEqual(read_back(path), "issue,option,A,B\nPrice,a,0.1,1250.5\nPrice,b,2.125,0\n")
        self.assertIn("a comma is read as the decimal mark (`0,1` is `0.1`): C2, D2, C3",
                      zopa("check", path).stdout)
        mixed = self.write("s.csv", "issue;option;A;B\nPrice;a;0,1;0.5\nPrice;b;2;0\n")
        self.refuse(mixed, "D2: `0.5` and other numbers of this table use the comma and the point differently")
        unquoted = self.write("s.csv", "issue,option,A,B\nPrice,a,0,1,2\nPrice,b,2,0\n")
        self.refuse(unquoted, "E1 is empty, but E2 holds a number", "decimal comma")

    def test_marks_signs_and_units_of_numbers(self):
        path = self.write("s.csv", 'issue,option,A,B\nPrice,a,"$2,000",1 500\nPrice,b,"1,500",(5)\n'
                                   "Price,c,50%,−7\nPrice,d,3 pts,1/3\n")
        self.assertEqual(read_back(path), "issue,option,A,B\nPrice,a,2000,1500\nPrice,b,1500,-5\n"
                                          "Price,c,0.5,-7\nPrice,d,3,1/3\n")
        said = zopa("check", path).stdout
        for remark in ("marks between thousands are left out", "a currency or unit is left out",
                       "counts as hundredths (`50%` is `0.5`)", "in brackets is negative"):
            self.assertIn(remark, " ".join(said.split()))

    def test_titles_blank_rows_and_notes_are_no_data(self):
        sheet = ("Harbour talks,,,\n,,,\n" + PLAIN.replace("Term,1y", ",,,\nTerm,1y")
                 + ",,,\nSource: a teacher,,,\n")
        self.is_plain(self.write("s.csv", sheet), "above the header, not read: row 1",
                      "no points beside it: row 10")

    def test_headings_name_the_issue_of_the_rows_below(self):
        self.is_plain(self.write("s.csv", "Issue,Option,Seller,Buyer\nPrice,,,\n,100,0,50\n,200,50,0\n"
                                          "Term,,,\n,1y,0,10\n,2y,10,0\n"))

    def test_weights(self):
        path = self.write("s.csv", "issue,weight,option,A,B\nPrice,0.6,a,0,10\n,,b,10,0\nTerm,0.4,x,5,0\n,,y,0,5\n")
        self.assertEqual(read_back(path), "issue,option,A,B\nPrice,a,0,6\nPrice,b,6,0\nTerm,x,2,0\nTerm,y,0,2\n")
        self.assertIn("multiplied by the weights in column B", zopa("check", path).stdout)
        path = self.write("s.csv", "issue,option,A,A weight,B,Weight (B)\nPrice,a,0,2,10,1/3\n,b,10,,0,\n")
        self.assertEqual(read_back(path), "issue,option,A,B\nPrice,a,0,10/3\nPrice,b,20,0\n")
        self.refuse(self.write("s.csv", "issue,option,A,B,weight of C\nPrice,a,0,1,2\nPrice,b,1,0,2\n"),
                    "E1: no column of points is called as in `weight of C`")

    def test_what_is_missing_or_no_number_is_refused_by_its_cell(self):
        sheet = PLAIN.replace("100,0,50", "100,,fifty").replace("Term,1y", ",")
        self.refuse(self.write("s.csv", sheet), "C2 is empty; write 0", "D2: `fifty` is not a number")
        self.refuse(self.write("s.csv", PLAIN.replace("Price,200", "Price,100")),
                    "s.csv:3:1: error: B3: `Price` has the option `100` twice")
        self.refuse(self.write("s.csv", PLAIN.replace("Term,1y", "Term,")), "B4 is empty, though")
        self.refuse(self.write("s.csv", "issue,option,A\nPrice,a,1\n"), "one column of points stands")
        self.refuse(self.write("s.csv", "issue,option,A,A\nPrice,a,1,2\n"), "a second column is called `A`")
        self.refuse(self.write("s.csv", ""), "no table")

    # Who has to agree, and what no agreement is worth.
    def test_thresholds_take_part_in_the_verdict(self):
        path = self.write("s.csv", "issue,option,Seller,Buyer\nPrice,100,0,50\nPrice,200,50,0\nreservation,,40,35\n")
        answer = self.deadlock(path)
        self.assertEqual(answer["verdict"], "deadlock")
        self.assertEqual([conflict["red_lines"] for conflict in answer["conflicts"]],
                         [["seller.reservation", "buyer.reservation"]])
        text = " ".join(zopa("deadlock", path).stdout.split())
        self.assertIn("Seller would rather have no agreement than a package worth less to it than 40 of its points",
                      text)
        ways = answer["ways"]["by_moves"]["classes"][0]["ways"]
        self.assertEqual(sorted(move["red_line"] for way in ways for move in way["moves"]),
                         ["buyer.reservation", "seller.reservation"])
        possible = self.write("s.csv", PLAIN + "reservation,,10,50\n")
        answer = self.deadlock(possible)
        self.assertEqual((answer["verdict"], answer["packages"]["zone"]["tabled"]), ("agreement_possible", 1))

    def test_vetoes_and_k_of_n(self):
        sheet = ("issue,option,p1,p2,p3,p4\nPrice,a,0,10,5,0\nPrice,b,10,9,0,1\n"
                 "reservation,,5,5,1,2\n")
        expected = {"agreement,2 of 4\n": 2, "agreement,p1 and 2 of 4\n": 1, "agreement,3 of 4\n": 0,
                    "veto,,x,,,\nagreement,2 of 4\n": 1, 'agreement,"p2 and 2 of [p1, p3, p4]"\n': 0,
                    "accord,p2 et p3\n": 1, "agreement,2\n": 2}
        for rows, zone in expected.items():
            with self.subTest(rows=rows):
                path = self.write("s.csv", sheet + rows)
                self.assertEqual(self.deadlock(path)["packages"]["zone"]["tabled"], zone)
        self.refuse(self.write("s.csv", sheet + "agreement,p1 and p9\n"), "B5", "p9")
        self.refuse(self.write("s.csv", sheet + "veto,,maybe,,\n"), "C5: `maybe` is not a mark")
        alone = zopa("check", self.write("s.csv", sheet + "veto,,x,,,\n"))
        self.assertIn("changes nothing", alone.stdout)

    def test_a_sheet_in_our_format_and_back_is_the_same(self):
        sheet = ('issue,option,Port Authority,"Town, and ""Union"""\nPrice,a,1/3,50\nPrice,b,-2.5,0\n'
                 'reservation,,1/7,\nagreement,"""Port Authority"" or ""Town, and """"Union"""""""\n')
        path = self.write("s.csv", sheet)
        self.assertEqual(zopa("convert", path, self.folder / "t.yaml").returncode, 0)
        self.assertEqual(read_back(self.folder / "t.yaml"), sheet)

    def test_a_party_to_whom_all_packages_are_worth_the_same_counts_like_any_other(self):
        for least, zone in ((8, 2), (9, 0)):
            path = self.write("s.csv", "issue,option,Seller,Buyer,Town\nPrice,100,0,50,4\n,200,50,0,4\n"
                              f"Term,1y,0,10,4\n,2y,10,0,4\nreservation,,10,10,{least}\n")
            self.assertIn("to `Town` all packages are worth the same: E1", zopa("check", path).stdout)
            ours = self.folder / f"{least}.yaml"
            self.assertEqual(zopa("convert", path, ours).returncode, 0)
            self.assertIn("to Town all packages are worth the same by these points", zopa("check", ours).stdout)
            for file in (path, ours):
                with self.subTest(file=file.name, least=least):
                    answer = self.deadlock(file)
                    self.assertEqual(answer["packages"]["zone"]["tabled"], zone)
                    blocking = [conflict["red_lines"] for conflict in answer["conflicts"]]
                    self.assertEqual(blocking, [] if zone else [["town.reservation"]])
                    settled = json.loads(zopa("settle", file, "--format", "json").stdout)["settlements"]
                    self.assertEqual(len(settled["parties"]), 3)
                    self.assertEqual([points[2] for points in settled["pareto"]["points"]],
                                     [8] * settled["pareto"]["count"])

    # One party a sheet.
    def test_a_sheet_of_each_party(self):
        seller = "issue,option,points\nPrice,100,0\nPrice,200,50\nTerm,1y,0\nTerm,2y,10\n"
        buyer = "Issue,Option,Points\nterm,2Y,0\n,1Y,10\nprice,100,50\n,200,0\nreservation,,5\n"
        paths = [self.write("Seller.csv", seller), self.write("Buyer.csv", buyer)]
        out = self.folder / "both.csv"
        run = zopa("convert", *paths, out)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(out.read_text(encoding="utf-8"), PLAIN + "reservation,,,5\n")
        paths[1].write_text(buyer.replace("2Y", "3Y"), encoding="utf-8")
        run = zopa("check", *paths)
        self.assertEqual(run.returncode, 2)
        self.assertIn("here `Term` has no option `2y`", run.stderr)

    # Workbooks.
    def test_excel(self):
        path = self.folder / "book"  # whatever it is called
        write_xlsx(path, [("Scores", rows_of(PLAIN)), ("Notes", rows_of("Read this first"))])
        self.is_plain(path, "the worksheet Notes")
        write_xlsx(path, [("Seller", rows_of("issue,option,points\nPrice,100,0\n,200,50\nTerm,1y,0\n,2y,10")),
                          ("Buyer", rows_of("issue,option,points\nPrice,100,50\n,200,0\nTerm,1y,10\n,2y,0"))])
        self.is_plain(path, "each sheet is read as one party's: Seller, Buyer", "Seller!A3")

    def test_cells_of_excel(self):
        strings = ["<t>issue</t>", "<t>option</t>", "<r><t>Por</t></r><r><t>t</t></r><rPh><t>x</t></rPh>"]
        head = ('<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c>'
                '<c r="E3" t="str"><f>"To"&amp;"wn"</f><v>Town</v></c></row>')
        rows = ('<row r="4"><c r="B4" t="inlineStr"><is><t>Start</t></is></c><c r="C4" s="2"><v>45717</v></c>'
                '<c r="D4"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="E4" s="1"><v>0.125</v></c></row>'
                '<row r="6"><c r="C6" s="3"><v>45718</v></c><c r="D6"><v>1E-3</v></c><c r="E6"><v>7</v></c></row>')
        path = self.folder / "cells.xlsx"
        write_xlsx(path, [("S", head + rows)], strings)
        self.assertEqual(read_back(path), "issue,option,Port,Town\nStart,2025-03-01,0.3,0.125\n"
                                          "Start,2025-03-02,0.001,7\n")
        for cell, message in (('<c r="D4"><f>A1</f></c>', "D4 holds a formula without its result"),
                              ('<c r="D4" t="e"><v>#REF!</v></c>', "D4 holds an error of the spreadsheet, `#REF!`"),
                              ('<c r="D4" s="2"><v>45717</v></c>', "D4: `2025-03-01` is not a number")):
            write_xlsx(path, [("S", head + rows.replace('<c r="D4"><f>0.1+0.2</f><v>0.30000000000000004</v></c>', cell))],
                       strings)
            self.refuse(path, message)

    def test_open_document(self):
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        number = '<table:table-cell office:value-type="float" office:value="{}"><text:p>shown</text:p></table:table-cell>'
        rows = []
        for line in PLAIN.strip().split("\n"):
            cells = line.split(",")
            rows.append("<table:table-row>" + "".join(
                (number if c >= 2 and text.isdigit() else cell).format(text) for c, text in enumerate(cells))
                + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
        path = self.folder / "sheet.ods"
        write_ods(path, "".join(rows) + '<table:table-row table:number-rows-repeated="1048000">'
                                        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
        self.is_plain(path)
        repeated = ('<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
                    'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>')
        write_ods(path, repeated)
        self.refuse(path, "more than")

    def test_hostile_workbooks_are_refused(self):
        path = self.folder / "bomb.xlsx"
        write_xlsx(path, [("S", " " * (80 << 20))])
        self.refuse(path, "too large once unpacked")
        write_xlsx(path, [("S", " " * (8 << 20))])
        self.refuse(path, "too large once unpacked")
        write_xlsx(path, [("S", rows_of(PLAIN).replace("Price", "&x;"))],
                   before='<!DOCTYPE x [<!ENTITY x "Price">]>')
        self.refuse(path, "has a document type")
        write_xlsx(path, [("S", rows_of(PLAIN))])
        whole = path.read_bytes()
        for size in range(0, len(whole), 97):
            path.write_bytes(whole[:size])
            self.assertEqual(zopa("check", path).returncode, 2, size)
        self.refuse(self.write("old.xls", b"\xD0\xCF\x11\xE0" + b"\0" * 600), "old kind")
        deep = "<c>" * 100000
        write_xlsx(path, [("S", deep)])
        self.assertEqual(zopa("check", path).returncode, 2)

    def test_check_draws_how_the_sheet_was_read(self):
        said = zopa("check", self.write("s.csv", "Harbour,,,,\n" + PLAIN.replace("\n", ",9\n")
                                        .replace("Buyer,9", "Buyer,Total"))).stdout
        for part in ("How “s” was read", "points of  ", "Seller  ", "total, not", "header",
                     "above the header, not read\n"):
            self.assertIn(part, said)
        picture = said.split("\n\n")[0]
        self.assertLessEqual(max(map(len, picture.split("\n"))), 80)


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
