"""Is everything that a user can write or meet described, and is what is described there?

    docs_test.py ZOPA
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZOPA = ""


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def sources():
    for path in sorted((ROOT / "src" / "zopa").rglob("*.cpp")):
        if not path.stem.endswith("_test"):
            yield path.read_text(encoding="utf-8")


def our_files(*patterns):
    tracked = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard",
                              *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in tracked.stdout.splitlines() if (ROOT / name).exists()]


def pages():
    return our_files("*.md")


# Names that stand for files of the reader's, or of other programs.
INVENTED = {"x.hpp", "x.cpp", "x_test.cpp", "minutes.txt", "domain.xml", "a.xml", "b.xml",
            "conflict.gmcr", "sheet.csv", "report.txt", "report.yaml", "article.txt", "article.yaml",
            "talks.html", "Cuban.gmcr", "Elmira.gmcr", "Garrison.gmcr"}
# A folder beside the checkout, a hidden one above a page, a folder of somebody's machine.
OUTSIDE = re.compile(r"\.\./shared|\.\./\.(?!\.|ci\b|clang|github)|"
                     r"(?<![\w.:/}~<>*-])/(?!usr/|tmp/|proc/|etc/|dev/|\*)[a-z]+/")
PLACEHOLDER = re.compile(r"\b(?:NAME|NNNN|PARTY|FILE|DOMAIN)\b")
PATH = re.compile(r"`((?:[\w.-]+/)*[\w-][\w.-]*\.(?:cpp|hpp|py|mjs|ts|tsx|css|md|json|yaml|txt|cmake|apt"
                  r"|csv|xml|gmcr|html|dict))`")

# What this version does not have: "to come" and "not yet" are said of nothing else.
TO_COME = {"forecast", "sim", "outlook", "caucus", "single text", "playing rounds ahead",
           "Python module", "for some eyes only"}
SAYS_TO_COME = re.compile(r"\(to come\)|\b(?:is|are) to come\b|^Not yet\b|^- .*\bnot yet\b"
                          r"|\b[Tt]he (?:one|only) \w+ so far is\b|\bnot (?:built|written) yet\b")


def keys_of(schema):
    for key, value in schema.get("properties", {}).items():
        yield key
        yield from keys_of(value)
    for inner in (schema.get("additionalProperties"), schema.get("items")):
        if isinstance(inner, dict):
            yield from keys_of(inner)


class Documentation(unittest.TestCase):
    def test_every_key_of_the_file_format_is_described(self):
        page = text_of("docs/reference/file-format.md")
        for key in set(keys_of(json.loads(text_of("schema/negotiation.schema.json")))):
            with self.subTest(key=key):
                self.assertRegex(page, rf"`[^`\n]*\b{key}\b[^`\n]*`")

    def test_every_key_of_the_answer_is_described(self):
        page = text_of("docs/reference/json.md")
        schema = json.loads(text_of("schema/analysis.schema.json"))
        keys = set(keys_of(schema))
        for definition in schema["definitions"].values():
            keys |= set(keys_of(definition))
        for key in keys:
            with self.subTest(key=key):
                self.assertRegex(page, rf"[`\"]{key}[`\"]")

    def test_every_fault_and_warning_is_described(self):
        page = text_of("docs/reference/file-format.md") + text_of("docs/reference/formats.md") + text_of("docs/reference/workbench.md")
        described = set(re.findall(r"(?m)^\| `([a-z0-9-]+)` \|", page))
        used = set()
        for source in sources():
            used |= set(re.findall(r"(?:fail|fault|warn|add|system_fault)\(\s*\"([a-z0-9]+(?:-[a-z0-9]+)*)\",", source))
        used -= {"positions", "rounds"}
        self.assertGreater(len(used), 20)
        self.assertEqual(used - described, set())

    def test_every_described_fault_is_shown_by_a_file_of_the_corpus(self):
        shown = set()
        for path in (ROOT / "tests" / "schema").rglob("*.yaml"):
            shown |= set(re.findall(r"\A# expect: (\S+)", path.read_text(encoding="utf-8")))
        page = text_of("docs/reference/file-format.md")
        described = set(re.findall(r"(?m)^\| `([a-z0-9-]+)` \|",
                                   page[:page.index("### Warnings")].partition("## Faults")[2]))
        elsewhere = {"bad-option", "bad-view", "bad-document", "no-converter", "no-graph", "no-picture",
                     "file-exists", "no-file", "too-large",
                     "empty-file", "stopped"}  # tests/cli
        self.assertEqual(described - shown - elsewhere, set())

    def test_every_command_and_option_is_described(self):
        page = text_of("docs/reference/commands.md")
        usage = subprocess.run([ZOPA, "--help"], capture_output=True, text=True, check=True).stdout
        commands = re.findall(r"(?m)^  ([a-z]+) {2,}\S", usage.partition("Subcommands:")[2])
        self.assertGreaterEqual(len(commands), 6)
        for command in commands:
            self.assertIn(f"zopa {command}", page)
            options = subprocess.run([ZOPA, command, "--help"], capture_output=True, text=True,
                                     check=True).stdout
            for option in re.findall(r"(?m)^ +(--[a-z-]+)", options):
                with self.subTest(command=command, option=option):
                    self.assertIn(f"`{option}", page)

    def test_what_the_table_of_formats_says_is_tested_is_tested(self):
        table = subprocess.run([ZOPA, "schema", "--of", "formats"], capture_output=True, text=True,
                               check=True).stdout
        self.assertIn(table, text_of("docs/reference/formats.md"))
        properties = "".join(path.read_text(encoding="utf-8")
                             for path in (ROOT / "tests" / "properties").glob("*.cpp"))
        targets = text_of("tests/fuzz/CMakeLists.txt")
        runner = text_of("tools/run_fuzz").replace("\n", " ").replace('"', " ")
        for row in table.splitlines()[2:]:
            title, _, written, word, checked, trip, fuzzed = (
                cell.strip().replace("`", "") for cell in row.strip("|").split("|"))
            with self.subTest(format=title):
                self.assertEqual(bool(written), bool(word))
                self.assertEqual(bool(written), bool(trip), "what is written is read back")
                if trip:
                    self.assertIn(f"({trip.replace('.', ', ')},", properties)
                self.assertIn(f"zopa_fuzz({fuzzed.partition(':')[0]} ", targets)
                self.assertIn(f"{fuzzed} " if ":" in fuzzed else fuzzed, runner)
                for name in re.findall(r"\w+_test\.py", checked):
                    self.assertTrue((ROOT / "tests" / "cli" / name).exists())

    def test_every_module_says_what_it_is(self):
        for folder in sorted((ROOT / "src" / "zopa").rglob("*")):
            if not folder.is_dir():
                continue
            with self.subTest(folder=folder.name):
                lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
                self.assertLessEqual(len(lines), 10)

    def test_every_folder_stands_in_the_readme_of_its_parent(self):
        root = ROOT / "src" / "zopa"
        for folder in sorted(path for path in root.rglob("*") if path.is_dir()):
            above = ROOT / "ARCHITECTURE.md" if folder.parent == root else folder.parent / "README.md"
            with self.subTest(folder=folder.name):
                self.assertRegex(above.read_text(encoding="utf-8"), rf"`{folder.name}/?`")

    def test_every_file_that_a_page_names_exists(self):
        files = [path.relative_to(ROOT).as_posix() for path in our_files()]
        for page in pages():
            for name in set(PATH.findall(page.read_text(encoding="utf-8"))):
                if name in INVENTED or PLACEHOLDER.search(name):
                    continue
                name = name.removeprefix("tl/") if name == "tl/expected.hpp" else name
                with self.subTest(page=page.relative_to(ROOT).as_posix(), file=name):
                    self.assertTrue(name == "expected.hpp" or any(
                        ("/" + file).endswith("/" + name) for file in files))

    def test_only_what_is_to_come_is_said_to_be_to_come(self):
        for page in pages():
            if page.name in ("CHANGELOG.md", "CONTRIBUTING.md"):  # they tell how to say it
                continue
            for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
                if not SAYS_TO_COME.search(line) or "marks what this version" in line:
                    continue
                if line.startswith("Not yet, in the order"):  # the list of them follows
                    continue
                with self.subTest(page=page.name, line=number):
                    self.assertTrue(any(name in line for name in TO_COME), line)
        for path in our_files("src/*.hpp", "src/*.cpp"):
            with self.subTest(file=path.name):
                self.assertNotIn("(to come)", path.read_text(encoding="utf-8"))

    def test_what_is_to_come_is_not_there(self):
        for name in TO_COME:
            self.assertFalse((ROOT / "src" / "zopa" / name).exists(), name)
        answer = subprocess.run([ZOPA, "analyze", "--format", "json",
                                 ROOT / "examples" / "lease" / "talks.yaml"],
                                capture_output=True, text=True, check=True).stdout
        missing = {part for part, why in json.loads(answer)["not_computed"].items()
                   if why.startswith("not in this version")}
        self.assertEqual(missing, {"outlook"})
        listed = text_of("README.md").partition("Not yet, in the order")[2].partition("\n\n")[2]
        listed = listed.partition("\n\n")[0]
        for item in re.findall(r"(?m)^- (.*)", listed):
            self.assertTrue(any(name in item for name in TO_COME), item)

    def test_every_link_leads_somewhere(self):
        for page in pages():
            text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
            for target in re.findall(r"\]\(([^)\s]+)\)", text):
                if re.match(r"[a-z]+:", target):
                    continue
                name, _, anchor = target.partition("#")
                with self.subTest(page=page.name, target=target):
                    there = (page.parent / name).resolve() if name else page
                    self.assertTrue(there.exists())
                    if anchor:
                        self.assertIn(anchor, anchors_of(there))

    def test_the_first_file_of_the_format_page_is_valid(self):
        page = text_of("docs/reference/file-format.md")
        for block in re.findall(r"```yaml\n(.*?)```", page, flags=re.S):
            if "zopa: 1" not in block or "issues:" not in block:
                continue
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "talks.yaml"
                path.write_text(block, encoding="utf-8")
                run = subprocess.run([ZOPA, "check", path], capture_output=True, text=True,
                                     check=False)
                self.assertEqual(run.returncode, 0, run.stderr)

    def test_no_page_names_a_place_outside_the_repository(self):
        for page in pages():
            with self.subTest(page=page.name):
                self.assertNotRegex(page.read_text(encoding="utf-8"), OUTSIDE)


def anchors_of(page):
    counts, anchors = {}, set()
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for heading in re.findall(r"(?m)^#+ (.*)$", text):
        anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        counts[anchor] = counts.get(anchor, -1) + 1
        anchors.add(anchor if counts[anchor] == 0 else f"{anchor}-{counts[anchor]}")
    return anchors


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
