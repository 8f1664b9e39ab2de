#include "sim/world/world.h"

#include <algorithm>
#include <stdexcept>

#include "sim/calendar/check.h"

namespace yuyan::world {

using calendar::check;

/// A drive under way; when it ends, however it does, the vehicle stands where it is.
class World::Driving {
 public:
  Driving(World& world, Vehicle& vehicle) : world_(world), vehicle_(vehicle) {
    check(!vehicle.driving_, "a vehicle can make one drive at a time");
    vehicle_.driving_ = true;
  }
  Driving(const Driving&) = delete;
  Driving& operator=(const Driving&) = delete;
  ~Driving() {
    vehicle_.driving_ = false;
    if (vehicle_.segment_ == no_segment) return;
    const double now = world_.now();
    vehicle_.begin_fraction_ = world_.fraction(vehicle_);
    vehicle_.run_begin_s_ = vehicle_.run_end_s_ = now;
    vehicle_.queue_fraction_ = vehicle_.begin_fraction_;
  }

 private:
  World& world_;
  Vehicle& vehicle_;
};

/// A vehicle in the queue at the end of a segment. Cut short, it is noted where it stood while the
/// use of the outflow, which goes before the drive does, still knows.
class World::InQueue {
 public:
  InQueue(World& world, Vehicle& vehicle, const Use& use) : world_(world), vehicle_(vehicle) {
    vehicle_.queue_ = &use;
  }
  InQueue(const InQueue&) = delete;
  InQueue& operator=(const InQueue&) = delete;
  ~InQueue() {
    if (vehicle_.segment_ != no_segment) {
      vehicle_.begin_fraction_ = vehicle_.queue_fraction_ = world_.fraction(vehicle_);
      vehicle_.run_begin_s_ = vehicle_.run_end_s_ = world_.now();
    }
    vehicle_.queue_ = nullptr;
  }

 private:
  World& world_;
  Vehicle& vehicle_;
};

/// Counts a vehicle on a segment while it crosses it.
class World::OnSegment {
 public:
  OnSegment(double& vehicles, double count) : vehicles_(vehicles), count_(count) {
    vehicles_ += count_;
  }
  OnSegment(const OnSegment&) = delete;
  OnSegment& operator=(const OnSegment&) = delete;
  ~OnSegment() { vehicles_ -= count_; }

 private:
  double& vehicles_;
  double count_;
};

World::World(RoadMap map)
    : engine_(calendar_),
      roads_(std::move(map)),
      on_segment_(roads_.segments().size(), 0.0),
      roads_changed_(calendar_) {
  outflows_.reserve(roads_.segments().size());
  for (const Segment& segment : roads_.segments()) {
    outflows_.push_back(std::make_unique<SharedCapacity>(*this, segment.capacity_veh_s));
  }
}

World::~World() { calendar_.kill_all(); }

void World::close_road(RoadIndex road) {
  roads_.set_open(road, false);
  roads_changed_.fire();
}

void World::reopen_road(RoadIndex road) {
  roads_.set_open(road, true);
  roads_changed_.fire();
}

void World::set_road_capacity(RoadIndex road, double capacity_veh_s) {
  for (const SegmentIndex segment : roads_.segments_of(road)) {
    outflows_[segment]->set_capacity(capacity_veh_s);
  }
}

calendar::Task<Arrival> World::drive(Vehicle& vehicle, JunctionIndex to, double speed_factor) {
  if (!(speed_factor > 0)) throw std::invalid_argument("a speed factor must be above 0");
  const Driving driving(*this, vehicle);
  vehicle.destination_ = to;
  if (vehicle.segment_ != no_segment) co_await cross(vehicle, speed_factor);
  while (vehicle.junction_ != vehicle.destination_) {
    const SegmentIndex next = roads_.ways_to(vehicle.destination_).next.at(vehicle.junction_);
    if (next == no_segment) co_return Arrival{false, vehicle.junction_};
    vehicle.segment_ = next;
    vehicle.begin_fraction_ = 0;
    co_await cross(vehicle, speed_factor);
  }
  co_return Arrival{true, vehicle.junction_};
}

// Crosses the segment the vehicle is on, from begin_fraction_ to its end.
calendar::Process World::cross(Vehicle& vehicle, double speed_factor) {
  const SegmentIndex index = vehicle.segment_;
  const Segment& segment = roads_.segments()[index];
  const OnSegment on_segment(on_segment_[index], vehicle.count_);

  // A vehicle that is alone leaves the queue one headway after it joined it, which makes the
  // free-flow time; on a segment shorter than the headway it is in the queue from the beginning.
  const double free_time_s = segment.free_time_s / speed_factor;
  const double headway_s = std::min(1 / segment.capacity_veh_s, free_time_s);
  const double queue_begin = 1 - headway_s / free_time_s;
  const double begin = vehicle.begin_fraction_;
  const double queue_share = begin > queue_begin ? (1 - begin) / (1 - queue_begin) : 1;
  vehicle.queue_fraction_ = std::max(begin, queue_begin);
  vehicle.run_begin_s_ = now();
  vehicle.run_end_s_ = now() + free_time_s * (vehicle.queue_fraction_ - begin);
  co_await calendar_.until(vehicle.run_end_s_);

  vehicle.queue_amount_ = vehicle.count_ * headway_s * segment.capacity_veh_s * queue_share;
  // NOLINTNEXTLINE(misc-const-correctness): awaiting changes it
  Use queue = outflows_[index]->use(vehicle.queue_amount_, vehicle.count_ * vehicle.weight_);
  const InQueue in_queue(*this, vehicle, queue);
  co_await queue;

  vehicle.segment_ = no_segment;
  vehicle.junction_ = segment.to;
  vehicle.driven_m_ += segment.length_m;
  if (vehicle.on_junction_) vehicle.on_junction_(segment.to);
}

double World::fraction(const Vehicle& vehicle) const {
  const double begin = vehicle.begin_fraction_;
  const double queue = vehicle.queue_fraction_;
  if (vehicle.queue_ != nullptr) {
    return queue + (1 - queue) * (1 - vehicle.queue_->remaining() / vehicle.queue_amount_);
  }
  const double run_s = vehicle.run_end_s_ - vehicle.run_begin_s_;
  if (run_s <= 0) return queue;
  return begin + (queue - begin) * std::min((now() - vehicle.run_begin_s_) / run_s, 1.0);
}

Point World::position(const Vehicle& vehicle) const {
  const auto& junctions = roads_.junctions();
  const Junction& from = junctions.at(vehicle.junction_);
  if (vehicle.segment_ == no_segment) return {from.x_m, from.y_m};
  const Junction& to = junctions.at(roads_.segments()[vehicle.segment_].to);
  const double f = fraction(vehicle);
  return {from.x_m + f * (to.x_m - from.x_m), from.y_m + f * (to.y_m - from.y_m)};
}

std::size_t World::decision(std::string_view id, std::span<const std::string> options) {
  check(!options.empty(), "a decision needs options");
  if (!decider_) return 0;
  const std::size_t choice = decider_(id, options);
  check(choice < options.size(), "a decision must be for one of its options");
  return choice;
}

}  // namespace yuyan::world
