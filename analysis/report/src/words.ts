// Words of the result file that are not its user's: conditions, kinds, measures.
import { state } from './state';

type Pair = [en: string, zh: string];

const WORDS: Record<string, Pair> = {
  // conditions of vehicles and tanks
  none: ['', ''], ready: ['ready', '备勤'], turning_out: ['turning out', '出动准备'],
  driving: ['driving', '行驶'], setting_up: ['setting up', '展开'], working: ['working', '作业'],
  waiting: ['waiting', '待命'], withdrawn: ['withdrawn', '撤至安全区'],
  returning: ['returning', '归队途中'], lost: ['lost', '损失'], operational: ['in order', '正常'],
  heated: ['heated', '受热'], failed: ['failed', '失效'], burning: ['burning', '燃烧'],
  extinguished: ['extinguished', '已扑灭'], burnt_out: ['burnt out', '燃尽'],
  // severity
  general: ['general', '一般事故'], larger: ['larger', '较大事故'], major: ['major', '重大事故'],
  extraordinarily_serious: ['extraordinarily serious', '特别重大事故'],
  // status of numbers
  verified: ['verified', '已核实'], derived: ['derived', '推导'], assumed: ['assumed', '假设'],
  unverified: ['unverified', '未核实'],
  // layers of the plan
  comprehensive: ['comprehensive plan', '综合预案'], special: ['special plan', '专项预案'],
  on_site: ['on-site scheme', '现场处置方案'], post_card: ['post card', '应急处置卡'],
  county: ['county', '县级'], city: ['city', '市级'], province: ['province', '省级'],
  firm: ['firm', '企业'], government: ['government plan', '政府预案'],
  // kinds of station and vehicle
  volunteer: ['volunteer brigade', '义务消防队'], full_time: ['full-time brigade', '专职消防队'],
  town: ['town', '乡镇'], mutual_aid: ['mutual aid', '增援'], ambulance: ['ambulance', '救护车'],
  police: ['police', '公安'], foam: ['foam', '泡沫车'], water: ['water', '水罐车'],
  tanker: ['tanker', '运水车'], ladder: ['ladder', '举高车'], supply: ['supply', '供水/供泡沫'],
  command: ['command', '指挥车'], village: ['village', '村庄'], school: ['school', '学校'],
  road: ['road', '道路'],
  // times
  called: ['call to 119, after detection', '发现至报警'],
  first_arrival: ['first unit from outside, after the call', '报警至外部力量首到'],
  first_water: ['first water from outside, after the call', '报警至外部力量首次出水'],
  controlled: ['fire under control, after ignition', '起火至控制'],
  // how fire spreads
  start: ['where it begins', '起始'], blast: ['blast', '爆炸'], heat: ['heat', '热辐射'],
  spread_by: ['spread', '蔓延'], spill: ['spill', '流淌'], flash: ['flash fire', '闪火'],
  // alarm grades by colour
  grade_green: ['grade 1 (green)', '一级(绿)'], grade_blue: ['grade 2 (blue)', '二级(蓝)'], grade_yellow: ['grade 3 (yellow)', '三级(黄)'],
  grade_orange: ['grade 4 (orange)', '四级(橙)'], grade_red: ['grade 5 (red)', '五级(红)'],
  nobody: ['nobody', '无'],
  // casualties
  red: ['red', '红(危重)'], yellow: ['yellow', '黄(重伤)'], green: ['green', '绿(轻伤)'],
  black: ['black', '黑(死亡)'],
  // calls from elsewhere
  fire: ['fire', '火灾'], medical: ['medical', '急救'], other: ['other', '其他'],
  // facilities
  pump_room: ['pump room', '泵房'], loading_rack: ['loading rack', '装车台'],
  office: ['office', '办公楼'], control_room: ['control room', '控制室'],
  foam_station: ['foam station', '泡沫站'], fire_pump_house: ['fire pump house', '消防泵房'],
  pond: ['fire pond', '消防水池'], accident_pool: ['accident pool', '事故池'],
  rain_valve: ['rain-water valve', '雨排阀'], substation: ['substation', '配电室'],
  gate: ['gate', '大门'], muster_point: ['muster point', '集合点'],
  fire_brigade: ['fire brigade', '消防队'],
  // rules
  within: ['in time', '限时'], before: ['before', '先于'], never: ['never', '不得发生'], number: ['number', '数值'],
  // operators of targets
  at_most: ['at most', '不超过'], at_least: ['at least', '不低于'], below: ['below', '低于'],
  above: ['above', '高于'], zero: ['none', '为零'],
};

