#include "models/inspection/rates.h"

#include <algorithm>

#include "models/inspection/drawn.h"
#include "models/inspection/plan_calendar.h"

namespace yuyan::inspection {
namespace {

SectorRates rates_of(const Sector& given, const Common& common, chance::Source source) {
  const Sector sector = drawn(given, source, "sectors." + given.id);
  const auto number = [](const Quantity& quantity) { return number_in(quantity); };
  const double diligence = number(common.check_finds), skill = number(common.visit_finds),
               slowness = number(common.rectification);
  const auto share = [](double x) { return std::min(1.0, x); };
  const double accident_d = number(sector.accidents_a_hazard_year) / year_d;
  return {.hazards_d = number(sector.hazards_a_year) * number(common.hazards) / year_d,
          .background_d = number(sector.background_a_year) / year_d,
          .major_share = number(sector.major_share),
          .contractor_factor = number(sector.contractor_factor),
          .blind_share = number(sector.blind_share),
          .seen_by_checks = 1 / (1 - number(sector.blind_share)),
          .blind_taught = 0,
          .seen_taught = 1,
          .check_interval_d = year_d / sector.checks_a_year,
          .check_phase = sector.check_phase,
          .check_finds = share(number(sector.check_finds) * diligence),
          .lapse_d = 1 / (number(sector.lapse_years) * year_d),
          .report_d = number(sector.reports_a_year) / year_d,
          .visit_finds = share(number(sector.visit_finds) * skill),
          .visit_finds_major = share(number(sector.visit_finds_major) * skill),
          .rectification_d = {number(sector.rectification_d) * slowness,
                              number(sector.rectification_major_d) * slowness},
          .deadline_d = {sector.deadline_d, sector.deadline_major_d},
          .rectified_share = {number(sector.rectified_share), number(sector.rectified_major_share)},
          .accident_d = {accident_d, accident_d * number(sector.major_factor)},
          .falsely_closed = number(sector.falsely_closed),
          .stopped_share = number(sector.stopped_share),
          .fatal_share = number(sector.fatal_share),
          .deaths_tail = number(sector.deaths_tail),
          .response_level = number(sector.response_level),
          .injuries_fatal = number(sector.injuries_fatal),
          .injuries_other = number(sector.injuries_other),
          .death_yuan = sector.death_yuan,
          .prior_visits_d = sector.prior_visits_a_year / year_d};
}

}  // namespace

Rates rates_of(const Inspection& tables, chance::Source source) {
  const Common common = drawn(tables.common, source, "common");
  const Visiting visiting = drawn(tables.visiting, source, "visiting");
  const Effects effects = drawn(tables.effects, source, "effects");
  const Supervision supervision = drawn(tables.supervision, source, "supervision");
  Rates rates{.sectors = {},
              .expert_factor = number_in(visiting.expert_factor),
              .expert_major_factor = number_in(visiting.expert_major_factor),
              .unspecialised_factor = number_in(visiting.unspecialised_factor),
              .citation_general = number_in(visiting.citation_general),
              .citation_major = number_in(visiting.citation_major),
              .advice_followed = number_in(visiting.advice_followed),
              .deterrence_cited = number_in(effects.deterrence_cited),
              .deterrence_uncited = number_in(effects.deterrence_uncited),
              .deterrence_advice = number_in(effects.deterrence_advice),
              .deterrence_d = number_in(effects.deterrence_years) * year_d,
              .taught = number_in(effects.taught),
              .taught_d = number_in(effects.taught_years) * year_d,
              .own_accident = number_in(effects.own_accident),
              .lessons = number_in(effects.lessons),
              .lessons_d = number_in(effects.lessons_years) * year_d,
              .publicity = number_in(effects.publicity),
              .level_factor = {1, 1 - number_in(effects.level_1), 1 - number_in(effects.level_2),
                               1 - number_in(effects.level_3)},
              .extension_share = number_in(supervision.extension_share),
              .lever_effects = {},
              .passes = {}};
  for (const Sector& sector : tables.sectors) {
    SectorRates one = rates_of(sector, common, source);
    one.blind_taught = one.blind_share * (1 - rates.taught);
    one.seen_taught = 1 / (1 - one.blind_taught);
    rates.sectors.push_back(one);
  }
  for (const Lever& lever : tables.levers)
    rates.lever_effects.push_back(number_in(drawn(lever, source, "levers." + lever.id).effect));
  for (const Measure& measure : tables.measures)
    rates.passes.push_back(number_in(drawn(measure, source, "measures." + measure.id).passes));
  return rates;
}

void apply(LeverTarget target, double effect, Factors& factors) {
  switch (target) {
    case LeverTarget::hazards:
      factors.hazards *= 1 - effect;
      return;
    case LeverTarget::background:
      factors.background *= 1 - effect;
      return;
    case LeverTarget::self_check:
      factors.self_check *= 1 + effect;
      return;
    case LeverTarget::visit_finds:
      factors.visit_finds *= 1 + effect;
      return;
    case LeverTarget::rectification:
      factors.rectification *= 1 - effect;
      return;
    case LeverTarget::reports:
      factors.reports *= 1 + effect;
      return;
    case LeverTarget::severity:
      factors.severity *= 1 - effect;
      return;
  }
}

}  // namespace yuyan::inspection
