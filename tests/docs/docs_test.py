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


def pages():
    tracked = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard",
                              "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in tracked.stdout.splitlines() if (ROOT / name).exists()]


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
        elsewhere = {"bad-option", "bad-view", "no-graph", "file-exists", "no-file", "too-large", "empty-file"}  # tests/cli
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

    def test_every_module_says_what_it_is(self):
        for folder in sorted((ROOT / "src" / "zopa").rglob("*")):
            if not folder.is_dir():
                continue
            with self.subTest(folder=folder.name):
                lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
                self.assertLessEqual(len(lines), 10)

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
                self.assertNotRegex(page.read_text(encoding="utf-8"), r"/work/|\.\./shared|\.library")


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
