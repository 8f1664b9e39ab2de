// The documentation of an input format, from the same fields() that read it.
#pragma once

#include <span>
#include <string>

#include "scenarios/reader/reader.h"
#include "scenarios/reader/slot.h"

namespace yuyan::reader {

namespace detail {
[[nodiscard]] std::string markdown(std::string_view title, const Slots& slots,
                                   std::span<const Reference> references);
}

/// The page of a kind of scenario: how files are written, then every table with its keys: type,
/// unit, range, default, when it is drawn, status, source and meaning.
template <Described Kind>
[[nodiscard]] std::string markdown(std::string_view title, std::span<const Reference> references) {
  Kind kind{};
  return detail::markdown(title, slots_of(kind), references);
}

}  // namespace yuyan::reader
