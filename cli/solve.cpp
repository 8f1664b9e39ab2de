// yuyan solve: the least of a lever that reaches a target with a probability.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <csignal>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "analysis/statistics/clustered.h"
#include "analysis/statistics/share.h"
#include "cli/figures.h"
#include "cli/options.h"
#include "cli/sampler.h"
#include "cli/solve_target.h"
#include "cli/table.h"
#include "cli/usage_error.h"
#include "cli/verbs.h"
#include "cli/version.h"
#include "models/parameters/nearest.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Asked {
  std::string scenario, lever, target;
  Overrides overrides;
  double probability = 0.9, confidence = 0.95;
  std::optional<std::string> from, to, step;
  std::vector<std::string> also;  ///< PATH=FROM:TO
  std::uint64_t replications = 400;
  Effort effort;
  bool json = false;
};

Options options_for(Asked& asked) {
  Options options("solve SCENARIO --lever L --target T --probability P [options]",
                  {"Finds the least change of a lever, from --from towards --to, with which a "
                   "target is reached "
                   "with a probability: so many engines, litres, beds, minutes. The same chance at "
                   "every value.",
                   "求使目标达到给定概率所需的最小投入(自 --from 向 --to 搜索): "
                   "车辆、泡沫、床位、时间等。各取值"
                   "使用相同随机数。"});
  options.argument("SCENARIO", asked.scenario,
                   {"folder with a scenario.toml, or a TOML file", "情景文件夹或 TOML 文件"});
  options.value("lever", "L", asked.lever,
                {"PATH of a number; PATH* scales it or a distribution; ROWS# or "
                 "ROWS[column=value,…]# counts rows",
                 "参数路径; 路径* 为倍数; 表# 或 表[列=值,…]# 为行数"});
  options.value("target", "T", asked.target,
                {"a clause, or a condition on a number: deaths<=3, first_water_s<=900",
                 "条款, 或对某数值的条件: deaths<=3"});
  options.value("probability", "P", asked.probability, {"to be reached", "目标概率"}, 0.001,
                0.9999);
  options.value("from", "X", asked.from,
                {"the value that costs least, by default 0 (a factor: 1; a time in s: what the "
                 "scenario has)",
                 "投入最小的取值, 默认 0 (倍数为 1; 时间为情景现值)"});
  options.value("to", "Y", asked.to,
                {"the value that costs most, by default four times what the scenario has (a "
                 "factor: 4, of a time 0.1; a time in s: 0; rows: 20)",
                 "投入最大的取值, 默认为情景现值的 4 倍 (倍数为 4, 时间的倍数为 0.1; 时间为 0; "
                 "行数为 20)"});
  options.value("step", "D", asked.step,
                {"fineness, by default a hundredth of the way (a factor: 0.01; rows: 1)",
                 "步长, 默认为搜索范围的 1/100 (倍数为 0.01, 行数为 1)"});
  options.values("also", "PATH=X:Y", asked.also,
                 {"moves with the lever, from X where it is at --from to Y at --to: a mix of "
                  "levers; may be repeated",
                  "与所求参数同步变化: --from 时取 X, --to 时取 Y, 用于组合措施; 可重复"});
  options.value("replications,n", "N", asked.replications,
                {"rehearsals at each value", "每个取值的推演次数"}, 10, 10'000'000);
  options.value("confidence", "C", asked.confidence, {"of the intervals", "置信水平"}, 0.5, 0.9999);
  add_overrides(options, asked.overrides, {"changes another parameter", "修改其他参数"});
  add_effort(options, asked.effort);
  options.flag("json", asked.json, {"prints JSON", "输出 JSON"});
  return options;
}

struct Point {
  double value = 0;
  std::size_t at_stake = 0, met = 0;
  std::size_t never = 0;  ///< of those at stake, where the number never came
  statistics::Estimate share;
};

/// Values of the lever, the cheapest first.
struct Range {
  double from = 0, to = 0, step = 1;
  std::size_t last = 0;  ///< number of the greatest

  [[nodiscard]] double at(std::size_t i) const {
    if (i == last) return to;
    return to > from ? from + static_cast<double>(i) * step : from - static_cast<double>(i) * step;
  }
};

