// What deliverables do to the firms of the register at planning dates, and what was reached.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/inspection/delivery_run.h"

namespace yuyan::inspection {
namespace {

/// A firm applies for renewal so long before its certificate runs out.
constexpr double renewal_lead_d = 180;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double sum_of(const std::vector<double>& parts) {
  return std::accumulate(parts.begin(), parts.end(), 0.0);
}

}  // namespace

IntegrityGrade grade_of(const Supervision& rules, double record, bool is_blacklisted) {
  if (is_blacklisted || record >= rules.grade_d_above) return IntegrityGrade::d;
  if (record >= rules.grade_c_above) return IntegrityGrade::c;
  return record < rules.grade_a_below ? IntegrityGrade::a : IntegrityGrade::b;
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
  progress.approved[result.item] = never;
  if (about.kind == MeasureKind::closure) firms.close(firm);
  if (firms.is_closed(firm)) return;
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
  if (about.kind == MeasureKind::closure) return firms.is_closed(firm);
  if (about.kind == MeasureKind::integrity_grading)
    return firms.grade(firm) != IntegrityGrade::none;
  return firms.level(firm) != 0 && firms.level(firm) <= about.level;
}

/// Only firms with a certificate are graded; some levels are given to those of another only.
bool DeliveryRun::may_apply(const Measure& about, std::uint32_t firm, const Firms& firms) const {
  if (about.kind == MeasureKind::integrity_grading) return firms.level(firm) != 0;
  return about.from_level == 0 || (firms.level(firm) != 0 && firms.level(firm) <= about.from_level);
}

/// Who lost its certificate applies anew once it may; whose certificate runs out, before it does.
void DeliveryRun::renew(std::size_t measure, double day, double next, const Firms& firms) {
  const Measure& about = model_.tables().measures[measure];
  Progress& progress = progress_[measure];
  if (about.kind == MeasureKind::closure) return;
  for (std::uint32_t item = 0; item < progress.firms.size(); ++item) {
    const std::uint32_t firm = progress.firms[item];
    if (progress.is_waiting[item] || firms.is_closed(firm)) continue;
    const bool has = satisfied(about, firm, firms);
    if (has) {
      if (about.kind == MeasureKind::integrity_grading) continue;
      // A better certificate is renewed where it was given.
      if (firms.level(firm) != about.level || homes_.at(firms.level(firm))[firm] != measure)
        continue;
    } else if (!progress.takes_part[item] || !may_apply(about, firm, firms)) {
      continue;
    }
    const double at =
        std::max({day, progress.starts,
                  has ? firms.expires(firm) - renewal_lead_d : firms.barred_until(firm)});
    if (at >= next) continue;
    progress.is_waiting[item] = 1;
    // Each application of a firm has draws of its own: the day numbers it.
    push({.at = at,
          .measure = static_cast<std::uint32_t>(measure),
          .item = item,
          .attempt = 1000 + static_cast<std::uint32_t>(at),
          .renews = has});
  }
}

// ---- what was reached

/// The levels of the firms, with what was passed by this day and will reach them.
std::vector<std::uint8_t> DeliveryRun::levels_at(double day, const Firms& firms) const {
  const auto count = static_cast<std::uint32_t>(model_.population().count());
  std::vector<std::uint8_t> levels(count);
  for (std::uint32_t firm = 0; firm < count; ++firm) levels[firm] = firms.level(firm);
  for (const Result& result : results_) {
    const Measure& about = model_.tables().measures[result.measure];
    if (about.kind != MeasureKind::standardization || result.day > day) continue;
    const std::uint32_t firm = progress_[result.measure].firms[result.item];
    if (firms.is_closed(firm) || firms.barred_until(firm) > result.day) continue;
    const auto level = static_cast<std::uint8_t>(about.level);
    if (levels[firm] == 0 || levels[firm] > level) levels[firm] = level;
  }
  return levels;
}

DeliveryRun::Stand DeliveryRun::stand(std::size_t measure, double day, const Firms& firms,
                                      std::span<const std::uint8_t> levels) const {
  return model_.tables().measures[measure].kind == MeasureKind::items
             ? stand_of_items(measure, day)
             : stand_of_firms(measure, day, firms, levels);
}

/// In units. A total that belongs to no county is one entry.
DeliveryRun::Stand DeliveryRun::stand_of_items(std::size_t measure, double day) const {
  const Measure& about = model_.tables().measures[measure];
  const Progress& progress = progress_[measure];
  const bool has_counties = about.counted != Counted::total;
  const std::size_t entries = has_counties ? model_.counties() : 1;
  Stand stand{.done = std::vector<double>(entries), .all = std::vector<double>(entries)};
  const auto entry = [&](std::uint32_t item) {
    return has_counties ? std::size_t{progress.unit_counties[item]} : 0;
  };
  for (const Delivered& one : progress.passed)
    if (one.day <= day) stand.done[entry(one.item)] += about.lot;
  for (const Delivered& one : progress.expired)
    if (one.day <= day) stand.done[entry(one.item)] -= about.lot;
  if (has_counties)
    for (const std::uint16_t county : progress.unit_counties) stand.all[county] += 1;
  else
    stand.all[0] = about.total;
  for (std::size_t i = 0; i < entries; ++i) stand.done[i] = std::min(stand.done[i], stand.all[i]);
  return stand;
}

/// In firms that are open, of which those with a certificate where grades are meant; of closures,
/// in all that have to close.
DeliveryRun::Stand DeliveryRun::stand_of_firms(std::size_t measure, double day, const Firms& firms,
                                               std::span<const std::uint8_t> levels) const {
  const Measure& about = model_.tables().measures[measure];
  const Progress& progress = progress_[measure];
  Stand stand{.done = std::vector<double>(model_.counties()),
              .all = std::vector<double>(model_.counties())};
  for (std::size_t item = 0; item < progress.firms.size(); ++item) {
    const std::uint32_t firm = progress.firms[item];
    const std::size_t county = model_.population().county[firm];
    const bool is_approved = progress.approved[item] <= day;
    bool counts = !firms.is_closed(firm);
    bool has = levels[firm] != 0 && levels[firm] <= about.level;
    if (about.kind == MeasureKind::closure) {
      counts = true;
      has = firms.is_closed(firm) || is_approved;
    } else if (about.kind == MeasureKind::integrity_grading) {
      counts = counts && levels[firm] != 0;
      has = firms.grade(firm) != IntegrityGrade::none || is_approved;
    }
    stand.all[county] += counts;
    stand.done[county] += counts && has;
  }
  return stand;
}

double DeliveryRun::measured(std::size_t measure, double done, double all, double start) const {
  const Measure& about = model_.tables().measures[measure];
  if (all <= 0) return nan;
  if (!about.target_is_share) return done;
  switch (about.share_of) {
    case ShareOf::all:
      return done / all;
    case ShareOf::start:
      return start > 0 ? (done - start) / start : nan;
    case ShareOf::open:
      return all > start ? (done - start) / (all - start) : nan;
  }
  return nan;
}

double DeliveryRun::value(std::size_t measure, double day, const Firms& firms) const {
  const Stand now = stand(measure, day, firms, levels_at(day, firms));
  return measured(measure, sum_of(now.done), sum_of(now.all), sum_of(progress_[measure].at_start));
}

double DeliveryRun::progress(std::size_t measure, double day, const Firms& firms) const {
  const double target = model_.tables().measures[measure].target;
  const double reached = value(measure, day, firms);
  if (!(target > 0) || std::isnan(reached)) return 0;
  return std::clamp(reached / target, 0.0, 1.0);
}

std::vector<double> DeliveryRun::county_progress(std::size_t measure, double day,
                                                 const Firms& firms) const {
  const Measure& about = model_.tables().measures[measure];
  std::vector<double> progress(model_.counties(), this->progress(measure, day, firms));
  const Stand now = stand(measure, day, firms, levels_at(day, firms));
  if (now.all.size() != progress.size() || !(about.target > 0)) return progress;
  const std::vector<double>& start = progress_[measure].at_start;
  const double all = sum_of(now.all);
  for (std::size_t i = 0; i < progress.size(); ++i) {
    const double reached = measured(measure, now.done[i], now.all[i], start[i]);
    const double target =
        about.target_is_share ? about.target : about.target * now.all[i] / all;  // its part
    if (!std::isnan(reached)) progress[i] = std::clamp(reached / target, 0.0, 1.0);
  }
  return progress;
}

void DeliveryRun::note(int quarter, const Firms& firms, DeliveryOutcome& outcome) const {
  const auto at = static_cast<std::size_t>(quarter);
  const std::size_t measures = progress_.size();
  const std::size_t counties = model_.counties();
  const double begin = model_.calendar().month_start(3 * quarter);
  const double end = model_.calendar().month_start(3 * quarter + 3);
  const std::vector<std::uint8_t> levels = levels_at(end, firms);
  for (std::size_t measure = 0; measure < measures; ++measure) {
    const Stand now = stand(measure, end, firms, levels);
    const std::vector<double>& start = progress_[measure].at_start;
    const std::size_t place = at * measures + measure;
    outcome.value[place] = measured(measure, sum_of(now.done), sum_of(now.all), sum_of(start));
    for (std::size_t county = 0; county < counties; ++county)
      outcome.by_county[place * counties + county] =
          now.all.size() == counties && start.size() == counties
              ? measured(measure, now.done[county], now.all[county], start[county])
              : nan;
  }
  note_firms(at, end, firms, levels, outcome);
  note_reviews(at, begin, end, outcome);
}

void DeliveryRun::note_firms(std::size_t quarter, double end, const Firms& firms,
                             std::span<const std::uint8_t> levels, DeliveryOutcome& outcome) const {
  const Population& all = model_.population();
  const std::size_t sectors = model_.sectors();
  const std::span certified =
      std::span(outcome.certified).subspan(quarter * sectors * standard_levels);
  const std::span closed = std::span(outcome.closed).subspan(quarter * sectors);
  const std::span graded = std::span(outcome.graded).subspan(quarter * integrity_grades);
  auto blacklisted = outcome.blacklisted[quarter];
  for (std::uint32_t firm = 0; firm < all.count(); ++firm) {
    const std::size_t sector = all.sector[firm];
    if (levels[firm] > 0) ++certified[sector * standard_levels + levels[firm] - 1U];
    const bool is_closed = firms.is_closed(firm);
    if (is_closed) ++closed[sector];
    if (const auto grade = firms.grade(firm); grade != IntegrityGrade::none)
      ++graded[static_cast<std::size_t>(grade) - 1];
    blacklisted += !is_closed && firms.blacklisted(firm, end);
  }
  outcome.blacklisted[quarter] = blacklisted;
}

void DeliveryRun::note_reviews(std::size_t quarter, double begin, double end,
                               DeliveryOutcome& outcome) const {
  const std::size_t groups = model_.tables().reviewers.size();
  const auto at = [&](std::size_t bench) -> ReviewCounts& {
    return outcome.reviews[quarter * groups + bench];
  };
  for (const Review& one : reviews_) {
    if (one.bench >= groups) continue;
    const bool ended = one.finished > begin && one.finished <= end;
    at(one.bench).finished += ended;
    at(one.bench).passed += ended && one.passed;
    at(one.bench).renewals += ended && one.renews;
    at(one.bench).waiting += one.applied <= end && one.begun > end;
  }
  for (std::size_t bench = 0; bench < groups; ++bench)
    for (const auto* left : {&benches_[bench].queue, &benches_[bench].lost})
      at(bench).waiting +=
          std::ranges::count_if(*left, [end](const auto& one) { return one.at <= end; });
}

}  // namespace yuyan::inspection
