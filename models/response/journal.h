// The story of one replication: what happened when, to whom, and which earlier event caused it.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "models/response/cast.h"
#include "models/response/happening.h"

namespace yuyan::response {

/// Number of an entry in the journal; -1 says that nothing in the drill caused it.
using EntryNumber = int;
inline constexpr EntryNumber no_cause = -1;

/// States of vehicles and of things that burn, for the columns `from` and `to`.
enum class Condition {
  none,
  ready,
  turning_out,
  driving,
  setting_up,
  working,
  waiting,
  withdrawn,
  returning,
  lost,
  elsewhere,
  covering,
  broken_down,
  resting,
  operational,
  heated,
  failed,
  burning,
  extinguished,
  burnt_out
};

constexpr auto choices(Condition) {
  using parameters::Choice;
  using enum Condition;
  return std::array{Choice{"none", none},
                    Choice{"ready", ready},
                    Choice{"turning_out", turning_out},
                    Choice{"driving", driving},
                    Choice{"setting_up", setting_up},
                    Choice{"working", working},
                    Choice{"waiting", waiting},
                    Choice{"withdrawn", withdrawn},
                    Choice{"returning", returning},
                    Choice{"lost", lost},
                    Choice{"elsewhere", elsewhere},
                    Choice{"covering", covering},
                    Choice{"broken_down", broken_down},
                    Choice{"resting", resting},
                    Choice{"operational", operational},
                    Choice{"heated", heated},
                    Choice{"failed", failed},
                    Choice{"burning", burning},
                    Choice{"extinguished", extinguished},
                    Choice{"burnt_out", burnt_out}};
}

struct Entry {
  double time_s = 0;
  Happening happening = Happening::closed;
  EntityNumber entity = 0;
  EntityNumber place = 0;
  Condition from = Condition::none, to = Condition::none;
  EntryNumber cause = no_cause;
  double value = 0;  ///< persons, grade, L/s, Pa: what the happening is about
};

class Journal {
 public:
  /// Called at once for each new entry. A listener must not resume a process: it may spawn one.
  using Listener = std::function<void(const Entry&, EntryNumber)>;

  EntryNumber write(const Entry& entry);
  void listen(Listener listener) { listeners_.push_back(std::move(listener)); }

  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
  [[nodiscard]] const Entry& entry(EntryNumber number) const { return entries_.at(number); }
  /// Time of the first entry of this kind whose entity the selector takes; infinity when none.
  [[nodiscard]] double first(const Cast& cast, Happening happening,
                             std::string_view selector = "") const;

 private:
  std::vector<Entry> entries_;
  std::vector<Listener> listeners_;
};

}  // namespace yuyan::response