bool counts_rows(const std::string& lever) { return lever.ends_with('#'); }
bool scales(const std::string& lever) { return lever.ends_with('*') && !lever.ends_with(".*"); }
/// Times are made shorter, all else more.
bool is_time(const std::string& lever) { return lever.ends_with(scales(lever) ? "_s*" : "_s"); }

/// Whether the scenario can be run with the lever there.
bool accepts(const Asked& asked, double value) {
  Overrides overrides = asked.overrides;
  overrides.push_back(fmt::format("{}={}", asked.lever, value));
  try {
    open_study(asked.scenario, overrides)->refuse_errors();
    return true;
  } catch (const UsageError&) {
    return false;
  } catch (const reader::InputError&) {
    return false;
  }
}

/// A lever that names one parameter has to be there.
void require_known(const Asked& asked, const Study& study) {
  if (asked.lever.find_first_of("[*#") != std::string::npos) return;
  std::vector<std::string> names;
  for (const auto& row : study.reading().parameters) {
    if (row.name == asked.lever) return;
    names.push_back(row.name);
  }
  auto nearest = parameters::nearest_names(asked.lever, names);
  constexpr std::size_t most = 3;
  if (nearest.empty() || nearest.size() > most) return;
  throw UsageError(text("--lever {}: no such parameter; did you mean {}?",
                        "--lever {}: 没有此参数; 是否为 {}?", asked.lever, listed(nearest)));
}

/// What the scenario has now, if it is a plain number.
std::optional<double> present(const Asked& asked) {
  const auto study = open_study(asked.scenario, asked.overrides);
  study->refuse_errors();
  require_known(asked, *study);
  for (const auto& row : study->reading().parameters)
    if (row.name == asked.lever) {
      double value = 0;
      const auto [last, error] =
          std::from_chars(row.value.data(), row.value.data() + row.value.size(), value);
      if (error == std::errc() && last == row.value.data() + row.value.size()) return value;
    }
  return std::nullopt;
}

/// What the scenario has now; for the end of the search that is not given.
double present_or_ask(const Asked& asked, const char* option) {
  const auto now = present(asked);
  if (!now || *now == 0)
    throw UsageError(text("--{} is missing: the scenario has no number above 0 at {} to go by",
                          "缺少 --{}: 情景中 {} 没有可参照的数值", option, asked.lever));
  return *now;
}

double start_of(const Asked& asked) {
  if (asked.from) return number_of("from", *asked.from);
  if (scales(asked.lever)) return 1;
  if (is_time(asked.lever)) return present_or_ask(asked, "from");
  return accepts(asked, 0) || !accepts(asked, 1) ? 0 : 1;
}

double end_of(const Asked& asked) {
  if (asked.to) return number_of("to", *asked.to);
  if (counts_rows(asked.lever)) return 20;
  if (scales(asked.lever)) return is_time(asked.lever) ? 0.1 : 4;
  return is_time(asked.lever) ? 0 : 4 * present_or_ask(asked, "to");
}

/// A hundredth of the way, or a whole number where the lever is one.
double step_of(const Asked& asked, const Range& range) {
  if (asked.step) return number_of("step", *asked.step);
  if (counts_rows(asked.lever)) return 1;
  if (scales(asked.lever)) return 0.01;
  const double step = (range.to - range.from) / 100;
  return accepts(asked, range.from + step) ? std::abs(step)
                                           : std::max(1.0, std::round(std::abs(step)));
}

Range range_of(const Asked& asked) {
  Range range;
  range.from = start_of(asked);
  range.to = end_of(asked);
  const double way = std::abs(range.to - range.from);
  if (way == 0) throw UsageError({"--from and --to are the same", "--from 与 --to 相同"});
  range.step = step_of(asked, range);
  if (range.step <= 0 || way / range.step > 1e6)
    throw UsageError(text("--step {}: allowed: above 0 and not below a millionth of the way",
                          "--step {}: 应大于 0", range.step));
  range.last = static_cast<std::size_t>(std::ceil(way / range.step - 1e-9));
  return range;
}

