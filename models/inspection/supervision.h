// Rules of supervision: listing of major hazards, the blacklist, certificates, integrity grades.
#pragma once

#include "models/inspection/county.h"

namespace yuyan::inspection {

/// Supervision of listed major hazards (挂牌督办), grading of integrity, the blacklist.
struct Supervision {
  bool list_major = true;
  double city_share = 0.3, province_share = 0.02;
  Quantity deadline_county_d = 60.0, deadline_city_d = 90.0, deadline_province_d = 180.0;
  Quantity extension_share = 0.15;
  double extension_d = 60;
  double blacklist_deaths = 3;
  double blacklist_years = 1;
  double certificate_years = 3;
  double bar_years = 1;
  double grade_a_below = 0.5, grade_c_above = 1.5, grade_d_above = 3;

  static constexpr auto fields() {
    return std::tuple{
        field("list_major", &Supervision::list_major,
              {.meaning = "major hazards found by a visit are listed",
               .meaning_zh = "重大隐患挂牌督办"}),
        field("city_share", &Supervision::city_share,
              {.range = parameters::share,
               .meaning = "share listed by the city; the rest by the county",
               .meaning_zh = "市级挂牌比例"}),
        field("province_share", &Supervision::province_share,
              {.range = parameters::share,
               .meaning = "share listed by the province",
               .meaning_zh = "省级挂牌比例"}),
        field("deadline_county_d", &Supervision::deadline_county_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a county's listing",
               .meaning_zh = "县级督办期限",
               .drawn = Drawn::for_each_event}),
        field("deadline_city_d", &Supervision::deadline_city_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a city's listing",
               .meaning_zh = "市级督办期限",
               .drawn = Drawn::for_each_event}),
        field("deadline_province_d", &Supervision::deadline_province_d,
              {.unit = "d",
               .range = {1, 3650},
               .meaning = "deadline of a province's listing",
               .meaning_zh = "省级督办期限",
               .drawn = Drawn::for_each_event}),
        field("extension_share", &Supervision::extension_share,
              {.range = parameters::share,
               .meaning = "share of listings not ready at the deadline that get an extension",
               .meaning_zh = "延期比例",
               .drawn = Drawn::once_a_replication}),
        field("extension_d", &Supervision::extension_d,
              {.unit = "d",
               .range = {0, 3650},
               .meaning = "length of the extension",
               .meaning_zh = "延期天数"}),
        field("blacklist_deaths", &Supervision::blacklist_deaths,
              {.range = {1, 1000},
               .meaning = "deaths in an accident from which the firm is blacklisted",
               .meaning_zh = "列入黑名单的死亡人数"}),
        field("blacklist_years", &Supervision::blacklist_years,
              {.unit = "a",
               .range = {0, 100},
               .meaning = "time on the blacklist",
               .meaning_zh = "黑名单年限"}),
        field("certificate_years", &Supervision::certificate_years,
              {.unit = "a",
               .range = {0.1, 100},
               .meaning = "a standardization certificate lasts so long",
               .meaning_zh = "标准化证书有效年限",
               .source = "three years",
               .status = Status::unverified}),
        field(
            "bar_years", &Supervision::bar_years,
            {.unit = "a",
             .range = {0, 100},
             .meaning = "after a fatal accident the certificate is revoked and none given so long",
             .meaning_zh = "死亡事故后停止评定年限"}),
        field("grade_a_below", &Supervision::grade_a_below,
              {.range = parameters::non_negative,
               .meaning = "grade A below this score (1: hazards found a visit as its sector)",
               .meaning_zh = "A级分界"}),
        field("grade_c_above", &Supervision::grade_c_above,
              {.range = parameters::non_negative,
               .meaning = "grade C from this score on",
               .meaning_zh = "C级分界"}),
        field("grade_d_above", &Supervision::grade_d_above,
              {.range = parameters::non_negative,
               .meaning = "grade D from this score on, or on the blacklist",
               .meaning_zh = "D级分界"})};
  }
};

}  // namespace yuyan::inspection
