#include "models/response/boarding.h"

#include <algorithm>

namespace yuyan::response {
namespace {

/// Seats that are promised to a zone by a bus on its way there, before its own are known.
constexpr int usual_seats = 40;

}  // namespace

Boarding::Boarding(Stage& stage, People& people)
    : stage_(stage),
      people_(people),
      queues_(stage.drill().surroundings.size()),
      changed_(stage.calendar()) {}

void Boarding::expect(std::size_t zone, int persons) {
  if (queues_[zone].persons == 0) queues_[zone].since_s = stage_.now();
  queues_[zone].persons += persons;
  changed_.fire();
}

int Boarding::waiting() const {
  int n = 0;
  for (const Queue& queue : queues_) n += queue.persons;
  return n;
}

calendar::Task<std::optional<std::size_t>> Boarding::next(calendar::Gate& released) {
  for (;;) {
    std::optional<std::size_t> chosen;
    for (std::size_t zone = 0; zone < queues_.size(); ++zone) {
      const Queue& queue = queues_[zone];
      if (queue.persons <= queue.promised) continue;
      if (!chosen || queue.since_s < queues_[*chosen].since_s) chosen = zone;
    }
    if (chosen) {
      queues_[*chosen].promised += usual_seats;
      co_return chosen;
    }
    if (released.is_open()) co_return std::nullopt;
    co_await calendar::first_of(stage_.calendar(), calendar::never, changed_, released);
  }
}

Boarding::Load Boarding::board(std::size_t zone, int seats) {
  const Zone& data = stage_.drill().surroundings[zone];
  Queue& queue = queues_[zone];
  queue.promised = std::max(0, queue.promised - usual_seats);
  const int room = std::max(1, static_cast<int>(seats / data.seats_a_person));
  const int wanted = std::min(room, queue.persons);
  queue.persons -= wanted;
  queue.since_s = stage_.now();
  Load load;
  load.travellers = people_.leave_zone(zone, wanted);
  queue.on_board += load.travellers.persons();
  load.boarding_s = load.travellers.persons() * data.boarding_s / std::max(1, data.staff);
  if (queue.persons > queue.promised) changed_.fire();
  return load;
}

void Boarding::deliver(const Travellers& travellers) {
  queues_[travellers.zone].on_board -= travellers.persons();
  if (delivered_) delivered_(travellers);
}

}  // namespace yuyan::response
