"""Runs the examples of README and compares what they print with what README shows.

A block of ```console with lines `$ yuyan …` is an example; a line `…` in what follows stands for any
number of lines that are left out, as `...` does in a doctest. With --update the blocks are renewed
instead: as many lines before and after the `…` as there were.

usage: readme_test.py PROGRAM [--update]
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.S)


def printed(command):
    """What the program prints, line by line, run in a folder that holds nothing but the scenarios."""
    arguments = shlex.split(command)
    assert arguments[0] == "yuyan", command
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "scenarios").symlink_to(ROOT / "scenarios")
        done = subprocess.run([PROGRAM, *arguments[1:]], cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stdout.rstrip("\n").split("\n")


def examples(text):
    """Command and shown lines of each example, in the order of the text."""
    for block in BLOCK.findall(text):
        for example in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = example.partition("\n")
            yield command, shown.rstrip("\n").split("\n")


def renewed(shown, now):
    if "…" not in shown:
        return now
    cut = shown.index("…")
    rest = len(shown) - cut - 1
    return now[:cut] + ["…"] + (now[-rest:] if rest else [])


class Readme(unittest.TestCase):
    maxDiff = None

    def test_the_examples_print_what_is_shown(self):
        for file in FILES:
            for command, shown in examples((ROOT / file).read_text()):
                with self.subTest(file=file, command=command):
                    self.assertEqual(renewed(shown, printed(command)), shown)

    def test_both_languages_have_examples(self):
        for file in FILES:
            self.assertTrue(list(examples((ROOT / file).read_text())), file)


def block_now(block):
    """The block with what its examples print now."""
    now = re.split(r"^\$ ", block[0], flags=re.M)[:1]
    for command, shown in examples(f"```console\n{block[0]}```"):
        now.append("\n".join([f"$ {command}", *renewed(shown, printed(command))]) + "\n")
    return "".join(now)


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    if sys.argv[2:] == ["--update"]:
        for file in FILES:
            path = ROOT / file
            path.write_text(BLOCK.sub(block_now, path.read_text()))
    else:
        unittest.main(argv=sys.argv[:1])
