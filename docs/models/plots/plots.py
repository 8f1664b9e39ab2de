#!/usr/bin/python3
"""Draws the plot of every model page from what the program computes.

    YUYAN=build/release/yuyan docs/models/plots/plots.py [MODEL ...]    draws docs/models/plots/MODEL.svg
    YUYAN=build/release/yuyan docs/models/plots/plots.py --check        says which plots are out of date

A plot is one or more sweeps of `yuyan hazard MODEL … --over`. The SVG file carries the sum of the data it
shows, so that a plot that no longer says what the program says is found without drawing it.
"""

import csv
import dataclasses
import hashlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
PROGRAM = os.environ.get("YUYAN", "yuyan")


@dataclasses.dataclass
class Plot:
    """Output `y` over the sweep `over` (key=from:to:step), one curve for each set of inputs."""

    over: str
    y: str
    curves: dict[str, str] = dataclasses.field(default_factory=lambda: {"": ""})
    inputs: str = ""
    scale: tuple[float, float] = (1, 1)  # planner's units over the program's
    labels: tuple[str, str] = ("", "")
    log: str = ""  # "x", "y" or "xy"
    lists: bool = False  # x and y are lists of one evaluation, "over" names the list of x


def by(key, *values, name=None):
    """One curve for each value of an input."""
    return {f"{key if name is None else name} {value}".strip(): f"{key}={value}" for value in values}


DISTANCE, KW = "distance (m)", "heat flux (kW/m²)"

