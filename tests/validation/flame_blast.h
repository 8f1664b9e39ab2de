// The blast of a sphere of fuel and air that burns at a constant flame speed, by the equations of
// gas dynamics: nothing of the published curves is in it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace yuyan::validation {

/// Largest overpressures, over ambient, and impulses at places. Lengths over (E/p0)^(1/3) of the
/// free sphere; impulses as i a0/(E^(1/3) p0^(2/3)).
struct FlameBlast {
  std::vector<double> distance;
  std::vector<double> overpressure;
  std::vector<double> impulse;

  [[nodiscard]] double overpressure_at(double r) const { return at(overpressure, r); }
  [[nodiscard]] double impulse_at(double r) const { return at(impulse, r); }

 private:
  [[nodiscard]] double at(const std::vector<double>& values, double r) const {
    const double cell = distance[1] - distance[0];
    return values[static_cast<std::size_t>(r / cell)];
  }
};

/// Spherical Euler equations, second order (MUSCL in space, Heun in time, HLL fluxes). Units: p0,
/// density of the air and (E/p0)^(1/3). The gas releases 3.5 MJ/m3 (34.5 p0); ratio of heats 1.4,
/// burnt 1.25, so that it would reach 9.3 p0 in a closed vessel. The flame stands at mach a0 t.
class FlameBlastSolver {
 public:
  FlameBlastSolver(double mach, double farthest, std::size_t cells)
      : mach_(mach), dr_(farthest / static_cast<double>(cells)), state_(cells) {
    const double radius = std::cbrt(3 / (4 * M_PI * heat));
    for (std::size_t i = 0; i < cells; ++i) {
      const double share = std::clamp((radius - static_cast<double>(i) * dr_) / dr_, 0.0, 1.0);
      state_[i] = {1, 0, 2.5, share, 0};
    }
    result_.overpressure.assign(cells, 0);
    result_.impulse.assign(cells, 0);
    ended_.assign(cells, false);
    for (std::size_t i = 0; i < cells; ++i)
      result_.distance.push_back((static_cast<double>(i) + 0.5) * dr_);
  }

  FlameBlast run(double until) {
    std::vector<Cell> first, rate(state_.size());
    double time = 0;
    while (time < until) {
      const double dt = 0.4 * dr_ / fastest();
      first = state_;
      derive(first, rate);
      for (std::size_t i = 0; i < state_.size(); ++i) first[i] = state_[i] + rate[i] * dt;
      for (std::size_t i = 0; i < state_.size(); ++i) state_[i] = state_[i] + rate[i] * (0.5 * dt);
      derive(first, rate);
      for (std::size_t i = 0; i < state_.size(); ++i) state_[i] = state_[i] + rate[i] * (0.5 * dt);
      time += dt;
      burn(time);
      record(dt);
    }
    return result_;
  }

 private:
  static constexpr double heat = 3.5e6 / 101325;
  static inline const double sound = std::sqrt(1.4);

  struct Cell {  // of a unit of volume
    double mass, momentum, energy, fuel, burnt;
    Cell operator+(const Cell& o) const {
      return {mass + o.mass, momentum + o.momentum, energy + o.energy, fuel + o.fuel,
              burnt + o.burnt};
    }
    Cell operator-(const Cell& o) const { return *this + o * -1.0; }
    Cell operator*(double k) const {
      return {mass * k, momentum * k, energy * k, fuel * k, burnt * k};
    }
  };

