#include "models/service/outcomes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "models/service/measures.h"

namespace yuyan::service {
namespace {

using results::Type;

/// Quantiles with linear interpolation between order statistics; the values lose their order.
std::array<double, quantile_levels.size()> quantiles(std::vector<double> values) {
  std::array<double, quantile_levels.size()> found{};
  found.fill(results::missing_real);
  if (values.empty()) return found;
  auto begin = values.begin();
  for (std::size_t i = 0; i < quantile_levels.size(); ++i) {
    const double place = quantile_levels[i] * static_cast<double>(values.size() - 1);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(begin, lower, values.end());
    const double rest = place - std::floor(place);
    const double next = rest > 0 ? *std::min_element(lower + 1, values.end()) : *lower;
    found[i] = *lower + rest * (next - *lower);
    begin = lower;
  }
  return found;
}

double missing_if_never(double time) { return std::isfinite(time) ? time : results::missing_real; }

/// Sets values of a record by path; small arrays, a few hundred a replication.
class Filler {
 public:
  Filler(const results::Schema& schema, results::Record& record)
      : schema_(schema), record_(record) {}

  void real_at(const std::string& path, std::size_t place, double value) {
    record_.set(schema_.real(path), value, place);
  }
  void whole_at(const std::string& path, std::size_t place, std::int64_t value) {
    record_.set(schema_.integer(path), value, place);
  }
  template <class Of>
  void measures(const char* group, const std::vector<Measure<Of>>& list, std::size_t place,
                const Of& of) {
    for (const auto& measure : list) {
      const std::string path = group + std::string(measure.name);
      if (measure.type == Type::integer)
        whole_at(path, place, static_cast<std::int64_t>(measure.of(of)));
      else
        real_at(path, place, measure.of(of));
    }
  }
  void quantiles_at(const std::string& path, std::size_t row, const std::vector<double>& values) {
    const auto found = quantiles(values);
    for (std::size_t i = 0; i < found.size(); ++i) real_at(path, row * found.size() + i, found[i]);
  }
  /// Shares, means and quantiles of waits and responses.
  void waits_at(const std::string& group, std::size_t place, const std::vector<double>& waits,
                const std::vector<double>& responses) {
    const auto waited = std::ranges::count_if(waits, [](double wait) { return wait > 0; });
    const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    real_at(group + "waiting_probability", place,
            ratio(static_cast<std::int64_t>(waited), count(waits)));
    real_at(group + "mean_wait_s", place,
            ratio(std::accumulate(waits.begin(), waits.end(), 0.0), count(waits)));
    quantiles_at(group + "wait_s", place, waits);
    real_at(group + "mean_response_s", place,
            ratio(std::accumulate(responses.begin(), responses.end(), 0.0), count(responses)));
    quantiles_at(group + "response_s", place, responses);
  }
  void shares_at(const std::string& path, std::size_t row, const std::vector<double>& values,
                 double total) {
    for (std::size_t i = 0; i < values.size(); ++i)
      real_at(path, row * values.size() + i, ratio(values[i], total));
  }
  void within_at(const std::string& path, std::size_t row, const std::vector<std::int64_t>& counts,
                 std::int64_t of) {
    for (std::size_t i = 0; i < counts.size(); ++i)
      real_at(path, row * counts.size() + i, ratio(counts[i], of));
  }

