// What the calculator answers, as a block to read, as JSON, as a table.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/console.h"
#include "models/consequence/case_table.h"
#include "models/consequence/catalogue.h"
#include "models/consequence/sweep.h"

namespace yuyan::cli {

/// Keys stay in the order in which they are added.
using Json = nlohmann::ordered_json;

/// One line a model.
[[nodiscard]] std::string model_list(const consequence::Catalogue& catalogue, Language language);
[[nodiscard]] Json model_list_json(const consequence::Catalogue& catalogue);
/// The inputs that a model takes and the outputs that it gives.
[[nodiscard]] std::string model_page(const consequence::Model& model, Language language);

[[nodiscard]] std::string evaluation_text(const consequence::Model& model,
                                          const consequence::Evaluation& evaluation,
                                          Language language);
/// inputs, outputs and units by name; method, origin of the inputs, basis, warnings.
[[nodiscard]] Json evaluation_json(const consequence::Model& model,
                                   const consequence::Evaluation& evaluation, Language language);

[[nodiscard]] std::string contours_text(const consequence::Model& model,
                                        const std::vector<consequence::Contour>& contours,
                                        Language language);
[[nodiscard]] Json contours_json(const consequence::Model& model, const consequence::Keys& keys,
                                 const std::vector<consequence::Contour>& contours);

/// CSV: the input that is swept, each output that is a number, and what is wrong with the row.
[[nodiscard]] std::string sweep_csv(const std::vector<consequence::Sweep>& sweeps,
                                    const std::vector<consequence::SweepRow>& rows,
                                    Language language);
[[nodiscard]] Json sweep_json(const consequence::Model& model,
                              const std::vector<consequence::Sweep>& sweeps,
                              const std::vector<consequence::SweepRow>& rows, Language language);

[[nodiscard]] std::string cases_csv(const std::vector<consequence::CaseOutcome>& outcomes,
                                    Language language);
[[nodiscard]] Json cases_json(const std::vector<consequence::CaseOutcome>& outcomes,
                              Language language);

}  // namespace yuyan::cli
