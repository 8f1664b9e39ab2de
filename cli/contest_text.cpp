#include "cli/contest_text.h"

#include <algorithm>
#include <cmath>

#include "cli/figures.h"
#include "cli/table.h"

namespace yuyan::cli {
namespace {

using Json = nlohmann::ordered_json;

bool never_differed(const ContestResult& result) {
  for (std::size_t i = 0; i < result.placed.size(); ++i)
    if (i != result.leader &&
        !(result.placed[i].behind.value == 0 && result.placed[i].behind.interval.width() == 0))
      return false;
  return true;
}

std::vector<std::string> all_labels(const ContestResult& result) {
  std::vector<std::string> labels;
  labels.reserve(result.placed.size());
  for (const Placed& placed : result.placed) labels.push_back(placed.label);
  return labels;
}

Json estimate_json(const statistics::Estimate& estimate) {
  return {
      {"value", estimate.value}, {"low", estimate.interval.low}, {"high", estimate.interval.high}};
}

}  // namespace

Text verdict(const ContestResult& result) {
  const Placed& leader = result.placed[result.leader];
  const double confidence = 100 * result.rules.confidence;
  if (result.separated && result.rules.kn)
    return text("{} is best, or no further than {:g} from the best, with {:g} % confidence.",
                "{} 最优, 或与最优者相差不超过 {:g}, 置信水平 {:g} %。", leader.label,
                result.rules.indifference, confidence);
  if (result.separated)
    return text("{} is best, with {:g} % confidence.", "{} 最优, 置信水平 {:g} %。", leader.label,
                confidence);
  std::vector<std::string> others;
  double least = 1;
  for (const Placed& placed : result.placed) {
    if (placed.label == leader.label || !placed.surviving) continue;
    others.push_back(placed.label);
    if (!std::isnan(placed.lead_confidence)) least = std::min(least, placed.lead_confidence);
  }
  if (!result.decided && never_differed(result))
    return text("No difference showed in any of the {} rehearsals of {}.",
                "{1} 的 {0} 次推演中未见任何差别。", leader.counted, listed(all_labels(result)));
  if (result.decided)
    return text("{} leads; {} is no further behind than the indifference, with {:g} % confidence.",
                "{} 领先; {} 与其差距在无差异区间内, 置信水平 {:g} %。", leader.label,
                listed(others), confidence);
  return text("Undecided: {} leads {}, with {:.0f} % confidence at this number of replications.",
              "尚不能判定: {} 领先于 {}, 现有次数下把握 {:.0f} %。", leader.label, listed(others),
              100 * least);
}

std::string contest_text(const ContestResult& result, Language language) {
  const bool chinese = language == Language::chinese;
  std::string all = fmt::format("{} ({})\n", result.metric.label.in(language), result.metric.name);
  using enum Table::Align;
  Table table({left, right, right, left, left, left});
  table.row({"", chinese ? "推演次数" : "rehearsals", chinese ? "计入" : "counted",
             chinese ? "估计 (95 %)" : "estimate (95 %)",
             chinese ? "领先者与其差" : "leader minus this",
             chinese ? "落后的把握" : "behind, confidence"});
  for (std::size_t i = 0; i < result.placed.size(); ++i) {
    const Placed& placed = result.placed[i];
    table.row({placed.label, fmt::format("{}", placed.replications),
               fmt::format("{}", placed.counted), figure(placed.estimate, result.metric),
               i == result.leader ? (chinese ? "领先" : "leads")
                                  : difference_text(placed.behind, result.metric),
               std::isnan(placed.lead_confidence) ? "" : percent_text(placed.lead_confidence)});
  }
  all += table.text() + verdict(result).in(language) + "\n";
  if (!result.is_paired)
    all +=
        Text{
            "The results have different seeds: they are compared as independent samples, which "
            "is less sharp.",
            "各结果随机种子不同, 按独立样本比较, 精度较低。"}
            .in(language) +
        "\n";
  return all;
}

nlohmann::ordered_json contest_json(const ContestResult& result, Language language) {
  Json list = Json::array();
  for (std::size_t i = 0; i < result.placed.size(); ++i) {
    const Placed& placed = result.placed[i];
    Json one{{"scenario", placed.label},
             {"replications", placed.replications},
             {"counted", placed.counted},
             {"estimate", estimate_json(placed.estimate)},
             {"in_contention", placed.surviving}};
    if (i != result.leader) {
      one["leader_minus_this"] = estimate_json(placed.behind);
      one["confidence_of_lead"] = placed.lead_confidence;
    }
    list.push_back(std::move(one));
  }
  return {{"metric", result.metric.name},
          {"path", result.metric.path},
          {"unit", result.metric.is_share() ? "1" : result.metric.unit},
          {"goal", result.rules.goal == statistics::Goal::maximise ? "max" : "min"},
          {"method", result.rules.kn    ? "kn"
                     : result.is_paired ? "paired_t"
                                        : "independent"},
          {"confidence", result.rules.confidence},
          {"indifference", result.rules.indifference},
          {"looks", result.looks},
          {"failed_replications", result.failed},
          {"decided", result.decided},
          {"best", result.placed[result.leader].label},
          {"separated", result.separated},
          {"stopped", result.stopped},
          {"verdict", verdict(result).in(language)},
          {"scenarios", list}};
}

}  // namespace yuyan::cli
