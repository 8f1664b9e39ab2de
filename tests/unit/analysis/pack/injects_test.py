"""What becomes an inject, in which words, and that no word of the program is unknown here."""

import re
import unittest

import packs
import samples
from packs import context, made
from yuyan import words
from yuyan.clock import duration
from yuyan.why import FAULTS
from yuyan_pack import columns, injects


class Words(unittest.TestCase):
    """The tables of words hold all that a scenario may say, in both languages."""

    @classmethod
    def setUpClass(cls):
        cls.page = (samples.ROOT / "docs/scenario.md").read_text(encoding="utf-8")

    def allowed(self, key, with_one):
        """The values that docs/scenario.md allows for a key, of the table that knows a certain one."""
        for line in self.page.splitlines():
            if line.startswith(f"| `{key}` | one of") and f"`{with_one}`" in line:
                return re.findall(r"`([^`]+)`", line.split("|")[2])
        self.fail(f"docs/scenario.md has no {key} with {with_one}")

    def test_actions_kinds_and_states_have_words(self):
        for key, with_one, table in (("action", "stop_transfer", words.ACTIONS), ("action", "stop_transfer", words.DONE),
                                     ("measure", "burning_tanks", words.MEASURES), ("layer", "post_card", words.LAYERS),
                                     ("kind", "mine_rescue", words.UNIT_KINDS), ("kind", "mutual_aid", words.STATION_KINDS),
                                     ("kind", "hydrant", words.WATER_POINTS), ("foam_type", "afff_3", words.FOAM_TYPES),
                                     ("kind", "care_home", words.GROUPS), ("kind", "foam_station", words.PLACES)):
            unknown = [value for value in self.allowed(key, with_one) if value not in table and value != "always"]
            self.assertEqual([], unknown, (key, with_one))

    def test_what_orders_leave_behind_is_known(self):
        for kinds in words.DONE.values():
            for kind in kinds:
                self.assertIn(kind, words.happenings())

    def test_every_happening_of_the_injects_is_one_of_the_program(self):
        for table in (injects.ACCIDENT, injects.FAULT, injects.NEWS):
            self.assertLessEqual(set(table), set(words.happenings()))
        self.assertEqual(set(FAULTS), set(injects.FAULT))

    def test_codes_of_the_result_have_words(self):
        with samples.opened(samples.depot()) as result:
            for path, table in (("/drill/casualties/colour_true", words.COLOURS), ("/drill/casualties/outcome", words.ENDS)):
                self.assertLessEqual(set(result.codes(path)), set(table), path)

    def test_the_wind_comes_from_behind(self):
        for towards, origin in ((0, "south"), (180, "north"), (90, "west"), (225, "north-east"), (359, "south"), (157.4, "north-west")):
            self.assertEqual(origin, words.wind_from(towards)[0])


class Gathered(unittest.TestCase):
    """A cloud over a city: hundreds of happenings become a list that controllers can give."""

    @classmethod
    def setUpClass(cls):
        cls.pack = made(samples.park(), lang="zh")
        cls.lines = cls.pack.master.lines
        cls.context = cls.pack.context

    def test_the_list_can_be_played(self):
        self.assertLess(len(self.lines), 250)
        self.assertGreater((self.context.run["kind"].isin(["died", "injured", "stranded", "arrived"])).sum(), 500)

    def test_nobody_is_lost_in_the_gathering(self):
        closed = self.context.first("closed")
        run = self.context.run[self.context.run["time_s"] <= closed]
        for kind in ("injured", "died", "arrived", "admitted"):
            told = sorted(number for line in self.lines for number in line.events if run.loc[number, "kind"] == kind)
            self.assertEqual(sorted(run.index[run["kind"] == kind]), told, kind)

    def test_a_stranded_vehicle_is_told_once(self):
        told = [self.context.run.loc[number, "entity"] for line in self.lines for number in line.events
                if self.context.run.loc[number, "kind"] == "stranded"]
        self.assertTrue(told)
        self.assertEqual(len(set(told)), len(told))

    def test_each_kind_of_inject_is_there(self):
        kinds = {line.kind for line in self.lines}
        self.assertLessEqual({"context", "prompt", "fault", "media", "escalation", "safety_stop"}, kinds)

    def test_the_accident_ends_with_its_closing(self):
        closed = self.context.first("closed")
        for line in self.lines:
            if line.kind in ("context", "escalation", "fault", "contingency"):
                self.assertLessEqual(line.t, closed, line.content)

    def test_chinese_papers_speak_chinese(self):
        for pack in (self.pack, made(samples.command(), lang="zh")):
            scenario = pack.context.scenario
            known = set(scenario.by_id("units")) | set(scenario.by_id("roads")) | set(scenario.by_id("orders"))
            for line in pack.master.lines:
                for text in (line.content, line.expected_action, line.to_role, line.from_role, line.place):
                    foreign = [word for word in re.findall(r"[A-Za-z_][A-Za-z_0-9]{3,}", text) if word not in known]
                    self.assertEqual([], foreign, text)

    def test_wind_says_whence(self):
        turns = [line for line in self.lines if line.event >= 0 and self.context.run.loc[line.event, "kind"] == "wind_turned"]
        for line in turns:
            self.assertRegex(line.content, "转为[东南西北]{1,2}风")


