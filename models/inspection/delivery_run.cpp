#include "models/inspection/delivery_run.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace yuyan::inspection {
namespace {

/// A firm applies for renewal so long before its certificate runs out.
constexpr double renewal_lead_d = 180;

namespace delivery {
constexpr std::uint64_t application = chance::id_of("application");
constexpr std::uint64_t review = chance::id_of("review");
constexpr std::uint64_t expiry = chance::id_of("expiry");
}  // namespace delivery

bool listed(const std::vector<std::string>& names, const std::string& name) {
  return names.empty() || std::ranges::find(names, name) != names.end();
}

}  // namespace

IntegrityGrade grade_of(const Supervision& rules, double record, bool is_blacklisted) {
  if (is_blacklisted || record >= rules.grade_d_above) return IntegrityGrade::d;
  if (record >= rules.grade_c_above) return IntegrityGrade::c;
  return record < rules.grade_a_below ? IntegrityGrade::a : IntegrityGrade::b;
}

DeliveryRun::DeliveryRun(const InspectionModel& model, const Rates& rates, chance::Source source)
    : model_(model), rates_(rates), source_(source) {
  const Inspection& tables = model.tables();
  for (const Reviewers& reviewers : tables.reviewers) {
    const bool works = reviewers.count > 0 && reviewers.days_a_year > 0;
    benches_.push_back(
        {.free_at = std::vector<double>(works ? static_cast<std::size_t>(reviewers.count) : 0, 0.0),
         .stretch = works ? year_d / reviewers.days_a_year : 1,
         .queue = {}});
  }
  benches_.emplace_back();
  progress_.resize(tables.measures.size());
  for (std::size_t measure = 0; measure < tables.measures.size(); ++measure) {
    const std::string& reviewers = tables.measures[measure].reviewers;
    bench_of_.push_back(reviewers.empty() ? tables.reviewers.size()
                                          : place_of(tables.reviewers, reviewers));
    progress_[measure].starts =
        std::max(0.0, model.calendar().day(tables.measures[measure].starts).value_or(0));
    begin(measure);
  }
}

std::uint64_t DeliveryRun::entity(std::size_t measure, std::uint32_t item) const {
  const Progress& progress = progress_[measure];
  return progress.firms.empty()
             ? chance::id_of(chance::id_of(model_.tables().measures[measure].id), item)
             : model_.population().key[progress.firms[item]];
}

void DeliveryRun::begin(std::size_t measure) {
  if (model_.tables().measures[measure].kind == MeasureKind::items)
    begin_items(measure);
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

void DeliveryRun::begin_items(std::size_t measure) {
  const Measure& about = model_.tables().measures[measure];
  Progress& progress = progress_[measure];
  const auto done = static_cast<std::size_t>(std::floor(about.done / about.lot));
  progress.items = static_cast<std::size_t>(std::ceil(about.total / about.lot));
  const std::size_t open = progress.items - std::min(done, progress.items);
  const std::vector<double> days = application_days(measure, open);
  for (std::size_t i = 0; i < open; ++i)
    push({.at = days[i],
          .measure = static_cast<std::uint32_t>(measure),
          .item = static_cast<std::uint32_t>(done + i)});
  for (std::uint32_t item = 0; item < done; ++item) {
    progress.passed.push_back(-1);
    if (about.valid_years <= 0) continue;
    const double u = chance::Stream(source_, entity(measure, item), delivery::expiry).uniform(0);
    progress.expired.push_back(u * about.valid_years * year_d);
    push({.at = progress.expired.back(),
          .measure = static_cast<std::uint32_t>(measure),
          .item = item});
  }
}

void DeliveryRun::begin_firms(std::size_t measure) {
  const Inspection& tables = model_.tables();
  const Measure& about = tables.measures[measure];
  const Population& all = model_.population();
  Progress& progress = progress_[measure];
  for (std::uint32_t firm = 0; firm < all.count(); ++firm) {
    if (!listed(about.counties, tables.counties[all.county[firm]].id) ||
        !listed(about.sectors, tables.sectors[all.sector[firm]].id) ||
        (about.above_scale_only && !all.above_scale[firm]) ||
        (about.two_key_one_major_only && !all.two_key[firm]) ||
        (about.kind == MeasureKind::integrity_grading && all.level[firm] == 0))
      continue;
    progress.firms.push_back(firm);
  }
  progress.items = progress.firms.size();
  progress.is_waiting.assign(progress.items, 0);
  progress.is_passed.assign(progress.items, 0);
  // In an order of chance, so that a small id is no advantage.
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t item = 0; item < progress.items; ++item) {
    const std::uint32_t firm = progress.firms[item];
    const bool has = about.kind == MeasureKind::standardization
                         ? all.level[firm] != 0 && all.level[firm] <= about.level
                         : all.grade[firm] != IntegrityGrade::none;
    if (has) continue;
    order.emplace_back(
        chance::Stream(source_, all.key[firm], delivery::application ^ chance::id_of(about.id))
            .uniform(0),
        item);
  }
  std::ranges::sort(order);
  const std::vector<double> days = application_days(measure, order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    // Those of one day come in the order of chance as well.
    const double at = days[i] + (about.applications_a_year > 0 ? 0 : order[i].first);
    progress.is_waiting[order[i].second] = 1;
    push({.at = at, .measure = static_cast<std::uint32_t>(measure), .item = order[i].second});
  }
}

