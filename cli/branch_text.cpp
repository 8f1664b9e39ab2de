#include "cli/branch_text.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "cli/figures.h"
#include "cli/table.h"
#include "cli/width.h"
#include "cli/wording.h"

namespace yuyan::cli {
namespace {

constexpr std::size_t page_columns = 100;
constexpr std::size_t most_shown = 4;  ///< options that have a column each

/// A, B, …, Z, A1, B1, …
std::string letter(std::size_t i) {
  constexpr std::size_t letters = 26;
  const std::string round = i < letters ? "" : fmt::format("{}", i / letters);
  return std::string(1, static_cast<char>('A' + static_cast<char>(i % letters))) + round;
}

std::string letters(const std::vector<std::size_t>& places) {
  std::vector<std::string> names;
  names.reserve(places.size());
  for (const std::size_t i : places) names.push_back(letter(i));
  return fmt::format("{}", fmt::join(names, "="));
}

class BranchPage : Wording {
 public:
  BranchPage(const BranchAnswer& answer, double confidence, Language language)
      : Wording(language), answer_(answer), confidence_(confidence) {}

  [[nodiscard]] std::string text() const {
    std::vector<const BranchLine*> lines;
    for (const BranchLine& line : answer_.lines)
      if (!line.is_alike) lines.push_back(&line);
    if (lines.empty()) return nothing();
    return table(lines) + rest(answer_.lines.size() - lines.size());
  }

 private:
  [[nodiscard]] bool shows_all() const { return answer_.strategies.size() <= most_shown; }

  [[nodiscard]] std::string nothing() const {
    if (answer_.reached == 0)
      return pick(
          "  The decision never came up, so there is nothing to compare: try more\n"
          "  rehearsals (-n), or see what triggers it.\n",
          "  推演中从未到达该决策点, 无从比较: 请增加推演次数 (-n), 或检查其触发条件。\n");
    return pick(
        "  No clause and no outcome differs under any option in any rehearsal: what\n"
        "  follows from the options changes nothing here. More rehearsals (-n) may tell.\n",
        "  各选项下全部条款与结果在每次推演中均相同, 所选动作在此不产生差别; 可增加推演次数 "
        "(-n)。\n");
  }

  [[nodiscard]] std::string rest(std::size_t alike) const {
    if (alike == 0) return "";
    return chinese() ? fmt::format("  另有 {} 个指标各选项完全相同\n", alike)
                     : fmt::format("  {} other numbers are the same under every option\n", alike);
  }

  /// A number without its unit, which stands with the name: 3.4 million, 340 万.
  [[nodiscard]] std::string number(double value, bool with_sign) const {
    struct Scale {
      double factor;
      const char *english, *in_chinese;
    };
    static constexpr std::array scales{Scale{1e9, " bn", ""}, Scale{1e8, "", "亿"},
                                       Scale{1e6, " M", ""}, Scale{1e4, "", "万"}};
    if (std::isnan(value)) return "-";
    for (const auto& [factor, english, in_chinese] : scales) {
      const std::string_view word = chinese() ? in_chinese : english;
      if (word.empty() || std::abs(value) < factor) continue;
      return three_digits(value / factor, with_sign) + std::string(word);
    }
    constexpr double long_difference = 1e4;
    if (with_sign && !chinese() && std::abs(value) >= long_difference)
      return three_digits(value / 1000, true) + " k";
    return three_digits(value, with_sign);
  }

  [[nodiscard]] static std::string three_digits(double value, bool with_sign) {
    const bool is_long = std::abs(value) >= 1000;
    if (with_sign) return is_long ? fmt::format("{:+.0f}", value) : fmt::format("{:+.3g}", value);
    return is_long ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
  }

  [[nodiscard]] std::string value(double value, const Metric& metric) const {
    return metric.is_share() ? percent_text(value) : number(value, false);
  }

  [[nodiscard]] std::string difference(const BranchLine& line) const {
    const double factor = line.metric.is_share() ? 100 : 1;
    const auto& [low, high] = line.difference.interval;
    if (std::isnan(line.difference.value)) return "-";
    return fmt::format("{} ({} {} {})", number(factor * line.difference.value, true),
                       number(factor * low, true), pick("to", "至"), number(factor * high, true));
  }

