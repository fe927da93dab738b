"""The check of include directions: clean on our tree, and it fails on planted violations.

    layers_test.py
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def check(root=None):
    arguments = [str(root)] if root else []
    return subprocess.run([sys.executable, ROOT / "tools" / "check_layers", *arguments],
                          capture_output=True, text=True, check=False)


class Layers(unittest.TestCase):
    def plant(self, name, line):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True)
            path.write_text(line + "\n", encoding="utf-8")
            return check(folder)

    def refuse(self, name, line, message):
        run = self.plant(name, line)
        self.assertEqual(run.returncode, 1)
        self.assertIn(message, run.stdout)

    def test_our_tree_is_clean(self):
        run = check()
        self.assertEqual((run.returncode, run.stdout), (0, ""))

    def test_an_include_that_points_up_is_refused(self):
        self.refuse("model/x.cpp", '#include "zopa/deadlock/deadlock.hpp"',
                    "model/x.cpp:1: model/ may not include deadlock/")

    def test_an_include_that_points_sideways_is_refused(self):
        self.refuse("evidence/x.cpp", '#include "zopa/deadlock/deadlock.hpp"',
                    "evidence/ may not include deadlock/")

    def test_a_folder_that_nobody_placed_is_refused(self):
        self.refuse("utils/x.hpp", "", "utils/ is not in the table")

    def test_a_third_party_header_in_a_header_is_refused(self):
        self.refuse("sat/x.hpp", "#include <cadical.hpp>", "third-party header")

    def test_a_third_party_header_outside_its_adapter_is_refused(self):
        self.refuse("deadlock/x.cpp", "#include <cadical.hpp>", "belongs in sat/")

    def test_a_number_of_the_width_of_the_machine_is_refused(self):
        message = "`long` has 32 bits on some machines"
        self.refuse("settle/x.cpp", "product *= static_cast<long>(gain);", message)
        self.refuse("space/x.cpp", "const unsigned long many = 3;", message)
        self.refuse("space/x.cpp", "return unit.get_si();", message)
        for line in ("int x;  // as long as it lasts", 'say("a long way");', "long double wide = 0;"):
            self.assertEqual(self.plant("settle/x.cpp", line).returncode, 0, line)

    def test_gmp_has_one_door_and_no_header_of_ours_opens_it(self):
        self.refuse("settle/x.cpp", "#include <gmpxx.h>", "belongs in base/exact.hpp")
        self.refuse("settle/x.cpp", "#include <gmp.h>", "belongs in base/exact.hpp")
        self.refuse("settle/x.hpp", '#include "zopa/base/exact.hpp"', "may not drag in")
        self.assertEqual(self.plant("settle/x.cpp", '#include "zopa/base/exact.hpp"').returncode, 0)

    def test_what_the_table_allows_is_accepted(self):
        self.assertEqual(self.plant("deadlock/x.cpp", '#include "zopa/sat/solver.hpp"').returncode, 0)


if __name__ == "__main__":
    unittest.main()
