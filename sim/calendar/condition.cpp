#include "sim/calendar/condition.h"

#include <stdexcept>

namespace yuyan::calendar {

Wait Condition::wait_for(double timeout, Phase phase) {
  if (!(timeout >= 0)) throw std::invalid_argument("a timeout must be 0 s or more");
  return Wait(calendar_, holds_ ? nullptr : &waiting_, calendar_.now() + timeout, phase);
}

void Condition::call_all() {
  waiting_.for_each([this](Waiter& waiter) {
    waiter.unlink();
    waiter.called = true;
    calendar_.wake(waiter.ticket, waiter.phase);
  });
}

}  // namespace yuyan::calendar
