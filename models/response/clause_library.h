// Clauses that standards and rules set, beside a user's own. A plan takes them in by name, or a
// whole edition of them: library = ["2016", "public_information_24h"].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/response/drill.h"

namespace yuyan::response {

/// What an entry of the library is.
enum class LibraryRole {
  clause,       ///< a promise that is tested
  eligibility,  ///< says which station may be counted as the depot's own: reported, never a
                ///< deadline
  comparison    ///< a rule that no longer binds
};

constexpr auto choices(LibraryRole) {
  using parameters::Choice;
  return std::array{Choice{"clause", LibraryRole::clause},
                    Choice{"eligibility", LibraryRole::eligibility},
                    Choice{"comparison", LibraryRole::comparison}};
}

struct LibraryClause {
  Clause clause;  ///< of_entity and since_entity may be `{zone}`: one clause for each zone
  LibraryRole role = LibraryRole::clause;
  bool in_2016 = true, in_current = true;  ///< editions to which it belongs
  parameters::Status status = parameters::Status::assumed;
  std::string source;
};

[[nodiscard]] const std::vector<LibraryClause>& clause_library();

/// What a drill's plan.library makes of its clauses.
struct FromLibrary {
  std::vector<std::pair<Clause, const LibraryClause*>> clauses;
  std::vector<std::string> unknown;     ///< names that are neither a set nor an entry
  std::vector<std::string> no_clauses;  ///< entries that cannot be tested as clauses
  /// Names that are there twice, or that a named set takes in already.
  std::vector<std::string> twice;
};

/// The clauses that the plan takes in: those of the named sets that the drill has entities for,
/// those that are named by themselves in any case. A clause of the plan with the same id stands in
/// their place.
[[nodiscard]] FromLibrary from_library(const Drill& drill);

/// Sets and entries that plan.library may name.
[[nodiscard]] std::vector<std::string> library_names();

}  // namespace yuyan::response
