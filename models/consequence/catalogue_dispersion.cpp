#include "models/consequence/britter_mcquaid_plume.h"
#include "models/consequence/britter_mcquaid_puff.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/concentration_field.h"
#include "models/consequence/gaussian_plume.h"
#include "models/consequence/gaussian_puff.h"
#include "models/consequence/plume_rise.h"
#include "models/consequence/puff_sequence.h"

namespace yuyan::consequence {

std::vector<Model> dispersion_models() {
  return {
      Model("gaussian_plume",
            {"steady release of a neutral gas: Gaussian plume", "连续泄漏:高斯烟羽"},
            gaussian_plume,
            Falling{.output = "concentration_kg_m3",
                    .over = "x_m",
                    .level_unit = "mg/m3",
                    .level_si = 1e-6}),
      Model("gaussian_puff",
            {"sudden release of a neutral gas: Gaussian puff", "瞬时泄漏:高斯烟团"}, gaussian_puff),
      Model("puff_sequence",
            {"changing release in a turning wind: sequence of puffs", "变源强、变风向:烟团序列"},
            puff_sequence),
      Model("concentration_field",
            {"map of a plume or of puffs: ground covered above given levels",
             "浓度分布图:各浓度等级的覆盖面积与距离"},
            concentration_field),
      Model(
          "britter_mcquaid_plume",
          {"steady release of a dense gas (Britter-McQuaid)", "重气连续泄漏(Britter-McQuaid)"},
          britter_mcquaid_plume,
          Falling{.output = "volume_fraction", .over = "x_m", .level_unit = "%", .level_si = 0.01}),
      Model("britter_mcquaid_puff",
            {"sudden release of a dense gas (Britter-McQuaid)", "重气瞬时泄漏(Britter-McQuaid)"},
            britter_mcquaid_puff),
      Model("plume_rise", {"rise of hot or fast gas (Briggs)", "烟气抬升(Briggs)"}, plume_rise),
  };
}

}  // namespace yuyan::consequence
