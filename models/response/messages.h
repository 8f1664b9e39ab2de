// Messages by radio, telephone and on foot: lines that are busy, words that are lost and said
// again.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "models/response/message_rules.h"
#include "sim/calendar/calendar.h"
#include "sim/calendar/resource.h"
#include "sim/chance/stream.h"

namespace yuyan::response {

/// What a channel has carried.
struct ChannelTally {
  std::uint64_t sent = 0;           ///< messages given to it
  std::uint64_t attempts = 0;       ///< times that one was said
  std::uint64_t failed = 0;         ///< attempts that did not get through
  std::uint64_t passed_on = 0;      ///< to the fallback
  std::uint64_t lost = 0;           ///< for good
  std::uint64_t arrived = 0;        ///< by this channel
  std::uint64_t misunderstood = 0;  ///< of those that arrived
};

/// What became of a message.
enum class Heard { not_at_all, wrongly, rightly };

class Messages {
 public:
  /// The channels outlive it. Throws std::invalid_argument when fallbacks go round in a circle or
  /// name no channel.
  Messages(calendar::Calendar& calendar, chance::Source source,
           const std::vector<Channel>& channels);

  /// co_await send(...): the message under way; how it is heard. An empty channel is at once and
  /// without mistakes. Sender and number key its chance. std::logic_error for a channel that there
  /// is not.
  calendar::Task<Heard> send(std::string_view channel, std::string_view sender,
                             std::uint64_t number);

  [[nodiscard]] const ChannelTally& tally(std::size_t channel) const { return tallies_[channel]; }
  [[nodiscard]] std::size_t channels() const { return channels_.size(); }
  /// Time averages and waits of its lines; for a channel with any number of lines all zero.
  [[nodiscard]] calendar::ResourceStatistics lines(std::size_t channel) const;
  /// Throws std::logic_error when messages vanished: what was sent has arrived, was lost, was
  /// passed on, or is `under_way`.
  void check_consistency() const;
  [[nodiscard]] std::uint64_t under_way() const { return under_way_; }

 private:
  [[nodiscard]] std::size_t channel(std::string_view id) const;

  calendar::Calendar& calendar_;
  chance::Source source_;
  const std::vector<Channel>& channels_;
  std::deque<calendar::Resource> lines_;  // one a channel
  std::vector<ChannelTally> tallies_;
  std::uint64_t under_way_ = 0;
};

}  // namespace yuyan::response
