// Draws of one quantity, with the laws that fill long runs taken on a short way.
#pragma once

#include <cstdint>

#include "sim/chance/distribution.h"
#include "sim/chance/stream.h"

namespace yuyan::service {

class Sampler {
 public:
  explicit Sampler(chance::Distribution distribution = 0.0)
      : distribution_(std::move(distribution)) {
    if (distribution_.is_truncated()) return;
    if (const auto* constant = std::get_if<chance::Constant>(&distribution_.law())) {
      way_ = Way::constant;
      value_ = constant->value;
    } else if (const auto* law = std::get_if<chance::Exponential>(&distribution_.law())) {
      way_ = Way::exponential;
      value_ = law->mean;
    }
  }

  [[nodiscard]] const chance::Distribution& distribution() const { return distribution_; }
  [[nodiscard]] bool is_zero() const { return way_ == Way::constant && value_ == 0; }

  /// The same number as stream.draw(distribution, index).
  [[nodiscard]] double draw(const chance::Stream& stream, std::uint64_t index) const {
    if (way_ == Way::constant) return value_;
    if (way_ == Way::exponential) return stream.exponential(value_, index);
    return stream.draw(distribution_, index);
  }

 private:
  enum class Way : std::uint8_t { constant, exponential, general };
  chance::Distribution distribution_;
  Way way_ = Way::general;
  double value_ = 0;
};

}  // namespace yuyan::service
