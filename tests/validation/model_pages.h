// The parts of docs/models/*.md and docs/validation.md that follow from the code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/consequence/case_table.h"

namespace yuyan::validation {

/// Between these lines of a page stands what page_part() gives.
inline constexpr std::string_view page_begin = "<!-- generated from the code -->";
inline constexpr std::string_view page_end = "<!-- end of what is generated -->";

/// The page with its generated part written anew. The hand-written part before it holds one line
/// `yuyan hazard NAME key=value …`, whose result is shown. A page without markers gets them.
[[nodiscard]] std::string renewed_page(const consequence::Model& model, std::string_view page,
                                       const std::vector<consequence::CaseOutcome>& outcomes);

/// docs/validation.md with its part on the consequence models written anew.
[[nodiscard]] std::string renewed_validation(std::string_view page,
                                             const std::vector<consequence::CaseOutcome>& outcomes);

}  // namespace yuyan::validation