/// Another lever, which goes from one value to another while the first does.
struct Companion {
  std::string lever;
  double from = 0, to = 0;
};

std::vector<Companion> companions_of(const Asked& asked) {
  std::vector<Companion> companions;
  for (const std::string& also : asked.also) {
    const std::size_t equals = also.rfind('=');
    const std::size_t colon = also.find(':', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || colon == std::string::npos)
      throw UsageError(
          text("--also {}: allowed: PATH=X:Y, such as inspection.strategies.joint."
               "share=0:0.3",
               "--also {}: 应写作 路径=X:Y", also));
    companions.push_back({also.substr(0, equals),
                          number_of("also", also.substr(equals + 1, colon - equals - 1)),
                          number_of("also", also.substr(colon + 1))});
  }
  return companions;
}

class Search {
 public:
  Search(const Asked& asked, const ensemble::Stop& stop)
      : asked_(asked),
        target_(Target::parsed(asked.target)),
        range_(range_of(asked)),
        companions_(companions_of(asked)),
        sampler_(asked.effort, stop) {}

  /// False after a stop.
  bool go() {
    const std::size_t n = range_.last;
    if (!look(n) || !look(0)) return false;
    if (reaches(n)) {
      if (!bisect([this](std::size_t i) { return reaches(i); }, answer_)) return false;
      if (answer_ && *answer_ > 0 && !look(*answer_ - 1)) return false;
    }
    if (surely(n) && !bisect([this](std::size_t i) { return surely(i); }, sure_)) return false;
    return true;
  }

  [[nodiscard]] const std::map<std::size_t, Point>& points() const { return points_; }
  [[nodiscard]] std::optional<std::size_t> answer() const { return answer_; }
  [[nodiscard]] std::optional<std::size_t> sure() const { return sure_; }
  [[nodiscard]] const Metric& metric() const { return sampler_.contestant(0).metrics().front(); }
  [[nodiscard]] std::size_t computed() const { return sampler_.computed(); }
  [[nodiscard]] std::size_t failed() const { return sampler_.failed(); }
  [[nodiscard]] const Range& range() const { return range_; }
  /// The point with the greatest share.
  [[nodiscard]] const Point& best() const {
    return std::ranges::max_element(points_, {}, [](const auto& p) { return p.second.share.value; })
        ->second;
  }
  /// Replications at one value in which the number never came, at most.
  [[nodiscard]] std::size_t most_never() const {
    return std::ranges::max_element(points_, {}, [](const auto& p) { return p.second.never; })
        ->second.never;
  }
  /// Whether more of the lever was ever worse beyond what chance explains.
  [[nodiscard]] bool is_monotone() const {
    double highest_low = 0;
    for (const auto& [i, point] : points_) {
      if (point.share.interval.high < highest_low) return false;
      highest_low = std::max(highest_low, point.share.interval.low);
    }
    return true;
  }

 private:
  [[nodiscard]] bool reaches(std::size_t i) const {
    return points_.at(i).share.value >= asked_.probability;
  }
  [[nodiscard]] bool surely(std::size_t i) const {
    return points_.at(i).share.interval.low >= asked_.probability;
  }

  /// The least i that is good, when the last one is.
  template <class Good>
  bool bisect(const Good& good, std::optional<std::size_t>& found) {
    std::size_t low = 0, high = range_.last;
    if (good(0)) high = 0;
    while (low + 1 < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (!look(middle)) return false;
      (good(middle) ? high : low) = middle;
    }
    found = high;
    return true;
  }

  bool look(std::size_t i) {
    if (points_.contains(i)) return true;
    Variant variant{asked_.scenario, asked_.overrides};
    variant.overrides.push_back(fmt::format("{}={}", asked_.lever, range_.at(i)));
    const double way = (range_.at(i) - range_.from) / (range_.to - range_.from);
    for (const Companion& one : companions_)
      variant.overrides.push_back(
          fmt::format("{}={}", one.lever, one.from + way * (one.to - one.from)));
    const std::size_t place = sampler_.add(contestant(variant));
    if (target_.sense == 0 && !sampler_.contestant(place).metrics().front().is_share())
      throw UsageError(text("--target {} is a number: say at most or at least what, such as {}<=3",
                            "--target {} 是数值: 请写明条件, 例如 {}<=3", asked_.target,
                            asked_.target));
    if (!sampler_.extend({place}, asked_.replications)) return false;
    Point point{range_.at(i), 0, 0, 0, {}};
    const std::vector<double> marks = marks_of(place, point);
    point.share = share_of(marks, sampler_.contestant(place).experiment().replications_a_draw());
    points_.emplace(i, point);
    return true;
  }

