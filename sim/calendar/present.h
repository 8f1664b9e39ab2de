// What must be there; always checked.
#pragma once

#include <optional>
#include <stdexcept>

namespace yuyan::calendar {

/// The value of an optional that must have one; throws std::logic_error(what) when it has none.
template <class Value>
[[nodiscard]] Value& present(std::optional<Value>& value, const char* what) {
  if (!value) [[unlikely]]
    throw std::logic_error(what);
  return *value;
}
template <class Value>
[[nodiscard]] const Value& present(const std::optional<Value>& value, const char* what) {
  if (!value) [[unlikely]]
    throw std::logic_error(what);
  return *value;
}
template <class Value>
void present(const std::optional<Value>&& value, const char* what) = delete;  // it would dangle

}  // namespace yuyan::calendar
