// Who and what a drill can tell of: every tank, vehicle, zone, post, level of command, each with
// the groups to which it belongs. The journal names them by number.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/response/drill.h"

namespace yuyan::response {

/// Number of an entity in the cast; 0 is nobody.
using EntityNumber = int;

class Cast {
 public:
  explicit Cast(const Drill& drill);

  [[nodiscard]] EntityNumber nobody() const { return 0; }
  [[nodiscard]] EntityNumber tank(std::size_t index) const { return tanks_ + to_number(index); }
  [[nodiscard]] EntityNumber bund(std::size_t index) const { return bunds_ + to_number(index); }
  /// The ground outside a bund, named overflow_ and the bund's id.
  [[nodiscard]] EntityNumber overflow(std::size_t index) const {
    return overflows_ + to_number(index);
  }
  [[nodiscard]] EntityNumber facility(std::size_t index) const {
    return facilities_ + to_number(index);
  }
  [[nodiscard]] EntityNumber post(std::size_t index) const { return posts_ + to_number(index); }
  [[nodiscard]] EntityNumber zone(std::size_t index) const { return zones_ + to_number(index); }
  [[nodiscard]] EntityNumber unit(std::size_t index) const { return units_ + to_number(index); }
  /// A station, named station_ and its id; a zone of calls elsewhere, named calls_ and its id.
  [[nodiscard]] EntityNumber station(std::size_t index) const {
    return stations_ + to_number(index);
  }
  [[nodiscard]] EntityNumber call_zone(std::size_t index) const {
    return call_zones_ + to_number(index);
  }
  [[nodiscard]] EntityNumber hospital(std::size_t index) const {
    return hospitals_ + to_number(index);
  }
  [[nodiscard]] EntityNumber segment(std::size_t index) const {
    return segments_ + to_number(index);
  }
  [[nodiscard]] EntityNumber order(std::size_t index) const { return orders_ + to_number(index); }
  [[nodiscard]] EntityNumber option(std::size_t index) const { return options_ + to_number(index); }
  /// Alarm grade 1 to 5, named grade_1 to grade_5.
  [[nodiscard]] EntityNumber grade(int grade) const { return grades_ + grade - 1; }
  /// A level of command or of reports: firm, county, city, province; or another word that only the
  /// plan uses. Throws std::logic_error when no order names it.
  [[nodiscard]] EntityNumber level(std::string_view name) const;
  /// A group of the site command, named group_ and its id.
  [[nodiscard]] EntityNumber group(std::size_t index) const {
    return groups_of_command_ + to_number(index);
  }
  /// The site as a whole.
  [[nodiscard]] EntityNumber site() const { return site_; }

  [[nodiscard]] std::span<const std::string> names() const { return names_; }
  [[nodiscard]] const std::string& name(EntityNumber number) const { return names_.at(number); }
  /// Whether the entity has this id or belongs to this group; an empty selector takes everybody.
  /// Groups: a tank's bund, roof and product; a unit's station, its kind, its station's kind, and
  /// `outside` for all but the depot's own; a zone's kind; an option's decision.
  [[nodiscard]] bool matches(EntityNumber number, std::string_view selector) const;
  /// Whether any entity has this id or group.
  [[nodiscard]] bool knows(std::string_view selector) const;

 private:
  static EntityNumber to_number(std::size_t index) { return static_cast<EntityNumber>(index); }
  EntityNumber add(std::string name, std::vector<std::string> groups = {});

  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> groups_;
  EntityNumber site_ = 0, tanks_ = 0, bunds_ = 0, overflows_ = 0, facilities_ = 0, posts_ = 0,
               zones_ = 0, units_ = 0, stations_ = 0, call_zones_ = 0, hospitals_ = 0,
               segments_ = 0, orders_ = 0, options_ = 0, grades_ = 0, levels_ = 0,
               end_of_levels_ = 0, groups_of_command_ = 0;
};

/// Whether a station is the depot's own.
[[nodiscard]] constexpr bool is_own(StationKind kind) {
  return kind == StationKind::volunteer || kind == StationKind::full_time;
}

}  // namespace yuyan::response
