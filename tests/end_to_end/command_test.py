"""Command and messages of a drill: what a user may write, what comes out."""

import unittest

import h5py
import numpy

from program import ROOT, ProgramTest

COMMAND = ROOT / "scenarios/drills/oil_depot_command"


class Command(ProgramTest):
    def variant(self, *changes):
        """The scenario in the test's folder, with texts replaced: (old, new)."""
        text = (COMMAND / "scenario.toml").read_text(encoding="utf-8")
        text = text.replace("../oil_depot", str(ROOT / "scenarios/drills/oil_depot"))
        for old, new in changes:
            self.assertIn(old, text, "the example has changed: adapt this test")
            text = text.replace(old, new, 1)
        path = self.folder / "variant.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_every_change_of_command_and_every_message_is_there(self):
        self.yuyan("run", COMMAND, "-n", 30, "-o", "c.h5")
        with h5py.File(self.folder / "c.h5") as file:
            table = {name: column[()] for name, column in file["drill/command"].items()}
            channels = {name: column[()] for name, column in file["drill/channels"].items()}
            journal = file["drill/events"]
            raised = numpy.count_nonzero(journal["kind"][()] == code_of(journal["kind"],
                                                                        "level_raised"))
            reason = code_of(file["drill/command/reason"], "level_raised")
        self.assertEqual(raised, numpy.count_nonzero(table["reason"] == reason))
        self.assertGreater(raised, 20)
        self.assertTrue((table["approval_delay_s"][table["reason"] == reason] > 0).all())
        for name in ("sent", "attempts", "failed", "arrived", "lost"):
            self.assertEqual((30, 4), channels[name].shape)
        self.assertTrue((channels["attempts"] >= channels["sent"]).all())
        self.assertTrue((channels["sent"] >= channels["arrived"] + channels["lost"]).all())
        self.assertTrue((channels["sent"].sum(axis=0)[:3] > 0).all())  # the runner seldom

    def test_without_command_nothing_is_delayed(self):
        self.yuyan("run", ROOT / "scenarios/drills/oil_depot", "-n", 3, "-o", "d.h5")
        with h5py.File(self.folder / "d.h5") as file:
            self.assertNotIn("channels", file["drill"])
            self.assertEqual({0.0}, set(file["drill/command/approval_delay_s"][()]))

    def test_says_what_is_wrong(self):
        scenario = self.variant(('fallback = "runner"', 'fallback = "depot_radio"'),
                                ('layer = "county"', 'layer = "contry"'),
                                ('channel = "phone"', 'channel = "phon"'),
                                ('id = "firm"', 'id = "frm"'),
                                ('level = "IV"', 'level = "V"'))
        said = self.yuyan("check", scenario, code=2).stderr
        self.assertRegex(said, r'variant\.toml:\d+: command\.links.*: there is no "phon" in '
                               r"command\.channels; .*did you mean phone\?")
        scenario = self.variant(('fallback = "runner"', 'fallback = "depot_radio"'),
                                ('layer = "county"', 'layer = "contry"'),
                                ('id = "firm"', 'id = "frm"'),
                                ('level = "IV"', 'level = "V"'))
        said = self.yuyan("check", scenario, code=2).stderr
        for line in (r"command\.channels\.depot_radio\.fallback: the fallbacks go round in a circle",
                     r"command\.links\[2\]\.layer: contry is no layer of plans; allowed: post_card",
                     r"command\.levels\.frm: frm is no level of command; allowed: firm, county",
                     r"command\.labels\[1\]\.level: V is no response level; allowed: IV, III, II, I"):
            self.assertRegex(said, rf"(?m)^variant\.toml:\d+: {line}")
        chinese = self.yuyan("check", scenario, "--lang", "zh", code=2).stderr
        self.assertEqual(len(said.splitlines()), len(chinese.splitlines()))
        self.assertIn("备用信道成环", chinese)


def code_of(column, name):
    """The code of a word, from the attributes of its column."""
    words = column.attrs["flag_meanings"]
    words = words.decode() if isinstance(words, bytes) else words
    return column.attrs["flag_values"][words.split().index(name)]


if __name__ == "__main__":
    unittest.main()
