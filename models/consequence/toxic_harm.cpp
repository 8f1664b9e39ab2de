#include "models/consequence/toxic_harm.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

#include "models/consequence/input_error.h"

namespace yuyan::consequence {
namespace {

struct Coefficients {
  double a, b, n;
  Status status;
};

struct Entry {
  double molar_mass_g_mol;
  std::optional<Coefficients> ppm;    // CCPS
  std::optional<Coefficients> mg_m3;  // Purple Book
  std::optional<double> idlh_ppm;
};

using enum Status;
constexpr std::optional<Coefficients> none = std::nullopt;

// CCPS: ammonia, hydrogen sulfide read in NeqSim, chlorine in an abstract of Withers and Lees, the
// others recollected. Purple Book: ammonia, chlorine, hydrogen sulfide, carbon monoxide read in
// public copies, the others recollected. IDLH: NeqSim's list.
constexpr std::array entries{
    Entry{17.031, Coefficients{-35.9, 1.85, 2, verified}, Coefficients{-15.6, 1, 2, verified}, 300},
    Entry{70.906, Coefficients{-8.29, 0.92, 2, verified}, Coefficients{-6.35, 0.5, 2.75, verified},
          10},
    Entry{34.081, Coefficients{-31.42, 3.008, 1.43, verified},
          Coefficients{-11.5, 1, 1.9, verified}, 100},
    Entry{28.010, Coefficients{-37.98, 3.7, 1, unverified}, Coefficients{-7.4, 1, 1, verified},
          1200},
    Entry{64.064, Coefficients{-15.67, 2.1, 1, unverified}, Coefficients{-19.2, 1, 2.4, unverified},
          100},
    Entry{46.006,
          Coefficients{-13.79, 1.4, 2, unverified},
          Coefficients{-18.6, 1, 3.7, unverified},
          {}},
    Entry{36.461,
          Coefficients{-16.85, 2.0, 1, unverified},
          Coefficients{-37.3, 3.69, 1, unverified},
          {}},
    Entry{20.006,
          Coefficients{-25.87, 3.354, 1, unverified},
          Coefficients{-8.4, 1, 1.5, unverified},
          {}},
    Entry{27.026,
          Coefficients{-29.42, 3.008, 1.43, unverified},
          Coefficients{-9.8, 1, 2.4, unverified},
          {}},
    Entry{98.916,
          Coefficients{-19.27, 3.686, 1, unverified},
          Coefficients{-10.6, 2, 1, unverified},
          {}},
    Entry{44.053, none, Coefficients{-6.8, 1, 1, unverified}, {}},
    Entry{57.051,
          Coefficients{-5.642, 1.637, 0.653, unverified},
          Coefficients{-1.2, 1, 0.7, unverified},
          {}},
    Entry{56.063,
          Coefficients{-9.931, 2.049, 1, unverified},
          Coefficients{-4.1, 1, 1, unverified},
          {}},
    Entry{53.063, none, Coefficients{-8.6, 1, 1.3, unverified}, {}},
    Entry{94.939,
          Coefficients{-56.81, 5.27, 1, unverified},
          Coefficients{-7.3, 1, 1.1, unverified},
          {}},
    Entry{33.998, none, Coefficients{-6.8, 1, 2, unverified}, {}}};
static_assert(entries.size() == choices(ToxicSubstance{}).size());

const Entry& entry(ToxicSubstance substance) {
  return entries.at(static_cast<std::size_t>(substance));
}

/// One concentration from whichever unit was given, in the unit of the method, sheltered.
struct Breathed {
  std::vector<double> times_min;
  std::vector<double> concentrations;
};

[[noreturn]] void bad_profile() {
  throw InputError({Problem{"times_s",
                            "",
                            "rising times, as many concentrations, at least two",
                            {},
                            {"times_s has to rise and to have as many concentrations, at least two",
                             "times_s 须递增且与浓度个数相同,至少两个"}}});
}

Breathed breathed(const ToxicHarmInput& input, bool in_ppm) {
  const double unit = mg_m3_per_ppm(input.substance);
  const auto scale = [&](bool given_in_ppm) {
    return input.indoor_share * (given_in_ppm == in_ppm ? 1 : in_ppm ? 1 / unit : unit);
  };
  Breathed result;
  if (!input.times_s.empty()) {
    const bool ppm = !input.concentrations_ppm.empty();
    const auto& values = ppm ? input.concentrations_ppm : input.concentrations_mg_m3;
    const auto& times = input.times_s;
    const bool rises = std::ranges::adjacent_find(times, std::greater_equal{}) == times.end();
    if (values.size() != times.size() || times.size() < 2 || !rises) bad_profile();
    for (const double t : times) result.times_min.push_back(t / 60);
    for (const double c : values) result.concentrations.push_back(c * scale(ppm));
    return result;
  }
  if (!input.concentration_ppm && !input.concentration_mg_m3)
    refuse_missing("concentration_ppm", {"or concentration_mg_m3, or times_s with concentrations",
                                         "或 concentration_mg_m3,或 times_s 与浓度序列"});
  const double ppm = input.concentration_ppm.value_or(input.concentration_mg_m3.value_or(0) / unit);
  if (input.concentration_mg_m3 &&
      std::abs(ppm * unit - *input.concentration_mg_m3) > 1e-6 * *input.concentration_mg_m3)
    refuse("concentration_mg_m3", *input.concentration_mg_m3,
           {"the same as concentration_ppm, or only one", "与 concentration_ppm 一致,或只给其一"},
           {"it contradicts concentration_ppm", "与 concentration_ppm 矛盾"});
  const double c = input.concentration_ppm ? *input.concentration_ppm * scale(true)
                                           : *input.concentration_mg_m3 * scale(false);
  return {{0, input.exposure_s / 60}, {c, c}};
}

}  // namespace

double molar_mass_kg_mol(ToxicSubstance substance) {
  return entry(substance).molar_mass_g_mol / 1000;
}

double mg_m3_per_ppm(ToxicSubstance substance) { return entry(substance).molar_mass_g_mol / 24.45; }

std::optional<ToxicProbit> toxic_probit(ToxicSubstance substance, ToxicMethod method) {
  const bool book = method == ToxicMethod::purple_book;
  if (method == ToxicMethod::withers_lees && substance != ToxicSubstance::chlorine)
    return std::nullopt;
  const auto& found = book ? entry(substance).mg_m3 : entry(substance).ppm;
  if (!found) return std::nullopt;
  const std::string_view what = book ? "toxic probit in mg/m3: Purple Book"
                                : method == ToxicMethod::ccps
                                    ? "toxic probit in ppm: CCPS"
                                    : "toxic probit in ppm: Withers and Lees, regular population";
  const std::string_view source =
      found->status == verified ? "public copies; LC50 of chlorine checked (433 ppm in 10 min)"
                                : "recollected";
  return ToxicProbit{found->a, found->b, found->n, !book, {what, source, found->status}};
}

double power_dose(std::span<const double> times, std::span<const double> concentrations, double n) {
  double dose = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    const double dt = times[i] - times[i - 1];
    const double a = concentrations[i - 1], b = concentrations[i];
    const double middle = 0.5 * (a + b);
    if (std::abs(b - a) < 1e-6 * middle)
      dose += std::pow(middle, n) * dt;
    else
      dose += dt * (std::pow(b, n + 1) - std::pow(a, n + 1)) / ((n + 1) * (b - a));
  }
  return dose;
}

