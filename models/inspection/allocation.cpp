#include "models/inspection/allocation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>
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

void VisitOrder::put_in_order() {
  is_heap_ = true;
  std::ranges::make_heap(entries_, std::greater());
}

void VisitOrder::put_in_order(std::size_t least) {
  is_heap_ = false;
  const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(std::min(least, entries_.size()));
  std::ranges::partial_sort(entries_, end);
  entries_.erase(end, entries_.end());
  std::ranges::reverse(entries_);
}

/// Counted into as many bins as there are entries, which leaves little to sort.
void VisitOrder::put_in_order_drawn() {
  is_heap_ = false;
  const std::uint64_t bins = entries_.size();
  const auto bin_of = [bins](Entry entry) { return ((~entry >> 32) * bins) >> 32; };
  place_.assign(bins + 1, 0);
  for (const Entry entry : entries_) ++place_[bin_of(entry) + 1];
  for (std::size_t bin = 0; bin < bins; ++bin) place_[bin + 1] += place_[bin];
  scratch_.resize(bins);
  for (const Entry entry : entries_) scratch_[place_[bin_of(entry)]++] = entry;
  for (std::size_t end = 1; end < bins; ++end)
    for (std::size_t i = end; i > 0 && scratch_[i - 1] < scratch_[i]; --i)
      std::swap(scratch_[i], scratch_[i - 1]);
  entries_.swap(scratch_);
}

void VisitOrder::pass() {
  if (is_heap_) std::ranges::pop_heap(entries_, std::greater());
  entries_.pop_back();
}

void VisitOrder::postpone() {
  postponed_.push_back(is_heap_ ? entries_.front() : entries_.back());
  pass();
}

void VisitOrder::put_back() {
  for (; !postponed_.empty(); postponed_.pop_back()) {
    entries_.push_back(postponed_.back());
    if (is_heap_) std::ranges::push_heap(entries_, std::greater());
  }
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

/// The order of a round is drawn firm by firm. One block holds the keys of the first rounds of
/// several years; later rounds have draws of their own.
void Allocation::draw_order(const Beat& beat, Walk& walk) {
  walk.order.clear();
  const std::uint64_t strategy = model_.strategy_key(beat.strategy);
  const std::vector<std::uint64_t>& keys = model_.population().key;
  const auto year = static_cast<std::size_t>(walk.year);
  if (walk.round > 0) {
    const std::uint64_t round =
        (std::uint64_t{year} << 32) + static_cast<std::uint64_t>(walk.round);
    for (const std::uint32_t firm : beat.firms)
      walk.order.enter_drawn(static_cast<std::uint32_t>(chance::Words(
                                 source_, keys[firm], purpose::visit_order ^ strategy, round)()),
                             firm);
    return;
  }
  if (walk.drawn.empty() || walk.drawn_block != year / years_a_block) {
    walk.drawn_block = year / years_a_block;
    walk.drawn.clear();
    for (const std::uint32_t firm : beat.firms)
      walk.drawn.push_back(
          halves(source_, keys[firm], purpose::yearly_order ^ strategy, walk.drawn_block));
  }
  for (std::size_t i = 0; i < beat.firms.size(); ++i)
    walk.order.enter_drawn(walk.drawn[i][year % years_a_block], beat.firms[i]);
}

bool Allocation::had_accident(const Team& team, double since) const {
  if (team.county >= model_.counties())
    return std::ranges::any_of(last_accident_, [&](double last) { return last > since; });
  return std::ranges::any_of(team.sectors, [&](std::size_t sector) {
    return last_accident_[model_.pair(team.county, sector)] > since;
  });
}

/// The order of a round, for strategies that walk through it.
void Allocation::order_round(const Beat& beat, Walk& walk, const Firms& firms) {
  if (is_drawn(model_.tables().strategies[beat.strategy].kind)) {
    draw_order(beat, walk);
    walk.order.put_in_order_drawn();
    return;
  }
  walk.order.clear();
  for (const std::uint32_t firm : beat.firms)
    walk.order.enter(static_cast<float>(-firms.expected_risk(firm)), firm);
  walk.order.put_in_order();
}

/// Whose turn it is in a period by strategies that look anew each time, as many as the days last
/// for.
void Allocation::order_period(const Beat& beat, Walk& walk, const Firms& firms, double begin,
                              double end) {
  const Strategy& strategy = model_.tables().strategies[beat.strategy];
  const double not_since = begin - strategy.months_between * month_d;
  walk.order.clear();
  const auto enter = [&](double key, std::uint32_t firm) {
    if (!firms.is_closed(firm) && firms.last_visit(firm) <= not_since)
      walk.order.enter(static_cast<float>(key), firm);
  };
  if (strategy.kind == StrategyKind::by_integrity_grade) {
    std::array<double, choices(IntegrityGrade{}).size()> every_d{};
    for (std::size_t grade = 0; grade < every_d.size(); ++grade) {
      const double rate = visits_a_year(strategy, static_cast<IntegrityGrade>(grade));
      every_d[grade] = rate > 0 ? year_d / rate : never;
    }
    for (const std::uint32_t firm : beat.firms) {
      const IntegrityGrade grade =
          firms.blacklisted(firm, begin) ? IntegrityGrade::d : firms.grade(firm);
      const double last = std::max(firms.last_visit(firm), begin - 100 * year_d);
      const double due = last + every_d[static_cast<std::size_t>(grade)];
      if (due < end) enter(due, firm);
    }
  } else if (strategy.kind == StrategyKind::post_accident_round) {
    const double recent = begin - strategy.window_months * month_d;
    if (had_accident(model_.teams()[beat.team], recent))
      for (const std::uint32_t firm : beat.firms) {
        const double since = last_accident_[model_.pair_of(firm)];
        if (since > recent && firms.last_visit(firm) < since) enter(firms.last_visit(firm), firm);
      }
  } else {  // key firms and major hazards: who was left alone for longest
    for (const std::uint32_t firm : beat.firms) enter(firms.last_visit(firm), firm);
  }
  const double visits = walk.officer_d / (beat.least_visit_d * beat.officers_factor);
  walk.order.put_in_order(1 + static_cast<std::size_t>(std::min(visits, 1e9)));
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
  if (!keeps_order) {
    order_period(about, walk, firms, begin, end);
  } else if (walk.year != year) {
    walk.year = year;
    walk.round = 0;
    order_round(about, walk, firms);
  }
  const double gap_d = strategy.months_between * month_d;
  const std::size_t planned_before = visits.size();
  std::vector<std::uint32_t> seen;  // in this period, before a new round began in it
  bool is_new_round = false;
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
      order_round(about, walk, firms);
      if (walk.order.at_end()) break;
    }
    if (is_out_of_days) break;
    const std::uint32_t firm = walk.order.front();
    if (firms.is_closed(firm) || firms.last_visit(firm) > begin - gap_d) {
      walk.order.pass();
      continue;
    }
    if (std::ranges::binary_search(seen, firm)) {  // nobody twice in one period
      walk.order.postpone();
      continue;
    }
    const double cost = model_.population().visit_d[firm] * about.officers_factor;
    if (walk.officer_d < cost * (1 - rounding)) break;
    walk.officer_d -= cost;
    walk.order.pass();
    visits.push_back(visit_of(about, firm, months));
  }
  // Days that found no firm to go to are not hoarded.
  if (walk.order.at_end() && (!keeps_order || walk.officer_d >= least_cost)) walk.officer_d = 0;
  walk.order.put_back();
}

}  // namespace yuyan::inspection
