#include "models/consequence/sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <boost/math/tools/roots.hpp>
#include <fmt/format.h>

namespace yuyan::consequence {
namespace {

constexpr double nearest_m = 0.01;
constexpr double farthest_m = 1e6;
constexpr int points = 400;  // about 4.7 % apart: a dip narrower than that is not seen

Keys with(const Keys& keys, std::string_view key, double value) {
  Keys all = keys;
  all.emplace_back(key, fmt::format("{}", value));
  return all;
}

[[noreturn]] void wrong(std::string key, std::string value, Text text) {
  throw InputError({Problem{std::move(key), std::move(value), "", {}, std::move(text)}});
}

/// The falling output along its input, in level units; empty where the model refuses.
class Profile {
 public:
  Profile(const Model& model, const Keys& keys) : model_(model), keys_(keys) {}

  std::optional<double> operator()(double distance) const {
    try {
      const Evaluation evaluation = model_.evaluate(with(keys_, model_.falling()->over, distance));
      const auto value = evaluation.output(model_.falling()->output)->number();
      if (!value) return std::nullopt;
      return *value / model_.falling()->level_si;
    } catch (const InputError&) {
      return std::nullopt;
    }
  }

 private:
  const Model& model_;
  const Keys& keys_;
};

double crossing(const Profile& profile, double level, double near, double far) {
  const auto excess = [&](double x) { return profile(x).value_or(level) - level; };
  if (excess(near) == 0) return near;
  std::uintmax_t steps = 200;
  const auto [low, high] = boost::math::tools::toms748_solve(
      excess, near, far, boost::math::tools::eps_tolerance<double>(36), steps);
  return 0.5 * (low + high);
}

std::vector<double> search_grid(const Model& model) {
  const auto field = std::ranges::find(model.inputs(), model.falling()->over, &FieldInfo::name);
  const double low = std::max(nearest_m, field->about.range.low);
  const double high = std::min(farthest_m, field->about.range.high);
  std::vector<double> grid;
  for (int i = 0; i <= points; ++i) grid.push_back(low * std::pow(high / low, double(i) / points));
  grid.back() = high;
  return grid;
}

}  // namespace

std::vector<Contour> contours(const Model& model, const Keys& keys,
                              const std::vector<double>& levels) {
  if (!model.falling())
    wrong("contours", std::string(model.name()),
          {fmt::format("{} has no output that falls with distance", model.name()),
           fmt::format("{} 没有随距离递减的输出", model.name())});
  const std::string over(model.falling()->over);
  if (std::ranges::find(keys, over, &Keys::value_type::first) != keys.end())
    wrong(over, "",
          {over + " is what contours look for: leave it out",
           "等值线正是求解 " + over + ",请勿给出该输入"});

  const Profile profile(model, keys);
  const std::vector<double> grid = search_grid(model);
  std::vector<std::optional<double>> values;
  for (const double x : grid) values.push_back(profile(x));
  if (std::ranges::none_of(values, [](const auto& v) { return v.has_value(); }))
    static_cast<void>(model.evaluate(with(keys, over, grid.back())));  // throws what is wrong

  std::vector<Contour> found;
  for (const double level : levels) {
    Contour contour{level, std::nullopt, false};
    for (std::size_t i = grid.size(); i-- > 0;) {
      if (!values[i] || *values[i] < level) continue;
      contour.beyond = i + 1 == grid.size();
      contour.distance_m = contour.beyond || !values[i + 1]
                               ? grid[i]
                               : crossing(profile, level, grid[i], grid[i + 1]);
      break;
    }
    found.push_back(contour);
  }
  return found;
}

std::vector<double> Sweep::values() const {
  const auto count = static_cast<std::size_t>(std::floor((to - from) / step * (1 + 1e-12) + 1e-9));
  std::vector<double> all;
  for (std::size_t i = 0; i <= count; ++i) all.push_back(from + static_cast<double>(i) * step);
  return all;
}

Sweep parse_sweep(std::string_view text) {
  constexpr double most = 1e5;
  const auto bad = [&]() {
    wrong("over", std::string(text),
          {fmt::format("over = {} is not of the form key=from:to:step with a positive step and at "
                       "most {:g} values",
                       text, most),
           fmt::format("over = {} 应写作 key=起:止:步长,步长为正,至多 {:g} 个值", text, most)});
  };
  const auto equals = text.find('=');
  const auto first = text.find(':', equals == std::string_view::npos ? text.size() : equals);
  const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
  if (second == std::string_view::npos) bad();
  Sweep sweep{std::string(text.substr(0, equals)), 0, 0, 1};
  const bool unreadable = detail::read(text.substr(equals + 1, first - equals - 1), sweep.from) ||
                          detail::read(text.substr(first + 1, second - first - 1), sweep.to) ||
                          detail::read(text.substr(second + 1), sweep.step);
  if (unreadable || sweep.key.empty() || !(sweep.step > 0) || sweep.to < sweep.from ||
      (sweep.to - sweep.from) / sweep.step > most)
    bad();
  return sweep;
}

std::vector<SweepRow> over(const Model& model, const Keys& keys, const Sweep& sweep) {
  std::vector<SweepRow> rows;
  bool any = false;
  for (const double value : sweep.values()) {
    try {
      rows.push_back({value, model.evaluate(with(keys, sweep.key, value))});
      any = true;
    } catch (const InputError& error) {
      rows.push_back({value, error});
    }
  }
  if (!any) throw std::get<InputError>(rows.front().outcome);
  return rows;
}

}  // namespace yuyan::consequence
