#include "cli/queue_scenario.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>

#include <nlohmann/json.hpp>

#include "cli/queue_formulas.h"
#include "cli/service.h"
#include "cli/table.h"
#include "cli/wording.h"
#include "models/service/exact.h"
#include "scenarios/reader/values.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum Table::Align;

/// What stands behind the scenario or table on the command line.
struct Words {
  std::string file;
  std::map<std::string, std::string> given;
};

Words words_of(const char* model, const std::vector<std::string>& words,
               const std::vector<std::string>& allowed) {
  if (words.empty())
    throw UsageError(text("{} needs a scenario or a table", "{} 需要情景或表格", model));
  Words found{.file = words.front(), .given = {}};
  for (const auto& [key, value] : pairs_in({words.begin() + 1, words.end()})) {
    if (std::ranges::find(allowed, key) == allowed.end())
      throw UsageError(text("{} has no input {}; inputs: {}", "{} 没有输入 {}; 可用: {}", model,
                            key, listed(allowed)));
    found.given[key] = value;
  }
  return found;
}

std::optional<double> number_of(const Words& words, const char* key) {
  const auto found = words.given.find(key);
  if (found == words.given.end()) return std::nullopt;
  const auto number = reader::number_in(found->second);
  if (!number || !std::isfinite(*number))
    throw UsageError(text("{}={} is not a number", "{}={} 不是数值", key, found->second));
  return number;
}

double needed(const Words& words, const char* key) {
  const auto number = number_of(words, key);
  if (!number) throw UsageError(text("{}= is missing", "缺少 {}=", key));
  return *number;
}

service::ServiceModel model_of(const std::string& scenario) {
  const std::unique_ptr<Study> study = open_study(scenario);
  study->refuse_errors();
  const auto* service = dynamic_cast<const ServiceStudy*>(study.get());
  if (!service)
    throw UsageError(text("{} is no service-only scenario: it has no table [service]",
                          "{} 不是纯服务系统情景: 没有 [service] 表", scenario));
  return checked([&] { return service::ServiceModel(service->service()); });
}

std::size_t kind_of(const service::ServiceModel& model, const Words& words) {
  const auto& kinds = model.service().kinds;
  const auto given = words.given.find("kind");
  if (given == words.given.end()) {
    const std::size_t first = model.streams().front().stages.front();
    return model.stages()[first].kind;
  }
  const auto found = std::ranges::find(kinds, given->second, &service::Kind::id);
  if (found != kinds.end()) return static_cast<std::size_t>(found - kinds.begin());
  std::vector<std::string> ids;
  ids.reserve(kinds.size());
  for (const auto& kind : kinds) ids.push_back(kind.id);
  throw UsageError(text("there is no kind {}; kinds: {}", "没有力量类别 {}; 可用: {}",
                        given->second, listed(ids)));
}

service::Method method_of(const Words& asked) {
  using enum service::Method;
  const auto given = asked.given.find("method");
  if (given == asked.given.end()) return automatic;
  if (given->second == "exact") return exact;
  if (given->second == "approximate") return approximate;
  throw UsageError(text("there is no method {}; methods: exact, approximate",
                        "没有求解方法 {}; 可用: exact, approximate", given->second));
}

Json hypercube_json(const service::ExactService& exact) {
  const auto& solution = exact.solution;
  Json units = Json::object();
  for (std::size_t u = 0; u < exact.units.size(); ++u) {
    Json sent = Json::object();
    for (std::size_t a = 0; a < exact.areas.size(); ++a)
      sent[exact.areas[a]] = solution.dispatch(u, a);
    units[exact.units[u]] = {{"workload", solution.workloads[u]},
                             {"mean_service_s", 1 / exact.system.service_rates[u]},
                             {"share_of_dispatches", sent}};
  }
  Json areas = Json::object();
  for (std::size_t a = 0; a < exact.areas.size(); ++a)
    areas[exact.areas[a]] = {{"rate_per_s", exact.system.rates[a]},
                             {"loss", solution.area_loss[a]},
                             {"mean_response_s", exact.area_response_s[a]}};
  return {{"model", "hypercube"},
          {"has_queue", exact.system.has_queue},
          {"method", exact.is_by_states ? "exact" : "approximate"},
          {"is_approximate", exact.is_approximate || !exact.is_by_states},
          {"loss", solution.loss},
          {"waiting_probability", solution.waiting_probability},
          {"mean_wait_s", solution.mean_wait},
          {"mean_queue", solution.mean_queue},
          {"mean_response_s", exact.mean_response_s},
          {"units", units},
          {"areas", areas},
          {"states", solution.states}};
}

