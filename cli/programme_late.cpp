#include "cli/programme_late.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analysis/statistics/clustered.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/variance_split.h"
#include "cli/digest.h"
#include "models/indicators/outcomes.h"
#include "models/indicators/target_meaning.h"

namespace yuyan::cli {
namespace {

using results::Type;
using Reals = std::vector<double>;

constexpr const char* variance_row_path = "/programme/variance/row";
constexpr const char* allocation_row_path = "/programme/allocation/row";
constexpr const char* uncertain_path = "/programme/sensitivity/parameter";

/// Bins of a parameter's draws for its first-order index: enough for a bend, few enough for noise.
constexpr std::size_t most_bins = 10;

results::Column real(const char* name, const char* unit, results::Label label) {
  return {name, Type::real, unit, std::move(label), {}};
}

results::LateTable target_table() {
  return {"/targets",
          indicators::target_path,
          {},  // the group is described by its static table
          {real("probability", "1", {"probability that the target is met", "达标概率"}),
           real("low", "1", {"95 % interval of it, low end", "区间下限"}),
           real("high", "1", {"95 % interval of it, high end", "区间上限"}),
           real("overshoot", "", {"expected overshoot of the limit", "预期超出量"}),
           real("median", "", {"median value", "中位值"}),
           real("return_period_y", "a", {"years between years that miss it", "重现期"}),
           real("allowed_events", "1",
                {"most events (deaths, accidents) that meet it at the mean exposure; missing "
                 "without exposure",
                 "达标允许的最多起(人)数"}),
           real("rate_of_one_event", "", {"what one event makes of it", "每1起(人)对应的指标值"}),
           real("luck_at_limit", "1",
                {"chance to meet it if the risk stood exactly at the limit and events came one by "
                 "one",
                 "真实风险恰为目标值时的达标概率"})}};
}

results::LateTable number_table() {
  return {"/programme/control_numbers",
          indicators::number_path,
          {},
          {real("probability", "1", {"probability to end the year within", "年末不突破概率"}),
           real("low", "1", {"95 % interval of it, low end", "区间下限"}),
           real("high", "1", {"95 % interval of it, high end", "区间上限"}),
           real("expected", "1", {"expected count of the year", "年度预期数"}),
           real("overshoot", "1", {"expected overshoot", "预期超出量"})}};
}

results::LateTable variance_table() {
  return {"/programme/variance",
          variance_row_path,
          {"spread of the city's indicators by where it comes from", "全市指标方差分解"},
          {{"indicator", Type::text, "", {"indicator", "指标"}, {}},
           {"year", Type::integer, "", {"year", "年度"}, {}},
           real("mean", "", {"mean over replications", "均值"}),
           real("deviation", "", {"standard deviation", "标准差"}),
           real("parameter_share", "1",
                {"share of variance by not knowing the parameters", "参数不确定性占比"}),
           real("low", "1", {"95 % interval of the share, low end", "区间下限"}),
           real("high", "1", {"95 % interval of the share, high end", "区间上限"}),
           real("chance_share", "1", {"share of variance by chance", "偶然性占比"})}};
}

results::LateTable sensitivity_table() {
  return {
      "/programme/sensitivity",
      uncertain_path,
      {"what the deaths of all years depend on", "死亡人数(全部年份)的敏感性"},
      {real("sobol_first", "1",
            {"share of the variance of one replication by the parameter alone; of the designed "
             "points where there are any, else of the draws of the run",
             "一阶敏感性指数"}),
       real("sobol_first_low", "1", {"95 % interval of it; missing without a design", "区间下限"}),
       real("sobol_first_high", "1", {"the same", "区间上限"}),
       real("sobol_total", "1",
            {"share with its interactions; missing without a design", "总敏感性指数"}),
       real("sobol_total_low", "1", {"95 % interval of it, low end", "区间下限"}),
       real("sobol_total_high", "1", {"95 % interval of it, high end", "区间上限"}),
       real("morris_mu", "persons/year",
            {"mean change of the deaths a year when the parameter goes from its 12.5 % to its "
             "87.5 % quantile; missing without a design",
             "Morris 平均效应"}),
       real("morris_mu_star", "persons/year", {"the same without sign", "Morris 绝对平均效应"}),
       real("morris_mu_star_low", "persons/year", {"95 % interval of it", "区间下限"}),
       real("morris_mu_star_high", "persons/year", {"the same", "区间上限"}),
       real("morris_sigma", "persons/year",
            {"how much the change depends on the other parameters, chance taken off",
             "Morris 效应标准差"}),
       real("evppi", "1",
            {"what knowing it takes off the mean squared error of the forecast, "
             "persons squared",
             "完全信息价值"}),
       real("correlation", "1", {"rank correlation with the deaths", "秩相关系数"})}};
}

results::LateTable allocation_table() {
  return {"/programme/allocation",
          allocation_row_path,
          {"where inspector-days avert most, and a better use of the same days (run --allocation)",
           "执法人日边际效果与改进分配"},
          {{"scope", Type::text, "", {"county, strategy, or the proposal as a whole", "类别"}, {}},
           {"id", Type::text, "", {"assessed unit or strategy", "编号"}, {}},
           {"name", Type::text, "", {"name in English", "英文名"}, {}},
           {"name_zh", Type::text, "", {"name in Chinese", "中文名"}, {}},
           real("days_a_year", "d", {"officer-days a year as they are", "现有人日"}),
           real("days_proposed", "d", {"officer-days a year proposed", "建议人日"}),
           real("averted_per_1000_days", "1",
                {"deaths over all years that 1000 officer-days more avert", "每千人日减少死亡"}),
           real("low", "1", {"95 % interval of it, low end", "区间下限"}),
           real("high", "1", {"95 % interval of it, high end", "区间上限"}),
           real("averted", "1",
                {"deaths over all years that the proposal averts, judged on replications that it "
                 "was not chosen by",
                 "建议方案减少死亡"}),
           real("averted_low", "1", {"95 % interval of it, low end", "区间下限"}),
           real("averted_high", "1", {"95 % interval of it, high end", "区间上限"})}};
}

/// The replications that were computed, in whole groups that share their parameters.
class Replications {
 public:
  Replications(const results::ResultFile& file, std::uint64_t size) : file_(file), size_(size) {
    const Tally tally = tally_of(file);
    const auto numbers = file.integers("/replication");
    std::vector<std::size_t> group;
    std::int64_t of_group = -1;
    for (const std::size_t place : tally.done) {
      const auto draw = numbers[place] / static_cast<std::int64_t>(size);
      if (draw != of_group) group.clear();
      of_group = draw;
      group.push_back(place);
      if (group.size() == size) places_.insert(places_.end(), group.begin(), group.end());
    }
    if (places_.empty()) {  // fewer than one group: every replication counts for itself
      places_ = tally.done;
      size_ = 1;
    }
  }

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(size_); }
  [[nodiscard]] std::size_t count() const { return places_.size(); }

