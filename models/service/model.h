// A service-only scenario made ready to be run: ids resolved to positions, const.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/service/sampler.h"
#include "models/service/service.h"
#include "models/service/ways.h"

namespace yuyan::service {

/// One unit of its own.
struct UnitModel {
  std::string name;  ///< id, or id-3 where a row counts several
  std::size_t kind = 0;
  std::size_t row = 0;  ///< in the table of units; no_row when it has no place
  int place = -1;
  double work_factor = 1;
};
inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

struct KindModel {
  std::vector<std::size_t> units;  ///< positions, in the order of their names
  Sampler turnout;
  bool is_alike = false;  ///< any free unit is as good as any other: the first one is sent
};

struct StageModel {
  std::size_t kind = 0;
  std::vector<int> destinations;
  std::optional<std::size_t> when_lost;
  Sampler units, service, hand_over;
};

struct StreamModel {
  int area = -1;
  std::vector<std::size_t> stages;
  Sampler batch, gap, pause;
  std::optional<Sampler> patience;
  double greatest_factor = 1;  ///< of the profile

  /// Factor on the rate at a time, s.
  [[nodiscard]] static double factor_at(const Stream& stream, double time_s);
};

/// How an area ranks the units of a kind: one rank a unit of the kind, the lower the earlier.
using Ranks = std::vector<int>;
inline constexpr int rank_never = -1;
inline constexpr int rank_after = 1 << 30;

class ServiceModel {
 public:
  /// Brings the tables into the order of their ids, so that no result depends on the order of rows.
  /// Throws std::invalid_argument when the scenario contradicts itself.
  explicit ServiceModel(Service service);

  [[nodiscard]] const Service& service() const { return service_; }
  [[nodiscard]] const Ways& ways() const { return ways_; }
  [[nodiscard]] const std::vector<UnitModel>& units() const { return units_; }
  [[nodiscard]] const std::vector<KindModel>& kinds() const { return kinds_; }
  [[nodiscard]] const std::vector<StageModel>& stages() const { return stages_; }
  [[nodiscard]] const std::vector<StreamModel>& streams() const { return streams_; }
  [[nodiscard]] const Sampler& noise() const { return noise_; }
  /// How the area ranks the units of the kind; nullptr when it has no preference.
  [[nodiscard]] const Ranks* preference(int area, std::size_t kind) const;
  /// Places where calls come from, in the order of their ids.
  [[nodiscard]] const std::vector<int>& areas() const { return areas_; }
  /// Position of a place among the areas; -1 when no call comes from it.
  [[nodiscard]] int area_of(int place) const {
    return place < 0 ? -1 : area_of_place_[static_cast<std::size_t>(place)];
  }
  /// Calls that the scenario expects before its horizon, roughly; for limits of events.
  [[nodiscard]] double expected_calls() const;

 private:
  void sort_tables();
  void add_units();
  void add_kinds();
  void add_stages();
  void add_streams();
  void add_preferences();
  [[nodiscard]] int place(std::string_view id) const;
  [[nodiscard]] std::size_t kind(std::string_view id) const;
  [[nodiscard]] std::size_t stage(std::string_view id) const;

  Service service_;
  Ways ways_;
  Sampler noise_;
  std::vector<UnitModel> units_;
  std::vector<KindModel> kinds_;
  std::vector<StageModel> stages_;
  std::vector<StreamModel> streams_;
  std::vector<int> areas_, area_of_place_;
  std::vector<std::optional<Ranks>> preferences_;  // place * kinds + kind
};

}  // namespace yuyan::service
