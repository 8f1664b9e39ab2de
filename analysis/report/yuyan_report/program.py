"""The command line behind `yuyan report`."""

import argparse
import sys

from .page import document, write
from .results import Problem

# A file that mail and a USB stick take easily; what is asked for may make it larger, up to the most.
WISHED_BYTES, MOST_BYTES = 3_000_000, 5_000_000


def main(arguments):
    parser = argparse.ArgumentParser(prog="yuyan report")
    parser.add_argument("results", nargs="+")
    parser.add_argument("--out", required=True)
    parser.add_argument("--page", required=True)
    parser.add_argument("--validation", default="")
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--replications", default="")
    given = parser.parse_args(arguments)
    chinese = given.language == "zh"
    try:
        content = document(given.results, given.language, given.replications, given.validation)
        size = write(given.out, given.page, content, WISHED_BYTES, MOST_BYTES)
    except Problem as problem:
        print(f"yuyan: {problem.texts[given.language]}", file=sys.stderr)
        return 2
    megabytes = f"{size / 1e6:.1f} MB"
    print(f"已生成 {given.out} ({megabytes})" if chinese else f"Written to {given.out} ({megabytes}).")
    return 0
