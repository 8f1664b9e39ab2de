// Scenarios that are laid over another.
#include "scenarios/reader/variant.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Key;
using testing::Pair;

const Files base{{"depot/scenario.toml", R"(tanks = "tanks.csv"
[scenario]
name = "depot"
start_hour = { uniform = { low = 8, high = 18 } }
[site]
status = "verified"
source = "drawing 7"
pond_m3 = 2000
hours = [7, 19.5]
bunds = [ { id = "B1" }, { id = "B2" } ]
[site.pumps]
diesel = false
start_s = 30
)"},
                 {"depot/tanks.csv", "id,bund,diameter_m\nT01,B1,20\nT02,B2,21\n"}};

/// Reads the scenario of a folder among these files and the base's.
Outcome read_beside_base(const Files& files, const std::string& scenario = "variant") {
  const Folder folder;
  for (const Files* all : {&base, &files})
    for (const auto& [name, bytes] : *all) {
      std::filesystem::create_directories((folder.path() / name).parent_path());
      folder.write(name, bytes);
    }
  Outcome outcome;
  outcome.depot = read_scenario<Depot>(folder.path() / scenario, references, outcome.reading,
                                       outcome.diagnostics);
  return outcome;
}

Outcome read_variant(const std::string& more) {
  return read_beside_base({{"variant/scenario.toml", "variant_of = \"../depot\"\n" + more}});
}

TEST(Variant, ThatSaysNothingIsTheBase) {
  const Outcome outcome = read_variant("");
  const Outcome whole = read_beside_base({}, "depot");
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.reading.parameters, whole.reading.parameters);
  EXPECT_EQ(outcome.depot.scenario.name, "depot");
  EXPECT_EQ(outcome.depot.tanks.size(), 2);
}

TEST(Variant, MergesTablesAndReplacesValues) {
  const Outcome outcome = read_variant(R"(
scenario.name = "variant"
scenario.start_hour = 3
[site]
hours = [6]
bunds = [ { id = "B1" }, { id = "B2", wall_height_m = 2 }, { id = "B3" } ]
[site.pumps]
start_s = { lognormal = { median = 9, sigma = 0.1 } }
)");
  EXPECT_EQ(outcome.english(), "");
  const auto& [head, site, tanks, weather] = outcome.depot;
  EXPECT_EQ(head.name, "variant");
  EXPECT_EQ(head.start_hour.distribution, chance::Distribution(3.0));
  EXPECT_EQ(site.pond_m3, 2000);
  EXPECT_THAT(site.hours, ElementsAre(6));
  EXPECT_EQ(site.bunds.size(), 3);
  EXPECT_EQ(site.bunds.at(1).wall_height_m, 2);
  EXPECT_FALSE(site.pumps.diesel);
  EXPECT_EQ(site.pumps.start_s.distribution, chance::Distribution(chance::Lognormal{9, 0.1}));
}

TEST(Variant, ReplacesOneDistributionByAnother) {
  const Outcome outcome =
      read_variant("scenario.start_hour = { triangular = { low = 1, mode = 2, high = 3 } }");
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.scenario.start_hour.distribution,
            chance::Distribution(chance::Triangular{1, 2, 3}));
}

TEST(Variant, MergesTablesAlsoWhenTheyAreWrittenInline) {
  const Outcome outcome = read_variant("site = { pumps = { start_s = 5 } }");
  EXPECT_EQ(outcome.english(), "");
  EXPECT_FALSE(outcome.depot.site.pumps.diesel);
  EXPECT_EQ(outcome.depot.site.pumps.start_s.distribution, chance::Distribution(5.0));
}

TEST(Variant, LooksForFilesBesideItselfFirst) {
  const Outcome outcome =
      read_beside_base({{"variant/scenario.toml", "variant_of = \"../depot/scenario.toml\"\n"},
                        {"variant/tanks.csv", "id,diameter_m\nT09,9\n"}});
  EXPECT_EQ(outcome.english(), "");
  ASSERT_EQ(outcome.depot.tanks.size(), 1);
  EXPECT_EQ(outcome.depot.tanks[0].id, "T09");
  EXPECT_THAT(outcome.reading.inputs,
              ElementsAre(Key("depot/scenario.toml"), Key("scenario.toml"), Key("tanks.csv")));
}

