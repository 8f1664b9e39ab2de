// Parameters of one replication: each quantity that is drawn once a replication, drawn.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "models/inspection/inspection.h"
#include "sim/chance/stream.h"

namespace yuyan::inspection {

/// A quantity that every replication draws anew, and the stream that it draws from.
struct Uncertain {
  std::string name;   ///< dotted path: sectors.coal.hazards_a_year
  std::string owner;  ///< the part before the last dot
  std::string field;
  Quantity quantity;
};

/// Calls visit(field name, quantity) for what is drawn once a replication.
template <parameters::Described S, class Visit>
void for_each_uncertain(S& object, Visit&& visit) {
  parameters::for_each_field<std::remove_const_t<S>>([&](const auto& f) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(object.*f.member)>, Quantity>)
      if (f.about.drawn == Drawn::once_a_replication) visit(f.name, object.*f.member);
  });
}

/// The draw of a quantity of the parameters of a replication.
[[nodiscard]] inline double drawn_value(const Quantity& quantity, chance::Source source,
                                        std::string_view owner, std::string_view name) {
  return chance::Stream(source, owner, name).draw(quantity.distribution, 0);
}

/// The struct with every quantity that is drawn once a replication replaced by its draw. `owner` is
/// its dotted path, by which the draws are keyed: renaming nothing changes nothing.
template <parameters::Described S>
[[nodiscard]] S drawn(S object, chance::Source source, std::string_view owner) {
  for_each_uncertain(object, [&](std::string_view name, Quantity& quantity) {
    if (!quantity.distribution.is_constant())
      quantity = Quantity(drawn_value(quantity, source, owner, name));
  });
  return object;
}

/// The number in a quantity that was drawn.
[[nodiscard]] inline double number_in(const Quantity& quantity) {
  return std::get<chance::Constant>(quantity.distribution.law()).value;
}

/// All quantities that are no plain numbers and are drawn once a replication: the uncertainty of
/// what is known, in the order of the tables.
[[nodiscard]] std::vector<Uncertain> uncertain_parameters(const Inspection& tables);

/// Puts numbers in their place, in the same order: what a replication would draw, chosen instead.
void set_uncertain(Inspection& tables, std::span<const double> values);

}  // namespace yuyan::inspection
