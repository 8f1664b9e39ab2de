// How a parameter struct describes itself: one list of fields a struct, from which follow the
// reader's checks, the calculator's keys, the range checks, the documentation and the table of
// what a result rests on.
//
//   struct PoolFire {
//     double diameter_m = 10;
//     static constexpr auto fields() {
//       return std::tuple{field("diameter_m", &PoolFire::diameter_m,
//                               {.unit = "m", .range = {0.2, 300}, .meaning = "pool diameter"})};
//     }
//   };
#pragma once

#include <array>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

namespace yuyan::parameters {

/// How well a number is known. Shown to the user beside every number, all the way into the report.
enum class Status { verified, derived, assumed, unverified };

/// Allowed values, ends included unless open. Default: every finite number.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;
  bool high_open = false;

  [[nodiscard]] constexpr bool contains(double x) const {
    return (low_open ? x > low : x >= low) && (high_open ? x < high : x <= high);
  }
};

inline constexpr Range any_number{};
inline constexpr Range positive{.low = 0, .low_open = true};
inline constexpr Range non_negative{.low = 0};
inline constexpr Range share{.low = 0, .high = 1};

/// When a quantity that is given as a distribution is drawn.
enum class Drawn { never, once_a_replication, for_each_entity, for_each_event };

/// What is said of a field beside its name and its place in the struct.
struct About {
  std::string_view unit = "";  ///< SI unit, "" when dimensionless or not a number
  Range range = any_number;
  std::string_view meaning = "";
  std::string_view meaning_zh = "";
  std::string_view source = "";     ///< where the default comes from
  Status status = Status::assumed;  ///< how well the default is known
  Drawn drawn = Drawn::never;
  bool required = false;            ///< the user has to give it; there is no default
  Range warn_outside = any_number;  ///< outside: computed, with a warning that the source is left
};

/// One field of Struct: a name that carries its unit, the member, and what is said of it.
template <class Struct, class Value>
struct Field {
  std::string_view name;
  Value Struct::* member;
  About about;
};

template <class Struct, class Value>
[[nodiscard]] constexpr Field<Struct, Value> field(std::string_view name, Value Struct::* member,
                                                   About about) {
  return {name, member, about};
}

/// A struct that lists its fields.
template <class Struct>
concept Described = requires { Struct::fields(); };

/// Calls visit(field) for each field of Struct, in the order of the list.
template <Described Struct, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, Struct::fields());
}

/// One value of an enumeration and its name in input files. An enumeration that occurs in a
/// parameter struct has a function `choices(Enum)` beside it that returns an array of these.
template <class Enum>
struct Choice {
  std::string_view name;
  Enum value;
};

template <class Enum>
concept Choosable = std::is_enum_v<Enum> && requires(Enum e) { choices(e); };

/// The name of an enumerator as it stands in input files and results.
template <Choosable Enum>
[[nodiscard]] constexpr std::string_view name_of(Enum value) {
  for (const auto& choice : choices(Enum{}))
    if (choice.value == value) return choice.name;
  return "?";
}

constexpr auto choices(Status) {
  return std::array{Choice{"verified", Status::verified}, Choice{"derived", Status::derived},
                    Choice{"assumed", Status::assumed}, Choice{"unverified", Status::unverified}};
}

}  // namespace yuyan::parameters
