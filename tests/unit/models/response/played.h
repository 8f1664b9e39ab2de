// A small drill played to its end, and questions to its journal.
#pragma once

#include <cmath>
#include <string_view>
#include <vector>

#include "models/response/drill_run.h"
#include "tests/unit/models/response/small_drill.h"

namespace yuyan::response {

struct Played {
  explicit Played(const Drill& drill, std::uint64_t replication = 0)
      : model(drill), run(model, {.seed = 1, .replication = replication}) {
    run.play(1'000'000);
    run.check_consistency();
  }
  [[nodiscard]] double first(Happening happening, std::string_view who = "") const {
    return run.journal().first(run.model().cast(), happening, who);
  }
  [[nodiscard]] double since_detection(Happening happening, std::string_view who = "") const {
    return first(happening, who) - first(Happening::detected);
  }
  [[nodiscard]] std::vector<Entry> all(Happening happening) const {
    std::vector<Entry> list;
    for (const Entry& entry : run.journal().entries())
      if (entry.happening == happening) list.push_back(entry);
    return list;
  }
  [[nodiscard]] const std::string& name(EntityNumber entity) const {
    return model.cast().name(entity);
  }
  DrillModel model;
  DrillRun run;
};

inline CommandLevel level(const std::string& id) {
  CommandLevel made;
  made.id = id;
  made.report_s = 0.0;
  return made;
}

/// 15 s of talk and 20 s until it is understood; nothing is said again.
inline Channel radio(double loss = 0) {
  Channel made;
  made.id = "radio";
  made.talk_s = 15.0;
  made.delay_s = 20.0;
  made.loss = loss;
  made.retries = 0;
  return made;
}

inline Link link(Passed passed, const std::string& layer = "") {
  Link made;
  made.passed = passed;
  made.layer = layer;
  made.channel = "radio";
  return made;
}

}  // namespace yuyan::response
