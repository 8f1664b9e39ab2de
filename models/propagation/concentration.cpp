#include "models/propagation/concentration.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yuyan::propagation {
namespace {

/// Position of the first node that comes later.
std::size_t node_after(std::span<const ConcentrationNode> nodes, double time_s) {
  const auto after = std::ranges::upper_bound(nodes, time_s, {}, &ConcentrationNode::time_s);
  return static_cast<std::size_t>(after - nodes.begin());
}

double between(const ConcentrationNode& a, const ConcentrationNode& b, double time_s) {
  const double length_s = b.time_s - a.time_s;
  return length_s > 0 ? a.kg_m3 + (b.kg_m3 - a.kg_m3) * (time_s - a.time_s) / length_s : b.kg_m3;
}

/// What of the way to the outdoor air is left at each further node of a room: near enough that
/// straight lines between them stay within 1 % of the difference.
constexpr double left_at_next_node = 0.8;
constexpr double left_at_last_node = 0.005;

}  // namespace

ConcentrationCourse::ConcentrationCourse(std::vector<ConcentrationNode> nodes)
    : nodes_(std::move(nodes)) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (!(nodes_[i].kg_m3 >= 0))
      throw std::invalid_argument("a concentration must not be negative");
    if (i > 0 && nodes_[i].time_s < nodes_[i - 1].time_s)
      throw std::invalid_argument("the nodes of a concentration must be in the order of time");
  }
}

double ConcentrationCourse::at(double time_s) const {
  if (nodes_.empty()) return 0;
  const std::size_t next = node_after(nodes_, time_s);
  if (next == 0) return nodes_.front().kg_m3;
  if (next == nodes_.size()) return nodes_.back().kg_m3;
  return between(nodes_[next - 1], nodes_[next], time_s);
}

double ConcentrationCourse::first_at_least(double limit, double from_s) const {
  if (at(from_s) >= limit) return from_s;
  for (std::size_t i = node_after(nodes_, from_s); i < nodes_.size(); ++i) {
    if (nodes_[i].kg_m3 < limit) continue;
    if (i == 0) return nodes_[i].time_s;
    const auto &a = nodes_[i - 1], &b = nodes_[i];
    const double share = (limit - a.kg_m3) / (b.kg_m3 - a.kg_m3);
    return std::max(from_s, a.time_s + share * (b.time_s - a.time_s));
  }
  return never;
}

double ConcentrationCourse::first_below(double limit, double from_s) const {
  if (at(from_s) < limit) return from_s;
  for (std::size_t i = node_after(nodes_, from_s); i < nodes_.size(); ++i) {
    if (nodes_[i].kg_m3 >= limit) continue;
    const auto &a = nodes_[i - 1], &b = nodes_[i];
    const double share = a.kg_m3 > b.kg_m3 ? (a.kg_m3 - limit) / (a.kg_m3 - b.kg_m3) : 1;
    return std::max(from_s, a.time_s + std::clamp(share, 0.0, 1.0) * (b.time_s - a.time_s));
  }
  return never;
}

double ConcentrationCourse::peak(double from_s, double to_s) const {
  double peak = std::max(at(from_s), at(to_s));
  for (std::size_t i = node_after(nodes_, from_s); i < nodes_.size() && nodes_[i].time_s < to_s;
       ++i)
    peak = std::max(peak, nodes_[i].kg_m3);
  return peak;
}

