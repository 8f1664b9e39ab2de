#include "cli/programme_model.h"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "cli/usage_error.h"
#include "models/inspection/drawn.h"
#include "models/inspection/equilibrium.h"
#include "models/inspection/rates.h"

namespace yuyan::cli {
namespace {

/// Replications that say what was to be expected before a ledger is known. Their seed is no run's.
constexpr std::uint64_t pilot_replications = 64;
constexpr std::uint64_t pilot_seed = 0x9e3779b97f4a7c15U;

template <class Rows>
std::vector<indicators::AxisName> axis_of(const Rows& rows) {
  std::vector<indicators::AxisName> axis;
  axis.reserve(rows.size());
  for (const auto& row : rows) axis.push_back({row.id, row.name, row.name_zh});
  return axis;
}

template <class Make>
auto or_usage_error(Make make) {
  try {
    return make();
  } catch (const std::invalid_argument& error) {
    throw UsageError(text("the scenario contradicts itself: {}", "情景自相矛盾:{}", error.what()));
  }
}

indicators::Projection projection_of(const reader::Programme& programme,
                                     const inspection::Inspection& tables) {
  return or_usage_error([&] {
    const auto& horizon = tables.horizon;
    return indicators::Projection(
        programme.indicators,
        {indicators::Months(horizon.first_year, static_cast<std::size_t>(horizon.years)),
         axis_of(tables.counties), axis_of(tables.sectors)},
        static_cast<std::int32_t>(choices(inspection::Cause{}).size()));
  });
}

inspection::InspectionModel inspection_of(const reader::Programme& programme) {
  return or_usage_error([&] {
    return inspection::InspectionModel(
        programme.inspection, static_cast<std::uint64_t>(programme.programme.register_seed));
  });
}

}  // namespace

ProgrammeModel::ProgrammeModel(const reader::Programme& programme)
    : inspection_(inspection_of(programme)),
      projection_(projection_of(programme, inspection_.tables())),
      priors_(inspection_.tables()) {
  priors_.enterprises.clear();
  priors_.totals.clear();
  calibrate();
  list_uncertain();
}

void ProgrammeModel::calibrate() {
  const std::size_t sectors = inspection_.sectors();
  std::vector<double> counted;
  for (std::size_t sector = 0; sector < sectors; ++sector)
    counted.push_back(
        indicators::share_counted(projection_.kind_of(sector), projection_.outlook().reporting));
  const inspection::Rates rates = inspection::mean_rates(priors_);
  if (priors_.common.holds_base_year)
    held_ = inspection::reference_accidents(rates, priors_.effects.accident_reveals);
  const auto pairs = inspection::year_before(inspection_, rates, counted);
  std::vector<indicators::ExpectedYear> of_sectors(sectors);
  for (std::size_t pair = 0; pair < pairs.size(); ++pair)
    of_sectors[pair % sectors] += {.accidents = pairs[pair].accidents,
                                   .fatal_accidents = pairs[pair].fatal_accidents,
                                   .deaths = pairs[pair].deaths,
                                   .squared_deaths = pairs[pair].squared_deaths};
  projection_.calibrate(of_sectors);
}

void ProgrammeModel::list_uncertain() {
  uncertain_.clear();
  for (const inspection::Uncertain& one : inspection::uncertain_parameters(inspection_.tables()))
    uncertain_.push_back(
        {"inspection." + one.name, one.owner, one.field, one.quantity.distribution});
  indicators::Outlook outlook = projection_.outlook();
  for (const auto& one : indicators::uncertain_quantities(outlook))
    uncertain_.push_back({"indicators." + one.owner + "." + one.field, one.owner, one.field,
                          one.quantity->distribution});
  for (std::size_t sector = 0; sector < projection_.levels().size(); ++sector) {
    const indicators::RiskLevel& level = projection_.levels()[sector];
    const std::string& id = projection_.axes().sectors[sector].id;
    uncertain_.push_back({"risk_level." + id, std::string(indicators::level_entity), id,
                          chance::Gamma{level.shape, 1 / level.rate}});
  }
  if (const auto& common = projection_.calibration().common)
    uncertain_.push_back({"risk_level." + std::string(indicators::common_level),
                          std::string(indicators::level_entity),
                          std::string(indicators::common_level),
                          chance::Gamma{common->shape, 1 / common->rate}});
}

inspection::Rates ProgrammeModel::held(inspection::Rates rates) const {
  if (!held_.empty()) inspection::hold_accidents(rates, priors_.effects.accident_reveals, held_);
  return rates;
}

/// The accidents of enterprises, with their firms where the register has them; those are named in
/// the ledger too.
inspection::Past ProgrammeModel::past_of_firms(indicators::Past& past) const {
  inspection::Past of_firms{.until_d = past.until_s / indicators::day_s, .accidents = {}};
  const auto& firms = inspection_.enterprises();
  std::map<std::uint64_t, std::uint64_t> alike;
  for (indicators::KnownAccident& known : past.accidents) {
    if (!known.of_enterprise) continue;
    indicators::Accident& one = known.accident;
    const auto firm = std::ranges::find_if(firms, [&](const inspection::Enterprise& row) {
      return !known.firm.empty() && (row.id == known.firm || row.credit_code == known.firm);
    });
    const bool is_known = firm != firms.end();
    if (is_known) one.enterprise = firm - firms.begin();
    // Named by when, where and in whom it was; the second of the same name by its number.
    std::uint64_t key = chance::id_of("ledger " + known.firm);
    for (const std::string& part :
         {fmt::format("{}", one.time_s), projection_.axes().counties[one.county].id,
          projection_.axes().sectors[one.sector].id})
      key = chance::id_of(key, chance::id_of(part));
    key = chance::id_of(key, alike[key]++);
    of_firms.accidents.push_back(
        {.day = one.time_s / indicators::day_s,
         .county = one.county,
         .sector = one.sector,
         .firm =
             is_known ? std::optional(static_cast<std::uint32_t>(one.enterprise)) : std::nullopt,
         .deaths = static_cast<int>(one.toll.deaths),
         .serious_injuries = static_cast<int>(one.toll.serious_injuries),
         .loss_yuan = one.toll.direct_loss_yuan,
         .key = key});
  }
  return of_firms;
}

void ProgrammeModel::learn(indicators::Past past) {
  const auto& population = inspection_.population();
  std::vector<double> fatal(projection_.axes().sectors.size());
  for (std::uint64_t r = 0; r < pilot_replications; ++r) {
    const chance::Source source{.seed = pilot_seed, .replication = r};
    const inspection::Outcome outcome =
        inspection_.simulate(held(inspection::rates_of(inspection_.tables(), source)), source);
    for (const inspection::Accident& one : outcome.accidents)
      if (one.deaths > 0 && one.day * indicators::day_s < past.until_s)
        fatal[population.sector[one.enterprise]] += 1;
  }
  for (double& sum : fatal) sum /= static_cast<double>(pilot_replications);
  past_ = past_of_firms(past);
  projection_.learn(std::move(past), fatal);
  list_uncertain();
}

std::vector<std::pair<indicators::Accident, std::uint64_t>> ProgrammeModel::accidents_of(
    const inspection::Outcome& outcome) const {
  const auto& population = inspection_.population();
  std::vector<std::pair<indicators::Accident, std::uint64_t>> accidents;
  accidents.reserve(outcome.accidents.size());
  std::map<std::uint32_t, std::uint64_t> earlier;  // accidents of the enterprise
  for (const inspection::Accident& one : outcome.accidents) {
    const std::size_t sector = population.sector[one.enterprise];
    const double time_s = one.day * indicators::day_s;
    const indicators::Accident accident{
        .time_s = time_s,
        .month = projection_.axes().months.month_of(time_s),
        .county = population.county[one.enterprise],
        .sector = sector,
        .kind = projection_.kind_of(sector),
        .toll = {.deaths = static_cast<double>(one.deaths),
                 .serious_injuries = static_cast<double>(one.serious_injuries),
                 .direct_loss_yuan = one.loss_yuan},
        .enterprise = one.enterprise,
        .cause = static_cast<std::int32_t>(one.cause)};
    // Named by its number among those of its enterprise: an instant would change with every rate.
    accidents.emplace_back(
        accident, chance::id_of(population.key[one.enterprise], earlier[one.enterprise]++));
  }
  return accidents;
}

PlayedProgramme ProgrammeModel::play(indicators::ParameterDraw draw, inspection::Rates rates,
                                     chance::Source chance) const {
  rates = held(std::move(rates));
  for (std::size_t sector = 0; sector < draw.levels.size(); ++sector) {
    for (double& rate : rates.sectors[sector].accident_d) rate *= draw.levels[sector];
    rates.sectors[sector].background_d *= draw.levels[sector];
  }
  inspection::Outcome outcome = inspection_.simulate(rates, chance, past_);
  indicators::ExposurePath exposures = projection_.exposures(draw, chance);
  indicators::Tally tally = projection_.count(draw, exposures, accidents_of(outcome), chance);
  return {std::move(outcome), std::move(draw), std::move(exposures), std::move(tally)};
}

PlayedProgramme ProgrammeModel::play(chance::Source parameters, chance::Source chance) const {
  return play(projection_.draw(parameters), inspection::rates_of(inspection_.tables(), parameters),
              chance);
}

PlayedProgramme ProgrammeModel::play_at(std::span<const double> values,
                                        chance::Source chance) const {
  inspection::Inspection tables = priors_;
  const std::size_t of_inspection = inspection::uncertain_parameters(tables).size();
  inspection::set_uncertain(tables, values.first(of_inspection));
  // Nothing is left to draw: the source does not matter.
  return play(projection_.draw_at(values.subspan(of_inspection)), inspection::rates_of(tables, {}),
              chance);
}

std::vector<reader::ParameterRow> levels_of_history(const indicators::Projection& projection) {
  std::vector<reader::ParameterRow> rows;
  const indicators::Calibration& made = projection.calibration();
  if (!projection.is_calibrated()) return rows;
  const auto add = [&](const std::string& id, const indicators::RiskLevel& level,
                       const std::string& source) {
    rows.push_back({.name = "risk_level." + id,
                    .value = chance::describe(chance::Gamma{level.shape, 1 / level.rate}),
                    .unit = "1",
                    .status = parameters::Status::derived,
                    .source = source,
                    .drawn = parameters::Drawn::once_a_replication});
  };
  if (made.common)
    add(std::string(indicators::common_level), *made.common,
        "indicators.history: what its sectors share");
  for (std::size_t sector = 0; sector < made.levels.size(); ++sector)
    if (made.spoken[sector])
      add(projection.axes().sectors[sector].id, made.levels[sector],
          fmt::format("indicators.history instead of the prior of shape {:g}; /programme/baseline",
                      projection.outlook().level_shape));
  return rows;
}

std::vector<std::string> ProgrammeModel::causes() const {
  std::vector<std::string> words;
  for (const auto& choice : choices(inspection::Cause{})) words.emplace_back(choice.name);
  for (const indicators::OutsideSource& source : projection_.outlook().outside)
    words.push_back(source.id);
  words.emplace_back("ledger");
  return words;
}

}  // namespace yuyan::cli