class Overwhelmed(unittest.TestCase):
    """A night over a city: the list grows no longer than can be given, and loses nobody."""

    @classmethod
    def setUpClass(cls):
        cls.pack = made(samples.night(), lang="zh")

    def test_the_list_stays_short_and_loses_nobody(self):
        context, lines = self.pack.context, self.pack.master.lines
        told_of_run = [line for line in lines if line.kind in ("context", "escalation", "fault") and line.events]
        self.assertLessEqual(len(told_of_run), 60)
        self.assertGreater(context.run["kind"].isin(["died", "injured", "arrived"]).sum(), 2000)
        run = context.run[context.run["time_s"] <= context.first("closed")]
        for kind in ("injured", "died", "arrived", "admitted"):
            told = sorted(number for line in lines for number in line.events if run.loc[number, "kind"] == kind)
            self.assertEqual(sorted(run.index[run["kind"] == kind]), told, kind)

    def test_a_line_says_how_long_what_it_tells_takes(self):
        context = self.pack.context
        long = [line for line in self.pack.master.lines
                if line.events and context.run.loc[line.events[-1], "time_s"] - context.run.loc[line.events[0], "time_s"] >= 60]
        self.assertTrue(long)
        for line in long:
            span = context.run.loc[line.events[-1], "time_s"] - context.run.loc[line.events[0], "time_s"]
            self.assertIn(f"{duration(span, 'zh')}内", line.content)

    def test_no_line_names_more_vehicles_than_one_reads(self):
        units = set(self.pack.context.scenario.by_id("units"))
        for line in self.pack.master.lines:
            named = set(re.findall(r"[A-Z]\d\d", line.content)) & units
            self.assertLessEqual(len(named), 16, line.content)


class Observed(unittest.TestCase):
    """A clause that nobody is asked to act on is watched by evaluators; players are told nothing of it."""

    def test_it_is_told_to_evaluators_only(self):
        for path in (samples.depot(), samples.park()):
            for lang, told, to in (("zh", "不告知参演人员", "评估员("), ("en", "not told to players", "evaluator ")):
                pack = made(path, lang=lang)
                watched = [line for line in pack.master.lines if line.clause and not line.order and line.kind == "prompt"]
                self.assertTrue(watched)
                for line in watched:
                    self.assertIn(told, line.content)
                    self.assertTrue(line.to_role.startswith(to), line.to_role)
                    self.assertIn(pack.context.clause_text(line.clause), line.expected_action)
                    if line.amount is None:
                        self.assertNotEqual(pack.context.clause_text(line.clause), line.expected_action, "says who has to keep it")

    def test_what_cannot_be_kept_says_so(self):
        lines = [line for path in (samples.park(), samples.night()) for line in made(path, lang="zh").master.table().rows]
        names = [column.name for column in columns.MSEL]
        for row in lines:
            cells = dict(zip(names, row))
            lost = "危害先于触发信号到达" in str(cells["remark"])
            early = bool(cells["due_t_plus"]) and cells["kind"] == "prompt" and cells["due_t_plus"] <= cells["t_plus"]
            self.assertEqual(early, lost, cells)


class Names(unittest.TestCase):
    def test_many_are_counted(self):
        here = context(lang="en")
        self.assertEqual("county_1 C11, C12", here.names(["C12", "C11", "C11"]))
        self.assertEqual("village", here.names(["village"]))
        units = [unit for unit, row in here.scenario.by_id("units").items() if row["station"] == "special"]
        if len(units) > 6:
            self.assertIn(f"({len(units)})", here.names(units))

    def test_a_code_stays_in_csv_and_is_told_in_sheets(self):
        column = next(column for column in columns.MSEL if column.name == "kind")
        self.assertEqual("故障", column.shown("fault", "zh"))
        self.assertEqual("safety stop", column.shown("safety_stop", "en"))
        self.assertIsNone(column.shown(None, "zh"))


class Duties(unittest.TestCase):
    def test_a_clause_is_watched_where_it_falls_due_first(self):
        """Of the orders that fulfil a clause its line belongs to the one called for first, if only another is done."""
        pack = made(lang="en")
        for line in pack.master.lines:
            if line.clause and line.order and line.rule == "within":
                others = [other for other in pack.master.lines if other.order and not other.clause
                          and other.done_kind == line.done_kind and other.entities == line.entities]
                for other in others:
                    self.assertLessEqual(line.t, max(other.t, line.since_s), line.clause)

    def test_posts_groups_and_mistakes_of_command_are_in_the_list(self):
        pack = made(samples.command(), lang="en")
        run = pack.context.run
        done = {line.done for line in pack.master.lines}
        for kind in ("post_opened", "group_set_up", "corrected"):
            self.assertLessEqual(set(run.index[(run["kind"] == kind) & (run["cause"] >= 0)]), done, kind)
        told = {number for line in pack.master.lines if line.kind == "fault" for number in line.events}
        closed = pack.context.first("closed")
        for kind in ("misunderstood", "underestimated"):
            self.assertLessEqual(set(run.index[(run["kind"] == kind) & (run["time_s"] <= closed)]), told, kind)

    def test_the_commander_is_expected_to_raise_the_level(self):
        pack = made(samples.command(), lang="en")
        levels = [line for line in pack.master.lines if line.done_kind == "level_raised"]
        raised = pack.context.run[pack.context.run["kind"] == "level_raised"]
        self.assertEqual(len(raised), len(levels))
        for line in levels:
            self.assertEqual("prompt", line.kind)
            self.assertRegex(line.expected_action, "response level (I|II|III|IV) is judged, approved and announced")
            self.assertLessEqual(line.band_s[0], line.band_s[2])
        self.assertIn(packs.standards.ITEMS["I2"][0], {row for row in pack.evaluation.table().column("category")})


if __name__ == "__main__":
    unittest.main()
