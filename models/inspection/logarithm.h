// The logarithm of a random number, without a call.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace yuyan::inspection {

/// Natural logarithms for exponential times, of which a hazard needs three. A call of std::log
/// between other work empties all registers: without, a replication takes 3 % less.
///
/// x = 2^k z with z near 1; z = c (1 + r), where 1/c and log c of the 128 pieces of the range of z
/// are tabled, |r| < 1/180; log x = k log 2 + log c + r - r^2/2 + r^3/3 - r^4/4. The piece around 1
/// has c = 1, so that small logarithms keep their digits. Relative error below 1e-9 for any
/// positive number that is not subnormal (logarithm_test).
class Logarithm {
 public:
  constexpr Logarithm() {
    for (std::uint64_t piece = 0; piece < pieces; ++piece) {
      const std::uint64_t begin = first + (piece << shift);
      const bool holds_one = begin <= one && one < begin + (std::uint64_t{1} << shift);
      const double centre =
          holds_one ? 1.0 : std::bit_cast<double>(begin + (std::uint64_t{1} << (shift - 1)));
      table_[piece] = {1 / centre, series(centre)};
    }
  }

  [[nodiscard]] constexpr double operator()(double x) const {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t above = bits - first;
    const std::int64_t power = static_cast<std::int64_t>(above) >> 52;
    const double z = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(power) << 52));
    const Entry& near = table_[(above >> shift) % pieces];
    const double r = z * near.inverse - 1;
    const double r2 = r * r;
    constexpr double log_2 = 0.69314718055994530942;
    return (static_cast<double>(power) * log_2 + near.log) +
           (r + r2 * (-0.5 + r * (1.0 / 3) - r2 * 0.25));
  }

 private:
  struct Entry {
    double inverse = 1, log = 0;
  };
  static constexpr std::uint64_t pieces = 128;
  static constexpr unsigned shift = 52 - 7;
  static constexpr std::uint64_t one = std::bit_cast<std::uint64_t>(1.0);
  /// The least z, about 0.75, half a piece off so that 1 lies inside one.
  static constexpr std::uint64_t first =
      one - (std::uint64_t{1} << 51) + (std::uint64_t{1} << (shift - 1));

  /// log z = 2 artanh s with s = (z - 1)/(z + 1), |s| < 1/5.
  static constexpr double series(double z) {
    const double s = (z - 1) / (z + 1);
    double term = s;
    double sum = 0;
    for (int n = 1; n < 40; n += 2) {
      sum += term / n;
      term *= s * s;
    }
    return 2 * sum;
  }

  std::array<Entry, pieces> table_;
};

inline constexpr Logarithm log_of;

}  // namespace yuyan::inspection
