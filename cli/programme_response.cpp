#include "cli/programme_response.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "cli/digest.h"
#include "scenarios/reader/bind.h"
#include "scenarios/reader/files.h"
#include "scenarios/reader/variant.h"
#include "sim/results/error.h"
#include "sim/results/file.h"
#include "sim/results/sha256.h"

namespace yuyan::cli {
namespace {

namespace fs = std::filesystem;
using Pairs = std::vector<inspection::DrillPair>;

constexpr const char* deaths_path = "/drill/outcomes/deaths";
/// A mean response that is known to no better than this makes a warning.
constexpr double great_error = 0.2;

/// Deaths of the finished replications of a drill, by their numbers.
struct DrillDeaths {
  DrillSource source;
  std::uint64_t seed = 0;
  std::map<std::int64_t, double> deaths;
};

/// Reads the response of one sector.
class ResponseReader {
 public:
  ResponseReader(const std::vector<reader::Shelf>& shelves, inspection::Sector& sector,
                 reader::Reading& reading, reader::Diagnostics& diagnostics)
      : shelves_(shelves), sector_(sector), reading_(reading), diagnostics_(diagnostics) {}

  std::optional<ResponseSource> read() {
    ResponseSource source{.sector = sector_.id, .with = {}, .baseline = {}, .measured = {}};
    refuse_given("response_factor");
    refuse_given("response_level");
    const bool is_table = fs::path(sector_.response_results).extension() == ".csv";
    const std::optional<Pairs> pairs = is_table ? read_table(source) : read_results(source);
    if (!pairs || !is_enough(*pairs)) return std::nullopt;
    source.measured = inspection::measured_response(*pairs);
    if (!is_table) keep(*pairs);
    doubt(source.measured);
    use(source);
    return source;
  }

 private:
  [[nodiscard]] std::string key(std::string_view field) const {
    return "inspection.sectors." + sector_.id + "." + std::string(field);
  }
  void error(std::string_view field, Text what, Text allowed, Text advice) {
    diagnostics_.error(reading_.place_of(key(field)), key(field), std::move(what),
                       std::move(allowed), std::move(advice));
  }

  /// What the drill sets, nobody may set beside it.
  void refuse_given(std::string_view field) {
    const auto row =
        std::ranges::find(reading_.parameters, key(field), &reader::ParameterRow::name);
    if (row == reading_.parameters.end() || row->is_default) return;
    error(
        field,
        text("{} and response_results are both given", "同时给出了 {} 与 response_results", field),
        {"one of them", "二者取一"}, {"delete one", "请删除其一"});
  }

  /// The file as the scenario names it: absolute, or in the first of its folders that has it.
  std::optional<fs::path> found(std::string_view field, const std::string& named) {
    std::vector<std::string> looked;
    for (const reader::Shelf& shelf : shelves_) {
      const fs::path path = shelf.folder / named;  // an absolute name stands for itself
      std::error_code failure;
      if (fs::is_regular_file(path, failure)) return path;
      looked.push_back(path.string());
    }
    error(field,
          text("cannot read {}; looked for {}", "无法读取 {}; 查找位置: {}", named, listed(looked)),
          {"the results of a drill, relative to the scenario",
           "演练推演结果文件, 路径相对于情景目录"},
          {"play the drill first: yuyan run DRILL -n 400 --seed 1 -o FILE.h5",
           "请先推演: yuyan run 演练情景 -n 400 --seed 1 -o 文件.h5"});
    return std::nullopt;
  }

