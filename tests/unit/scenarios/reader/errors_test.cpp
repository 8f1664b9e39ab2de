// One scenario for each kind of error, and exactly what a user is told, in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/scenarios/reader/sample.h"

namespace yuyan::reader::sample {
namespace {

const std::string head = "scenario = { name = \"x\" }\ntanks = \"tanks.csv\"\n";  // two lines
const std::string tanks = "id,diameter_m\nT01,20\n";

Files toml(const std::string& more) {
  return {{"scenario.toml", head + more}, {"tanks.csv", tanks}};
}
Files csv(const std::string& rows) { return {{"scenario.toml", head}, {"tanks.csv", rows}}; }
Files only(const std::string& whole) { return {{"scenario.toml", whole}, {"tanks.csv", tanks}}; }

struct Case {
  std::string name;
  Files files;
  std::string english;
  std::string chinese;
};

class OneError : public testing::TestWithParam<Case> {};

TEST_P(OneError, IsToldInBothLanguages) {
  const Outcome outcome = read(GetParam().files);
  EXPECT_EQ(outcome.english(), GetParam().english);
  EXPECT_EQ(outcome.chinese(), GetParam().chinese);
}

const Case cases[] = {
    {"UnknownTable", toml("[wether]\nspeed_m_s = 3\n"),
     "scenario.toml:3: [wether]: unknown table; did you mean [weather]?\n",
     "scenario.toml:3: [wether]: 未知的表; 是否为 [weather]?\n"},
    {"UnknownTableInATable", toml("[site.pump]\ndiesel = true\n"),
     "scenario.toml:3: [site.pump]: unknown table; did you mean [site.pumps]?\n",
     "scenario.toml:3: [site.pump]: 未知的表; 是否为 [site.pumps]?\n"},
    {"UnknownTableLikeNone", toml("[fireworks]\n"),
     "scenario.toml:3: [fireworks]: unknown table; allowed: [scenario], [site], [tanks], "
     "[weather]\n",
     "scenario.toml:3: [fireworks]: 未知的表; 允许: [scenario], [site], [tanks], [weather]\n"},
    {"UnknownKey", toml("[weather]\nsped_m_s = 3\n"),
     "scenario.toml:4: weather.sped_m_s: unknown key; did you mean speed_m_s?\n",
     "scenario.toml:4: weather.sped_m_s: 未知的键; 是否为 speed_m_s?\n"},
    {"UnknownKeyWithoutUnit", toml("[weather]\nspeed = 3\n"),
     "scenario.toml:4: weather.speed: unknown key; did you mean speed_m_s?\n",
     "scenario.toml:4: weather.speed: 未知的键; 是否为 speed_m_s?\n"},
    {"UnknownKeyLikeNone", toml("[weather]\nhumidity = 3\n"),
     "scenario.toml:4: weather.humidity: unknown key; allowed: speed_m_s, status, source\n",
     "scenario.toml:4: weather.humidity: 未知的键; 允许: speed_m_s, status, source\n"},
    {"UnknownColumn", csv("id,diametre_m\nT01,20\n"),
     "tanks.csv:1: diametre_m: unknown column; did you mean diameter_m?\n",
     "tanks.csv:1: diametre_m: 未知的列; 是否为 diameter_m?\n"},
    {"UnknownColumnLikeNone", csv("id,diameter_m,colour\nT01,20,red\n"),
     "tanks.csv:1: colour: unknown column; allowed: id, bund, diameter_m, roof, fill, manholes, "
     "insulated, nozzles_m, status, source\n",
     "tanks.csv:1: colour: 未知的列; 允许: id, bund, diameter_m, roof, fill, manholes, insulated, "
     "nozzles_m, status, source\n"},
    {"MissingTable", only("scenario = { name = \"x\" }\n"),
     "scenario.toml: [tanks]: missing: tanks\n", "scenario.toml: [tanks]: 缺失: 储罐\n"},
    {"MissingKey", only("tanks = \"tanks.csv\"\n[scenario]\ngrade = 1\n"),
     "scenario.toml:2: scenario.name: missing: short name\n",
     "scenario.toml:2: scenario.name: 缺失: 短名\n"},
    {"MissingColumn", csv("id,fill\nT01,0.5\nT02,0.6\n"),
     "tanks.csv:1: diameter_m: missing column: diameter (m)\n",
     "tanks.csv:1: diameter_m: 缺少列: 直径 (m)\n"},
    {"MissingCell", csv("id,diameter_m\nT01,\n"),
     "tanks.csv:2: tanks.T01.diameter_m: missing: diameter (m); allowed: 1 to 110 m\n",
     "tanks.csv:2: tanks.T01.diameter_m: 缺失: 直径 (m); 允许: 1 至 110 m\n"},
    {"EmptyText", only("scenario = { name = \"\" }\ntanks = \"tanks.csv\"\n"),
     "scenario.toml:1: scenario.name: is empty\n", "scenario.toml:1: scenario.name: 为空\n"},
    {"NotANumber", toml("[site]\npond_m3 = \"many\"\n"),
     "scenario.toml:4: site.pond_m3: \"many\" is not a number; allowed: at least 0 m3\n",
     "scenario.toml:4: site.pond_m3: \"many\" 不是数; 允许: 不小于 0 m3\n"},
    {"NotANumberInACell", csv("id,diameter_m\nT01,20 m\n"),
     "tanks.csv:2: tanks.T01.diameter_m: \"20 m\" is not a number; allowed: 1 to 110 m\n",
     "tanks.csv:2: tanks.T01.diameter_m: \"20 m\" 不是数; 允许: 1 至 110 m\n"},
    {"NotAWholeNumber", csv("id,diameter_m,manholes\nT01,20,1.5\n"),
     "tanks.csv:2: tanks.T01.manholes: \"1.5\" is not a whole number; allowed: 0 to 9\n",
     "tanks.csv:2: tanks.T01.manholes: \"1.5\" 不是整数; 允许: 0 至 9\n"},
    {"NotAFlag", csv("id,diameter_m,insulated\nT01,20,yes\n"),
     "tanks.csv:2: tanks.T01.insulated: \"yes\" is not true or false\n",
     "tanks.csv:2: tanks.T01.insulated: \"yes\" 不是 true 或 false\n"},
    {"NotAText", only("scenario = { name = 7 }\ntanks = \"tanks.csv\"\n"),
     "scenario.toml:1: scenario.name: 7 is not a text\n",
     "scenario.toml:1: scenario.name: 7 不是文本\n"},
    {"NotAListOfNumbers", toml("[site]\nhours = [8, \"late\"]\n"),
     "scenario.toml:4: site.hours[2]: \"late\" is not a number; allowed: 0 to 24 h\n",
     "scenario.toml:4: site.hours[2]: \"late\" 不是数; 允许: 0 至 24 h\n"},
    {"NotAListOfTexts", toml("[site]\ngates = \"north\"\n"),
     "scenario.toml:4: site.gates: \"north\" is not a list of texts; write [\"one\", \"two\"]\n",
     "scenario.toml:4: site.gates: \"north\" 不是文本列表; 请写 [\"one\", \"two\"]\n"},
    {"NotATable", toml("weather = 1979-05-27\n"),
     "scenario.toml:3: [weather]: a date or time is not a table\n",
     "scenario.toml:3: [weather]: 此处是日期或时间, 不是表\n"},
    {"NotRows", toml("[site]\nbunds = { id = \"B1\" }\n"),
     "scenario.toml:4: [site.bunds]: a table is not a list of rows; write one [[table]] a row, or "
     "name a CSV file: \"table.csv\"\n",
     "scenario.toml:4: [site.bunds]: 此处是表, 不是行的列表; 请每行写一个 [[表]], 或给出 CSV "
     "文件名: \"table.csv\"\n"},
    {"NotARow", toml("[site]\nbunds = [1]\n"), "scenario.toml:4: site.bunds[1]: 1 is not a table\n",
     "scenario.toml:4: site.bunds[1]: 1 不是表\n"},
    {"NotAQuantity", toml("[site.pumps]\nstart_s = true\n"),
     "scenario.toml:4: site.pumps.start_s: true is not a number or a distribution; allowed: at "
     "least 0 s; write 30 or { lognormal = { median = 30, sigma = 0.5 } }\n",
     "scenario.toml:4: site.pumps.start_s: true 不是数或分布; 允许: 不小于 0 s; 请写 30 或 { "
     "lognormal = { median = 30, sigma = 0.5 } }\n"},
    {"NotAQuantityInACell", csv("id,diameter_m,fill\nT01,20,normal(mean=0.5\n"),
     "tanks.csv:2: tanks.T01.fill: \"normal(mean=0.5\" is not a number or a distribution; allowed: "
     "above 0 and at most 1; write 30 or lognormal(median=30; sigma=0.5)\n",
     "tanks.csv:2: tanks.T01.fill: \"normal(mean=0.5\" 不是数或分布; 允许: 大于 0 且不大于 1; 请写 "
     "30 或 lognormal(median=30; sigma=0.5)\n"},
    {"OutOfRange", csv("id,diameter_m\nT01,1000\n"),
     "tanks.csv:2: tanks.T01.diameter_m: 1000 m is out of range; allowed: 1 to 110 m\n",
     "tanks.csv:2: tanks.T01.diameter_m: 1000 m 超出范围; 允许: 1 至 110 m\n"},
    {"OutOfHalfOpenRange", csv("id,diameter_m,fill\nT01,20,0\n"),
     "tanks.csv:2: tanks.T01.fill: 0 is out of range; allowed: above 0 and at most 1\n",
     "tanks.csv:2: tanks.T01.fill: 0 超出范围; 允许: 大于 0 且不大于 1\n"},
    {"OutOfTheType", only("scenario = { name = \"x\", grade = 256 }\ntanks = \"tanks.csv\"\n"),
     "scenario.toml:1: scenario.grade: 256 is out of range; allowed: 0 to 255\n",
     "scenario.toml:1: scenario.grade: 256 超出范围; 允许: 0 至 255\n"},
    {"NotFinite", toml("[site]\npond_m3 = nan\n"),
     "scenario.toml:4: site.pond_m3: nan is not a finite number; allowed: at least 0 m3\n",
     "scenario.toml:4: site.pond_m3: nan 不是有限数; 允许: 不小于 0 m3\n"},
    {"OutOfRangeInAList", toml("[site]\nhours = [8, 25]\n"),
     "scenario.toml:4: site.hours[2]: 25 h is out of range; allowed: 0 to 24 h\n",
     "scenario.toml:4: site.hours[2]: 25 h 超出范围; 允许: 0 至 24 h\n"},
    {"BeyondItsSource", toml("[[site.bunds]]\nid = \"B1\"\nwall_height_m = 4\n"),
     "scenario.toml:5: warning: site.bunds.B1.wall_height_m: 4 m lies beyond what its source "
     "covers (0.5 to 3.2 m)\n",
     "scenario.toml:5: 警告: site.bunds.B1.wall_height_m: 4 m 超出其来源的适用范围 (0.5 至 3.2 "
     "m)\n"},
    {"NotAChoice", csv("id,diameter_m,roof\nT01,20,internal-floating\n"),
     "tanks.csv:2: tanks.T01.roof: \"internal-floating\" is none of the choices; allowed: fixed, "
     "internal_floating, external_floating; did you mean internal_floating?\n",
     "tanks.csv:2: tanks.T01.roof: \"internal-floating\" 不在可选值之中; 允许: fixed, "
     "internal_floating, external_floating; 是否为 internal_floating?\n"},
    {"DistributionLeavesTheRange",
     toml("[site.pumps]\nstart_s = { normal = { mean = 3, sd = 1 } }\n"),
     "scenario.toml:4: site.pumps.start_s: the distribution runs from -infinity to infinity s and "
     "leaves the range; allowed: at least 0 s; truncate it: { normal = { mean = 3, sd = 1 }, low = "
     "0 }\n",
     "scenario.toml:4: site.pumps.start_s: 分布的取值从 负无穷 至 无穷 s, 超出范围; 允许: 不小于 0 "
     "s; 请截断: { normal = { mean = 3, sd = 1 }, low = 0 }\n"},
    {"DistributionInACellLeavesTheRange",
     csv("id,diameter_m,fill\nT01,20,lognormal(median=0.6; sigma=0.2)\n"),
     "tanks.csv:2: tanks.T01.fill: the distribution runs from 0 to infinity and leaves the range; "
     "allowed: above 0 and at most 1; truncate it: lognormal(median=0.6; sigma=0.2) high=1\n",
     "tanks.csv:2: tanks.T01.fill: 分布的取值从 0 至 无穷, 超出范围; 允许: 大于 0 且不大于 1; "
     "请截断: lognormal(median=0.6; sigma=0.2) high=1\n"},
    {"DistributionOutsideTheRange", csv("id,diameter_m,fill\nT01,20,uniform(low=3; high=4)\n"),
     "tanks.csv:2: tanks.T01.fill: the distribution runs from 3 to 4 and leaves the range; "
     "allowed: above 0 and at most 1\n",
     "tanks.csv:2: tanks.T01.fill: 分布的取值从 3 至 4, 超出范围; 允许: 大于 0 且不大于 1\n"},
    {"UnknownDistribution",
     toml("[site.pumps]\nstart_s = { lognorml = { median = 3, sigma = 1 } }\n"),
     "scenario.toml:4: site.pumps.start_s: \"lognorml\" is no distribution; did you mean "
     "lognormal?\n",
     "scenario.toml:4: site.pumps.start_s: 没有名为 \"lognorml\" 的分布; 是否为 lognormal?\n"},
    {"NoDistribution", toml("[site.pumps]\nstart_s = { low = 3 }\n"),
     "scenario.toml:4: site.pumps.start_s: names no distribution; allowed: constant, uniform, "
     "triangular, normal, lognormal, exponential, gamma, weibull, beta, discrete, empirical\n",
     "scenario.toml:4: site.pumps.start_s: 没有给出分布; 允许: constant, uniform, triangular, "
     "normal, lognormal, exponential, gamma, weibull, beta, discrete, empirical\n"},
    {"TwoDistributions",
     toml(
         "[site.pumps]\nstart_s = { normal = { mean = 3, sd = 1 }, exponential = { mean = 3 } }\n"),
     "scenario.toml:4: site.pumps.start_s: names two distributions, exponential and normal\n",
     "scenario.toml:4: site.pumps.start_s: 给出了两个分布: exponential 与 normal\n"},
    {"DistributionWithoutParameters", toml("[site.pumps]\nstart_s = { exponential = 3 }\n"),
     "scenario.toml:4: site.pumps.start_s.exponential: 3 is not a table; write { exponential = { "
     "mean = 1 } }\n",
     "scenario.toml:4: site.pumps.start_s.exponential: 3 不是表; 请写 { exponential = { mean = 1 } "
     "}\n"},
    {"DistributionLacksAParameter",
     toml("[site.pumps]\nstart_s = { lognormal = { mean = 3, sigma = 1 } }\n"),
     "scenario.toml:4: site.pumps.start_s.lognormal.median: missing: median\n"
     "scenario.toml:4: site.pumps.start_s.lognormal.mean: unknown key; allowed: median, sigma\n",
     "scenario.toml:4: site.pumps.start_s.lognormal.median: 缺失: median\n"
     "scenario.toml:4: site.pumps.start_s.lognormal.mean: 未知的键; 允许: median, sigma\n"},
    {"DistributionWithAWrongParameter",
     toml("[site.pumps]\nstart_s = { gamma = { shape = \"flat\", scale = [1] } }\n"),
     "scenario.toml:4: site.pumps.start_s.gamma.shape: \"flat\" is not a number\n"
     "scenario.toml:4: site.pumps.start_s.gamma.scale: a list is not a number\n",
     "scenario.toml:4: site.pumps.start_s.gamma.shape: \"flat\" 不是数\n"
     "scenario.toml:4: site.pumps.start_s.gamma.scale: 此处是列表, 不是数\n"},
    {"DistributionThatIsNone",
     toml("[site.pumps]\nstart_s = { lognormal = { median = -3, sigma = 0 } }\n"),
     "scenario.toml:4: site.pumps.start_s.lognormal: median must be a positive number, not -3\n"
     "scenario.toml:4: site.pumps.start_s.lognormal: sigma must be a positive number, not 0\n",
     "scenario.toml:4: site.pumps.start_s.lognormal: 分布参数有误: median must be a positive "
     "number, not -3\n"
     "scenario.toml:4: site.pumps.start_s.lognormal: 分布参数有误: sigma must be a positive "
     "number, not 0\n"},
    {"UnknownKeyBesideAValue", toml("[site]\npond_m3 = { value = 3, unit = \"m3\" }\n"),
     "scenario.toml:4: site.pond_m3.unit: unknown key; allowed: value, status, source\n",
     "scenario.toml:4: site.pond_m3.unit: 未知的键; 允许: value, status, source\n"},
    {"UnknownStatus", toml("[site]\nstatus = \"verifed\"\nsource = \"x\"\n"),
     "scenario.toml:4: site.status: \"verifed\" is none of the choices; allowed: verified, "
     "derived, assumed, unverified; did you mean verified?\n",
     "scenario.toml:4: site.status: \"verifed\" 不在可选值之中; 允许: verified, derived, assumed, "
     "unverified; 是否为 verified?\n"},
    {"StatusWithoutSource", toml("[site]\npond_m3 = { value = 3, status = \"verified\" }\n"),
     "scenario.toml:4: site.pond_m3.status: the status is verified but no source is named; name it "
     "as source = \"...\", or write status = \"assumed\"\n",
     "scenario.toml:4: site.pond_m3.status: 状态为 verified, 但未注明来源; 请写明 source = "
     "\"...\", 或改为 status = \"assumed\"\n"},
    {"DuplicateId", csv("id,diameter_m\nT01,20\nT02,20\nT01,30\n"),
     "tanks.csv:4: tanks.T01: the id \"T01\" is already used at tanks.csv:2\n",
     "tanks.csv:4: tanks.T01: 编号 \"T01\" 已用于 tanks.csv:2\n"},
    {"DanglingReference",
     {{"scenario.toml", head + "[[site.bunds]]\nid = \"B1\"\n[[site.bunds]]\nid = \"B2\"\n"},
      {"tanks.csv", "id,diameter_m,bund\nT01,20,B9\n"}},
     "tanks.csv:2: tanks.T01.bund: there is no \"B9\" in site.bunds; allowed: B1, B2; did you mean "
     "B1 or B2?\n",
     "tanks.csv:2: tanks.T01.bund: site.bunds 中没有 \"B9\"; 允许: B1, B2; 是否为 B1 或 B2?\n"},
    {"NoSuchFile", only("scenario = { name = \"x\" }\ntanks = \"tank.csv\"\n"),
     "scenario.toml:2: tanks: cannot read the file \"tank.csv\"; did you mean tanks.csv?\n",
     "scenario.toml:2: tanks: 无法读取文件 \"tank.csv\"; 是否为 tanks.csv?\n"},
    {"FileInAnotherFolder", only("scenario = { name = \"x\" }\ntanks = \"../tanks.csv\"\n"),
     "scenario.toml:2: tanks: \"../tanks.csv\" does not lie beside the scenario file; put the file "
     "there and give its bare name\n",
     "scenario.toml:2: tanks: \"../tanks.csv\" 不在情景文件所在目录; "
     "请将文件放在该目录并只写文件名\n"},
    {"UnknownEncoding",
     only("scenario = { name = \"x\" }\ntanks = { table = \"tanks.csv\", encoding = \"gbk\" }\n"),
     "scenario.toml:2: tanks.encoding: \"gbk\" is none of the choices; allowed: utf-8, gb18030\n",
     "scenario.toml:2: tanks.encoding: \"gbk\" 不在可选值之中; 允许: utf-8, gb18030\n"},
    {"TomlSyntax", only("scenario = { name = \"x\" }\ntanks = \n"),
     "scenario.toml:2: TOML syntax: Error while parsing key-value pair: expected value, saw "
     "'\\n'\n",
     "scenario.toml:2: TOML 语法错误: Error while parsing key-value pair: expected value, saw "
     "'\\n'\n"},
    {"TomlStrayCharacter", only("scenario = { name = \"x\" }\n[&\n"),
     "scenario.toml:2: TOML syntax: a character that may not stand here\n",
     "scenario.toml:2: TOML 语法错误: 此处有不允许的字符\n"},
    {"DuplicateKey", toml("[site]\npond_m3 = 3\npond_m3 = 4\n"),
     "scenario.toml:5: TOML syntax: Error while parsing key-value pair: cannot redefine existing "
     "integer 'pond_m3'\n",
     "scenario.toml:5: TOML 语法错误: Error while parsing key-value pair: cannot redefine existing "
     "integer 'pond_m3'\n"},
    {"NestedTooDeep", toml("[site]\nhours = " + std::string(70, '[') + std::string(70, ']') + "\n"),
     "scenario.toml:4: is nested more than 64 levels deep\n"
     "scenario.toml:4: site.hours[1]: a list is not a number; allowed: 0 to 24 h\n",
     "scenario.toml:4: 嵌套超过 64 层\n"
     "scenario.toml:4: site.hours[1]: 此处是列表, 不是数; 允许: 0 至 24 h\n"},
    {"CsvIsNotUtf8", csv("id,diameter_m\nT01,20\n\xb9\xde,20\n"),
     "tanks.csv:3: the text is not UTF-8; save it as UTF-8, or say { table = \"...\", encoding = "
     "\"gb18030\" }\n",
     "tanks.csv:3: 文本不是 UTF-8 编码; 请存为 UTF-8, 或注明 { table = \"...\", encoding = "
     "\"gb18030\" }\n"},
    {"CsvWithoutHeader", csv("# nothing\n\n"), "tanks.csv: the file has no header line\n",
     "tanks.csv: 文件没有表头\n"},
    {"CsvColumnWithoutName", csv("id,,diameter_m\nT01,,20\n"),
     "tanks.csv:1: column 2 has no name\n", "tanks.csv:1: 第 2 列没有列名\n"},
    {"CsvColumnTwice", csv("id,diameter_m,id\nT01,20,T02\n"),
     "tanks.csv:1: id: the column stands twice\n", "tanks.csv:1: id: 列名重复\n"},
    {"CsvRowTooShort", csv("id,diameter_m\nT01\nT02,20\n"),
     "tanks.csv:2: the number of cells is 1, in the header 2\n",
     "tanks.csv:2: 该行有 1 个单元格, 表头有 2 个\n"},
    {"CsvStrayQuote", csv("id,diameter_m\nT\"01\",20\n"),
     "tanks.csv:2: a quote stands within a cell that is not quoted; put the whole cell in quotes "
     "and double the quotes in it\n",
     "tanks.csv:2: 未加引号的单元格中出现引号; 请将整个单元格加引号, 其中的引号写两遍\n"},
    {"CsvTextAfterQuote", csv("id,diameter_m\n\"T01\"a,20\n"),
     "tanks.csv:2: text follows the closing quote of a cell; put the whole cell in quotes and "
     "double the quotes in it\n",
     "tanks.csv:2: 单元格的右引号之后还有文字; 请将整个单元格加引号, 其中的引号写两遍\n"},
    {"CsvOpenQuote", csv("id,diameter_m\n\"T01,20\nT02,30\n"),
     "tanks.csv:2: a quote is opened and never closed\n", "tanks.csv:2: 引号没有闭合\n"},
    {"NoRows", csv("id,diameter_m\n"),
     "scenario.toml:2: [tanks]: has no rows; at least one is needed\n",
     "scenario.toml:2: [tanks]: 没有任何行; 至少需要一行\n"},
};

INSTANTIATE_TEST_SUITE_P(Reader, OneError, testing::ValuesIn(cases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace yuyan::reader::sample
