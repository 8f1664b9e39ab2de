#include <set>

#include <gtest/gtest.h>

#include "models/response/happening.h"
#include "models/response/journal.h"
#include "models/response/plan.h"

namespace yuyan::response {
namespace {

TEST(Vocabulary, StandsInTheOrderOfTheEnumeration) {
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(words[i].happening), i) << words[i].name;
  EXPECT_EQ(static_cast<std::size_t>(Happening::clock) + 1, words.size());
}

TEST(Vocabulary, HasEveryWordOnceInBothLanguages) {
  std::set<std::string_view> names, english, chinese;
  for (const Word& w : words) {
    EXPECT_TRUE(names.insert(w.name).second) << w.name;
    EXPECT_TRUE(english.insert(w.en).second) << w.en;
    EXPECT_TRUE(chinese.insert(w.zh).second) << w.zh;
    EXPECT_EQ(w.name.find(' '), std::string_view::npos);
  }
}

TEST(Vocabulary, ConditionsStandInTheOrderOfTheEnumeration) {
  const auto list = choices(Condition{});
  for (std::size_t i = 0; i < list.size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(list[i].value), i) << list[i].name;
}

TEST(Vocabulary, KnowsWhatTheAccidentDoesByItself) {
  EXPECT_TRUE(is_accident(Happening::explosion));
  EXPECT_TRUE(is_accident(Happening::failed));
  EXPECT_FALSE(is_accident(Happening::detected));
  EXPECT_FALSE(is_accident(Happening::called_119));
}

}  // namespace
}  // namespace yuyan::response
