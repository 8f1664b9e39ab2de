#include "models/indicators/projection.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace yuyan::indicators {
namespace {

std::size_t require(const std::vector<AxisName>& axis, const std::string& id,
                    std::string_view what) {
  const auto found = position_of(axis, id);
  if (!found) throw std::invalid_argument(fmt::format("no {} '{}'", what, id));
  return *found;
}

/// The counties' rows in the order of the axis.
std::vector<CountyBase> in_order(std::vector<CountyBase> rows, const std::vector<AxisName>& axis) {
  std::vector<CountyBase> ordered;
  for (const AxisName& county : axis) {
    const auto row = std::ranges::find(rows, county.id, &CountyBase::id);
    if (row == rows.end())
      throw std::invalid_argument(
          fmt::format("the county '{}' has no row in indicators.counties", county.id));
    ordered.push_back(*row);
  }
  return ordered;
}

Outlook sorted(Outlook outlook, const Axes& axes) {
  outlook.counties = in_order(std::move(outlook.counties), axes.counties);
  std::ranges::sort(outlook.exposures, {}, &ExposureScenario::id);
  std::ranges::sort(outlook.outside, {}, &OutsideSource::id);
  std::ranges::sort(outlook.outside_levers, {}, &OutsideLever::id);
  std::ranges::sort(outlook.control_numbers, {}, &ControlNumber::id);
  std::ranges::sort(outlook.targets, {}, &Target::id);
  return outlook;
}

}  // namespace

std::optional<std::size_t> position_of(const std::vector<AxisName>& axis, std::string_view id) {
  const auto found = std::ranges::find(axis, id, &AxisName::id);
  if (found == axis.end()) return std::nullopt;
  return static_cast<std::size_t>(found - axis.begin());
}

std::vector<UncertainQuantity> uncertain_quantities(Outlook& outlook) {
  std::vector<UncertainQuantity> list;
  const auto add = [&](std::string owner, std::string_view field, parameters::Quantity& quantity) {
    if (!quantity.distribution.is_constant())
      list.push_back({std::move(owner), std::string(field), &quantity});
  };
  for (auto& row : outlook.exposures) add("exposures." + row.id, growth_purpose, row.growth);
  for (auto& row : outlook.outside) add("outside." + row.id, trend_purpose, row.trend);
  for (auto& row : outlook.outside_levers)
    if (row.on) add("outside_levers." + row.id, effect_purpose, row.effect);
  return list;
}

Projection::Projection(Outlook outlook, Axes axes, std::int32_t first_cause)
    : outlook_(sorted(std::move(outlook), axes)),
      axes_(std::move(axes)),
      first_cause_(first_cause),
      kinds_(axes_.sectors.size(), SectorKind::industry) {
  calibration_.levels.assign(axes_.sectors.size(),
                             RiskLevel{outlook_.level_shape, outlook_.level_shape});
  for (const SectorStatistics& row : outlook_.sectors)
    kinds_[require(axes_.sectors, row.id, "sector")] = row.kind;
  for (const OutsideSource& source : outlook_.outside)
    source_sectors_.push_back(require(axes_.sectors, source.sector, "sector"));
  make_numbers();
  make_targets();
}

Scope Projection::scope_of(const std::string& county, const std::string& sector) const {
  Scope scope;
  if (!county.empty()) scope.county = require(axes_.counties, county, "county");
  if (!sector.empty()) scope.sector = require(axes_.sectors, sector, "sector");
  return scope;
}

std::size_t Projection::year_of(int year) const {
  const int after = year - axes_.months.first_year();
  if (after < 0 || static_cast<std::size_t>(after) >= axes_.months.years())
    throw std::invalid_argument(fmt::format("the year {} lies outside the programme", year));
  return static_cast<std::size_t>(after);
}