void DeliveryRun::push(const Application& application) {
  auto& queue = benches_[bench_of_[application.measure]].queue;
  queue.push_back(application);
  std::ranges::push_heap(queue, std::greater{});
}

void DeliveryRun::advance(double until) {
  for (Bench& bench : benches_) {
    while (!bench.queue.empty() && bench.queue.front().at < until) {
      std::ranges::pop_heap(bench.queue, std::greater{});
      const Application application = bench.queue.back();
      bench.queue.pop_back();
      review(bench, application);
    }
  }
}

/// Nobody overtakes, so the review of an application is fixed when it comes in: it begins when it
/// is there and the first team is free.
void DeliveryRun::review(Bench& bench, const Application& application) {
  const Measure& about = model_.tables().measures[application.measure];
  const bool is_reviewed = &bench != &benches_.back();
  if (is_reviewed && bench.free_at.empty()) return;  // nobody will ever come to it
  chance::Words own(source_, entity(application.measure, application.item),
                    delivery::review ^ chance::id_of(about.id), application.attempt);
  const bool passes = own.uniform() < rates_.passes[application.measure];
  double begun = application.at;
  double finished = application.at;
  if (is_reviewed) {
    const auto team = std::ranges::min_element(bench.free_at);
    begun = std::max(application.at, *team);
    finished = begun + bench.stretch * chance::sample(about.review_d.distribution, own);
    *team = finished;
  }
  reviews_.push_back(
      {application.measure, application.item, application.at, begun, finished, passes});
  if (passes)
    pass(application, finished);
  else
    push({.at = finished + std::max(about.again_d, 1.0),
          .measure = application.measure,
          .item = application.item,
          .attempt = application.attempt + 1});
}

void DeliveryRun::pass(const Application& application, double day) {
  Progress& progress = progress_[application.measure];
  const Measure& about = model_.tables().measures[application.measure];
  if (!progress.firms.empty()) {
    results_.push_back({day, application.measure, application.item});
    return;
  }
  progress.passed.push_back(day);
  if (about.valid_years <= 0) return;
  progress.expired.push_back(day + about.valid_years * year_d);
  push({.at = progress.expired.back(),
        .measure = application.measure,
        .item = application.item,
        .attempt = application.attempt + 1});
}

// ---- planning dates

