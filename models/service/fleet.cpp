#include "models/service/fleet.h"

#include <algorithm>
#include <bit>

namespace yuyan::service {
namespace {

constexpr int word_bits = 64;
constexpr int mask_bits = 30;
constexpr auto home_purpose = chance::id_of("service home");
constexpr auto dispatch_purpose = chance::id_of("service dispatch");

/// A point of the place; the middle of one without extent.
Spot home_in(const ServiceModel& model, const UnitModel& unit, chance::Source source) {
  if (unit.place < 0) return {};
  const Place& place = model.service().places[static_cast<std::size_t>(unit.place)];
  Spot home{unit.place, place.x_m, place.y_m};
  if (place.width_m == 0 && place.depth_m == 0) return home;
  auto words = chance::Stream(source, chance::id_of(unit.name), home_purpose).words(0);
  home.x_m += place.width_m * (words.uniform() - 0.5);
  home.y_m += place.depth_m * (words.uniform() - 0.5);
  return home;
}

}  // namespace

Fleet::Fleet(const ServiceModel& model, std::size_t kind, chance::Source source)
    : model_(model),
      kind_(kind),
      dispatch_(model.service().kinds[kind].dispatch),
      is_alike_(model.kinds()[kind].is_alike),
      chance_(source, chance::id_of(model.service().kinds[kind].id), dispatch_purpose),
      units_(model.kinds()[kind].units),
      at_(units_.size()),
      free_words_((units_.size() + word_bits - 1) / word_bits, 0),
      free_(static_cast<int>(units_.size())) {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    at_[i].home = at_[i].now = home_in(model, model.units()[units_[i]], source);
    at_[i].tally.sent_to.assign(model.areas().size(), 0);
    free_words_[i / word_bits] |= std::uint64_t{1} << (i % word_bits);
  }
}

double Fleet::measure(int unit, const Asked& asked) const {
  switch (dispatch_) {
    case Dispatch::nearest:
      return model_.ways().time_s(at_[unit].now, asked.where);
    case Dispatch::random:
      return chance_.uniform(chance::id_of(asked.key, static_cast<std::uint64_t>(unit)));
    case Dispatch::longest_idle:
      return at_[unit].since_s;
  }
  return 0;
}

void Fleet::choose_alike(int units, std::vector<int>& chosen) {
  for (std::size_t w = 0; w < free_words_.size() && units > 0; ++w)
    for (std::uint64_t word = free_words_[w]; word != 0 && units > 0; word &= word - 1, --units)
      chosen.push_back(static_cast<int>(w) * word_bits + std::countr_zero(word));
}

void Fleet::choose(const Asked& asked, std::vector<int>& chosen) {
  chosen.clear();
  if (free_ == 0) return;
  if (is_alike_) {
    if (kept_pass_ != pass_) choose_alike(asked.units, chosen);
    return;
  }
  const Ranks* ranks = model_.preference(asked.area, kind_);
  candidates_.clear();
  for (int i = 0; i < size(); ++i) {
    if (!can_be_sent(i)) continue;
    const int rank = ranks ? (*ranks)[static_cast<std::size_t>(i)] : 0;
    if (rank == rank_never) continue;
    const Candidate candidate{rank, measure(i, asked), i};
    if (asked.units > 1 || candidates_.empty())
      candidates_.push_back(candidate);
    else if (candidate.before(candidates_.front()))
      candidates_.front() = candidate;
  }
  std::ranges::sort(candidates_, [](const auto& a, const auto& b) { return a.before(b); });
  const auto most = std::min(candidates_.size(), static_cast<std::size_t>(asked.units));
  for (std::size_t i = 0; i < most; ++i) chosen.push_back(candidates_[i].unit);
}

void Fleet::keep_back(const Asked& asked) {
  if (kept_pass_ != pass_) {
    kept_pass_ = pass_;
    kept_ = 0;
  }
  if (is_alike_) {
    kept_ = free_;
    return;
  }
  const Ranks* ranks = model_.preference(asked.area, kind_);
  for (int i = 0; i < size(); ++i) {
    if (!can_be_sent(i)) continue;
    if (ranks && (*ranks)[static_cast<std::size_t>(i)] == rank_never) continue;
    at_[i].kept_back = pass_;
    ++kept_;
  }
}

void Fleet::send(int unit, double now, int area) {
  State& state = at_[unit];
  state.is_busy = true;
  state.since_s = now;
  ++state.tally.sent;
  if (area >= 0) ++state.tally.sent_to[static_cast<std::size_t>(area)];
  --free_;
  free_words_[static_cast<std::size_t>(unit) / word_bits] &=
      ~(std::uint64_t{1} << (unit % word_bits));
  if (unit < mask_bits) mask_ |= 1U << unit;
}

void Fleet::release(int unit, double now) {
  State& state = at_[unit];
  state.is_busy = false;
  state.tally.busy_s += now - state.since_s;
  state.since_s = now;
  ++free_;
  free_words_[static_cast<std::size_t>(unit) / word_bits] |= std::uint64_t{1} << (unit % word_bits);
  if (unit < mask_bits) mask_ &= ~(1U << unit);
}

void Fleet::begin_statistics(double now) {
  for (State& state : at_) {
    std::vector<std::int64_t> sent_to(state.tally.sent_to.size(), 0);
    state.tally = {};
    state.tally.sent_to = std::move(sent_to);
    if (state.is_busy) state.tally.busy_s = state.since_s - now;
  }
}

UnitTally Fleet::tally(int unit, double now) const {
  UnitTally tally = at_[unit].tally;
  if (at_[unit].is_busy) tally.busy_s += now - at_[unit].since_s;
  return tally;
}

}  // namespace yuyan::service
