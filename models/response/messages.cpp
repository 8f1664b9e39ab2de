#include "models/response/messages.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

namespace yuyan::response {
namespace {

/// Attempts of one message by one channel have draws of their own.
constexpr std::uint64_t most_attempts = 1024;

}  // namespace

Messages::Messages(calendar::Calendar& calendar, chance::Source source,
                   const std::vector<Channel>& channels)
    : calendar_(calendar), source_(source), channels_(channels), tallies_(channels.size()) {
  for (const Channel& one : channels) {
    lines_.emplace_back(calendar, one.lines > 0 ? one.lines : std::numeric_limits<int>::max());
    std::size_t steps = 0;
    for (std::string_view next = one.fallback; !next.empty(); ++steps) {
      const auto found = std::ranges::find(channels, next, &Channel::id);
      if (found == channels.end())
        throw std::invalid_argument("no channel is called " + std::string(next));
      if (steps > channels.size())
        throw std::invalid_argument("the fallbacks of channel " + one.id + " go round in a circle");
      next = found->fallback;
    }
  }
}

std::size_t Messages::channel(std::string_view id) const {
  const auto found = std::ranges::find(channels_, id, &Channel::id);
  if (found == channels_.end()) throw std::logic_error("no channel is called " + std::string(id));
  return static_cast<std::size_t>(found - channels_.begin());
}

calendar::Task<Heard> Messages::send(std::string_view id, std::string_view sender,
                                     std::uint64_t number) {
  if (id.empty()) co_return Heard::rightly;
  const std::uint64_t entity = chance::id_of(sender);
  ++under_way_;
  for (std::size_t c = channel(id);;) {
    const Channel& rules = channels_[c];
    const auto chance = [&](const char* purpose) {
      return chance::Stream(source_, entity, chance::id_of(purpose + (" " + rules.id)));
    };
    ++tallies_[c].sent;
    for (int attempt = 0; attempt <= rules.retries; ++attempt) {
      const std::uint64_t index = number * most_attempts + static_cast<std::uint64_t>(attempt);
      ++tallies_[c].attempts;
      {
        const calendar::Hold line = co_await lines_[c].acquire();
        co_await calendar_.delay(chance("talk").draw(rules.talk_s.distribution, index));
      }
      if (chance("loss").uniform(index) >= rules.loss) {
        co_await calendar_.delay(chance("delay").draw(rules.delay_s.distribution, index));
        ++tallies_[c].arrived;
        --under_way_;
        if (chance("misunderstood").uniform(index) >= rules.misunderstood) co_return Heard::rightly;
        ++tallies_[c].misunderstood;
        co_return Heard::wrongly;
      }
      ++tallies_[c].failed;
      if (attempt < rules.retries)
        co_await calendar_.delay(chance("retry").draw(rules.retry_after_s.distribution, index));
    }
    if (rules.fallback.empty()) {
      ++tallies_[c].lost;
      --under_way_;
      co_return Heard::not_at_all;
    }
    ++tallies_[c].passed_on;
    c = channel(rules.fallback);
  }
}

calendar::ResourceStatistics Messages::lines(std::size_t channel) const {
  return channels_[channel].lines > 0 ? lines_[channel].statistics()
                                      : calendar::ResourceStatistics{};
}

void Messages::check_consistency() const {
  std::uint64_t open = 0;
  for (const ChannelTally& tally : tallies_)
    open += tally.sent - tally.arrived - tally.lost - tally.passed_on;
  if (open != under_way_) throw std::logic_error("not conserved: messages");
}

}  // namespace yuyan::response
