#include "models/indicators/indicator.h"

#include <array>
#include <cmath>
#include <stdexcept>

#include <boost/math/distributions/poisson.hpp>

namespace yuyan::indicators {
namespace {

using enum parameters::Status;

constexpr std::string_view plan = "13th Five-Year plan for work safety, Guobanfa [2017] 3";

constexpr std::array<Indicator, 9> nine{{
    {"accidents", "accidents/year", "production-safety accidents", "生产安全事故起数",
     Count::accidents, Exposure::none, 1, -0.10, unverified, plan, false},
    {"deaths", "persons/year", "deaths in production-safety accidents", "生产安全事故死亡人数",
     Count::deaths, Exposure::none, 1, -0.10, unverified, plan, false},
    {"accidents_10_or_more", "accidents/year", "accidents with 10 or more deaths", "重特大事故起数",
     Count::accidents_10_or_more_deaths, Exposure::none, 1, -0.20, unverified, plan, false},
    {"deaths_10_or_more", "persons/year", "deaths in accidents with 10 or more deaths",
     "重特大事故死亡人数", Count::deaths_in_accidents_10_or_more, Exposure::none, 1, -0.22,
     unverified, plan, false},
    {"deaths_per_100_million_yuan", "persons/1e8 yuan", "deaths per 100 million yuan of GDP",
     "亿元国内生产总值生产安全事故死亡率", Count::deaths, Exposure::gdp_yuan, 1e8, -0.30,
     unverified, plan, true},
    {"industrial_deaths_per_100_000", "persons/1e5 persons",
     "deaths per 100 000 employees in industry, mining and commerce",
     "工矿商贸就业人员十万人生产安全事故死亡率", Count::industrial_deaths,
     Exposure::industrial_employees, 1e5, -0.19, unverified, plan, true},
    {"coal_deaths_per_million_tonnes", "persons/1e6 t", "coal deaths per million tonnes",
     "煤矿百万吨死亡率", Count::coal_deaths, Exposure::coal_output_t, 1e6, -0.15, verified,
     "13th Five-Year plan for coal-mine safety, as reported 2017-06", true},
    {"vehicle_deaths_per_10_000", "persons/1e4 vehicles", "deaths per 10 000 operating vehicles",
     "营运车辆万车死亡率", Count::operating_vehicle_deaths, Exposure::operating_vehicles, 1e4,
     -0.06, unverified, plan, false},
    {"special_equipment_deaths_per_10_000", "persons/1e4 units",
     "deaths per 10 000 units of special equipment", "万台特种设备死亡人数",
     Count::special_equipment_deaths, Exposure::special_equipment_units, 1e4, -0.20, unverified,
     plan, false},
}};

}  // namespace

std::span<const Indicator> national_indicators() { return nine; }

std::optional<double> rate(double events, double exposure, double per) {
  if (!(events >= 0) || !(exposure >= 0) || !(per > 0))
    throw std::logic_error("rate: events and exposure must be >= 0 and per > 0");
  if (exposure == 0) return std::nullopt;
  return events / exposure * per;
}

std::optional<double> value_of(const Indicator& indicator, double count, double exposure) {
  if (indicator.exposure == Exposure::none) return count;
  return rate(count, exposure, indicator.per);
}

std::optional<double> change_on_year(double now, double year_before) {
  if (!(now >= 0) || !(year_before >= 0))
    throw std::logic_error("change_on_year: both figures must be >= 0");
  if (year_before == 0) return std::nullopt;
  return now / year_before - 1;
}

LimitMeaning meaning_of_limit(double limit, double exposure, double per) {
  if (!(limit >= 0) || !(exposure > 0) || !(per > 0))
    throw std::logic_error("meaning_of_limit: limit >= 0, exposure > 0 and per > 0 are needed");
  const double mean = limit * exposure / per;
  // A rate printed with rounding may stand an ulp below the whole number it means.
  const double allowed = std::floor(mean * (1 + 1e-12));
  const double luck = mean > 0 ? cdf(boost::math::poisson(mean), allowed) : 1;
  return {allowed, per / exposure, luck};
}

}  // namespace yuyan::indicators