  /// All columns of an array, one a place of its axes behind the replication.
  [[nodiscard]] std::vector<Reals> columns(const std::string& path) const {
    const auto values = file_.reals(path);
    const std::size_t all = file_.array("/replication").shape.at(0);
    const std::size_t width = all == 0 ? 0 : values.size() / all;
    std::vector<Reals> columns(width, Reals(places_.size()));
    for (std::size_t i = 0; i < places_.size(); ++i)
      for (std::size_t c = 0; c < width; ++c) columns[c][i] = values[places_[i] * width + c];
    return columns;
  }

 private:
  const results::ResultFile& file_;
  std::uint64_t size_;
  std::vector<std::size_t> places_;
};

bool has_missing(const Reals& values) {
  return std::ranges::any_of(values, [](double v) { return std::isnan(v); });
}

double median(Reals values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) return results::missing_real;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

double mean_of(const Reals& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double overshoot(const Reals& values, double limit) {
  double sum = 0;
  for (const double value : values) sum += std::max(0.0, value - limit);
  return sum / static_cast<double>(values.size());
}

/// Probability with its interval of a column of flags; nothing is known where some are missing.
statistics::Estimate share_of(const Reals& flags, std::size_t size) {
  constexpr double none = results::missing_real;
  if (flags.empty() || has_missing(flags)) return {none, {none, none}};
  return statistics::clustered_share(flags, size);
}

/// What the limit is spread over: the mean exposure of the place in the years of the figure, for a
/// count the number of years.
double size_of(const indicators::WatchedTarget& one, const Replications& replications,
               std::size_t counties) {
  const auto back =
      std::min(one.year, static_cast<std::size_t>(std::max(1, one.target.average_years)) - 1);
  const auto exposure = indicators::description(one.target.indicator).exposure;
  if (exposure == indicators::Exposure::none) return static_cast<double>(back + 1);
  const auto columns =
      replications.columns("/programme/exposure/" + std::string(parameters::name_of(exposure)));
  double sum = 0;
  for (std::size_t year = one.year - back; year <= one.year; ++year)
    for (std::size_t county = 0; county < counties; ++county)
      if (!one.scope.county || *one.scope.county == county)
        sum += mean_of(columns[year * counties + county]);
  return sum;
}

results::StaticTable targets(const Replications& replications, const ProgrammeModel& model) {
  const auto met = replications.columns("/targets/met");
  const auto values = replications.columns("/targets/value");
  Reals probability, low, high, over, middle, period, allowed, of_one, luck;
  for (std::size_t i = 0; i < met.size(); ++i) {
    const auto share = share_of(met[i], replications.size());
    const auto& limit = model.projection().targets()[i].limit;
    probability.push_back(share.value);
    low.push_back(share.interval.low);
    high.push_back(share.interval.high);
    over.push_back(limit && !has_missing(values[i]) ? overshoot(values[i], *limit)
                                                    : results::missing_real);
    middle.push_back(median(values[i]));
    period.push_back(1 / (1 - share.value));
    const auto& watched = model.projection().targets()[i];
    const auto meaning =
        limit ? indicators::meaning_of(
                    watched.target, *limit,
                    size_of(watched, replications, model.projection().axes().counties.size()))
              : std::nullopt;
    allowed.push_back(meaning ? meaning->allowed_events : results::missing_real);
    of_one.push_back(meaning ? meaning->rate_of_one_event : results::missing_real);
    luck.push_back(meaning ? meaning->luck_at_the_limit : results::missing_real);
  }
  return filled(target_table(),
                {probability, low, high, over, middle, period, allowed, of_one, luck});
}

results::StaticTable numbers(const Replications& replications, const ProgrammeModel& model) {
  const auto within = replications.columns("/programme/control_numbers/within");
  const auto used = replications.columns("/programme/control_numbers/used");
  const std::size_t months = model.projection().axes().months.count();
  Reals probability, low, high, expected, over;
  for (std::size_t i = 0; i < within.size(); ++i) {
    const auto& one = model.projection().numbers()[i];
    const Reals& end = used[i * months + (one.year + 1) * indicators::months_a_year - 1];
    const auto share = share_of(within[i], replications.size());
    probability.push_back(share.value);
    low.push_back(share.interval.low);
    high.push_back(share.interval.high);
    expected.push_back(mean_of(end));
    over.push_back(overshoot(end, one.number.limit));
  }
  return filled(number_table(), {probability, low, high, expected, over});
}

void add_variance(results::LateValues& late, const Replications& replications,
                  const ProgrammeModel& model) {
  std::vector<std::string> names;
  std::vector<std::int64_t> years, rows;
  Reals means, deviations, shares, low, high, chance;
  const int first_year = model.projection().axes().months.first_year();
  for (const auto& choice : choices(indicators::Measure{})) {
    const auto columns = replications.columns("/programme/city/" + std::string(choice.name));
    for (std::size_t year = 0; year < columns.size(); ++year) {
      if (has_missing(columns[year])) continue;
      const auto found = statistics::moments(columns[year]);
      const auto split = statistics::variance_split(columns[year], replications.size());
      const bool varies = found.variance > 0;
      constexpr double none = results::missing_real;
      rows.push_back(static_cast<std::int64_t>(rows.size()));
      names.emplace_back(choice.name);
      years.push_back(first_year + static_cast<int>(year));
      means.push_back(found.mean);
      deviations.push_back(std::sqrt(found.variance));
      shares.push_back(varies ? split.parameter_share.value : none);
      low.push_back(varies ? split.parameter_share.interval.low : none);
      high.push_back(varies ? split.parameter_share.interval.high : none);
      chance.push_back(varies ? 1 - split.parameter_share.value : none);
    }
  }
  if (rows.empty()) return;
  late.dimensions.push_back({variance_row_path, {"row", "行"}, "", rows});
  late.tables.push_back(
      filled(variance_table(), {names, years, means, deviations, shares, low, high, chance}));
}

std::vector<std::size_t> order_of(const Reals& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] < values[b] : a < b;
  });
  return order;
}

