// Applications, reviewers and results of the deliverables.
#include "models/inspection/delivery_run.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace yuyan::inspection {
namespace {

namespace delivery {
constexpr std::uint64_t application = chance::id_of("application");
constexpr std::uint64_t review = chance::id_of("review");
constexpr std::uint64_t expiry = chance::id_of("expiry");
}  // namespace delivery

constexpr std::uint32_t no_measure = std::numeric_limits<std::uint32_t>::max();

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

/// Units of a county that a measure counts.
int units_of(const County& county, Counted counted) {
  switch (counted) {
    case Counted::counties:
      return 1;
    case Counted::townships:
      return county.townships;
    case Counted::villages:
      return county.villages;
    case Counted::total:
      return 0;
  }
  return 0;
}

}  // namespace

DeliveryRun::DeliveryRun(const InspectionModel& model, const Rates& rates, chance::Source source)
    : model_(model), rates_(rates), source_(source) {
  const Inspection& tables = model.tables();
  make_benches();
  progress_.resize(tables.measures.size());
  for (std::size_t measure = 0; measure < tables.measures.size(); ++measure) {
    const std::string& reviewers = tables.measures[measure].reviewers;
    bench_of_.push_back(reviewers.empty() ? tables.reviewers.size()
                                          : place_of(tables.reviewers, reviewers));
    progress_[measure].starts =
        std::max(0.0, model.calendar().day(tables.measures[measure].starts).value_or(0));
    begin(measure);
  }
  find_homes();
}

void DeliveryRun::make_benches() {
  for (const Reviewers& reviewers : model_.tables().reviewers) {
    const bool works = reviewers.count > 0 && reviewers.days_a_year > 0;
    const double starts = std::max(0.0, model_.calendar().day(reviewers.starts).value_or(0));
    benches_.push_back({.free_at = std::vector<double>(
                            works ? static_cast<std::size_t>(reviewers.count) : 0, starts),
                        .stretch = works ? year_d / reviewers.days_a_year : 1,
                        .ends = model_.calendar().day(reviewers.ends).value_or(never),
                        .queue = {},
                        .lost = {}});
  }
  benches_.emplace_back();
}

std::uint64_t DeliveryRun::entity(std::size_t measure, std::uint32_t item) const {
  const Progress& progress = progress_[measure];
  if (!progress.firms.empty()) return model_.population().key[progress.firms[item]];
  const std::uint64_t id = chance::id_of(model_.tables().measures[measure].id);
  return chance::id_of(id, progress.unit_keys.empty() ? item : progress.unit_keys[item]);
}

// ---- the first day

void DeliveryRun::begin(std::size_t measure) {
  const Measure& about = model_.tables().measures[measure];
  if (about.kind == MeasureKind::items) {
    if (about.counted != Counted::total) list_units(measure);
    begin_items(measure);
    return;
  }
  list_firms(measure);
  if (about.kind == MeasureKind::closure)
    begin_closures(measure);
  else
    begin_firms(measure);
}

/// Days on which so many items apply: all on the first day, or at random gaps.
std::vector<double> DeliveryRun::application_days(std::size_t measure, std::size_t count) const {
  const Measure& about = model_.tables().measures[measure];
  std::vector<double> days(count, progress_[measure].starts);
  if (about.applications_a_year <= 0) return days;
  const double gap_d = year_d * about.lot / about.applications_a_year;
  const chance::Stream gaps(source_, chance::id_of(about.id), delivery::application);
  double day = progress_[measure].starts;
  for (std::size_t i = 0; i < count; ++i) days[i] = day += gaps.exponential(gap_d, i);
  return days;
}

/// The units of the counties: first those that are known to be done, then in an order of chance, as
/// nobody knows which others were.
void DeliveryRun::list_units(std::size_t measure) {
  const Inspection& tables = model_.tables();
  const Measure& about = tables.measures[measure];
  struct Unit {
    bool is_open;
    double order;
    std::uint64_t key;
    std::uint16_t county;
  };
  std::vector<Unit> units;
  for (std::size_t county = 0; county < tables.counties.size(); ++county) {
    const County& of = tables.counties[county];
    if (!listed(about.counties, of.id)) continue;
    const std::uint64_t county_key = chance::id_of(of.id);
    const bool is_done = !about.done_counties.empty() && listed(about.done_counties, of.id);
    for (int number = 0; number < units_of(of, about.counted); ++number) {
      const std::uint64_t key = chance::id_of(county_key, static_cast<std::uint64_t>(number));
      const chance::Stream own(source_, chance::id_of(chance::id_of(about.id), key),
                               delivery::application);
      units.push_back({!is_done, own.uniform(0), key, static_cast<std::uint16_t>(county)});
    }
  }
  std::ranges::sort(units, {},
                    [](const Unit& one) { return std::tuple(one.is_open, one.order, one.key); });
  progress_[measure].units_done =
      static_cast<std::size_t>(std::ranges::count(units, false, &Unit::is_open));
  for (const Unit& one : units) {
    progress_[measure].unit_keys.push_back(one.key);
    progress_[measure].unit_counties.push_back(one.county);
  }
}

