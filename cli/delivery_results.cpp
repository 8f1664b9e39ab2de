#include "cli/delivery_results.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/indicators/outcomes.h"

namespace yuyan::cli {
namespace {

using results::Type;
using Texts = std::vector<std::string>;

constexpr const char* kpi_path = "/programme/delivery/kpi";
constexpr const char* standard_path = "/programme/standardization/level";
constexpr const char* standing_path = "/programme/standardization/standing";
constexpr const char* grade_path = "/programme/integrity/grade";
constexpr const char* reviewers_path = "/programme/reviews/reviewers";

void add_columns(const std::vector<inspection::Measure>& measures, results::StaticTable& table) {
  Texts due, unit, item, share_of;
  std::vector<double> target;
  std::vector<std::int64_t> is_share, is_judged;
  for (const inspection::Measure& measure : measures) {
    due.push_back(measure.due);
    unit.push_back(measure.unit);
    item.push_back(measure.policy_item);
    target.push_back(measure.target);
    is_share.push_back(measure.target_is_share ? 1 : 0);
    share_of.emplace_back(measure.target_is_share ? parameters::name_of(measure.share_of)
                                                  : std::string_view());
    is_judged.push_back(measure.judged ? 1 : 0);
  }
  const auto add = [&](const char* name, Type type, results::Label label, results::Values values) {
    table.columns.push_back(
        {{name, type, type == Type::real ? "1" : "", std::move(label), {}}, std::move(values)});
  };
  add("due", Type::text, {"quarter by whose end it is due; empty: the last", "完成季度"}, due);
  add("target", Type::real, {"target, a share or units", "目标值"}, target);
  add("target_is_share", Type::flag, {"whether the target is a share", "目标为比例"}, is_share);
  add("share_of", Type::text,
      {"what the share is of: all, start (growth) or open (what was open at the start)",
       "比例基数"},
      share_of);
  add("judged", Type::flag, {"whether the target is judged", "是否考核"}, is_judged);
  add("unit", Type::text, {"what is counted", "计量单位"}, unit);
  add("policy_item", Type::text, {"item of the policy", "政策条目"}, item);
}

void add_measures(const std::vector<inspection::Measure>& measures, results::Layout& layout) {
  add_named(measures, kpi_path, "/programme/delivery", {"deliverable", "任务"}, layout);
  add_columns(measures, layout.static_tables.back());
  layout.variables.push_back(
      {"/programme/delivery/value",
       Type::real,
       "1",
       {"delivered by the end of the quarter, in the unit of the target", "季末完成量"},
       {quarter_path, kpi_path},
       {}});
  layout.variables.push_back(
      {"/programme/delivery/by_county",
       Type::real,
       "1",
       {"the same in each county; missing: it belongs to none, or the county has none of it",
        "各县区季末完成量"},
       {quarter_path, kpi_path, indicators::county_path},
       {}});
  layout.variables.push_back({"/programme/delivery/met",
                              Type::flag,
                              "",
                              {"target met when due; missing: not judged", "按期完成"},
                              {kpi_path},
                              {}});
}

struct ReviewLabel {
  const char* name;
  std::int64_t inspection::ReviewCounts::* count;
  const char* en;
  const char* zh;
};
constexpr std::array review_labels{
    ReviewLabel{"finished", &inspection::ReviewCounts::finished,
                "reviews that ended in the quarter", "本季完成评审数"},
    ReviewLabel{"passed", &inspection::ReviewCounts::passed, "of them, those passed", "其中通过数"},
    ReviewLabel{"renewals", &inspection::ReviewCounts::renewals,
                "of them, renewals of what was held", "其中复评数"},
    ReviewLabel{"waiting", &inspection::ReviewCounts::waiting,
                "applications that wait at the end of the quarter", "季末待审数"}};

void add_reviews(const std::vector<inspection::Reviewers>& reviewers, results::Layout& layout) {
  add_named(reviewers, reviewers_path, "/programme/reviews", {"reviewers", "评审力量"}, layout);
  for (const ReviewLabel& one : review_labels)
    layout.variables.push_back({std::string("/programme/reviews/") + one.name,
                                Type::integer,
                                "1",
                                {one.en, one.zh},
                                {quarter_path, reviewers_path},
                                {}});
}

void add_firms(results::Layout& layout) {
  layout.dimensions.push_back({standard_path,
                               {"level of standardization, 1 the highest", "标准化等级"},
                               "",
                               Texts{"1", "2", "3"}});
  layout.dimensions.push_back({standing_path,
                               {"level of standardization, or none", "达标等级(含未达标)"},
                               "",
                               Texts{"none", "1", "2", "3"}});
  layout.dimensions.push_back(
      {grade_path, {"integrity grade", "诚信等级"}, "", Texts{"A", "B", "C", "D"}});
  const auto add = [&](const char* path, results::Label label, Texts by) {
    layout.variables.push_back({path, Type::integer, "1", std::move(label), std::move(by), {}});
  };
  add("/programme/standardization/firms",
      {"enterprises with a certificate at the end of the quarter", "季末达标企业数"},
      {quarter_path, indicators::sector_path, standard_path});
  add("/programme/standardization/accidents",
      {"accidents in enterprises by the certificate that they held", "按达标等级统计的企业事故"},
      {indicators::year_path, standing_path});
  add("/programme/closures/firms",
      {"enterprises closed since the beginning, at the end of the quarter", "累计关闭企业数"},
      {quarter_path, indicators::sector_path});
  add("/programme/integrity/firms",
      {"enterprises by integrity grade at the end of the quarter", "季末各诚信等级企业数"},
      {quarter_path, grade_path});
  add("/programme/integrity/blacklisted",
      {"enterprises on the blacklist at the end of the quarter", "季末黑名单企业数"},
      {quarter_path});
}

}  // namespace

void add_deliveries(const inspection::Inspection& tables, const inspection::PlanCalendar& calendar,
                    results::Layout& layout) {
  layout.dimensions.push_back({quarter_path, {"quarter", "季度"}, "", calendar.quarter_names()});
  if (!tables.measures.empty()) add_measures(tables.measures, layout);
  if (!tables.reviewers.empty()) add_reviews(tables.reviewers, layout);
  add_firms(layout);
}

DeliveryRecorder::DeliveryRecorder(const inspection::Inspection& tables,
                                   const results::Schema& schema)
    : has_measures_(!tables.measures.empty()),
      has_reviewers_(!tables.reviewers.empty()),
      certified_(schema.integer("/programme/standardization/firms")),
      accidents_(schema.integer("/programme/standardization/accidents")),
      closed_(schema.integer("/programme/closures/firms")),
      graded_(schema.integer("/programme/integrity/firms")),
      blacklisted_(schema.integer("/programme/integrity/blacklisted")) {
  if (has_measures_) {
    value_ = schema.real("/programme/delivery/value");
    by_county_ = schema.real("/programme/delivery/by_county");
    met_ = schema.flag("/programme/delivery/met");
  }
  for (const ReviewLabel& one : review_labels)
    if (has_reviewers_)
      reviews_.push_back(schema.integer(std::string("/programme/reviews/") + one.name));
}

void DeliveryRecorder::record(const inspection::DeliveryOutcome& outcome,
                              results::Record& record) const {
  if (has_measures_) {
    std::ranges::copy(outcome.value, record.values(value_).begin());
    std::ranges::copy(outcome.by_county, record.values(by_county_).begin());
    for (std::size_t i = 0; i < outcome.met.size(); ++i) record.set(met_, outcome.met[i], i);
  }
  for (std::size_t kind = 0; kind < reviews_.size(); ++kind)
    std::ranges::transform(outcome.reviews, record.values(reviews_[kind]).begin(),
                           review_labels.at(kind).count);
  std::ranges::copy(outcome.certified, record.values(certified_).begin());
  std::ranges::copy(outcome.accidents, record.values(accidents_).begin());
  std::ranges::copy(outcome.closed, record.values(closed_).begin());
  std::ranges::copy(outcome.graded, record.values(graded_).begin());
  std::ranges::copy(outcome.blacklisted, record.values(blacklisted_).begin());
}

}  // namespace yuyan::cli
