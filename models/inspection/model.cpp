#include "models/inspection/model.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <stdexcept>
#include <tuple>

#include "models/inspection/allocation.h"
#include "models/inspection/delivery_run.h"
#include "models/inspection/faults.h"
#include "models/inspection/firms.h"
#include "models/inspection/rates.h"
#include "models/inspection/register.h"

namespace yuyan::inspection {
namespace {

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

Inspection checked(Inspection tables) {
  const std::vector<Fault> wrong = faults(tables);
  if (!wrong.empty())
    throw std::logic_error("InspectionModel: " + wrong.front().path + ": " +
                           wrong.front().what.english);
  return tables;
}

/// One replication on its way: the parts, and the order in which they act at a planning date.
class Plan {
 public:
  Plan(const InspectionModel& model, const Rates& rates, chance::Source chance, const Past& past)
      : model_(model),
        rates_(rates),
        outcome_(empty()),
        firms_(model, rates_, chance, outcome_, past),
        delivery_(model, rates_, chance),
        allocation_(model, chance, outcome_) {}

  Outcome play() {
    const PlanCalendar& calendar = model_.calendar();
    const int step = model_.tables().horizon.months_a_period;
    for (int month = 0; month < calendar.months(); month += step) play_period(month, month + step);
    std::ranges::sort(outcome_.accidents, {}, [](const Accident& accident) {
      return std::tuple(accident.day, accident.enterprise);
    });
    for (const Accident& one : outcome_.accidents) {
      const auto year = static_cast<std::size_t>(calendar.month_of(one.day) / 12);
      ++outcome_.deliveries.accidents[year * (standard_levels + 1) + one.standard_level];
    }
    judge_deliveries();
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] Outcome empty() const {
    const auto years = static_cast<std::size_t>(model_.calendar().years());
    const auto quarters = static_cast<std::size_t>(model_.calendar().quarters());
    const std::size_t pairs = model_.pairs();
    const Inspection& tables = model_.tables();
    Outcome outcome;
    outcome.cells.resize(years * pairs);
    outcome.strategy_visits.resize(years * pairs * tables.strategies.size());
    outcome.beginning.resize(pairs);
    outcome.listings.resize(quarters * model_.counties() * listing_levels);
    DeliveryOutcome& deliveries = outcome.deliveries;
    deliveries.value.resize(quarters * tables.measures.size());
    deliveries.by_county.resize(deliveries.value.size() * model_.counties());
    deliveries.met.assign(tables.measures.size(), -1);
    deliveries.reviews.resize(quarters * tables.reviewers.size());
    deliveries.certified.resize(quarters * model_.sectors() * standard_levels);
    deliveries.accidents.resize(years * (standard_levels + 1));
    deliveries.closed.resize(quarters * model_.sectors());
    deliveries.graded.resize(quarters * integrity_grades);
    deliveries.blacklisted.resize(quarters);
    outcome.enterprises.resize(years * pairs);
    for (std::size_t firm = 0; firm < model_.population().count(); ++firm)
      for (std::size_t year = 0; year < years; ++year)
        ++outcome.enterprises[year * pairs + model_.pair_of(firm)];
    return outcome;
  }

  void play_period(int from, int to) {
    const PlanCalendar& calendar = model_.calendar();
    const double begin = calendar.month_start(from);
    const double end = calendar.month_start(to);
    delivery_.apply(begin, end, firms_);
    firms_.begin_period(from, to, factors_at(begin));
    if (from % 12 == 0) grade_anew(begin);
    const std::vector<Visit> visits =
        allocation_.plan(from / model_.tables().horizon.months_a_period, from, to, firms_);
    play_firms(visits, static_cast<std::size_t>(from / 12));
    delivery_.advance(end);
    for (int month = from; month < to; ++month)
      if (month % 3 == 2) delivery_.note(month / 3, firms_, outcome_.deliveries);
  }

