// The fields of one object without their types: the one place where the description of a parameter
// struct meets a template. Reading, listing and documenting work on slots and are compiled once.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/parameters/field.h"
#include "models/parameters/quantity.h"

namespace yuyan::reader {

using parameters::About;
using parameters::Described;
using parameters::Quantity;

struct Slot;
using Slots = std::vector<Slot>;

/// A whole number of any integer type.
struct WholeNumber {
  std::int64_t low, high;  ///< what the type holds
  std::function<std::int64_t()> get;
  std::function<void(std::int64_t)> set;
};

/// An enumeration: the names of its values in the order of choices().
struct OneOf {
  std::vector<std::string> names;
  std::function<std::string_view()> get;
  std::function<void(std::size_t)> set;
};

/// A described struct within the struct.
struct Group {
  Slots slots;
};

/// A vector of described structs.
struct Rows {
  std::function<std::size_t()> size;
  std::function<Slots(std::size_t)> at;  ///< valid until the next append
  std::function<void()> append;          ///< adds a row of defaults
  std::function<void(std::size_t)> erase;
  std::function<void(std::size_t)> repeat;  ///< adds a copy of that row at the end
  /// Visits a row of defaults that is not kept.
  std::function<void(const std::function<void(const Slots&)>&)> with_blank;
};

/// A std::optional of any other kind.
struct Perhaps {
  std::function<bool()> has_value;
  std::function<Slot()> engage;  ///< the slot of the value within; made when there is none
  /// Visits the slot of a default value that is not kept.
  std::function<void(const std::function<void(const Slot&)>&)> with_blank;
};

using Target = std::variant<double*, bool*, std::string*, Quantity*, std::vector<double>*,
                            std::vector<std::string>*, WholeNumber, OneOf, Group, Rows, Perhaps>;

/// One field of one object.
struct Slot {
  std::string_view name;
  About about;
  Target target;
};

/// The fields of an object as slots that write into it; valid while the object stays in its place.
template <Described S>
[[nodiscard]] Slots slots_of(S& object);

namespace detail {

template <class T>
struct IsRows : std::false_type {};
template <Described T>
struct IsRows<std::vector<T>> : std::true_type {};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
[[nodiscard]] Target target_of(std::string_view name, const About& about, T& value);

template <std::integral T>
[[nodiscard]] WholeNumber whole_number(T& value) {
  using Limits = std::numeric_limits<T>;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  return {.low = static_cast<std::int64_t>(Limits::min()),
          .high = std::cmp_greater(Limits::max(), most) ? most
                                                        : static_cast<std::int64_t>(Limits::max()),
          .get = [&value] { return static_cast<std::int64_t>(value); },
          .set = [&value](std::int64_t given) { value = static_cast<T>(given); }};
}

template <parameters::Choosable Enum>
[[nodiscard]] OneOf one_of(Enum& value) {
  OneOf target{.names = {},
               .get = [&value] { return parameters::name_of(value); },
               .set = [&value](std::size_t i) { value = choices(Enum{})[i].value; }};
  for (const auto& choice : choices(Enum{})) target.names.emplace_back(choice.name);
  return target;
}

template <Described S>
[[nodiscard]] Rows rows_of(std::vector<S>& list) {
  return {.size = [&list] { return list.size(); },
          .at = [&list](std::size_t i) { return slots_of(list.at(i)); },
          .append = [&list] { list.emplace_back(); },
          .erase =
              [&list](std::size_t i) { list.erase(list.begin() + static_cast<std::ptrdiff_t>(i)); },
          .repeat = [&list](std::size_t i) { list.push_back(S(list.at(i))); },
          .with_blank =
              [](const std::function<void(const Slots&)>& visit) {
                S blank{};
                visit(slots_of(blank));
              }};
}

template <class T>
[[nodiscard]] Perhaps perhaps(std::string_view name, const About& about, std::optional<T>& value) {
  return {.has_value = [&value] { return value.has_value(); },
          .engage =
              [name, about, &value] {
                if (!value) value.emplace();
                return Slot{name, about, target_of(name, about, *value)};
              },
          .with_blank =
              [name, about](const std::function<void(const Slot&)>& visit) {
                T blank{};
                visit(Slot{name, about, target_of(name, about, blank)});
              }};
}

template <class T>
Target target_of(std::string_view name, const About& about, T& value) {
  if constexpr (std::integral<T> && !std::same_as<T, bool>)
    return whole_number(value);
  else if constexpr (std::is_enum_v<T>)
    return one_of(value);
  else if constexpr (Described<T>)
    return Group{slots_of(value)};
  else if constexpr (IsRows<T>::value)
    return rows_of(value);
  else if constexpr (IsOptional<T>::value)
    return perhaps(name, about, value);
  else
    return &value;  // one of the plain types; any other is no Target and does not compile
}

}  // namespace detail

template <Described S>
Slots slots_of(S& object) {
  Slots slots;
  parameters::for_each_field<S>([&](const auto& field) {
    slots.push_back({field.name, field.about,
                     detail::target_of(field.name, field.about, object.*field.member)});
  });
  return slots;
}

}  // namespace yuyan::reader
