// What is wrong with a programme beyond single values.
#pragma once

#include "scenarios/reader/programme.h"

namespace yuyan::cli {

/// Puts all that contradicts itself or refers to nothing into the diagnostics.
void check_programme(const reader::Programme& programme, const reader::Reading& reading,
                     reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