Reals ranks_of(const Reals& values) {
  Reals ranks(values.size());
  const auto order = order_of(values);
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t k = i; k < end; ++k)
      ranks[order[k]] = (static_cast<double>(i) + static_cast<double>(end - 1)) / 2;
    i = end;
  }
  return ranks;
}

double correlation(const Reals& a, const Reals& b) {
  const auto of_a = statistics::moments(a), of_b = statistics::moments(b);
  if (of_a.variance <= 0 || of_b.variance <= 0) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - of_a.mean) * (b[i] - of_b.mean);
  return sum / static_cast<double>(a.size() - 1) / std::sqrt(of_a.variance * of_b.variance);
}

/// Variance of the outcome that the parameter alone explains: between bins of its draws, less what
/// chance makes of the means of bins.
double explained(const Reals& parameter, const Reals& outcome) {
  const auto order = order_of(parameter);
  const std::size_t bins = std::clamp<std::size_t>(outcome.size() / 20, 2, most_bins);
  const double mean = mean_of(outcome);
  double between = 0, noise = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const std::size_t from = bin * order.size() / bins, to = (bin + 1) * order.size() / bins;
    Reals values;
    for (std::size_t i = from; i < to; ++i) values.push_back(outcome[order[i]]);
    if (values.size() < 2) continue;
    const auto found = statistics::moments(values);
    const double weight = static_cast<double>(values.size()) / static_cast<double>(order.size());
    between += weight * (found.mean - mean) * (found.mean - mean);
    noise += found.variance / static_cast<double>(order.size());
  }
  return std::max(0.0, between - noise * static_cast<double>(bins - 1) / static_cast<double>(bins));
}

