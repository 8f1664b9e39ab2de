#include "cli/programme_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/statistics/proportion.h"
#include "analysis/statistics/quantile.h"
#include "models/indicators/measure.h"

namespace yuyan::cli {
namespace {

using results::ResultFile;
using Reals = std::vector<double>;

constexpr double nan = results::missing_real;

class Summariser {
 public:
  explicit Summariser(const ResultFile& file) : file_(file), tally_(tally_of(file)) {}

  ProgrammeSummary summarise() {
    summary_.title = title_of(file_);
    summary_.replications = tally_.done.size();
    summary_.failed = tally_.failed.size();
    summary_.years = file_.integers("/year");
    if (tally_.done.empty()) return std::move(summary_);
    add_targets();
    add_numbers();
    add_indicators();
    add_baseline();
    add_coverage();
    add_listings();
    add_strategies();
    add_deliveries();
    summary_.projects = projects_summary(file_, tally_.done);
    add_spread();
    add_sensitivities();
    summary_.statuses = statuses_of(file_);
    return std::move(summary_);
  }

 private:
  /// Values of the replications that were computed, at one place behind the replication.
  [[nodiscard]] Reals column(const Reals& all, std::size_t width, std::size_t place) const {
    Reals values;
    values.reserve(tally_.done.size());
    for (const std::size_t i : tally_.done) values.push_back(all[i * width + place]);
    return values;
  }

  [[nodiscard]] static double mean(const Reals& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }

  [[nodiscard]] std::vector<Text> names(const std::string& group) const {
    const auto english = file_.texts(group + "/name");
    const auto chinese = file_.texts(group + "/name_zh");
    std::vector<Text> list;
    list.reserve(english.size());
    for (std::size_t i = 0; i < english.size(); ++i) list.push_back({english[i], chinese[i]});
    return list;
  }

  [[nodiscard]] statistics::Estimate late_share(const std::string& group, std::size_t i) const {
    const auto at = [&](const char* name) { return file_.reals(group + "/" + name)[i]; };
    return {at("probability"), {at("low"), at("high")}};
  }

  void add_targets() {
    if (!file_.has("/targets/probability")) return;
    const auto ids = file_.texts("/targets/target");
    const auto texts = names("/targets");
    const auto indicator = file_.texts("/targets/indicator");
    const auto comparison = file_.texts("/targets/operator");
    const auto years = file_.integers("/targets/year");
    const auto limits = file_.reals("/targets/limit");
    const auto median = file_.reals("/targets/median");
    const auto overshoot = file_.reals("/targets/overshoot");
    const auto period = file_.reals("/targets/return_period_y");
    // Files of earlier versions do not say what limits mean.
    const auto meaning = [&](const char* name) {
      const std::string path = std::string("/targets/") + name;
      return file_.has(path) ? file_.reals(path) : Reals(ids.size(), nan);
    };
    const Reals allowed = meaning("allowed_events"), of_one = meaning("rate_of_one_event"),
                luck = meaning("luck_at_limit");
    for (std::size_t i = 0; i < ids.size(); ++i)
      summary_.targets.push_back({ids[i], texts[i], indicator[i], comparison[i], years[i],
                                  limits[i], late_share("/targets", i), median[i], overshoot[i],
                                  period[i], allowed[i], of_one[i], luck[i]});
    std::ranges::sort(summary_.targets, {}, [](const TargetSummary& one) {
      return std::tuple(one.year, std::isnan(one.probability.value),
                        std::isnan(one.probability.value) ? 0 : one.probability.value,
                        std::string_view(one.id));
    });
  }

  void add_numbers() {
    const std::string group = "/programme/control_numbers";
    if (!file_.has(group + "/probability")) return;
    const auto ids = file_.texts(group + "/number");
    const auto counties = file_.texts(group + "/county");
    const auto sectors = file_.texts(group + "/sector");
    const auto measures_of = file_.texts(group + "/measure");
    const auto years = file_.integers(group + "/year");
    const auto limits = file_.reals(group + "/limit");
    const auto last = file_.reals(group + "/last_year");
    const auto expected = file_.reals(group + "/expected");
    const auto overshoot = file_.reals(group + "/overshoot");
    const auto used = file_.reals(group + "/used");
    const auto elapsed = file_.reals("/programme/months/elapsed_share");
    const auto changes = file_.reals(group + "/change_on_year");
    const std::size_t months = file_.array("/programme/month").shape.at(0);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      NumberSummary one;
      one.id = ids[i];
      one.county = counties[i];
      one.sector = sectors[i];
      one.measure = measures_of[i];
      one.place = place_of(counties[i], sectors[i]);
      one.year = years[i];
      one.limit = limits[i];
      one.last_year = last[i];
      one.expected = expected[i];
      one.overshoot = overshoot[i];
      one.probability = late_share(group, i);
      const auto first =
          static_cast<std::size_t>(years[i] - summary_.years.front()) * one.used.size();
      for (std::size_t month = 0; month < one.used.size(); ++month) {
        const std::size_t place = i * months + first + month;
        one.used.at(month) = mean(column(used, ids.size() * months, place));
        one.change.at(month) = mean(column(changes, ids.size() * months, place));
        one.elapsed.at(month) = elapsed[first + month];
      }
      summary_.numbers.push_back(std::move(one));
    }
  }

