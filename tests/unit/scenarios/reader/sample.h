// A small kind of scenario with every type of field, and what tests do with it.
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <unistd.h>

#include "scenarios/reader/reader.h"

namespace yuyan::reader::sample {

using parameters::Choice;
using parameters::field;

enum class Roof { fixed, internal_floating, external_floating };

constexpr auto choices(Roof) {
  return std::array{Choice{"fixed", Roof::fixed},
                    Choice{"internal_floating", Roof::internal_floating},
                    Choice{"external_floating", Roof::external_floating}};
}

struct Head {
  std::string name;
  Quantity start_hour = 14.0;
  std::optional<double> horizon_s;
  unsigned char grade = 2;

  static constexpr auto fields() {
    return std::tuple{
        field("name", &Head::name,
              {.meaning = "short name", .meaning_zh = "短名", .required = true}),
        field("start_hour", &Head::start_hour,
              {.unit = "h",
               .range = {.low = 0, .high = 24},
               .meaning = "clock hour of the event",
               .meaning_zh = "事发时刻",
               .drawn = Drawn::once_a_replication}),
        field("horizon_s", &Head::horizon_s,
              {.unit = "s", .range = parameters::positive, .meaning = "end of the drill"}),
        field("grade", &Head::grade, {.meaning = "grade"})};
  }
};

struct Bund {
  std::string id;
  double wall_height_m = 1.2;

  static constexpr auto fields() {
    return std::tuple{field("id", &Bund::id, {.meaning = "bund", .required = true}),
                      field("wall_height_m", &Bund::wall_height_m,
                            {.unit = "m",
                             .range = {.low = 0.3, .high = 5},
                             .meaning = "height of the wall",
                             .source = "GB 50074-2014",
                             .status = Status::verified,
                             .warn_outside = {.low = 0.5, .high = 3.2}})};
  }
};

struct Pumps {
  Quantity start_s = chance::Lognormal{.median = 20, .sigma = 0.3};
  bool diesel = true;

  static constexpr auto fields() {
    return std::tuple{field("start_s", &Pumps::start_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "start to full flow",
                             .meaning_zh = "启动时间",
                             .drawn = Drawn::for_each_event}),
                      field("diesel", &Pumps::diesel, {.meaning = "has a diesel pump"})};
  }
};

struct Site {
  double pond_m3 = 4000;
  Pumps pumps;
  std::vector<Bund> bunds;
  std::vector<double> hours{8, 20};
  std::vector<std::string> gates;

  static constexpr auto fields() {
    return std::tuple{
        field("pond_m3", &Site::pond_m3,
              {.unit = "m3", .range = parameters::non_negative, .meaning = "fire-water pond"}),
        field("pumps", &Site::pumps, {.meaning = "fire pumps", .meaning_zh = "消防泵"}),
        field("bunds", &Site::bunds, {.meaning = "bunds", .meaning_zh = "防火堤"}),
        field("hours", &Site::hours,
              {.unit = "h", .range = {.low = 0, .high = 24}, .meaning = "changes of shift"}),
        field("gates", &Site::gates, {.meaning = "gates"})};
  }
};

struct Tank {
  std::string id;
  std::string bund;
  double diameter_m = 20;
  Roof roof = Roof::fixed;
  Quantity fill = 0.8;
  int manholes = 1;
  bool insulated = false;
  std::vector<double> nozzles_m;

  static constexpr auto fields() {
    return std::tuple{
        field("id", &Tank::id, {.meaning = "tank", .meaning_zh = "罐号", .required = true}),
        field("bund", &Tank::bund, {.meaning = "its bund"}),
        field("diameter_m", &Tank::diameter_m,
              {.unit = "m",
               .range = {.low = 1, .high = 110},
               .meaning = "diameter",
               .meaning_zh = "直径",
               .required = true}),
        field("roof", &Tank::roof, {.meaning = "kind of roof"}),
        field("fill", &Tank::fill,
              {.range = {.low = 0, .high = 1, .low_open = true},
               .meaning = "share of the height",
               .drawn = Drawn::for_each_entity}),
        field("manholes", &Tank::manholes, {.range = {.low = 0, .high = 9}, .meaning = "manholes"}),
        field("insulated", &Tank::insulated, {.meaning = "is insulated"}),
        field("nozzles_m", &Tank::nozzles_m, {.unit = "m", .meaning = "nozzle heights"})};
  }
};

struct Wind {
  double speed_m_s = 3;

  static constexpr auto fields() {
    return std::tuple{field("speed_m_s", &Wind::speed_m_s,
                            {.unit = "m/s", .range = {.low = 0, .high = 40}, .meaning = "speed"})};
  }
};

/// Each field a top-level table.
struct Depot {
  Head scenario;
  Site site;
  std::vector<Tank> tanks;
  Wind weather;

  static constexpr auto fields() {
    return std::tuple{
        field("scenario", &Depot::scenario,
              {.meaning = "what is played", .meaning_zh = "情景", .required = true}),
        field("site", &Depot::site, {.meaning = "the depot", .meaning_zh = "油库"}),
        field("tanks", &Depot::tanks, {.meaning = "tanks", .meaning_zh = "储罐", .required = true}),
        field("weather", &Depot::weather, {.meaning = "weather", .meaning_zh = "天气"})};
  }
};

inline constexpr std::array references{Reference{"tanks.bund", "site.bunds"}};

/// A folder that is gone with the object.
class Folder {
 public:
  Folder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("yuyan_reader_" + std::to_string(getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path path_;
};

using Files = std::map<std::string, std::string>;

struct Outcome {
  Depot depot;
  Reading reading;
  Diagnostics diagnostics;

  [[nodiscard]] std::string english() const { return diagnostics.render(Language::english); }
  [[nodiscard]] std::string chinese() const { return diagnostics.render(Language::chinese); }
  /// The listed parameter of this name, its name cleared; empty when there is none.
  [[nodiscard]] std::string parameter(std::string_view name) const {
    for (const ParameterRow& row : reading.parameters)
      if (row.name == name)
        return row.value + " | " + row.unit + " | " + std::string(name_of(row.status)) + " | " +
               row.source + (row.is_default ? " | default" : "");
    return "";
  }
};

/// Reads a scenario of these files.
inline Outcome read(const Files& files) {
  const Folder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  Outcome outcome;
  outcome.depot = read_scenario<Depot>(folder.path() / "scenario.toml", references, outcome.reading,
                                       outcome.diagnostics);
  return outcome;
}

/// The least that a scenario needs, three lines, and more after it.
inline Outcome read(const std::string& more) {
  return read(
      Files{{"scenario.toml", "scenario = { name = \"x\" }\ntanks = \"tanks.csv\"\n" + more},
            {"tanks.csv", "id,diameter_m\nT01,20\n"}});
}

}  // namespace yuyan::reader::sample
