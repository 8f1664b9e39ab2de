#include "cli/service_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/mean.h"
#include "analysis/statistics/proportion.h"

namespace yuyan::cli {
namespace {

using results::ResultFile;
using statistics::Estimate;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate nothing{nan, {nan, nan}};

/// A ratio of sums over parts, with the interval that the residuals of the parts give.
Estimate ratio_of(const std::vector<double>& over, const std::vector<double>& under) {
  double sum = 0;
  double base = 0;
  for (std::size_t i = 0; i < over.size(); ++i) {
    sum += over[i];
    base += under[i];
  }
  if (!(base > 0)) return nothing;
  const double ratio = sum / base;
  const double mean_base = base / static_cast<double>(under.size());
  std::vector<double> parts(over.size());
  for (std::size_t i = 0; i < over.size(); ++i)
    parts[i] = ratio + (over[i] - ratio * under[i]) / mean_base;
  Estimate found = statistics::mean_interval(parts);
  found.value = ratio;
  return found;
}

Estimate mean_of(const std::vector<double>& values) {
  return values.empty() ? nothing : statistics::mean_interval(values);
}

class Summariser {
 public:
  explicit Summariser(const ResultFile& file) : file_(file), tally_(tally_of(file)) {}

  ServiceSummary summarise() {
    summary_.title = title_of(file_);
    summary_.replications = tally_.done.size();
    summary_.failed = tally_.failed;
    summary_.quantiles = file_.reals("/service/quantile");
    if (file_.has("/service/limit")) summary_.limits_s = file_.reals("/service/limit");
    if (file_.has("/service/area")) summary_.area_ids = file_.texts("/service/area");
    if (tally_.done.empty()) return std::move(summary_);
    find_parts();
    summary_.ended_s = mean_of(values("/service/ended_s", 1).front()).value;
    add_stages();
    add_kinds();
    add_units();
    add_areas();
    add_streams();
    add_races();
    return std::move(summary_);
  }

 private:
  /// The values of each place of an array, one a finished replication, missing ones left out.
  [[nodiscard]] std::vector<std::vector<double>> values(const std::string& path,
                                                        std::size_t width) const {
    std::vector<std::vector<double>> found(width);
    if (!file_.has(path)) return found;
    const auto all = file_.reals(path);
    for (const std::size_t replication : tally_.done)
      for (std::size_t i = 0; i < width; ++i)
        if (const double value = all[replication * width + i]; std::isfinite(value))
          found[i].push_back(value);
    return found;
  }
  /// Means over the replications of `inner` places of each of `rows` rows.
  [[nodiscard]] std::vector<std::vector<Estimate>> means(const std::string& path, std::size_t rows,
                                                         std::size_t inner) const {
    std::vector<std::vector<Estimate>> found(rows);
    if (!file_.has(path)) return found;
    const auto all = values(path, rows * inner);
    for (std::size_t i = 0; i < rows * inner; ++i) found[i / inner].push_back(mean_of(all[i]));
    return found;
  }
  [[nodiscard]] double mean_at(const std::string& path, std::size_t width, std::size_t i) const {
    return mean_of(values(path, width)[i]).value;
  }

  /// Replications, or the batches of the only one that it reached.
  void find_parts() {
    const std::size_t batches = file_.integers("/service/batches/batch").size();
    batches_ = batches;
    if (tally_.done.size() > 1) {
      summary_.parts = tally_.done.size();
      return;
    }
    const auto spans = file_.reals("/service/batches/span_s");
    const std::size_t first = tally_.done.front() * batches;
    for (std::size_t b = 0; b < batches; ++b)
      if (spans[first + b] > 0) summary_.parts = b + 1;
  }

  /// Sums of one column of a batch table, one a part.
  [[nodiscard]] std::vector<double> sums(const std::string& name, std::size_t width,
                                         std::size_t column) const {
    const auto all = file_.reals("/service/batches/" + name);
    const auto at = [&](std::size_t replication, std::size_t batch) {
      const double value = all[(replication * batches_ + batch) * width + column];
      return std::isfinite(value) ? value : 0;
    };
    std::vector<double> found;
    if (tally_.done.size() == 1) {
      for (std::size_t b = 0; b < summary_.parts; ++b) found.push_back(at(tally_.done.front(), b));
      return found;
    }
    for (const std::size_t replication : tally_.done) {
      double sum = 0;
      for (std::size_t b = 0; b < batches_; ++b) sum += at(replication, b);
      found.push_back(sum);
    }
    return found;
  }

