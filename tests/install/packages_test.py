"""README names the Debian packages that ./dev installs: the same lists, in both languages."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTS = ("report", "build", "analysis", "test", "bench", "style", "asan")


def in_dev():
    text = (ROOT / "dev").read_text()
    return {name: re.search(rf"^{name}_packages=\((.*?)\)", text, re.M | re.S)[1].split() for name in LISTS}


def in_readme(file):
    """The blocks between <!-- packages: NAME --> and the end of the fenced block that follows."""
    blocks = re.findall(r"<!-- packages: (\w+) -->\s*```\w*\n(.*?)```", (ROOT / file).read_text(), re.S)
    return {name: block.split() for name, block in blocks}


class Packages(unittest.TestCase):
    maxDiff = None

    def test_readme_names_what_dev_installs(self):
        self.assertEqual(in_readme("README.md"), in_dev())

    def test_chinese_readme_names_what_dev_installs(self):
        self.assertEqual(in_readme("README.zh.md"), in_dev())

    def test_nothing_is_named_twice(self):
        for name, packages in in_dev().items():
            self.assertEqual(len(packages), len(set(packages)), name)


if __name__ == "__main__":
    unittest.main()
