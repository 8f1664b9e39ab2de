"""The tables of the pack: their columns to the letter, and what stands in them."""

import csv
import io
import math
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np
import openpyxl
import xarray as xr

import packs
import samples
from packs import files, made, rows
from yuyan.clock import seconds_of
from yuyan.statistics import quantiles, wilson
from yuyan_pack import columns, logs, standards
from yuyan_pack.columns import Column, Table
from yuyan_pack.files import csv_bytes
from yuyan_pack.harmless import csv_cell, number

#: The columns that evaluators, archives and other programs rely on.
COLUMNS = {
    "msel": "seq event_id inject_id phase t_plus clock_time kind delivery from_role to_role place situation content "
            "expected_action plan_clause objective_id aq9009_item responsible_controller evaluator due_t_plus sim_p10 "
            "sim_p50 sim_p90 p_met depends_on condition contingency_inject_id actual_t_plus actual_result remark",
    "evaluation": "item_no stage category check objective_id capability critical_task metric unit target sim_p10 sim_p50 "
                  "sim_p90 p_met rating score weight observed_t_plus observed_value evidence evaluator reason",
    "plan_test": "clause_id plan_level text_short source_standard metric operator limit unit n_runs p_met ci_low ci_high "
                 "p50 p95 worst_run_id bottleneck_resource gap suggestion",
    "events": "run_id seed event_no t_s type entity_id resource_id from_state to_state place_id cause_event_no value unit note",
    "dispatches": "run_id incident_id unit_id unit_type station_id priority t_call t_dispatch t_turnout t_arrive t_water_on "
                  "t_release t_home travel_min distance_km target_min on_time queued_min crew",
    "resources": "resource_id kind name owner station_id lon lat quantity crew water_m3 foam_m3 foam_type pump_L_s "
                 "monitor_L_s reach_m turnout_s ready_hours mutual_aid_level distance_km eta_p50_min eta_p90_min contact "
                 "checked_on",
    "utilisation": "resource_id busy_share dispatched_n first_arrival_p50 first_arrival_p90 max_simultaneous "
                   "shortage_minutes agent_used agent_left_min",
    "casualties": "run_id person_id cause zone t_injured t_found t_triage colour_true colour_given t_treat t_load vehicle_id "
                  "hospital_id t_arrive wait_min outcome",
    "hospitals": "hospital_id beds red_rate_h yellow_rate_h arrivals peak_queue p90_wait_min diverted",
    "evacuation": "zone_id population warned_t50 mobilised_t50 t50 t90 t100 exit_id peak_flow exposed_p50 exposed_p90",
    "escalation": "run_id t_s grade response_level commander_role approval_delay_min span sectors reason",
    "aar_ip": "capability issue analysis plan_clause corrective_action element priority responsible_unit contact start due "
              "status evidence simulated_effect",
    "drill_programme": "drill_id unit plan type due_rule last_done planned_date duration_h scenario_id objectives "
                       "participants cost status result"}


class Columns(unittest.TestCase):
    def test_the_columns_are_the_contract(self):
        declared = {"msel": columns.MSEL, "evaluation": columns.EVALUATION, "plan_test": columns.PLAN_TEST,
                    "events": columns.EVENTS, "dispatches": columns.DISPATCHES, "resources": columns.RESOURCES,
                    "utilisation": columns.UTILISATION, "casualties": columns.CASUALTIES, "hospitals": columns.HOSPITALS,
                    "evacuation": columns.EVACUATION, "escalation": columns.ESCALATION, "aar_ip": columns.IMPROVEMENT,
                    "drill_programme": columns.DRILL_PROGRAMME}
        for name, wanted in COLUMNS.items():
            self.assertEqual(wanted.split(), [column.name for column in declared[name]], name)

    def test_every_csv_has_its_header_and_a_byte_order_mark(self):
        for lang in ("en", "zh"):
            for name, content in files(lang).items():
                if name.endswith(".csv") and name != "timeline_matrix.csv":
                    self.assertEqual(COLUMNS[name.removesuffix(".csv")].split(), rows(content)[0], name)
        self.assertEqual({f"{name}.csv" for name in COLUMNS} - {"casualties.csv"} | {"timeline_matrix.csv"},
                         {name for name in files("en") if name.endswith(".csv")} - {"casualties.csv"})

    def test_a_cell_that_no_column_holds_is_refused(self):
        with self.assertRaises(KeyError):
            columns.table("msel", columns.MSEL).add(sequence=1)


