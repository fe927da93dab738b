"""`zopa mcp` as a process: lines in, lines out, and nothing else on standard output.

    server_test.py ZOPA

What each line means is tested beside the source (src/zopa/mcp/server_test.cpp).
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZOPA = ""
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {}}


def request(number, method, **params):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method,
                       "params": {"_meta": META, **params}})


def call(number, tool, **arguments):
    return request(number, "tools/call", name=tool, arguments=arguments)


class McpProcess(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in ("talks.yaml", "article.txt"):
            shutil.copy(ROOT / "docs" / "tutorial" / "ferry" / name, self.folder)

    def answers(self, text, *options):
        run = subprocess.run([ZOPA, "mcp", "talks.yaml", *options], input=text.encode(),
                             capture_output=True, cwd=self.folder, timeout=120, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(b"only drafts are written", run.stderr)
        return [json.loads(line) for line in run.stdout.decode().splitlines()]

    def test_each_line_has_its_answer_and_the_end_of_input_ends_it(self):
        answers = self.answers("\n".join([request(1, "server/discover"), "", "  \r",
                                          call(2, "check"), "not json",
                                          call(3, "analyze", form="json")]))
        self.assertEqual([one.get("id") for one in answers], [1, 2, None, 3])
        of_command = subprocess.run([ZOPA, "analyze", "talks.yaml", "--format", "json"],
                                    cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertEqual(answers[3]["result"]["content"][0]["text"], of_command.stdout)

    def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(self):
        answers = self.answers("x" * 5_000_000 + "\n" + request(2, "tools/list") + "\n")
        self.assertEqual(answers[0]["error"]["code"], -32600)
        self.assertEqual(answers[1]["id"], 2)

    def test_a_file_that_is_not_there_yet_is_a_fault_of_the_call(self):
        (self.folder / "talks.yaml").unlink()
        answers = self.answers(call(1, "check") + "\n")
        self.assertTrue(answers[0]["result"]["isError"])
        self.assertIn("no such file", answers[0]["result"]["content"][0]["text"])

    def test_the_flat_schema_is_what_propose_takes(self):
        flat = json.loads(subprocess.run([ZOPA, "schema", "--draft"], capture_output=True, text=True,
                                         check=True).stdout)
        tools = self.answers(request(1, "tools/list") + "\n")[0]["result"]["tools"]
        taken = tools[-1]["inputSchema"]["properties"]
        self.assertEqual({**flat["properties"], "file": taken["file"]}, taken)


if __name__ == "__main__":
    ZOPA = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
