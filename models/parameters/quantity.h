// A physical or behavioural quantity: a number or a distribution, with what it rests on.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "models/parameters/field.h"
#include "sim/chance/distribution.h"

namespace yuyan::parameters {

/// What a number rests on. A number without a source is `assumed`.
struct Provenance {
  Status status = Status::assumed;
  std::string source;

  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// A quantity that a user may give as a number or as a distribution. Its unit and range, and when
/// it is drawn, stand in the field that holds it.
struct Quantity {
  chance::Distribution distribution;
  std::optional<Provenance> provenance;  ///< of a given value; empty: the default, see the field

  /// From a number, a distribution or one of its laws: `Quantity delay_s = 30.0;`.
  template <class T>
    requires(std::convertible_to<T, chance::Distribution> &&
             !std::same_as<std::remove_cvref_t<T>, Quantity>)
  Quantity(T&& value)  // NOLINT(google-explicit-constructor,bugprone-forwarding-reference-overload)
      : distribution(std::forward<T>(value)) {}
  Quantity() = default;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

}  // namespace yuyan::parameters
