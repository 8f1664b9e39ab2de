#include "models/inspection/drawn.h"

namespace yuyan::inspection {
namespace {

template <class S>
void collect(const S& object, const std::string& owner, std::vector<Uncertain>& found) {
  for_each_uncertain(object, [&](std::string_view name, const Quantity& quantity) {
    if (!quantity.distribution.is_constant())
      found.push_back({owner + "." + std::string(name), owner, std::string(name), quantity});
  });
}

template <class S>
void collect_rows(const std::vector<S>& rows, const std::string& table,
                  std::vector<Uncertain>& found) {
  for (const S& row : rows) collect(row, table + "." + row.id, found);
}

}  // namespace

std::vector<Uncertain> uncertain_parameters(const Inspection& tables) {
  std::vector<Uncertain> found;
  collect_rows(tables.sectors, "sectors", found);
  collect(tables.visiting, "visiting", found);
  collect(tables.effects, "effects", found);
  collect_rows(tables.levers, "levers", found);
  collect(tables.supervision, "supervision", found);
  collect_rows(tables.measures, "measures", found);
  return found;
}

}  // namespace yuyan::inspection