results::StaticTable sensitivity(const Replications& replications, const FurtherLook& further) {
  const auto parameters = replications.columns("/programme/sensitivity/drawn");
  const auto yearly = replications.columns("/programme/city/deaths");
  // One value a draw: the mean of its replications, so that chance weighs less.
  const std::size_t size = replications.size();
  const std::size_t draws = replications.count() / size;
  Reals deaths(draws), all;
  for (std::size_t i = 0; i < draws * size; ++i) {
    double sum = 0;
    for (const Reals& year : yearly) sum += year[i];
    all.push_back(sum);
    deaths[i / size] += sum / static_cast<double>(size);
  }
  const double variance = statistics::moments(all).variance;
  const Reals death_ranks = ranks_of(deaths);
  Reals first, total, value, ranks;
  for (const Reals& column : parameters) {
    Reals drawn(draws);
    for (std::size_t i = 0; i < draws; ++i) drawn[i] = column[i * size];
    const double part = draws >= 4 ? explained(drawn, deaths) : 0;
    first.push_back(variance > 0 ? part / variance : results::missing_real);
    total.push_back(results::missing_real);
    value.push_back(part);
    ranks.push_back(correlation(ranks_of(drawn), death_ranks));
  }
  const Reals nothing(parameters.size(), results::missing_real);
  std::vector<Reals> designed(10, nothing);
  if (further.sobol && further.sobol->factors.size() == parameters.size())
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const statistics::SobolIndex& one = further.sobol->factors[i].sobol;
      first[i] = one.first.value;
      designed[0][i] = one.first.interval.low;
      designed[1][i] = one.first.interval.high;
      designed[2][i] = one.total.value;
      designed[3][i] = one.total.interval.low;
      designed[4][i] = one.total.interval.high;
    }
  if (further.morris && further.morris->factors.size() == parameters.size())
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const statistics::SimulatedMorris& one = further.morris->factors[i].morris;
      designed[5][i] = one.mean;
      designed[6][i] = one.mean_absolute.value;
      designed[7][i] = one.mean_absolute.interval.low;
      designed[8][i] = one.mean_absolute.interval.high;
      designed[9][i] = one.deviation;
    }
  std::vector<results::Values> columns{first};
  columns.insert(columns.end(), designed.begin(), designed.end());
  columns.insert(columns.end(), {value, ranks});
  return filled(sensitivity_table(), columns);
}

