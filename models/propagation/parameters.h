// The numbers of propagation that belong to no single asset.
#pragma once

#include <tuple>

#include "models/consequence/pool_fire.h"
#include "models/consequence/time_to_failure.h"
#include "models/consequence/transmissivity.h"
#include "models/parameters/field.h"

namespace yuyan::propagation {

struct PropagationParameters {
  consequence::LengthMethod length_method = consequence::LengthMethod::thomas_wind;
  consequence::TiltMethod tilt_method = consequence::TiltMethod::yellow_book;
  consequence::EmissiveMethod emissive_method = consequence::EmissiveMethod::mudan;
  consequence::TransmissivityMethod transmissivity_method =
      consequence::TransmissivityMethod::wayne;
  double radiant_fraction = 0.35;
  double soot_fraction = 0.8;
  double soot_emissive_w_m2 = 20e3;
  double emissive_factor = 1;
  consequence::FailureMethod failure_method = consequence::FailureMethod::correlation;
  double atmospheric_threshold_w_m2 = 15e3;
  double pressurised_threshold_w_m2 = 45e3;
  double contact_heat_flux_w_m2 = 45.5e3;
  double negligible_heat_flux_w_m2 = 50;
  double cooled_share = 0.4;
  double wall_absorptivity = 0.9;
  double evaporated_share = 0.5;
  double foam_steps = 10;
  double foam_cover_time_s = 600;
  double foam_critical_share = 0.5;
  double foam_burn_back_time_s = 900;
  double foam_drainage_time_s = 3600;
  double hot_metal_s = 1200;
  double reignition_cover = 0.5;
  double hot_zone_velocity_m_s = 0.6 / 3600;
  double rim_seal_width_m = 0.6;

