"""Installs what was built into an empty folder, and builds and runs a program against that.

    consumer_test.py BUILD CMAKE COMPILER TYPE FLAGS=…
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def run(*command, cwd=None):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          check=False, cwd=cwd)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class InstalledLibrary(unittest.TestCase):
    build = cmake = compiler = build_type = flags = None

    def test_a_program_finds_builds_and_runs_with_it(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = pathlib.Path(folder) / "prefix"
            own = pathlib.Path(folder) / "own"
            run(self.cmake, "--install", self.build, "--prefix", prefix)
            run(self.cmake, "-S", HERE, "-B", own, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
                f"-DCMAKE_CXX_COMPILER={self.compiler}", f"-DCMAKE_BUILD_TYPE={self.build_type}",
                f"-DCMAKE_CXX_{self.flags}")
            run(self.cmake, "--build", own)
            talks = ROOT / "examples" / "ukraine-talks" / "talks.yaml"
            self.assertEqual("deadlock\n", run(own / "consumer", cwd=folder))
            saved = pathlib.Path(folder) / "quay.yaml"
            self.assertIn("Deadlock", run(prefix / "bin" / "zopa", saved))
            self.assertIn("Deadlock", run(prefix / "bin" / "zopa", talks))
            self.assertTrue((prefix / "share/zopa/schema/negotiation.schema.json").exists())
            self.compile_the_interface(prefix, own)

    # Whatever the interface names is there with all that it includes, and no header of the program's
    # own workings is.
    def compile_the_interface(self, prefix, own):
        listed = re.findall(r"^  ([a-z_/]+\.hpp)", (ROOT / "cmake/ZopaApi.cmake").read_text(), re.M)
        self.assertGreater(len(listed), 20)
        installed = {str(path.relative_to(prefix / "include/zopa"))
                     for path in (prefix / "include/zopa").rglob("*.hpp")}
        self.assertLessEqual(set(listed), installed)
        for inner in ("sat/solver.hpp", "deadlock/encoding.hpp", "server/workbench.hpp",
                      "stability/game/solver.hpp"):
            self.assertTrue((ROOT / "src/zopa" / inner).exists(), inner)
            self.assertNotIn(inner, installed)
        (own / "all.cpp").write_text("".join(f"#include <zopa/{one}>\n" for one in listed))
        run(self.compiler, "-std=c++20", "-fsyntax-only", "-I", prefix / "include", own / "all.cpp")

    def test_the_readme_shows_the_program(self):
        program = (HERE / "main.cpp").read_text(encoding="utf-8")
        code = program[program.index("#include"):].strip()
        self.assertIn(code, (ROOT / "README.md").read_text(encoding="utf-8"))
        self.assertLessEqual(len([line for line in code.splitlines() if line.strip()]), 30)


if __name__ == "__main__":
    (InstalledLibrary.build, InstalledLibrary.cmake, InstalledLibrary.compiler,
     InstalledLibrary.build_type, InstalledLibrary.flags) = sys.argv[1:6]
    unittest.main(argv=sys.argv[:1] + sys.argv[6:])