  void add_stages() {
    const auto ids = file_.texts("/service/stage");
    const std::size_t n = ids.size();
    const std::string group = "/service/stages/";
    const std::size_t limits = summary_.limits_s.size();
    const auto ranks = file_.has("/service/rank") ? file_.integers("/service/rank").size() : 0;
    const auto wait = means(group + "wait_s", n, summary_.quantiles.size());
    const auto response = means(group + "response_s", n, summary_.quantiles.size());
    const auto wait_within = means(group + "wait_within", n, limits);
    const auto response_within = means(group + "response_within", n, limits);
    const auto arrival_at = means(group + "arrival_at_s", n, ranks);
    const auto completion_at = means(group + "completion_at_s", n, ranks);
    for (std::size_t s = 0; s < n; ++s) {
      const auto ratio = [&](const char* over, const char* under) {
        return ratio_of(sums(over, n, s), sums(under, n, s));
      };
      const auto count = [&](const char* name) { return mean_at(group + name, n, s); };
      summary_.stages.push_back(
          {ids[s], count("arrived"), count("lost"), count("given_up"), count("served"),
           count("completed"), ratio("waited", "served"), ratio("lost", "arrived"),
           ratio("wait_s", "served"), ratio("response_s", "reached"), wait[s], response[s],
           wait_within[s], response_within[s], arrival_at[s], completion_at[s]});
    }
  }

  /// None in a file of an earlier program.
  [[nodiscard]] std::vector<ServiceSummary::Waits> waits_in(const std::string& group,
                                                            std::size_t n) const {
    std::vector<ServiceSummary::Waits> found(n);
    if (!file_.has(group + "mean_wait_s")) return found;
    const auto probability = values(group + "waiting_probability", n);
    const auto wait = values(group + "mean_wait_s", n);
    const auto response = values(group + "mean_response_s", n);
    const auto waits = means(group + "wait_s", n, summary_.quantiles.size());
    const auto responses = means(group + "response_s", n, summary_.quantiles.size());
    for (std::size_t i = 0; i < n; ++i)
      found[i] = {mean_of(probability[i]), mean_of(wait[i]), mean_of(response[i]), waits[i],
                  responses[i]};
    return found;
  }

  void add_kinds() {
    const auto ids = file_.texts("/service/kind");
    const std::size_t n = ids.size();
    const std::string group = "/service/kinds/";
    const auto waits = waits_in(group, n);
    const auto spans = sums("span_s", 1, 0);
    const std::size_t numbers = file_.integers("/service/number").size();
    const auto busy_share = means(group + "busy_share", n, numbers);
    const auto present_share = means(group + "present_share", n, numbers);
    const auto unit_kinds = file_.has("/service/units/kind") ? file_.texts("/service/units/kind")
                                                             : std::vector<std::string>{};
    for (std::size_t k = 0; k < n; ++k) {
      ServiceSummary::Kind kind;
      kind.id = ids[k];
      kind.waits = waits[k];
      kind.mean_queue = ratio_of(sums("queue_s", n, k), spans);
      kind.mean_present = ratio_of(sums("present_s", n, k), spans);
      kind.mean_busy = ratio_of(sums("busy_s", n, k), spans);
      kind.variance_busy = mean_at(group + "variance_busy", n, k);
      kind.variance_present = mean_at(group + "variance_present", n, k);
      const auto units = static_cast<double>(std::ranges::count(unit_kinds, ids[k]));
      kind.utilisation = nothing;
      if (units > 0)
        kind.utilisation = {
            kind.mean_busy.value / units,
            {kind.mean_busy.interval.low / units, kind.mean_busy.interval.high / units}};
      for (const Estimate& share : busy_share[k]) kind.busy_share.push_back(share.value);
      for (const Estimate& share : present_share[k]) kind.present_share.push_back(share.value);
      add_states(kind);
      summary_.kinds.push_back(std::move(kind));
    }
  }

