#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "models/inspection/inspection.h"
#include "scenarios/reader/reader.h"
#include "scenarios/reader/schema.h"

namespace yuyan::inspection {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(InspectionTables, HaveNoFlaws) { EXPECT_THAT(reader::flaws<Inspection>(), IsEmpty()); }

struct Register {
  std::vector<Enterprise> enterprises;
  static constexpr auto fields() {
    return std::tuple{field("enterprises", &Register::enterprises,
                            {.meaning = "register", .meaning_zh = "名册", .required = true})};
  }
};

class RegisterFile : public testing::Test {
 public:
  RegisterFile() {
    folder_ =
        std::filesystem::temp_directory_path() / ("yuyan_register_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~RegisterFile() override { std::filesystem::remove_all(folder_); }

 protected:
  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(folder_ / file, std::ios::binary) << bytes;
  }
  std::string read(const std::string& toml, const std::string& csv) {
    write("scenario.toml", toml);
    write("register.csv", csv);
    reader::Diagnostics diagnostics;
    reader::Reading reading;
    register_ = reader::read_scenario<Register>(folder_, {}, reading, diagnostics);
    return diagnostics.render(reader::Language::english);
  }

  std::filesystem::path folder_;
  Register register_;
};

TEST_F(RegisterFile, IsReadInUtf8) {
  EXPECT_EQ(read("enterprises = \"register.csv\"\n",
                 "id,name_zh,county,sector,employees,integrity_grade,longitude_deg\n"
                 "E1,宽城铁矿,kuancheng,mine,120,C,118.5\nE2,,kuancheng,mine,,,\n"),
            "");
  ASSERT_EQ(register_.enterprises.size(), 2U);
  EXPECT_EQ(register_.enterprises[0].name_zh, "宽城铁矿");
  EXPECT_EQ(register_.enterprises[0].employees, 120);
  EXPECT_EQ(register_.enterprises[0].integrity_grade, IntegrityGrade::c);
  EXPECT_EQ(register_.enterprises[0].longitude_deg, 118.5);
  EXPECT_FALSE(register_.enterprises[1].longitude_deg.has_value());
}

TEST_F(RegisterFile, IsReadInGb18030) {
  const std::string iron_mine = "\xCC\xFA\xBF\xF3";  // 铁矿
  EXPECT_EQ(read("enterprises = { table = \"register.csv\", encoding = \"gb18030\" }\n",
                 "id,name_zh,county,sector\nE1," + iron_mine + ",a,mine\n"),
            "");
  EXPECT_EQ(register_.enterprises[0].name_zh, "铁矿");
}

TEST_F(RegisterFile, SaysRowAndColumnOfEveryError) {
  const std::string said = read("enterprises = \"register.csv\"\n",
                                "id,county,sector,employees,integrity_grade,contractor_share\n"
                                "E1,a,mine,many,B,0.2\n"
                                "E2,a,mine,5,E,0.2\n"
                                "E3,,mine,5,B,1.2\n"
                                "E1,a,mine,5,B,0.2\n");
  EXPECT_THAT(said, HasSubstr("register.csv:2: enterprises.E1.employees"));
  EXPECT_THAT(said, HasSubstr("register.csv:3: enterprises.E2.integrity_grade"));
  EXPECT_THAT(said, HasSubstr("register.csv:4: enterprises.E3.county"));
  EXPECT_THAT(said, HasSubstr("register.csv:4: enterprises.E3.contractor_share"));
  EXPECT_THAT(said, HasSubstr("register.csv:5: enterprises"));
}

}  // namespace
}  // namespace yuyan::inspection