TEST(Variant, KeepsAllInputsUnderTheirNames) {
  const Outcome outcome = read_variant("[weather]\nspeed_m_s = 1\n");
  EXPECT_THAT(
      outcome.reading.inputs,
      ElementsAre(Pair("depot/scenario.toml", base.at("depot/scenario.toml")),
                  Pair("depot/tanks.csv", base.at("depot/tanks.csv")),
                  Pair("scenario.toml", "variant_of = \"../depot\"\n[weather]\nspeed_m_s = 1\n")));
}

TEST(Variant, TellsFoldersOfOneNameApart) {
  const Outcome outcome = read_beside_base(
      {{"a/depot/scenario.toml", "variant_of = \"../../depot\"\nweather.speed_m_s = 2\n"},
       {"variant/scenario.toml", "variant_of = \"../a/depot\"\n"}});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.reading.inputs.size(), 4);
  EXPECT_EQ(outcome.depot.weather.speed_m_s, 2);
}

TEST(Variant, MayLieBesideItsBase) {
  const Outcome outcome = read_beside_base(
      {{"depot/night.toml", "variant_of = \"scenario.toml\"\nscenario.start_hour = 2\n"}},
      "depot/night.toml");
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.scenario.start_hour.distribution, chance::Distribution(2.0));
  EXPECT_THAT(outcome.reading.inputs,
              ElementsAre(Key("night.toml"), Key("scenario.toml"), Key("tanks.csv")));
}

TEST(Variant, OfAVariantIsLaidOverBoth) {
  const Outcome outcome = read_beside_base(
      {{"middle/scenario.toml",
        "variant_of = \"../depot\"\n[weather]\nspeed_m_s = 7\n[site]\npond_m3 = 1\n"},
       {"middle/tanks.csv", "id,diameter_m\nT05,5\n"},
       {"variant/scenario.toml", "variant_of = \"../middle\"\n[site]\npond_m3 = 2\n"}});
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.depot.weather.speed_m_s, 7);
  EXPECT_EQ(outcome.depot.site.pond_m3, 2);
  EXPECT_EQ(outcome.depot.site.bunds.size(), 2);
  EXPECT_EQ(outcome.depot.tanks.at(0).id, "T05");
  EXPECT_EQ(outcome.parameter("site.pond_m3"), "2 | m3 | assumed | ");
}

// A number of the variant must not be passed off as looked up where the base's numbers were.
TEST(Variant, DoesNotRestOnWhatTheBaseRestsOn) {
  const Outcome outcome = read_variant("[site]\npond_m3 = 9000\n[site.pumps]\ndiesel = true\n");
  EXPECT_EQ(outcome.parameter("site.pond_m3"), "9000 | m3 | assumed | ");
  EXPECT_EQ(outcome.parameter("site.pumps.diesel"), "true |  | assumed | ");
  EXPECT_EQ(outcome.parameter("site.pumps.start_s"), "30 | s | verified | drawing 7");
  EXPECT_EQ(outcome.parameter("site.hours"), "7, 19.5 | h | verified | drawing 7");
}

TEST(Variant, SaysItselfWhatItsOwnValuesRestOn) {
  const Outcome outcome = read_variant(
      "status = \"unverified\"\nsource = \"a guess\"\n[site]\nstatus = \"derived\"\nsource = "
      "\"drawing 8\"\npond_m3 = 9000\n[weather]\nspeed_m_s = 1\n");
  EXPECT_EQ(outcome.english(), "");
  EXPECT_EQ(outcome.parameter("site.pond_m3"), "9000 | m3 | derived | drawing 8");
  EXPECT_EQ(outcome.parameter("weather.speed_m_s"), "1 | m/s | unverified | a guess");
  EXPECT_EQ(outcome.parameter("site.hours"), "7, 19.5 | h | verified | drawing 7");
  EXPECT_EQ(outcome.parameter("tanks.T01.diameter_m"), "20 | m | assumed | ");
}

TEST(Variant, ACsvFileInThePlaceOfAnotherRestsOnItself) {
  const Files named{
      {"variant/scenario.toml", "variant_of = \"../depot\"\n"},
      {"depot/scenario.toml",
       "scenario.name = \"x\"\ntanks = { table = \"tanks.csv\", source = \"register\" }\n"}};
  EXPECT_EQ(read_beside_base({named}).parameter("tanks.T01.diameter_m"),
            "20 | m | unverified | register");
  Files replaced = named;
  replaced["variant/tanks.csv"] = "id,diameter_m\nT01,9\n";
  EXPECT_EQ(read_beside_base(replaced).parameter("tanks.T01.diameter_m"), "9 | m | assumed | ");
}