std::string hypercube_text(const service::ExactService& exact, bool chinese) {
  const auto& solution = exact.solution;
  const auto plain = [](double value) { return fmt::format("{:.6g}", value); };
  std::string page;
  Table summary({left, right});
  if (exact.system.has_queue) {
    summary.row({chinese ? "等待概率" : "P(wait)", plain(solution.waiting_probability)});
    summary.row({chinese ? "平均等待, 秒" : "mean wait, s", plain(solution.mean_wait)});
    summary.row({chinese ? "平均排队" : "mean queue", plain(solution.mean_queue)});
  } else {
    summary.row({chinese ? "损失率" : "loss", plain(solution.loss)});
  }
  summary.row({chinese ? "平均响应, 秒" : "mean response, s", plain(exact.mean_response_s)});
  page += summary.text() + "\n";
  std::vector<Table::Align> columns(3 + exact.areas.size(), right);
  columns[0] = left;
  Table units(std::move(columns));
  std::vector<std::string> head{chinese ? "力量" : "unit", chinese ? "负荷" : "workload",
                                chinese ? "平均占用, 秒" : "mean service, s"};
  for (const std::string& area : exact.areas) head.push_back(area.empty() ? "-" : area);
  units.row(std::move(head));
  for (std::size_t u = 0; u < exact.units.size(); ++u) {
    std::vector<std::string> row{exact.units[u], plain(solution.workloads[u]),
                                 plain(1 / exact.system.service_rates[u])};
    for (std::size_t a = 0; a < exact.areas.size(); ++a)
      row.push_back(plain(solution.dispatch(u, a)));
    units.row(std::move(row));
  }
  page += units.text();
  page +=
      chinese ? "  各区域列: 占全部出动的比例\n" : "  columns of areas: share of all dispatches\n";
  if (!exact.is_by_states)
    page += chinese ? "  未逐状态求解: Larson-Jarvis 近似\n"
                    : "  states not solved one by one: approximation of Larson and Jarvis\n";
  if (exact.is_approximate)
    page += chinese
                ? "  近似: 服务时间非指数、含行程, 或各区域不同\n"
                : "  approximate: services are not exponential, include ways, or differ by area\n";
  return page;
}

/// One point of demand of a table.
struct DemandRow {
  std::string point;
  double demand = 0;
  std::vector<std::string> stations;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("point", &DemandRow::point,
              {.meaning = "point of demand", .meaning_zh = "需求点", .required = true}),
        field("demand", &DemandRow::demand,
              {.range = parameters::non_negative,
               .meaning = "demand",
               .meaning_zh = "需求量",
               .required = true}),
        field("stations", &DemandRow::stations,
              {.meaning = "stations that reach it in time, with semicolons",
               .meaning_zh = "可及时到达的站, 分号分隔"})};
  }
};

service::CoverageService coverage_of_table(const std::filesystem::path& file) {
  reader::Reading reading;
  reader::Diagnostics diagnostics;
  reader::Context context(file.parent_path(), reading, diagnostics);
  const auto rows = reader::read_rows<DemandRow>(file.filename().string(), reader::Encoding::utf_8,
                                                 "demand", context);
  diagnostics.throw_if_any();
  service::CoverageService found;
  for (const DemandRow& row : rows)
    found.stations.insert(found.stations.end(), row.stations.begin(), row.stations.end());
  std::ranges::sort(found.stations);
  found.stations.erase(std::unique(found.stations.begin(), found.stations.end()),
                       found.stations.end());
  found.problem.covers.assign(found.stations.size(), std::vector<bool>(rows.size(), false));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    found.points.push_back(rows[i].point);
    found.problem.demands.push_back(rows[i].demand);
    for (std::size_t s = 0; s < found.stations.size(); ++s)
      if (std::ranges::find(rows[i].stations, found.stations[s]) != rows[i].stations.end())
        found.problem.covers[s][i] = true;
  }
  return found;
}

