// Accidents outside the register of enterprises: road traffic, fires, farm machinery. They are
// counts of a county and a month with exposure, trend and a rate that is not the same in all
// county-years.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "models/indicators/exposure.h"
#include "models/indicators/reporting.h"
#include "models/indicators/severity_law.h"
#include "models/indicators/tally.h"
#include "models/parameters/quantity.h"
#include "sim/chance/stream.h"

namespace yuyan::indicators {

/// One kind of accident outside enterprises.
struct OutsideSource {
  std::string id{};
  std::string name{};
  std::string name_zh{};
  SectorKind kind = SectorKind::road;
  std::string sector{};
  Exposure exposure = Exposure::population;
  double fatal_accidents_a = 1;
  double non_fatal_ratio = 0.3;
  parameters::Quantity trend = 0.0;
  double dispersion_size = 20;
  double counted_share = 1;
  double p1 = 0.9;
  double p2 = 0.08;
  double alpha = 3.5;
  double most_deaths = 40;
  double injuries_mean = 0.5;
  double loss_median_yuan = 1e5;
  double loss_sigma = 1;
  std::vector<double> season{};

  static constexpr auto fields() {
    using parameters::field;
    using parameters::non_negative;
    using parameters::positive;
    using parameters::share;
    return std::tuple{
        field("id", &OutsideSource::id,
              {.meaning = "name of the row", .meaning_zh = "编号", .required = true}),
        field("name", &OutsideSource::name,
              {.meaning = "name in English", .meaning_zh = "英文名", .required = true}),
        field("name_zh", &OutsideSource::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "名称", .required = true}),
        field("kind", &OutsideSource::kind,
              {.meaning = "part of the statistics", .meaning_zh = "统计类别", .required = true}),
        field("sector", &OutsideSource::sector,
              {.meaning = "sector in which the accidents are counted",
               .meaning_zh = "计入的行业领域",
               .required = true}),
        field("exposure", &OutsideSource::exposure,
              {.meaning = "exposure over which the accidents are spread and with which they grow",
               .meaning_zh = "暴露量"}),
        field("fatal_accidents_a", &OutsideSource::fatal_accidents_a,
              {.unit = "1/a",
               .range = non_negative,
               .meaning = "fatal accidents a year expected in the whole city in the base year",
               .meaning_zh = "基年全市预期死亡事故起数",
               .required = true}),
        field("non_fatal_ratio", &OutsideSource::non_fatal_ratio,
              {.unit = "1",
               .range = non_negative,
               .meaning = "counted accidents without a death for each fatal one",
               .meaning_zh = "每起死亡事故对应的无死亡事故起数"}),
        field("trend", &OutsideSource::trend,
              {.unit = "1/a",
               .range = {.low = -1, .high = 1},
               .meaning = "yearly growth of the log rate, the same in all years of a replication",
               .meaning_zh = "对数率年趋势",
               .drawn = parameters::Drawn::once_a_replication}),
        field("dispersion_size", &OutsideSource::dispersion_size,
              {.unit = "1",
               .range = positive,
               .meaning = "size of the negative binomial law of a county-year; large: Poisson",
               .meaning_zh = "负二项分布的形状参数"}),
        field("counted_share", &OutsideSource::counted_share,
              {.unit = "1",
               .range = share,
               .meaning = "share of these accidents that counts as production safety on the basis "
                          "from 2016; on the one until 2015 all count",
               .meaning_zh = "新统计口径下计入生产安全事故的比例"}),
        field("p1", &OutsideSource::p1,
              {.unit = "1",
               .range = share,
               .meaning = "share of fatal accidents with 1 death",
               .meaning_zh = "死亡1人的比例"}),
        field("p2", &OutsideSource::p2,
              {.unit = "1",
               .range = share,
               .meaning = "share of fatal accidents with 2 deaths",
               .meaning_zh = "死亡2人的比例"}),
        field("alpha", &OutsideSource::alpha,
              {.unit = "1",
               .range = {.low = 1, .high = 8, .low_open = true},
               .meaning = "exponent of the zeta tail from 3 deaths",
               .meaning_zh = "3人以上尾部指数"}),
        field("most_deaths", &OutsideSource::most_deaths,
              {.unit = "1",
               .range = {.low = 1, .high = 1000},
               .meaning = "persons exposed at most",
               .meaning_zh = "最多暴露人数"}),
        field("injuries_mean", &OutsideSource::injuries_mean,
              {.unit = "1",
               .range = non_negative,
               .meaning = "serious injuries an accident",
               .meaning_zh = "每起事故平均重伤人数"}),
        field("loss_median_yuan", &OutsideSource::loss_median_yuan,
              {.unit = "yuan",
               .range = positive,
               .meaning = "median direct loss of an accident, log-normal",
               .meaning_zh = "直接经济损失中位数"}),
        field("loss_sigma", &OutsideSource::loss_sigma,
              {.unit = "1",
               .range = positive,
               .meaning = "standard deviation of its logarithm",
               .meaning_zh = "损失对数标准差"}),
        field("season", &OutsideSource::season,
              {.unit = "1",
               .range = non_negative,
               .meaning = "twelve weights of the months; empty: by their days",
               .meaning_zh = "各月权重"})};
  }
};

