#include "models/response/journal.h"

#include <limits>

namespace yuyan::response {

EntryNumber Journal::write(const Entry& entry) {
  entries_.push_back(entry);
  const auto number = static_cast<EntryNumber>(entries_.size()) - 1;
  // A listener may write in turn, so the entry is passed as a copy and the list read by index.
  const Entry copy = entry;
  for (std::size_t i = 0; i < listeners_.size(); ++i) listeners_[i](copy, number);
  return number;
}

double Journal::first(const Cast& cast, Happening happening, std::string_view selector) const {
  for (const Entry& entry : entries_)
    if (entry.happening == happening && cast.matches(entry.entity, selector)) return entry.time_s;
  return std::numeric_limits<double>::infinity();
}

}  // namespace yuyan::response
