#!/usr/bin/python3
"""Which sources are compiled together, as one that includes them.

    tools/unity_groups.py SOURCE…

Prints a group's number for each source, with semicolons between.  Most of a compiler's time goes
into headers, which a group reads once.  Two sources that give one name to different things stand
in different groups.
"""
import pathlib
import re
import sys

MOST_TOGETHER = 16
# What a source gives a name to, at the beginning of a line: types, functions with what they take,
# constants; and a function's constants, which may not have the name of another's.
NAMED = re.compile(r"^(?:(class|struct|enum|enum class|using) (?:\w+::)*(\w+)\b"
                   r"|(?: +constexpr |[A-Za-z])[^()=;{}]*[ &*](\w+)(\([^\n]*|\s=\s|\{)).*", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace (\w+(?:::\w+)*) \{", re.MULTILINE)


def first_taken(taken: str) -> str:
    """The type of what a function takes first, by which overloads are told apart here."""
    first = re.split(r"[,){=]", taken.lstrip("("))[0]
    first = re.sub(r"\bchar\b", "string", first)  # a literal fits both
    words = re.sub(r"\bconst\b|[&*]|\w+::|_view", "", first).split()
    return "".join(words[:-1] if len(words) > 1 else words)


def names_in(source: pathlib.Path) -> dict[str, str]:
    """What each name of a source stands for: an alias for what it says, else for the source's own.
    Names of two namespaces are two, and so are functions that take different things first."""
    text = source.read_text(encoding="utf-8")
    space = NAMESPACE.search(text)
    names = {}
    for found in NAMED.finditer(text):
        taken = first_taken(found[4]) if (found[4] or "").startswith("(") else ""
        name = f"{space[1] if space else ''}::{found[2] or found[3]} {taken}"
        names[name] = found[0] if found[1] == "using" else str(source)
    return names


def groups(sources: list[pathlib.Path], most: int = MOST_TOGETHER) -> list[int]:
    """A group's number for each source, in order; at most so many have the same."""
    taken: list[dict[str, str]] = []  # by group
    sizes: list[int] = []
    numbers = []
    for names in map(names_in, sources):
        number = next((number for number, others in enumerate(taken)
                       if sizes[number] < most
                       and all(others.get(name, what) == what for name, what in names.items())),
                      len(taken))
        if number == len(taken):
            taken.append({})
            sizes.append(0)
        taken[number].update(names)
        sizes[number] += 1
        numbers.append(number)
    return numbers


if __name__ == "__main__":
    print(*groups([pathlib.Path(name) for name in sys.argv[1:]]), sep=";")