  void add_states(ServiceSummary::Kind& kind) const {
    std::string word = kind.id;
    std::ranges::replace(word, ' ', '_');
    const std::string path = "/service/states/" + word;
    if (!file_.has(path + "/share")) return;
    kind.states = file_.texts(path + "/state");
    kind.state_share = means(path + "/share", 1, kind.states.size()).front();
  }

  void add_units() {
    if (!file_.has("/service/unit")) return;
    const auto ids = file_.texts("/service/unit");
    const auto kinds = file_.texts("/service/units/kind");
    const std::size_t n = ids.size();
    const std::size_t areas = summary_.area_ids.size();
    const auto busy = values("/service/units/busy_share", n);
    const auto sent = values("/service/units/sent", n);
    const auto travel = values("/service/units/mean_travel_s", n);
    const auto sent_to = values("/service/units/sent_to", n * areas);
    std::vector<double> to_area(areas, 0);
    const auto sum = [](const std::vector<double>& list) {
      double total = 0;
      for (const double value : list) total += value;
      return total;
    };
    for (std::size_t i = 0; i < n * areas; ++i) to_area[i % areas] += sum(sent_to[i]);
    for (std::size_t u = 0; u < n; ++u) {
      ServiceSummary::Unit unit{
          ids[u], kinds[u], mean_of(busy[u]), mean_of(sent[u]).value, mean_of(travel[u]).value, {}};
      for (std::size_t a = 0; a < areas; ++a)
        unit.share_of_area.push_back(to_area[a] > 0 ? sum(sent_to[u * areas + a]) / to_area[a]
                                                    : nan);
      summary_.units.push_back(std::move(unit));
    }
  }

  void add_areas() {
    const std::size_t areas = summary_.area_ids.size();
    if (areas == 0) return;
    const auto stages = file_.texts("/service/stage");
    const std::size_t n = stages.size() * areas;
    const auto arrived = values("/service/areas/arrived", n);
    const auto lost = values("/service/areas/lost", n);
    const auto response = values("/service/areas/mean_response_s", n);
    const auto within = means("/service/areas/response_within", n, summary_.limits_s.size());
    for (std::size_t i = 0; i < n; ++i) {
      const double calls = mean_of(arrived[i]).value;
      if (!(calls > 0)) continue;
      summary_.areas.push_back({summary_.area_ids[i % areas], stages[i / areas], calls,
                                mean_of(lost[i]).value, mean_of(response[i]), within[i]});
    }
  }

  void add_streams() {
    const auto ids = file_.texts("/service/stream");
    const std::size_t n = ids.size();
    const std::string group = "/service/streams/";
    const auto total = means(group + "total_s", n, summary_.quantiles.size());
    const auto within = means(group + "total_within", n, summary_.limits_s.size());
    const auto last = values(group + "last_completion_s", n);
    const auto waits = waits_in(group, n);
    for (std::size_t s = 0; s < n; ++s) {
      const auto count = [&](const char* name) { return mean_at(group + name, n, s); };
      summary_.streams.push_back({ids[s], waits[s], count("arrived"), count("lost"),
                                  count("given_up"), count("completed"),
                                  ratio_of(sums("total_s", n, s), sums("completed", n, s)),
                                  mean_of(last[s]), total[s], within[s]});
    }
  }

  void add_races() {
    if (!file_.has("/service/race")) return;
    const auto ids = file_.texts("/service/race");
    const auto winners = file_.texts("/service/races/winner");
    for (std::size_t r = 0; r < ids.size(); ++r) {
      ServiceSummary::Race race{.id = ids[r], .contestants = {}};
      for (const std::string& stage : file_.array("/service/races/winner").meanings) {
        std::size_t won = 0;
        for (const std::size_t replication : tally_.done)
          if (winners[replication * ids.size() + r] == stage) ++won;
        if (won > 0)
          race.contestants.push_back({stage, won, statistics::wilson(won, tally_.done.size())});
      }
      summary_.races.push_back(std::move(race));
    }
  }

  const ResultFile& file_;
  Tally tally_;
  std::size_t batches_ = 1;
  ServiceSummary summary_;
};

}  // namespace

ServiceSummary service_summary_of(const ResultFile& file) { return Summariser(file).summarise(); }

}  // namespace yuyan::cli