  static constexpr auto fields() {
    using P = PropagationParameters;
    using parameters::field;
    using parameters::Status;
    return std::tuple{
        field("length_method", &P::length_method,
              {.meaning = "flame length; one method for all winds",
               .meaning_zh = "火焰长度方法",
               .source = "Yellow Book 6.6.3",
               .status = Status::verified}),
        field("tilt_method", &P::tilt_method,
              {.meaning = "tilt of the flame in the wind",
               .meaning_zh = "火焰倾角方法",
               .source = "Yellow Book 6.6.3",
               .status = Status::verified}),
        field("emissive_method", &P::emissive_method,
              {.meaning = "emissive power; the three methods differ by more than a factor of two",
               .meaning_zh = "火焰表面辐射强度方法",
               .source = "Yellow Book 6.6.3",
               .status = Status::verified}),
        field("transmissivity_method", &P::transmissivity_method,
              {.meaning = "transmissivity of the air",
               .meaning_zh = "大气透射率方法",
               .source = "Wayne 1991, read in HyRAM",
               .status = Status::verified}),
        field("radiant_fraction", &P::radiant_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "radiated share of the heat (heat_balance)",
               .source = "Yellow Book 6.6.3: 0.1 to 0.4",
               .status = Status::verified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("soot_fraction", &P::soot_fraction,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the flame hidden by soot (heat_balance)",
               .source = "Yellow Book 6.6.3, oil products",
               .status = Status::verified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("soot_emissive_w_m2", &P::soot_emissive_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 100e3},
               .meaning = "emissive power of soot (heat_balance)",
               .source = "Yellow Book 6.6.3",
               .status = Status::verified}),
        field("emissive_factor", &P::emissive_factor,
              {.unit = "1",
               .range = {.low = 0.1, .high = 10},
               .meaning = "scatter of the emissive power",
               .meaning_zh = "辐射强度不确定性系数",
               .status = Status::assumed,
               .drawn = parameters::Drawn::once_a_replication}),
        field("failure_method", &P::failure_method,
              {.meaning = "time to failure of vessels; pipework always takes the steel wall",
               .meaning_zh = "失效时间方法",
               .source = "a public copy citing Landucci 2009",
               .status = Status::verified}),
        field("atmospheric_threshold_w_m2", &P::atmospheric_threshold_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 100e3},
               .meaning = "heat flux below which atmospheric tanks and pipework take no damage",
               .meaning_zh = "常压储罐热辐射损伤阈值",
               .source = "Cozzani, Gubinelli, Salzano 2006",
               .status = Status::unverified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("pressurised_threshold_w_m2", &P::pressurised_threshold_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 100e3},
               .meaning = "heat flux below which a pressurised vessel takes no damage",
               .meaning_zh = "压力容器热辐射损伤阈值",
               .source = "Cozzani, Gubinelli, Salzano 2006 (45 to 50 kW/m2)",
               .status = Status::unverified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("contact_heat_flux_w_m2", &P::contact_heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {.low = 10e3, .high = 200e3},
               .meaning = "heat flux on what stands in the flame of a pool fire",
               .meaning_zh = "火焰直接接触的热流密度",
               .source = "API 521 pool fire at a cold wall, as in HydDown",
               .status = Status::verified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("negligible_heat_flux_w_m2", &P::negligible_heat_flux_w_m2,
              {.unit = "W/m2",
               .range = {.low = 0, .high = 1000},
               .meaning = "a fire that can give an asset no more than this is left out; the sun "
                          "gives about 1000",
               .status = Status::assumed}),
        field("cooled_share", &P::cooled_share,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "share of the heat that a full water film takes; 1: a wetted wall does "
                          "not heat at all",
               .meaning_zh = "水膜冷却效率",
               .source = "one published case, citing Landucci 2015",
               .status = Status::unverified,
               .drawn = parameters::Drawn::once_a_replication}),
        field("wall_absorptivity", &P::wall_absorptivity,
              {.unit = "1",
               .range = {.low = 0.1, .high = 1},
               .meaning = "share of the incident heat that the wall takes, for the water demand",
               .source = "NeqSim PfpDemandCalculator",
               .status = Status::verified}),
        field("evaporated_share", &P::evaporated_share,
              {.unit = "1",
               .range = {.low = 0.01, .high = 1},
               .meaning = "share of the cooling water that evaporates; the rest runs off",
               .meaning_zh = "冷却水蒸发份额",
               .source = "codes ask 3 to 12 times the water that would evaporate at 30 kW/m2",
               .status = Status::assumed,
               .drawn = parameters::Drawn::once_a_replication}),
        field("foam_steps", &P::foam_steps,
              {.unit = "1",
               .range = {.low = 1, .high = 1000},
               .meaning = "steps in which a fire weakens as foam covers it",
               .status = Status::assumed}),
        field("foam_cover_time_s", &P::foam_cover_time_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "time in which foam at the required rate covers the whole surface",
               .meaning_zh = "泡沫覆盖时间",
               .status = Status::assumed,
               .drawn = parameters::Drawn::for_each_event}),
        field("foam_critical_share", &P::foam_critical_share,
              {.unit = "1",
               .range = {.low = 0, .high = 1, .high_open = true},
               .meaning = "share of the required rate at which the fire eats foam as fast as it "
                          "comes",
               .status = Status::assumed,
               .drawn = parameters::Drawn::once_a_replication}),
        field("foam_burn_back_time_s", &P::foam_burn_back_time_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "time in which a fire burns back a full cover without supply",
               .meaning_zh = "复燃(回燃)时间",
               .status = Status::assumed,
               .drawn = parameters::Drawn::for_each_event}),
        field("foam_drainage_time_s", &P::foam_drainage_time_s,
              {.unit = "s",
               .range = parameters::positive,
               .meaning = "time in which a full cover drains from a surface that does not burn",
               .status = Status::assumed,
               .drawn = parameters::Drawn::for_each_event}),
        field("hot_metal_s", &P::hot_metal_s,
              {.unit = "s",
               .range = parameters::non_negative,
               .meaning = "time after extinction for which hot metal can light the vapour again",
               .meaning_zh = "热金属复燃期",
               .status = Status::assumed,
               .drawn = parameters::Drawn::for_each_event}),
        field("reignition_cover", &P::reignition_cover,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "foam cover below which hot metal lights the surface again",
               .status = Status::assumed}),
        field("hot_zone_velocity_m_s", &P::hot_zone_velocity_m_s,
              {.unit = "m/s",
               .range = {.low = 0, .high = 1e-3},
               .meaning = "speed at which the hot zone of a burning crude sinks",
               .meaning_zh = "热波下沉速度",
               .source = "recollected: 0.3 to 1.2 m/h",
               .status = Status::unverified,
               .drawn = parameters::Drawn::for_each_event}),
        field("rim_seal_width_m", &P::rim_seal_width_m,
              {.unit = "m",
               .range = {.low = 0.05, .high = 3},
               .meaning = "width of the burning ring of a rim-seal fire",
               .status = Status::assumed}),
    };
  }
};

}  // namespace yuyan::propagation
