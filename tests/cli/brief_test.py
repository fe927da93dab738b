"""The brief of every example and of every case of the record: one page, in each language, and what
it says stands in the same answer's JSON.

    brief_test.py ZOPA
"""
import functools
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*/talks.yaml"))
CASES = sorted(ROOT.glob("examples/settled/*/talks.yaml"))
ZOPA = ""
HANG = 300  # seconds; only a run that never ends takes so long
LINES, COLUMNS = 60, 80
MOST_WORDS = 25  # of a sentence above the parts, names and numbers apart


def zopa(*words: object) -> bytes:
    run = subprocess.run([ZOPA, *map(str, words)], capture_output=True, check=False, timeout=HANG,
                         env={"LC_ALL": "C.UTF-8"})
    if run.returncode != 0:
        raise AssertionError(f"{words}: {run.returncode}\n{run.stderr.decode()}")
    return run.stdout


@functools.cache
def printed(path: pathlib.Path, *words: str) -> str:
    return zopa("analyze", path, *words).decode()


def answer_of(path: pathlib.Path) -> dict:
    return json.loads(printed(path, "--format", "json"))


def columns(line: str) -> int:
    return sum((unicodedata.east_asian_width(c) in "WF") + 1 for c in line
               if not unicodedata.combining(c))


def numbers_in(answer: object) -> set[int]:
    """Every number of the answer, how long its lists are, and how many keys its objects have."""
    if isinstance(answer, bool) or answer is None:
        return set()
    if isinstance(answer, int):
        return {answer}
    if isinstance(answer, str):
        return {int(answer)} if answer.isdigit() else set()
    if isinstance(answer, (list, dict)):
        inner = answer.values() if isinstance(answer, dict) else answer
        return {len(answer)}.union(*map(numbers_in, inner))
    return set()


class Brief(unittest.TestCase):
    def test_it_is_one_page_in_every_language_and_names_no_ids(self):
        for path in EXAMPLES + CASES:
            for language in ("en", "fr"):
                with self.subTest(path.parent.name, language=language):
                    text = printed(path, "--language", language)
                    lines = text.splitlines()
                    self.assertLessEqual(len(lines), LINES, text)
                    self.assertEqual([line for line in lines if columns(line) > COLUMNS], [])
                    self.assertNotIn("`", text)

    def test_its_numbers_are_those_of_the_answer(self):
        for path in EXAMPLES:
            with self.subTest(path.parent.name):
                answer = answer_of(path)
                brief = answer.pop("brief")
                if answer["verdict"] is None:
                    continue
                said = re.sub(r"“[^”]*”|\d{4}-\d\d(-\d\d)?", "", brief["headline"] + brief["verdict"])
                for number in re.findall(r"\d[\d,]*\d|\d", said):
                    self.assertIn(int(number.replace(",", "")), numbers_in(answer), said)

    def test_its_headline_is_short_and_its_sentences_can_be_read_aloud(self):
        for path in EXAMPLES + CASES:
            with self.subTest(path.parent.name):
                answer = answer_of(path)
                brief = answer["brief"]
                self.assertLessEqual(len(brief["headline"].split()), 17, brief["headline"])
                for sentence in re.split(r"(?<=[.:;?]) ", brief["verdict"]):
                    self.assertLessEqual(len(sentence.split()), MOST_WORDS + 10, sentence)

    def test_what_the_page_of_text_quotes_stands_in_the_json(self):
        for path in EXAMPLES:
            with self.subTest(path.parent.name):
                brief = answer_of(path)["brief"]
                whole = " ".join([brief["headline"], brief["verdict"], brief["as_of"] or ""] +
                                 [part["title"] for part in brief["parts"]] +
                                 [line["text"] for part in brief["parts"] for line in part["lines"]])
                text = " ".join(printed(path, "--language", "en").split())
                for quoted in set(re.findall(r"“[^”]*”", text)):
                    self.assertIn(quoted, whole)

    def test_the_word_document_says_what_the_page_of_text_says(self):
        for path in EXAMPLES[:3]:
            with self.subTest(path.parent.name), tempfile.TemporaryDirectory() as folder:
                target = pathlib.Path(folder) / "brief.docx"
                zopa("report", path, "--format", "docx", "-o", target)
                with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
                    self.assertIsNone(archive.testzip())
                    xml = archive.read("word/document.xml").decode()
                headline = answer_of(path)["brief"]["headline"]
                self.assertIn(headline, re.sub(r"<[^>]*>", "", xml))

    def test_a_page_says_how_it_is_to_be_printed(self):
        page = zopa("report", EXAMPLES[0], "-o", "-").decode()
        self.assertNotIn("data-print", page.split("<head>")[0])
        page = zopa("report", EXAMPLES[0], "-o", "-", "--print", "full").decode()
        self.assertIn(' data-print="full"', page.split("<head>")[0])


if __name__ == "__main__":
    ZOPA = sys.argv.pop(1)
    unittest.main()
