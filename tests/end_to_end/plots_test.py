"""Every model page shows a plot, and the plot shows what the program computes."""

import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs/models/plots/plots.py"


class Plots(unittest.TestCase):
    def test_plots_are_what_the_program_computes(self):
        done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, env=os.environ, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_every_page_of_a_model_shows_its_plot(self):
        plots = {path.stem for path in SCRIPT.parent.glob("*.svg")}
        self.assertGreater(len(plots), 50)
        for name in plots:
            self.assertIn(f"(plots/{name}.svg)", (ROOT / f"docs/models/{name}.md").read_text(), name)

    def test_a_plot_of_other_numbers_is_found(self):
        sys.path.insert(0, str(SCRIPT.parent))
        import plots
        curves = plots.data("leak_size", plots.PLOTS["leak_size"])
        self.assertEqual(plots.drawn_sum("leak_size"), plots.sum_of(curves))
        name, points = next(iter(curves.items()))
        curves[name] = [(x, y * 1.0001) for x, y in points]
        self.assertNotEqual(plots.drawn_sum("leak_size"), plots.sum_of(curves))


if __name__ == "__main__":
    unittest.main()
