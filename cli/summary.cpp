#include "cli/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/proportion.h"
#include "analysis/statistics/quantile.h"
#include "cli/rehearsal.h"
#include "models/parameters/field.h"

namespace yuyan::cli {
namespace {

using results::ResultFile;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The value below which that share of the sample lies; values may be infinite.
double quantile_with_infinities(std::vector<double> values, double share) {
  if (values.empty()) return nan;
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::max<std::size_t>(rank, 1) - 1];
}

class Summariser {
 public:
  explicit Summariser(const ResultFile& file) : file_(file) {
    Tally tally = tally_of(file);
    done_ = std::move(tally.done);
    summary_.failed = std::move(tally.failed);
  }

  Summary summarise() {
    summary_.title = title_of(file_);
    summary_.replications = done_.size();
    const auto had_fire = outcome("had_fire");
    summary_.fires = static_cast<std::size_t>(std::ranges::count(had_fire, 1.0));
    summary_.has_tanks = file_.has("/drill/map/tanks/tank");
    add_clauses();
    for (const char* name : {"deaths", "injuries"}) add_count(name);
    if (summary_.has_tanks) add_count("escalations");
    add_time("first_arrival", "called_s", "first_arrival_s");
    if (summary_.has_tanks || summary_.fires > 0) {
      add_time("first_water", "called_s", "first_water_s");
      add_time("extinguished", "ignition_s", "extinguished_s");
    }
    add_severities();
    if (summary_.has_tanks) add_stations();
    summary_.statuses = statuses_of(file_);
    return std::move(summary_);
  }

 private:
  /// Values of the replications that were computed to the end.
  [[nodiscard]] std::vector<double> of_done(const std::vector<double>& all) const {
    std::vector<double> values;
    values.reserve(done_.size());
    for (const std::size_t i : done_) values.push_back(all[i]);
    return values;
  }
  [[nodiscard]] std::vector<double> outcome(const std::string& name) const {
    return of_done(file_.reals("/drill/outcomes/" + name));
  }

  void add_clauses() {
    const auto ids = file_.texts("/drill/clauses/clause");
    const auto texts = file_.texts("/drill/clauses/text");
    const auto texts_zh = file_.texts("/drill/clauses/text_zh");
    const auto rules = file_.texts("/drill/clauses/rule");
    const auto limits = file_.reals("/drill/clauses/limit_s");
    const auto met = file_.reals("/drill/clauses/met");
    const auto value = file_.reals("/drill/clauses/value");
    for (std::size_t c = 0; c < ids.size(); ++c) {
      ClauseSummary clause;
      clause.id = ids[c];
      clause.text = {texts[c], texts_zh[c]};
      clause.rule = rules[c];
      clause.limit_s = limits[c];
      std::vector<double> intervals;
      for (const std::size_t i : done_) {
        const double kept = met[i * ids.size() + c];
        if (std::isnan(kept)) continue;
        ++clause.at_stake;
        clause.met += kept == 1 ? 1U : 0U;
        const double interval = value[i * ids.size() + c];
        intervals.push_back(std::isnan(interval) ? infinity : interval);
      }
      clause.probability = statistics::wilson(clause.met, clause.at_stake);
      const bool has_values = clause.rule == "within" || clause.is_number();
      clause.median = has_values ? quantile_with_infinities(intervals, 0.5) : nan;
      clause.ninety_percent = has_values ? quantile_with_infinities(intervals, 0.9) : nan;
      add_terms(clause, c);
      summary_.clauses.push_back(std::move(clause));
    }
    add_plan_test();
    std::ranges::sort(summary_.clauses, {}, [](const ClauseSummary& clause) {
      const bool never = clause.at_stake == 0;
      return std::tuple(never, never ? 0 : clause.probability.value, std::string_view(clause.id));
    });
  }

  /// Results of older versions know clauses of time only.
  void add_terms(ClauseSummary& clause, std::size_t place) const {
    const std::string path = "/drill/clauses/";
    clause.unit = "s";
    clause.limit = clause.limit_s;
    if (!file_.has(path + "operator")) return;
    clause.measure = file_.texts(path + "measure")[place];
    clause.comparison = file_.texts(path + "operator")[place];
    clause.limit = file_.reals(path + "limit")[place];
    clause.unit = file_.texts(path + "unit")[place];
  }