  /// Every firm by itself, one after the other, up to the next planning date.
  void play_firms(std::span<const Visit> visits, std::size_t year) {
    const auto firms = static_cast<std::uint32_t>(model_.population().count());
    std::size_t first = 0;
    for (std::uint32_t firm = 0; firm < firms; ++firm) {
      std::size_t end = first;
      for (; end < visits.size() && visits[end].firm == firm; ++end) count(visits[end], year);
      firms_.play(firm, visits.subspan(first, end - first));
      first = end;
    }
    firms_.end_period();
  }

  void count(const Visit& visit, std::size_t year) {
    const std::size_t cell = year * model_.pairs() + model_.pair_of(visit.firm);
    ++outcome_.strategy_visits[cell * model_.tables().strategies.size() + visit.strategy];
  }

  [[nodiscard]] std::vector<Factors> factors_at(double day) const {
    std::vector<Factors> factors(model_.pairs());
    const Inspection& tables = model_.tables();
    for (std::size_t i = 0; i < tables.levers.size(); ++i) {
      const Lever& lever = tables.levers[i];
      if (!lever.on) continue;
      const std::vector<double> progress = progress_of(lever, day);
      for (std::size_t pair = 0; pair < factors.size(); ++pair) {
        const std::size_t county = pair / model_.sectors();
        if (progress[county] > 0 && listed(lever.counties, tables.counties[county].id) &&
            listed(lever.sectors, tables.sectors[pair % model_.sectors()].id))
          apply(lever.target, rates_.lever_effects[i] * progress[county], factors[pair]);
      }
    }
    return factors;
  }

  /// By county: a measure may be further in one than in another.
  [[nodiscard]] std::vector<double> progress_of(const Lever& lever, double day) const {
    const auto everywhere = [&](double progress) {
      return std::vector<double>(model_.counties(), progress);
    };
    const double starts = model_.calendar().day(lever.starts).value_or(-never);
    if (day < starts) return everywhere(0);
    if (!lever.measure.empty())
      return delivery_.county_progress(place_of(model_.tables().measures, lever.measure), day,
                                       firms_);
    if (lever.starts.empty() || lever.ramp_years <= 0) return everywhere(1);
    return everywhere(std::min(1.0, (day - starts) / (lever.ramp_years * year_d)));
  }

  /// Grades follow the record of the years before.
  void grade_anew(double day) {
    const auto firms = static_cast<std::uint32_t>(model_.population().count());
    if (day <= 0) return;
    for (std::uint32_t firm = 0; firm < firms; ++firm)
      if (firms_.grade(firm) != IntegrityGrade::none)
        firms_.set_grade(firm, grade_of(model_.tables().supervision, firms_.record(firm),
                                        firms_.blacklisted(firm, day)));
  }

  void judge_deliveries() {
    const std::size_t measures = model_.tables().measures.size();
    constexpr double rounding = 1e-9;
    for (std::size_t measure = 0; measure < measures; ++measure) {
      const Measure& about = model_.tables().measures[measure];
      const int due =
          model_.calendar().quarter(about.due).value_or(model_.calendar().quarters() - 1);
      const double value =
          outcome_.deliveries.value[static_cast<std::size_t>(due) * measures + measure];
      if (about.judged && !std::isnan(value))
        outcome_.deliveries.met[measure] = value >= about.target - rounding ? 1 : 0;
    }
  }