  std::optional<Pairs> read_table(ResponseSource& source) {
    if (!sector_.response_baseline.empty())
      error("response_baseline",
            {"the table in response_results holds the baseline already",
             "response_results 中的表已包含基准"},
            {"no baseline beside a table", "使用表格时不填基准"},
            {"delete response_baseline", "请删除 response_baseline"});
    const auto path = found("response_results", sector_.response_results);
    if (!path) return std::nullopt;
    const auto errors = diagnostics_.errors();
    reader::Reading apart;  // its rows are no parameters
    reader::Context context(path->parent_path(), apart, diagnostics_);
    context.shelves.front().name = "response";
    auto pairs = reader::read_rows<inspection::DrillPair>(
        path->filename().string(), reader::Encoding::utf_8, "response." + sector_.id, context);
    for (auto& [name, bytes] : apart.inputs) {
      source.with = {sector_.response_results, results::sha256(bytes), {}};
      reading_.inputs.insert_or_assign(name, std::move(bytes));
    }
    reading_.places.merge(apart.places);
    if (diagnostics_.errors() != errors) return std::nullopt;
    return pairs;
  }

  std::optional<Pairs> read_results(ResponseSource& source) {
    const auto with = read_drill("response_results", sector_.response_results);
    if (sector_.response_baseline.empty()) {
      error(
          "response_baseline",
          {"missing: against what the deaths of the drill are held",
           "缺少: 与推演死亡人数对比的基准"},
          {"the results of the same drill with the response of today, which the sector's severity "
           "holds",
           "同一演练采用现行响应 (行业伤亡分布所含) 的推演结果"},
          {"play it with the same --seed and -n", "请用相同的 --seed 与 -n 推演"});
      return std::nullopt;
    }
    const auto baseline = read_drill("response_baseline", sector_.response_baseline);
    if (!with || !baseline) return std::nullopt;
    if (with->seed != baseline->seed) {
      error(
          "response_baseline",
          text(
              "its seed is {}, that of response_results {}: replications do not share their chance",
              "其种子为 {}, response_results 为 {}: 两者随机数不对应", baseline->seed, with->seed),
          {"the same seed", "相同的种子"},
          text("play both with --seed {}", "请均以 --seed {} 推演", with->seed));
      return std::nullopt;
    }
    source.with = with->source;
    source.baseline = baseline->source;
    source.seed = with->seed;
    return paired(*with, *baseline);
  }

  static Pairs paired(const DrillDeaths& with, const DrillDeaths& baseline) {
    Pairs pairs;
    for (const auto& [replication, deaths] : with.deaths)
      if (const auto other = baseline.deaths.find(replication); other != baseline.deaths.end())
        pairs.push_back({static_cast<int>(replication), deaths, other->second});
    return pairs;
  }

  std::optional<DrillDeaths> read_drill(std::string_view field, const std::string& named) {
    const auto path = found(field, named);
    if (!path) return std::nullopt;
    const Text allowed{"the result of a drill, as yuyan run writes it",
                       "yuyan run 写出的演练推演结果"};
    try {
      const results::ResultFile file(*path);
      if (file.has(deaths_path)) return deaths_in(file, named, *path);
      error(field, text("{} holds no drill", "{} 不是演练推演结果", named), allowed,
            text("see what it holds: yuyan info {}", "查看内容: yuyan info {}", named));
    } catch (const results::FileError& unreadable) {
      error(field,
            text("{} is no result file: {}", "{} 不是结果文件: {}", named, unreadable.what()),
            allowed, {"play the drill again", "请重新推演"});
    }
    return std::nullopt;
  }

  static DrillDeaths deaths_in(const results::ResultFile& file, const std::string& named,
                               const fs::path& path) {
    const results::Provenance& from = file.provenance();
    DrillDeaths drill{.source = {named, results::sha256(*reader::bytes_of(path)), {}},
                      .seed = from.seed,
                      .deaths = {}};
    for (const auto& [name, value] : from.notes) {
      if (name == "title") drill.source.title.english = value;
      if (name == "title_zh") drill.source.title.chinese = value;
    }
    const auto numbers = file.integers("/replications/index");
    const auto deaths = file.reals(deaths_path);
    for (const std::size_t i : tally_of(file).done) drill.deaths.emplace(numbers[i], deaths[i]);
    return drill;
  }

