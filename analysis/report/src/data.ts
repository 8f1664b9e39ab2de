// What the generator writes into the page (analysis/report/yuyan_report).

export type Missing = number | null;

export interface Share { p: number; low: number; high: number; n: number; met: number }
export interface Mean { mean: number; low: Missing; high: Missing; n: number }
export interface Label { en: string; zh: string; unit: string }
export interface Histogram { edges: number[]; counts: number[]; missing: number }

export interface PlanTest {
  bottleneck?: string; bottleneck_zh?: string; bottleneck_name?: string; bottleneck_name_zh?: string;
  suggestion?: string; suggestion_zh?: string;
  gain?: Missing; gain_low?: Missing; gain_high?: Missing;
  [column: string]: unknown;
}

export interface Clause {
  id: string; en: string; zh: string; layer: string; rule: string; limit_s: number;
  of: string; since: string; at_stake: number; met: number; estimate: Share | null;
  median_s?: Missing | 'never'; ninety_s?: Missing | 'never';
  never?: number; late?: number; late_by_s?: Missing;
  worst: number | null; test: PlanTest | null;
}

export interface Count extends Label {
  name: string; estimate: Mean; any: Share; greatest: number; quantiles: Missing[];
  histogram: Histogram | null; in_fires: { estimate: Mean; any: Share } | null;
}

export interface TimeTaken {
  name: string; of: number; came: number; quantiles: Missing[]; histogram: Histogram | null;
}

export interface Curve extends Label {
  name: string; p10: number[]; p50: number[]; p90: number[]; mean: number[]; max: number;
}

export interface Station {
  id: string; name_zh: string; kind: string; calls?: number; median_s?: number; within?: Share[];
}

export interface Hospital {
  id: string; name_zh: string; beds?: Missing; arrivals?: Mean; any?: Share; greatest?: number;
  histogram?: Histogram | null; peak_queue?: Mean; wait90_s?: Mean; diverted?: Mean;
}

export interface Evacuation {
  id: string; measures: (Label & { name: string; quantiles: Missing[]; came: number })[];
}

export interface Escalation {
  nodes: { id: string; estimate: Share; quantiles: Missing[] }[];
  edges: { from: string; to: string; by: string; n: number; estimate: Share }[];
}

export interface Scene {
  junctions?: { junction: string[]; x_m: number[]; y_m: number[] };
  roads?: { road: string[]; from: string[]; to: string[]; bridge: number[] };
  tanks?: { tank: string[]; x_m: number[]; y_m: number[]; diameter_m: number[]; product?: string[] };
  bunds?: { bund: string[]; x_m: number[]; y_m: number[]; width_m: number[]; depth_m: number[] };
  zones?: { zone: string[]; x_m: number[]; y_m: number[]; radius_m: number[]; population: number[];
    name_zh: string[]; kind?: string[] };
  stations?: { station: string[]; x_m: number[]; y_m: number[]; name_zh: string[] };
  hospitals?: { hospital: string[]; x_m: number[]; y_m: number[]; name_zh: string[] };
  facilities?: { facility: string[]; x_m: number[]; y_m: number[]; kind?: string[] };
  fires?: { fire: string[]; x_m: number[]; y_m: number[]; diameter_m: number[]; shape: number[] };
  heat?: { shape: number[]; wind_m_s: number[]; angle_deg: number[]; distance_m: number[];
    flux_w_m2: number[] };
  units?: { unit: string[]; station: string[]; kind: string[] };
  orders?: { order: string[]; actor: string[]; actor_zh: string[]; action: string[] };
}

export interface Why {
  kind: 'asked' | 'typical' | 'clause' | 'most'; clause?: string; met?: boolean;
  measure?: string; value?: number;
}

export interface Run {
  number: number; why: Why[]; beginning: string; outcomes: Record<string, Missing>;
  events: { time_s: number[]; kind: number[]; entity: number[]; place: number[]; from: number[];
    to: number[]; cause: number[]; value: Missing[] };
  curves: Record<string, number[]>;
  met?: Missing[];
  passages?: { unit: number[]; junction: number[]; time_s: number[] };
  casualties?: Record<string, (string | Missing)[]>;
}