ToxicHarmResult toxic_harm(const ToxicHarmInput& input) {
  const auto probit = toxic_probit(input.substance, input.method);
  if (!probit)
    throw InputError(
        {Problem{"method",
                 std::string(parameters::name_of(input.method)),
                 "another method",
                 {},
                 {std::string(parameters::name_of(input.method)) + " has no probit of " +
                      std::string(parameters::name_of(input.substance)),
                  std::string(parameters::name_of(input.method)) + " 没有该物质的概率函数"}}});
  const Breathed air = breathed(input, probit->in_ppm);
  ToxicHarmResult result;
  result.exposure_min = air.times_min.back() - air.times_min.front();
  result.exponent = probit->n;
  result.toxic_load = power_dose(air.times_min, air.concentrations, probit->n);
  const double y = log_probit(probit->a, probit->b, result.toxic_load);
  result.probit = shown_probit(y);
  result.probability = probability_of_probit(y);
  const double unit = mg_m3_per_ppm(input.substance);
  if (result.exposure_min > 0) {
    const double mean = power_dose(air.times_min, air.concentrations, 1) / result.exposure_min;
    result.concentration_ppm = probit->in_ppm ? mean : mean / unit;
    result.concentration_mg_m3 = *result.concentration_ppm * unit;
    const double half =
        std::pow(std::exp((5 - probit->a) / probit->b) / result.exposure_min, 1 / probit->n);
    result.lc50_ppm = probit->in_ppm ? half : half / unit;
  }
  result.idlh_ppm = entry(input.substance).idlh_ppm;
  result.notes.rests_on(probit->basis);
  return result;
}

}  // namespace yuyan::consequence