  const InspectionModel& model_;
  const Rates& rates_;
  Outcome outcome_;
  Firms firms_;
  DeliveryRun delivery_;
  Allocation allocation_;
};

}  // namespace

std::vector<int> active_months(const Strategy& strategy, const PlanCalendar& calendar, int from,
                               int to) {
  const int starts = calendar.month(strategy.starts).value_or(from);
  const int ends = calendar.month(strategy.ends).value_or(to);
  std::vector<int> months;
  for (int month = from; month < to; ++month) {
    const bool in_year =
        strategy.months.empty() ||
        std::ranges::find(strategy.months, month % 12 + 1) != strategy.months.end();
    if (in_year && month >= starts && month <= ends) months.push_back(month);
  }
  return months;
}

InspectionModel::InspectionModel(Inspection tables, std::uint64_t register_seed)
    : tables_(checked(std::move(tables))),
      calendar_(tables_.horizon.first_year, tables_.horizon.years),
      register_(whole_register(tables_, register_seed)),
      population_(population_of(register_, tables_, calendar_)) {
  for (const Sector& sector : tables_.sectors)
    clocks_.emplace_back(calendar_, tables_.seasons, sector.id);
  for (const Strategy& strategy : tables_.strategies)
    strategy_keys_.push_back(chance::id_of(strategy.id));
  make_laws();
  make_teams();
}

void InspectionModel::make_laws() {
  constexpr std::uint32_t most = 2000;
  std::vector<std::uint32_t> exposed(sectors(), 3);
  for (std::size_t firm = 0; firm < population_.count(); ++firm) {
    std::uint32_t& greatest = exposed[population_.sector[firm]];
    greatest = std::max(greatest, std::min(most, population_.exposed[firm]));
  }
  for (std::size_t sector = 0; sector < sectors(); ++sector) {
    const Sector& about = tables_.sectors[sector];
    laws_.emplace_back(about.deaths_1, about.deaths_2, mean(about.deaths_tail.distribution),
                       exposed[sector]);
  }
}

void InspectionModel::make_teams() {
  for (const Staff& staff : tables_.staff) {
    const double days = std::max(0.0, staff.legal_days - staff.other_days);
    teams_.push_back({.county = place_of(tables_.counties, staff.county),
                      .sectors = {},
                      .officer_d_month = staff.officers * days / 12,
                      .expert_share = staff.expert_share,
                      .specialist_share = staff.specialist_share,
                      .share_factor = {}});
    for (std::size_t sector = 0; sector < sectors(); ++sector)
      if (tables_.sectors[sector].department == staff.department)
        teams_.back().sectors.push_back(sector);
    make_beats(teams_.size() - 1);
  }
}

void InspectionModel::make_beats(std::size_t team) {
  const Staff& staff = tables_.staff[team];
  const auto months = static_cast<std::size_t>(calendar_.months());
  std::vector<double> meant(months, 0.0);
  std::vector<double> usable(months, 0.0);
  for (std::size_t i = 0; i < tables_.strategies.size(); ++i) {
    const Strategy& strategy = tables_.strategies[i];
    if (!listed(strategy.departments, staff.department)) continue;
    Beat beat{
        .team = team, .strategy = i, .firms = {}, .officers_factor = strategy.departments_a_visit};
    for (std::uint32_t firm = 0; firm < population_.count(); ++firm) {
      const std::size_t county = population_.county[firm];
      const Sector& sector = tables_.sectors[population_.sector[firm]];
      const bool is_theirs = sector.department == staff.department &&
                             (staff.county == "all" || tables_.counties[county].id == staff.county);
      const bool is_meant =
          listed(strategy.counties, tables_.counties[county].id) &&
          listed(strategy.sectors, sector.id) &&
          (strategy.kind != StrategyKind::key_supervision || population_.is_key[firm]) &&
          (strategy.kind != StrategyKind::major_hazard_spot_checks ||
           population_.major_hazard[firm]);
      if (is_theirs && is_meant) beat.firms.push_back(firm);
    }
    for (const int month : active_months(strategy, calendar_, 0, calendar_.months())) {
      meant[static_cast<std::size_t>(month)] += strategy.share;
      if (!beat.firms.empty()) usable[static_cast<std::size_t>(month)] += strategy.share;
    }
    if (beat.firms.empty()) continue;
    beat.least_visit_d = std::ranges::min(
        beat.firms | std::views::transform([&](auto firm) { return population_.visit_d[firm]; }));
    beats_.push_back(std::move(beat));
  }
  for (std::size_t month = 0; month < months; ++month)
    teams_[team].share_factor.push_back(
        usable[month] > 0 ? std::min(1.0, meant[month]) / usable[month] : 0.0);
}

Outcome InspectionModel::simulate(chance::Source parameters, chance::Source chance) const {
  return simulate(rates_of(tables_, parameters), chance);
}

Outcome InspectionModel::simulate(const Rates& rates, chance::Source chance,
                                  const Past& past) const {
  return Plan(*this, rates, chance, past).play();
}

}  // namespace yuyan::inspection
