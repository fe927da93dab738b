#!/usr/bin/python3
"""Results for the cases in recorded/, from the definitions alone: every package and every state is
looked at, and nothing of zopa's is used.

    record.py            write expected.json and NAME.expected.json
    record.py --check    fail where a recorded result differs

The cases are our own, in the formats of Genius, NegoLog and GMCR+.  The definitions are those of
docs/reference/settlement.md and stability.md; settlement.py and stability.py beside this file hold
them.
"""
import json
import pathlib
import sys

import settlement
import stability

RECORDED = pathlib.Path(__file__).resolve().parent / "recorded"


def results():
    for folder in sorted((RECORDED / "genius").iterdir()):
        yield folder / "expected.json", settlement.of_genius(folder)
    for folder in sorted((RECORDED / "negolog").iterdir()):
        yield folder / "expected.json", settlement.of_negolog(folder)
    for file in sorted((RECORDED / "gmcr").glob("*.gmcr")):
        yield file.with_suffix(".expected.json"), stability.of_file(file)


def main() -> int:
    differing = 0
    for path, result in results():
        text = json.dumps(result, indent=1) + "\n"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            differing += 1
            print(f"{path.relative_to(RECORDED)} is not what the definitions say")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
