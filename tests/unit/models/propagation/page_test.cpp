// The tables of docs/models/propagation.md are those of the code. With YUYAN_UPDATE set they are
// written anew.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "models/propagation/asset.h"
#include "models/propagation/parameters.h"

namespace yuyan::propagation {
namespace {

const std::string page_path = YUYAN_SOURCE_DIR "/docs/models/propagation.md";
constexpr std::string_view marker = "<!-- generated from the code -->\n";

std::string text_of(double value) { return fmt::format("{:g}", value); }
std::string text_of(const std::string& value) { return value; }
template <parameters::Choosable Enum>
std::string text_of(Enum value) {
  return std::string(parameters::name_of(value));
}

std::string bounds(const parameters::Range& range) {
  if (range.low == parameters::any_number.low) return "";
  return fmt::format("{}{:g}, {:g}{}", range.low_open ? '(' : '[', range.low, range.high,
                     range.high_open || range.high == parameters::any_number.high ? ')' : ']');
}

template <parameters::Described Struct>
std::string table(const std::string& title, bool with_source) {
  std::string text = fmt::format(
      "\n### {}\n\n| name | default | unit | range | meaning |{}\n|---|---|---|---|---|{}\n", title,
      with_source ? " source | status |" : "", with_source ? "---|---|" : "");
  const Struct defaults;
  parameters::for_each_field<Struct>([&](const auto& field) {
    text += fmt::format("| `{}` | {} | {} | {} | {} |", field.name,
                        field.about.required ? "required" : text_of(defaults.*field.member),
                        field.about.unit, bounds(field.about.range), field.about.meaning);
    if (with_source)
      text +=
          fmt::format(" {} | {} |", field.about.source, parameters::name_of(field.about.status));
    text += '\n';
  });
  return text;
}

TEST(Page, hasTheTablesOfTheCode) {
  std::stringstream file;
  file << std::ifstream(page_path).rdbuf();
  const std::string page = file.str();
  const auto at = page.find(marker);
  ASSERT_NE(at, std::string::npos);
  const std::string head = page.substr(0, at + marker.size());
  const std::string expected = head + table<PropagationParameters>("Parameters of the site", true) +
                               table<Asset>("Fields of an asset", false);
  if (std::getenv("YUYAN_UPDATE") != nullptr) std::ofstream(page_path) << expected;
  EXPECT_EQ(page, expected) << "run test_unit_models_propagation with YUYAN_UPDATE=1";
}

}  // namespace
}  // namespace yuyan::propagation
