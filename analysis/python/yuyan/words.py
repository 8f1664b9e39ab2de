"""Words of the domain in English and Chinese. What can happen is told in the program's own words:
words.csv is printed by `yuyan docs words`, and a test holds it to the code."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

Pair = tuple[str, str]


@lru_cache(maxsize=1)
def happenings() -> dict[str, Pair]:
    """English and Chinese of every kind of event of a drill."""
    text = resources.files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    return {row["happening"]: (row["en"], row["zh"]) for row in csv.DictReader(text.splitlines())}


LAYERS: dict[str, Pair] = {
    "post_card": ("post card", "岗位处置卡"), "on_site": ("on-site scheme", "现场处置方案"),
    "special": ("special plan", "专项预案"), "comprehensive": ("comprehensive plan", "综合预案"),
    "county": ("county plan", "县级预案"), "city": ("city plan", "市级预案")}

LEVELS: dict[str, Pair] = {
    "firm": ("the firm", "企业"), "county": ("the county", "县级"), "city": ("the city", "市级"),
    "province": ("the province", "省级"), "first": ("first bulletin", "首次发布")}

UNIT_KINDS: dict[str, Pair] = {
    "water": ("water engine", "水罐消防车"), "foam": ("foam engine", "泡沫消防车"),
    "tanker": ("tanker", "供水车"), "ladder": ("ladder", "举高消防车"), "special": ("special vehicle", "抢险救援车"),
    "command": ("command vehicle", "指挥车"), "supply": ("supply unit", "远程供水/供液单元"),
    "ambulance": ("ambulance", "救护车"), "police": ("police car", "警车"), "bus": ("bus", "客车"),
    "chemical": ("chemical response unit", "防化救援车"), "mine_rescue": ("mine rescue unit", "矿山救护车"),
    "dive": ("diving unit", "潜水救援车"), "earth_mover": ("earth mover", "工程机械"),
    "environment": ("environment monitoring vehicle", "环境监测车")}

WATER_POINTS: dict[str, Pair] = {"hydrant": ("hydrant", "消火栓"), "pond": ("pond", "水池"), "river": ("river", "天然水源")}

FOAM_TYPES: dict[str, Pair] = {
    "site": ("as on site", "与现场相同"), "protein_3": ("protein 3 %", "蛋白3%"), "protein_6": ("protein 6 %", "蛋白6%"),
    "fluoroprotein_3": ("fluoroprotein 3 %", "氟蛋白3%"), "fluoroprotein_6": ("fluoroprotein 6 %", "氟蛋白6%"),
    "afff_3": ("AFFF 3 %", "水成膜3%"), "afff_6": ("AFFF 6 %", "水成膜6%"), "fffp_3": ("FFFP 3 %", "成膜氟蛋白3%"),
    "fffp_6": ("FFFP 6 %", "成膜氟蛋白6%")}

#: Colours of triage and how a casualty's way ended.
COLOURS: dict[str, Pair] = {"green": ("green", "绿"), "yellow": ("yellow", "黄"), "red": ("red", "红"), "black": ("black", "黑"),
                            "none": ("not triaged", "未检伤")}
ENDS: dict[str, Pair] = {
    "dead_at_once": ("dead at once", "当场死亡"), "died_on_scene": ("died on scene", "现场死亡"),
    "died_under_way": ("died under way", "途中死亡"), "died_in_hospital": ("died in hospital", "院内死亡"),
    "on_scene": ("on scene", "仍在现场"), "under_way": ("under way", "送医途中"), "in_hospital": ("in hospital", "在院"),
    "treated": ("treated", "已救治")}

STATION_KINDS: dict[str, Pair] = {
    "volunteer": ("volunteer brigade of the site", "企业义务消防队"),
    "full_time": ("full-time brigade of the site", "企业专职消防队"), "town": ("township brigade", "乡镇专职队"),
    "county": ("county station", "县(区)消防中队"), "special": ("special-duty station", "特勤中队"),
    "mutual_aid": ("mutual aid", "跨区域增援"), "ambulance": ("ambulance station", "急救站"),
    "police": ("police station", "公安机关")}

#: Groups that clauses and orders name.
GROUPS: dict[str, Pair] = {"outside": ("forces from outside", "外部力量"), "tank": ("a tank", "储罐"),
                           "bund": ("a bund", "防火堤"), "zone": ("a zone", "周边区域"), "workers": ("workers", "员工"),
                           "village": ("village", "村庄"), "school": ("school", "学校"), "road": ("road", "道路"),
                           "town": ("town", "城镇"), "hospital": ("hospital", "医院"),
                           "residential": ("residential zones", "居民区"), "care_home": ("care home", "养老福利机构"),
                           "industry": ("industry around", "周边企业"), "all": ("all zones", "全部区域"),
                           "downwind": ("zones downwind", "下风向区域"), "burning": ("what burns", "着火对象")}

#: Chinese of places and posts of a site by the ids that authors usually give them: a scenario has no names for them.
PLACES: dict[str, str] = {
    "pump_room": "油泵房", "loading_rack": "装车台", "rack": "装车台", "office": "办公楼", "control_room": "控制室",
    "control": "控制室", "foam_station": "泡沫站", "fire_pump_house": "消防泵房", "pump_house": "消防泵房", "pond": "消防水池",
    "accident_pool": "事故池", "rain_valve": "雨排阀", "substation": "变电所", "gate": "大门", "gate_house": "门卫室",
    "muster_point": "集合点", "muster": "集合点", "fire_brigade": "消防队", "brigade": "消防队", "store": "储存区",
    "shift_leader": "值班长", "dispatcher": "调度员", "pump_operator": "消防泵工", "transfer_operator": "输油工",
    "loader": "装车工", "tanker_driver": "油罐车司机", "gate_guard": "门卫", "guards": "保安", "brigade_member": "义务消防队员",
    "office_staff": "办公人员", "maintenance": "维修工", "operators": "操作工", "operator": "操作工"}

ACTIONS: dict[str, Pair] = {
    "stop_transfer": ("stop transfer", "停止收发油作业"), "close_valves": ("close the tank valves", "关闭罐根阀"),
    "shut_down": ("press the emergency shut-down", "紧急停车"), "start_pumps": ("start the fire pumps", "启动消防泵"),
    "start_cooling": ("start fixed cooling", "启动固定冷却"), "start_foam": ("start fixed foam", "启动固定泡沫"),
    "order_withdrawal": ("order withdrawal", "下令撤离"), "clear_tankers": ("clear the tankers from the rack", "组织油罐车撤离"),
    "muster": ("muster the workers", "组织员工集合清点"), "close_rain_valve": ("close the rain-water valve", "关闭雨排阀"),
    "call_119": ("call 119", "拨打119"), "call_120": ("call 120", "拨打120"), "call_110": ("call 110", "拨打110"),
    "inform_public": ("inform the public", "发布权威信息"), "raise_grade": ("raise the alarm grade", "提升火警等级"),
    "dispatch": ("dispatch", "调派"), "request_mutual_aid": ("request mutual aid", "请求增援"),
    "assume_command": ("take over command", "接管指挥"), "report": ("report to", "报告"),
    "order_evacuation": ("order the evacuation of", "下令疏散"), "order_shelter": ("order shelter in place:", "下令就地避护:"),
    "close_road": ("close the road", "封闭道路"),
    "monitor_environment": ("have air and water measured", "组织环境监测"),
    "block_watercourse": ("dam the watercourse", "筑坝拦截"), "lower_level": ("lower the response level to", "降低响应级别至")}

#: What an order's action leaves in the events when it is done, and when it cannot be.
DONE: dict[str, tuple[str, ...]] = {
    "stop_transfer": ("transfer_stopped",), "close_valves": ("valves_closed",), "shut_down": ("shut_down",),
    "start_pumps": ("pumps_started", "pumps_failed"), "start_cooling": ("cooling_on", "cooling_failed"),
    "start_foam": ("foam_started", "foam_failed"), "order_withdrawal": ("withdrawal_ordered",),
    "clear_tankers": ("tankers_cleared",), "muster": ("mustered",), "close_rain_valve": ("rain_valve_closed",),
    "call_119": ("called_119",), "call_120": ("called_120",), "call_110": ("called_110",),
    "inform_public": ("informed_public",), "raise_grade": ("grade_raised",), "dispatch": ("dispatched",),
    "request_mutual_aid": ("mutual_aid_requested",), "assume_command": ("command_assumed",),
    "report": ("reported",), "order_evacuation": ("evacuation_ordered",), "order_shelter": ("shelter_ordered",),
    "close_road": ("road_closed",), "monitor_environment": ("environment_monitored",),
    "block_watercourse": ("watercourse_blocked",), "lower_level": ("level_lowered",)}

SEVERITIES: dict[str, Pair] = {
    "general": ("general", "一般"), "larger": ("larger", "较大"), "major": ("major", "重大"),
    "extraordinarily_serious": ("extraordinarily serious", "特别重大")}

STATUSES: dict[str, Pair] = {
    "verified": ("verified", "已核实"), "derived": ("derived", "推导"), "assumed": ("assumed", "假设"),
    "unverified": ("unverified", "未核实")}

MEASURES: dict[str, Pair] = {
    "burning_tanks": ("tanks burning", "着火罐数"), "burning_surfaces": ("surfaces burning", "燃烧面数"),
    "casualties": ("casualties", "伤亡人数"), "grade": ("alarm grade", "火警等级"),
    "escalations": ("escalations", "连锁失火罐数")}


#: Units of the result as planners write them; others are the same in both languages.
UNITS: dict[str, Pair] = {
    "s": ("s", "秒"), "h": ("h", "时"), "a": ("years", "年"), "yuan": ("yuan", "元"), "t": ("t", "吨"),
    "accidents/year": ("accidents a year", "起/年"), "persons/year": ("persons a year", "人/年"), "yuan/year": ("yuan a year", "元/年"),
    "persons/1e8 yuan": ("persons per 100 million yuan", "人/亿元"), "persons/1e5 persons": ("persons per 100 000", "人/10万人"),
    "persons/1e6 t": ("persons per million tonnes", "人/百万吨"), "persons/1e4 vehicles": ("persons per 10 000 vehicles", "人/万车"),
    "persons/1e4 units": ("persons per 10 000 units", "人/万台"), "1/h": ("an hour", "每小时"), "deg": ("degrees", "度")}

_SECTORS: tuple[Pair, ...] = (("north", "北"), ("north-east", "东北"), ("east", "东"), ("south-east", "东南"),
                              ("south", "南"), ("south-west", "西南"), ("west", "西"), ("north-west", "西北"))


def wind_from(towards_deg: float) -> Pair:
    """The quarter from which a wind comes that blows towards this bearing."""
    return _SECTORS[int(((towards_deg + 180) % 360 + 22.5) // 45) % 8]


def pick(pair: Pair, lang: str) -> str:
    """The word of a pair in a language."""
    return pair[1] if lang == "zh" else pair[0]


def word(table: dict[str, Pair], key: str, lang: str) -> str:
    """A word of a table; the key itself, blanks for underscores, where the table has none."""
    return pick(table[key], lang) if key in table else str(key).replace("_", " ")


def happening(kind: str, lang: str) -> str:
    """What an event of this kind is, in words."""
    return word(happenings(), kind, lang)
