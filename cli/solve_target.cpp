#include "cli/solve_target.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "cli/usage_error.h"

namespace yuyan::cli {

double number_of(const std::string& option, const std::string& given) {
  double value = 0;
  const char* end = given.data() + given.size();
  const auto [last, error] = std::from_chars(given.data(), end, value);
  if (error == std::errc() && last == end && std::isfinite(value)) return value;
  throw UsageError(text("--{} {}: is no number", "--{} {}: 不是数值", option, given));
}

Target Target::parsed(const std::string& asked) {
  for (const auto& [sign, sense] : {std::pair{"<=", -1}, std::pair{">=", 1}})
    if (const std::size_t at = asked.find(sign); at != std::string::npos)
      return {asked.substr(0, at), sense, number_of("target", asked.substr(at + 2))};
  return {asked, 0, 0};
}

bool Target::is_reached_by(double value) const {
  return sense < 0 ? value <= limit + 1e-9 : value >= limit - 1e-9;
}

Missing::Missing(const Metric& metric) {
  if (metric.path == "/drill/clauses/value") {
    is_value_of_clause_ = true;
    premise_ = "/drill/clauses/met" + metric.name.substr(metric.name.find('['));
  } else if (metric.path.starts_with("/drill/outcomes/") && metric.unit == "s") {
    is_moment_ = true;
    // Without a fire there is none to be put out.
    if (metric.name == "extinguished_s" || metric.name == "controlled_s")
      premise_ = "/drill/outcomes/ignition_s";
  }
}

double Missing::mark(const Target& target, double premise) const {
  constexpr double never = std::numeric_limits<double>::infinity();
  if (is_value_of_clause_) return premise;
  const bool could_come = is_moment_ && (premise_.empty() || !std::isnan(premise));
  if (!could_come) return std::numeric_limits<double>::quiet_NaN();
  return target.is_reached_by(never) ? 1 : 0;
}

}  // namespace yuyan::cli
