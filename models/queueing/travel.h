// How far a unit drives to a call, and how long that takes.
#pragma once

namespace yuyan::queueing {

/// Travel time, s, over `distance_m` >= 0 of a unit that accelerates, cruises and brakes: 2
/// sqrt(d/a) while it never reaches its cruising speed v, and v/a + d/v from d = v^2/a on. Kolesar
/// and Blum 1973 (Management Science 19:1368), form of Larson and Odoni, Urban Operations
/// Research, 3.7.2. Cruising speed, m/s, and acceleration, m/s2, above 0. std::invalid_argument
/// outside.
[[nodiscard]] double kolesar_blum_time_s(double distance_m, double cruise_m_s,
                                         double acceleration_m_s2);

/// Cruising speed of the fit to fire engines, T = 0.65 min + 1.7 min/mile: 1609.344 m in 102 s.
inline constexpr double rand_cruise_m_s = 1609.344 / 102;
/// Its acceleration: 0.65 min to and from the cruising speed together.
inline constexpr double rand_acceleration_m_s2 = rand_cruise_m_s / 39;

/// How stations lie in the plane.
enum class Lattice { random, square, hexagon, diamond };
/// How distance is measured.
enum class Metric { straight, right_angle };

/// k of E[distance to the `rank`-th nearest station] = k sqrt(area / stations), the square-root law
/// of Kolesar and Blum. Random stations: any rank from 1, in closed form. Lattices: rank 1;
/// hexagons for straight lines and diamonds (squares turned by 45 degrees) for right angles alone,
/// where they are best. std::invalid_argument for what is not known.
[[nodiscard]] double square_root_constant(Lattice lattice, Metric metric, int rank = 1);

/// Least possible k for straight lines, that of a disc around each station: 2 / (3 sqrt(pi)).
[[nodiscard]] double square_root_lower_bound();

/// Mean distance, m, to the `rank`-th nearest of the stations that are free: area in m2 > 0,
/// stations > 0 (their mean number, not necessarily whole).
[[nodiscard]] double mean_distance_m(double area_m2, double free_stations, Lattice lattice,
                                     Metric metric, int rank = 1);

}  // namespace yuyan::queueing
