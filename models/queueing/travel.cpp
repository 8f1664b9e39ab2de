#include "models/queueing/travel.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace yuyan::queueing {
namespace {

/// Stations at random, density 1: the number within r is Poisson of mean pi r^2, or 2 r^2 with
/// right angles, so the k-th distance has mean Gamma(k + 1/2) / (Gamma(k) sqrt(pi or 2)).
double random_constant(Metric metric, int rank) {
  const double k = rank;
  const double density = metric == Metric::straight ? std::numbers::pi : 2;
  return std::exp(std::lgamma(k + 0.5) - std::lgamma(k)) / std::sqrt(density);
}

/// Unit square about its middle: the mean distance is (sqrt 2 + asinh 1) / 6, or 1/2.
double square_constant(Metric metric) {
  return metric == Metric::straight ? (std::numbers::sqrt2 + std::asinh(1.0)) / 6 : 0.5;
}

/// Hexagon of area 1 in twelve right triangles of apothem h and angle pi/6: the integral of r over
/// one is h^3/3 times the integral of sec^3.
double hexagon_constant() {
  const double apothem = std::sqrt(1 / (2 * std::numbers::sqrt3));
  const double tangent = std::numbers::inv_sqrt3;
  const double secant = 2 * std::numbers::inv_sqrt3;
  const double integral = (secant * tangent + std::log(secant + tangent)) / 2;
  return 12 * apothem * apothem * apothem / 3 * integral;
}

/// |x| + |y| <= h with 2 h^2 = 1: the mean is 2/3 h.
double diamond_constant() { return std::numbers::sqrt2 / 3; }

}  // namespace

double kolesar_blum_time_s(double distance_m, double cruise_m_s, double acceleration_m_s2) {
  if (!(distance_m >= 0) || !(cruise_m_s > 0) || !(acceleration_m_s2 > 0))
    throw std::invalid_argument(
        "travel time: distance not negative, speed and acceleration above 0");
  const double joint_m = cruise_m_s * cruise_m_s / acceleration_m_s2;
  if (distance_m < joint_m) return 2 * std::sqrt(distance_m / acceleration_m_s2);
  return cruise_m_s / acceleration_m_s2 + distance_m / cruise_m_s;
}

double square_root_constant(Lattice lattice, Metric metric, int rank) {
  if (rank < 1) throw std::invalid_argument("square-root law: ranks count from 1");
  if (lattice == Lattice::random) return random_constant(metric, rank);
  if (rank == 1 && lattice == Lattice::square) return square_constant(metric);
  if (rank == 1 && lattice == Lattice::hexagon && metric == Metric::straight)
    return hexagon_constant();
  if (rank == 1 && lattice == Lattice::diamond && metric == Metric::right_angle)
    return diamond_constant();
  throw std::invalid_argument(
      "square-root law: known for random stations of any rank, square lattices, hexagons with "
      "straight lines and diamonds with right angles");
}

double square_root_lower_bound() { return 2 / (3 * std::sqrt(std::numbers::pi)); }

double mean_distance_m(double area_m2, double free_stations, Lattice lattice, Metric metric,
                       int rank) {
  if (!(area_m2 > 0) || !(free_stations > 0))
    throw std::invalid_argument("square-root law: area and stations above 0");
  return square_root_constant(lattice, metric, rank) * std::sqrt(area_m2 / free_stations);
}

}  // namespace yuyan::queueing
