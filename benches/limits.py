#!/usr/bin/python3
"""What files cost that are far larger than anybody's talks: CPU seconds and peak memory of the
whole process, at a tenth, a third and all of each size, so that one sees how they grow.

    limits.py ZOPA [NAME...]

Each input is to be answered in a few seconds, or refused with the limit named.  On 2 cores of an
AMD EPYC (Release; CPU seconds, MB at most):

                             a tenth        a third         all
    parties                  0.6 s          2.3 s           5.3 s   436 MB
    issues                   1.7 s          3.7 s           7.4 s   630 MB
    opposed issues           0.2 s          0.7 s           4.0 s   154 MB
    options                  0.3 s          1.2 s           3.4 s   158 MB
    rows                     0.3 s          0.9 s           2.2 s   368 MB
    lines on one issue       0.3 s          1.6 s           refused: thousands of options
    few lines on one issue   0.1 s          0.3 s           1.6 s   121 MB
    issues of a sheet        0.2 s          2.6 s           4.4 s   124 MB
    analysis of a sheet      0.6 s          3.6 s           5.4 s   183 MB
    rules in a chain         0.2 s          0.5 s           1.9 s   132 MB
    columns of a sheet       refused: more than 10,000 columns
    bytes without ten quotes 1.1 s          3.0 s           2.9 s   147 MB
    report of options        0.1 s          0.2 s           1.8 s    98 MB
    report of opposed issues 4.8 s          1.0 s           2.9 s   315 MB
    report of a sheet        18 s           0.5 s           3.9 s   231 MB

The report of a tenth of the opposed issues takes longer than that of all of them: there the ways out
are still looked for; likewise that of a tenth of the sheet: of more than 1,000 issues, what follows from
preferences is not worked out.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

TWO = "parties: {a: {name: A}, b: {name: B}}\n"
X = "issues: {x: {name: X, options: {one: One, two: Two}}}\n"
QUOTES = 10


def many(count, make):
    return "".join(make(k) for k in range(count))


def parties(count):
    return ("zopa: 1\nparties:\n" + many(count, lambda k: f"  p{k}: {{name: P}}\n") + X
            + "positions:\n" + many(count, lambda k: f"  - {{party: p{k}, requires: x == one}}\n"))


def issues(count):
    return ("zopa: 1\n" + TWO + "issues:\n"
            + many(count, lambda k: f"  i{k}: {{name: I, options: {{one: One, two: Two}}}}\n")
            + "positions:\n"
            + many(count, lambda k: f"  - {{party: {'ab'[k % 2]}, demands: i{k} == one}}\n"))


def options(count):
    return ("zopa: 1\n" + TWO + "issues:\n  x:\n    name: X\n    options:\n"
            + many(count, lambda k: f"      o{k}: O\n") + "positions:\n"
            + "  - {party: a, requires: x != o0}\n  - {party: b, requires: x != o1}\n")


def rows(count):
    return ("zopa: 1\n" + TWO + X + "positions:\n"
            + many(count, lambda k: f"  - {{id: c{k}, party: {'ab'[k % 2]}, demands: x == one}}\n"))


def opposed(count):
    """Each party rules out, on every issue, what the other asks for."""
    return ("zopa: 1\n" + TWO + "issues:\n"
            + many(count, lambda k: f"  i{k}: {{name: I, options: {{one: One, two: Two}}}}\n")
            + "positions:\n" + many(count, lambda k: f"  - {{party: a, requires: i{k} == one}}\n"
                                                      f"  - {{party: b, requires: i{k} == two}}\n"))


def rules(count):
    """Each issue bound to the next."""
    return ("zopa: 1\n" + TWO + "issues:\n"
            + many(count, lambda k: f"  i{k}: {{name: I, options: {{one: One, two: Two}}}}\n")
            + "rules:\n" + many(count - 1, lambda k: f"  - {{rule: i{k} == one iff i{k + 1} == one}}\n"))


def lines(count):
    """Each about an option of its own."""
    return ("zopa: 1\n" + TWO + "issues:\n  x:\n    name: X\n    options:\n"
            + many(count, lambda k: f"      o{k}: O\n") + "positions:\n"
            + many(count, lambda k: f"  - {{party: {'ab'[k % 2]}, requires: x != o{k}}}\n"))


def sheet(count):
    return "issue,option,a,b\n" + many(count, lambda i: (
        f"i{i},o0,{7 * i % 101},{5 * i % 97}\ni{i},o1,{(7 * i + 3) % 101},{(5 * i + 11) % 97}\n"))


def columns(count):
    return ("issue,option," + ",".join(f"p{p}" for p in range(count)) + "\n"
            + many(2, lambda o: f"x,o{o}," + ",".join(str((p + o) % 7) for p in range(count)) + "\n"))


def quotes(size):
    """Ten that are nowhere in a text of so many bytes: the text, and the talks."""
    said = "In the first round both sides spoke. "
    quote = "In the {}th round both sides spoke and left."
    talks = "zopa: 1\nsources: {s: {file: source.txt}}\nstatements:\n" + many(
        QUOTES, lambda k: f"  s{k}: {{source: s, quote: {quote.format(k)}}}\n")
    return said * (size // len(said)), talks


INPUTS = {
    "parties": (parties, 100_000, "analyze"),
    "issues": (issues, 100_000, "analyze"),
    "opposed issues": (opposed, 10_000, "analyze"),
    "options": (options, 100_000, "analyze"),
    "rows": (rows, 100_000, "analyze"),
    "lines on one issue": (lines, 3_000, "analyze"),
    "few lines on one issue": (lines, 1_000, "analyze"),
    "issues of a sheet": (sheet, 50_000, "settle"),
    "analysis of a sheet": (sheet, 50_000, "analyze"),
    "rules in a chain": (rules, 20_000, "analyze"),
    "columns of a sheet": (columns, 1_000_000, "settle"),
    "bytes without ten quotes": (quotes, 15_000_000, "check"),
    "report of options": (options, 3_000, "report"),
    "report of opposed issues": (opposed, 3_000, "report"),
    "report of a sheet": (sheet, 6_000, "report"),
}


def run(command, folder):
    """CPU seconds, MB at most, the exit status, and the first words where it was not 0."""
    errors = folder / "errors.txt"
    with open(errors, "wb") as said, open(os.devnull, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    said = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    words = said[-1].strip()[-70:] if process.returncode and said else ""
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, words)


def main(zopa, *names):
    print(f"{'input':<26}{'size':>12}{'MB':>8}{'CPU s':>8}{'peak MB':>9}  exit")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, (make, whole, verb) in INPUTS.items():
            if names and title not in names:
                continue
            for size in (whole // 10, whole // 3, whole):
                made = make(size)
                file = folder / ("talks.csv" if make in (sheet, columns) else "talks.yaml")
                if make is quotes:
                    (folder / "source.txt").write_text(made[0], encoding="utf-8")
                    made = made[1]
                file.write_text(made, encoding="utf-8")
                command = [zopa, verb, file, "--time-limit", "60"]
                if verb == "report":
                    command += ["-o", folder / "report.html", "--force"]
                seconds, peak, code, words = run(command, folder)
                bytes_read = file.stat().st_size + (size if make is quotes else 0)
                print(f"{title:<26}{size:>12,}{bytes_read / 1e6:>8.1f}{seconds:>8.2f}{peak:>9.0f}"
                      f"  {code} {words}", flush=True)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), *sys.argv[2:])
