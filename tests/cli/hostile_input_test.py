"""Input made to harm: a clear fault or an answer, soon, in little memory, and never a crash.

    hostile_input_test.py ZOPA
"""
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ZOPA = ""
HANG = 300  # seconds: only a run that never ends takes so long, sanitizers included

HEAD = b"""zopa: 1
parties:
  a: {name: A}
  b: {name: B}
issues:
  q: {name: Q, options: {x: X, y: Y}}
"""


class HostileInput(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def run_on(self, content, *arguments):
        path = self.folder / "talks.yaml"
        path.write_bytes(content)
        run = subprocess.run([ZOPA, *(arguments or ["check"]), path], capture_output=True,
                             timeout=HANG, check=False)
        self.assertIn(run.returncode, (0, 2), run.stderr[:500])
        return run

    def refuse(self, content, message):
        run = self.run_on(content)
        self.assertEqual(run.returncode, 2)
        errors = run.stderr.decode("utf-8", errors="replace")
        self.assertIn(message, errors)
        first = next(line for line in errors.splitlines() if "Ctrl-C" not in line)  # of progress
        self.assertRegex(first, r"talks\.yaml(:\d+:\d+)?: error: ")
        self.assertEqual(run.stdout, b"")
        self.assertLess(len(run.stderr), 20_000)

    def test_deep_nesting(self):
        for opening in (b"[", b"{a: ", b"- "):
            self.refuse(b"zopa: " + opening * 100_000, "")
        self.refuse(b"zopa: " + b"[" * 1000 + b"]" * 1000, "nested")

    def test_deep_formulas(self):
        for nested in (b"(" * 200_000 + b"q == x" + b")" * 200_000, b"not " * 200_000 + b"q == x",
                       b"q == x implies " * 200_000 + b"q == x"):
            self.refuse(HEAD + b"rules:\n  - {rule: \"" + nested + b"\"}\n", "deep")

    def test_aliases_that_multiply(self):
        laughs = b"".join(b"l%d: &l%d [%s]\n" % (i, i, b",".join([b"*l%d" % (i - 1)] * 10))
                          for i in range(1, 10))
        self.refuse(b"l0: &l0 ha\n" + laughs, "anchor")

    def test_a_scalar_of_100_megabytes(self):
        self.refuse(b"zopa: 1\ntitle: " + b"a" * 100_000_000 + b"\n", "16 MiB")

    def test_a_scalar_of_15_megabytes(self):
        self.run_on(HEAD + b"title: " + b"ab " * 5_000_000 + b"\n")

    def test_a_source_of_100_megabytes(self):
        (self.folder / "source.txt").write_bytes(b"word " * 20_000_000)
        self.refuse(HEAD + b"sources: {s: {file: source.txt}}\n", "16 MiB")

    def test_a_quote_that_is_far_from_a_long_source(self):
        (self.folder / "source.txt").write_bytes(b"word and word " * 1_000_000)
        self.refuse(HEAD + b"sources: {s: {file: source.txt}}\nstatements:\n  s: {source: s, quote: "
                    + b"ward und wird " * 4_000 + b"}\n", "the quote is not in")

    def test_quotes_that_are_nowhere_in_long_sources(self):
        head = HEAD + b"sources: {s: {file: source.txt}}\nstatements:\n"
        for source, quotes in ((b"a" * 500_000, [b"aaaaabaaaaa"]),
                               (b"In the first round both sides spoke. " * 20_000,
                                [b"In the %dth round both sides spoke, and left." % i
                                 for i in range(10)])):
            (self.folder / "source.txt").write_bytes(source)
            self.refuse(head + b"".join(b"  s%d: {source: s, quote: \"%s\"}\n" % (i, quote)
                                        for i, quote in enumerate(quotes)), "the nearest passage")
        (self.folder / "source.txt").write_bytes(b"\0" * 16_000_000)
        self.refuse(head + b"  s: {source: s, quote: a}\n", "not UTF-8")

    def test_many_sources_of_one_long_file(self):
        (self.folder / "source.txt").write_bytes(b"word " * 500_000)
        for count, message in ((30, "the quote is not in"), (2_000, "128 MiB")):
            sources = b"".join(b"  s%d: {file: source.txt}\n" % i for i in range(count))
            self.refuse(HEAD + b"sources:\n" + sources +
                        b"statements:\n  s: {source: s0, quote: a}\n", message)

    def test_reading_stops_when_it_is_told_to(self):
        (self.folder / "source.txt").write_bytes(b"word " * 500_000)
        talks = self.folder / "talks.yaml"
        talks.write_bytes(HEAD + b"sources: {s: {file: source.txt}}\nstatements:\n" + b"".join(
            b"  s%d: {source: s, quote: \"%d\"}\n" % (i, i) for i in range(2_000)))
        run = subprocess.run([ZOPA, "analyze", talks, "--time-limit", "0.1"], capture_output=True,
                             timeout=HANG, check=False)
        self.assertEqual(run.returncode, 3)
        self.assertIn(b"stopped before all was read", run.stderr)
        run = subprocess.Popen([ZOPA, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(run.stderr.close)
        self.addCleanup(run.stdin.close)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.wait(HANG), 3)

    @staticmethod
    def line_about_each_option(count, relation):
        return (b"zopa: 1\nparties:\n  a: {name: A}\n  b: {name: B}\nissues:\n  q:\n    name: Q\n"
                b"    options:\n" + b"".join(b"      o%d: O\n" % i for i in range(count)) +
                b"positions:\n" + b"".join(
                    b"  - {party: %s, requires: q %s o%d}\n" % (b"ab"[i % 2:][:1], relation, i)
                    for i in range(count)))

    def test_a_line_about_each_of_many_options(self):
        self.refuse(self.line_about_each_option(5_000, b"!="), "more than 4,194,304 options")
        for relation in (b"==", b"!="):
            talks = self.folder / "talks.yaml"
            talks.write_bytes(self.line_about_each_option(1_500, relation))
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            run = subprocess.run([ZOPA, "analyze", talks, "--time-limit", "2"],
                                 capture_output=True, timeout=HANG, check=False)
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used
            self.assertIn(run.returncode, (0, 3))
            self.assertLess(used, 20)  # it took minutes

    def test_a_device_as_source(self):
        for name in (b"/dev/zero", b"/dev/stdin", b"."):
            self.refuse(HEAD + b"sources: {s: {file: " + name + b"}}\n", "")

    def test_nul_bytes(self):
        self.refuse(HEAD + b"title: a\0b\n", "U+0000")

    def test_text_that_is_not_utf8(self):
        for bad in (b"\xff", b"\xc3(", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf"):
            self.refuse(HEAD + b"title: a" + bad + b"b\n", "UTF-8")

    def test_other_encodings(self):
        text = (HEAD + b"title: T\n").decode()
        marked = text.encode("utf-16")
        self.assertEqual(self.run_on(marked).returncode, 0)
        self.refuse(marked[:-1], "UTF-16")
        self.refuse(text.encode("utf-16-le"), "U+0000")  # no mark says what it is
        self.refuse(text.encode("utf-32"), "")

    def test_characters_that_turn_the_direction_of_writing(self):
        for character in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            bad = character.encode()
            self.refuse(b"zopa: 1\nparties:\n  a" + bad + b": {name: A}\n", "invisible character")
            self.refuse(HEAD + b"title: a" + bad + b"b\n", "invisible character")

    def test_characters_that_nobody_sees(self):
        for character in "\u200b\ufeff\u00ad\u3164\U000e0041\ufff9\u200e\u061c\u2060":
            for name in (character, "A" + character + "B"):
                talks = HEAD.decode().replace("{name: A}", f"{{name: {name}}}").encode()
                self.refuse(talks, "invisible character")
        named = HEAD.decode().replace("{name: A}", "{name: \u0645\u06cc\u200c\u062e\u0648\u0627}")
        self.assertEqual(self.run_on(named.encode()).returncode, 0)

    def test_escapes_for_terminals(self):
        self.refuse(HEAD + b'title: "\\x1b[31mred"\n', "U+001B")
        self.refuse(HEAD + b'title: "\\u009b31mred"\n', "U+009B")

    def test_many_faults(self):
        run = self.run_on(HEAD + b"positions:\n" + b"  - {party: c, requires: q == z}\n" * 20_000)
        self.assertEqual(run.returncode, 2)

    def test_many_options_and_long_orders(self):
        options = b", ".join(b"o%d: O" % i for i in range(3000))
        chain = b" > ".join(b"o%d" % i for i in range(3000))
        self.run_on(HEAD + b"  r: {name: R, options: {" + options +
                    b"}}\npositions:\n  - {party: a, issue: r, prefers: " + chain +
                    b"}\n  - {id: l, party: a, requires: r == o0}\n"
                    b"  - {id: m, party: b, requires: r == o2999}\n", "deadlock")

    def test_many_parties_and_a_rule_over_all(self):
        parties = b"".join(b"  p%d: {name: P}\n" % i for i in range(400))
        every = b", ".join(b"p%d" % i for i in range(400))
        self.run_on(b"zopa: 1\nparties:\n" + parties + b"agreement: \"200 of [" + every +
                    b"]\"\nissues:\n  q: {name: Q, options: {x: X, y: Y}}\n", "deadlock")

    def test_a_formula_that_would_grow(self):
        issues = b"".join(b"  i%d: {name: I, options: {x: X, y: Y}}\n" % i for i in range(60))
        pairs = b" or ".join(b"(i%d == x and i%d == y)" % (2 * i, 2 * i + 1) for i in range(30))
        self.run_on(HEAD + issues + b"positions:\n  - {id: l, party: a, requires: \"" + pairs +
                    b"\"}\n", "deadlock")

    def test_numbers_at_the_edge(self):
        for number in (b"1e400", b"-1e-400", b"9" * 40, b"0." + b"0" * 40 + b"1", b"nan", b"inf"):
            self.refuse(HEAD + b"positions:\n  - {party: a, reservation: " + number + b"}\n",
                        "talks.yaml:8:29")

    def test_an_empty_file(self):
        self.refuse(b"", "empty")
        self.refuse(b"# nothing\n", "empty")


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