 private:
  const results::Schema& schema_;
  results::Record& record_;
};

}  // namespace

Recorder::Recorder(const ServiceModel& model, const results::Schema& schema)
    : model_(model), schema_(schema) {}

results::Record Recorder::record(const ServiceRun& run) const {
  results::Record record(schema_);
  record.set_events(run.events());
  Filler(schema_, record).real_at("/service/ended_s", 0, run.ended_s());
  fill_stages(run, record);
  fill_streams(run, record);
  fill_kinds(run, record);
  fill_units(run, record);
  fill_areas(run, record);
  fill_races(run, record);
  fill_batches(run, record);
  fill_timeline(run, record);
  fill_calls(run, record);
  return record;
}

void Recorder::fill_stages(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  const Service& service = model_.service();
  const auto measures = stage_measures();
  for (std::size_t s = 0; s < service.stages.size(); ++s) {
    const StageCounts total = run.stage_total(s);
    fill.measures("/service/stages/", measures, s, total);
    fill.quantiles_at("/service/stages/wait_s", s, run.waits(s));
    fill.quantiles_at("/service/stages/response_s", s, run.responses(s));
    fill.within_at("/service/stages/wait_within", s, total.wait_within, total.served);
    fill.within_at("/service/stages/response_within", s, total.response_within, total.reached);
    const auto ranks = static_cast<std::size_t>(service.ranks);
    for (std::size_t i = 0; i < run.arrivals_at(s).size(); ++i)
      fill.real_at("/service/stages/arrival_at_s", s * ranks + i, run.arrivals_at(s)[i]);
    for (std::size_t i = 0; i < run.completions_at(s).size(); ++i)
      fill.real_at("/service/stages/completion_at_s", s * ranks + i, run.completions_at(s)[i]);
  }
}

void Recorder::fill_streams(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  const auto measures = stream_measures();
  for (std::size_t s = 0; s < model_.streams().size(); ++s) {
    const StreamCounts total = run.stream_total(s);
    fill.measures("/service/streams/", measures, s, total);
    fill.waits_at("/service/streams/", s, run.waits_of_stream(s), run.responses_of_stream(s));
    fill.real_at("/service/streams/last_completion_s", s,
                 missing_if_never(run.last_completion_s(s)));
    fill.quantiles_at("/service/streams/total_s", s, run.totals(s));
    fill.within_at("/service/streams/total_within", s, total.total_within, total.completed);
  }
}

void Recorder::fill_kinds(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  const auto measures = kind_measures();
  for (std::size_t k = 0; k < model_.kinds().size(); ++k) {
    const KindTally& tally = run.kind_tally(k);
    const double span = tally.total().span_s;
    fill.measures("/service/kinds/", measures, k, tally);
    fill.waits_at("/service/kinds/", k, run.waits_of_kind(k), run.responses_of_kind(k));
    const auto units = static_cast<double>(model_.kinds()[k].units.size());
    if (!model_.service().kinds[k].unlimited)
      fill.real_at("/service/kinds/utilisation", k, ratio(tally.total().busy_s, span * units));
    fill.shares_at("/service/kinds/busy_share", k, tally.busy_for_s(), span);
    fill.shares_at("/service/kinds/present_share", k, tally.present_for_s(), span);
    if (has_states(model_, k))
      fill.shares_at(states_path(model_, k) + "/share", 0, tally.masks_for_s(), span);
  }
}

void Recorder::fill_units(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  for (std::size_t u = 0; u < model_.units().size(); ++u) {
    const UnitTally tally = run.unit_tally(u);
    fill.real_at("/service/units/busy_share", u, ratio(tally.busy_s, run.statistics_s()));
    fill.whole_at("/service/units/sent", u, tally.sent);
    fill.real_at("/service/units/mean_travel_s", u, ratio(tally.travel_s, tally.sent));
    for (std::size_t a = 0; a < tally.sent_to.size(); ++a)
      fill.whole_at("/service/units/sent_to", u * tally.sent_to.size() + a, tally.sent_to[a]);
  }
}

void Recorder::fill_areas(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  const std::size_t areas = model_.areas().size();
  for (std::size_t s = 0; s < model_.stages().size(); ++s)
    for (std::size_t a = 0; a < areas; ++a) {
      const AreaCounts& counts = run.area(s, a);
      fill.whole_at("/service/areas/arrived", s * areas + a, counts.arrived);
      fill.whole_at("/service/areas/lost", s * areas + a, counts.lost);
      fill.real_at("/service/areas/mean_response_s", s * areas + a,
                   ratio(counts.response_s, counts.reached));
      fill.within_at("/service/areas/response_within", s * areas + a, counts.response_within,
                     counts.reached);
    }
}

void Recorder::fill_races(const ServiceRun& run, results::Record& record) const {
  const Service& service = model_.service();
  for (std::size_t r = 0; r < service.races.size(); ++r) {
    double least = calendar::never;
    std::size_t winner = 0;
    for (std::size_t s = 0; s < service.stages.size(); ++s) {
      if (std::ranges::find(service.races[r].stages, service.stages[s].id) ==
          service.races[r].stages.end())
        continue;
      if (run.first_completion_s(s) >= least) continue;
      least = run.first_completion_s(s);
      winner = s;
    }
    if (least == calendar::never) continue;
    record.set(schema_.code("/service/races/winner"), static_cast<std::int32_t>(winner), r);
    record.set(schema_.real("/service/races/won_at_s"), least, r);
  }
}

void Recorder::fill_batches(const ServiceRun& run, results::Record& record) const {
  Filler fill(schema_, record);
  const std::string group = "/service/batches/";
  const std::size_t stages = model_.stages().size();
  const std::size_t kinds = model_.kinds().size();
  const std::size_t streams = model_.streams().size();
  for (int b = 0; b < run.batches(); ++b) {
    const auto batch = static_cast<std::size_t>(b);
    fill.real_at(group + "span_s", batch, run.kind(b, 0).span_s);
    for (std::size_t s = 0; s < stages; ++s) {
      const StageCounts& counts = run.stage(b, s);
      const std::size_t place = batch * stages + s;
      fill.whole_at(group + "arrived", place, counts.arrived);
      fill.whole_at(group + "lost", place, counts.lost);
      fill.whole_at(group + "served", place, counts.served);
      fill.whole_at(group + "waited", place, counts.waited);
      fill.whole_at(group + "reached", place, counts.reached);
      fill.real_at(group + "wait_s", place, counts.wait_s);
      fill.real_at(group + "response_s", place, counts.response_s);
    }
    for (std::size_t k = 0; k < kinds; ++k) {
      const Integrals& integrals = run.kind(b, k);
      fill.real_at(group + "queue_s", batch * kinds + k, integrals.waiting_s);
      fill.real_at(group + "present_s", batch * kinds + k, integrals.present_s);
      fill.real_at(group + "busy_s", batch * kinds + k, integrals.busy_s);
    }
    for (std::size_t s = 0; s < streams; ++s) {
      fill.whole_at(group + "completed", batch * streams + s, run.stream(b, s).completed);
      fill.real_at(group + "total_s", batch * streams + s, run.stream(b, s).total_s);
    }
  }
}

void Recorder::fill_timeline(const ServiceRun& run, results::Record& record) const {
  if (!(model_.service().sample_interval_s > 0)) return;
  const auto waiting = schema_.integer("/service/timeline/waiting");
  const auto present = schema_.integer("/service/timeline/present");
  const auto busy = schema_.integer("/service/timeline/busy");
  const std::size_t kinds = model_.kinds().size();
  const std::size_t times = std::min(run.samples().size(), sample_count(model_.service()));
  for (std::size_t t = 0; t < times; ++t)
    for (std::size_t k = 0; k < kinds; ++k) {
      const Sample& sample = run.samples()[t];
      record.set(waiting, sample.waiting[k], t * kinds + k);
      record.set(present, sample.present[k], t * kinds + k);
      record.set(busy, sample.busy[k], t * kinds + k);
    }
}

void Recorder::fill_calls(const ServiceRun& run, results::Record& record) const {
  if (!model_.service().record_calls) return;
  using results::Cell;
  const auto table = schema_.table("/service/calls");
  const bool areas = !model_.areas().empty();
  const bool units = !model_.units().empty();
  const auto code = [](std::ptrdiff_t position) { return position < 0 ? Cell{} : Cell{position}; };
  for (const CallRow& row : run.rows()) {
    const Cell stream = code(static_cast<std::ptrdiff_t>(row.stream));
    const Cell stage = code(static_cast<std::ptrdiff_t>(row.stage));
    const Cell area = code(model_.area_of(row.area));
    const Cell unit = code(row.unit);
    const Cell number{row.number};
    if (areas && units)
      record.append(table, {stream, number, stage, area, row.asked_s, row.sent_s, row.reached_s,
                            row.done_s, row.units, unit});
    else if (areas)
      record.append(table, {stream, number, stage, area, row.asked_s, row.sent_s, row.reached_s,
                            row.done_s, row.units});
    else if (units)
      record.append(table, {stream, number, stage, row.asked_s, row.sent_s, row.reached_s,
                            row.done_s, row.units, unit});
    else
      record.append(table, {stream, number, stage, row.asked_s, row.sent_s, row.reached_s,
                            row.done_s, row.units});
  }
}

}  // namespace yuyan::service
