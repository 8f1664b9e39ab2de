#include "models/consequence/flame_speed_curves.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "models/consequence/energy_scale.h"

namespace yuyan::consequence {
namespace {

constexpr std::array mach_numbers{0.2, 0.35, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0, 5.2};

template <std::size_t Knots>
struct CurveFamily {
  std::array<double, Knots> distance;
  std::array<std::array<double, Knots>, mach_numbers.size()> value;  ///< one row a Mach number
  double tail;

  [[nodiscard]] double at(double mach, double scaled_distance) const {
    const auto row = [&](std::size_t i) {
      return on_log_curve(distance, value[i], tail, scaled_distance);
    };
    if (mach <= lowest_curve_mach) return row(0) * flame_peak(mach) / flame_peak(0.2);
    if (mach >= highest_curve_mach) return row(mach_numbers.size() - 1);
    const auto above = std::ranges::upper_bound(mach_numbers, mach);
    const auto i = static_cast<std::size_t>(above - mach_numbers.begin());
    const double share =
        std::log(mach / mach_numbers[i - 1]) / std::log(mach_numbers[i] / mach_numbers[i - 1]);
    const double below = row(i - 1);
    return share > 0 ? below * std::pow(row(i) / below, share) : below;
  }
};

// clang-format off
constexpr CurveFamily<19> overpressure{
    {0.1, 0.16, 0.18, 0.2, 0.225, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1, 1.4, 2, 3, 5, 7, 10},
    {{{0.0690, 0.0690, 0.0690, 0.0690, 0.0690, 0.0690, 0.0682, 0.0667, 0.0612, 0.0523, 0.0455, 0.0349, 0.0284, 0.0199, 0.01455, 0.0094, 0.0057, 0.0041, 0.0029},
      {0.219, 0.219, 0.219, 0.219, 0.219, 0.219, 0.219, 0.2065, 0.194, 0.171, 0.146, 0.1145, 0.0912, 0.065, 0.0463, 0.0312, 0.0186, 0.0134, 0.0096},
      {0.686, 0.686, 0.686, 0.686, 0.686, 0.686, 0.669, 0.63, 0.553, 0.467, 0.416, 0.342, 0.308, 0.2185, 0.136, 0.0893, 0.0497, 0.0333, 0.0224},
      {1.29, 1.29, 1.29, 1.29, 1.29, 1.255, 1.205, 1.07, 0.995, 0.848, 0.67, 0.458, 0.327, 0.219, 0.149, 0.0940, 0.0545, 0.0358, 0.0239},
      {2.04, 2.04, 2.04, 2.04, 2.00, 1.955, 1.81, 1.61, 1.37, 0.975, 0.718, 0.508, 0.389, 0.259, 0.171, 0.107, 0.0588, 0.0372, 0.0247},
      {5.1, 5.75, 5.93, 5.8, 5.5, 5.1, 3.25, 2.12, 1.53, 1.0, 0.735, 0.51, 0.395, 0.260, 0.171, 0.108, 0.0588, 0.0390, 0.0252},
      {5.2, 5.75, 5.93, 5.8, 5.68, 5.27, 3.25, 2.12, 1.53, 1.0, 0.735, 0.51, 0.395, 0.260, 0.171, 0.108, 0.0588, 0.0390, 0.0252},
      {14.85, 14.75, 14.0, 11.4, 7.15, 5.0, 3.15, 2.12, 1.53, 1.0, 0.745, 0.51, 0.395, 0.262, 0.171, 0.108, 0.0588, 0.0392, 0.0252},
      {20.5, 20.5, 16.2, 8.45, 5.95, 4.68, 2.74, 2.22, 1.585, 1.04, 0.745, 0.51, 0.395, 0.266, 0.171, 0.108, 0.0588, 0.0405, 0.0252}}},
    -1.11};

constexpr CurveFamily<14> impulse{
    {0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 1, 2, 5, 10},
    {{{0.0951, 0.0934, 0.0916, 0.0832, 0.0753, 0.0686, 0.0637, 0.0548, 0.0437, 0.0316, 0.0189, 0.0094, 0.00375, 0.00185},
      {0.1638, 0.1585, 0.1553, 0.1416, 0.126, 0.111, 0.0965, 0.081, 0.0617, 0.0425, 0.0264, 0.0129, 0.0051, 0.0025},
      {0.261, 0.2603, 0.2399, 0.2135, 0.180, 0.1455, 0.119, 0.0915, 0.0690, 0.0480, 0.0298, 0.0148, 0.0059, 0.0029},
      {0.3235, 0.3235, 0.303, 0.2565, 0.2105, 0.151, 0.119, 0.0925, 0.0690, 0.0480, 0.0299, 0.0150, 0.0060, 0.0030},
      {0.385, 0.372, 0.332, 0.284, 0.224, 0.164, 0.119, 0.0930, 0.0702, 0.0480, 0.0299, 0.0150, 0.0060, 0.0030},
      {0.471, 0.4625, 0.4195, 0.3245, 0.2295, 0.164, 0.121, 0.0930, 0.0710, 0.0483, 0.0310, 0.0156, 0.0061, 0.0030},
      {0.471, 0.4625, 0.4195, 0.3245, 0.2295, 0.164, 0.121, 0.0930, 0.0710, 0.0483, 0.0310, 0.0156, 0.0061, 0.0030},
      {0.494, 0.484, 0.446, 0.328, 0.230, 0.169, 0.124, 0.0945, 0.0740, 0.0510, 0.0320, 0.0156, 0.0062, 0.00315},
      {0.517, 0.507, 0.453, 0.350, 0.236, 0.1715, 0.124, 0.0985, 0.0740, 0.0512, 0.0334, 0.0166, 0.0067, 0.0033}}},
    -1};
// clang-format on

}  // namespace

double flame_overpressure(double mach, double scaled_distance) {
  return overpressure.at(mach, scaled_distance);
}

double flame_impulse(double mach, double scaled_distance) {
  return impulse.at(mach, scaled_distance);
}

}  // namespace yuyan::consequence
