// What the generator writes into the page (analysis/report/yuyan_report).

export type Missing = number | null;

export interface Share { p: number; low: number; high: number; n: number; met: number }
export interface Mean { mean: number; low: Missing; high: Missing; n: number }
export interface Label { en: string; zh: string; unit: string }
export interface Histogram { edges: number[]; counts: number[]; missing: number }

export interface PlanTest {
  bottleneck?: string; bottleneck_zh?: string; bottleneck_name?: string; bottleneck_name_zh?: string;
  suggestion?: string; suggestion_zh?: string;
  now?: Missing; gain?: Missing; gain_low?: Missing; gain_high?: Missing;
  [column: string]: unknown;
}

export interface Clause {
  id: string; en: string; zh: string; layer: string; rule: string; limit_s: number | null;
  of: string; since: string; at_stake: number; met: number; estimate: Share | null;
  median_s?: Missing | 'never'; ninety_s?: Missing | 'never';
  never?: number; late?: number; late_by_s?: Missing;
  /** Of rule number: what is limited, how, and the quantiles in its unit. */
  measure?: string; operator?: string; limit?: number; unit?: string; median?: Missing | 'never'; ninety?: Missing | 'never';
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
  junctions?: { junction: string[]; x_m: number[]; y_m: number[]; name?: string[]; name_zh?: string[] };
  roads?: { road: string[]; from: string[]; to: string[]; bridge: number[]; name?: string[]; name_zh?: string[] };
  tanks?: { tank: string[]; x_m: number[]; y_m: number[]; diameter_m: number[]; product?: string[] };
  bunds?: { bund: string[]; x_m: number[]; y_m: number[]; width_m: number[]; depth_m: number[] };
  zones?: { zone: string[]; x_m: number[]; y_m: number[]; radius_m: number[]; population: number[];
    name?: string[]; name_zh?: string[]; kind?: string[] };
  stations?: { station: string[]; x_m: number[]; y_m: number[]; name?: string[]; name_zh?: string[] };
  hospitals?: { hospital: string[]; x_m: number[]; y_m: number[]; name?: string[]; name_zh?: string[] };
  posts?: { post: string[]; name?: string[]; name_zh?: string[] };
  facilities?: { facility: string[]; x_m: number[]; y_m: number[]; kind?: string[]; name?: string[]; name_zh?: string[] };
  fires?: { fire: string[]; x_m: number[]; y_m: number[]; diameter_m: number[]; shape: number[] };
  heat?: { shape: number[]; wind_m_s: number[]; angle_deg: number[]; distance_m: number[];
    flux_w_m2: number[] };
  units?: { unit: string[]; station: string[]; kind: string[] };
  beginnings?: { beginning: string[]; text: string[]; text_zh: string[] };
  orders?: { order: string[]; actor: string[]; actor_zh: string[]; action: string[] };
}

export interface Why {
  kind: 'asked' | 'typical' | 'clause' | 'most'; clause?: string; met?: boolean;
  measure?: string; value?: number;
}

export interface Wind { wind_m_s: number; towards_deg: number }

/** Rows of /drill/clouds, one for each trail of each level. */
export interface Clouds {
  time_s: number[]; kind: string[]; level: string[]; level_kg_m3: number[]; x_m: number[]; y_m: number[];
  wind_m_s: number[]; towards_deg: number[]; reach_m: number[]; half_m: number[][]; cloud?: number[];
}

/** A rehearsal as the page carries it: all but its reasons deflated, to be opened when it is shown. */
export interface PackedRun { number: number; why: Why[]; packed: string }

export interface Run {
  number: number; why: Why[]; beginning: string; outcomes: Record<string, Missing>;
  events: { time_s: number[]; kind: number[]; entity: number[]; place: number[]; from: number[];
    to: number[]; cause: number[]; value: Missing[] };
  curves: Record<string, number[]>;
  met?: Missing[];
  passages?: { unit: number[]; junction: number[]; time_s: number[] };
  casualties?: Record<string, (string | Missing)[]>;
  clouds?: Clouds;
  wind?: { time_s: number[]; wind_m_s: number[]; towards_deg: number[] };
  command?: { time_s: number[]; grade: string[]; response_level: string[]; commander: string[];
    span: number[]; sectors: number[] };
}