/// A measure that acts outside enterprises (positioning of carriers, clearing of fire lanes), with
/// its effect prior: from its start on, the rate falls by `effect` within the ramp.
struct OutsideLever {
  std::string id{};
  std::string name{};
  std::string name_zh{};
  std::vector<std::string> sources{};
  parameters::Quantity effect = 0.0;
  std::string starts = "2016-01-01";
  double ramp_years = 1;
  double cost_yuan = 0;
  bool on = true;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("id", &OutsideLever::id,
              {.meaning = "name of the row", .meaning_zh = "编号", .required = true}),
        field("name", &OutsideLever::name, {.meaning = "name in English", .meaning_zh = "英文名"}),
        field("name_zh", &OutsideLever::name_zh,
              {.meaning = "name in Chinese", .meaning_zh = "中文名"}),
        field(
            "sources", &OutsideLever::sources,
            {.meaning = "rows of the accidents it acts on; empty: all", .meaning_zh = "作用对象"}),
        field("effect", &OutsideLever::effect,
              {.unit = "1",
               .range = {.low = -1, .high = 1},
               .meaning = "share by which the rate falls in the end",
               .meaning_zh = "最终降低比例",
               .drawn = parameters::Drawn::once_a_replication}),
        field(
            "starts", &OutsideLever::starts,
            {.meaning = "day on which it starts to act, as 2016-07-01", .meaning_zh = "起始日期"}),
        field("ramp_years", &OutsideLever::ramp_years,
              {.unit = "a",
               .range = parameters::non_negative,
               .meaning = "time until it acts in full",
               .meaning_zh = "达到全部效果的时间"}),
        field("cost_yuan", &OutsideLever::cost_yuan,
              {.unit = "yuan",
               .range = parameters::non_negative,
               .meaning = "what it costs in all",
               .meaning_zh = "投资"}),
        field("on", &OutsideLever::on,
              {.meaning = "whether it is pulled", .meaning_zh = "是否启用"})};
  }
};

/// What the sources of a city need of it.
struct OutsideCity {
  std::span<const OutsideSource> sources;
  std::span<const CountyBase> counties;
  std::span<const std::size_t> sectors;  ///< of each source, its place on the axis
  const Months& months;
  std::span<const OutsideLever> levers;
  std::int32_t first_cause = 0;  ///< code of the first source as what stood behind an accident
  /// Until 2015 all accidents of a source count, from 2016 on its `counted_share`.
  StatisticalBasis basis = StatisticalBasis::from_2016;
};

/// All accidents of the sources that happen at or after `from_s`, in the order of source, county
/// and month. `levels` multiplies the rate of each source. Draws are keyed by source and county, so
/// that another source or county moves no other's accidents.
[[nodiscard]] std::vector<Accident> outside_accidents(const OutsideCity& city,
                                                      const ExposurePath& exposures,
                                                      std::span<const double> levels,
                                                      chance::Source parameters,
                                                      chance::Source chance, double from_s = 0);

/// Fatal accidents that a source brings up to an instant in the mean, at level 1 and the median
/// trend, without growth of the exposure's chance.
[[nodiscard]] double expected_until(const OutsideCity& city, std::size_t source,
                                    const ExposurePath& exposures, double trend, double until_s);

/// Purposes of the draws of a source's trend and of a lever's effect; the dotted paths of their
/// rows (outside.road) are the entities.
inline constexpr std::string_view trend_purpose = "trend";
inline constexpr std::string_view effect_purpose = "effect";

}  // namespace yuyan::indicators
