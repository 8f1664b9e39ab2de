"""Result files of a programme for the tests of the report, made from a fixed seed: what its arrays hold
has no meaning, but their names and axes are those of docs/results.md."""

import h5py
import numpy as np

YEARS = np.arange(2016, 2021)
COUNTIES = ("shuangqiao", "shuangluan", "yingshouyingzi", "chengde", "xinglong", "luanping", "longhua",
            "fengning", "kuancheng", "weichang", "pingquan", "gaoxin")
COUNTIES_ZH = ("双桥区", "双滦区", "营子区", "承德县", "兴隆县", "滦平县", "隆化县", "丰宁县", "宽城县", "围场县", "平泉县", "高新区")
SECTORS = ("coal_mine", "metal_mine", "tailings_pond", "hazardous_chemicals", "construction", "road_transport", "fire", "other")
STRATEGIES = ("targeted", "double_random", "joint", "unannounced")
CLASSES = ("general", "larger", "major", "extraordinarily_serious")
TEXT = h5py.string_dtype("utf-8")
HOSTILE = '<script>window.hacked=1</script>"\'&<img src=x onerror="window.hacked=1">\u202e倒\u202c😀' + "长" * 10000


class Writer:
    def __init__(self, path, replications):
        self.file = h5py.File(path, "w")
        self.n = replications

    def attributes(self, **values):
        for key, value in values.items():
            self.file.attrs[key] = np.bytes_(value.encode()) if isinstance(value, str) else value

    def add(self, path, values, label=("", ""), unit="1", flag=False, words=None):
        values = list(values) if isinstance(values, tuple) else values
        is_text = isinstance(values, list) and (not values or isinstance(values[0], str))
        data = self.file.create_dataset(path, data=values, dtype=TEXT if is_text else None,
                                        compression=None if is_text else "gzip", compression_opts=None if is_text else 1,
                                        shuffle=not is_text)
        data.attrs["long_name"] = label[0] or path
        data.attrs["long_name_zh"] = label[1] or label[0] or path
        data.attrs["units"] = unit
        if flag:
            data.attrs["_FillValue"] = np.array([-1], "i1")
        if words:
            data.attrs["flag_meanings"] = " ".join(words)
            data.attrs["flag_values"] = np.arange(len(words), dtype="i4")


def root(writer, title, title_zh):
    n = writer.n
    writer.attributes(format="yuyan-result", format_version="1.0", program_version="0.1.0", git_commit="test",
                      scenario_sha256="0" * 64, seed=1, replications=n, created_utc="2026-01-01T00:00:00Z",
                      command_line="yuyan run", notice="推演结果, 非事故预测", scenario="programme", title=title, title_zh=title_zh)
    writer.add("/replication", np.arange(n))
    writer.add("/replications/index", np.arange(n))
    writer.add("/replications/status", np.zeros(n, "i4"), words=("done", "failed", "timed_out"))
    writer.add("/replications/failure", [""] * n)


def parameters(writer, hostile):
    names = ["inspection.effect", "inspectors.days", "city.gdp"]
    columns = {"name": names, "value": ["0.5", "120", HOSTILE if hostile else "1e11"], "unit": ["", "d", "yuan"],
               "status": ["assumed", "derived", "verified"], "source": ["assumed", "test", HOSTILE if hostile else "test"]}
    for name, values in columns.items():
        writer.add(f"/parameters/{name}", values)
    writer.add("/parameters/is_default", np.array([1, 0, 0], "i1"))


def programme(path, replications=400, hostile=False, seed=7):
    random = np.random.default_rng(seed)
    with_name = (lambda text: HOSTILE) if hostile else (lambda text: text)
    writer = Writer(path, replications)
    n, years, counties = replications, len(YEARS), len(COUNTIES)
    months = [f"{year}-{month:02}" for year in YEARS for month in range(1, 13)]
    root(writer, with_name("Example programme 2016-2020"), with_name("示范计划 2016-2020"))
    parameters(writer, hostile)
    writer.add("/year", YEARS)
    writer.add("/programme/month", months)
    writer.add("/programme/quarter", [f"{year}Q{q}" for year in YEARS for q in range(1, 5)])
    for name, plural, ids, zh in (("county", "counties", COUNTIES, COUNTIES_ZH), ("sector", "sectors", SECTORS, SECTORS),
                                  ("strategy", "strategies", STRATEGIES, STRATEGIES), ("class", "classes", CLASSES, CLASSES)):
        writer.add(f"/programme/{name}", ids)
        writer.add(f"/programme/{plural}/name_zh", [with_name(text) if name == "county" and i == 0 else text
                                                    for i, text in enumerate(zh)])
    level = random.uniform(0.5, 2, counties)
    trend = 0.94 ** np.arange(years)
    for name, zh, scale in (("deaths_per_100m_yuan", "亿元GDP死亡率", 0.1), ("deaths_per_100k_employees", "十万就业人员死亡率", 1.5)):
        values = scale * random.gamma(8, 1 / 8, (n, years, counties)) * level * trend[:, None]
        values[:, 0, 3] = np.nan  # not applicable
        writer.add(f"/programme/indicators/{name}", values, (name, zh))
        writer.add(f"/programme/city/{name}", np.nanmean(values, axis=2), (name, zh))
    monthly(writer, random, level, trend)
    coverage(writer, random, level)
    places(writer, random, level)
    shares(writer, with_name)
    listings(writer, random, level)
    targets(writer, random, with_name)
    delivery(writer, random, with_name)
    writer.file.close()