void add_allocation(results::LateValues& late, const Allocation& found) {
  std::vector<std::string> scopes, ids, names, names_zh;
  Reals days, proposed, per_1000, low, high, averted, averted_low, averted_high;
  const auto add = [&](const char* scope, const std::string& id, const Text& name, double days_now,
                       double days_proposed) {
    scopes.emplace_back(scope);
    ids.push_back(id);
    names.push_back(name.english.empty() ? id : name.english);
    names_zh.push_back(name.chinese.empty() ? names.back() : name.chinese);
    days.push_back(days_now);
    proposed.push_back(days_proposed);
    for (Reals* column : {&per_1000, &low, &high, &averted, &averted_low, &averted_high})
      column->push_back(results::missing_real);
  };
  for (const auto& [scope, list] :
       {std::pair{"county", &found.counties}, std::pair{"strategy", &found.strategies}})
    for (const MarginalReturn& one : *list) {
      add(scope, one.id, one.name, one.days_a_year, one.days_proposed);
      per_1000.back() = one.averted.value;
      low.back() = one.averted.interval.low;
      high.back() = one.averted.interval.high;
    }
  add("proposal", "proposal", {"the whole proposal", "整体建议"}, found.days_a_year,
      found.days_a_year);
  averted.back() = found.averted.value;
  averted_low.back() = found.averted.interval.low;
  averted_high.back() = found.averted.interval.high;
  std::vector<std::int64_t> rows(scopes.size());
  std::iota(rows.begin(), rows.end(), 0);
  late.dimensions.push_back({allocation_row_path, {"row", "行"}, "", rows});
  late.tables.push_back(
      filled(allocation_table(), {scopes, ids, names, names_zh, days, proposed, per_1000, low, high,
                                  averted, averted_low, averted_high}));
}

bool has(const results::Layout& layout, const char* dimension) {
  return std::ranges::find(layout.dimensions, dimension, &results::Dimension::path) !=
         layout.dimensions.end();
}

}  // namespace

results::Layout with_late_tables(results::Layout layout, const ProgrammeModel& model) {
  layout.late_dimensions.push_back({variance_row_path, {"row", "行"}, "", Type::integer});
  layout.late_tables.push_back(variance_table());
  layout.late_dimensions.push_back({allocation_row_path, {"row", "行"}, "", Type::integer});
  layout.late_tables.push_back(allocation_table());
  if (!model.projection().targets().empty()) layout.late_tables.push_back(target_table());
  if (!model.projection().numbers().empty()) layout.late_tables.push_back(number_table());
  if (has(layout, uncertain_path)) layout.late_tables.push_back(sensitivity_table());
  return layout;
}

results::LateValues programme_late(const results::ResultFile& file, const ProgrammeModel& model,
                                   const results::Layout& layout, std::uint64_t replications_a_draw,
                                   const FurtherLook& further) {
  const Replications replications(file, replications_a_draw);
  results::LateValues late;
  if (replications.count() == 0) return late;
  if (!model.projection().targets().empty()) late.tables.push_back(targets(replications, model));
  if (!model.projection().numbers().empty()) late.tables.push_back(numbers(replications, model));
  if (replications.size() >= 2 && replications.count() >= 2 * replications.size())
    add_variance(late, replications, model);
  if (has(layout, uncertain_path) && replications.count() >= 2 * replications.size())
    late.tables.push_back(sensitivity(replications, further));
  if (further.allocation) add_allocation(late, *further.allocation);
  return late;
}

}  // namespace yuyan::cli
