#include "models/consequence/dispersion_grid.h"

#include <algorithm>
#include <cmath>

namespace yuyan::consequence {
namespace {

using Line = Eigen::ArrayXd;

Line eastings(const MapGrid& grid) {
  return Line::LinSpaced(grid.columns, 0, static_cast<double>(grid.columns - 1)) * grid.cell_m +
         grid.west_m;
}

Line northings(const MapGrid& grid) {
  return Line::LinSpaced(grid.rows, 0, static_cast<double>(grid.rows - 1)) * grid.cell_m +
         grid.south_m;
}

/// Concentration on the axis and -1/(2 sigma y^2), at one distance downwind.
struct Section {
  double axis = 0;
  double exponent = 0;
};

Section section_at(const Plume& plume, double x_m, double z_m) {
  if (x_m <= 0) return {};
  const Sigma sigma = sigma_at(plume, x_m);
  return {concentration(plume, x_m, 0, z_m), -0.5 / (sigma.y * sigma.y)};
}

/// Sections at equal steps along the wind; between them straight lines of x C and of sigma y.
class Sections {
 public:
  Sections(const Plume& plume, double z_m, double length_m, double step_m) : step_(step_m) {
    const auto count = static_cast<Eigen::Index>(std::ceil(length_m / step_m)) + 2;
    axis_.resize(count);
    sigma_.resize(count);
    for (Eigen::Index i = 0; i < count; ++i) {
      const double x = std::max(static_cast<double>(i) * step_m, 1e-3 * step_m);
      axis_(i) = concentration(plume, x, 0, z_m) * x;
      sigma_(i) = sigma_at(plume, x).y;
    }
  }

  [[nodiscard]] double at(double x_m, double y_m) const {
    if (x_m <= 0) return 0;
    const double scaled = x_m / step_;
    const auto i = static_cast<Eigen::Index>(scaled);
    const double share = scaled - static_cast<double>(i);
    const double across = y_m / (sigma_(i) + share * (sigma_(i + 1) - sigma_(i)));
    const double exponent = -0.5 * across * across;
    if (exponent < -100) return 0;
    return (axis_(i) + share * (axis_(i + 1) - axis_(i))) / x_m * std::exp(exponent);
  }

 private:
  double step_;
  Line axis_;
  Line sigma_;
};

/// The wind along a grid line: a column of the map lies at one distance downwind.
Field along_grid(const Plume& plume, double z_m, const Line& downwind, const Line& across) {
  const Line across2 = across.square();
  Field field(across.size(), downwind.size());
  for (Eigen::Index i = 0; i < downwind.size(); ++i) {
    const Section section = section_at(plume, downwind(i), z_m);
    if (section.axis <= 0)
      field.col(i).setZero();
    else
      field.col(i) = section.axis * (section.exponent * across2).exp();
  }
  return field;
}

}  // namespace

Field concentration_field(const Plume& plume, double towards_deg, const MapGrid& grid, double z_m) {
  const Line east = eastings(grid), north = northings(grid);
  const double quarter = towards_deg / 90;
  if (quarter == std::round(quarter)) {
    const int turn = static_cast<int>(std::lround(quarter) % 4 + 4) % 4;
    if (turn == 1) return along_grid(plume, z_m, east, north);
    if (turn == 3) return along_grid(plume, z_m, -east, north);
    if (turn == 0) return along_grid(plume, z_m, north, east).transpose();
    return along_grid(plume, z_m, -north, east).transpose();
  }
  const double angle = towards_deg * pi / 180;
  const double to_east = std::sin(angle), to_north = std::cos(angle);
  double length = 0;
  for (const double e : {east(0), east(grid.columns - 1)})
    for (const double n : {north(0), north(grid.rows - 1)})
      length = std::max(length, e * to_east + n * to_north);
  const Sections sections(plume, z_m, length, grid.cell_m / 2);
  Field field(grid.rows, grid.columns);
  for (Eigen::Index i = 0; i < grid.columns; ++i)
    for (Eigen::Index j = 0; j < grid.rows; ++j)
      field(j, i) = sections.at(east(i) * to_east + north(j) * to_north,
                                north(j) * to_east - east(i) * to_north);
  return field;
}

Field concentration_field(const std::vector<DriftingPuff>& puffs, const PuffSpread& spread,
                          const MapGrid& grid, double z_m) {
  const Line east = eastings(grid), north = northings(grid);
  Field field = Field::Zero(grid.rows, grid.columns);
  for (const DriftingPuff& puff : puffs) {
    const Puff grown = spread.grown(puff);
    const double centre = concentration(grown, 0, 0, z_m);
    const double sx = grown.sigma.x, sy = grown.sigma.y;
    const Line de = east - puff.east_m, dn = north - puff.north_m;
    if (sx == sy) {  // round: a product of a line east and a line north
      const Line along_east = (-0.5 / (sx * sx) * de.square()).exp();
      const Line along_north = centre * (-0.5 / (sx * sx) * dn.square()).exp();
      field.matrix().noalias() += along_north.matrix() * along_east.matrix().transpose();
      continue;
    }
    const double way = std::hypot(puff.east_m, puff.north_m);
    const double ce = way > 0 ? puff.east_m / way : 1, cn = way > 0 ? puff.north_m / way : 0;
    for (Eigen::Index i = 0; i < grid.columns; ++i)
      field.col(i) += centre * (-0.5 / (sx * sx) * (de(i) * ce + dn * cn).square() -
                                0.5 / (sy * sy) * (dn * ce - de(i) * cn).square())
                                   .exp();
  }
  return field;
}

}  // namespace yuyan::consequence
