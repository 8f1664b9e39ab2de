#include "cli/figures.h"

#include <cmath>

namespace yuyan::cli {
namespace {

std::string unit_of(const Metric& metric) {
  return metric.unit.empty() || metric.unit == "1" ? "" : " " + metric.unit;
}

}  // namespace

std::string figure(double value) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return "∞";
  const double size = std::abs(value);
  if (size >= 100 || value == std::floor(value)) return fmt::format("{:.0f}", value);
  if (size >= 10) return fmt::format("{:.1f}", value);
  return size >= 0.1 ? fmt::format("{:.2f}", value) : fmt::format("{:.2g}", value);
}

std::string percent_text(double share) {
  if (std::isnan(share)) return "-";
  if (share > 0 && share < 0.005) return "<1 %";
  if (share < 1 && share >= 0.995) return ">99 %";
  return fmt::format("{:.0f} %", 100 * share);
}

std::string figure(double value, const Metric& metric) {
  if (metric.is_share()) return percent_text(value);
  return fmt::format("{:.4g}{}", value, unit_of(metric));
}

std::string figure(const statistics::Estimate& estimate, const Metric& metric) {
  const auto& [low, high] = estimate.interval;
  if (metric.is_share())
    return fmt::format("{} ({:.0f}-{:.0f})", percent_text(estimate.value), 100 * low, 100 * high);
  return fmt::format("{:.4g}{} ({:.4g} to {:.4g})", estimate.value, unit_of(metric), low, high);
}

std::string difference_text(const statistics::Estimate& estimate, const Metric& metric) {
  const double factor = metric.is_share() ? 100 : 1;
  const std::string unit = metric.is_share() ? " points" : unit_of(metric);
  if (std::isnan(estimate.value)) return "-";
  return fmt::format("{:+.3g}{} ({:+.3g} to {:+.3g})", factor * estimate.value, unit,
                     factor * estimate.interval.low, factor * estimate.interval.high);
}

}  // namespace yuyan::cli
