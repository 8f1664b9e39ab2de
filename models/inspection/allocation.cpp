#include "models/inspection/allocation.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace yuyan::inspection {
namespace {

constexpr double month_d = year_d / 12;

/// Strategies that visit in an order of chance.
bool is_drawn(StrategyKind kind) {
  return kind == StrategyKind::double_random || kind == StrategyKind::joint_enforcement ||
         kind == StrategyKind::seasonal_campaign;
}

/// Strategies whose order is made once a year and walked through; the others are ordered anew in
/// every period.
bool walks_through_year(StrategyKind kind) {
  return is_drawn(kind) || kind == StrategyKind::by_predicted_risk;
}

double visits_a_year(const Strategy& strategy, IntegrityGrade grade) {
  switch (grade) {
    case IntegrityGrade::a:
      return strategy.visits_a_year_a;
    case IntegrityGrade::c:
      return strategy.visits_a_year_c;
    case IntegrityGrade::d:
      return strategy.visits_a_year_d;
    default:
      return strategy.visits_a_year_b;
  }
}

/// Visits in the order of firms, those of a firm in the order of days: counted into place.
std::vector<Visit> by_firm(const std::vector<Visit>& visits, std::size_t firms) {
  std::vector<std::uint32_t> place(firms + 1, 0);
  for (const Visit& visit : visits) ++place[visit.firm + 1];
  for (std::size_t firm = 0; firm < firms; ++firm) place[firm + 1] += place[firm];
  std::vector<Visit> sorted(visits.size());
  for (const Visit& visit : visits) sorted[place[visit.firm]++] = visit;
  for (std::size_t end = 1; end < sorted.size(); ++end)
    for (std::size_t i = end; i > 0 && sorted[i - 1].firm == sorted[i].firm &&
                              std::tuple(sorted[i].day, sorted[i].strategy) <
                                  std::tuple(sorted[i - 1].day, sorted[i - 1].strategy);
         --i)
      std::swap(sorted[i], sorted[i - 1]);
  return sorted;
}

}  // namespace

void LazyOrder::assign(std::vector<Entry> entries) {
  entries_ = std::move(entries);
  at_ = sorted_ = 0;
}

/// Keys spread evenly over (0, 1): counted into as many bins as there are entries, which leaves
/// little to sort.
void LazyOrder::assign_even(std::vector<Entry> entries) {
  const auto bins = static_cast<double>(entries.size());
  std::vector<std::uint32_t> place(entries.size() + 1, 0);
  for (const Entry& entry : entries) ++place[static_cast<std::size_t>(entry.key * bins) + 1];
  for (std::size_t bin = 0; bin < entries.size(); ++bin) place[bin + 1] += place[bin];
  entries_.resize(entries.size());
  for (const Entry& entry : entries)
    entries_[place[static_cast<std::size_t>(entry.key * bins)]++] = entry;
  for (std::size_t end = 1; end < entries_.size(); ++end)
    for (std::size_t i = end; i > 0 && entries_[i] < entries_[i - 1]; --i)
      std::swap(entries_[i], entries_[i - 1]);
  at_ = 0;
  sorted_ = entries_.size();
}

const LazyOrder::Entry& LazyOrder::front() {
  if (at_ == sorted_) {
    const std::size_t left = entries_.size() - sorted_;
    const std::size_t more = std::min(left, std::max<std::size_t>(64, left / 4));
    const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    const auto end = begin + static_cast<std::ptrdiff_t>(more);
    if (more < left) std::nth_element(begin, end, entries_.end());
    std::sort(begin, end);
    sorted_ += more;
  }
  return entries_[at_];
}

void LazyOrder::give_back(const std::vector<Entry>& passed) {
  at_ -= passed.size();
  std::ranges::copy(passed, entries_.begin() + static_cast<std::ptrdiff_t>(at_));
}

Allocation::Allocation(const InspectionModel& model, chance::Source source, const Outcome& outcome)
    : model_(model),
      source_(source),
      outcome_(outcome),
      walks_(model.beats().size()),
      recheck_d_(model.teams().size(), 0.0),
      last_accident_(model.pairs(), -never) {}