class MasterList(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pack = made(lang="en")
        cls.context = cls.pack.context
        cls.lines = rows(files("en")["msel.csv"])[1]

    def test_kinds_deliveries_and_numbers(self):
        self.assertEqual([str(n) for n in range(1, len(self.lines) + 1)], [line["seq"] for line in self.lines])
        kinds = {line["kind"] for line in self.lines}
        self.assertLessEqual(kinds, {"context", "prompt", "contingency", "fault", "media", "escalation", "safety_stop"})
        self.assertLessEqual({"context", "prompt", "contingency", "escalation", "safety_stop", "media"}, kinds)
        self.assertLessEqual({line["delivery"] for line in self.lines},
                             {"voice", "radio", "phone", "paper", "system", "physical"})
        for line in self.lines:
            for column in ("phase", "from_role", "to_role", "situation", "content", "expected_action", "objective_id",
                           "aq9009_item", "responsible_controller", "evaluator"):
                self.assertTrue(line[column], (line["inject_id"], column))
            self.assertEqual("", line["actual_t_plus"] + line["actual_result"])

    def test_lines_go_forward_in_time_and_depend_on_earlier_ones(self):
        times = [seconds_of(line["t_plus"]) for line in self.lines]
        self.assertEqual(sorted(times), times)
        at = {line["inject_id"]: seconds_of(line["t_plus"]) for line in self.lines}
        self.assertEqual(len(self.lines), len(at))
        self.assertTrue(any(line["depends_on"] for line in self.lines))
        for line in self.lines:
            if line["depends_on"]:
                self.assertLessEqual(at[line["depends_on"]], at[line["inject_id"]], line)

    def test_every_order_that_was_called_for_is_a_prompt(self):
        orders = self.pack.master.orders.firings(self.context.replication)
        prompts = [line.order for line in self.pack.master.lines if line.order]
        self.assertEqual(sorted(firing.order for firing in orders), sorted(prompts))
        self.assertGreater(len(prompts), 15)

    def test_every_clause_at_stake_stands_once(self):
        met = self.context.drill.met.loc[self.context.replication].dropna()
        self.assertEqual(sorted(met.index), sorted(line.clause for line in self.pack.master.lines if line.clause))

    def test_a_number_is_counted_at_the_end_in_its_unit(self):
        """No clock time: list, guide and plan test give what the clause limits as the result has it."""
        drill = self.context.drill
        clauses = drill.clauses[drill.clauses["rule"] == "number"]
        met = drill.met.loc[self.context.replication].dropna()
        lines = {line.clause: line for line in self.pack.master.lines if line.amount}
        self.assertEqual(sorted(set(clauses.index) & set(met.index)), sorted(lines))
        script = {row["plan_clause"].partition(":")[0]: row for row in rows(files("zh")["msel.csv"])[1] if row["plan_clause"]}
        guide = {row["critical_task"].partition(" ")[0]: row for row in rows(files("zh")["evaluation.csv"])[1] if row["critical_task"]}
        tested = {row["clause_id"]: row for row in rows(files("zh")["plan_test.csv"])[1]}
        zh = {line.clause: line for line in made(lang="zh").master.lines if line.amount}
        for clause, line in lines.items():
            row, unit = clauses.loc[clause], "" if clauses.loc[clause, "unit"] == "1" else " " + str(clauses.loc[clause, "unit"])
            self.assertEqual((self.context.first("closed"), "", ""), (line.t, script[clause]["due_t_plus"], guide[zh[clause].inject_id]["observed_t_plus"]))
            for name, value in (("sim_p10", row["p10"]), ("sim_p50", row["p50"]), ("sim_p90", row["p90"])):
                self.assertEqual(f"{number(value)}{unit}", script[clause][name])
                self.assertAlmostEqual(float(value), float(guide[zh[clause].inject_id][name]), delta=1e-5 * max(1, abs(value)))
            self.assertEqual((float(row["limit"]), unit.strip()), (float(guide[zh[clause].inject_id]["target"]), guide[zh[clause].inject_id]["unit"]))
            self.assertEqual((float(row["limit"]), row["operator"]), (float(tested[clause]["limit"]), tested[clause]["operator"]))
            self.assertIn(self.context.result.label(f"/drill/outcomes/{row['measure']}", "zh"), zh[clause].content)
            self.assertEqual(drill.clause_values.loc[self.context.replication, clause], line.amount.own)

    def test_due_is_the_start_of_the_clause_and_its_limit(self):
        for line in self.pack.master.lines:
            if line.clause and line.rule == "within":
                row = self.context.drill.clauses.loc[line.clause]
                since = self.context.first(row["since"], row["since_entity"])
                self.assertAlmostEqual(since + row["limit_s"], line.due_s)
                late = line.done_s > line.due_s + 1e-6
                if not line.order:  # an order's own line may stand for the first of several
                    self.assertEqual(late, self.context.drill.met.loc[self.context.replication, line.clause] == 0)

    def test_the_band_is_that_of_all_replications(self):
        """From the events, by another way than the pack takes: PC4 calls 119 after the detection."""
        drill = self.context.drill
        delays = []
        for _, frame in drill.events.groupby("replication"):
            frame = frame.set_index("number")
            detected = frame.index[frame["kind"] == "detected"]
            for number, row in frame.iterrows():
                if row["kind"] == "called_119" and row["cause"] in detected:
                    delays.append(row["time_s"] - frame.loc[row["cause"], "time_s"])
                if row["kind"] == "omitted" and row["entity"] == "PC4":
                    delays.append(math.inf)
        np.testing.assert_allclose(quantiles(delays, [0.1, 0.5, 0.9]),
                                   quantiles(self.pack.master.orders.delays("PC4"), [0.1, 0.5, 0.9]))

    def test_a_contingency_answers_a_prompt_at_its_due_time(self):
        by_id = {line["inject_id"]: line for line in self.lines}
        answered = [line for line in self.lines if line["contingency_inject_id"]]
        self.assertTrue(answered)
        for line in answered:
            other = by_id[line["contingency_inject_id"]]
            self.assertEqual(("contingency", line["inject_id"], line["due_t_plus"]),
                             (other["kind"], other["depends_on"], other["t_plus"]))
            self.assertTrue(other["condition"])

    def test_the_situation_is_the_simulated_state(self):
        frame = self.context.run
        lit = frame[frame["kind"].isin(["burning", "rim_fire", "ignition"])]
        if len(lit):
            time, entity = lit["time_s"].iloc[0], lit["entity"].iloc[0]
            self.assertIn(self.context.name(entity), self.context.situation(time))
        closed = self.context.first("closed")
        self.assertNotIn("burning:", self.context.situation(closed))

    def test_the_shift_moves_all_and_keeps_the_spacing(self):
        moved = rows(_msel(made(lang="en", shift_s=-5400.0)))[1]
        self.assertEqual(len(self.lines), len(moved))
        for before, after in zip(self.lines, moved):
            for column in ("t_plus", "due_t_plus", "sim_p10", "sim_p50", "sim_p90"):
                if before[column].startswith("T"):
                    self.assertEqual(5400, seconds_of(before[column]) - seconds_of(after[column]), column)
                else:
                    self.assertEqual(before[column], after[column])
            for column in ("inject_id", "kind", "content", "depends_on", "situation", "p_met"):
                self.assertEqual(before[column], after[column])

    def test_clock_time_follows_the_start(self):
        import datetime
        lines = rows(_msel(made(lang="en", start=datetime.datetime(2016, 6, 16, 23, 50))))[1]
        self.assertEqual("23:50:00", lines[0]["clock_time"])
        late = next(line for line in lines if seconds_of(line["t_plus"]) >= 600)
        self.assertTrue(late["clock_time"].endswith("+1"), late["clock_time"])


def _msel(pack):
    return csv_bytes(pack.master.table(), pack.context.lang)


class Logs(unittest.TestCase):
    """Numbers of the tables are those of the result."""

    @classmethod
    def setUpClass(cls):
        cls.pack = made(lang="en")
        cls.drill = cls.pack.context.drill

    def test_events_are_all_there_under_a_head_of_their_origin(self):
        content = files("en")["events.csv"]
        head = [line for line in content.decode("utf-8-sig").splitlines() if line.startswith("# ")]
        self.assertTrue(any("sha256" in line and "scenario oil_depot" in line for line in head), head)
        self.assertTrue(any("parameter set 2016" in line for line in head), head)
        self.assertIn(len([line for line in head if line.startswith("# input ")]), range(10, 40))
        lines = rows(content)[1]
        self.assertEqual(len(self.drill.events), len(lines))
        for position in (0, 1000, len(lines) - 1):
            row, line = self.drill.events.iloc[position], lines[position]
            self.assertEqual((str(row["replication"]), str(row["number"]), row["kind"]),
                             (line["run_id"], line["event_no"], line["type"]))
            self.assertAlmostEqual(row["time_s"], float(line["t_s"]), 2)

    def test_dispatches_and_their_targets(self):
        lines = rows(files("en")["dispatches.csv"])[1]
        self.assertEqual(len(self.drill.dispatches), len(lines))
        met = self.drill.met["outside_unit"]
        for replication in met.dropna().index[:20]:
            outside = [line for line in lines if line["run_id"] == str(replication) and line["on_time"]
                       and line["target_min"] == "20"]
            self.assertEqual(met[replication] == 1, any(line["on_time"] == "1" for line in outside))

    def test_plan_test_counts_what_the_result_holds(self):
        lines = {line["clause_id"]: line for line in rows(files("en")["plan_test.csv"])[1]}
        for clause in self.drill.met:
            met = self.drill.met[clause].dropna()
            share = wilson(int(met.sum()), len(met))
            line = lines[clause]
            self.assertEqual(str(len(met)), line["n_runs"])
            if len(met):
                self.assertAlmostEqual(share.value, float(line["p_met"]), 4)
                self.assertAlmostEqual(share.low, float(line["ci_low"]), 4)
                worst = int(line["worst_run_id"])
                if share.value < 1:
                    self.assertEqual(0, self.drill.met.loc[worst, clause], clause)
        eligible = [line for name, line in lines.items() if name.startswith("gb50074_")]
        self.assertTrue(eligible)
        for line in eligible:
            self.assertEqual("GB 50074-2014 12.5", line["source_standard"])
        for station in {name.rsplit("min_", 1)[1] for name in lines if name.startswith("gb50074_")}:
            shares = [float(lines[f"gb50074_{minutes}min_{station}"]["p_met"]) for minutes in (5, 10, 20)]
            self.assertEqual(sorted(shares), shares)

    def test_resources_are_the_scenarios(self):
        lines = {line["resource_id"]: line for line in rows(files("en")["resources.csv"])[1]}
        units = self.pack.context.scenario.by_id("units")
        self.assertLessEqual(set(units), set(lines))
        self.assertEqual("", "".join(line["contact"] + line["checked_on"] for line in lines.values()))
        for unit in ("C11", "S11", "N1"):
            self.assertEqual(float(units[unit]["foam_m3"]), float(lines[unit]["foam_m3"]))
            self.assertTrue(lines[unit]["lon"] and lines[unit]["lat"])
        # The road is never shorter than the straight line between station and gate.
        globe = self.pack.resources.map
        gate = globe.junctions["depot_gate"]
        for unit, row in units.items():
            x, y = globe.place(self.drill.station_of(unit))
            straight = math.hypot(x - gate[0], y - gate[1])
            self.assertGreaterEqual(float(lines[unit]["distance_km"]) * 1000 + 10, straight, unit)

    def test_resources_follow_the_changes_of_the_command_line(self):
        """What was run counts, not what the files say."""
        pack = made(samples.changed_on_the_line(), lang="en")
        lines = {line["resource_id"]: line for line in rows(csv_bytes(pack.resources.table(), "en"))[1]}
        units = set(pack.context.result.values("/drill/map/units/unit"))
        self.assertEqual(units, set(lines) & (units | set(self.pack.context.scenario.by_id("units"))))
        self.assertIn("C12_2", units)
        self.assertNotIn("C31", lines)
        for unit, foam in (("C11", "9"), ("C12_2", "9"), ("V1", "1.5"), ("N6", "30")):
            self.assertEqual(foam, lines[unit]["foam_m3"], unit)
        self.assertEqual("1234", lines["pond"]["water_m3"])
        self.assertEqual("county_1", lines["C12_2"]["station_id"])

    def test_shortage_is_the_results(self):
        lines = {line["resource_id"]: line for line in rows(files("en")["utilisation.csv"])[1]}
        result, done = self.pack.context.result, self.drill.done
        for prefix, axis, name in (("", "/drill/stations/station", "/drill/stations/empty_s"),
                                   ("kind_", "/drill/kinds/kind", "/drill/kinds/shortage_s")):
            for place, key in enumerate(result.values(axis)):
                if prefix + key in lines:
                    self.assertAlmostEqual(result.values(name)[done, place].mean() / 60,
                                           float(lines[prefix + key]["shortage_minutes"]), 1)

    def test_time_in_hand_of_what_must_come_before_harm(self):
        pack = made(samples.park(), lang="en")
        lines = {line["clause_id"]: line for line in rows(csv_bytes(pack.plan.table(), "en"))[1]}
        values = pack.context.drill.clause_values["shelter_before"].dropna()
        self.assertGreater(len(values), 0)
        p50, least = quantiles(values, [0.5, 0.05])
        self.assertAlmostEqual(p50, float(lines["shelter_before"]["p50"]), 1)
        self.assertAlmostEqual(-least, float(lines["shelter_before"]["gap"]), 1)
        self.assertFalse([name for name in lines if name.startswith("gb50074_")], "there is no depot")

    def test_the_bottleneck_is_told_in_words(self):
        def change(file):
            group = file["/drill/plan_test"]
            place = [name.decode() for name in group["clause"][()]].index("village_1h")
            for name, value in (("bottleneck", "surroundings.mobilisation_s"), ("bottleneck_name", "people setting out"),
                                ("bottleneck_name_zh", "群众动员时间"), ("suggestion", "drills"), ("suggestion_zh", "演练"),
                                ("gain", 0.4), ("gain_low", -0.1), ("gain_high", 0.6)):
                group[name][place] = value

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "changed.h5"
            shutil.copyfile(samples.depot(), path)
            with h5py.File(path, "r+") as file:
                change(file)
            for lang, wanted in (("en", ("people setting out", "drills")), ("zh", ("群众动员时间", "演练"))):
                pack = made(path, lang=lang)
                line = next(line for line in rows(csv_bytes(pack.plan.table(), lang))[1] if line["clause_id"] == "village_1h")
                self.assertEqual(wanted, (line["bottleneck_resource"], line["suggestion"]))
                self.assertTrue(line["gap"])
                self.assertIn("chance" if lang == "en" else "偶然", pack.plan.effect("village_1h"))

    def test_utilisation_is_bounded_and_counts(self):
        lines = {line["resource_id"]: line for line in rows(files("en")["utilisation.csv"])[1]}
        trips = self.drill.dispatches
        trips = trips[trips["incident"].isna() | (trips["incident"] == 0)]  # calls elsewhere are not the drill's
        for unit in ("C11", "V1"):
            self.assertAlmostEqual((trips["unit"] == unit).sum() / len(self.drill.done), float(lines[unit]["dispatched_n"]), 2)
        for line in lines.values():
            if line["busy_share"]:
                self.assertTrue(0 <= float(line["busy_share"]) <= 1, line)
            if line["resource_id"] in self.pack.context.scenario.by_id("units"):
                self.assertIn(line["max_simultaneous"], ("0", "1"))

    def test_the_timeline_matrix_holds_quantiles_at_its_columns(self):
        head, lines = rows(files("en")["timeline_matrix.csv"])
        self.assertEqual(["metric", "unit", "quantile", "T+00:00:00", "T+00:05:00"], head[:5])
        bands = self.drill.bands("water_l_s")
        water = {line["quantile"]: line for line in lines if line["metric"] == "water drawn"}
        for share, name in ((0.1, "p10"), (0.5, "p50"), (0.9, "p90")):
            self.assertAlmostEqual(bands.loc[1800.0, share], float(water[name]["T+00:30:00"]), 3)
        foam = [line for line in lines if line["metric"] == "on scene: foam engine"]
        self.assertEqual(["p10", "p50", "p90"], [line["quantile"] for line in foam])
        half_hour = rows(_matrix(made(lang="en", step_min=30)))
        self.assertEqual("T+00:30:00", half_hour[0][4])

    def test_escalation_is_the_results_record_of_command(self):
        lines = rows(files("en")["escalation.csv"])[1]
        command = self.pack.context.result.table("/drill/command")
        self.assertEqual(len(command), len(lines))
        grades = ["none", "green", "blue", "yellow", "orange", "red"]
        for line, (_, row) in zip(lines, command.iterrows()):
            self.assertEqual(line["run_id"], str(row["replication"]))
            self.assertAlmostEqual(row["time_s"], float(line["t_s"]), 1)
            self.assertEqual(grades.index(row["grade"]), int(line["grade"] or 0))
            self.assertEqual(row["response_level"].replace("none", ""), line["response_level"])
            self.assertEqual(row["sectors"], int(line["sectors"]))
            self.assertAlmostEqual(row["span"], float(line["span"]), 1)
            self.assertEqual(row["reason"] == "level_raised", bool(line["approval_delay_min"]))
            self.assertTrue(line["commander_role"] and line["reason"])

    def test_the_peak_flow_of_an_evacuation_is_the_median_a_minute(self):
        done = np.array([True, True, True, False])
        for unit, values in (("1/min", [30.0, 12.0, 24.0, 900.0]), ("1/s", [0.5, 0.2, 0.4, 15.0])):
            zone = xr.Dataset({"peak_flow": ("replication", values, {"units": unit})})
            self.assertEqual(24.0, logs._peak_flow(zone, done), unit)
        self.assertIsNone(logs._peak_flow(xr.Dataset(), done))
        unwarned = xr.Dataset({"peak_flow": ("replication", [np.nan] * 4, {"units": "1/min"})})
        self.assertIsNone(logs._peak_flow(unwarned, done))

    def test_the_programme_keeps_the_rules(self):
        lines = rows(files("en")["drill_programme.csv"])[1]
        rules = [line["due_rule"] for line in lines]
        self.assertGreaterEqual(sum("year" in rule and "half" not in rule for rule in rules), 1)
        halves = {int(line["planned_date"][5:7]) > 6 for line in lines if "half-year" in line["due_rule"]}
        self.assertEqual({True, False}, halves)


def _matrix(pack):
    from yuyan_pack import timeline
    return csv_bytes(timeline.matrix(pack.context), "en")


class Spreadsheets(unittest.TestCase):
    def test_sheets_are_ready_to_work_with(self):
        for lang in ("en", "zh"):
            for name in ("msel.xlsx", "evaluation.xlsx", "aar_ip.xlsx", "tables.xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(files(lang)[name]))
                self.assertIn("about", book.sheetnames)
                for sheet in book:
                    if sheet.title == "about":
                        continue
                    self.assertTrue(sheet.freeze_panes.endswith("3"), (name, sheet.title))
                    self.assertTrue(sheet.auto_filter.ref.startswith("A2:"))
                    self.assertTrue(sheet.print_area)
                    self.assertEqual("$1:$2", sheet.print_title_rows)  # relative ones are not repeated
                    wide = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
                    self.assertLess(wide / sheet.page_setup.fitToWidth, 381, "letters of half the size can still be read")
                    if sheet.page_setup.fitToWidth > 1:
                        self.assertEqual("$A:$C", sheet.print_title_cols)
                    for row in (3, sheet.max_row) if sheet.max_row >= 3 else ():
                        self.assertGreater(sheet.row_dimensions[row].height, 13)
                    self.assertGreater(sheet.column_dimensions["A"].width, 4)
                    if sheet.title in COLUMNS:
                        self.assertEqual(COLUMNS[sheet.title].split(), [cell.value for cell in sheet[1]])
                    labels = "".join(str(cell.value) for cell in sheet[2])
                    self.assertEqual(lang == "zh", any("\u4e00" <= sign <= "\u9fff" for sign in labels), sheet.title)

    def test_the_spreadsheet_holds_what_the_csv_holds(self):
        book = openpyxl.load_workbook(io.BytesIO(files("zh")["msel.xlsx"]))
        head, lines = rows(files("zh")["msel.csv"])
        sheet = book["msel"]
        self.assertEqual(len(lines) + 2, sheet.max_row)
        for number, line in enumerate(lines[:50], 3):
            for column, cell in zip(head, sheet[number]):
                if isinstance(cell.value, str):
                    said = {"kind": standards.KINDS, "delivery": columns.DELIVERIES}.get(column)
                    self.assertEqual(said[line[column]][1] if said else line[column].removeprefix("'"), cell.value)
        self.assertEqual("@", sheet.cell(3, head.index("actual_t_plus") + 1).number_format)


class Codes(unittest.TestCase):
    def test_the_page_names_the_columns_that_hold_codes(self):
        page = (samples.ROOT / "docs/pack.md").read_text(encoding="utf-8")
        told = page[page.index("CSV holds codes"):page.index("spreadsheets hold their words")]
        named = set(re.findall(r"`(\w+)`", told))
        coded = {column.name for table in vars(columns).values() if isinstance(table, list) for column in table if column.words}
        self.assertEqual(coded | {"type", "from_state", "to_state"}, named)

    def test_a_coded_column_has_the_same_cells_in_both_languages(self):
        for name in columns.TITLES:
            made_of = [rows(files(lang)[f"{name}.csv"]) for lang in ("en", "zh") if f"{name}.csv" in files(lang)]
            coded = [column.name for column in getattr(columns, name.upper(), columns.IMPROVEMENT if name == "aar_ip" else [])
                     if column.words or column.name in ("type", "from_state", "to_state") and name == "events"]
            for column in coded:
                for english, chinese in zip(made_of[0][1], made_of[1][1]):
                    self.assertEqual(english[column], chinese[column], (name, column))


class Csv(unittest.TestCase):
    """Tables are written a column at a time, as a writer of CSV would write them row by row."""

    def test_the_same_as_row_by_row(self):
        cells = [*packs.HOSTILE, "a,b", 'a"b', "a\nb", "'", " x", None, True, False, 0, -0.0, 1, 1.0, 2.5, -3, 1e-7, 1234567.89, float("nan"), 10**14]
        rows = [cells, cells[::-1], [cell if isinstance(cell, str) else "" for cell in cells]]
        table = Table("t", ("t", "t"), [Column(f"c{place}", "", "") for place in range(len(cells))], rows, ["head, one", "=two"])
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows([csv_cell(cell) for cell in row] for row in rows)
        self.assertEqual("\ufeff# head, one\r\n# '=two\r\n" + written.getvalue(), csv_bytes(table, "en").decode())

    def test_the_log_is_written_part_by_part(self):
        pack = made(lang="zh")
        whole, before = csv_bytes(logs.events(pack.context), "zh"), logs._AT_ONCE
        self.addCleanup(setattr, logs, "_AT_ONCE", before)
        for logs._AT_ONCE in (7, 1000, before):
            self.assertEqual(whole, logs.events_csv(pack.context))


if __name__ == "__main__":
    unittest.main()