  [[nodiscard]] Text name_in(const std::string& axis, const std::string& group,
                             const std::string& id) const {
    const auto ids = file_.texts(axis);
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end()) return {id, id};
    return names(group)[static_cast<std::size_t>(found - ids.begin())];
  }

  [[nodiscard]] Text place_of(const std::string& county, const std::string& sector) const {
    if (county.empty() && sector.empty()) return {"whole city", "全市"};
    if (sector.empty()) return name_in("/programme/county", "/programme/counties", county);
    Text of_sector = name_in("/programme/sector", "/programme/sectors", sector);
    if (county.empty()) return of_sector;
    const Text of_county = name_in("/programme/county", "/programme/counties", county);
    return {of_county.english + ", " + of_sector.english,
            of_county.chinese + " " + of_sector.chinese};
  }

  void add_indicators() {
    for (const auto& choice : choices(indicators::Measure{})) {
      const auto about = indicators::description(choice.value);
      IndicatorSummary one;
      one.id = choice.name;
      one.name = {std::string(about.meaning), std::string(about.meaning_zh)};
      const auto all = file_.reals("/programme/city/" + one.id);
      for (std::size_t year = 0; year < summary_.years.size(); ++year) {
        Reals values = column(all, summary_.years.size(), year);
        std::erase_if(values, [](double v) { return std::isnan(v); });
        const auto quantile = [&](double p) {
          return values.empty() ? nan : statistics::sample_quantile(values, p);
        };
        one.median.push_back(quantile(0.5));
        one.low.push_back(quantile(0.1));
        one.high.push_back(quantile(0.9));
      }
      summary_.indicators.push_back(std::move(one));
    }
  }

  void add_baseline() {
    const std::string group = "/programme/baseline";
    if (!file_.has(group + "/part")) return;  // files of earlier versions
    const auto real = [&](const char* name) { return file_.reals(group + "/" + name); };
    const auto parts = file_.texts(group + "/part"), measure = file_.texts(group + "/measure"),
               method = file_.texts(group + "/method");
    const auto first = file_.integers(group + "/first_year"),
               last = file_.integers(group + "/last_year"),
               years = file_.integers(group + "/years");
    const Reals prior = real("prior"), history = real("history"), low = real("history_low"),
                high = real("history_high"), level = real("level"), level_low = real("level_low"),
                level_high = real("level_high");
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (!method[i].empty())
        summary_.baseline.push_back({parts[i],
                                     part_name(parts[i]),
                                     measure[i],
                                     method[i],
                                     first[i],
                                     last[i],
                                     years[i],
                                     prior[i],
                                     {history[i], {low[i], high[i]}},
                                     {level[i], {level_low[i], level_high[i]}}});
  }

  [[nodiscard]] Text part_name(const std::string& part) const {
    if (part == "all") return place_of("", "");
    if (part == "industry") return {"industry, mining and commerce", "工矿商贸"};
    return place_of("", part);
  }

  /// Sum over counties and sectors of each year, mean over replications.
  [[nodiscard]] Reals yearly(const std::string& count) const {
    const std::string path = "/programme/coverage/" + count;
    const auto all = file_.reals(path);
    const auto& shape = file_.array(path).shape;
    const std::size_t cells = shape.at(2) * shape.at(3);
    Reals sums(shape.at(1));
    for (const std::size_t i : tally_.done)
      for (std::size_t year = 0; year < sums.size(); ++year)
        for (std::size_t cell = 0; cell < cells; ++cell)
          sums[year] += all[(i * sums.size() + year) * cells + cell];
    for (double& sum : sums) sum /= static_cast<double>(tally_.done.size());
    return sums;
  }

  void add_coverage() {
    std::map<std::string, Reals> counts;
    for (const char* name :
         {"enterprises", "visits", "distinct_visited", "found", "rectified", "overdue", "living"})
      counts[name] = yearly(name);
    for (std::size_t year = 0; year < summary_.years.size(); ++year)
      summary_.coverage.push_back({summary_.years[year], counts["enterprises"][year],
                                   counts["visits"][year], counts["distinct_visited"][year],
                                   counts["found"][year], counts["rectified"][year],
                                   counts["overdue"][year], counts["living"][year]});
  }