  static double gamma_less_one(const Cell& c) {
    const double burnt = std::clamp(c.burnt / c.mass, 0.0, 1.0);
    return 1 / ((1 - burnt) / 0.4 + burnt / 0.25);
  }
  static double pressure(const Cell& c) {
    return std::max(1e-6, gamma_less_one(c) * (c.energy - 0.5 * c.momentum * c.momentum / c.mass));
  }
  static double sound_speed(const Cell& c) {
    return std::sqrt((1 + gamma_less_one(c)) * pressure(c) / c.mass);
  }
  static Cell flux(const Cell& c) {
    const double u = c.momentum / c.mass, p = pressure(c);
    return {c.momentum, c.momentum * u + p, (c.energy + p) * u, c.fuel * u, c.burnt * u};
  }
  static Cell hll(const Cell& l, const Cell& r) {
    const double ul = l.momentum / l.mass, ur = r.momentum / r.mass;
    const double sl = std::min(ul - sound_speed(l), ur - sound_speed(r));
    const double sr = std::max(ul + sound_speed(l), ur + sound_speed(r));
    if (sl >= 0) return flux(l);
    if (sr <= 0) return flux(r);
    return (flux(l) * sr - flux(r) * sl + (r - l) * (sl * sr)) * (1 / (sr - sl));
  }
  static double limited(double a, double b) {  // van Leer
    return a * b <= 0 ? 0 : 2 * a * b / (a + b);
  }
  static Cell slope(const Cell& l, const Cell& c, const Cell& r) {
    const Cell a = c - l, b = r - c;
    return {limited(a.mass, b.mass), limited(a.momentum, b.momentum), limited(a.energy, b.energy),
            limited(a.fuel, b.fuel), limited(a.burnt, b.burnt)};
  }

  [[nodiscard]] double fastest() const {
    double speed = mach_ * sound;
    for (const Cell& c : state_)
      speed = std::max(speed, std::abs(c.momentum / c.mass) + sound_speed(c));
    return speed;
  }

  void derive(const std::vector<Cell>& s, std::vector<Cell>& rate) const {
    const std::size_t n = s.size();
    const auto cell = [&](std::ptrdiff_t i) {
      if (i < 0) {  // the centre mirrors
        Cell c = s[static_cast<std::size_t>(-i - 1)];
        c.momentum = -c.momentum;
        return c;
      }
      return s[std::min(static_cast<std::size_t>(i), n - 1)];
    };
    std::vector<Cell> through(n + 1);
    Cell left_slope = slope(cell(-2), cell(-1), cell(0));
    for (std::size_t f = 0; f <= n; ++f) {
      const auto i = static_cast<std::ptrdiff_t>(f);
      const Cell right_slope = slope(cell(i - 1), cell(i), cell(i + 1));
      through[f] = hll(cell(i - 1) + left_slope * 0.5, cell(i) - right_slope * 0.5);
      left_slope = right_slope;
    }
    for (std::size_t i = 0; i < n; ++i) {
      const double a = static_cast<double>(i) * dr_, b = a + dr_;
      const double volume = (b * b * b - a * a * a) / 3;
      rate[i] = (through[i] * (a * a) - through[i + 1] * (b * b)) * (1 / volume);
      rate[i].momentum += pressure(s[i]) * (b * b - a * a) / volume;
    }
  }

  void burn(double time) {
    const double flame = mach_ * sound * time, width = 4 * dr_;
    for (std::size_t i = 0; i < state_.size(); ++i) {
      const double behind = (flame - result_.distance[i]) / width + 0.5;
      if (behind <= 0) break;
      Cell& c = state_[i];
      const double all = c.fuel + c.burnt;
      const double burns = std::max(0.0, std::min(c.fuel, std::min(1.0, behind) * all - c.burnt));
      c.fuel -= burns;
      c.burnt += burns;
      c.energy += burns * heat;
    }
  }

  void record(double dt) {
    for (std::size_t i = 0; i < state_.size(); ++i) {
      const double over = pressure(state_[i]) - 1;
      result_.overpressure[i] = std::max(result_.overpressure[i], over);
      if (over < 0 && result_.overpressure[i] > 1e-3) ended_[i] = true;
      if (!ended_[i]) result_.impulse[i] += std::max(over, 0.0) * dt * sound;
    }
  }

  double mach_;
  double dr_;
  std::vector<Cell> state_;
  FlameBlast result_;
  std::vector<bool> ended_;
};

}  // namespace yuyan::validation
