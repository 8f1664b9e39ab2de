// The documentation of an input format, from the same fields() that read it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/reader/reader.h"
#include "scenarios/reader/slot.h"

namespace yuyan::reader {

namespace detail {
[[nodiscard]] std::string markdown(std::string_view title, const Slots& slots,
                                   std::span<const Reference> references);
[[nodiscard]] std::vector<std::string> flaws(const Slots& slots);
}  // namespace detail

/// The page of a kind of scenario: how files are written, then every table with its keys: type,
/// unit, range, default, when it is drawn, status, source and meaning.
template <Described Kind>
[[nodiscard]] std::string markdown(std::string_view title, std::span<const Reference> references) {
  Kind kind{};
  return detail::markdown(title, slots_of(kind), references);
}

/// What is wrong with the descriptions themselves, for tests: a default that leaves its range, a
/// verified or derived default without a source, a field without its meaning in both languages, a
/// name used twice, a quantity that does not say when it is drawn or another field that does.
template <Described Kind>
[[nodiscard]] std::vector<std::string> flaws() {
  Kind kind{};
  return detail::flaws(slots_of(kind));
}

}  // namespace yuyan::reader
