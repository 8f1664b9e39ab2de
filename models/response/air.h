// What people breathe: every cloud of the drill, each with its own load and tolerance. A person
// falls by whichever cloud reaches his tolerance to it first, and the tolerances to two poisons are
// independent: the risks of the probits combine as 1 - (1 - p1)(1 - p2).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/response/inhalation.h"

namespace yuyan::response {

class Air {
 public:
  using CohortIndex = Inhalation::CohortIndex;
  /// A member of the cohort falls by a cloud: gives his casualty number and how many are left.
  struct Fallen {
    int casualty = 0, persons_left = 0;
  };
  using Fall = std::function<Fallen(CohortIndex, std::size_t cloud)>;

  Air(Stage& stage, Clouds& clouds);
  void on_fall(Fall fall) { fall_ = std::move(fall); }
  void on_worsen(const Inhalation::Worsen& worsen);

  /// See Inhalation.
  CohortIndex add(const std::string& key, const propagation::Point& place, int persons,
                  double changes_per_s, double share = 1);
  void move(CohortIndex cohort, const propagation::Point& place);
  void ventilate(CohortIndex cohort, double changes_per_s);
  void set_persons(CohortIndex cohort, int persons);
  void rescue(int casualty);
  /// A casualty of a cloud lies where the cohort is.
  void lay(CohortIndex cohort, std::size_t cloud, int casualty, double lethal_load);
  /// Toxic loads by cloud; 0 of one that is not there yet.
  [[nodiscard]] std::vector<double> loads(CohortIndex cohort);
  void set_loads(CohortIndex cohort, const std::vector<double>& loads);
  /// Whether it has breathed a harmful concentration.
  [[nodiscard]] bool exposed(CohortIndex cohort) const;
  [[nodiscard]] const Tolerance& tolerance(std::size_t cloud) const {
    return breathed_[cloud]->tolerance();
  }
  [[nodiscard]] bool active() const { return clouds_.active(); }
  [[nodiscard]] const Clouds& clouds() const { return clouds_; }

 private:
  int strike(CohortIndex cohort, std::size_t cloud);

  const Clouds& clouds_;
  std::vector<std::unique_ptr<Inhalation>> breathed_;  ///< by cloud
  std::size_t cohorts_ = 0;
  Fall fall_;
};

}  // namespace yuyan::response