  /// Results of format 1.0 have no such table.
  void add_plan_test() {
    const std::string path = "/drill/plan_test/";
    if (!file_.has(path + "p_met")) return;
    const auto ten = file_.reals(path + "p10"), ninety_five = file_.reals(path + "p95");
    const auto worst = file_.integers(path + "worst_replication");
    const auto bottleneck = file_.texts(path + "bottleneck");
    const auto name = file_.texts(path + "bottleneck_name");
    const auto name_zh = file_.texts(path + "bottleneck_name_zh");
    const auto suggestion = file_.texts(path + "suggestion");
    const auto suggestion_zh = file_.texts(path + "suggestion_zh");
    const auto gain = file_.reals(path + "gain"), low = file_.reals(path + "gain_low");
    const auto high = file_.reals(path + "gain_high");
    for (std::size_t c = 0; c < summary_.clauses.size(); ++c) {
      ClauseSummary& clause = summary_.clauses[c];
      clause.ten_percent = ten[c];
      clause.ninety_five_percent = ninety_five[c];
      if (worst[c] != results::missing_integer) clause.worst_replication = worst[c];
      clause.bottleneck = bottleneck[c];
      clause.bottleneck_name = {name[c], name_zh[c]};
      clause.suggestion = {suggestion[c], suggestion_zh[c]};
      clause.gain = {gain[c], {low[c], high[c]}};
      add_now(clause, c);
    }
  }

  /// Results of older versions tell the gain without what it adds to.
  void add_now(ClauseSummary& clause, std::size_t place) const {
    const std::string path = "/drill/plan_test/";
    clause.now = {nan, {nan, nan}};
    if (!file_.has(path + "now") || clause.bottleneck.empty()) return;
    clause.now = {file_.reals(path + "now")[place],
                  {file_.reals(path + "now_low")[place], file_.reals(path + "now_high")[place]}};
    clause.gain_runs = static_cast<std::size_t>(file_.integers(path + "gain_runs")[place]);
  }

  void add_count(const std::string& name) {
    const auto values = outcome(name);
    if (values.empty()) return;
    const auto any =
        static_cast<std::size_t>(std::ranges::count_if(values, [](double x) { return x > 0; }));
    summary_.counts.push_back(
        {name,
         statistics::mean_interval(values),
         statistics::wilson(any, values.size()),
         {quantile_with_infinities(values, 0.5), quantile_with_infinities(values, 0.9)},
         *std::ranges::max_element(values)});
  }

  /// The time from one outcome to another, where both came.
  void add_time(const std::string& name, const std::string& since, const std::string& until) {
    const auto from = outcome(since);
    const auto to = outcome(until);
    std::vector<double> intervals;
    TimeSummary time;
    time.name = name;
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (std::isnan(from[i])) continue;
      ++time.of;
      if (!std::isnan(to[i])) intervals.push_back(std::max(0.0, to[i] - from[i]));
    }
    time.came = intervals.size();
    constexpr std::array shares{0.1, 0.5, 0.9};
    if (!intervals.empty())
      std::ranges::copy(statistics::sample_quantiles(intervals, shares), time.quantiles.begin());
    summary_.times.push_back(time);
  }

  void add_severities() {
    const auto& meanings = file_.array(severity_path).meanings;
    const auto codes = of_done(file_.reals(severity_path));
    for (std::size_t k = 0; k < meanings.size(); ++k)
      summary_.severities.push_back({meanings[k], static_cast<std::size_t>(std::ranges::count(
                                                      codes, static_cast<double>(k)))});
  }

  void add_stations() {
    const auto ids = file_.texts("/drill/stations/station");
    const auto names = file_.texts("/drill/stations/name_zh");
    const auto kinds = file_.texts("/drill/stations/kind");
    const auto water = file_.reals("/drill/stations/water_s");
    const auto handling = file_.reals(call_handling_path);
    for (std::size_t s = 0; s < ids.size(); ++s) {
      if (kinds[s] == "volunteer" || kinds[s] == "full_time") continue;  // the depot's own
      std::vector<double> times;
      for (const std::size_t i : done_) {
        const double time = water[i * ids.size() + s] + handling[i];
        if (!std::isnan(time)) times.push_back(time);
      }
      if (times.empty()) continue;  // no fire engines
      StationSummary station;
      station.id = ids[s];
      station.name = {ids[s], names[s]};
      station.calls = times.size();
      station.median_s = statistics::sample_quantile(times, 0.5);
      for (std::size_t k = 0; k < eligibility_minutes.size(); ++k) {
        const double limit_s = 60.0 * eligibility_minutes.at(k) + 1e-6;
        const auto within = std::ranges::count_if(times, [&](double t) { return t <= limit_s; });
        station.within.at(k) = static_cast<double>(within) / static_cast<double>(times.size());
      }
      summary_.stations.push_back(station);
    }
    std::ranges::sort(summary_.stations, {}, [](const StationSummary& station) {
      return std::tuple(station.median_s, std::string_view(station.id));
    });
  }

  const ResultFile& file_;
  std::vector<std::size_t> done_;
  Summary summary_;
};

}  // namespace

Summary summary_of(const ResultFile& file) { return Summariser(file).summarise(); }

}  // namespace yuyan::cli
