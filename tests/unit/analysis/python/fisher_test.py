"""Fisher's exact test, by which a circumstance of a missed clause is called clear."""

import unittest

import samples  # noqa: F401 - finds the package
from yuyan.statistics import fisher_exact


class FisherExact(unittest.TestCase):
    def test_the_lady_tasting_tea(self):
        """Three of four cups right: 17 of 70 ways (Fisher 1935, The Design of Experiments)."""
        self.assertAlmostEqual(17 / 70, fisher_exact(3, 4, 1, 4), 12)
        self.assertAlmostEqual(1 / 70, fisher_exact(4, 4, 0, 4), 12)

    def test_a_single_miss_is_clear_of_nothing(self):
        self.assertAlmostEqual(3 / 13, fisher_exact(1, 3, 0, 10), 12)

    def test_no_success_or_no_trial_says_nothing(self):
        self.assertEqual(1, fisher_exact(0, 5, 3, 9))
        self.assertEqual(1, fisher_exact(0, 0, 3, 9))

    def test_counts_have_to_be_possible(self):
        with self.assertRaises(ValueError):
            fisher_exact(5, 4, 0, 2)


if __name__ == "__main__":
    unittest.main()
