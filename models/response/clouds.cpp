#include "models/response/clouds.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "models/consequence/fuel.h"
#include "models/response/initiation.h"
#include "sim/calendar/present.h"

namespace yuyan::response {
namespace {

constexpr double negligible_share = 1e-3;
/// Smoke is drawn anew when a fire has grown or shrunk by this share.
constexpr double noticeable_change = 0.15;
/// Visibility in smoke: V = 3/(K c) to what reflects light, K of flaming fires.
constexpr double visibility_factor = 3, extinction_m2_kg = 8700;
/// When a substance has no IDLH in the library, a tenth of what kills half in half an hour.
constexpr double fallback_share = 0.1, fallback_s = 1800;

double ppm_to_kg_m3(double ppm, consequence::ToxicSubstance substance) {
  return ppm * consequence::mg_m3_per_ppm(substance) * 1e-6;
}

double idlh_ppm(consequence::ToxicSubstance substance, consequence::ToxicMethod method) {
  consequence::ToxicHarmInput input;
  input.substance = substance;
  input.method = method;
  input.concentration_ppm = 1;
  input.exposure_s = fallback_s;
  const auto harm = consequence::toxic_harm(input);
  return harm.idlh_ppm.value_or(fallback_share * harm.lc50_ppm.value_or(1000));
}

}  // namespace

Agent agent_of(const Airborne& airborne, consequence::ToxicSubstance substance) {
  const auto probit = consequence::toxic_probit(substance, airborne.probit);
  if (!probit) throw std::invalid_argument("no toxic probit of this origin for the substance");
  Agent agent;
  agent.substance = substance;
  agent.probit = *probit;
  agent.law.exponent = probit->n;
  agent.law.unit_per_kg_m3 = probit->in_ppm ? 1e6 / consequence::mg_m3_per_ppm(substance) : 1e6;
  const double harmful_ppm =
      airborne.harmful_ppm > 0 ? airborne.harmful_ppm : idlh_ppm(substance, airborne.probit);
  agent.harmful_kg_m3 = ppm_to_kg_m3(harmful_ppm, substance);
  agent.road_kg_m3 =
      airborne.road_ppm > 0 ? ppm_to_kg_m3(airborne.road_ppm, substance) : agent.harmful_kg_m3;
  agent.negligible_kg_m3 = negligible_share * std::min(agent.harmful_kg_m3, agent.road_kg_m3);
  return agent;
}

bool has_airborne(const Drill& drill) {
  return drill.events.airborne.smoke_co_yield > 0 ||
         std::ranges::any_of(drill.events.initiating, [](const InitiatingEvent& event) {
           return event.kind == InitiatingKind::toxic_release;
         });
}

Cloud::Cloud(Stage& stage, FireGround& ground, Wind& wind, CloudKind kind, std::size_t number,
             calendar::Signal& changed)
    : stage_(stage), ground_(ground), kind_(kind), number_(number), changed_(changed) {
  stage.calendar().spawn(follow_wind(wind));
  if (kind == CloudKind::smoke) stage.calendar().spawn(follow_fire());
}

propagation::OpenAir Cloud::air() const {
  return {.wind_m_s = stage_.weather().wind_m_s,
          .temperature_k = stage_.weather().temperature_k,
          .stability = static_cast<consequence::Stability>(stage_.weather_state().stability),
          .sigma_set = consequence::SigmaSet::briggs_rural};
}

void Cloud::release(const propagation::Point& source, const InitiatingEvent& event,
                    double rate_kg_s, EntryNumber cause) {
  source_ = source;
  event_ = &event;
  rate_kg_s_ = rate_kg_s;
  cause_ = cause;
  agent_ = agent_of(stage_.drill().events.airborne, event.substance);
  agent_.decontaminate = event.decontaminate;
  plume_.emplace(source);
  blow();
}

void Cloud::end_release(EntryNumber cause) {
  if (!releasing()) return;
  rate_kg_s_ = 0;
  stage_.tell(Happening::release_ended, stage_.cast().site(), cause);
  blow();
}

calendar::Process Cloud::follow_wind(Wind& wind) {
  for (;;) {
    co_await wind.changed().wait(calendar::Phase::completion);
    if (active()) blow();
  }
}

/// Smoke of all fires rises as one plume from their middle.
calendar::Process Cloud::follow_fire() {
  for (;;) {
    co_await ground_.changed().wait(calendar::Phase::completion);
    double burning_kg_s = 0, east = 0, north = 0;
    for (const AssetIndex asset : ground_.burning()) {
      const double rate = ground_.escalation().flame(asset).burning_rate_kg_s;
      burning_kg_s += rate;
      east += rate * ground_.position(asset).x_m;
      north += rate * ground_.position(asset).y_m;
    }
    if (std::abs(burning_kg_s - burning_kg_s_) <= noticeable_change * burning_kg_s_) continue;
    const Airborne& airborne = stage_.drill().events.airborne;
    burning_kg_s_ = burning_kg_s;
    rate_kg_s_ = burning_kg_s * airborne.smoke_co_yield;
    if (!plume_) {
      if (burning_kg_s <= 0) continue;
      source_ = {.x_m = east / burning_kg_s, .y_m = north / burning_kg_s};
      agent_ = agent_of(airborne, consequence::ToxicSubstance::carbon_monoxide);
      if (airborne.smoke_soot_yield > 0) {
        const double soot_kg_m3 =
            visibility_factor / (extinction_m2_kg * airborne.road_visibility_m);
        agent_.road_kg_m3 = std::min(
            agent_.road_kg_m3, soot_kg_m3 * airborne.smoke_co_yield / airborne.smoke_soot_yield);
        agent_.negligible_kg_m3 = negligible_share * agent_.road_kg_m3;
      }
      cause_ = ground_.cause_of(ground_.burning().front());
      plume_.emplace(source_);
    }
    blow();
  }
}

/// From now on the present rate goes into the present wind.
void Cloud::blow() {
  propagation::PlumeSections sections;
  if (kind_ == CloudKind::poison) {
    sections = propagation::gas_sections(
        {.rate_kg_s = rate_kg_s_,
         .molar_mass_kg_mol = consequence::molar_mass_kg_mol(agent_.substance),
         .height_m = event_->release_height_m,
         .density_kg_m3 = event_->vapour_density_kg_m3},
        air());
  } else {
    constexpr double fire_width_m = 20;  // the plume starts no narrower than a tank
    const double heat_w =
        burning_kg_s_ * consequence::fuel_data(consequence::Fuel::gasoline).heat_of_combustion_j_kg;
    sections = propagation::smoke_sections(
        {.rate_kg_s = rate_kg_s_,
         .convective_heat_w = heat_w * stage_.drill().events.airborne.convective_share,
         .diameter_m = fire_width_m},
        air());
  }
  note(sections);
  calendar::present(plume_, "wind without a plume")
      .change(stage_.now(), stage_.weather().wind_m_s, stage_.weather().wind_towards_deg,
              std::move(sections));
  changed_.fire();
}

/// Of what changes twice at one time only the last is seen.
void Cloud::note(const propagation::PlumeSections& sections) {
  CloudChange change;
  change.time_s = stage_.now();
  change.kind = kind_;
  change.cloud = number_;
  change.source = source_;
  change.wind_m_s = std::max(stage_.weather().wind_m_s, propagation::DriftingPlume::calm_m_s);
  change.towards_deg = stage_.weather().wind_towards_deg;
  change.harmful_kg_m3 = agent_.harmful_kg_m3;
  change.road_kg_m3 = agent_.road_kg_m3;
  if (rate_kg_s_ > 0) {
    change.harmful = propagation::outline_of(sections, agent_.harmful_kg_m3);
    change.road = propagation::outline_of(sections, agent_.road_kg_m3);
  }
  if (!history_.empty() && history_.back().time_s == change.time_s)
    history_.back() = change;
  else
    history_.push_back(change);
}

Clouds::Clouds(Stage& stage, FireGround& ground, Wind& wind) : changed_(stage.calendar()) {
  for (const BeginningOf& beginning : beginnings_of(stage))
    if (beginning.event->kind == InitiatingKind::toxic_release) events_.push_back(beginning.event);
  for (std::size_t i = 0; i < events_.size(); ++i)
    clouds_.push_back(std::make_unique<Cloud>(stage, ground, wind, CloudKind::poison, i, changed_));
  if (stage.drill().events.airborne.smoke_co_yield > 0)
    clouds_.push_back(
        std::make_unique<Cloud>(stage, ground, wind, CloudKind::smoke, clouds_.size(), changed_));
}

Cloud& Clouds::of(const InitiatingEvent& event) {
  const auto found = std::ranges::find(events_, &event);
  return *clouds_.at(static_cast<std::size_t>(found - events_.begin()));
}

void Clouds::release(const propagation::Point& source, const InitiatingEvent& event,
                     double rate_kg_s, EntryNumber cause) {
  of(event).release(source, event, rate_kg_s, cause);
}

void Clouds::end_release(const InitiatingEvent& event, EntryNumber cause) {
  of(event).end_release(cause);
}

bool Clouds::releasing() const {
  return std::ranges::any_of(clouds_, [](const auto& cloud) { return cloud->releasing(); });
}

bool Clouds::active() const {
  return std::ranges::any_of(clouds_, [](const auto& cloud) { return cloud->active(); });
}

EntryNumber Clouds::cause() const {
  for (const auto& cloud : clouds_)
    if (cloud->active()) return cloud->cause();
  return no_cause;
}

bool Clouds::is_harmful(const propagation::Point& place, double time_s) const {
  return std::ranges::any_of(clouds_,
                             [&](const auto& cloud) { return cloud->is_harmful(place, time_s); });
}

double Clouds::harmless_s(const propagation::Point& place, double from_s) const {
  double time_s = from_s;
  for (const auto& cloud : clouds_) {
    const auto course = cloud->course(place);
    if (course.nodes().empty()) continue;
    const double limit = still_in * cloud->agent().harmful_kg_m3;
    time_s = std::max(time_s, course.first_below(limit, from_s));
  }
  return time_s;
}

std::vector<CloudChange> Clouds::history() const {
  std::vector<CloudChange> all;
  for (const auto& cloud : clouds_)
    all.insert(all.end(), cloud->history().begin(), cloud->history().end());
  std::ranges::sort(
      all, {}, [](const CloudChange& change) { return std::pair(change.time_s, change.cloud); });
  return all;
}

}  // namespace yuyan::response
