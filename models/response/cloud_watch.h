// Where the cloud is: zones that it reaches and leaves, zones that lie downwind.
#pragma once

#include <vector>

#include "models/response/people.h"

namespace yuyan::response {

/// Whether a zone lies in the sector that a plan protects: near the source, or within its reach and
/// angle of the wind.
[[nodiscard]] bool lies_downwind(const Zone& zone, const propagation::Point& source,
                                 double wind_towards_deg, const Doctrine& doctrine);

class CloudWatch {
 public:
  CloudWatch(Stage& stage, Clouds& clouds, const People& people);

  /// Seen from the release, or from the first fire; nothing is downwind of nothing.
  [[nodiscard]] bool is_downwind(std::size_t zone) const;
  [[nodiscard]] bool is_over(std::size_t zone) const { return over_[zone]; }
  /// The cloud is over no zone, will reach none as things are, and grows no more.
  [[nodiscard]] bool quiet() const;
  /// Fires when it has reached or left a zone.
  [[nodiscard]] calendar::Signal& changed() { return changed_; }

 private:
  calendar::Process follow();
  void plan(std::size_t zone);
  void cross(std::size_t zone);

  Stage& stage_;
  Clouds& clouds_;
  const People& people_;
  calendar::Signal changed_;
  std::vector<bool> over_;
  std::vector<calendar::Event> next_;
};

}  // namespace yuyan::response