ConcentrationCourse indoors(const ConcentrationCourse& outdoors, double changes_per_s,
                            double initial_kg_m3, double from_s) {
  std::vector<ConcentrationNode> inside{{from_s, initial_kg_m3}};
  if (changes_per_s <= 0) return ConcentrationCourse(inside);
  const auto nodes = outdoors.nodes();
  std::size_t next = node_after(nodes, from_s);
  double start_s = from_s, outside = outdoors.at(from_s), concentration = initial_kg_m3;
  double scale = std::max(initial_kg_m3, outside);
  for (const ConcentrationNode& node : nodes) scale = std::max(scale, node.kg_m3);
  for (;; ++next) {
    const bool last = next >= nodes.size();
    const double length_s = last ? never : nodes[next].time_s - start_s;
    if (length_s > 0) {
      const double slope = last ? 0 : (nodes[next].kg_m3 - outside) / length_s;
      // C = Cout - slope/n + rest exp(-n t)
      const double rest = concentration - outside + slope / changes_per_s;
      const auto inside_after = [&](double seconds) {
        return std::max(0.0, outside + slope * seconds - slope / changes_per_s +
                                 rest * std::exp(-changes_per_s * seconds));
      };
      const double left = std::abs(rest) > 1e-3 * scale ? left_at_last_node : 1;
      for (double share = left_at_next_node; share > left; share *= left_at_next_node) {
        const double seconds = -std::log(share) / changes_per_s;
        if (seconds >= length_s) break;
        inside.push_back({start_s + seconds, inside_after(seconds)});
      }
      if (last) break;
      concentration = inside_after(length_s);
      inside.push_back({nodes[next].time_s, concentration});
    }
    if (last) break;
    start_s = nodes[next].time_s;
    outside = nodes[next].kg_m3;
  }
  return ConcentrationCourse(std::move(inside));
}

double ToxicLoad::power(double kg_m3, double exponent) const {
  const double c = kg_m3 * law_.unit_per_kg_m3;
  return c > 0 ? std::pow(c, exponent) : 0;
}

void ToxicLoad::breathe(const ConcentrationCourse& course, double time_s) {
  advance(time_s);
  course_ = &course;
}

namespace {

/// One straight piece, in minutes and in the unit of the law.
struct Piece {
  double from, to, minutes, n;

  [[nodiscard]] double slope() const { return (to - from) / minutes; }
  [[nodiscard]] bool flat() const {
    return std::isinf(minutes) || std::abs(to - from) <= 1e-9 * (to + from);
  }
  [[nodiscard]] double load() const {
    if (flat()) return from > 0 ? std::pow(from, n) * minutes : 0;
    return (std::pow(to, n + 1) - std::pow(from, n + 1)) / ((n + 1) * slope());
  }
  /// Minutes until a load that this piece reaches.
  [[nodiscard]] double time_of(double load) const {
    if (flat()) return load / std::pow(from, n);
    const double power = (n + 1) * slope() * load + std::pow(from, n + 1);
    return (std::pow(std::max(power, 0.0), 1 / (n + 1)) - from) / slope();
  }
};

}  // namespace

void ToxicLoad::advance(double time_s) {
  if (time_s < time_s_) throw std::logic_error("a toxic load was run backwards");
  if (course_ != nullptr && !course_->nodes().empty()) {
    const auto nodes = course_->nodes();
    double from_s = time_s_, from = course_->at(time_s_) * law_.unit_per_kg_m3;
    for (std::size_t i = node_after(nodes, time_s_); from_s < time_s; ++i) {
      const bool last = i >= nodes.size() || nodes[i].time_s >= time_s;
      const double to_s = last ? time_s : nodes[i].time_s;
      const double to = (last ? course_->at(time_s) : nodes[i].kg_m3) * law_.unit_per_kg_m3;
      if (to_s > from_s && from + to > 0)
        load_ += Piece{from, to, (to_s - from_s) / 60, law_.exponent}.load();
      from_s = to_s;
      from = to;
    }
  }
  time_s_ = time_s;
}

double ToxicLoad::time_of(double load) const {
  if (load <= load_) return time_s_;
  if (course_ == nullptr || course_->nodes().empty()) return never;
  const auto nodes = course_->nodes();
  double from_s = time_s_, from = course_->at(time_s_) * law_.unit_per_kg_m3,
         missing = load - load_;
  for (std::size_t i = node_after(nodes, time_s_);; ++i) {
    const bool last = i >= nodes.size();
    const double to = last ? from : nodes[i].kg_m3 * law_.unit_per_kg_m3;
    const double length_s = last ? never : nodes[i].time_s - from_s;
    if (length_s > 0 && from + to > 0) {
      const Piece piece{from, to, length_s / 60, law_.exponent};
      const double here = last ? never : piece.load();
      if (here >= missing) return from_s + std::min(length_s, 60 * piece.time_of(missing));
      missing -= here;
    }
    if (last) return never;
    from_s = nodes[i].time_s;
    from = to;
  }
}

}  // namespace yuyan::propagation