  void add_listings() {
    const std::string group = "/programme/listings/";
    if (!file_.has(group + "listed")) return;  // files of earlier versions
    const auto levels = file_.texts(group + "level");
    const double years = static_cast<double>(summary_.years.size() * tally_.done.size());
    const auto by_level = [&](const char* name) {
      const auto all = file_.reals(group + name);
      const std::size_t of_one = all.size() / file_.array(group + name).shape.at(0);
      Reals sums(levels.size());
      for (const std::size_t i : tally_.done)
        for (std::size_t k = 0; k < of_one; ++k)
          sums[k % levels.size()] += all[i * of_one + k] / years;
      return sums;
    };
    const Reals listed = by_level("listed"), accepted = by_level("accepted"),
                extended = by_level("extended"), overdue = by_level("overdue");
    for (std::size_t i = 0; i < levels.size(); ++i)
      if (listed[i] > 0)
        summary_.listings.push_back({levels[i], listed[i], accepted[i], extended[i], overdue[i]});
  }

  void add_strategies() {
    const std::string path = "/programme/strategy_visits";
    if (!file_.has(path)) return;
    const auto ids = file_.texts("/programme/strategy");
    const auto texts = names("/programme/strategies");
    const auto all = file_.reals(path);
    Reals sums(ids.size());
    double total = 0;
    const std::size_t of_one = all.size() / file_.array(path).shape.at(0);
    for (const std::size_t i : tally_.done)
      for (std::size_t k = 0; k < of_one; ++k) {
        sums[k % ids.size()] += all[i * of_one + k];
        total += all[i * of_one + k];
      }
    const double years = static_cast<double>(summary_.years.size() * tally_.done.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
      summary_.strategies.push_back(
          {ids[i], texts[i], sums[i] / years, total > 0 ? sums[i] / total : nan});
  }

  void add_deliveries() {
    const std::string group = "/programme/delivery";
    if (!file_.has(group + "/met")) return;
    const auto ids = file_.texts(group + "/kpi");
    const auto texts = names(group);
    const auto due = file_.texts(group + "/due");
    const auto item = file_.texts(group + "/policy_item");
    const auto target = file_.reals(group + "/target");
    const auto is_share = file_.integers(group + "/target_is_share");
    const auto quarters = file_.texts("/programme/quarter");
    const auto value = file_.reals(group + "/value");
    const auto met = file_.reals(group + "/met");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto found = std::ranges::find(quarters, due[i]);
      const std::size_t quarter = found == quarters.end()
                                      ? quarters.size() - 1
                                      : static_cast<std::size_t>(found - quarters.begin());
      Reals flags = column(met, ids.size(), i);
      std::erase_if(flags, [](double v) { return !(v >= 0); });  // not judged
      const auto kept = static_cast<std::size_t>(std::ranges::count(flags, 1.0));
      Reals reached = column(value, quarters.size() * ids.size(), quarter * ids.size() + i);
      std::erase_if(reached, [](double v) { return std::isnan(v); });  // nobody to do it for
      summary_.deliveries.push_back({ids[i], texts[i], quarters[quarter], item[i], target[i],
                                     is_share[i] == 1,
                                     reached.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                     : statistics::sample_quantile(reached, 0.5),
                                     statistics::wilson(kept, flags.size())});
    }
  }

  void add_spread() {
    const std::string group = "/programme/variance";
    if (!file_.has(group + "/indicator")) return;
    const auto indicator = file_.texts(group + "/indicator");
    const auto years = file_.integers(group + "/year");
    const auto deviation = file_.reals(group + "/deviation");
    const auto share = file_.reals(group + "/parameter_share");
    const auto low = file_.reals(group + "/low");
    const auto high = file_.reals(group + "/high");
    for (std::size_t i = 0; i < indicator.size(); ++i)
      if (years[i] == summary_.years.back() && !std::isnan(share[i]))
        summary_.spread.push_back(
            {indicator[i], years[i], deviation[i], {share[i], {low[i], high[i]}}});
  }

  void add_sensitivities() {
    const std::string group = "/programme/sensitivity";
    if (!file_.has(group + "/sobol_first")) return;
    const auto parameter = file_.texts(group + "/parameter");
    const auto first = file_.reals(group + "/sobol_first");
    const auto correlation = file_.reals(group + "/correlation");
    for (std::size_t i = 0; i < parameter.size(); ++i)
      summary_.sensitivities.push_back({parameter[i], first[i], correlation[i]});
    const auto strength = [](const SensitivitySummary& one) {
      return std::pair(std::isnan(one.first) ? 1 : -one.first, std::string_view(one.parameter));
    };
    std::ranges::sort(summary_.sensitivities, {}, strength);
  }

  const ResultFile& file_;
  Tally tally_;
  ProgrammeSummary summary_;
};

}  // namespace

ProgrammeSummary programme_summary(const ResultFile& file) { return Summariser(file).summarise(); }

}  // namespace yuyan::cli
