"""`zopa mcp` as the official Python client of the protocol drives it, in both of its eras.

    client_test.py ZOPA

Needs tests/mcp/requirements.txt, which CI installs where a package index can be reached; without
it, it says so and tests nothing.
"""
import asyncio
import pathlib
import shutil
import sys
import tempfile

try:
    from mcp import StdioServerParameters, stdio_client
    from mcp.client import Client
except ImportError:
    print("Skipped: the package mcp is not installed; see tests/mcp/requirements.txt")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]


async def drive(zopa, talks, mode):
    server = stdio_client(StdioServerParameters(command=zopa, args=["mcp", str(talks)]))
    async with Client(server, mode=mode) as client:
        version = client.protocol_version
        tools = [tool.name for tool in (await client.list_tools()).tools]
        assert tools[0] == "schema" and tools[-1] == "propose", tools
        resources = (await client.list_resources()).resources
        assert any(str(one.uri).startswith("zopa:source/") for one in resources), resources
        for one in resources:
            assert (await client.read_resource(str(one.uri))).contents[0].text, one.uri
        prompts = (await client.list_prompts()).prompts
        got = await client.get_prompt(prompts[0].name, {"source": "article"})
        assert "`article`" in got.messages[0].content.text
        answer = await client.call_tool("analyze", {})
        assert not answer.is_error and "Town council" in answer.content[0].text
        found = await client.call_tool("find_quote", {"quote": "no third person on a boat"})
        assert found.structured_content["passages"][0]["source"] == "article"
        wrong = await client.call_tool("find_quote", {"quote": "a fourth person"})
        assert wrong.structured_content["found"] is False
        drafts = await client.call_tool("suggest_statements", {})
        assert "drafts" in drafts.structured_content
        kept = await client.call_tool("propose", {"positions": [
            {"id": "asks-night", "party": "boatmen", "form": "demands", "claim": "night == weekend",
             "because": ["would-sign"], "why": "It is part of what they would sign."}]})
        assert not kept.is_error, kept.content[0].text
        wrong = await client.call_tool("analyze", {"file": "/etc/passwd"})
        assert wrong.is_error
        return version


def main():
    eras = {"auto": "2026-07-28", "2026-07-28": "2026-07-28", "legacy": "2025-11-25"}
    for mode, expected in eras.items():
        with tempfile.TemporaryDirectory() as folder:
            for name in ("talks.yaml", "article.txt"):
                shutil.copy(ROOT / "docs" / "tutorial" / "ferry" / name, folder)
            talks = pathlib.Path(folder) / "talks.yaml"
            before = talks.read_bytes()
            version = asyncio.run(drive(sys.argv[1], talks, mode))
            assert version == expected, (mode, version)
            assert talks.read_bytes() == before
            drafts = (talks.parent / "talks.drafts.yaml").read_text(encoding="utf-8")
            assert "asks-night" in drafts and "proposed_by: mcp" in drafts, drafts
            print(f"{mode}: protocol {version}, nine tools, resources, prompts: as expected")


if __name__ == "__main__":
    main()
