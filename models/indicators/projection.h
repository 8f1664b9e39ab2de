// The statistics of a programme made ready to be replicated: everything that follows from the
// outlook and the axes, const.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/indicators/axes.h"
#include "models/indicators/calibration.h"
#include "models/indicators/ledger.h"
#include "models/indicators/outlook.h"

namespace yuyan::indicators {

/// A quantity that every parameter draw makes anew.
struct UncertainQuantity {
  std::string owner;  ///< dotted path of its row: outside.road
  std::string field;
  parameters::Quantity* quantity = nullptr;
};

/// The quantities of an outlook that are no plain numbers, in the order of its tables; they point
/// into it.
[[nodiscard]] std::vector<UncertainQuantity> uncertain_quantities(Outlook& outlook);

/// Which chance a parameter is drawn from: the same for all, unless a design varies them apart.
using ParameterSource =
    std::function<chance::Source(std::string_view owner, std::string_view field)>;

/// What all years of a replication share.
struct ParameterDraw {
  Outlook outlook;             ///< with its uncertain quantities drawn
  std::vector<double> levels;  ///< level of risk of each sector
};

/// A control number with its place.
struct WatchedNumber {
  ControlNumber number;
  std::size_t year = 0;
  Scope scope{};
  std::optional<double> last_year{};  ///< figure of the year before on the same basis
  bool broken_down = false;           ///< made from the number of the city
};

/// A target with its limit.
struct WatchedTarget {
  Target target;
  std::size_t year = 0;
  Scope scope{};
  std::optional<double> limit{};  ///< none: neither given nor in the history
};

class Projection {
 public:
  /// Every county of the axes has a row in the outlook; ids that it names are on the axes; years of
  /// numbers and targets lie in the programme. Throws std::invalid_argument otherwise.
  /// `first_cause` is the code of the first source outside as what stood behind an accident; the
  /// code after the last source stands for the ledger.
  Projection(Outlook outlook, Axes axes, std::int32_t first_cause = 0);

  [[nodiscard]] const Outlook& outlook() const { return outlook_; }
  [[nodiscard]] const Axes& axes() const { return axes_; }
  [[nodiscard]] SectorKind kind_of(std::size_t sector) const { return kinds_[sector]; }
  [[nodiscard]] const std::vector<WatchedNumber>& numbers() const { return numbers_; }
  [[nodiscard]] const std::vector<WatchedTarget>& targets() const { return targets_; }

  /// Takes the levels of risk from the history where that is the city's own. `of_enterprises` holds
  /// for each sector what enterprises bring in the first year without the plan.
  void calibrate(std::span<const ExpectedYear> of_enterprises);
  [[nodiscard]] const Calibration& calibration() const { return calibration_; }
  [[nodiscard]] bool is_calibrated() const { return is_calibrated_; }

  /// Fixes the past and moves the levels of risk by it. `expected_enterprise` holds for each sector
  /// the fatal accidents of enterprises expected up to the ledger's date at level 1.
  void learn(Past past, std::span<const double> expected_enterprise);
  [[nodiscard]] const Past& past() const { return past_; }
  [[nodiscard]] const std::vector<RiskLevel>& levels() const { return calibration_.levels; }

  [[nodiscard]] ParameterDraw draw(const ParameterSource& source) const;
  [[nodiscard]] ParameterDraw draw(chance::Source source) const;
  /// With chosen numbers instead: those of uncertain_quantities(), then the levels of the sectors,
  /// then the common level if the calibration has one.
  [[nodiscard]] ParameterDraw draw_at(std::span<const double> values) const;
  [[nodiscard]] ExposurePath exposures(const ParameterDraw& draw, chance::Source chance) const;

  /// Counts what happened: accidents of enterprises (with a key that names each), those outside,
  /// and the past; as the statistics report it.
  [[nodiscard]] Tally count(const ParameterDraw& draw, const ExposurePath& exposures,
                            std::vector<std::pair<Accident, std::uint64_t>> of_enterprises,
                            chance::Source chance) const;

 private:
  void make_numbers();
  void add_parts(const WatchedNumber& whole, bool by_county);
  void make_targets();
  [[nodiscard]] Scope scope_of(const std::string& county, const std::string& sector) const;
  [[nodiscard]] std::size_t year_of(int year) const;
  [[nodiscard]] OutsideCity city(const Outlook& outlook) const;
  [[nodiscard]] ExpectedYear outside_year(std::size_t source) const;

  Outlook outlook_;
  Axes axes_;
  std::int32_t first_cause_;
  std::vector<SectorKind> kinds_;
  std::vector<std::size_t> source_sectors_;
  std::vector<WatchedNumber> numbers_;
  std::vector<WatchedTarget> targets_;
  Calibration calibration_;
  bool is_calibrated_ = false;
  Past past_;
};

}  // namespace yuyan::indicators
