#include "analysis/statistics/share.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/check.h"
#include "analysis/statistics/mean.h"
#include "analysis/statistics/paired.h"
#include "analysis/statistics/proportion.h"

namespace yuyan::statistics {
namespace {

struct Tally {
  std::size_t at_stake = 0, met = 0;
};

Tally tally_of(std::span<const double> marks) {
  Tally tally;
  for (const double mark : marks) {
    if (std::isnan(mark)) continue;
    ++tally.at_stake;
    if (mark > 0) ++tally.met;
  }
  return tally;
}

bool same_at_stake(std::span<const double> a, std::span<const double> b) {
  return std::ranges::equal(a, b,
                            [](double x, double y) { return std::isnan(x) == std::isnan(y); });
}

Estimate difference_of_pairs(std::span<const double> a, std::span<const double> b,
                             double confidence) {
  PairedCounts counts;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i])) continue;
    ++(a[i] > 0 ? (b[i] > 0 ? counts.both : counts.only_a)
                : (b[i] > 0 ? counts.only_b : counts.neither));
  }
  return paired_proportion_difference(counts, confidence);
}

/// Newcombe 1998, Stat. Med. 17:873, method 10.
Estimate difference_of_independent(const Estimate& a, const Estimate& b) {
  const double down = std::hypot(a.value - a.interval.low, b.interval.high - b.value);
  const double up = std::hypot(a.interval.high - a.value, b.value - b.interval.low);
  const double difference = a.value - b.value;
  return {difference, {difference - down, difference + up}};
}

bool varies(const std::vector<double>& values) { return moments(values).variance > 1e-12; }

}  // namespace

Estimate share_met(std::span<const double> marks, double confidence) {
  const Tally tally = tally_of(marks);
  return wilson(tally.met, tally.at_stake, confidence);
}

std::vector<double> share_pseudo_values(std::span<const double> marks) {
  const Tally tally = tally_of(marks);
  if (tally.at_stake == 0) return {};
  const double share = static_cast<double>(tally.met) / static_cast<double>(tally.at_stake);
  const double stake = static_cast<double>(tally.at_stake) / static_cast<double>(marks.size());
  std::vector<double> values(marks.size(), share);
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (!std::isnan(marks[i])) values[i] = share + ((marks[i] > 0 ? 1.0 : 0.0) - share) / stake;
  return values;
}

Estimate paired_share_difference(std::span<const double> a, std::span<const double> b,
                                 double confidence) {
  require(a.size() == b.size(), "paired_share_difference: one mark a replication each");
  const Tally of_a = tally_of(a), of_b = tally_of(b);
  if (of_a.at_stake == 0 || of_b.at_stake == 0)
    return {std::numeric_limits<double>::quiet_NaN(), {-1, 1}};
  if (same_at_stake(a, b)) return difference_of_pairs(a, b, confidence);
  const std::vector<double> x = share_pseudo_values(a), y = share_pseudo_values(b);
  if (!varies(x) || !varies(y))
    return difference_of_independent(share_met(a, confidence), share_met(b, confidence));
  return paired_difference(x, y, confidence).difference;
}

}  // namespace yuyan::statistics
