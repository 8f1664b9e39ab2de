// The level of risk of the first year, from a history of the city's own instead of the priors.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/statistics/interval.h"
#include "models/indicators/axes.h"
#include "models/indicators/ledger.h"
#include "models/indicators/outlook.h"

namespace yuyan::indicators {

/// What the model makes of a sector in the first year without the plan, at level 1, as the
/// statistics would report it on the basis from 2016.
struct ExpectedYear {
  double accidents = 0, fatal_accidents = 0, deaths = 0;
  double squared_deaths = 0;  ///< sum of the squared deaths of each accident

  ExpectedYear& operator+=(const ExpectedYear& other);
  /// Variance over mean of a Poisson number of clusters: 1 but for deaths.
  [[nodiscard]] double cluster(Measure measure) const;
  [[nodiscard]] double of(Measure measure) const;
};

/// How a history was carried on to the first year.
enum class Carrying : std::uint8_t {
  counts,         ///< few events or years: their sum, older years with less weight
  gamma_poisson,  ///< GammaPoisson
  pool,           ///< Pool: seven years or more, none of them zero
};

constexpr auto choices(Carrying) {
  using parameters::Choice;
  return std::array{Choice{"counts", Carrying::counts},
                    Choice{"gamma_poisson", Carrying::gamma_poisson},
                    Choice{"pool", Carrying::pool}};
}

/// What a history says of the expected count of one year: a gamma law. Shape 0 where nothing ever
/// happened: then it only speaks against high rates.
struct HistoryEstimate {
  Carrying carrying = Carrying::counts;
  std::size_t years = 0;
  int first_year = 0, last_year = 0;
  double events = 0;  ///< in all years: counts by clusters
  double shape = 0, rate = 0;

  [[nodiscard]] double mean() const { return shape / rate; }
  [[nodiscard]] statistics::Interval central_80() const;
};

/// Known counts by year in ascending order, none after `year`; `cluster` is the variance over the
/// mean of such counts when nothing but chance varies. Nothing where no year is known. The chance
/// of a forecast's own count is taken off its spread, as the simulation adds its own; what `year`
/// itself counted joins as one more observation.
[[nodiscard]] std::optional<HistoryEstimate> estimate_year(
    std::span<const std::pair<int, double>> counts, int year, double cluster);

/// What became of a part of the city: of all of it, of industry, or of a sector.
struct CalibrationRow {
  std::string part;  ///< "all", "industry", or the sector
  Measure measure = Measure::deaths;
  double prior = 0;                                 ///< expected in the first year by the priors
  std::optional<HistoryEstimate> history{};         ///< none: the history does not speak of it
  double level = 1, level_low = 1, level_high = 1;  ///< mean and 80 % interval
};

/// Levels of risk of the sectors. Where `common` is given, the sectors of the cover share it: their
/// own levels only say how the whole is divided.
struct Calibration {
  std::vector<RiskLevel> levels;  ///< by sector
  std::optional<RiskLevel> common;
  /// By sector: expected at level 1 where it belongs to the cover, else 0.
  std::vector<double> cover;
  std::vector<bool> spoken;  ///< by sector: whether its level comes from the history
  std::vector<CalibrationRow> rows;

  /// Levels of one replication from the drawn ones.
  [[nodiscard]] std::vector<double> levels_of(std::vector<double> drawn, double common_drawn) const;
  /// Each sector by itself, with the same mean and about the same spread.
  [[nodiscard]] std::vector<RiskLevel> apart() const;
};

/// Whether the history says anything that the figures do not say to which the rates were scaled.
[[nodiscard]] bool is_own(std::span<const HistoryRow> history,
                          std::span<const HistoryRow> baseline);

/// The levels without a history of the city's own: those of the priors. `kinds` and `expected` have
/// one entry a sector.
[[nodiscard]] Calibration uncalibrated(const Outlook& outlook, const Axes& axes,
                                       std::span<const SectorKind> kinds,
                                       std::span<const ExpectedYear> expected);

/// The levels that a history gives. The whole city's figure decides where there is one, else the
/// sum of what is spoken of; industry and sectors divide it. What ten events or more stand for
/// stands by itself; less is drawn towards its share by the priors, with the weight of
/// `history_prior` events where nothing happened. Deaths are used before fatal accidents, these
/// before accidents.
[[nodiscard]] Calibration calibrated(const Outlook& outlook, const Axes& axes,
                                     std::span<const SectorKind> kinds,
                                     std::span<const ExpectedYear> expected);

}  // namespace yuyan::indicators