  [[nodiscard]] std::string name(const Metric& metric) const {
    std::string id = metric.name;
    if (metric.is_share() && id.starts_with("met[")) id = id.substr(4, id.size() - 5);
    std::string unit =
        metric.is_share() || metric.unit.empty() || metric.unit == "1" ? "" : ", " + metric.unit;
    return id + ": " + metric.label.in(language()) + unit;
  }

  [[nodiscard]] std::vector<std::string> head() const {
    std::vector<std::string> head;
    if (shows_all())
      for (std::size_t i = 0; i < answer_.strategies.size(); ++i) head.push_back(letter(i));
    head.push_back(pick("best", "最优"));
    if (!shows_all()) head.insert(head.end(), {pick("value", "取值"), pick("second", "次优")});
    const std::string percent = fmt::format("{:g} %", 100 * confidence_);
    head.insert(head.end(),
                {pick("sure", "把握"), chinese() ? fmt::format("最优与次优之差 ({})", percent)
                                                 : fmt::format("best minus second ({})", percent)});
    return head;
  }

  [[nodiscard]] std::vector<std::string> cells(const BranchLine& line) const {
    std::vector<std::string> cells;
    if (shows_all())
      for (const auto& estimate : line.estimates)
        cells.push_back(value(estimate.value, line.metric));
    cells.push_back(letters(line.best_places));
    if (!shows_all())
      cells.insert(cells.end(), {value(line.estimates[line.best_places.front()].value, line.metric),
                                 line.second_place ? letter(*line.second_place) : ""});
    cells.insert(cells.end(), {percent_text(line.confidence), difference(line)});
    return cells;
  }

  /// The names get what the other columns leave of the page.
  [[nodiscard]] std::string table(const std::vector<const BranchLine*>& lines) const {
    std::vector<std::vector<std::string>> rows{head()};
    for (const BranchLine* line : lines) rows.push_back(cells(*line));
    constexpr std::size_t gap = 2, least = 18;
    std::size_t taken = gap;
    for (std::size_t column = 0; column < rows.front().size(); ++column) {
      std::size_t widest = 0;
      for (const auto& row : rows) widest = std::max(widest, width(row[column]));
      taken += widest + gap;
    }
    const std::size_t room = taken + least > page_columns ? least : page_columns - taken;
    std::vector<Table::Align> columns(rows.front().size() + 1, Table::Align::right);
    columns.front() = columns.back() = Table::Align::left;
    Table table(columns);
    table.row(with_name("", rows.front()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::istringstream parts(wrapped(name(lines[i]->metric), room - gap));
      std::string part;
      std::getline(parts, part);
      table.row(with_name(part, rows[i + 1]));
      while (std::getline(parts, part)) table.row({"  " + part});
    }
    return table.text();
  }

  static std::vector<std::string> with_name(std::string name, std::vector<std::string> cells) {
    cells.insert(cells.begin(), std::move(name));
    return cells;
  }

  const BranchAnswer& answer_;
  double confidence_;
};

}  // namespace

std::string options_text(const std::vector<DecisionPoint>& points, const BranchAnswer& answer,
                         Language language) {
  const bool chinese = language == Language::chinese;
  const bool is_one = points.size() == 1;
  std::string all;
  for (const DecisionPoint& point : points) {
    all += fmt::format("{} ({})\n", point.title.in(language), point.id);
    for (std::size_t i = 0; i < point.options.size(); ++i)
      all += wrapped(fmt::format("  {}{}: {}{}", is_one ? letter(i) + "  " : "", point.options[i],
                                 point.titles[i].in(language),
                                 i > 0     ? ""
                                 : chinese ? " (默认)"
                                           : " (standard)"),
                     page_columns, "     ") +
             "\n";
  }
  if (is_one) return all;
  for (std::size_t i = 0; i < answer.strategies.size(); ++i)
    all +=
        wrapped(fmt::format("  {}  {}", letter(i), answer.strategies[i]), page_columns, "     ") +
        "\n";
  return all;
}

std::string branch_text(const BranchAnswer& answer, double confidence, Language language) {
  return BranchPage(answer, confidence, language).text();
}

}  // namespace yuyan::cli
