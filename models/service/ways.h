// How long it takes from one spot to another.
#pragma once

#include <vector>

#include "models/service/places.h"

namespace yuyan::service {

/// Where something is: a point that belongs to a place, or nowhere in particular.
struct Spot {
  int place = -1;  ///< position in the model's places; -1: nowhere, no way to go
  double x_m = 0, y_m = 0;
};

class Ways {
 public:
  Ways() = default;
  /// `places` in the order that spots count. std::invalid_argument when the matrix names a place
  /// that there is not.
  Ways(const Travel& travel, const std::vector<Place>& places);

  /// Travel time without noise, s; NaN when the matrix has no entry for it.
  [[nodiscard]] double time_s(const Spot& from, const Spot& to) const;
  /// Length of the way, m; 0 when only times are known.
  [[nodiscard]] double length_m(const Spot& from, const Spot& to) const;
  [[nodiscard]] bool is_none() const { return travel_.distance == Distance::none; }

 private:
  Travel travel_;
  std::size_t places_ = 0;
  std::vector<double> matrix_;  // from * places + to
};

}  // namespace yuyan::service
