#include "cli/language.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "cli/shell.h"
#include "cli/usage_error.h"

namespace yuyan::cli {
namespace {

Language of(const std::map<std::string, std::string>& variables) {
  return language_of([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(Language, IsTheLocalesFirstThatIsSet) {
  EXPECT_EQ(of({}), Language::english);
  EXPECT_EQ(of({{"LANG", "zh_CN.UTF-8"}}), Language::chinese);
  EXPECT_EQ(of({{"LC_ALL", "C"}, {"LANG", "zh_CN.UTF-8"}}), Language::english);
  EXPECT_EQ(of({{"LC_ALL", ""}, {"LC_MESSAGES", "zh_TW"}, {"LANG", "en_US"}}), Language::chinese);
}

TEST(Language, OptionMayStandAnywhere) {
  Arguments arguments{"run", "--lang", "zh", "depot", "--lang=en", "-n", "3"};
  EXPECT_EQ(take_language(arguments, Language::chinese), Language::english);
  EXPECT_EQ(arguments, (Arguments{"run", "depot", "-n", "3"}));
  EXPECT_EQ(take_language(arguments, Language::chinese), Language::chinese);
  for (Arguments wrong : {Arguments{"--lang", "fr"}, Arguments{"--lang"}, Arguments{"--lang="}})
    EXPECT_THROW((void)take_language(wrong, Language::english), UsageError);
}

TEST(ShellWords, QuoteWhatAShellWouldReadOtherwise) {
  EXPECT_EQ(shell_words({"yuyan", "run", "a-b_c/d.h5"}), "yuyan run a-b_c/d.h5");
  EXPECT_EQ(shell_words({"my depot", "it's", "", "$x"}), R"('my depot' 'it'\''s' '' '$x')");
}

}  // namespace
}  // namespace yuyan::cli