export interface Playback {
  words: { kind: string[]; said?: [en: string, zh: string][]; entity: string[]; condition: string[]; unit?: string[];
    junction?: string[] };
  runs: PackedRun[]; clause_order: string[]; left_out?: number;
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
  escalation?: Escalation | null; command?: Command | null; cover?: Cover | null;
}

/** A state of command that came up: in which share, and when first (10, 50, 90 of 100). */
export interface Stage { id: string; estimate: Share; first_s: Missing[] }

export interface Channel {
  id: string; sent?: Mean; attempts?: Mean; failed?: Mean; arrived?: Mean; lost?: Mean;
  failed_share?: Missing; lost_share?: Missing; any_lost?: Share;
}

export interface Command {
  response: Stage[]; firm: Stage[]; grades: Stage[]; commanders: Stage[]; approval_s: Missing[] | null;
  span: Missing[]; sectors: Missing[]; channels: Channel[];
  names: Record<string, { en?: string; zh?: string; group?: string; group_zh?: string }>;
}

export interface Cover {
  calls: Record<string, Mean>; stations: { id: string; zh: string; empty_s: Mean; any: Share }[];
  kinds: { id: string; shortage_s: Mean; any: Share }[]; elsewhere: Elsewhere[];
}

/** Calls of a kind from a zone, over all rehearsals, and the minutes without cover of one. */
export interface Elsewhere {
  kind: string; kind_zh?: string; zone: string; zone_zh?: string; calls: number; late: number; late_without_incident: number;
  waited: number; waited_without_incident: number; uncovered_min: Mean | null; uncovered_without_incident_min: Mean | null;
}

/** Deaths a year where an assumption was drawn in its lowest and in its highest fifth. */
export interface Swing { parameter: string; low_at: number; high_at: number; low: Mean; high: Mean; difference: Omit<Mean, 'n'> }

export interface Named { id: string; en?: string; zh?: string }

export interface Target {
  id: string; name?: string; name_zh?: string; indicator?: string; year?: number;
  operator?: string; limit?: Missing; unit?: string; status?: string; source?: string;
  estimate?: Share | null; mean?: Mean | null; quantiles?: Missing[];
  return_period_y?: Missing; overshoot?: Missing; allowed_events?: Missing;
  rate_of_one_event?: Missing; luck_at_limit?: Missing;
}

export interface Indicator extends Label {
  id: string; fan: Missing[][]; mean: Missing[]; better: (Share | null)[]; any?: Missing[];
  county_mean?: Missing[][];
}

export interface RankYear {
  mean: Missing[]; place: number[]; low: number[]; high: number[]; luck: number[];
}

export interface MonthlyMeasure extends Label {
  mean: number[][]; year_mean: number[][]; year_quantiles: number[][][]; year_any: number[][];
  county_year_mean: number[][]; total_fan: number[][];
  /** Of all classes together, by year, and of all years: 10, 50, 90 of 100. */
  year_total?: { mean: number; quantiles: number[] }[]; whole?: { estimate: Mean; quantiles: number[] };
  yoy: ({ change: Missing; fewer: Share } | null)[];
}

export interface ControlNumber {
  [column: string]: unknown; county?: string; sector?: string; measure?: string; year?: number;
  limit?: Missing; estimate?: Share | null; used?: Missing[][] | null; expected?: Missing;
  last_year?: Missing; overshoot?: Missing; fewer?: Share | null;
}

export interface Kpi {
  id: string; name?: string; name_zh?: string; due?: string; due_quarter?: string; target?: Missing;
  unit?: string; target_is_share?: number; policy_item?: string | number; status?: string; estimate?: Share | null;
  quantiles?: Missing[][]; [column: string]: unknown;
}