export interface Playback {
  words: { kind: string[]; said?: [en: string, zh: string][]; entity: string[]; condition: string[]; unit?: string[];
    junction?: string[] };
  runs: Run[]; clause_order: string[]; left_out?: number;
}

export interface Drill {
  replications: number; fires: number; clauses: Clause[]; counts: Count[]; times: TimeTaken[];
  severity: { id: string; estimate: Share | null }[];
  beginnings: { id: string; estimate: Share | null }[];
  timeline: { time: number[]; curves: Curve[] } | null;
  stations: Station[];
  units: { ids: string[]; station: string[]; kind: string[]; conditions: string[];
    mean_s: number[][]; sent: number[] } | null;
  tanks: { id: string; burns: Share; fails: Share; ignited_s: Missing[] }[];
  hospitals: Hospital[]; evacuation: Evacuation[]; map: Scene | null;
  escalation?: Escalation | null;
}

export interface Named { id: string; en?: string; zh?: string }

export interface Target {
  id: string; name?: string; name_zh?: string; indicator?: string; year?: number;
  operator?: string; limit?: Missing; unit?: string; status?: string; source?: string;
  estimate?: Share | null; mean?: Mean | null; quantiles?: Missing[];
  return_period_y?: Missing; overshoot?: Missing;
}

export interface Indicator extends Label {
  id: string; fan: Missing[][]; mean: Missing[]; better: (Share | null)[]; county_mean?: Missing[][];
}

export interface RankYear {
  mean: Missing[]; place: number[]; low: number[]; high: number[]; luck: number[];
}

export interface MonthlyMeasure extends Label {
  mean: number[][]; year_mean: number[][]; year_quantiles: number[][][]; year_any: number[][];
  county_year_mean: number[][]; total_fan: number[][];
  yoy: ({ change: Missing; fewer: Share } | null)[];
}

export interface ControlNumber {
  [column: string]: unknown; county?: string; sector?: string; measure?: string; year?: number;
  limit?: Missing; estimate?: Share | null; used?: Missing[][];
}

export interface Kpi {
  id: string; name?: string; name_zh?: string; due?: string; due_quarter?: string; target?: Missing;
  unit?: string; policy_item?: string | number; status?: string; estimate?: Share | null;
  quantiles?: Missing[][]; [column: string]: unknown;
}

export interface Programme {
  replications: number; years?: number[]; months?: string[]; quarters?: string[];
  counties?: Named[]; sectors?: Named[]; strategies?: Named[]; classes?: Named[];
  targets?: Target[]; indicators?: Indicator[];
  ranking?: (Label & { id: string; years: RankYear[] })[];
  monthly?: Record<string, MonthlyMeasure>; control?: ControlNumber[];
  coverage?: Record<string, Label & { mean: number[][][] }>;
  allocation?: Label & { mean: number[][][][] };
  delivery?: Kpi[];
  variance?: Record<string, (string | Missing)[]>; sensitivity?: Record<string, (string | Missing)[]>;
}

export interface Evidence {
  status_counts: Record<string, number>;
  parameters: [string, string, string, string, string, number, number][];
  parameter_count: number; failed: [number, string, string][]; inputs: string[];
  provenance: Record<string, string | number>;
}

export interface Branch {
  strategies: { id: string; en: string; zh: string }[]; replications: number; reached?: number;
  comparison: Record<string, (string | Missing)[]>;
  rows: (Label & { name: string; means: Missing[]; is_share: boolean })[];
}

export interface Result {
  file: string; title: string; title_zh: string; replications: number; evidence: Evidence;
  branch?: Branch | null; drill?: Drill; playback?: Playback | null; programme?: Programme;
}

export interface Comparison {
  first: number; second: number; paired: boolean; shared: number;
  clauses: { id: string; first: Share | null; second: Share | null; difference: Mean | null;
    sure: number }[];
  outcomes: (Label & { name: string; first: Mean | null; second: Mean | null;
    difference: Mean | null; sure: number; less_is_better: boolean })[];
}

export interface Report {
  language: 'en' | 'zh'; results: Result[]; comparisons: Comparison[];
  validation: { heading: string; columns: string[]; rows: string[][] }[]; made_utc: string;
}

export function load(): Report {
  const element = document.getElementById('yuyan-data');
  if (!element?.textContent) throw new Error('the page holds no data');
  return JSON.parse(element.textContent) as Report;
}
