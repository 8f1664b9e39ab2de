// What all parts of one replication share: the const model, the world, the journal, the chance.
#pragma once

#include <string_view>

#include "models/propagation/weather.h"
#include "models/response/journal.h"
#include "models/response/model.h"
#include "sim/chance/stream.h"
#include "sim/world/world.h"

namespace yuyan::response {

class Stage {
 public:
  Stage(const DrillModel& model, world::World& world, chance::Source source);

  [[nodiscard]] const DrillModel& model() const { return model_; }
  [[nodiscard]] const Drill& drill() const { return model_.drill(); }
  [[nodiscard]] const Cast& cast() const { return model_.cast(); }
  [[nodiscard]] world::World& world() { return world_; }
  [[nodiscard]] const world::World& world() const { return world_; }
  [[nodiscard]] calendar::Calendar& calendar() { return world_.calendar(); }
  [[nodiscard]] double now() const { return world_.now(); }
  [[nodiscard]] Journal& journal() { return journal_; }
  [[nodiscard]] const Journal& journal() const { return journal_; }

  /// Clock hour of T0, in [0, 24).
  [[nodiscard]] double start_hour() const { return start_hour_; }
  /// Whether it is between 8 and 20 o'clock now.
  [[nodiscard]] bool is_day() const { return is_day_at(now()); }
  /// The same at a time, s since T0, which may be before it.
  [[nodiscard]] bool is_day_at(double time_s) const;
  /// Clock hour at a time, s since T0, in [0, 24).
  [[nodiscard]] double hour_at(double time_s) const;
  [[nodiscard]] const propagation::Weather& weather() const { return weather_; }
  void set_weather(const propagation::Weather& weather) { weather_ = weather; }
  /// The row of the weather table that was drawn for T0.
  [[nodiscard]] const WeatherState& weather_state() const { return *weather_state_; }

  /// A number from a quantity of this entity for this purpose; the same arguments give the same
  /// number, whatever else happens.
  [[nodiscard]] double draw(const Quantity& quantity, std::string_view entity,
                            std::string_view purpose, std::uint64_t index = 0) const;
  /// Uniform in (0, 1), keyed likewise.
  [[nodiscard]] double uniform(std::string_view entity, std::string_view purpose,
                               std::uint64_t index = 0) const;
  [[nodiscard]] bool happens(double probability, std::string_view entity, std::string_view purpose,
                             std::uint64_t index = 0) const {
    return uniform(entity, purpose, index) < probability;
  }

  /// Writes an entry at the present time.
  EntryNumber tell(Happening happening, EntityNumber entity, EntryNumber cause, double value = 0,
                   EntityNumber place = 0);
  EntryNumber tell_change(Happening happening, EntityNumber entity, Condition from, Condition to,
                          EntryNumber cause, EntityNumber place = 0, double value = 0);

 private:
  const DrillModel& model_;
  world::World& world_;
  chance::Source source_;
  Journal journal_;
  double start_hour_ = 0;
  const WeatherState* weather_state_ = nullptr;
  propagation::Weather weather_;
};

}  // namespace yuyan::response
