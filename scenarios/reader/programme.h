// Reads programme scenarios: a city's enterprises and their supervision, and its statistics.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "models/indicators/ledger.h"
#include "models/indicators/outlook.h"
#include "models/indicators/programme_head.h"
#include "models/inspection/inspection.h"
#include "scenarios/reader/reader.h"

namespace yuyan::reader {

/// Everything a programme scenario says.
struct Programme {
  indicators::ProgrammeHead programme;
  inspection::Inspection inspection;
  indicators::Outlook indicators;

  static constexpr auto fields() {
    using parameters::field;
    return std::tuple{
        field("programme", &Programme::programme,
              {.meaning = "head", .meaning_zh = "规划", .required = true}),
        field("inspection", &Programme::inspection,
              {.meaning = "enterprises, hidden hazards, inspectors, strategies, deliverables",
               .meaning_zh = "企业、隐患、执法力量、检查策略、任务",
               .required = true}),
        field("indicators", &Programme::indicators,
              {.meaning = "exposures, accidents outside enterprises, control numbers, targets",
               .meaning_zh = "暴露量、企业外事故、考核控制指标、目标",
               .required = true})};
  }
};

/// Which fields of a programme name the rows of which tables.
[[nodiscard]] std::span<const Reference> programme_references();

/// The programme of a scenario.toml, or of a folder that holds one. What is wrong is in the
/// diagnostics; the programme is to be used only without errors.
[[nodiscard]] Programme read_programme(const std::filesystem::path& scenario, Reading& reading,
                                       Diagnostics& diagnostics);

/// The rows of an accident ledger, in the encoding that its bytes have: UTF-8, else GB18030. The
/// bytes join the inputs of the reading under the file's name.
[[nodiscard]] std::vector<indicators::LedgerRow> read_ledger(const std::filesystem::path& file,
                                                             Reading& reading,
                                                             Diagnostics& diagnostics);

/// Where the n-th row of a ledger stands, from 0, as places of the reading name it.
[[nodiscard]] std::string ledger_path(std::size_t row, std::string_view column);

/// docs/programme_scenario.md.
[[nodiscard]] std::string programme_page();

}  // namespace yuyan::reader
