"""Does what must not compile not compile, and for the reason that it names?

    compile_fail_test.py COMPILER SOURCE_FOLDER FLAGS=…
"""
import pathlib
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

    def test_each_mistake_is_found(self):
        self.assertGreater(len(FILES), 5)
        for file in FILES:
            with self.subTest(file.name):
                first_line = file.read_text(encoding="utf-8").partition("\n")[0]
                self.assertTrue(first_line.startswith("// expect: "))
                done = self.compile(f'#include "{file}"\n', "-DMISTAKE")
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(first_line.removeprefix("// expect: "), done.stderr)
                self.assertIn(f"{file.name}:", done.stderr)


if __name__ == "__main__":
    CompileFail.compiler, CompileFail.source = sys.argv[1:3]
    CompileFail.flags = sys.argv[3].removeprefix("FLAGS=")
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
