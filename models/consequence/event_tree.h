// Probability of the ways on which an event can end.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "models/consequence/notes.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

struct EventTreeInput {
  std::vector<double> branch_probability = {};
  double end_state = 1;
  double frequency_per_year = 1;

  static constexpr auto fields() {
    using S = EventTreeInput;
    using parameters::field;
    return std::tuple{
        field(
            "branch_probability", &S::branch_probability,
            {.unit = "1",
             .range = parameters::share,
             .meaning =
                 "probability that each branch ends the event, given that the earlier ones did not",
             .meaning_zh = "各分支条件概率"}),
        field("end_state", &S::end_state,
              {.unit = "1",
               .range = {.low = 1, .high = 1000},
               .meaning = "end state asked: k for the k-th branch, one more than the branches for "
                          "none of them",
               .meaning_zh = "所求终态序号"}),
        field("frequency_per_year", &S::frequency_per_year,
              {.unit = "1/year",
               .range = parameters::non_negative,
               .meaning = "frequency of the initiating event",
               .meaning_zh = "初始事件频率"})};
  }
};

struct EventTreeResult {
  double probability = 0;
  double frequency_per_year = 0;
  std::vector<double> probabilities = {};
  std::vector<double> frequencies_per_year = {};
  Notes notes;

  static constexpr auto fields() {
    using S = EventTreeResult;
    using parameters::field;
    return std::tuple{
        field("probability", &S::probability,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "of the end state asked",
               .meaning_zh = "终态概率"}),
        field("frequency_per_year", &S::frequency_per_year,
              {.unit = "1/year", .meaning = "of the end state asked", .meaning_zh = "终态频率"}),
        field("probabilities", &S::probabilities,
              {.unit = "1",
               .range = parameters::share,
               .meaning = "of all end states, the last one for no branch",
               .meaning_zh = "全部终态概率"}),
        field("frequencies_per_year", &S::frequencies_per_year,
              {.unit = "1/year", .meaning = "of all end states", .meaning_zh = "全部终态频率"})};
  }
};

/// P(k) = p_k prod_{i<k} (1 - p_i). Throws InputError for an end state that is not there.
[[nodiscard]] EventTreeResult event_tree(const EventTreeInput& input);

}  // namespace yuyan::consequence