void DeliveryRun::apply(double day, double next, Firms& firms) {
  std::ranges::sort(results_, {},
                    [](const Result& one) { return std::tuple(one.day, one.measure, one.item); });
  for (const Result& result : results_)
    if (result.day <= day) reach_firm(result, firms);
  std::erase_if(results_, [day](const Result& result) { return result.day <= day; });
  for (std::uint32_t firm = 0; firm < model_.population().count(); ++firm)
    if (firms.level(firm) != 0 && firms.expires(firm) <= day) firms.set_level(firm, 0, never);
  for (std::size_t measure = 0; measure < progress_.size(); ++measure)
    renew(measure, day, next, firms);
}

void DeliveryRun::reach_firm(const Result& result, Firms& firms) {
  const Measure& about = model_.tables().measures[result.measure];
  Progress& progress = progress_[result.measure];
  const std::uint32_t firm = progress.firms[result.item];
  progress.is_waiting[result.item] = 0;
  if (about.kind == MeasureKind::integrity_grading) {
    firms.set_grade(firm, grade_of(model_.tables().supervision, firms.record(firm),
                                   firms.blacklisted(firm, result.day)));
    return;
  }
  if (firms.barred_until(firm) > result.day) return;  // an accident came first
  const auto level = static_cast<std::uint8_t>(about.level);
  if (firms.level(firm) != 0 && firms.level(firm) < level) return;  // it is better than that
  const double from =
      firms.level(firm) == level ? std::max(firms.expires(firm), result.day) : result.day;
  firms.set_level(firm, level, from + model_.tables().supervision.certificate_years * year_d);
}

bool DeliveryRun::satisfied(const Measure& about, std::uint32_t firm, const Firms& firms) const {
  if (about.kind == MeasureKind::integrity_grading)
    return firms.grade(firm) != IntegrityGrade::none;
  return firms.level(firm) != 0 && firms.level(firm) <= about.level;
}

/// Who lost its certificate applies anew once it may; whose certificate runs out, before it does.
void DeliveryRun::renew(std::size_t measure, double day, double next, const Firms& firms) {
  const Measure& about = model_.tables().measures[measure];
  Progress& progress = progress_[measure];
  for (std::uint32_t item = 0; item < progress.firms.size(); ++item) {
    if (progress.is_waiting[item]) continue;
    const std::uint32_t firm = progress.firms[item];
    const bool has = satisfied(about, firm, firms);
    if (has && about.kind == MeasureKind::integrity_grading) continue;
    // A better certificate is renewed where it was given.
    if (has && firms.level(firm) != about.level) continue;
    const double at =
        std::max({day, progress.starts,
                  has ? firms.expires(firm) - renewal_lead_d : firms.barred_until(firm)});
    if (at >= next) continue;
    progress.is_waiting[item] = 1;
    // Each application of a firm has draws of its own: the day numbers it.
    push({.at = at,
          .measure = static_cast<std::uint32_t>(measure),
          .item = item,
          .attempt = 1000 + static_cast<std::uint32_t>(at)});
  }
}

double DeliveryRun::value(std::size_t measure, double day, const Firms& firms) const {
  const Measure& about = model_.tables().measures[measure];
  const Progress& progress = progress_[measure];
  double units = 0;
  double total = 0;
  if (about.kind == MeasureKind::items) {
    const auto by = [day](double when) { return when <= day; };
    const auto lots = static_cast<double>(std::ranges::count_if(progress.passed, by) -
                                          std::ranges::count_if(progress.expired, by));
    total = about.total;
    units = std::min(total, lots * about.lot);
  } else {
    total = static_cast<double>(progress.firms.size());
    for (const std::uint32_t firm : progress.firms) units += satisfied(about, firm, firms);
  }
  if (total <= 0) return std::numeric_limits<double>::quiet_NaN();
  return about.target_is_share ? units / total : units;
}

double DeliveryRun::progress(std::size_t measure, double day, const Firms& firms) const {
  const double target = model_.tables().measures[measure].target;
  const double reached = value(measure, day, firms);
  if (!(target > 0) || std::isnan(reached)) return 0;
  return std::clamp(reached / target, 0.0, 1.0);
}

}  // namespace yuyan::inspection
