// What a service-only scenario may not say although each of its values is allowed by itself.
#pragma once

#include "models/service/service.h"
#include "scenarios/reader/reader.h"

namespace yuyan::cli {

/// Adds everything that is wrong to the diagnostics, in both languages and with its place.
void check_service(const service::Service& service, const reader::Reading& reading,
                   reader::Diagnostics& diagnostics);

}  // namespace yuyan::cli
