#!/usr/bin/python3
"""What an issue about a number costs beside the same issue with its numbers written out, one option
each: CPU seconds and peak memory of the whole process, `zopa deadlock`.

    numbers.py ZOPA [MOST]

Twenty issues, ten parties; on each issue about half of the parties have a bound as a red line and
an order of all numbers.  MOST: the largest number of numbers to write out (1000).  What was
measured, and on what, stands in docs/reference/deadlock.md.
"""
import os
import random
import subprocess
import sys
import tempfile

ISSUES, PARTIES = 20, 10


def talks(numbers, written_out):
    draw = random.Random(1)
    text = ["zopa: 1", "title: Numbers", "parties:"]
    text += [f"  p{p}: P" for p in range(PARTIES)] + ["issues:"]
    for i in range(ISSUES):
        listed = ", ".join(f"o{n}: N" for n in range(numbers))
        scale = f"from: 0, to: {numbers - 1}, step: 1"
        text.append(f"  i{i}: {{name: I, options: {{{listed if written_out else scale}}}}}")
    text.append("positions:")
    for p in range(PARTIES):
        for i in range(ISSUES):
            if draw.random() < 0.5:
                continue
            more, at = draw.random() < 0.5, draw.randrange(1, numbers - 1)
            allowed = range(at, numbers) if more else range(at + 1)
            line = f"i{i} in {{{', '.join(f'o{n}' for n in allowed)}}}"
            bound = f"i{i} {'>=' if more else '<='} {at}"
            order = range(numbers - 1, -1, -1) if more else range(numbers)
            chain = " > ".join(f"o{n}" for n in order)
            direction = "more" if more else "less"
            text.append(f"  - {{party: p{p}, requires: \"{line if written_out else bound}\"}}")
            text.append(f"  - {{party: p{p}, issue: i{i}, prefers: {chain if written_out else direction}}}")
    return "\n".join(text) + "\n"


def measured(zopa, text):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        process = subprocess.Popen([zopa, "deadlock", file.name, "--time-limit", "60"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    ended = "" if code == 0 else f"  (exit {code})"
    return f"{used.ru_utime + used.ru_stime:7.2f} s {used.ru_maxrss / 1024:6.0f} MB{ended}"


def main():
    zopa = sys.argv[1]
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for numbers in (10, 100, 1000, 10_000):
        print(f"{numbers:6} numbers  as a scale {measured(zopa, talks(numbers, False))}", end="")
        if numbers <= most:
            print(f"   written out {measured(zopa, talks(numbers, True))}", end="")
        print(flush=True)


main()