  bool is_enough(const Pairs& pairs) {
    const bool has_deaths = std::ranges::any_of(
        pairs, [](const inspection::DrillPair& pair) { return pair.deaths_baseline > 0; });
    if (pairs.size() >= 2 && has_deaths) return true;
    error(
        "response_results",
        pairs.size() < 2 ? text("{} replications are finished in both results",
                                "两份结果中共同完成的推演为 {} 次", pairs.size())
                         : text("nobody dies at the baseline in {} replications",
                                "基准的 {} 次推演中无人死亡", pairs.size()),
        {"at least 2 replications, with deaths at the baseline", "至少 2 次推演, 且基准中有死亡"},
        {"play more replications, or a drill that is worse", "请增加推演次数, 或选用更严重的演练"});
    return false;
  }

  void doubt(const inspection::MeasuredResponse& measured) {
    const auto warn = [&](Text what, Text advice) {
      diagnostics_.warning(reading_.place_of(key("response_results")), key("response_results"),
                           std::move(what), {}, std::move(advice));
    };
    if (measured.mean >= 1)
      warn(
          text(
              "the drill shows no fewer deaths than its baseline ({:g} against {:g}): the response "
              "changes nothing",
              "推演死亡人数不低于基准 ({:g} 对 {:g}): 响应不起作用", measured.deaths,
              measured.deaths_baseline),
          {});
    else if (measured.standard_error > great_error * measured.mean || measured.deaths == 0)
      warn(text("the mean response is {:.3g} with a standard error of {:.2g}",
                "平均剩余比例为 {:.3g}, 标准误 {:.2g}", measured.mean, measured.standard_error),
           {"play more replications of the drill", "请增加演练推演次数"});
  }

  /// The pairs as a table that response_results may name as well.
  void keep(const Pairs& pairs) {
    std::string table = "replication,deaths,deaths_baseline\n";
    for (const inspection::DrillPair& pair : pairs)
      table += fmt::format("{},{},{}\n", pair.replication, pair.deaths, pair.deaths_baseline);
    reading_.inputs.insert_or_assign("response/" + sector_.id + ".csv", std::move(table));
  }

  /// Sets the sector's quantities and says in the parameters what they rest on.
  void use(const ResponseSource& source) {
    const inspection::MeasuredResponse& measured = source.measured;
    const auto described = [](const DrillSource& drill) {
      return fmt::format("{}{} (sha256 {:.12})",
                         drill.title.english.empty() ? "" : drill.title.english + ": ", drill.file,
                         drill.sha256);
    };
    std::string origin = described(source.with);
    if (!source.baseline.file.empty())
      origin += fmt::format(" against {}, seed {}", described(source.baseline), source.seed);
    sector_.response_factor = measured.factor;
    sector_.response_level = measured.level;
    note("response_factor",
         fmt::format("empirical, mean {:.4g}, {} replications of a drill",
                     std::min(1.0, measured.mean), measured.pairs),
         origin);
    note("response_level", chance::describe(measured.level.distribution), origin);
  }

  void note(std::string_view field, std::string value, const std::string& origin) {
    const auto row =
        std::ranges::find(reading_.parameters, key(field), &reader::ParameterRow::name);
    if (row == reading_.parameters.end()) return;
    row->value = std::move(value);
    row->status = reader::Status::derived;
    row->source = origin;
    row->is_default = false;
  }