  /// With the number on which the target's depends, where there is one.
  [[nodiscard]] std::unique_ptr<Contestant> contestant(const Variant& variant) {
    std::vector<std::string> metrics{target_.metric};
    if (missing_ && !missing_->premise().empty()) metrics.push_back(missing_->premise());
    auto made = std::make_unique<Contestant>(variant, metrics);
    if (missing_) return made;
    missing_ = Missing(made->metrics().front());
    return missing_->premise().empty() ? std::move(made) : contestant(variant);
  }

  /// 1 reached, 0 not, NaN not at stake or failed, by replication; counts them.
  std::vector<double> marks_of(std::size_t place, Point& point) const {
    std::vector<double> marks = sampler_.values(place, 0, asked_.replications);
    if (target_.sense != 0) {
      const bool has_premise = sampler_.contestant(place).metrics().size() > 1;
      const std::vector<double> premises = has_premise
                                               ? sampler_.values(place, 1, asked_.replications)
                                               : std::vector<double>(marks.size(), 0.0);
      for (std::size_t r = 0; r < marks.size(); ++r) {
        if (!std::isnan(marks[r])) {
          marks[r] = target_.is_reached_by(marks[r]) ? 1 : 0;
        } else if (sampler_.succeeded(place, r)) {
          marks[r] = missing_->mark(target_, premises[r]);
          if (!std::isnan(marks[r])) ++point.never;
        }
      }
    }
    for (const double mark : marks) {
      if (std::isnan(mark)) continue;
      ++point.at_stake;
      if (mark > 0) ++point.met;
    }
    return marks;
  }

  /// Replications that share their parameters say less than as many independent ones. Where some
  /// are not at stake or the last draw is not whole, they count as independent.
  [[nodiscard]] statistics::Estimate share_of(const std::vector<double>& marks,
                                              std::uint64_t a_draw) const {
    const bool is_whole = marks.size() % a_draw == 0 &&
                          std::ranges::none_of(marks, [](double mark) { return std::isnan(mark); });
    if (a_draw < 2 || !is_whole) return statistics::share_met(marks, asked_.confidence);
    return statistics::clustered_share(marks, a_draw, asked_.confidence);
  }

  const Asked& asked_;
  Target target_;
  Range range_;
  std::vector<Companion> companions_;
  Sampler sampler_;
  std::optional<Missing> missing_;
  std::map<std::size_t, Point> points_;
  std::optional<std::size_t> answer_, sure_;
};

/// To a tenth of a percent: a search ends beside its target.
std::string shown(const Point& point) {
  return fmt::format("{:.1f} % ({:.1f}-{:.1f})", 100 * point.share.value,
                     100 * point.share.interval.low, 100 * point.share.interval.high);
}