TEST(Variant, ErrorsNameTheFileThatIsWrong) {
  const Outcome outcome = read_beside_base(
      {{"depot/tanks.csv", "id,diameter_m\nT01,20\nT02,x\n"},
       {"depot/scenario.toml",
        "tanks = \"tanks.csv\"\n[scenario]\nname = \"depot\"\n[site]\npond_m3 = -2\n"},
       {"variant/scenario.toml", "variant_of = \"../depot\"\n[site.pumps]\nstart_s = -1\n"}});
  EXPECT_THAT(outcome.english(), AllOf(HasSubstr("depot/tanks.csv:3: tanks.T02.diameter_m: "),
                                       HasSubstr("depot/scenario.toml:5: site.pond_m3: "),
                                       HasSubstr("\nscenario.toml:3: site.pumps.start_s: ")));
  EXPECT_EQ(outcome.diagnostics.errors(), 3);
}

TEST(Variant, AnErrorThatItReplacesIsNone) {
  const Outcome outcome = read_beside_base(
      {{"depot/scenario.toml",
        "tanks = \"tanks.csv\"\n[scenario]\nname = \"depot\"\n[site]\n"
        "pond_m3 = -2\nbunds = [ { id = \"B1\" }, { id = \"B2\" } ]\n"},
       {"variant/scenario.toml", "variant_of = \"../depot\"\n[site]\npond_m3 = 2\n"}});
  EXPECT_EQ(outcome.english(), "");
}

TEST(Variant, OfNothingIsAnErrorWithAdvice) {
  EXPECT_EQ(
      read_beside_base({{"variant/scenario.toml", "\nvariant_of = \"../depto\"\n"}}).english(),
      "scenario.toml:2: variant_of: there is no scenario \"../depto\"; name a folder that "
      "holds a scenario.toml, or a TOML file, as seen from this file's folder\n");
  EXPECT_THAT(
      read_beside_base({{"variant/scenario.toml", "\nvariant_of = \"../depto\"\n"}}).chinese(),
      HasSubstr("没有情景 \"../depto\""));
}

TEST(Variant, InACircleIsAnError) {
  EXPECT_EQ(read_beside_base({{"depot/scenario.toml", "# a circle\nvariant_of = \"../variant\"\n"},
                              {"variant/scenario.toml", "variant_of = \"../depot\"\n"}})
                .english(),
            "depot/scenario.toml:2: variant_of: the variants form a circle: scenario.toml > "
            "depot/scenario.toml > scenario.toml; one of them must not be a variant\n");
  EXPECT_THAT(read_variant("").english(), "");
  EXPECT_THAT(read_beside_base({{"variant/scenario.toml", "variant_of = \".\"\n"}}).english(),
              HasSubstr("scenario.toml:1: variant_of: the variants form a circle"));
}

TEST(Variant, NeedsATextToNameItsBase) {
  EXPECT_EQ(read_beside_base({{"variant/scenario.toml", "variant_of = 3\n"}}).english(),
            "scenario.toml:1: variant_of: 3 is not a text; name a folder that holds a "
            "scenario.toml, or a TOML file, as seen from this file's folder\n");
}

TEST(Variant, ASyntaxErrorBeneathIsTheOnlyError) {
  EXPECT_THAT(read_beside_base({{"depot/scenario.toml", "a = 1\nb = = 2\n"},
                                {"variant/scenario.toml", "variant_of = \"../depot\"\n"}})
                  .english(),
              HasSubstr("depot/scenario.toml:2: TOML syntax"));
}

TEST(Variant, AMisspeltKeyGetsItsHint) {
  EXPECT_THAT(read("varant_of = \"../depot\"\n").english(),
              HasSubstr("varant_of: unknown key; did you mean variant_of?"));
}

TEST(Variant, WorksFromTheFolderOfTheScenarioItself) {
  const Folder folder;
  for (const char* name : {"depot", "variant"})
    std::filesystem::create_directory(folder.path() / name);
  for (const auto& [name, bytes] : base) folder.write(name, bytes);
  folder.write("variant/scenario.toml", "variant_of = \"../depot\"\n");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path() / "variant");
  Reading reading;
  Diagnostics diagnostics;
  const auto depot = read_scenario<Depot>("scenario.toml", references, reading, diagnostics);
  std::filesystem::current_path(before);
  EXPECT_EQ(diagnostics.render(Language::english), "");
  EXPECT_EQ(depot.tanks.size(), 2);
  EXPECT_TRUE(reading.inputs.contains("depot/tanks.csv"));
}

}  // namespace
}  // namespace yuyan::reader::sample