def monthly(writer, random, level, trend):
    n = writer.n
    season = 1 + 0.3 * np.sin(np.arange(60) / 12 * 2 * np.pi)
    rate = season * np.repeat(trend, 12)
    shape = (n, 60, len(COUNTIES), len(CLASSES))
    by_class = np.array([1, 0.05, 0.004, 0.0005])
    mean = rate[:, None, None] * level[None, :, None] * by_class
    accidents = random.poisson(np.broadcast_to(mean, shape)).astype(float)
    for name, zh, factor in (("accidents", "事故起数", 1), ("fatal_accidents", "死亡事故起数", 0.6), ("deaths", "死亡人数", 1.2),
                             ("serious_injuries", "重伤人数", 0.8)):
        writer.add(f"/programme/monthly/{name}", np.floor(accidents * factor), (name, zh))
    writer.add("/programme/monthly/loss_yuan", accidents * 2e5, ("loss_yuan", "直接经济损失"), "yuan")


def coverage(writer, random, level):
    shape = (writer.n, len(YEARS), len(COUNTIES), len(SECTORS))
    enterprises = np.broadcast_to(np.round(20 * level[:, None] * np.linspace(1, 5, len(SECTORS))), shape[1:])
    living = np.broadcast_to(enterprises, shape)
    visited = random.binomial(living.astype(int), 0.4)
    arisen = random.poisson(living * 3.0)
    found = random.binomial(arisen, 0.6)
    rectified = random.binomial(found, 0.85)
    lapsed, accident = random.binomial(arisen - found, 0.1), random.binomial(found - rectified, 0.01)
    falsely = random.binomial(rectified, 0.05)
    for name, zh, values in (("lapsed", "自然消失", lapsed), ("ended_by_accident", "致事故", accident), ("falsely_closed", "虚假整改", falsely),
                             ("self_found", "自查发现", found // 3), ("reported", "举报", found // 50), ("hidden", "未被发现", (arisen - rectified) // 2), ("enterprises", "企业数", living), ("visits", "检查次数", visited * 1.3), ("distinct_visited", "受检企业数", visited),
                             ("arisen", "新增隐患", arisen), ("found", "发现隐患", found), ("found_major", "发现重大隐患", found // 20),
                             ("rectified", "已整改", rectified), ("overdue", "逾期未整改", found - rectified), ("living", "存量隐患", arisen - rectified)):
        writer.add(f"/programme/coverage/{name}", values.astype(float), (name, zh))
    writer.add("/programme/strategy_visits", random.poisson(np.broadcast_to(enterprises[..., None] * 0.1, shape + (len(STRATEGIES),))).astype(float),
               ("visits by strategy", "各方式检查次数"))


def places(writer, random, level):
    """Accidents by sector, and what rates are taken of."""
    shape = (writer.n, len(YEARS), len(COUNTIES), len(SECTORS))
    deaths = random.poisson(np.broadcast_to(level[:, None] * 0.02, shape)).astype(float)
    writer.add("/programme/by_sector/accidents", deaths * 2, ("accidents by sector", "各行业事故起数"))
    writer.add("/programme/by_sector/deaths", deaths, ("deaths by sector", "各行业死亡人数"))
    growth = np.cumprod(1 + random.normal(0.05, 0.02, (writer.n, len(YEARS))), axis=1)
    for name, unit in (("gdp_yuan", "yuan"), ("industrial_employees", "1"), ("coal_output_t", "t")):
        writer.add(f"/programme/exposure/{name}", growth[:, :, None] * level[None, None, :] * 1e9, ("exposure", "暴露量"), unit)


def listings(writer, random, level):
    """Major hazards listed for supervision."""
    writer.add("/programme/listings/level", ["county", "city", "province"])
    shape = (writer.n, 4 * len(YEARS), len(COUNTIES), 3)
    listed = random.poisson(np.broadcast_to(level[:, None] * np.array([2, 1, 0.05]), shape))
    accepted, extended = random.binomial(listed, 0.9), random.binomial(listed, 0.1)
    for name, zh, values in (("listed", "挂牌督办数", listed), ("accepted", "验收摘牌数", accepted), ("extended", "延期数", extended),
                             ("overdue", "逾期未销号数", random.binomial(listed, 0.3))):
        writer.add(f"/programme/listings/{name}", values.astype("i8"), (name, zh))


def shares(writer, with_name):
    """What was computed after the run: the split of the spread, and where days avert most."""
    writer.add("/programme/variance/indicator", ["deaths_per_100m_yuan", with_name("deaths")] * 2)
    writer.add("/programme/variance/year", np.array([2016, 2016, 2020, 2020]))
    for name, values in (("mean", [1, 2, 3, 4]), ("deviation", [0.1, 0.2, 0.3, 0.4]), ("parameter_share", [0.2, 0.4, 0.25, 0.75]),
                         ("low", [0.1, 0.3, 0.15, 0.6]), ("high", [0.3, 0.5, 0.35, 0.9]), ("chance_share", [0.8, 0.6, 0.75, 0.25])):
        writer.add(f"/programme/variance/{name}", np.array(values, float))
    rows = [("county", "chengde", "承德县"), ("county", "xinglong", "兴隆县"), ("strategy", "targeted", "重点监管"), ("proposal", "", "")]
    for k, name in enumerate(("scope", "id", "name_zh")):
        writer.add(f"/programme/allocation/{name}", [with_name(row[k]) if name == "name_zh" and row[1] else row[k] for row in rows])
    writer.add("/programme/allocation/name", [row[1] for row in rows])
    nan = np.nan
    for name, values in (("days_a_year", [100, 200, 300, nan]), ("days_proposed", [150, 150, 300, nan]), ("averted_per_1000_days", [0.5, 0.9, -0.1, nan]),
                         ("low", [0.1, 0.2, -0.5, nan]), ("high", [0.9, 1.6, 0.3, nan]), ("averted", [nan] * 3 + [1.5]), ("averted_low", [nan] * 3 + [0.5]),
                         ("averted_high", [nan] * 3 + [2.5])):
        writer.add(f"/programme/allocation/{name}", np.array(values, float))


def targets(writer, random, with_name):
    met = (random.random((writer.n, 3)) < [0.95, 0.75, 0.3]).astype("i1")
    writer.add("/targets/target", ["general_fewer", "larger_within", "deaths_2020"])
    writer.add("/targets/name", [with_name("fewer general accidents than 2015"), "larger accidents within the control number", "deaths per 100 million yuan in 2020"])
    writer.add("/targets/name_zh", [with_name("一般事故少于 2015 年"), "较大事故不超控制指标", "2020 年亿元GDP死亡率"])
    writer.add("/targets/indicator", ["deaths_per_100m_yuan"] * 3)
    writer.add("/targets/year", np.array([2016, 2016, 2020]))
    writer.add("/targets/operator", ["below", "at_most", "at_most"])
    writer.add("/targets/limit", np.array([120.0, 4.0, 0.075]))
    writer.add("/targets/unit", ["1", "1", "1"])
    writer.add("/targets/status", ["assumed"] * 3)
    writer.add("/targets/source", ["test"] * 3)
    writer.add("/targets/met", met, flag=True)
    writer.add("/targets/value", random.gamma(4, 1, (writer.n, 3)))
    writer.add("/programme/sensitivity/parameter", ["inspection.effect", with_name("deterrence.days"), "report.rate"])
    for name, values in (("sobol_first", [0.4, 0.2, 0.05]), ("sobol_total", [0.55, 0.3, 0.08]), ("evppi", [1.2, 0.4, 0.1])):
        writer.add(f"/programme/sensitivity/{name}", np.array(values))
    rows = [("all", "all", "deaths"), ("chengde", "all", "deaths"), ("all", "coal_mine", "accidents")]
    for k, name in enumerate(("county", "sector", "measure")):
        writer.add(f"/programme/control_numbers/{name}", [row[k] for row in rows])
    writer.add("/programme/control_numbers/year", np.array([2016] * 3))
    writer.add("/programme/control_numbers/limit", np.array([150.0, 14.0, 3.0]))
    used = np.cumsum(random.poisson(np.array([11, 1.2, 0.2])[None, :, None], (writer.n, 3, 12)), axis=2).astype(float)
    writer.add("/programme/control_numbers/used", used)
    writer.add("/programme/control_numbers/within", (used[:, :, -1] <= [150, 14, 3]).astype("i1"), flag=True)


def delivery(writer, random, with_name):
    names = [with_name("standardization level 2, metallurgy"), "satellite positioning of carriers", "tailings ponds closed"]
    writer.add("/programme/delivery/kpi", ["standard_2", "positioning", "tailings"])
    writer.add("/programme/delivery/name", names)
    writer.add("/programme/delivery/name_zh", [with_name("冶金二级达标"), "危货车辆卫星定位", "尾矿库闭库"])
    writer.add("/programme/delivery/due", ["2016Q4"] * 3)
    writer.add("/programme/delivery/target", np.array([0.35, 1.0, 10.0]))
    writer.add("/programme/delivery/unit", ["1", "1", "ponds"])
    writer.add("/programme/delivery/policy_item", ["7", "16", "11"])
    writer.add("/programme/delivery/status", ["assumed"] * 3)
    value = np.cumsum(random.random((writer.n, 20, 3)) * [0.1, 0.3, 3], axis=1)
    writer.add("/programme/delivery/value", value)
    writer.add("/programme/delivery/met", (value[:, 3, :] >= [0.35, 1, 10]).astype("i1"), flag=True)