void DeliveryRun::begin_items(std::size_t measure) {
  const Measure& about = model_.tables().measures[measure];
  Progress& progress = progress_[measure];
  const double total = about.counted == Counted::total
                           ? about.total
                           : static_cast<double>(progress.unit_keys.size());
  progress.items = static_cast<std::size_t>(std::ceil(total / about.lot));
  const auto said = static_cast<std::size_t>(std::floor(about.done / about.lot));
  const std::size_t done = std::min(std::max(said, progress.units_done), progress.items);
  const std::size_t open = progress.items - done;
  const std::vector<double> days = application_days(measure, open);
  for (std::size_t i = 0; i < open; ++i)
    push({.at = days[i],
          .measure = static_cast<std::uint32_t>(measure),
          .item = static_cast<std::uint32_t>(done + i)});
  for (std::uint32_t item = 0; item < done; ++item) {
    progress.passed.push_back({-1, item});
    if (about.valid_years <= 0) continue;
    const double u = chance::Stream(source_, entity(measure, item), delivery::expiry).uniform(0);
    progress.expired.push_back({u * about.valid_years * year_d, item});
    push({.at = progress.expired.back().day,
          .measure = static_cast<std::uint32_t>(measure),
          .item = item,
          .renews = true});
  }
  progress.at_start = stand_of_items(measure, -1).done;
}

/// The firms that a measure is about, whatever their state.
void DeliveryRun::list_firms(std::size_t measure) {
  const Inspection& tables = model_.tables();
  const Measure& about = tables.measures[measure];
  const Population& all = model_.population();
  Progress& progress = progress_[measure];
  const auto is_meant = [&](std::uint32_t firm) {
    const bool is_named =
        about.enterprises.empty() || listed(about.enterprises, model_.enterprises()[firm].id);
    return is_named && listed(about.counties, tables.counties[all.county[firm]].id) &&
           listed(about.sectors, tables.sectors[all.sector[firm]].id) &&
           (!about.above_scale_only || all.above_scale[firm]) &&
           (!about.two_key_one_major_only || all.two_key[firm]) &&
           all.employees[firm] >= about.employees_at_least &&
           (about.size_class_at_most == 0 ||
            (all.size_class[firm] > 0 && all.size_class[firm] <= about.size_class_at_most));
  };
  for (std::uint32_t firm = 0; firm < all.count(); ++firm)
    if (is_meant(firm)) progress.firms.push_back(firm);
  progress.items = progress.firms.size();
  progress.is_waiting.assign(progress.items, 0);
  progress.takes_part.assign(progress.items, 0);
  progress.approved.assign(progress.items, never);
}

/// In an order of chance, so that a small id is no advantage.
std::vector<std::uint32_t> DeliveryRun::by_chance(std::size_t measure,
                                                  std::vector<std::uint32_t> items) const {
  const std::uint64_t purpose =
      delivery::application ^ chance::id_of(model_.tables().measures[measure].id);
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(items.size());
  for (const std::uint32_t item : items)
    order.emplace_back(chance::Stream(source_, entity(measure, item), purpose).uniform(0), item);
  std::ranges::sort(order);
  std::ranges::transform(order, items.begin(), [](const auto& one) { return one.second; });
  return items;
}

/// Those of one day come in this order, within the day.
void DeliveryRun::apply_at_start(std::size_t measure, const std::vector<std::uint32_t>& items) {
  const Measure& about = model_.tables().measures[measure];
  const std::vector<double> days = application_days(measure, items.size());
  const std::uint64_t purpose = delivery::application ^ chance::id_of(about.id);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const double within =
        about.applications_a_year > 0
            ? 0
            : chance::Stream(source_, entity(measure, items[i]), purpose).uniform(0);
    progress_[measure].is_waiting[items[i]] = 1;
    push(
        {.at = days[i] + within, .measure = static_cast<std::uint32_t>(measure), .item = items[i]});
  }
}

void DeliveryRun::begin_firms(std::size_t measure) {
  const Measure& about = model_.tables().measures[measure];
  const Population& all = model_.population();
  Progress& progress = progress_[measure];
  const bool is_standard = about.kind == MeasureKind::standardization;
  std::vector<std::uint32_t> open;
  progress.at_start.assign(model_.counties(), 0);
  for (std::uint32_t item = 0; item < progress.items; ++item) {
    const std::uint32_t firm = progress.firms[item];
    const bool has = is_standard ? all.level[firm] != 0 && all.level[firm] <= about.level
                                 : all.grade[firm] != IntegrityGrade::none;
    progress.takes_part[item] = !about.applicants || (has && about.renews);
    progress.at_start[all.county[firm]] += has;
    const bool may = is_standard ? about.from_level == 0 ||
                                       (all.level[firm] != 0 && all.level[firm] <= about.from_level)
                                 : all.level[firm] != 0;
    if (!has && may) open.push_back(item);
  }
  open = by_chance(measure, std::move(open));
  if (about.applicants)
    open.resize(std::min(open.size(), static_cast<std::size_t>(*about.applicants)));
  for (const std::uint32_t item : open) progress.takes_part[item] = 1;
  apply_at_start(measure, open);
}