void Projection::make_numbers() {
  for (const ControlNumber& number : outlook_.control_numbers) {
    if (description(number.measure).exposure != Exposure::none)
      throw std::invalid_argument(
          fmt::format("the control number '{}' is on a rate; it takes a count", number.id));
    numbers_.push_back({number, year_of(number.year), scope_of(number.county, number.sector)});
    double& limit = numbers_.back().number.limit;
    if (number.basis != outlook_.reporting.basis)  // whole, as numbers are handed down
      limit = std::round(on_basis(limit, description(number.measure).count, number.basis,
                                  outlook_.reporting.basis, outlook_.reporting));
  }
  const std::size_t given = numbers_.size();
  for (std::size_t i = 0; i < given; ++i) {
    const WatchedNumber whole = numbers_[i];
    if (whole.number.break_down != BreakDown::none)
      add_parts(whole, whole.number.break_down == BreakDown::county);
  }
  for (WatchedNumber& one : numbers_)
    if (one.year == 0)
      one.last_year = history_of(outlook_.history, one.number.year - 1, one.number.county,
                                 one.number.sector, one.number.measure, outlook_.reporting);
}

void Projection::add_parts(const WatchedNumber& whole, bool by_county) {
  const ControlNumber& number = whole.number;
  const auto& axis = by_county ? axes_.counties : axes_.sectors;
  const auto is_nothing = [](double weight) { return weight <= 0; };
  std::vector<double> weights;
  for (const auto* figures : {&outlook_.history, &outlook_.baseline}) {
    if (!std::ranges::all_of(weights, is_nothing)) break;
    weights.clear();
    for (std::size_t i = 0; i < axis.size(); ++i) {
      const auto figure =
          history_of(*figures, number.year - 1, by_county ? axis[i].id : number.county,
                     by_county ? number.sector : axis[i].id, number.measure, outlook_.reporting);
      weights.push_back(figure.value_or(0));
    }
  }
  if (by_county && std::ranges::all_of(weights, is_nothing))
    std::ranges::transform(outlook_.counties, weights.begin(), &CountyBase::population);
  if (std::ranges::all_of(weights, is_nothing))
    throw std::invalid_argument(
        fmt::format("the control number '{}' cannot be broken down: the history has no figures of "
                    "its parts",
                    number.id));
  const auto parts = break_down(number.limit, weights);
  for (std::size_t i = 0; i < axis.size(); ++i) {
    WatchedNumber part = whole;
    part.number.id = number.id + "." + axis[i].id;
    part.number.limit = parts[i];
    part.number.break_down = BreakDown::none;
    (by_county ? part.number.county : part.number.sector) = axis[i].id;
    part.scope = scope_of(part.number.county, part.number.sector);
    part.broken_down = true;
    numbers_.push_back(std::move(part));
  }
}

void Projection::make_targets() {
  for (const Target& target : outlook_.targets)
    targets_.push_back({target, year_of(target.year), scope_of(target.county, target.sector),
                        limit_of(target, outlook_.history, outlook_.counties, outlook_.reporting)});
}

OutsideCity Projection::city(const Outlook& outlook) const {
  return {outlook.outside,        outlook.counties, source_sectors_,        axes_.months,
          outlook.outside_levers, first_cause_,     outlook.reporting.basis};
}

ExpectedYear Projection::outside_year(std::size_t source) const {
  const OutsideSource& row = outlook_.outside[source];
  std::vector<ExposureScenario> exposures = outlook_.exposures;
  for (ExposureScenario& one : exposures) {
    one.growth = parameters::Quantity(mean(one.growth.distribution));
    one.volatility = 0;
  }
  const ExposurePath path(outlook_.counties, exposures, 1, {}, {});
  const double year_s = axes_.months.start_s(months_a_year);
  OutsideCity counted_now = city(outlook_);
  counted_now.basis = StatisticalBasis::from_2016;
  const double fatal =
      expected_until(counted_now, source, path, mean(row.trend.distribution), year_s);
  const double counted = share_counted(row.kind, outlook_.reporting);
  const SeverityLaw law(row.p1, row.p2, row.alpha, static_cast<unsigned>(row.most_deaths));
  const DeathMoments deaths =
      thinned_moments(law, law.max_deaths(), [counted](unsigned) { return counted; });
  return {.accidents = fatal * (1 + row.non_fatal_ratio),
          .fatal_accidents = fatal * deaths.fatal,
          .deaths = fatal * deaths.mean,
          .squared_deaths = fatal * deaths.second_moment};
}

void Projection::calibrate(std::span<const ExpectedYear> of_enterprises) {
  std::vector<ExpectedYear> expected(of_enterprises.begin(), of_enterprises.end());
  for (std::size_t s = 0; s < outlook_.outside.size(); ++s)
    expected.at(source_sectors_[s]) += outside_year(s);
  is_calibrated_ = outlook_.history_sets_level && is_own(outlook_.history, outlook_.baseline);
  calibration_ = (is_calibrated_ ? calibrated : uncalibrated)(outlook_, axes_, kinds_, expected);
}