void Allocation::note_accidents(double begin) {
  for (; accidents_seen_ < outcome_.accidents.size(); ++accidents_seen_) {
    const Accident& accident = outcome_.accidents[accidents_seen_];
    if (accident.deaths == 0) continue;
    double& last = last_accident_[model_.pair_of(accident.enterprise)];
    last = std::max(last, std::min(accident.day, begin));
  }
}

/// Acceptances of listed hazards come first, by the teams of the county and department alike.
void Allocation::owe_rechecks(const std::vector<double>& acceptances) {
  const Visiting& visiting = model_.tables().visiting;
  std::vector<double> teams_of(model_.pairs(), 0.0);
  for (const Team& team : model_.teams())
    if (team.county < model_.counties())
      for (const std::size_t sector : team.sectors) teams_of[model_.pair(team.county, sector)] += 1;
  for (std::size_t i = 0; i < model_.teams().size(); ++i) {
    const Team& team = model_.teams()[i];
    if (team.county >= model_.counties()) continue;
    for (const std::size_t sector : team.sectors) {
      const std::size_t pair = model_.pair(team.county, sector);
      recheck_d_[i] +=
          acceptances[pair] / teams_of[pair] * visiting.recheck_d * visiting.officers_a_visit;
    }
  }
}

std::vector<Visit> Allocation::plan(int period, int from_month, int to_month, Firms& firms) {
  period_ = period;
  note_accidents(model_.calendar().month_start(from_month));
  owe_rechecks(firms.take_acceptances());
  std::vector<std::vector<int>> months;
  for (const Strategy& strategy : model_.tables().strategies)
    months.push_back(active_months(strategy, model_.calendar(), from_month, to_month));

  std::vector<Visit> visits;
  for (std::size_t beat = 0; beat < model_.beats().size(); ++beat) {
    const Beat& about = model_.beats()[beat];
    const std::vector<int>& active = months[about.strategy];
    if (active.empty()) continue;
    const Team& team = model_.teams()[about.team];
    const double share = model_.tables().strategies[about.strategy].share;
    double days = 0;
    for (const int month : active)
      days += team.officer_d_month * share * team.share_factor[static_cast<std::size_t>(month)];
    const double rechecks = std::min(days, recheck_d_[about.team]);
    recheck_d_[about.team] -= rechecks;
    walks_[beat].officer_d += days - rechecks;
    walk(beat, active, firms, visits);
  }
  return by_firm(visits, model_.population().count());
}

/// What decides the order: the least goes first. Infinity: not to be visited now.
double Allocation::key(const Beat& beat, std::uint32_t firm, const Walk& walk, const Firms& firms,
                       double begin, double end) const {
  const Strategy& strategy = model_.tables().strategies[beat.strategy];
  switch (strategy.kind) {
    case StrategyKind::double_random:
    case StrategyKind::joint_enforcement:
    case StrategyKind::seasonal_campaign: {
      const std::uint64_t round =
          (static_cast<std::uint64_t>(walk.year) << 32) + static_cast<std::uint64_t>(walk.round);
      return chance::Stream(source_, model_.population().key[firm],
                            purpose::visit_order ^ model_.strategy_key(beat.strategy))
          .uniform(round);
    }
    case StrategyKind::by_predicted_risk:
      return -firms.expected_risk(firm);
    case StrategyKind::key_supervision:
    case StrategyKind::major_hazard_spot_checks:
      return firms.last_visit(firm);
    case StrategyKind::by_integrity_grade: {
      const IntegrityGrade grade =
          firms.blacklisted(firm, begin) ? IntegrityGrade::d : firms.grade(firm);
      const double rate = visits_a_year(strategy, grade);
      const double last = std::max(firms.last_visit(firm), begin - 100 * year_d);
      const double due = rate > 0 ? last + year_d / rate : never;
      return due < end ? due : never;
    }
    case StrategyKind::post_accident_round: {
      const double since = last_accident_[model_.pair_of(firm)];
      const bool is_due =
          since > begin - strategy.window_months * month_d && firms.last_visit(firm) < since;
      return is_due ? firms.last_visit(firm) : never;
    }
  }
  return never;
}

