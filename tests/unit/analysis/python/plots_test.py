"""Plots take axes and give them back, say the right numbers, and show Chinese."""

import unittest
import warnings
from unittest import mock

import matplotlib

matplotlib.use("Agg")
import numpy as np
from matplotlib import pyplot

import samples
import yuyan
from yuyan import fonts, plots


class Plots(samples.FolderTest):
    def setUp(self):
        super().setUp()
        self.result = yuyan.open(samples.depot())
        self.addCleanup(self.result.close)
        self.addCleanup(pyplot.close, "all")

    def drawn(self, plot, *arguments, **options):
        """The plot on axes that are given, and drawn without a warning; the axes come back."""
        for lang in ("en", "zh"):
            _, axes = pyplot.subplots()
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                self.assertIs(axes, plot(*arguments, axes=axes, lang=lang, **options))
                axes.figure.canvas.draw()
        self.assertIsNotNone(plot(*arguments, **options))
        return axes

    def test_plots_of_a_drill(self):
        drill = self.result.drill
        axes = self.drawn(plots.clauses, drill)
        bars = [bar.get_width() for bar in axes.patches]
        np.testing.assert_allclose(bars, drill.clauses[drill.clauses["at_stake"] > 0]["share"])
        self.drawn(plots.timeline, drill, "water_l_s")
        self.drawn(plots.units, drill, drill.typical())
        axes = self.drawn(plots.clause_time, drill, "muster")
        self.assertEqual(10.0, axes.lines[1].get_xdata()[0])  # the limit in minutes
        self.drawn(plots.exceedance, drill.outcome("loss_yuan"), "loss")
        self.drawn(plots.spread, {"water": drill.outcome("water_m3"), "foam": drill.outcome("foam_m3")})

    def test_plots_of_a_programme(self):
        programme = yuyan.open(samples.write_programme(self.folder / "a.h5")).programme
        self.addCleanup(programme.result.close)
        axes = self.drawn(plots.fan, programme, "deaths")
        np.testing.assert_allclose(axes.lines[0].get_ydata(), programme.bands("deaths")[0.5])
        other = yuyan.open(samples.write_programme(self.folder / "b.h5", better=10)).programme
        self.addCleanup(other.result.close)
        axes = self.drawn(plots.fan, other, "deaths", with_bands=False, label="better")
        self.assertFalse(axes.collections)
        axes = self.drawn(plots.difference, programme, {"better": other}, "deaths")
        np.testing.assert_allclose(np.asarray(axes.lines[0].get_ydata(), float), other.difference(programme, "deaths")["mean"].to_numpy(float))
        axes = self.drawn(plots.targets, {"base": programme, "better": other})
        self.assertEqual(4, len(axes.patches))
        self.drawn(plots.coverage, programme)
        self.drawn(plots.unfound, programme)
        axes = self.drawn(plots.thin, programme)
        first = programme.thin(by="deaths_1000_visits").iloc[0]
        self.assertTrue(any(np.allclose(np.asarray(place, float), [first["visited"], first["hidden_an_enterprise"]])
                            for place in axes.collections[1].get_offsets()))
        self.drawn(plots.hazards, programme)

    def test_chinese_labels_have_a_font_with_the_characters(self):
        family = fonts.chinese_family()
        self.assertIsNotNone(family)
        _, axes = pyplot.subplots()
        plots.timeline(self.result.drill, "deaths", axes=axes, lang="zh")
        self.assertEqual(family, axes.yaxis.label.get_fontfamily()[0])
        self.assertEqual("死亡人数", axes.get_ylabel())

    def test_without_a_font_there_is_a_clear_warning(self):
        _, axes = pyplot.subplots()
        with mock.patch.object(fonts, "chinese_family", return_value=None), \
                self.assertWarnsRegex(yuyan.MissingFontWarning, "apt install fonts-noto-cjk"):
            plots.timeline(self.result.drill, "deaths", axes=axes, lang="zh")
        with warnings.catch_warnings(), mock.patch.object(fonts, "chinese_family", return_value=None):
            warnings.simplefilter("error")
            plots.timeline(self.result.drill, "deaths", axes=axes, lang="en")


if __name__ == "__main__":
    unittest.main()