/// One way of placing, and what it is called.
struct Placed {
  const char* id;
  Text name;
  queueing::Placement placement;
};

double demand_of(const service::CoverageService& cover) {
  return std::accumulate(cover.problem.demands.begin(), cover.problem.demands.end(), 0.0);
}

Json coverage_json(const service::CoverageService& cover, const std::vector<Placed>& answers,
                   std::optional<double> units, double busy) {
  Json found{{"model", "coverage"}, {"busy", busy}, {"demand", demand_of(cover)}};
  if (units) found["units"] = *units;
  for (const Placed& answer : answers) {
    Json placed = Json::object();
    for (std::size_t s = 0; s < cover.stations.size(); ++s)
      if (answer.placement.units[s] > 0) placed[cover.stations[s]] = answer.placement.units[s];
    found[answer.id] = {{"covered", answer.placement.covered},
                        {answer.id == std::string_view("mexclp") ? "units" : "stations", placed}};
  }
  return found;
}

std::string coverage_text(const service::CoverageService& cover, const std::vector<Placed>& answers,
                          Language language) {
  const Wording wording(language);
  const double all = demand_of(cover);
  Table table({left, right, right, left});
  table.row({"", wording.pick("covered", "覆盖"), wording.pick("of demand", "占需求"),
             wording.pick("where", "布置")});
  for (const auto& [id, name, placement] : answers) {
    std::vector<std::string> parts;
    for (std::size_t s = 0; s < cover.stations.size(); ++s)
      if (placement.units[s] > 0)
        parts.push_back(fmt::format("{} x {}", cover.stations[s], placement.units[s]));
    table.row({name.in(language), fmt::format("{:.6g}", placement.covered),
               fmt::format("{:.1f} %", all > 0 ? 100 * placement.covered / all : 0),
               listed(parts)});
  }
  return table.text();
}

}  // namespace

int queue_hypercube(const std::vector<std::string>& words, bool json, const Console& console) {
  const Words asked = words_of("hypercube", words, {"kind", "method"});
  const service::ServiceModel model = model_of(asked.file);
  const service::Method method = method_of(asked);
  const auto exact =
      checked([&] { return service::exact_service(model, kind_of(model, asked), method); });
  if (json)
    console.print("{}\n", hypercube_json(exact).dump(2));
  else
    console.out << hypercube_text(exact, console.language == Language::chinese);
  return done;
}

int queue_coverage(const std::vector<std::string>& words, bool json, const Console& console) {
  const Words asked = words_of("coverage", words, {"units", "busy", "limit_s", "kind"});
  service::CoverageService cover;
  if (std::filesystem::path(asked.file).extension() == ".csv") {
    cover = coverage_of_table(asked.file);
  } else {
    const service::ServiceModel model = model_of(asked.file);
    const double limit_s = needed(asked, "limit_s");
    cover = checked([&] { return service::coverage_of(model, kind_of(model, asked), limit_s); });
  }
  const auto number = number_of(asked, "units");
  if (number && (*number < 0 || *number > 1000 || *number != std::floor(*number)))
    throw UsageError(text("units={}: a whole number from 0 to 1000",
                          "units={}: 应为 0 至 1000 的整数", *number));
  const double busy = number_of(asked, "busy").value_or(0);
  std::vector<Placed> answers;
  if (number) {
    const int units = static_cast<int>(*number);
    answers.push_back({"mclp", {"at least once (MCLP)", "最大覆盖 (MCLP)"}, checked([&] {
                         return queueing::maximal_cover(cover.problem, units);
                       })});
    answers.push_back({"mexclp", {"expected (MEXCLP)", "最大期望覆盖 (MEXCLP)"}, checked([&] {
                         return queueing::expected_cover(cover.problem, units, busy);
                       })});
  } else {
    answers.push_back({"lscp", {"fewest stations (LSCP)", "最少站点 (LSCP)"}, checked([&] {
                         return queueing::set_cover(cover.problem);
                       })});
  }
  if (json)
    console.print("{}\n", coverage_json(cover, answers, number, busy).dump(2));
  else
    console.out << coverage_text(cover, answers, console.language);
  return done;
}

}  // namespace yuyan::cli
