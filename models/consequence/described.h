// Short forms for what is said of the fields of inputs and results.
#pragma once

#include <string_view>

#include "models/parameters/field.h"

namespace yuyan::consequence {

/// Values from low to high, both allowed.
[[nodiscard]] constexpr parameters::Range between(double low, double high) {
  return {.low = low, .high = high};
}

/// Values above low, up to high.
[[nodiscard]] constexpr parameters::Range above(double low, double high) {
  return {.low = low, .high = high, .low_open = true};
}

/// A quantity of a result.
[[nodiscard]] constexpr parameters::About shown(std::string_view unit, std::string_view meaning,
                                                std::string_view meaning_zh) {
  return {.unit = unit, .meaning = meaning, .meaning_zh = meaning_zh};
}

/// A choice, a text or a list of an input.
[[nodiscard]] constexpr parameters::About asked(std::string_view meaning,
                                                std::string_view meaning_zh) {
  return {.meaning = meaning, .meaning_zh = meaning_zh};
}

/// A quantity of an input whose default is an example.
[[nodiscard]] constexpr parameters::About asked(std::string_view unit, parameters::Range range,
                                                std::string_view meaning,
                                                std::string_view meaning_zh) {
  return {.unit = unit, .range = range, .meaning = meaning, .meaning_zh = meaning_zh};
}

/// The same with the origin of its default.
[[nodiscard]] constexpr parameters::About from(parameters::About about, std::string_view source,
                                               parameters::Status status) {
  about.source = source;
  about.status = status;
  return about;
}

/// The same with the range in which the source holds.
[[nodiscard]] constexpr parameters::About holds(parameters::About about, parameters::Range range) {
  about.warn_outside = range;
  return about;
}

}  // namespace yuyan::consequence
