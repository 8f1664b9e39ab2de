// Harm to people and buildings by blast.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "models/consequence/notes.h"
#include "models/consequence/probit.h"
#include "models/parameters/field.h"

namespace yuyan::consequence {

enum class BlastProbit {
  lung_eisenberg,
  lung_hse,
  head_tno,
  collapse_tno,
  eardrum_eisenberg,
  eardrum_tno,
  structural_eisenberg,
  glass_eisenberg,
  body_impact
};

constexpr auto choices(BlastProbit) {
  using parameters::Choice;
  using M = BlastProbit;
  return std::array{Choice{"lung_eisenberg", M::lung_eisenberg},
                    Choice{"lung_hse", M::lung_hse},
                    Choice{"head_tno", M::head_tno},
                    Choice{"collapse_tno", M::collapse_tno},
                    Choice{"eardrum_eisenberg", M::eardrum_eisenberg},
                    Choice{"eardrum_tno", M::eardrum_tno},
                    Choice{"structural_eisenberg", M::structural_eisenberg},
                    Choice{"glass_eisenberg", M::glass_eisenberg},
                    Choice{"body_impact", M::body_impact}};
}

/// Probit of the effect; overpressure P in Pa, impulse i in Pa s. Minus infinity without a load.
[[nodiscard]] inline double blast_probit(BlastProbit method, double overpressure_pa,
                                         double impulse_pa_s) {
  const double p = overpressure_pa, i = impulse_pa_s;
  constexpr double none = -std::numeric_limits<double>::infinity();
  switch (method) {
    case BlastProbit::lung_eisenberg:
      return log_probit(-77.1, 6.91, p);
    case BlastProbit::lung_hse:
      return log_probit(5.13, 1.37, p / 1e5);
    case BlastProbit::head_tno:
      return p > 0 && i > 0 ? 5 - 8.49 * std::log(2430 / p + 4e8 / (p * i)) : none;
    case BlastProbit::collapse_tno:
      return p > 0 && i > 0
                 ? 5 - 0.22 * std::log(std::pow(40000 / p, 7.4) + std::pow(460 / i, 11.3))
                 : none;
    case BlastProbit::eardrum_eisenberg:
      return log_probit(-15.6, 1.93, p);
    case BlastProbit::eardrum_tno:
      return log_probit(-12.6, 1.524, p);
    case BlastProbit::structural_eisenberg:
      return log_probit(-23.8, 2.92, p);
    case BlastProbit::glass_eisenberg:
      return log_probit(-18.1, 2.79, p);
    case BlastProbit::body_impact:
      return log_probit(-46.1, 4.82, i);
  }
  return none;
}

[[nodiscard]] const Basis& basis_of(BlastProbit method);

struct BlastHarmInput {
  BlastProbit method = BlastProbit::lung_eisenberg;
  double overpressure_pa = 50e3;
  double impulse_pa_s = 1000;

  static constexpr auto fields() {
    using S = BlastHarmInput;
    using parameters::field;
    return std::tuple{
        field("method", &S::method,
              {.meaning = "effect and origin of the probit", .meaning_zh = "效应与概率函数来源"}),
        field("overpressure_pa", &S::overpressure_pa,
              {.unit = "Pa",
               .range = {.low = 0, .high = 1e9},
               .meaning = "peak overpressure",
               .meaning_zh = "超压峰值"}),
        field("impulse_pa_s", &S::impulse_pa_s,
              {.unit = "Pa s",
               .range = {.low = 0, .high = 1e9},
               .meaning = "impulse (head_tno, collapse_tno, body_impact)",
               .meaning_zh = "冲量(head_tno、collapse_tno、body_impact)"})};
  }
};

struct BlastHarmResult {
  std::optional<double> probit = {};
  double probability = 0;
  Notes notes;

  static constexpr auto fields() {
    using S = BlastHarmResult;
    using parameters::field;
    return std::tuple{field("probit", &S::probit, about::probit),
                      field("probability", &S::probability, about::probability)};
  }
};

[[nodiscard]] BlastHarmResult blast_harm(const BlastHarmInput& input);

}  // namespace yuyan::consequence
