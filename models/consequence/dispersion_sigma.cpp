#include "models/consequence/dispersion_sigma.h"

#include <cstddef>

namespace yuyan::consequence {
namespace {

std::size_t index(Stability stability) { return static_cast<std::size_t>(stability); }

/// a x^b
struct Power {
  double a;
  double b;
  [[nodiscard]] double at(double x) const { return a * std::pow(x, b); }
};

/// a x (1 + b x)^c
struct Briggs {
  double a;
  double b;
  double c;
  [[nodiscard]] double at(double x) const { return a * x * std::pow(1 + b * x, c); }
};

/// a x^b exp(c ln^2 x)
struct LogParabola {
  double a;
  double b;
  double c;
  [[nodiscard]] double at(double x) const {
    const double l = std::log(x);
    return a * std::exp(b * l + c * l * l);
  }
};

constexpr std::array<Briggs, 6> rural_y{{{.22, 1e-4, -.5},
                                         {.16, 1e-4, -.5},
                                         {.11, 1e-4, -.5},
                                         {.08, 1e-4, -.5},
                                         {.06, 1e-4, -.5},
                                         {.04, 1e-4, -.5}}};
constexpr std::array<Briggs, 6> rural_z{{{.20, 0, 0},
                                         {.12, 0, 0},
                                         {.08, 2e-4, -.5},
                                         {.06, 1.5e-3, -.5},
                                         {.03, 3e-4, -1},
                                         {.016, 3e-4, -1}}};
constexpr std::array<Briggs, 6> urban_y{{{.32, 4e-4, -.5},
                                         {.32, 4e-4, -.5},
                                         {.22, 4e-4, -.5},
                                         {.16, 4e-4, -.5},
                                         {.11, 4e-4, -.5},
                                         {.11, 4e-4, -.5}}};
constexpr std::array<Briggs, 6> urban_z{{{.24, 1e-3, .5},
                                         {.24, 1e-3, .5},
                                         {.20, 0, 0},
                                         {.14, 3e-4, -.5},
                                         {.08, 1.5e-3, -.5},
                                         {.08, 1.5e-3, -.5}}};
constexpr std::array<Power, 6> tno_y{
    {{.527, .865}, {.371, .866}, {.209, .897}, {.128, .905}, {.098, .902}, {.065, .902}}};
constexpr std::array<Power, 6> tno_z{
    {{.28, .90}, {.23, .85}, {.22, .80}, {.20, .76}, {.15, .73}, {.12, .67}}};
constexpr std::array<Power, 6> ccps_puff_y{
    {{.18, .92}, {.14, .92}, {.10, .92}, {.06, .92}, {.04, .92}, {.02, .89}}};
constexpr std::array<Power, 6> ccps_puff_z{
    {{.60, .75}, {.53, .73}, {.34, .71}, {.15, .70}, {.10, .65}, {.05, .61}}};
constexpr std::array<Power, 6> gifford_y{
    {{.423, .9}, {.313, .9}, {.210, .9}, {.136, .9}, {.102, .9}, {.0674, .9}}};
constexpr std::array<LogParabola, 6> gifford_z{{{107.7, -1.7172, .2770},
                                                {.1355, .8752, .0136},
                                                {.09623, .9477, -.0020},
                                                {.04134, 1.1737, -.0316},
                                                {.02275, 1.3010, -.0450},
                                                {.01122, 1.4024, -.0540}}};

}  // namespace

Sigma plume_sigma(SigmaSet set, Stability stability, double x) {
  const std::size_t i = index(stability);
  switch (set) {
    case SigmaSet::briggs_rural:
      return {rural_y[i].at(x), rural_y[i].at(x), rural_z[i].at(x)};
    case SigmaSet::briggs_urban:
      return {urban_y[i].at(x), urban_y[i].at(x), urban_z[i].at(x)};
    case SigmaSet::tno:
      return {tno_y[i].at(x), tno_y[i].at(x), tno_z[i].at(x)};
    case SigmaSet::ccps:
    case SigmaSet::pasquill_gifford:
      break;
  }
  return {gifford_y[i].at(x), gifford_y[i].at(x), gifford_z[i].at(x)};
}

Sigma puff_sigma(SigmaSet set, Stability stability, double x) {
  const std::size_t i = index(stability);
  if (set == SigmaSet::tno) return {.13 * x, .5 * tno_y[i].at(x), tno_z[i].at(x)};
  if (set == SigmaSet::ccps)
    return {ccps_puff_y[i].at(x), ccps_puff_y[i].at(x), ccps_puff_z[i].at(x)};
  return plume_sigma(set, stability, x);
}

double wind_exponent(Stability stability, bool urban) {
  static constexpr std::array rural{.07, .07, .10, .15, .35, .55};
  static constexpr std::array town{.15, .15, .20, .25, .40, .60};
  return (urban ? town : rural)[index(stability)];
}

const Basis& basis_of(SigmaSet set) {
  static constexpr std::array bases{
      Basis{"spread: Pasquill-Gifford fit for plumes, CCPS set for puffs",
            "GasDispersion, CCPS 1999", Status::verified},
      Basis{"spread: Briggs, open country", "GasDispersion", Status::verified},
      Basis{"spread: Briggs, town", "GasDispersion", Status::verified},
      Basis{"spread: fit of the Pasquill-Gifford curves", "GasDispersion", Status::verified},
      Basis{"spread: TNO", "GasDispersion", Status::verified}};
  return bases.at(static_cast<std::size_t>(set));
}

}  // namespace yuyan::consequence
