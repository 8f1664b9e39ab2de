// Listings added up: no drawing here.
import type { Listings } from '../data';

/** Means of a measure by quarter and unit, of one level or (−1) of all. */
export function ofLevel(listings: Listings, measure: string, level: number): number[][] {
  return listings.measures[measure].mean.map((counties) => counties.map((levels) => (level < 0 ? levels.reduce((a, b) => a + b, 0) : levels[level])));
}

/** Quarters added up by unit; `from` up to but without `until`. */
export function within(quarters: number[][], from: number, until: number): number[] {
  return quarters[0].map((_, c) => quarters.slice(from, until).reduce((sum, row) => sum + row[c], 0));
}
