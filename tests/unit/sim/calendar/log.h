// What the tests of this room note down while a calendar runs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/calendar/calendar.h"

namespace yuyan::calendar {

using Log = std::vector<std::string>;

/// Notes its name after a delay.
inline Process note_after(Calendar& calendar, double dt, Phase phase, std::string name, Log& log) {
  co_await calendar.delay(dt, phase);
  log.push_back(std::move(name));
}

/// Notes that it was destroyed.
class NotesEnd {
 public:
  NotesEnd(std::string name, Log& log) : name_(std::move(name)), log_(log) {}
  NotesEnd(const NotesEnd&) = delete;
  NotesEnd& operator=(const NotesEnd&) = delete;
  ~NotesEnd() { log_.push_back(name_); }

 private:
  std::string name_;
  Log& log_;
};

}  // namespace yuyan::calendar
