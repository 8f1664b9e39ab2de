#include "models/indicators/ledger.h"

#include <array>
#include <charconv>
#include <chrono>

#include "sim/chance/distribution.h"

namespace yuyan::indicators {

std::optional<Date> parse_date(std::string_view text) {
  std::array<unsigned, 3> parts{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [next, error] = std::from_chars(at, end, parts.at(i));
    if (error != std::errc() || next == at) return std::nullopt;
    at = next;
    if (i == 2) break;
    if (at == end || (*at != '-' && *at != '/' && *at != '.')) return std::nullopt;
    ++at;
  }
  if (at != end || parts[0] < 1900 || parts[0] > 2200) return std::nullopt;
  const Date date{static_cast<int>(parts[0]), parts[1], parts[2]};
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(date.month), std::chrono::day(date.day)};
  if (!day.ok()) return std::nullopt;
  return date;
}

double draw_level(const RiskLevel& level, std::string_view group, chance::Source parameters) {
  return chance::Stream(parameters, level_entity, group)
      .draw(chance::Gamma{level.shape, 1 / level.rate}, 0);
}

}  // namespace yuyan::indicators
