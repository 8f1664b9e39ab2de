"""Installs the built program into an empty folder and runs it there.

usage: prefix_test.py CMAKE BUILD_FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE = BUILD = ""
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Prefix(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.prefix = pathlib.Path(folder.name)
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", folder.name], check=True, stdout=subprocess.DEVNULL)

    def run_program(self, *arguments):
        return subprocess.run([self.prefix / "bin/yuyan", *arguments, "--lang", "en"], cwd=self.prefix,
                              capture_output=True, text=True)

    def test_the_program_says_its_version(self):
        done = subprocess.run([self.prefix / "bin/yuyan", "--version"], cwd=self.prefix, capture_output=True,
                              text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"^yuyan \d+\.\d+\.\d+\n")

    def test_every_drill_that_is_shipped_is_installed_and_passes_the_check(self):
        shipped = sorted(path.parent for path in (ROOT / "scenarios/drills").glob("*/scenario.toml"))
        self.assertTrue(shipped)
        for source in shipped:
            installed = self.prefix / "share/yuyan" / source.relative_to(ROOT)
            done = self.run_program("check", str(installed))
            self.assertEqual(done.returncode, 0, f"{installed}: {done.stdout}{done.stderr}")

    def test_input_is_installed_byte_for_byte(self):
        for kind in ("*.toml", "*.csv"):
            for source in (ROOT / "scenarios").rglob(kind):
                installed = self.prefix / "share/yuyan" / source.relative_to(ROOT)
                self.assertEqual(installed.read_bytes(), source.read_bytes(), source)

    def test_the_installed_program_writes_the_papers_of_a_drill(self):
        drill = self.prefix / "share/yuyan/scenarios/drills/oil_depot"
        with tempfile.TemporaryDirectory() as folder:
            result = pathlib.Path(folder) / "depot.h5"
            self.assertEqual(self.run_program("run", str(drill), "-n", "3", "-o", str(result)).returncode, 0)
            done = self.run_program("pack", str(result), "-o", str(pathlib.Path(folder) / "papers"))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue((pathlib.Path(folder) / "papers/work_plan.docx").is_file())

    def test_licence_and_documents_are_there(self):
        for file in ("LICENSE", "NOTICE", "README.md", "README.zh.md", "CHANGELOG.md"):
            self.assertTrue((self.prefix / "share/doc/yuyan" / file).is_file(), file)
        self.assertTrue((self.prefix / "share/yuyan/docs/scenario.md").is_file())

    def test_nothing_else_is_installed(self):
        allowed = {"", ".toml", ".csv", ".md", ".py", ".typed", ".html"}
        for path in self.prefix.rglob("*"):
            place = path.relative_to(self.prefix)
            self.assertIn(place.parts[0], {"bin", "share"}, place)
            if path.is_file():
                self.assertIn(path.suffix, allowed, place)
        self.assertEqual([path.name for path in (self.prefix / "bin").iterdir()], ["yuyan"])


if __name__ == "__main__":
    CMAKE, BUILD = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
