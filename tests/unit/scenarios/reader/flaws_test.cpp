#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/reader/schema.h"

namespace yuyan::reader {
namespace {

using parameters::field;
using testing::ElementsAre;
using testing::IsEmpty;

struct Sound {
  double length_m = 2;
  Quantity delay_s = 30.0;

  static constexpr auto fields() {
    return std::tuple{field("length_m", &Sound::length_m,
                            {.unit = "m",
                             .range = parameters::positive,
                             .meaning = "length",
                             .meaning_zh = "长度",
                             .source = "survey",
                             .status = Status::verified}),
                      field("delay_s", &Sound::delay_s,
                            {.unit = "s",
                             .range = parameters::non_negative,
                             .meaning = "delay",
                             .meaning_zh = "延迟",
                             .drawn = Drawn::for_each_event})};
  }
};

struct Flawed {
  double length_m = -2;
  Quantity delay_s = chance::Normal{.mean = 3, .sd = 1};
  std::vector<Sound> parts;

  static constexpr auto fields() {
    return std::tuple{field("length_m", &Flawed::length_m,
                            {.unit = "m",
                             .range = parameters::positive,
                             .meaning = "length",
                             .meaning_zh = "长度",
                             .status = Status::derived,
                             .drawn = Drawn::for_each_entity}),
                      field("delay_s", &Flawed::delay_s, {.range = parameters::non_negative}),
                      field("parts", &Flawed::parts, {.meaning = "parts", .meaning_zh = "部件"}),
                      field("parts", &Flawed::parts, {.meaning = "parts", .meaning_zh = "部件"})};
  }
};

TEST(Flaws, AreNoneInASoundDescription) { EXPECT_THAT(flaws<Sound>(), IsEmpty()); }

TEST(Flaws, AreFoundInAFlawedOne) {
  EXPECT_THAT(
      flaws<Flawed>(),
      ElementsAre("length_m: its status needs a source", "length_m: is drawn but is no quantity",
                  "delay_s: no meaning", "delay_s: no meaning in Chinese",
                  "delay_s: does not say when it is drawn", "parts: the name is used twice",
                  "default: length_m: -2 m is out of range; allowed: above 0 m",
                  "default: delay_s: the distribution runs from -infinity to infinity and leaves "
                  "the range; allowed: at least 0; truncate it: { normal = { mean = 3, sd = 1 }, "
                  "low = 0 }"));
}

}  // namespace
}  // namespace yuyan::reader