/** By measure: mean[quarter][county][level], and of the city fan[10, 50, 90 %][quarter][level, all]. */
export interface Listings { levels: string[]; measures: Record<string, Label & { mean: number[][][]; fan: number[][][] }> }

export interface Programme {
  replications: number; years?: number[]; months?: string[]; quarters?: string[];
  counties?: Named[]; sectors?: Named[]; strategies?: Named[]; classes?: Named[];
  targets?: Target[]; indicators?: Indicator[];
  ranking?: (Label & { id: string; years: RankYear[] })[];
  monthly?: Record<string, MonthlyMeasure>; control?: ControlNumber[];
  coverage?: Record<string, Label & { mean: number[][][] }>;
  allocation?: Label & { mean: number[][][][] };
  by_sector?: Record<string, Label & { mean: number[][][]; city: number[][]; low: number[][];
    high: number[][]; any: number[][] }>;
  exposure?: Record<string, Label & { fan: Missing[][]; county_mean: Missing[][] }>;
  delivery?: Kpi[]; listings?: Listings;
  better_use?: Columns; variance?: Columns; sensitivity?: Columns;
  swings?: { overall: Mean; draws: number; of: number; rows: Swing[] };
}

/** A static table, column by column. */
export type Columns = Record<string, (string | Missing)[]>;

export interface ServiceStage {
  id: string; arrived?: Mean; lost?: Mean; given_up?: Mean; served?: Mean; waiting_probability?: Mean;
  loss_share?: Mean; mean_wait_s?: Mean; mean_response_s?: Mean; mean_last_arrival_s?: Mean;
  wait_within?: (Mean | null)[]; response_within?: (Mean | null)[]; wait_s?: (Mean | null)[];
  response_s?: (Mean | null)[];
}

export interface ServiceKind {
  id: string; mean_queue?: Mean; mean_present?: Mean; mean_busy?: Mean; most_waiting?: Mean;
  utilisation?: Mean; busy_share?: Missing[]; present_share?: Missing[];
}

export interface Theory {
  id: string; rate_per_s?: Missing; little_queue?: Missing; mean_queue?: Missing; servers?: number;
  load?: Missing; hold_s?: Missing; erlang_b?: Missing; loss_share?: Missing; erlang_c?: Missing;
  erlang_c_wait_s?: Missing; waiting_probability?: Missing; mean_wait_s?: Missing;
}

export interface Service {
  replications: number; ended_s?: Mean; limits?: number[]; quantiles?: number[];
  stages?: ServiceStage[]; kinds?: ServiceKind[];
  units?: { id: string; kind?: string; busy_share?: Mean; sent?: Mean; mean_travel_s?: Mean }[];
  areas?: { id: string; arrived?: Mean; mean_response_s?: Mean; response_within?: (Mean | null)[] }[];
  streams?: { id: string; arrived?: Mean; completed?: Mean; lost?: Mean; given_up?: Mean;
    mean_total_s?: Mean; last_completion_s?: Mean; total_s?: (Mean | null)[] }[];
  races?: { id: string; won_at_s?: Mean; winners: { id: string; share: number }[] }[];
  timeline?: { time: number[]; curves: Record<string, Missing[][]> };
  theory?: Theory[];
}

export interface Evidence {
  status_counts: Record<string, number>;
  parameters: [string, string, string, string, string, number, number][];
  parameter_count: number; failed: [number, string, string][]; inputs: string[];
  provenance: Record<string, string | number>;
}

export interface Branch {
  strategies: { id: string; en: string; zh: string }[]; replications: number; reached?: number;
  same?: number; comparison: Columns;
  rows: (Label & { name: string; means: Missing[]; is_share: boolean })[];
}

export interface Result {
  file: string; title: string; title_zh: string; replications: number; evidence: Evidence;
  branch?: Branch | null; drill?: Drill; playback?: Playback | null; programme?: Programme;
  service?: Service;
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
