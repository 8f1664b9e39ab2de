#include "scenarios/reader/service.h"

#include <array>

#include "scenarios/reader/schema.h"

namespace yuyan::reader {

std::span<const Reference> service_references() {
  static constexpr std::array references{
      Reference{"service.travel.matrix.from", "service.places"},
      Reference{"service.travel.matrix.to", "service.places"},
      Reference{"service.units.kind", "service.kinds"},
      Reference{"service.units.place", "service.places"},
      Reference{"service.preferences.area", "service.places"},
      Reference{"service.preferences.kind", "service.kinds"},
      Reference{"service.preferences.units", "service.units"},
      Reference{"service.stages.kind", "service.kinds"},
      Reference{"service.stages.destinations", "service.places"},
      Reference{"service.stages.when_lost", "service.stages"},
      Reference{"service.streams.area", "service.places"},
      Reference{"service.streams.stages", "service.stages"},
      Reference{"service.races.stages", "service.stages"},
  };
  return references;
}

service::Service read_service(const std::filesystem::path& scenario, Reading& reading,
                              Diagnostics& diagnostics) {
  return read_scenario<service::ServiceScenario>(scenario, service_references(), reading,
                                                 diagnostics)
      .service;
}

std::string service_page() {
  return markdown<service::ServiceScenario>("Service-only scenarios: tables and keys",
                                            service_references());
}

}  // namespace yuyan::reader
