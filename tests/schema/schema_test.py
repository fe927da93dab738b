"""Do the reader and the JSON Schema of the file format accept the same files?

    /usr/bin/python3 tests/schema/schema_test.py build/check/zopa SCHEMA

SCHEMA is what `zopa schema` prints. An editor shows its user the faults that the schema finds, so
what the schema refuses the reader must refuse, and the other way round for every fault of
structure; names, formulas, orders and quotes are the reader's alone. See README.md for the corpus.
"""

import json
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema
import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CORPUS = {kind: sorted((HERE / kind).glob("*.yaml"))
          for kind in ("valid", "structural", "reader_only")}
# Files that others maintain; the seed lies beside the checkout, where there is one.
CORPUS["example"] = sorted([*ROOT.glob("examples/*/talks.yaml"),
                            *ROOT.parent.glob("shared/seed/*.yaml")])


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2, core schema, as yaml-language-server reads it: `no`, `on`, dates are texts."""

    yaml_implicit_resolvers = {}  # none of PyYAML's own, which are those of YAML 1.1

    def construct_mapping(self, node, deep=False):
        # To an editor a key is its text, however it looks. Of two equal keys the last one counts.
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def construct_core_int(self, node):
        base = {"0o": 8, "0x": 16}.get(node.value[:2], 10)  # 012 is twelve
        return int(node.value, base)


for kind, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
             r"|[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN",
}.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"(?:{pattern})\\Z"),
                                     None)
CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.construct_core_int)


def load(file):
    return yaml.load(file.read_bytes(), CoreLoader)


def expected_code(file):
    first_line = file.read_text(encoding="utf-8").partition("\n")[0]
    prefix, _, code = first_line.partition("# expect: ")
    assert not prefix and code, f"{file}: the first line is no `# expect: CODE`"
    return code


def parts(schema, path=""):
    """Every key and every word that the schema knows: its path, and its own schema."""
    for key, value in schema.get("properties", {}).items():
        yield f"{path}.{key}", value
        yield from parts(value, f"{path}.{key}")
    for inner in (schema.get("additionalProperties"), schema.get("items")):
        if isinstance(inner, dict):
            yield from parts(inner, f"{path}.*")
    for word in schema.get("oneOf", []):
        for value in word.get("enum", [word["const"]] if "const" in word else []):
            yield f"{path} = {value}", word


def form_of(schema, value):
    """Of several forms that a value may have, the one that it has."""
    kind = {dict: "object", list: "array"}.get(type(value))
    for form in schema.get("anyOf", []):
        if "type" in form and (form["type"] == kind or (kind is None and form["type"] not in
                                                        ("object", "array"))):
            return form
    return schema


def uses(schema, value, path=""):
    """The paths of the keys and words that a file uses; the same paths as those of `parts`."""
    schema = form_of(schema, value)
    if isinstance(value, dict):
        for key, part in value.items():
            known = schema.get("properties", {}).get(key)
            inner = f"{path}.{key}" if known else f"{path}.*"
            yield inner
            yield from uses(known or schema["additionalProperties"], part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from uses(schema.get("items", {}), part, f"{path}.*")
    else:
        yield f"{path} = {value}"


class ReaderAndSchema(unittest.TestCase):
    zopa = schema = None  # from the command line

    def setUp(self):
        self.validator = jsonschema.Draft7Validator(self.schema)

    def schema_errors(self, file):
        return [error.message for error in self.validator.iter_errors(load(file))]

    def reader_faults(self, file):
        done = subprocess.run([self.zopa, "check", file, "--format", "json"], capture_output=True,
                              text=True, timeout=30, check=False)
        self.assertIn(done.returncode, (0, 2), done.stderr)
        faults = json.loads(done.stdout)["faults"]
        self.assertEqual(done.returncode == 2, bool(faults), "the exit status says otherwise")
        return faults

    def expect_fault(self, file):
        faults = self.reader_faults(file)
        # One kind of fault in each file, so any other code is noise that follows from it.
        self.assertEqual({fault["code"] for fault in faults}, {expected_code(file)}, faults)
        for fault in faults:
            self.assertTrue(fault["line"] >= 1 and fault["column"] >= 1 and fault["message"], fault)

    def test_schema_is_draft_07(self):
        self.assertEqual(self.schema["$schema"], "http://json-schema.org/draft-07/schema#")
        jsonschema.Draft7Validator.check_schema(self.schema)

    def test_schema_describes_every_key_and_word(self):
        for path, part in parts(self.schema):
            with self.subTest(part=path):
                self.assertRegex(part.get("description", ""), r"\S")

    def test_valid_files_are_accepted_by_both(self):
        for file in CORPUS["valid"] + CORPUS["example"]:
            with self.subTest(file=str(file)):
                self.assertEqual(self.schema_errors(file), [])
                self.assertEqual(self.reader_faults(file), [])

    def test_valid_files_use_every_key_and_word(self):
        used = {path for file in CORPUS["valid"] for path in uses(self.schema, load(file))}
        self.assertEqual({path for path, _ in parts(self.schema)} - used, set())

    def test_structural_faults_are_found_by_both(self):
        for file in CORPUS["structural"]:
            with self.subTest(file=file.name):
                self.assertTrue(self.schema_errors(file), "accepted by the schema")
                self.expect_fault(file)

    def test_other_faults_are_found_by_the_reader_alone(self):
        for file in CORPUS["reader_only"]:
            with self.subTest(file=file.name):
                self.expect_fault(file)
                try:
                    self.assertEqual(self.schema_errors(file), [])
                except yaml.YAMLError:
                    pass  # no YAML at all, so no schema was asked


def main():
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} ZOPA SCHEMA [unittest options]")
    ReaderAndSchema.zopa = pathlib.Path(sys.argv[1]).resolve()
    ReaderAndSchema.schema = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    outcome = unittest.main(argv=sys.argv[:1] + sys.argv[3:], exit=False)
    print(", ".join(f"{len(files)} {kind}" for kind, files in CORPUS.items()), "files")
    sys.exit(not outcome.result.wasSuccessful())


if __name__ == "__main__":
    main()