void print_text(const Search& search, const Asked& asked, const Console& console) {
  const bool chinese = console.language == Language::chinese;
  console.print("{} ({})\n", console.say(search.metric().label), asked.target);
  using enum Table::Align;
  Table table({right, right, right, left});
  table.row({asked.lever, chinese ? "满足" : "met", chinese ? "计入" : "of",
             chinese ? "概率" : "probability"});
  for (const auto& [i, point] : search.points())
    table.row({fmt::format("{:g}", point.value), fmt::format("{}", point.met),
               fmt::format("{}", point.at_stake), shown(point)});
  console.out << table.text();
  for (const std::string& also : asked.also)
    console.print("{}\n", console.say(text("with it moves {}", "同步变化: {}", also)));
  const double wanted = 100 * asked.probability;
  if (const auto answer = search.answer()) {
    const Point& point = search.points().at(*answer);
    console.print("{}\n", console.say(text("{:g} of {} reaches {:g} %: {}.",
                                           "{1} 取 {0:g} 时达到 {2:g} %: {3}。", point.value,
                                           asked.lever, wanted, shown(point))));
    if (const auto sure = search.sure())
      console.print("{}\n",
                    console.say(text("With {:g} % confidence it takes {:g}.",
                                     "若要求 {:g} % 置信水平, 需取 {:g}。", 100 * asked.confidence,
                                     search.points().at(*sure).value)));
    else
      console.print("{}\n",
                    console.say(text("No value up to {:g} reaches it with {:g} % confidence; "
                                     "more replications (-n) may tell.",
                                     "取至 {:g} 仍不能以 {:g} % 置信水平达到; 可增加推演次数。",
                                     search.range().to, 100 * asked.confidence)));
  } else {
    const Point& best = search.best();
    console.print("{}\n", console.say(text(
                              "{:g} % is not reached from {:g} to {:g}; the best is {:g} with {}.",
                              "自 {1:g} 至 {2:g} 均达不到 {0:g} %; 最好为 {3:g}, {4}。", wanted,
                              search.range().from, search.range().to, best.value, shown(best))));
  }
  const std::size_t never = search.most_never();
  if (never > 0)
    console.print("{}\n",
                  console.say(text("In up to {} of {} rehearsals it never came, which counts as "
                                   "longer than any time.",
                                   "其中至多 {} 次(共 {} 次)始终未发生, 按时间无限长计入。", never,
                                   asked.replications)));
  if (!search.is_monotone())
    console.print("{}\n", console.say({"More of the lever was clearly worse somewhere: the search "
                                       "assumes that it never is.",
                                       "结果并非单调: 本搜索假定投入越大越好, 请谨慎使用。"}));
  console.print("{}\n", console.say(notice()));
}

Json point_json(const Point& point) {
  return {{"value", point.value},
          {"met", point.met},
          {"at_stake", point.at_stake},
          {"never", point.never},
          {"probability", point.share.value},
          {"low", point.share.interval.low},
          {"high", point.share.interval.high}};
}

void print_json(const Search& search, const Asked& asked, const Console& console) {
  Json list = Json::array();
  for (const auto& [i, point] : search.points()) list.push_back(point_json(point));
  Json answer{{"lever", asked.lever},
              {"also", asked.also},
              {"target", asked.target},
              {"probability", asked.probability},
              {"confidence", asked.confidence},
              {"replications", asked.replications},
              {"reached", search.answer().has_value()},
              {"answer", nullptr},
              {"sure", nullptr},
              {"best", point_json(search.best())},
              {"is_monotone", search.is_monotone()},
              {"failed_replications", search.failed()},
              {"points", list}};
  if (const auto place = search.answer()) answer["answer"] = point_json(search.points().at(*place));
  if (const auto place = search.sure()) answer["sure"] = point_json(search.points().at(*place));
  console.print("{}\n", answer.dump(2));
}

}  // namespace

int solve(const Arguments& arguments, const Console& console) {
  Asked asked;
  Options options = options_for(asked);
  if (!options.parse(arguments)) {
    console.out << options.help(console.language);
    return done;
  }
  if (asked.lever.empty() || asked.target.empty())
    throw UsageError({"solve needs a --lever and a --target; see yuyan solve --help",
                      "solve 需要 --lever 与 --target; 见 yuyan solve --help"});
  const ensemble::Stop stop{SIGINT, SIGTERM, SIGHUP};
  Search search(asked, stop);
  if (!search.go()) {
    console.note("{}\n", console.say({"stopped before the end", "已中途停止"}));
    return stopped;
  }
  if (search.failed() > 0)
    console.note("{}\n", console.say(text("warning: {} replications failed and are left out",
                                          "警告: {} 次推演失败, 未计入", search.failed())));
  if (asked.json)
    print_json(search, asked, console);
  else
    print_text(search, asked, console);
  return search.answer() ? done : answer_is_no;
}

}  // namespace yuyan::cli