/** What a word of the file means; a word that is not known here is shown with blanks. */
export function word(id: string): string {
  const pair = WORDS[id];
  if (!pair) return id.replace(/_/g, ' ');
  return state.language === 'zh' ? pair[1] : pair[0];
}

/** Response levels of the government's plans. */
export function level(id: string): string {
  return state.language === 'zh' ? `${id} 级响应` : `response level ${id}`;
}

const COUNTED: Record<string, Pair> = {
  accidents: ['Accidents', '事故起数'], fatal_accidents: ['Fatal accidents', '死亡事故起数'], deaths: ['Deaths', '死亡人数'],
  larger_accidents: ['Larger accidents', '较大事故起数'], serious_injuries: ['Serious injuries', '重伤人数'],
};

/** Measures as leaders say them, without how they are classed. */
export function counted(id: string, otherwise: string): string {
  const pair = COUNTED[id];
  return pair ? pair[state.language === 'zh' ? 1 : 0] : otherwise;
}

const DELIVERED: Record<string, Pair> = {
  firms: ['firms', '家'], enterprises: ['enterprises', '家'], ponds: ['ponds', '座'], mines: ['mines', '座'], counties: ['counties', '个县区'], vehicles: ['vehicles', '辆'],
  actions: ['actions', '次'], persons: ['persons', '人'], units: ['units', '个单位'], posts: ['posts', '个'],
};

/** What a deliverable is counted in: `10 ponds`; of shares: `35 % of firms`. */
export function delivered(amount: string, unitId: string | undefined, isShare: boolean): string {
  const pair = DELIVERED[unitId ?? ''];
  const zh = state.language === 'zh';
  const name = pair ? pair[zh ? 1 : 0] : !unitId || unitId === '1' ? '' : unitId.slice(0, 20);
  if (isShare) return name ? (zh ? amount : `${amount} of ${name}`) : amount;
  return `${amount}\u00a0${name}`.trim();
}

const VEHICLES: Record<string, Pair> = {
  bus: ['bus', '大客车'], chemical: ['chemical unit', '化学处置车'], mine_rescue: ['mine rescue', '矿山救护车'], dive: ['divers', '潜水分队'], earth_mover: ['earth mover', '工程机械'], environment: ['environmental unit', '环境监测车'],
  special: ['special', '特种车'], water: ['water', '水罐车'], rescue: ['rescue', '抢险车'] };

/** What a kind of vehicle is called. */
export function vehicle(kind: string): string {
  const pair = VEHICLES[kind];
  return pair ? pair[state.language === 'zh' ? 1 : 0] : word(kind);
}

const UNITS: Record<string, Pair> = {
  'accidents/year': ['accidents a year', '起/年'], 'persons/year': ['persons a year', '人/年'],
  'persons/1e8 yuan': ['persons per 100 million yuan', '人/亿元'], 'persons/1e5 persons': ['persons per 100 000', '人/10万人'],
  'persons/1e6 t': ['persons per million tonnes', '人/百万吨'], 'persons/1e4 vehicles': ['persons per 10 000 vehicles', '人/万辆'],
  'persons/1e4 units': ['persons per 10 000 units', '人/万台'], 'yuan/year': ['yuan a year', '元/年'], yuan: ['yuan', '元'], m3: ['m³', 'm³'],
};

/** A unit of the file as a planner writes it; empty for a plain number. */
export function unit(id: string | undefined): string {
  if (!id || id === '1') return '';
  const pair = UNITS[id];
  return pair ? pair[state.language === 'zh' ? 1 : 0] : id;
}

/** How fire came from one object to the next. */
export function by(id: string): string {
  return word(id === 'spread' ? 'spread_by' : id);
}

/** Amounts that entries of the journal carry. */
export function amount(kind: string, value: number | null): string {
  if (value === null || value === 0) return '';
  const zh = state.language === 'zh';
  switch (kind) {
    case 'release': return `${Math.round(value)} kg/s`;
    case 'ignition': return zh ? `已泄漏 ${Math.round(value)} kg` : `${Math.round(value)} kg released`;
    case 'explosion': return `${(value / 1e9).toFixed(1)} GJ`;
    case 'flash_fire': return zh ? `半径 ${Math.round(value)} m` : `radius ${Math.round(value)} m`;
    case 'burning': return `${Math.round(value)} m²`;
    case 'heated': return `${(value / 1000).toFixed(1)} kW/m²`;
    case 'water_on': return `${Math.round(value)} L/s`;
    case 'zone_warned': case 'zone_harmed': case 'evacuation_ordered': case 'zone_evacuated':
    case 'caught_inside': case 'died': case 'injured':
      return zh ? `${Math.round(value)} 人` : `${Math.round(value)} ${Math.round(value) === 1 ? 'person' : 'persons'}`;
    default: return '';
  }
}