void Projection::learn(Past past, std::span<const double> expected_enterprise) {
  past_ = std::move(past);
  for (KnownAccident& known : past_.accidents)
    known.accident.cause = first_cause_ + static_cast<std::int32_t>(outlook_.outside.size());
  std::vector<double> expected(expected_enterprise.begin(), expected_enterprise.end());
  const ExposurePath path(outlook_.counties, {}, axes_.months.years(), {}, {});
  for (std::size_t s = 0; s < outlook_.outside.size(); ++s) {
    const double trend = mean(outlook_.outside[s].trend.distribution);
    expected.at(source_sectors_[s]) +=
        expected_until(city(outlook_), s, path, trend, past_.until_s);
  }
  // A ledger speaks of each sector by itself, so the levels are taken apart before.
  auto& levels = calibration_.levels;
  levels = calibration_.apart();
  calibration_.common.reset();
  std::vector<double> fatal(levels.size());
  for (const KnownAccident& known : past_.accidents)
    if (known.accident.toll.deaths > 0) fatal.at(known.accident.sector) += 1;
  for (std::size_t sector = 0; sector < levels.size(); ++sector)
    levels[sector] = levels[sector].updated(fatal[sector], expected[sector]);
}

ParameterDraw Projection::draw(const ParameterSource& source) const {
  ParameterDraw draw{outlook_, {}};
  for (const UncertainQuantity& one : uncertain_quantities(draw.outlook))
    *one.quantity =
        parameters::Quantity(chance::Stream(source(one.owner, one.field), one.owner, one.field)
                                 .draw(one.quantity->distribution, 0));
  for (std::size_t sector = 0; sector < levels().size(); ++sector) {
    const std::string& id = axes_.sectors[sector].id;
    draw.levels.push_back(draw_level(levels()[sector], id, source(level_entity, id)));
  }
  if (const auto& common = calibration_.common)
    draw.levels = calibration_.levels_of(
        std::move(draw.levels),
        draw_level(*common, common_level, source(level_entity, common_level)));
  return draw;
}

ParameterDraw Projection::draw(chance::Source source) const {
  return draw([source](std::string_view, std::string_view) { return source; });
}

ParameterDraw Projection::draw_at(std::span<const double> values) const {
  ParameterDraw draw{outlook_, {}};
  const auto quantities = uncertain_quantities(draw.outlook);
  const std::size_t common = calibration_.common ? 1 : 0;
  if (values.size() != quantities.size() + levels().size() + common)
    throw std::logic_error("Projection::draw_at: one value for each uncertain quantity and level");
  for (std::size_t i = 0; i < quantities.size(); ++i)
    *quantities[i].quantity = parameters::Quantity(values[i]);
  const auto drawn = values.subspan(quantities.size(), levels().size());
  draw.levels = calibration_.levels_of({drawn.begin(), drawn.end()}, values.back());
  return draw;
}

ExposurePath Projection::exposures(const ParameterDraw& draw, chance::Source chance) const {
  return {draw.outlook.counties, draw.outlook.exposures, axes_.months.years(), chance, chance};
}

Tally Projection::count(const ParameterDraw& draw, const ExposurePath& exposures,
                        std::vector<std::pair<Accident, std::uint64_t>> of_enterprises,
                        chance::Source chance) const {
  const double from_s = past_.until_s;
  auto& happened = of_enterprises;
  std::erase_if(happened, [&](const auto& one) { return one.first.time_s < from_s; });
  std::vector<double> levels;
  levels.reserve(source_sectors_.size());
  for (const std::size_t sector : source_sectors_) levels.push_back(draw.levels[sector]);
  std::uint64_t number = 0;
  for (const Accident& one :
       outside_accidents(city(draw.outlook), exposures, levels, chance, chance, from_s))
    happened.emplace_back(one, chance::id_of(chance::id_of("outside"), number++));
  Tally tally(axes_.months.years(), axes_.counties.size(), axes_.sectors.size());
  for (const KnownAccident& known : past_.accidents) tally.add(known.accident);
  for (const Accident& one : reports(std::move(happened), outlook_.reporting, axes_.months, chance))
    tally.add(one);
  return tally;
}

}  // namespace yuyan::indicators
