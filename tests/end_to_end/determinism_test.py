"""The same inputs, seed and version give the same bits, however the run goes."""

import re
import shlex
import signal
import subprocess
import time
import unittest

import h5py

from program import DEPOT, ProgramTest, environment

N = 60


def columns(path):
    """All that a run computes; how long it took and the inputs' own bytes are left out."""
    found = {}

    def take(name, item):
        if isinstance(item, h5py.Dataset) and not name.startswith("inputs/") and \
                name != "replications/wall_s":
            found[name] = item[()]

    with h5py.File(path) as file:
        file.visititems(take)
    return found


def first(arrays, count):
    """The columns of the first replications."""
    static = ("parameters/", "drill/timeline/time", "drill/map/")
    cut = {}
    for name, values in arrays.items():
        rows = arrays.get(f"{name.rpartition('/')[0]}/replication")  # of a table of events
        if rows is not None:
            cut[name] = values[rows < count]
        elif name == "replication" or (values.ndim > 0 and
                                       len(values) == len(arrays["replication"]) and
                                       not name.startswith(static)):
            cut[name] = values[:count]
        else:
            cut[name] = values
    return cut


class Determinism(ProgramTest):
    def same(self, expected, got):
        self.assertEqual(expected.keys(), got.keys())
        for name, values in expected.items():
            self.assertEqual(values.shape, got[name].shape, name)
            if values.dtype == object:
                self.assertTrue((values == got[name]).all(), name)
            else:
                self.assertEqual(values.tobytes(), got[name].tobytes(), name)

    def result(self, *arguments, scenario=DEPOT, name="r.h5", n=N):
        self.yuyan("run", scenario, "-n", n, "-o", name, *arguments)
        return columns(self.folder / name)

    def test_seeds_differ_and_replications_differ(self):
        one = self.result(n=5)
        other = self.result("--seed", 2, name="s.h5", n=5)
        self.assertNotEqual(one["drill/events/time_s"].tobytes(),
                            other["drill/events/time_s"].tobytes())
        self.assertEqual(5, len(set(one["drill/outcomes/wind_m_s"])))

    def test_any_number_of_workers(self):
        one = self.result("--workers", 1, name="w1.h5", n=20)
        for workers in (2, 5):
            self.same(one, self.result("--workers", workers, name=f"w{workers}.h5", n=20))

    def test_fewer_replications_are_the_first_of_more(self):
        # What is computed from all replications has to differ.
        of_replications = lambda arrays: {name: values for name, values in arrays.items()
                                          if not name.startswith("drill/plan_test/")}
        self.same(of_replications(self.result(name="r20.h5", n=20)),
                  of_replications(first(self.result(name="r40.h5", n=40), 20)))

    def test_order_of_rows_does_not_matter(self):
        # Rows without an id are listed under /parameters by their number, which is what changes.
        simulated = lambda arrays: {name: values for name, values in arrays.items()
                                    if not name.startswith("parameters/")}
        plain = simulated(self.result(n=20))
        for seed in (1, 2):
            mixed = self.result(scenario=self.shuffled_depot(seed), name=f"m{seed}.h5", n=20)
            self.same(plain, simulated(mixed))

    def stopped_by(self, how):
        """A run that was stopped in the middle; what it said."""
        part = self.folder / "r.h5.part"
        process = self.start("run", DEPOT, "-n", N, "-o", "r.h5", "--workers", 1)
        while process.poll() is None and not (part.exists() and part.stat().st_size > 100_000):
            time.sleep(0.005)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
        self.assertTrue(part.exists())
        self.assertFalse((self.folder / "r.h5").exists())
        info = self.yuyan("info", "r.h5.part").stdout
        finished = int(re.search(r"(\d+) replications finished", info).group(1))
        self.assertTrue(0 < finished < N, finished)
        return process.returncode, said

    def test_interrupt_and_resume(self):
        code, said = self.stopped_by(signal.SIGINT)
        self.assertEqual(3, code)
        match = re.fullmatch(rf"stopped after \d+ of {N} replications; to go on:\n  (.*)\n", said)
        self.assertTrue(match, said)
        subprocess.run(shlex.split(match.group(1)), cwd=self.folder, check=True,
                       capture_output=True, env=environment())
        self.assertFalse((self.folder / "r.h5.part").exists())
        self.same(self.result(name="whole.h5"), columns(self.folder / "r.h5"))

    def test_kill_and_resume(self):
        self.stopped_by(signal.SIGKILL)
        self.says("yuyan: r.h5.part: a run was stopped here; --resume goes on with it, --overwrite "
                  "begins anew", "run", DEPOT, "-n", N, "-o", "r.h5")
        self.assertIn("seed", self.yuyan("run", DEPOT, "-n", N, "-o", "r.h5", "--seed", 9,
                                         "--resume", code=2).stderr)
        resumed = self.result("--resume", "--workers", 2)
        self.same(self.result(name="whole.h5"), resumed)


if __name__ == "__main__":
    unittest.main()
