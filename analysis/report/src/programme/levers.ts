// What helps in a programme, and which assumptions matter: picked from the tables of the result.
import type { Columns, Missing, Named } from '../data';
import { named, say } from '../state';

export function real(columns: Columns, name: string, i: number): Missing {
  const value = columns[name]?.[i];
  return typeof value === 'number' ? value : null;
}

export interface Gain { gain: number; low: number; high: number; sure: boolean }

export interface Lever extends Gain { id: string; name: string }

/** What the proposal of the same days averts as a whole. */
export function bestUse(columns: Columns): Gain | null {
  const at = (columns.scope ?? []).findIndex((_, i) => real(columns, 'averted', i) !== null);
  if (at < 0) return null;
  const low = real(columns, 'averted_low', at) ?? -Infinity;
  return { gain: real(columns, 'averted', at) as number, low, high: real(columns, 'averted_high', at) ?? Infinity, sure: low > 0 };
}

/** Units and strategies in which 1000 more inspector-days avert most; those that chance may explain come last. */
export function bestLevers(columns: Columns, most: number): Lever[] {
  const levers = (columns.scope ?? []).map((_, i) => ({ i, gain: real(columns, 'averted_per_1000_days', i) })).filter((x) => x.gain !== null && x.gain > 0)
    .map(({ i, gain }): Lever => {
      const low = real(columns, 'low', i) ?? -Infinity;
      return { id: String(columns.id?.[i] ?? ''), name: rowName(columns, i), gain: gain as number, low, high: real(columns, 'high', i) ?? Infinity, sure: low > 0 };
    });
  return levers.sort((a, b) => Number(b.sure) - Number(a.sure) || b.gain - a.gain).slice(0, most);
}

export function rowName(columns: Columns, i: number): string {
  return named({ en: String(columns.name?.[i] ?? ''), zh: String(columns.name_zh?.[i] ?? ''), id: String(columns.id?.[i] ?? '') });
}

const PARTS: Record<string, [string, string]> = {
  risk_level: ['risk level', '风险水平'], trend: ['trend', '趋势'], growth: ['growth', '增速'], effect: ['effect', '效果'], effects: ['effect of inspection', '检查作用'], levers: ['measure', '措施'],
  outside: ['outside inspection', '监管外'], outside_levers: ['measure outside inspection', '监管外措施'], exposures: ['exposure', '暴露量'], inspection: ['', ''], indicators: ['', ''],
  deterrence_cited: ['deterrence by penalties', '处罚的震慑'], deterrence_uncited: ['deterrence without penalty', '未处罚检查的震慑'], deterrence_advice: ['deterrence by advice', '服务指导的作用'], deterrence_years: ['how long deterrence lasts', '震慑持续时间'],
  own_accident: ['lesson of an own accident', '自身事故的警示'], lessons: ['lesson of others\' accidents', '他人事故的警示'], lessons_years: ['how long lessons last', '警示持续时间'], publicity: ['publicity', '宣传'],
  sectors: ['', ''], common: ['all sectors', '各行业共有'], visiting: ['visits', '检查'], supervision: ['supervision', '督办'], hazards: ['hidden hazards', '隐患'], hazards_a_year: ['hidden hazards a year', '每年新增隐患'],
  blind_share: ['hazards a firm cannot see', '企业看不到的隐患比例'], visit_finds: ['what a visit finds', '检查发现率'], check_finds: ['what an own check finds', '自查发现率'], rectification: ['putting right', '整改'],
  accidents_a_hazard_year: ['accidents a hazard and year', '每项隐患年事故率'], major_factor: ['weight of major hazards', '重大隐患倍数'], fatal_share: ['share of fatal accidents', '死亡事故比例'], deaths_tail: ['tail of many deaths', '群死群伤分布尾部'],
  expert_factor: ['what experts find', '专家发现倍数'], expert_major_factor: ['what experts find of major hazards', '专家发现重大隐患倍数'], unspecialised_factor: ['what officers of no specialty find', '非专业人员发现倍数'],
  citation_general: ['penalties for general hazards', '一般隐患处罚比例'], citation_major: ['penalties for major hazards', '重大隐患处罚比例'], extension_share: ['extended dates', '延期比例'],
  taught: ['hazards that firms learn to see', '企业学会辨识的隐患'], taught_years: ['how long firms remember', '辨识能力保持时间'],
  level_1: ['standardization level 1', '标准化一级'], level_2: ['standardization level 2', '标准化二级'], level_3: ['standardization level 3', '标准化三级'],
  hazard_system: ['hidden-hazard system', '隐患排查体系'], dual_prevention: ['dual prevention', '双重预防'], mine_platform: ['mine monitoring platform', '矿山监测平台'], contractors: ['contractors', '外包管理'], automation: ['automation', '机械化自动化'],
  training: ['training', '培训'], tailings_closure: ['closing of tailings ponds', '尾矿库闭库'], platform: ['platform', '监管平台'], rewards: ['rewards for reports', '举报奖励'], rescue: ['rescue', '应急救援'],
  employees: ['employees', '从业人员'], equipment: ['special equipment', '特种设备'], gdp: ['GDP', 'GDP'], vehicles: ['vehicles', '车辆'], coal: ['coal output', '煤炭产量'], population: ['population', '人口'],
  farm_machinery: ['farm machinery', '农业机械'], fire: ['fires', '火灾'], road_operating: ['roads, operating vehicles', '道路营运车辆'], road_other: ['roads, other vehicles', '道路其他车辆'], fire_campaign: ['fire campaign', '消防专项整治'], positioning: ['satellite positioning', '卫星定位'], road_hazards: ['road hazards', '道路隐患整治'],
};

/** The path of a parameter in words: sectors by their names, known parts translated, the rest with blanks. */
export function assumptionName(id: string, sectors: Named[] | undefined): string {
  const parts = id.split('.').map((part) => {
    const sector = sectors?.find((s) => s.id === part);
    if (sector) return named(sector);
    const known = PARTS[part];
    return known ? say(known[0], known[1]) : part.replace(/_/g, ' ');
  }).filter(Boolean);
  return parts.join(say(': ', ': '));
}

/** The assumption that explains most of the spread, if its interval leaves out zero. */
export function surest(s: Columns, sectors: Named[] | undefined): string | null {
  const at = (name: string, i: number): number => (typeof s[name]?.[i] === 'number' ? (s[name][i] as number) : -Infinity);
  const of = (i: number) => Math.max(at('sobol_total', i), at('sobol_first', i));
  const known = (s.parameter ?? []).map((_, i) => i).filter((i) => at('sobol_total_low', i) > 0 || at('sobol_first_low', i) > 0).sort((a, b) => of(b) - of(a));
  return known.length > 0 ? assumptionName(String(s.parameter[known[0]]), sectors) : null;
}