void Allocation::order_anew(std::size_t beat, const Firms& firms, double begin, double end) {
  Walk& walk = walks_[beat];
  const Beat& about = model_.beats()[beat];
  std::vector<LazyOrder::Entry> entries;
  entries.reserve(about.firms.size());
  for (const std::uint32_t firm : about.firms) {
    const double key = this->key(about, firm, walk, firms, begin, end);
    if (key < never) entries.push_back({key, firm});
  }
  const StrategyKind kind = model_.tables().strategies[about.strategy].kind;
  if (is_drawn(kind))
    walk.order.assign_even(std::move(entries));
  else
    walk.order.assign(std::move(entries));
}

/// A visit on a day of one of the months.
Visit Allocation::visit_of(const Beat& beat, std::uint32_t firm,
                           const std::vector<int>& months) const {
  const VisitDraws draws(source_, model_.population().key[firm], model_.strategy_key(beat.strategy),
                         static_cast<std::uint64_t>(period_));
  const double place = draws.place * static_cast<double>(months.size());
  const auto month = std::min(static_cast<std::size_t>(place), months.size() - 1);
  const double first = model_.calendar().month_start(months[month]);
  const double length = model_.calendar().month_start(months[month] + 1) - first;
  return {.firm = firm,
          .strategy = static_cast<std::uint16_t>(beat.strategy),
          .team = static_cast<std::uint16_t>(beat.team),
          .day = first + (place - static_cast<double>(month)) * length,
          .expert = draws.expert,
          .specialist = draws.specialist,
          .citation = draws.citation};
}

/// Visits firms in order while the days last. What is left over by less than a visit is kept.
void Allocation::walk(std::size_t beat, const std::vector<int>& months, const Firms& firms,
                      std::vector<Visit>& visits) {
  const Beat& about = model_.beats()[beat];
  const Strategy& strategy = model_.tables().strategies[about.strategy];
  Walk& walk = walks_[beat];
  const double begin = model_.calendar().month_start(months.front());
  const double end = model_.calendar().month_start(months.back() + 1);
  const int year = months.front() / 12;
  const bool keeps_order = walks_through_year(strategy.kind);
  if (!keeps_order || walk.year != year) {
    walk.year = year;
    walk.round = 0;
    order_anew(beat, firms, begin, end);
  }
  const double gap_d = strategy.months_between * month_d;
  const std::size_t planned_before = visits.size();
  std::vector<std::uint32_t> seen;  // in this period, before a new round began in it
  bool is_new_round = false;
  std::vector<LazyOrder::Entry> postponed;  // to a later period: nobody twice in one
  constexpr double rounding = 1e-9;
  const double least_cost = about.least_visit_d * about.officers_factor * (1 - rounding);
  while (true) {
    const bool is_out_of_days = walk.officer_d < least_cost;
    if (walk.order.at_end()) {
      if (is_out_of_days || !keeps_order || is_new_round || about.firms.empty()) break;
      is_new_round = true;
      for (std::size_t i = planned_before; i < visits.size(); ++i) seen.push_back(visits[i].firm);
      std::ranges::sort(seen);
      ++walk.round;
      order_anew(beat, firms, begin, end);
      if (walk.order.at_end()) break;
    }
    if (is_out_of_days) break;
    const LazyOrder::Entry next = walk.order.front();
    if (firms.last_visit(next.firm) > begin - gap_d) {
      walk.order.pass();
      continue;
    }
    if (std::ranges::binary_search(seen, next.firm)) {
      postponed.push_back(next);
      walk.order.pass();
      continue;
    }
    const double cost = model_.population().visit_d[next.firm] * about.officers_factor;
    if (walk.officer_d < cost * (1 - rounding)) break;
    walk.officer_d -= cost;
    walk.order.pass();
    visits.push_back(visit_of(about, next.firm, months));
  }
  // Days that found no firm to go to are not hoarded.
  if (walk.order.at_end() && (!keeps_order || walk.officer_d >= least_cost)) walk.officer_d = 0;
  walk.order.give_back(postponed);
}

}  // namespace yuyan::inspection
