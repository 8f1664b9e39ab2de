#include "models/response/cast.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/response/journal.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {
namespace {

TEST(Cast, NamesEverybodyOnceByKindAndPosition) {
  const Cast cast{small_drill()};
  EXPECT_EQ(cast.name(cast.tank(1)), "T2");
  EXPECT_EQ(cast.name(cast.bund(0)), "bund_A");
  EXPECT_EQ(cast.name(cast.unit(0)), "E1");
  EXPECT_EQ(cast.name(cast.segment(0)), "road");
  EXPECT_EQ(cast.name(cast.grade(3)), "grade_3");
  EXPECT_EQ(cast.name(cast.level("province")), "province");
  EXPECT_EQ(cast.name(cast.nobody()), "");
  EXPECT_THROW((void)cast.level("nation"), std::logic_error);
}

TEST(Cast, MatchesIdsAndGroups) {
  const Cast cast{small_drill()};
  EXPECT_TRUE(cast.matches(cast.unit(0), ""));
  EXPECT_TRUE(cast.matches(cast.unit(0), "E1"));
  EXPECT_TRUE(cast.matches(cast.unit(0), "foam"));
  EXPECT_TRUE(cast.matches(cast.unit(0), "town_station"));
  EXPECT_TRUE(cast.matches(cast.unit(0), "county"));
  EXPECT_TRUE(cast.matches(cast.unit(0), "outside"));
  EXPECT_FALSE(cast.matches(cast.unit(0), "ambulance"));
  EXPECT_TRUE(cast.matches(cast.tank(0), "gasoline_92"));
  EXPECT_FALSE(cast.matches(cast.tank(1), "gasoline_92"));
  EXPECT_TRUE(cast.knows("diesel"));
  EXPECT_FALSE(cast.knows("volcano"));
}

TEST(Cast, CountsTheDepotsOwnUnitsNotAsOutside) {
  Drill drill = small_drill();
  drill.stations[0].kind = StationKind::volunteer;
  const Cast cast{drill};
  EXPECT_FALSE(cast.matches(cast.unit(0), "outside"));
}

TEST(Journal, TellsListenersAtOnceAndFindsTheFirst) {
  const Cast cast{small_drill()};
  Journal journal;
  std::vector<EntryNumber> heard;
  journal.listen([&](const Entry& entry, EntryNumber number) {
    heard.push_back(number);
    if (entry.happening == Happening::detected)
      journal.write({.time_s = entry.time_s, .happening = Happening::called_119, .cause = number});
  });
  journal.write({.time_s = 3, .happening = Happening::detected});
  EXPECT_EQ(heard, (std::vector<EntryNumber>{0, 1}));
  EXPECT_EQ(journal.entry(1).cause, 0);
  EXPECT_DOUBLE_EQ(journal.first(cast, Happening::called_119), 3);
  EXPECT_TRUE(std::isinf(journal.first(cast, Happening::closed)));
}

}  // namespace
}  // namespace yuyan::response
