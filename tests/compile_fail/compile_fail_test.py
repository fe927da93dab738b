"""Does what must not compile not compile, and for the reason that it names?

    compile_fail_test.py COMPILER SOURCE_FOLDER FLAGS=…
"""
import pathlib
import re
import shlex
import subprocess
import sys
import unittest

FILES = sorted(pathlib.Path(__file__).resolve().parent.glob("*.cpp"))


class CompileFail(unittest.TestCase):
    compiler = source = flags = None

    def compile(self, text, *options):
        return subprocess.run(
            [self.compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
             *shlex.split(self.flags), f"-I{self.source}", *options, "-x", "c++", "-"],
            input=text, capture_output=True, text=True, check=False)

    def test_without_mistakes_all_compile(self):
        done = self.compile("".join(f'#include "{file}"\n' for file in FILES))
        self.assertEqual(done.returncode, 0, done.stderr)

    # All at once: most of the time goes into the headers that they include.
    def test_each_mistake_is_found(self):
        self.assertGreater(len(FILES), 5)
        done = self.compile("".join(f'#include "{file}"\n' for file in FILES), "-DMISTAKE")
        parts = re.split(r"^In file included from <stdin>:(\d+):$", done.stderr, flags=re.M)
        said = {}  # of each line of the input, what was found in the file that it includes
        for line, text in zip(parts[1::2], parts[2::2]):
            said[int(line)] = said.get(int(line), "") + text
        for line, file in enumerate(FILES, start=1):
            with self.subTest(file.name):
                first_line = file.read_text(encoding="utf-8").partition("\n")[0]
                self.assertTrue(first_line.startswith("// expect: "))
                self.assertIn(first_line.removeprefix("// expect: "), said.get(line, ""))
                self.assertRegex(said[line], rf"{re.escape(file.name)}:\d+:\d+: error: ")


if __name__ == "__main__":
    CompileFail.compiler, CompileFail.source = sys.argv[1:3]
    CompileFail.flags = sys.argv[3].removeprefix("FLAGS=")
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
