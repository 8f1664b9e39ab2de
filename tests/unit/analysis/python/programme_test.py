"""What the reader says of a programme, on a synthetic one whose numbers are known."""

import unittest

import numpy as np

import samples
import yuyan
from yuyan.programme import compare_targets


class Programmes(samples.FolderTest):
    def setUp(self):
        super().setUp()
        self.result = yuyan.open(samples.write_programme(self.folder / "a.h5"))
        self.addCleanup(self.result.close)
        self.programme = self.result.programme

    def test_indicators_and_bands(self):
        self.assertEqual({"deaths", "deaths_per_100m_yuan"}, set(self.programme.indicators))
        deaths = self.programme.city("deaths")
        self.assertEqual((40, 5), deaths.shape)
        bands = self.programme.bands("deaths")
        self.assertEqual(samples.YEARS, list(bands.index))
        self.assertTrue((np.diff(bands.to_numpy(), axis=1) >= 0).all())
        with self.assertRaisesRegex(yuyan.ResultError, "no indicator births; it has deaths"):
            self.programme.city("births")

    def test_targets_count_what_met_them(self):
        table = self.programme.targets()
        deaths = self.programme.city("deaths")[2020]
        self.assertEqual((deaths <= 45).mean(), table.loc["deaths_2020", "share"])
        self.assertEqual("2020年死亡人数", table.loc["deaths_2020", "name_zh"])
        self.assertTrue((table["share_low"] <= table["share"]).all())

    def test_coverage_and_where_it_is_thin(self):
        cover = self.programme.coverage()
        self.assertEqual((3, 2), cover.shape)
        self.assertAlmostEqual(0.9, cover.loc["shuangqiao", "mining"])
        self.assertTrue(np.isnan(cover.loc["weichang", "chemicals"]))  # no enterprise there
        thin = self.programme.thin(2018)
        self.assertEqual(["pingquan", "mining"], list(thin.loc[0, ["county", "sector"]]))
        self.assertEqual(5, len(thin))
        said = self.programme.thin(2018, "zh")
        self.assertEqual(["平泉县", "非煤矿山"], list(said.iloc[0, :2]))
        self.assertEqual(["县(市、区)", "行业领域", "企业数", "受检比例"], list(said.columns[:4]))
        data = self.programme.dataset("coverage").sel(year=2018, county="pingquan", sector="mining").mean("replication")
        self.assertAlmostEqual(float(data["found"] / data["visits"]), thin.loc[0, "found_a_visit"])
        self.assertAlmostEqual(float(data["living"] / data["enterprises"]), thin.loc[0, "hidden_an_enterprise"])
        deaths = self.programme.dataset("by_sector")["deaths"].sel(county="pingquan", sector="mining").mean()
        self.assertAlmostEqual(float(1000 * deaths / data["visits"]), thin.loc[0, "deaths_1000_visits"])
        ordered = self.programme.thin(2018, by="visits_an_enterprise")["visits_an_enterprise"]
        self.assertEqual(sorted(ordered, reverse=True), list(ordered))
        with self.assertRaisesRegex(yuyan.ResultError, "nothing to order by luck; there is enterprises, visited"):
            self.programme.thin(by="luck")

    def test_names_are_those_of_the_result(self):
        self.assertEqual("双桥区", self.programme.name("county", "shuangqiao", "zh"))
        self.assertEqual("shuangqiao", self.programme.name("county", "shuangqiao", "en"))  # this one has no English names
        self.assertEqual("nowhere", self.programme.name("county", "nowhere", "zh"))

    def test_what_is_aimed_at_are_indicators_with_a_target(self):
        self.assertEqual(["deaths", "deaths_per_100m_yuan"], self.programme.aimed_at)

    def test_without_sensitivity_nothing_is_said_of_what_is_unknown(self):
        self.assertEqual((0, 4), self.programme.unknown().shape)

    def test_flow_balances(self):
        flow = self.programme.flow()
        np.testing.assert_allclose(flow["arisen"], flow["found"] + flow["living"])
        visits = self.programme.strategy_visits()
        self.assertEqual(["double_random", "key_supervision"], list(visits.index))

    def test_a_difference_pairs_replications(self):
        with yuyan.open(samples.write_programme(self.folder / "b.h5", better=10)) as other:
            change = other.programme.difference(self.programme, "deaths")
            both = compare_targets({"a": self.programme, "b": other.programme})
        self.assertLess(change.loc[2020, "high"], 0)
        self.assertEqual(40, change.loc[2020, "n"])
        self.assertGreater(both.loc["deaths_2020", "b"], both.loc["deaths_2020", "a"])

    def test_a_programme_is_no_drill_and_the_other_way_round(self):
        with self.assertRaisesRegex(yuyan.ResultError, "holds no drill"):
            self.result.drill
        with yuyan.open(samples.depot()) as drill, self.assertRaisesRegex(yuyan.ResultError, "holds no programme"):
            drill.programme


if __name__ == "__main__":
    unittest.main()
