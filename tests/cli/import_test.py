"""From a document to a file: `zopa import`, `zopa serve` on a document, and sources that are none.

    import_test.py ZOPA
"""
import hashlib
import io
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

ZOPA = ""
os.environ["LC_ALL"] = "C.UTF-8"
SAID = "The port authority will not give up the long quay."


def zopa(*arguments, given=None, **options):
    return subprocess.run([ZOPA, *map(str, arguments)], input=given, capture_output=True,
                          timeout=120, check=False, **options)


def pdf(lines, pages=1):
    """Pages with these lines on each."""
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}ET"
    kids = " ".join(f"{number + 5} 0 R" for number in range(pages))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R "
                "/Resources << /Font << /F1 4 0 R >> >> >>"] * pages
    text, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (f"{text}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n"
            f"<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n").encode()


def by_pandoc(to, markdown):
    return subprocess.run(["pandoc", "-f", "markdown", "-t", to, "-o", "-"],
                          input=markdown.encode(), capture_output=True, check=True).stdout


def word(begin, part, count, end):
    """A document in which a part stands this often: small when packed, however long it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", "w") as document:
            document.write(begin.encode())
            for _ in range(count):
                document.write(part)
            document.write(end.encode())
    return packed.getvalue()


OFFICE = "http://schemas.openxmlformats.org"
CONTENT_TYPES = (
    f'<Types xmlns="{OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    '.main+xml"/></Types>')
RELATIONS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>')
BODY = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>'
END = "</w:body></w:document>"
PARAGRAPH, END_OF_PARAGRAPH = "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"

MAIL = (b"Received: from x\r\nFrom: Ann Reed <ann@example.org>\r\nSubject: =?utf-8?q?Qua=C3=AF?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
        SAID.replace(" give", " =\r\ngive").encode() + b" Caf=E9.\r\n--b--\r\n")


class Imports(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def imported(self, name, content, quote=SAID):
        """The text that is kept of it; the quote stands in it, and the file is valid."""
        document = self.write(name, content)
        run = zopa("import", document)
        self.assertEqual(run.returncode, 0, run.stderr)
        file = document.with_suffix(".yaml")
        quoting = file.read_text() + ("statements:\n  said: {about: [first], source: "
                                      f"{document.stem}, quote: \"{quote}\"}}\n")
        run = zopa("check", "-", given=quoting.encode(), cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        return document.with_suffix(".txt").read_text()

    def test_every_kind_of_document_becomes_a_text_in_which_its_quotes_stand(self):
        self.assertEqual(self.imported("a.pdf", pdf(["Minutes.", "The port authority will not give",
                                                     "up the long quay."])),
                         "Minutes.\nThe port authority will not give\nup the long quay.\n")
        marked = f"# Minutes\n\nHe said: {SAID.replace('not', '**not**')}[^1]\n\n[^1]: A note.\n"
        for name, form in (("b.docx", "docx"), ("c.odt", "odt"), ("d.html", "html5"),
                           ("e.rtf", "rtf")):
            content = by_pandoc(form, marked)
            if form == "html5":
                content = b"<!doctype html><html><body>" + content + b"</body></html>"
            if form == "rtf":
                content = b"{\\rtf1\\ansi " + content + b"}"
            text = self.imported(name, content)
            self.assertIn(SAID, text, name)
            self.assertEqual("A note." in text, form != "rtf", name)  # pandoc reads none of RTF
        text = self.imported("f.eml", MAIL)
        self.assertIn("From: Ann Reed <ann@example.org>\nSubject: Quaï\n", text)
        self.assertIn("Café", text)
        self.assertEqual(self.imported("g.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{SAID}\n"),
                         SAID + "\n")

    def test_the_row_says_of_which_document_the_text_is(self):
        content = pdf([SAID])
        self.imported("minutes.pdf", content)
        row = (self.folder / "minutes.yaml").read_text().replace('"', "")
        self.assertIn("sources:\n  minutes:\n    file: minutes.txt\n    title: minutes\n"
                      "    date: unknown\n    original: minutes.pdf\n"
                      f"    original_sha256: {hashlib.sha256(content).hexdigest()}\n", row)
        page = zopa("analyze", self.folder / "minutes.yaml", "--full").stdout.decode()
        self.assertIn("text of `minutes.pdf`", " ".join(page.split()))

    def test_a_text_is_a_source_as_it_is(self):
        article = self.write("article.md", SAID + "\n")
        self.assertEqual(zopa("import", article).returncode, 0)
        self.assertIn("file: article.md\n", (self.folder / "article.yaml").read_text())
        self.assertNotIn("original", (self.folder / "article.yaml").read_text())
        self.assertIn(b"No claim is on file", zopa(self.folder / "article.yaml").stdout)
        self.assertEqual(sorted(os.listdir(self.folder)), ["article.md", "article.yaml"])

    def test_another_import_adds_a_row_and_changes_nothing_else(self):
        self.write("one.txt", "One.\n")
        self.write("two.txt", "Two.\n")
        for name in ("one.txt", "two.txt", "two.txt"):
            run = zopa("import", self.folder / name, "-o", self.folder / "talks.yaml")
            self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(b"a source of", run.stderr)
        self.assertIn(b"already", run.stderr)
        text = (self.folder / "talks.yaml").read_text()
        self.assertIn("sources:\n  one:\n    file: one.txt\n    title: one\n    date: unknown\n"
                      "  two:\n    file: two.txt\n    title: two\n    date: unknown\n", text)
        self.assertEqual(text.count("two.txt"), 1)
        mine = text.replace("title: talks", "title: Talks  # mine").replace(
            "sources:\n  one:\n    file: one.txt\n    title: one\n    date: unknown\n"
            "  two:\n    file: two.txt\n    title: two\n    date: unknown\n",
            "sources: {one: {file: one.txt}}  # so far\n")
        self.write("talks.yaml", mine)
        self.assertEqual(zopa("import", self.folder / "two.txt", "-o",
                              self.folder / "talks.yaml").returncode, 0)
        self.assertEqual((self.folder / "talks.yaml").read_text(),
                         mine.replace("{one: {file: one.txt}}", "{one: {file: one.txt}, "
                                      "two: {file: two.txt, title: two, date: unknown}}"))

    def test_nothing_is_lost(self):
        self.write("a.txt", "Mine.\n")
        document = self.write("a.pdf", pdf([SAID]))
        run = zopa("import", document)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"there is such a file already, with another text", run.stderr)
        self.assertEqual((self.folder / "a.txt").read_text(), "Mine.\n")
        self.assertFalse((self.folder / "a.yaml").exists())
        self.write("talks.yaml", "zopa: 1\nparties: [\n")
        self.write("b.txt", SAID)
        run = zopa("import", self.folder / "b.txt", "-o", self.folder / "talks.yaml")
        self.assertEqual(run.returncode, 2)
        self.assertEqual((self.folder / "talks.yaml").read_text(), "zopa: 1\nparties: [\n")

    def test_what_cannot_be_read_says_why_and_what_to_do(self):
        def complaint(name, content, *options, **environment):
            run = zopa("import", self.write(name, content), *options,
                       env={**os.environ, **environment})
            self.assertEqual(run.returncode, 2, run.stderr)
            self.assertFalse((self.folder / name).with_suffix(".yaml").exists())
            return " ".join(run.stderr.decode().split())
        self.assertIn("pdftotext", complaint("broken.pdf", b"%PDF-1.7\nnothing"))
        self.assertIn("ocrmypdf", complaint("scan.pdf", pdf([])))
        self.assertIn("this is a spreadsheet; save it as CSV",
                      complaint("sheet.xlsx", b"PK\x03\x04 xl/workbook.xml"))
        self.assertIn("install the package poppler-utils",
                      complaint("a.pdf", pdf([SAID]), PATH="/nonexistent"))
        self.assertIn("install the package pandoc",
                      complaint("a.html", "<!doctype html><p>x", PATH="/nonexistent"))
        self.assertIn("line 2 is not UTF-8", complaint("latin.txt", b"One\ncaf\xe9\n"))
        self.assertEqual(zopa("import", self.folder / "latin.txt", "--encoding",
                              "windows-1252").returncode, 0)
        self.assertEqual((self.folder / "latin.txt").read_bytes(), b"One\ncaf\xe9\n")
        self.assertEqual((self.folder / "latin-text.txt").read_text(), "One\ncafé\n")

    def with_program(self, name, script):
        """An environment in which the program of this name is a script."""
        program = self.write(name, "#!/bin/sh\n" + script)
        program.chmod(0o755)
        return {**os.environ, "PATH": str(self.folder)}

    def test_a_program_that_says_too_much_or_never_ends_is_stopped(self):
        page = self.write("a.html", "<!doctype html><p>" + "x" * 1_000_000)
        run = zopa("import", page, env=self.with_program("pandoc", "exec /usr/bin/yes\n"))
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"16 MiB", run.stderr)
        # It reads nothing, and leaves a child behind that keeps its output open.
        env = self.with_program("pandoc", "/bin/sleep 1000 &\nexec /bin/sleep 1000\n")
        with subprocess.Popen([ZOPA, "import", page], env=env, stderr=subprocess.PIPE) as importing:
            time.sleep(0.5)
            importing.send_signal(signal.SIGINT)
            self.assertIn(b"when it was stopped", importing.communicate(timeout=20)[1])
            self.assertEqual(importing.returncode, 3)
        self.assertFalse((self.folder / "a.yaml").exists())

    def refused(self, name, content):
        """Why it is not read; nothing of it is left."""
        run = zopa("import", self.write(name, content))
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertFalse((self.folder / name).with_suffix(".yaml").exists())
        self.assertFalse((self.folder / name).with_suffix(".txt").exists())
        return " ".join(run.stderr.decode().split())

    def test_hundreds_of_pages_are_read_to_the_last(self):
        text = self.imported("long.pdf", pdf([SAID] * 40, pages=300))
        self.assertEqual(text.count(SAID), 12000)
        page = (PARAGRAPH + SAID + END_OF_PARAGRAPH).encode() * 15
        text = self.imported("pages.docx", word(BODY, page, 300, END))
        self.assertEqual(text.count(SAID), 4500)

    def test_what_unpacks_to_more_than_there_is_memory_for_is_refused(self):
        bomb = word(BODY + PARAGRAPH, b"a" * (1 << 20), 700, END_OF_PARAGRAPH + END)
        self.assertLess(len(bomb), 1 << 20)
        said = self.refused("bomb.docx", bomb)
        self.assertIn("pandoc needs more than 2 GiB of memory to read it; divide the document, or "
                      "save it as text", said)

    def test_what_is_built_to_have_no_end_has_one(self):
        names = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
        laughs = word(f'<!DOCTYPE l [<!ENTITY a0 "ha">{names}]>{BODY}{PARAGRAPH}&a11;', b"", 0,
                      END_OF_PARAGRAPH + END)
        self.assertIn("pandoc could not read it", self.refused("laughs.docx", laughs))
        around = pdf([SAID]).replace(b"/Kids [5 0 R] /Count 1 ", b"/Kids [2 0 R] /Count 9 ")
        self.assertRegex(self.refused("around.pdf", around), "no text in it|could not read it")
        part = b"--b\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n"
        text = self.imported("parts.eml", MAIL.replace(b"--b--", part * 10000 + b"--b--"))
        self.assertIn("Subject: Quaï\n", text)
        deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
                        for at in range(2000))
        self.assertIn("save it as text", self.refused(
            "deep.eml", b"Received: x\r\nFrom: a\r\nMIME-Version: 1.0\r\n" + deep))
        text = self.imported("deep.html",
                             f"<!doctype html><html><body>{'<b>' * 20000}{SAID}")
        self.assertEqual(text.strip(), SAID)

    def test_nothing_in_a_document_is_fetched_or_run(self):
        page = ("<!doctype html><html><head><script>document.write('evil')</script></head><body>"
                f"<p>{SAID}</p><iframe src='file:///etc/passwd'></iframe>"
                "<img src='http://127.0.0.1:1/x.png'></body></html>")
        text = self.imported("page.html", page)
        self.assertNotIn("evil", text)
        self.assertNotIn("root:", text)

    def test_a_source_that_is_no_text_says_what_it_is(self):
        self.write("minutes.pdf", pdf([SAID]) + b"\xff")
        talks = self.write("talks.yaml", "zopa: 1\nsources: {m: {file: minutes.pdf}}\nparties: {a: "
                           "{name: A}}\nissues: {x: {name: X, options: {p: P, q: Q}}}\n")
        run = zopa("check", talks)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"this is a PDF document; zopa import makes a source", run.stderr)
        self.write("minutes.pdf", pdf([SAID]))  # in ASCII, so that it could pass for a text
        self.write("talks.yaml", talks.read_text().replace(
            "sources: {", "sources: {page: {file: 'https://example.org/page'}, "))
        said = zopa("check", talks).stderr
        self.assertIn(b"this is a PDF document; zopa import makes a source", said)
        self.assertIn(b"this is the address of a page, and zopa fetches nothing; save the page as "
                      b"a file, and zopa import makes a source of its text", said)
        for command in ("import", "serve"):
            run = zopa(command, "https://example.org/page", cwd=self.folder)
            self.assertEqual(run.returncode, 2)
            self.assertIn(b"this is the address of a page", run.stderr)

    def test_a_document_is_served(self):
        article = self.write("article.txt", SAID + "\n")
        with subprocess.Popen([ZOPA, "serve", article, "--no-open"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True) as server:
            self.assertIn("http://127.0.0.1:", server.stdout.readline())
            server.send_signal(signal.SIGINT)
            self.assertEqual(server.wait(10), 0)
        self.assertIn("file: article.txt", (self.folder / "article.yaml").read_text())


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
