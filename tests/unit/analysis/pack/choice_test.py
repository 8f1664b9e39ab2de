"""Which replication becomes the drill."""

import unittest


import packs
import samples
import yuyan
from yuyan_pack.choice import NoSuchDrill, choose


class Choices(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.result = yuyan.open(samples.depot())
        cls.addClassCleanup(cls.result.close)
        cls.drill = cls.result.drill

    def test_all_clauses_under_test_are_at_stake(self):
        for tested in (["muster"], ["village_1h", "outside_unit"], ["foam_5min", "report_county", "muster"]):
            for near in (50, 90):
                choice = choose(self.drill, tested, near, None)
                self.assertEqual(tested, choice.clauses)
                self.assertTrue(self.drill.met.loc[choice.replication, tested].notna().all())

    def test_one_clause_is_taken_at_its_own_quantile(self):
        for near in (50, 90):
            choice = choose(self.drill, ["report_county"], near, None)
            values = self.drill.clause_values["report_county"].dropna()
            rank = values.rank(pct=True)
            self.assertLess(abs(rank[choice.replication] - near / 100), 1.5 / len(values))

    def test_the_harder_one_is_harder(self):
        values = self.drill.clause_values["muster"]
        middle, hard = (choose(self.drill, ["muster"], near, None).replication for near in (50, 90))
        self.assertGreater(values[hard], values[middle])

    def test_without_clauses_the_least_certain_are_tested(self):
        choice = choose(self.drill, [], 50, None)
        self.assertTrue(choice.clauses)
        self.assertEqual(self.drill.clauses[self.drill.clauses["at_stake"] > 0].index[0], choice.clauses[0])

    def test_it_says_why_in_both_languages(self):
        english, chinese = choose(self.drill, ["muster"], 90, None).reason
        self.assertRegex(english, r"^Replication \d+: .*All workers at the muster point.*90 % quantile")
        self.assertRegex(chinese, r"^采用第 \d+ 次推演:.*着火后10分钟内全员到达集合点.*90%分位")

    def test_a_number_overrides(self):
        choice = choose(self.drill, ["muster"], 50, 7)
        self.assertEqual(7, choice.replication)
        self.assertIn("7", choice.reason[0])
        with self.assertRaisesRegex(NoSuchDrill, "--replication 4000: not among the finished replications 0 to 59"):
            choose(self.drill, [], 50, 4000)

    def test_an_unknown_clause_is_named_with_the_known(self):
        with self.assertRaisesRegex(NoSuchDrill, "--test tea: no clause of this plan; clauses: ambulance, call_119") as caught:
            choose(self.drill, ["muster", "tea"], 50, None)
        self.assertTrue(caught.exception.is_input)

    def test_clauses_that_never_meet_are_no_fault_of_the_command(self):
        together = {}
        for first in self.drill.met:
            for second in self.drill.met:
                if not self.drill.met[[first, second]].notna().all(axis=1).any():
                    together[first] = second
        if not together:
            self.skipTest("every two clauses meet in this sample")
        first, second = next(iter(together.items()))
        with self.assertRaisesRegex(NoSuchDrill, "in none of the 60 replications") as caught:
            choose(self.drill, [first, second], 50, None)
        self.assertFalse(caught.exception.is_input)

    def test_the_same_result_gives_the_same_drill(self):
        self.assertEqual(choose(self.drill, [], 50, None), choose(self.drill, [], 50, None))


if __name__ == "__main__":
    unittest.main()