/// Those that are named, or as many as have to close by the rule: smallest first, or by chance.
void DeliveryRun::begin_closures(std::size_t measure) {
  const Measure& about = model_.tables().measures[measure];
  const Population& all = model_.population();
  Progress& progress = progress_[measure];
  std::vector<std::uint32_t> items(progress.items);
  std::iota(items.begin(), items.end(), 0U);
  items = by_chance(measure, std::move(items));
  if (about.enterprises.empty()) {
    if (about.order == ClosureOrder::smallest) {
      std::vector<std::uint32_t> rank(items.size());  // of like ones chance decides
      for (std::uint32_t i = 0; i < items.size(); ++i) rank[items[i]] = i;
      std::ranges::sort(items, {}, [&](std::uint32_t item) {
        return std::pair(all.employees[progress.firms[item]], rank[item]);
      });
    }
    items.resize(std::min(items.size(), static_cast<std::size_t>(about.total)));
  }
  std::vector<std::uint32_t> chosen;
  chosen.reserve(items.size());
  for (const std::uint32_t item : items) chosen.push_back(progress.firms[item]);
  progress.firms = std::move(chosen);
  progress.items = progress.firms.size();
  progress.is_waiting.resize(progress.items);
  progress.takes_part.assign(progress.items, 0);
  progress.approved.resize(progress.items);
  progress.at_start.assign(model_.counties(), 0);
  std::iota(items.begin(), items.end(), 0U);
  apply_at_start(measure, items);
}

/// Where several measures of a level list a firm, the first renews its certificate.
void DeliveryRun::find_homes() {
  const auto& measures = model_.tables().measures;
  for (auto& homes : homes_) homes.assign(model_.population().count(), no_measure);
  for (std::size_t measure = 0; measure < measures.size(); ++measure) {
    const Measure& about = measures[measure];
    if (about.kind != MeasureKind::standardization || !about.renews) continue;
    for (const std::uint32_t firm : progress_[measure].firms) {
      std::uint32_t& home = homes_.at(static_cast<std::size_t>(about.level))[firm];
      if (home == no_measure) home = static_cast<std::uint32_t>(measure);
    }
  }
}

// ---- the queue

void DeliveryRun::push(const Application& application) {
  auto& queue = benches_[bench_of_[application.measure]].queue;
  queue.push_back(application);
  std::ranges::push_heap(queue, std::greater{});
}

void DeliveryRun::advance(double until) {
  for (std::size_t bench = 0; bench < benches_.size(); ++bench) {
    auto& queue = benches_[bench].queue;
    while (!queue.empty() && queue.front().at < until) {
      std::ranges::pop_heap(queue, std::greater{});
      const Application application = queue.back();
      queue.pop_back();
      review(bench, application);
    }
  }
}

/// Nobody overtakes, so the review of an application is fixed when it comes in: it begins when it
/// is there and the first team is free.
void DeliveryRun::review(std::size_t place, const Application& application) {
  const Measure& about = model_.tables().measures[application.measure];
  Bench& bench = benches_[place];
  const bool is_reviewed = place + 1 < benches_.size();
  const auto team = std::ranges::min_element(bench.free_at);
  if (is_reviewed &&
      (team == bench.free_at.end() || std::max(application.at, *team) >= bench.ends)) {
    bench.lost.push_back(application);
    return;
  }
  chance::Words own(source_, entity(application.measure, application.item),
                    delivery::review ^ chance::id_of(about.id), application.attempt);
  const bool passes = own.uniform() < rates_.passes[application.measure];
  double begun = application.at;
  double finished = application.at;
  if (is_reviewed) {
    begun = std::max(application.at, *team);
    finished = begun + bench.stretch * chance::sample(about.review_d.distribution, own);
    *team = finished;
  }
  reviews_.push_back({application.measure, application.item, application.at, begun, finished,
                      passes, application.renews, static_cast<std::uint32_t>(place)});
  if (passes)
    pass(application, finished);
  else
    push({.at = finished + std::max(about.again_d, 1.0),
          .measure = application.measure,
          .item = application.item,
          .attempt = application.attempt + 1,
          .renews = application.renews});
}

void DeliveryRun::pass(const Application& application, double day) {
  Progress& progress = progress_[application.measure];
  const Measure& about = model_.tables().measures[application.measure];
  if (about.kind != MeasureKind::items) {
    progress.approved[application.item] = day;
    results_.push_back({day, application.measure, application.item});
    return;
  }
  progress.passed.push_back({day, application.item});
  if (about.valid_years <= 0) return;
  progress.expired.push_back({day + about.valid_years * year_d, application.item});
  push({.at = progress.expired.back().day,
        .measure = application.measure,
        .item = application.item,
        .attempt = application.attempt + 1,
        .renews = true});
}

}  // namespace yuyan::inspection
