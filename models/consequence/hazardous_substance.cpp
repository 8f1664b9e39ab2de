#include "models/consequence/hazardous_substance.h"

namespace yuyan::consequence {
namespace {

constexpr Status by_cas = Status::derived;        // by CAS in a third party's copy of the standard
constexpr Status by_memory = Status::unverified;  // name or number garbled there, recollected
constexpr Status read = Status::verified;         // classes, read

// name, name_zh, CAS, alias, Q 2018, Q 2009, beta 2018, beta 2009, status of 2018.
// Everything of 2009 is recollected. beta of 2009: Order 40, table of gases, else explosives 2,
// flammable gases 1.5, other toxic gases 2, others 1.
// clang-format off
constexpr HazardousSubstance table[] = {
    {"ammonia", "氨", "7664-41-7", "液氨", 10, 10, 2, 2, by_cas},
    {"oxygen_difluoride", "二氟化氧", "7783-41-7", "", 1, 1, 4, 4, by_cas},
    {"nitrogen_dioxide", "二氧化氮", "10102-44-0", "no2", 1, 1, 10, 10, by_cas},
    {"sulfur_dioxide", "二氧化硫", "7446-09-5", "sulphur_dioxide", 20, 20, 2, 2, by_cas},
    {"fluorine", "氟", "7782-41-4", "", 1, 1, 4, 4, by_cas},
    {"phosgene", "碳酰氯", "75-44-5", "光气", 0.3, 0.3, 20, 20, by_cas},
    {"ethylene_oxide", "环氧乙烷", "75-21-8", "", 10, 10, 2, 2, by_cas},
    {"formaldehyde", "甲醛", "50-00-0", "", 5, 5, 2, 2, by_cas},
    {"phosphine", "磷化氢", "7803-51-2", "", 1, 1, 20, 20, by_cas},
    {"hydrogen_sulfide", "硫化氢", "7783-06-4", "hydrogen_sulphide", 5, 5, 5, 5, by_cas},
    {"hydrogen_chloride", "氯化氢", "7647-01-0", "", 20, 20, 3, 3, by_cas},
    {"chlorine", "氯", "7782-50-5", "液氯", 5, 5, 4, 4, by_cas},
    {"coal_gas", "煤气", "", "carbon_monoxide", 20, 20, 2, 2, by_cas},
    {"arsine", "砷化氢", "7784-42-1", "", 1, 12, 4, 4, by_cas},
    {"stibine", "锑化氢", "7803-52-3", "", 1, 1, 4, 4, by_cas},
    {"hydrogen_selenide", "硒化氢", "7783-07-5", "", 1, 1, 4, 4, by_cas},
    {"methyl_bromide", "溴甲烷", "74-83-9", "", 10, 10, 3, 3, by_cas},
    {"acetone_cyanohydrin", "丙酮氰醇", "75-86-5", "", 20, 20, 1, 1, by_cas},
    {"acrolein", "丙烯醛", "107-02-8", "", 20, 20, 1, 1, by_cas},
    {"hydrogen_fluoride", "氟化氢", "7664-39-3", "", 1, 1, 5, 5, by_cas},
    {"epichlorohydrin", "环氧氯丙烷", "106-89-8", "", 20, 20, 1, 1, by_cas},
    {"epibromohydrin", "环氧溴丙烷", "3132-64-7", "", 20, 20, 1, 1, by_cas},
    {"toluene_diisocyanate", "甲苯二异氰酸酯", "26471-62-5", "tdi", 100, 100, 1, 1, by_cas},
    {"sulfur_monochloride", "一氯化硫", "10025-67-9", "", 1, 1, 1, 1, by_cas},
    {"hydrogen_cyanide", "氰化氢", "74-90-8", "", 1, 1, 10, 10, by_cas},
    {"sulfur_trioxide", "三氧化硫", "7446-11-9", "", 75, 75, 1, 1, by_cas},
    {"allylamine", "烯丙胺", "107-11-9", "", 20, 20, 1, 1, by_cas},
    {"bromine", "溴", "7726-95-6", "", 20, 20, 1, 1, by_cas},
    {"ethyleneimine", "乙撑亚胺", "151-56-4", "", 20, 20, 1, 1, by_cas},
    {"methyl_isocyanate", "异氰酸甲酯", "624-83-9", "mic", 0.75, 0.75, 20, 20, by_cas},
    {"barium_azide", "叠氮化钡", "18810-58-7", "", 0.5, 0.5, 2, 2, by_memory},
    {"lead_azide", "叠氮化铅", "13424-46-9", "", 0.5, 0.5, 2, 2, by_cas},
    {"mercury_fulminate", "雷汞", "628-86-4", "", 0.5, 0.5, 2, 2, by_cas},
    {"trinitroanisole", "三硝基苯甲醚", "28653-16-9", "", 5, 5, 2, 2, by_cas},
    {"tnt", "2,4,6-三硝基甲苯", "118-96-7", "trinitrotoluene", 5, 5, 2, 2, by_cas},
    {"nitroglycerin", "硝化甘油", "55-63-0", "", 1, 1, 2, 2, by_cas},
    {"nitrocellulose_dry", "硝化纤维素(干)", "", "", 1, 10, 2, 2, by_cas},
    {"nitrocellulose_alcohol", "硝化纤维素(含乙醇)", "9004-70-0", "nitrocellulose", 10, 10, 1, 2, by_cas},
    {"nitrocellulose_wet", "硝化纤维素(含水)", "", "", 50, 10, 1, 2, by_cas},
    {"ammonium_nitrate_combustible", "硝酸铵(含可燃物>0.2%)", "", "", 5, 5, 2, 2, by_cas},
    {"ammonium_nitrate", "硝酸铵", "6484-52-2", "", 50, 300, 1, 1, by_cas},
    {"ammonium_nitrate_fertiliser", "硝酸铵肥料", "", "ammonium_nitrate_fertilizer", 200, 1000, 1, 1, by_cas},
    {"potassium_nitrate", "硝酸钾", "7757-79-1", "", 1000, 0, 1, 1, by_cas},
    {"butadiene", "1,3-丁二烯", "106-99-0", "", 5, 5, 1.5, 1.5, by_cas},
    {"dimethyl_ether", "二甲醚", "115-10-6", "", 50, 50, 1.5, 1.5, by_cas},
    {"methane", "甲烷", "74-82-8", "天然气", 50, 50, 1.5, 1.5, by_cas},
    {"natural_gas", "天然气", "8006-14-2", "lng", 50, 50, 1.5, 1.5, by_cas},
    {"vinyl_chloride", "氯乙烯", "75-01-4", "", 50, 50, 1.5, 1.5, by_cas},
    {"hydrogen", "氢", "1333-74-0", "氢气", 5, 5, 1.5, 1.5, by_cas},
    {"lpg", "液化石油气", "68476-85-7", "liquefied_petroleum_gas", 50, 50, 1.5, 1.5, by_cas},
    {"propane", "丙烷", "74-98-6", "", 50, 50, 1.5, 1.5, by_cas},
    {"butane", "丁烷", "106-97-8", "", 50, 50, 1.5, 1.5, by_cas},
    {"methylamine", "一甲胺", "74-89-5", "", 5, 5, 1.5, 1.5, by_cas},
    {"acetylene", "乙炔", "74-86-2", "", 1, 1, 1.5, 1.5, by_cas},
    {"ethylene", "乙烯", "74-85-1", "", 50, 50, 1.5, 1.5, by_cas},
    {"oxygen", "氧", "7782-44-7", "liquid_oxygen", 200, 200, 1, 1, by_cas},
    {"benzene", "苯", "71-43-2", "", 50, 50, 1, 1, by_cas},
    {"styrene", "苯乙烯", "100-42-5", "", 500, 500, 1, 1, by_cas},
    {"acetone", "丙酮", "67-64-1", "", 500, 500, 1, 1, by_cas},
    {"acrylonitrile", "丙烯腈", "107-13-1", "", 50, 50, 1, 1, by_cas},
    {"carbon_disulfide", "二硫化碳", "75-15-0", "carbon_disulphide", 50, 50, 1, 1, by_cas},
    {"cyclohexane", "环己烷", "110-82-7", "", 500, 500, 1, 1, by_cas},
    {"propylene_oxide", "环氧丙烷", "75-56-9", "", 10, 10, 1.5, 1, by_cas},
    {"toluene", "甲苯", "108-88-3", "", 500, 500, 1, 1, by_cas},
    {"methanol", "甲醇", "67-56-1", "", 500, 500, 1, 1, by_cas},
    {"gasoline", "汽油", "86290-81-5", "petrol", 200, 200, 1, 1, by_cas},
    {"ethanol", "乙醇", "64-17-5", "", 500, 500, 1, 1, by_cas},
    {"diethyl_ether", "乙醚", "60-29-7", "", 10, 10, 1.5, 1, by_cas},
    {"ethyl_acetate", "乙酸乙酯", "141-78-6", "", 500, 500, 1, 1, by_cas},
    {"hexane", "正己烷", "110-54-3", "", 500, 500, 1, 1, by_cas},
    {"peracetic_acid", "过乙酸", "79-21-0", "", 10, 10, 1, 1, by_cas},
    {"methyl_ethyl_ketone_peroxide", "过氧化甲乙酮", "1338-23-4", "", 10, 10, 1, 1, by_cas},
    {"white_phosphorus", "白磷", "12185-10-3", "黄磷", 50, 50, 1, 1, by_cas},
    {"aluminium_alkyls", "烷基铝", "", "", 1, 1, 1, 1, by_cas},
    {"pentaborane", "戊硼烷", "19624-22-7", "", 1, 1, 1, 1, by_cas},
    {"potassium_peroxide", "过氧化钾", "17014-71-0", "", 20, 20, 1, 1, by_cas},
    {"sodium_peroxide", "过氧化钠", "1313-60-6", "", 20, 20, 1, 1, by_cas},
    {"potassium_chlorate", "氯酸钾", "3811-04-9", "", 100, 100, 1, 1, by_cas},
    {"sodium_chlorate", "氯酸钠", "7775-09-9", "", 100, 100, 1, 1, by_cas},
    {"fuming_nitric_acid", "发烟硝酸", "52583-42-3", "", 20, 20, 1, 1, by_cas},
    {"nitric_acid", "硝酸", "7697-37-2", "", 100, 100, 1, 1, by_cas},
    {"guanidine_nitrate", "硝酸胍", "506-93-4", "", 50, 0, 1, 1, by_cas},
    {"calcium_carbide", "碳化钙", "75-20-7", "carbide", 100, 100, 1, 1, by_cas},
    {"potassium", "钾", "7440-09-7", "", 1, 1, 1, 1, by_cas},
    {"sodium", "钠", "7440-23-5", "", 10, 10, 1, 1, by_cas},
    // Classes of 2018 for what the list does not name.
    {"J1", "急性毒性 类别1 气体", "", "", 5, 0, 4, 1, read},
    {"J2", "急性毒性 类别1 固体、液体", "", "", 50, 0, 1, 1, read},
    {"J3", "急性毒性 类别2、3 气体", "", "", 50, 0, 2, 1, read},
    {"J4", "急性毒性 类别2、3 吸入 液体(沸点≤35℃)", "", "", 50, 0, 2, 1, read},
    {"J5", "急性毒性 类别2 液体、固体", "", "", 500, 0, 1, 1, read},
    {"W1.1", "不稳定爆炸物、1.1项", "", "", 1, 0, 2, 1, read},
    {"W1.2", "1.2、1.3、1.5、1.6项爆炸物", "", "", 10, 0, 2, 1, read},
    {"W1.3", "1.4项爆炸物", "", "", 50, 0, 2, 1, read},
    {"W2", "易燃气体", "", "", 10, 0, 1.5, 1, read},
    {"W3", "气溶胶", "", "", 150, 0, 1, 1, read},
    {"W4", "氧化性气体", "", "", 50, 0, 1, 1, read},
    {"W5.1", "易燃液体 类别1,或高于沸点的类别2、3", "", "", 10, 0, 1.5, 1, read},
    {"W5.2", "易燃液体 有引发爆炸的工艺条件", "", "", 50, 0, 1, 1, read},
    {"W5.3", "其他易燃液体 类别2", "", "", 1000, 0, 1, 1, read},
    {"W5.4", "其他易燃液体 类别3", "", "diesel", 5000, 5000, 1, 1, read},
    {"W6.1", "A、B型自反应物质", "", "", 10, 0, 1.5, 1, read},
    {"W6.2", "C、D、E型自反应物质", "", "", 50, 0, 1, 1, read},
    {"W7.1", "A、B型有机过氧化物", "", "", 10, 0, 1.5, 1, read},
    {"W7.2", "C至F型有机过氧化物", "", "", 50, 0, 1, 1, read},
    {"W8", "自燃液体、自燃固体", "", "", 50, 0, 1, 1, read},
    {"W9.1", "氧化性固体、液体 类别1", "", "", 50, 0, 1, 1, read},
    {"W9.2", "氧化性固体、液体 类别2、3", "", "", 200, 0, 1, 1, read},
    {"W10", "易燃固体", "", "", 200, 0, 1, 1, read},
    {"W11", "遇水放出易燃气体的物质", "", "", 200, 0, 1, 1, read},
    // Classes of 2009.
    {"explosive_1_1a", "1.1A项爆炸品", "", "", 0, 1, 1, 2, by_memory},
    {"explosive_1_1", "其他1.1项爆炸品", "", "", 0, 10, 1, 2, by_memory},
    {"explosive_other", "其他爆炸品", "", "", 0, 50, 1, 2, by_memory},
    {"flammable_gas", "易燃气体", "", "", 0, 10, 1, 1.5, by_memory},
    {"oxidising_gas", "氧化性气体", "", "", 0, 200, 1, 1, by_memory},
    {"highly_toxic_gas", "剧毒气体", "", "", 0, 5, 1, 4, by_memory},
    {"toxic_gas", "有毒气体", "", "", 0, 50, 1, 2, by_memory},
    {"extremely_flammable_liquid", "极易燃液体", "", "", 0, 10, 1, 1, by_memory},
    {"highly_flammable_liquid", "高度易燃液体", "", "", 0, 1000, 1, 1, by_memory},
    {"flammable_liquid", "易燃液体", "", "", 0, 5000, 1, 1, by_memory},
};
// clang-format on

}  // namespace

std::span<const HazardousSubstance> hazardous_substances() { return table; }

const HazardousSubstance* find_hazardous_substance(std::string_view name) {
  if (name.empty()) return nullptr;
  for (const HazardousSubstance& one : table)
    if (one.name == name || one.name_zh == name || one.cas == name || one.alias == name)
      return &one;
  return nullptr;
}

}  // namespace yuyan::consequence