  const std::vector<reader::Shelf>& shelves_;
  inspection::Sector& sector_;
  reader::Reading& reading_;
  reader::Diagnostics& diagnostics_;
};

/// One column of `/programme/responses`.
template <class Get>
results::StaticColumn column(const std::vector<ResponseSource>& responses, const char* name,
                             const char* unit, results::Label label, Get get) {
  using Value = std::invoke_result_t<Get, const ResponseSource&>;
  using results::Type;
  constexpr bool is_real = std::is_same_v<Value, double>;
  constexpr bool is_integer = std::is_same_v<Value, std::int64_t>;
  constexpr Type type = is_real ? Type::real : is_integer ? Type::integer : Type::text;
  std::vector<Value> values;
  for (const ResponseSource& one : responses) values.push_back(get(one));
  return {{name, type, unit, std::move(label), {}}, std::move(values)};
}

}  // namespace

std::vector<ResponseSource> measure_responses(const fs::path& scenario,
                                              reader::Programme& programme,
                                              reader::Reading& reading,
                                              reader::Diagnostics& diagnostics) {
  std::vector<ResponseSource> responses;
  std::vector<reader::Shelf> shelves;
  for (inspection::Sector& sector : programme.inspection.sectors) {
    if (sector.response_results.empty()) {
      if (!sector.response_baseline.empty())
        diagnostics.error(
            reading.place_of("inspection.sectors." + sector.id + ".response_baseline"),
            "inspection.sectors." + sector.id + ".response_baseline",
            {"a baseline without results", "有基准而无推演结果"},
            {"both or none", "两者同时给出或都不给"},
            {"name the drill's results in response_results",
             "请在 response_results 中给出推演结果"});
      continue;
    }
    if (shelves.empty()) shelves = reader::shelves_of(reader::scenario_file(scenario));
    if (auto source = ResponseReader(shelves, sector, reading, diagnostics).read())
      responses.push_back(std::move(*source));
  }
  return responses;
}

void add_responses(const std::vector<ResponseSource>& responses, results::Layout& layout) {
  if (responses.empty()) return;
  constexpr const char* sector_path = "/programme/responses/response_sector";
  const auto whole = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  using Source = const ResponseSource&;
  std::vector<std::string> sectors;
  for (Source one : responses) sectors.push_back(one.sector);
  layout.dimensions.push_back(
      {sector_path, {"sector with a rehearsed response", "采用演练响应的行业"}, "", sectors});
  results::StaticTable table{.path = "/programme/responses",
                             .dimension = sector_path,
                             .label = {"responses that drills measured", "演练得出的响应"},
                             .columns = {}};
  const auto add = [&](const char* name, const char* unit, results::Label label, auto get) {
    table.columns.push_back(column(responses, name, unit, std::move(label), get));
  };
  add("results", "", {"file with the response", "响应方案结果文件"},
      [](Source one) { return one.with.file; });
  add("results_sha256", "", {"hash of the file", "文件散列值"},
      [](Source one) { return one.with.sha256; });
  add("title", "", {"title of the drill", "演练名称(英文)"},
      [](Source one) { return one.with.title.english; });
  add("title_zh", "", {"title of the drill in Chinese", "演练名称"},
      [](Source one) { return one.with.title.chinese; });
  add("baseline", "", {"file with the response of today", "现行响应结果文件"},
      [](Source one) { return one.baseline.file; });
  add("baseline_sha256", "", {"hash of the file", "文件散列值"},
      [](Source one) { return one.baseline.sha256; });
  add("pairs", "1", {"replications in both", "成对推演次数"},
      [&](Source one) { return whole(one.measured.pairs); });
  add("worse", "1", {"of them with more deaths than today", "死亡多于现行响应的次数"},
      [&](Source one) { return whole(one.measured.worse); });
  add("deaths", "1", {"deaths in all replications with the response", "响应方案死亡总数"},
      [](Source one) { return one.measured.deaths; });
  add("deaths_baseline", "1",
      {"deaths in all replications with the response of today", "现行响应死亡总数"},
      [](Source one) { return one.measured.deaths_baseline; });
  add("mean", "1", {"share of the deaths that remain", "死亡剩余比例"},
      [](Source one) { return one.measured.mean; });
  add("standard_error", "1", {"standard error of the share", "标准误"},
      [](Source one) { return one.measured.standard_error; });
  layout.static_tables.push_back(std::move(table));
}

}  // namespace yuyan::cli
