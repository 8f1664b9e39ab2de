#include "models/consequence/sweep.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>

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
  Profile(const Model& model, const Falling& falling, const Keys& keys)
      : model_(model), falling_(falling), keys_(keys) {}

  std::optional<double> operator()(double distance) const {
    try {
      const Evaluation evaluation = model_.evaluate(with(keys_, falling_.over, distance));
      const auto value = evaluation.output(falling_.output)->number();
      if (!value) return std::nullopt;
      return *value / falling_.level_si;
    } catch (const InputError&) {
      return std::nullopt;
    }
  }

 private:
  const Model& model_;
  const Falling& falling_;
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

std::vector<double> search_grid(const Model& model, const Falling& falling) {
  const auto field = std::ranges::find(model.inputs(), falling.over, &FieldInfo::name);
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
  const std::optional<Falling>& falling = model.falling();
  if (!falling)
    wrong("contours", std::string(model.name()),
          {fmt::format("{} has no output that falls with distance", model.name()),
           fmt::format("{} 没有随距离递减的输出", model.name())});
  const std::string over(falling->over);
  if (std::ranges::find(keys, over, &Keys::value_type::first) != keys.end())
    wrong(over, "",
          {over + " is what contours look for: leave it out",
           "等值线正是求解 " + over + ",请勿给出该输入"});

  const Profile profile(model, *falling, keys);
  const std::vector<double> grid = search_grid(model, *falling);
  std::vector<std::optional<double>> values;
  values.reserve(grid.size());
  for (const double x : grid) values.push_back(profile(x));
  if (std::ranges::none_of(values, [](const auto& v) { return v.has_value(); }))
    static_cast<void>(model.evaluate(with(keys, over, grid.back())));  // throws what is wrong

  std::vector<Contour> found;
  for (const double level : levels) {
    Contour contour{level, std::nullopt, false};
    for (std::size_t i = grid.size(); i-- > 0;) {
      const std::optional<double>& value = values[i];
      if (!value || *value < level) continue;
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

namespace {

constexpr double most_rows = 1e5;

[[noreturn]] void no_sweep(std::string_view text) {
  wrong("over", std::string(text),
        {fmt::format("over = {} is not of the form key=from:to:step with a positive step and at "
                     "most {:g} values, several with commas between",
                     text, most_rows),
         fmt::format("over = {} 应写作 key=起:止:步长,步长为正,至多 {:g} 个值;多个输入以逗号分隔",
                     text, most_rows)});
}

Sweep parse_sweep(std::string_view text) {
  const auto equals = text.find('=');
  const auto first = text.find(':', equals == std::string_view::npos ? text.size() : equals);
  const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
  if (second == std::string_view::npos) no_sweep(text);
  Sweep sweep{std::string(text.substr(0, equals)), 0, 0, 1};
  const bool unreadable = detail::read(text.substr(equals + 1, first - equals - 1), sweep.from) ||
                          detail::read(text.substr(first + 1, second - first - 1), sweep.to) ||
                          detail::read(text.substr(second + 1), sweep.step);
  if (unreadable || sweep.key.empty() || !(sweep.step > 0) || sweep.to < sweep.from ||
      (sweep.to - sweep.from) / sweep.step > most_rows)
    no_sweep(text);
  return sweep;
}

/// Calls visit with every combination of values.
void for_each_combination(const std::vector<Sweep>& sweeps,
                          const std::function<void(const std::vector<double>&)>& visit) {
  std::vector<double> values;
  const std::function<void(std::size_t)> descend = [&](std::size_t depth) {
    if (depth == sweeps.size()) return visit(values);
    for (const double value : sweeps[depth].values()) {
      values.push_back(value);
      descend(depth + 1);
      values.pop_back();
    }
  };
  descend(0);
}

}  // namespace

std::vector<Sweep> parse_sweeps(std::string_view text) {
  std::vector<Sweep> sweeps;
  double rows = 1;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    sweeps.push_back(parse_sweep(text.substr(begin, end - begin)));
    rows *= static_cast<double>(sweeps.back().values().size());
    begin = end + 1;
  }
  if (rows > most_rows + 1) no_sweep(text);
  return sweeps;
}

std::vector<SweepRow> over(const Model& model, const Keys& keys, const std::vector<Sweep>& sweeps) {
  std::vector<SweepRow> rows;
  bool any = false;
  for_each_combination(sweeps, [&](const std::vector<double>& values) {
    Keys all = keys;
    for (std::size_t i = 0; i < sweeps.size(); ++i)
      all.emplace_back(sweeps[i].key, fmt::format("{}", values[i]));
    try {
      rows.push_back({values, model.evaluate(all)});
      any = true;
    } catch (const InputError& error) {
      rows.push_back({values, error});
    }
  });
  if (!any) throw std::get<InputError>(rows.front().outcome);
  return rows;
}

}  // namespace yuyan::consequence