PLOTS = {
    "liquid_release": Plot("head_m=0.5:20:0.5", "mass_rate_kg_s", by("hole_diameter_m", 0.02, 0.05, 0.1, name="hole (m)"),
                           "density_kg_m3=750", labels=("head (m)", "mass rate (kg/s)"), log="y"),
    "gas_release": Plot("pressure_pa=1.1e5:2e6:1e4", "mass_rate_kg_s", by("hole_diameter_m", 0.01, 0.02, 0.05, name="hole (m)"),
                        "molar_mass_kg_mol=0.016", (1e-6, 1), ("pressure (MPa, absolute)", "mass rate (kg/s)"), "y"),
    "tank_drain": Plot("time_s=0:30000:100", "level_m", by("hole_diameter_m", 0.05, 0.1, name="hole (m)"),
                       "tank_diameter_m=5 tank_height_m=10 hole_height_m=1", (1 / 3600, 1), ("time (h)", "level (m)")),
    "flash_release": Plot("temperature_k=245:320:1", "flash_fraction", by("substance", "ammonia", "chlorine", "propane", name=""),
                          "mass_kg=5000", labels=("storage temperature (K)", "share that flashes")),
    "leak_size": Plot("area_fraction=0.001:1:0.001", "hole_diameter_m", by("pipe_diameter_m", 0.05, 0.1, 0.3, name="pipe (m)"),
                      scale=(1, 1000), labels=("share of the pipe's area", "hole (mm)"), log="x"),
    "ignition": Plot("mass_rate_kg_s=0.05:100:0.05", "total_probability", by("fluid", "hydrogen", "methane", name=""),
                     labels=("mass rate (kg/s)", "probability of ignition"), log="x"),
    "pool_spread": Plot("volume_m3=1:500:1", "radius_m", by("ground", "flat_hard", "flat_sandy", "rough", name=""),
                        labels=("volume (m³)", "radius of the pool (m)")),
    "pool_evaporation": Plot("wind_m_s=0.5:12:0.1", "mass_rate_kg_s", by("radius_m", 5, 11, 20, name="radius (m)"),
                             "vapour_pressure_pa=16130 molar_mass_kg_mol=0.086", labels=("wind (m/s)", "vapour (kg/s)")),
    "pool_boiling": Plot("time_s=5:600:5", "mass_rate_kg_s", by("ground", "concrete", "soil", name=""),
                         "boiling_k=111.7 latent_heat_j_kg=5.11e5 area_m2=200", labels=("time (s)", "vapour (kg/s)")),
    "indoor_concentration": Plot("time_s=0:10800:30", "volume_ppm", by("air_changes_per_h", 0.3, 0.5, 2, name="air changes an hour"),
                                 "volume_m3=300 outdoor_fraction=0.001 source_duration_s=1800", (1 / 60, 1),
                                 ("time (min)", "indoors (ppm)")),
    "ammonia_release": Plot("time_s=0:3600:10", "room_ppm", by("air_changes_per_h", 5, 30, name="air changes an hour"),
                            "release_kg_s=0.05 room_volume_m3=800", (1 / 60, 1), ("time (min)", "machine room (ppm)")),
    "burning_rate": Plot("diameter_m=0.3:15:0.1", "burning_rate_kg_m2_s", by("fuel", "gasoline", "diesel", "kerosene", "methanol", name=""),
                         labels=("diameter (m)", "burning rate (kg/(m² s))")),
    "pool_fire": Plot("distance_m=25:150:1", "heat_flux_w_m2", by("sep_method", "mudan", "heat_balance", "shokri_beyler", name=""),
                      "fuel=gasoline diameter_m=21 wind_m_s=4", (1, 1e-3), (DISTANCE, KW), "y"),
    "cylinder_view_factor": Plot("distance_m=50:250:1", "view_factor", by("tilt_deg", 0, 25, 45, name="tilt (deg)"),
                                 "flame_length_m=46.775 radius_m=21.2228", labels=(DISTANCE, "view factor"), log="y"),
    "transmissivity": Plot("path_m=10:1000:5", "transmissivity", by("relative_humidity", 0.2, 0.5, 0.9, name="humidity"),
                           labels=("path (m)", "transmissivity"), log="x"),
    "pool_fire_point_source": Plot("target_x_m=15:100:1", "heat_flux_w_m2", by("diameter_m", 4, 6, 10, name="diameter (m)"),
                                   "fuel=gasoline", (1, 1e-3), (DISTANCE, KW), "y"),
    "jet_fire": Plot("target_x_m=10:80:1", "heat_flux_w_m2", by("hole_diameter_m", 0.01, 0.0209, name="hole (m)"),
                     "method=hyram fluid=hydrogen pressure_pa=6081325 temperature_k=288 target_y_m=1.75", (1, 1e-3), (DISTANCE, KW), "y"),
    "fireball": Plot("distance_m=50:800:5", "heat_flux_w_m2", by("mass_kg", 2000, 12000, 50000, name="mass (kg)"),
                     "", (1, 1e-3), (DISTANCE, KW), "y"),
    "engulfing_fire_load": Plot("wall_temperature_k=290:1100:10", "heat_flux_w_m2", {"": ""}, "", (1, 1e-3),
                                ("wall temperature (K)", "net heat flux (kW/m²)")),
    "vessel_in_fire": Plot("fill_fraction=0.2:0.85:0.05", "rupture_s", by("initial_temperature_k", 283.15, 303.15, name="start (K)"),
                           "volume_m3=4.85 wall_thickness_m=0.0059 relief_pressure_pa=1661325", (1, 1 / 60),
                           ("share filled", "rupture after (min)")),
    "boilover": Plot("oil_depth_m=2:18:0.5", "onset_s", {"": ""}, "diameter_m=40 water_depth_m=0.3", (1, 1 / 3600),
                     ("depth of oil (m)", "boilover after (h)")),
    "vessel_burst": Plot("distance_m=20:300:2", "overpressure_pa", by("pressure_pa", "8e5", "1.8e6", name="burst at (Pa)"),
                         "volume_m3=50 heat_capacity_ratio=1.13", (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "fragments": Plot("mass_kg=500:60000:500", "end_range_m", by("volume_m3", 4, 50, name="vessel (m³)"), "", (1e-3, 1),
                      ("mass in the vessel (t)", "range of end caps (m)")),
    "warehouse_fire": Plot("time_s=0:7200:30", "heat_release_w", by("growth", "medium", "fast", "ultra_fast", name=""),
                           "goods=plastics area_m2=400 distance_m=30", (1 / 60, 1e-6), ("time (min)", "heat release (MW)")),
    "roadway_smoke": Plot("distance_m=20:2000:20", "arrival_s", by("air_velocity_m_s", 1, 2, 4, name="air (m/s)"),
                          "burning_rate_kg_s=0.1 carbon_monoxide_yield=0.1 area_m2=12", (1, 1 / 60),
                          ("distance along the road (m)", "smoke arrives after (min)")),
    "thermal_harm": Plot("heat_flux_w_m2=2000:40000:250", "fatality_probability",
                         by("method", "eisenberg", "tsao_perry", "lees", "tno", name=""), "exposure_s=60", (1e-3, 1),
                         ("heat flux for 60 s (kW/m²)", "probability of death")),
    "blast_harm": Plot("overpressure_pa=5000:400000:2500", "probability", by("method", "collapse_tno", "head_tno", "lung_hse", name=""),
                       "impulse_pa_s=1500", (1e-3, 1), ("overpressure (kPa)", "probability"), "x"),
    "equipment_damage": Plot("overpressure_pa=5000:150000:1000", "probability", by("category", "atmospheric", "pressurised", name=""),
                             "cause=overpressure", (1e-3, 1), ("overpressure (kPa)", "probability of damage")),
    "time_to_failure": Plot("heat_flux_w_m2=16000:100000:500", "time_s", by("volume_m3", 100, 1000, 10000, name="tank (m³)"),
                            "category=atmospheric", (1e-3, 1 / 60), ("heat flux (kW/m²)", "failure after (min)"), "y"),
    "toxic_harm": Plot("concentration_ppm=10:5000:10", "probability", by("method", "withers_lees", "purple_book", "ccps", name=""),
                       "substance=chlorine exposure_s=600", labels=("chlorine for 10 min (ppm)", "probability of death"), log="x"),
    "co_dose": Plot("exposure_s=0:3600:30", "fed", by("concentration_ppm", 500, 1500, 4000, name="CO (ppm)"), "", (1 / 60, 1),
                    ("exposure (min)", "fractional effective dose")),
    "event_tree": Plot("branch_probability=0.01:0.99:0.01", "frequency_per_year", by("end_state", 1, 2, name="end state"),
                       "frequency_per_year=1e-4", labels=("probability of the branch", "frequency (1/year)"), log="y"),
    "risk_measures": Plot("pll_per_year=1e-5:1e-2:1e-5", "far_per_1e8_h", by("people_present", 5, 20, 100, name="people"),
                          labels=("potential loss of life (1/year)", "fatal accident rate (1e-8/h)"), log="xy"),
    "blast_tnt": Plot("distance_m=10:500:2", "incident_pa", by("charge_kg", 100, 1000, 10000, name="TNT (kg)"), "", (1, 1e-3),
                      (DISTANCE, "incident overpressure (kPa)"), "xy"),
    "blast_kinney_graham": Plot("distance_m=10:500:2", "overpressure_pa", by("charge_kg", 100, 1000, 10000, name="TNT (kg)"), "",
                                (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "vce_tnt": Plot("distance_m=20:1000:5", "overpressure_pa", by("yield_factor", 0.01, 0.03, 0.1, name="yield"), "fuel_mass_kg=5000",
                    (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "vce_multi_energy": Plot("distance_m=20:1000:5", "overpressure_pa", by("strength_class", 3, 5, 7, 10, name="class"),
                             "energy_j=5e9", (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "vce_bst": Plot("distance_m=20:1000:5", "overpressure_pa", by("flame_mach", 0.2, 0.7, 2, name="flame Mach number"),
                    "fuel_mass_kg=500", (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "vce_bauwens": Plot("scaled_distance=0.3:10:0.05", "scaled_overpressure", {"": ""},
                        labels=("scaled distance", "scaled overpressure"), log="xy"),
    "dust_explosion": Plot("enclosure_volume_m3=1:200:1", "vent_area_m2", by("kst_bar_m_s", 100, 200, 300, name="Kst (bar m/s)"),
                           labels=("enclosure (m³)", "vent area (m²)")),
    "mine_gas_explosion": Plot("distance_m=0:2000:20", "overpressure_pa", by("attenuation_per_m", 0.001, 0.002, 0.005, name="1/m:"),
                               "gas_volume_m3=200 initial_overpressure_pa=2e5", (1, 1e-3), ("distance along the roadway (m)", "overpressure (kPa)"), "y"),
    "fireworks_explosion": Plot("distance_m=20:800:5", "overpressure_pa", by("composition_kg", 50, 500, 5000, name="composition (kg)"),
                                "", (1, 1e-3), (DISTANCE, "overpressure (kPa)"), "xy"),
    "gaussian_plume": Plot("x_m=100:5000:20", "concentration_mg_m3", by("stability", "B", "D", "F", name="stability"), "",
                           labels=("downwind (m)", "concentration (mg/m³)"), log="xy"),
    "gaussian_puff": Plot("time_s=50:900:5", "concentration_mg_m3", by("x_m", 500, 1000, 1500, name="x (m)"), "mass_kg=100 wind_m_s=2",
                          labels=("time (s)", "concentration (mg/m³)")),
    "puff_sequence": Plot("time_s=60:1500:10", "concentration_mg_m3", by("east_m", 500, 1000, 2000, name="east (m)"), "",
                          labels=("time (s)", "concentration (mg/m³)")),
    "concentration_field": Plot("wind_m_s=1:10:0.5", "highest_kg_m3", by("release_height_m", 10, 20, 40, name="height (m)"),
                                "stability=D cell_m=20", labels=("wind (m/s)", "highest at the ground (kg/m³)"), log="y"),
    "britter_mcquaid_plume": Plot("x_m=50:3000:10", "volume_fraction", by("wind_m_s", 2, 4, 8, name="wind (m/s)"),
                                  "release_m3_s=10 density_kg_m3=2.5", (1, 100), ("downwind (m)", "volume (%)"), "xy"),
    "britter_mcquaid_puff": Plot("time_s=5:600:5", "cloud_fraction", by("wind_m_s", 2, 4, 8, name="wind (m/s)"),
                                 "volume_m3=2000 density_kg_m3=2.5", (1, 100), ("time (s)", "share of gas in the cloud (%)"), "y"),
    "plume_rise": Plot("x_m=10:2000:10", "rise_m", by("wind_m_s", 2, 5, 10, name="wind (m/s)"), "convective_heat_w=2e7",
                       labels=("downwind (m)", "rise (m)")),
    "tailings_breach": Plot("stored_m3=2e5:2e7:2e5", "runout_m", by("method", "larrauri_lall", "rico", name=""), "height_m=40",
                            (1e-6, 1e-3), ("stored (million m³)", "runout (km)")),
    "landslide_runout": Plot("volume_m3=1e4:5e6:1e4", "runout_m", by("method", "scheidegger", "corominas", name=""), "drop_m=80",
                             (1e-6, 1), ("volume (million m³)", "runout (m)"), "x"),
    "spoil_heap": Plot("height_m=10:120:2", "runout_from_toe_m", by("state", "dry", "wet", "liquefied", name=""), "",
                       labels=("height (m)", "runout from the toe (m)")),
    "water_inrush": Plot("barrier_m=10:120:1", "inrush_coefficient_mpa_m", by("head_m", 800, 860, 1000, name="head (m)"), "floor_level_m=740",
                         labels=("barrier (m)", "inrush coefficient (MPa/m)"), log="y"),
    "pipeline_impact_radius": Plot("pressure_pa=1e6:12e6:1e5", "radius_m", by("diameter_m", 0.3, 0.7, 1.0, name="pipe (m)"), "",
                                   (1e-6, 1), ("pressure (MPa)", "potential impact radius (m)")),
    "exit_flow": Plot("people=10:2000:10", "total_s", by("clear_width_m", 1.2, 2.0, 4.0, name="width (m)"), "",
                      (1, 1 / 60), ("people", "all out after (min)")),
    "crowd_density": Plot("density_p_m2=0.2:6:0.05", "specific_flow_p_m_s", {"": ""}, "",
                          labels=("density (persons/m²)", "flow (persons/(m s))")),
    "major_hazard": Plot("people_within_500_m=0:150:1", "r", by("substances", "chlorine:20", "ammonia:100", "gasoline:2000", name=""), "",
                         labels=("people within 500 m", "grading figure R"), log="y"),
    "individual_risk": Plot("presence=0.01:1:0.01", "individual_risk_per_year", by("protection", 1, 0.5, 0.1, name="protection factor"),
                            "event_frequency_per_year=1e-5,1e-6 event_lethality=0.1,0.8",
                            labels=("share of time present", "individual risk (1/year)"), log="y"),
    "societal_risk": Plot("deaths", "frequency_per_year", {"": ""},
                          "event_frequency_per_year=1e-4,3e-5,1e-5,2e-6,1e-7 event_deaths=1,3,8,20,60",
                          labels=("deaths N", "frequency of N or more (1/year)"), log="xy", lists=True),
    "safety_distance": Plot("charge_kg=10:20000:10", "sensitive_distance_m", {"sensitive": ""}, "method=overpressure",
                            labels=("TNT (kg)", "external safety distance (m)"), log="xy"),
}


def call(model, plot, curve):
    words = [PROGRAM, "hazard", model, *plot.inputs.split(), *curve.split(), "--lang", "en"]
    return words + (["--json"] if plot.lists else ["--over", plot.over])


def data(model, plot):
    """x and y of each curve, as numbers to nine digits."""
    curves = {}
    for name, inputs in plot.curves.items():
        answer = subprocess.run(call(model, plot, inputs), capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise SystemExit(f"{model}: {answer.stderr}")
        if plot.lists:
            outputs = json.loads(answer.stdout)["outputs"]
            x, y = outputs[plot.over], outputs[plot.y]
        else:
            rows = list(csv.DictReader(io.StringIO(answer.stdout)))
            if plot.y not in rows[0]:
                raise SystemExit(f"{model}: no column {plot.y} in {list(rows[0])}")
            pairs = [(row[plot.over.split("=")[0]], row[plot.y]) for row in rows if row[plot.y]]
            x, y = zip(*pairs)
        curves[name] = [(float(f"{float(a):.9g}"), float(f"{float(b):.9g}")) for a, b in zip(x, y)]
    return curves


def sum_of(curves):
    rounded = {name: [(f"{a:.6g}", f"{b:.6g}") for a, b in points] for name, points in curves.items()}
    return hashlib.sha256(json.dumps(rounded, sort_keys=True).encode()).hexdigest()


def draw(model, plot, curves):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "yuyan", "svg.fonttype": "none", "path.simplify_threshold": 0.5,
                                "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(5.2, 3.2))
    for name, points in curves.items():
        x, y = ([value * factor for value in values] for values, factor in zip(zip(*points), plot.scale))
        axes.plot(x, y, "o-" if plot.lists else "-", label=name, linewidth=1.6)
    if "x" in plot.log:
        axes.set_xscale("log")
    if "y" in plot.log:
        axes.set_yscale("log")
    axes.set_xlabel(plot.labels[0])
    axes.set_ylabel(plot.labels[1])
    axes.grid(True, linewidth=0.4, alpha=0.5)
    if len(curves) > 1:
        axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(FOLDER / f"{model}.svg", metadata={"Date": None, "Description": sum_of(curves)})
    pyplot.close(figure)


def drawn_sum(model):
    path = FOLDER / f"{model}.svg"
    found = re.search(r"<dc:description>(\w+)</dc:description>", path.read_text()) if path.exists() else None
    return found[1] if found else None


def models():
    listed = json.loads(subprocess.run([PROGRAM, "hazard", "--json"], capture_output=True, text=True, check=True).stdout)
    return [model["model"] for model in listed]


def main(words):
    known = models()
    if sorted(known) != sorted(PLOTS):
        raise SystemExit(f"plots without model or models without plot: {sorted(set(known) ^ set(PLOTS))}")
    check = "--check" in words
    late = []
    for model in [word for word in words if word != "--check"] or known:
        curves = data(model, PLOTS[model])
        if check and drawn_sum(model) != sum_of(curves):
            late.append(model)
        if not check:
            draw(model, PLOTS[model], curves)
    if late:
        raise SystemExit(f"out of date, draw anew: {' '.join(late)}")


if __name__ == "__main__":
    main(sys.argv[1:])
