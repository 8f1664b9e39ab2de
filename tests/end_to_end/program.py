"""The program as a user runs it, for the tests of this folder."""

import os
import random
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
YUYAN = Path(os.environ.get("YUYAN", ROOT / "build/release/yuyan"))
DEPOT = ROOT / "scenarios/drills/oil_depot"
CASES = ROOT / "tests/validation/cases_consequence.csv"
NOTICE = "推演结果, 非事故预测"


def environment(**changes):
    env = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    env.update(LANG="C.UTF-8", **changes)
    return env


class ProgramTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="yuyan_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def yuyan(self, *arguments, code=0, env=None, timeout=120):
        """Runs the program in the test's own folder; its exit code has to be this one."""
        done = subprocess.run([YUYAN, *map(str, arguments)], cwd=self.folder, text=True,
                              capture_output=True, env=env or environment(), timeout=timeout)
        self.assertEqual(code, done.returncode, done.stdout + done.stderr)
        return done

    def start(self, *arguments):
        return subprocess.Popen([YUYAN, *map(str, arguments)], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())

    def says(self, message, *arguments, code=2, zh=None):
        """The program refuses with exactly this on stderr, nothing on stdout, no file written."""
        before = sorted(self.folder.rglob("*"))
        for language, expected in (("en", message), ("zh", zh)):
            if expected is None:
                continue
            done = self.yuyan(*arguments, "--lang", language, code=code)
            self.assertEqual(expected + "\n", done.stderr)
            self.assertEqual("", done.stdout)
        self.assertEqual(before, sorted(self.folder.rglob("*")))

    def depot(self, changes=(), name="depot"):
        """A copy of the example depot with texts replaced: (file, old, new)."""
        copy = self.folder / name
        shutil.copytree(DEPOT, copy)
        for file, old, new in changes:
            path = copy / file
            text = path.read_text(encoding="utf-8")
            self.assertIn(old, text, f"{file} of the example has changed: adapt this test")
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copy

    def shuffled_depot(self, seed=1):
        copy = self.depot(name=f"shuffled_{seed}")
        mixer = random.Random(seed)
        for path in sorted(copy.glob("*.csv")):
            header, *rows = path.read_text(encoding="utf-8").splitlines()
            mixer.shuffle(rows)
            path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return copy
