#include "models/inspection/drawn.h"

#include <stdexcept>

namespace yuyan::inspection {
namespace {

/// Calls visit(owner, field, quantity) for all that is uncertain, in the order of the tables.
template <class S, class Visit>
void visit_one(S& object, const std::string& owner, Visit& visit) {
  for_each_uncertain(object, [&](std::string_view name, auto& quantity) {
    if (!quantity.distribution.is_constant()) visit(owner, name, quantity);
  });
}

template <class Rows, class Visit>
void visit_rows(Rows& rows, const std::string& table, Visit& visit) {
  for (auto& row : rows) visit_one(row, table + "." + row.id, visit);
}

template <class Tables, class Visit>
void visit_uncertain(Tables& tables, Visit visit) {
  visit_rows(tables.sectors, "sectors", visit);
  visit_one(tables.common, "common", visit);
  visit_one(tables.visiting, "visiting", visit);
  visit_one(tables.effects, "effects", visit);
  visit_rows(tables.levers, "levers", visit);
  visit_one(tables.supervision, "supervision", visit);
  visit_rows(tables.measures, "measures", visit);
}

}  // namespace

std::vector<Uncertain> uncertain_parameters(const Inspection& tables) {
  std::vector<Uncertain> found;
  visit_uncertain(
      tables, [&](const std::string& owner, std::string_view name, const Quantity& quantity) {
        found.push_back({owner + "." + std::string(name), owner, std::string(name), quantity});
      });
  return found;
}

void set_uncertain(Inspection& tables, std::span<const double> values) {
  std::size_t place = 0;
  visit_uncertain(tables, [&](const std::string&, std::string_view, Quantity& quantity) {
    if (place == values.size()) throw std::logic_error("set_uncertain: too few values");
    quantity = Quantity(values[place++]);
  });
  if (place != values.size()) throw std::logic_error("set_uncertain: too many values");
}

}  // namespace yuyan::inspection
