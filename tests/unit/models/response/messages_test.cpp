#include "models/response/messages.h"

#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "models/response/response_level.h"

namespace yuyan::response {
namespace {

using chance::Exponential;

constexpr chance::Source source{.seed = 7, .replication = 0};

Channel channel(const std::string& id, double loss, int retries) {
  Channel made;
  made.id = id;
  made.loss = loss;
  made.retries = retries;
  made.talk_s = 15.0;
  made.delay_s = 5.0;
  made.retry_after_s = 30.0;
  return made;
}

/// Sends so many messages at given gaps and keeps when each arrived; negative: lost.
struct Exchange {
  Exchange(std::vector<Channel> by, int number, double mean_gap_s)
      : channels(std::move(by)), messages(calendar, source, channels) {
    calendar.spawn(send_all(channels.front().id, number, mean_gap_s));
    calendar.run();
    messages.check_consistency();
  }
  calendar::Process send_all(std::string id, int number, double mean_gap_s) {
    const chance::Stream gaps(source, "gaps", "gap");
    for (int i = 0; i < number; ++i) {
      calendar.spawn(send_one(id, i));
      if (mean_gap_s > 0) co_await calendar.delay(gaps.exponential(mean_gap_s, i));
    }
  }
  calendar::Process send_one(std::string id, int number) {
    const double begin = calendar.now();
    const Heard heard = co_await messages.send(id, "sender", static_cast<std::uint64_t>(number));
    took_s.push_back(heard != Heard::not_at_all ? calendar.now() - begin : -1);
    if (heard == Heard::wrongly) ++wrong;
  }
  [[nodiscard]] double share_lost() const {
    double lost = 0;
    for (const double took : took_s) lost += took < 0 ? 1 : 0;
    return lost / static_cast<double>(took_s.size());
  }

  calendar::Calendar calendar;
  std::vector<Channel> channels;  // the messages keep none of their own
  Messages messages;
  std::vector<double> took_s;
  int wrong = 0;
};

double error_of_share(double share, int number) { return std::sqrt(share * (1 - share) / number); }

TEST(Messages, AllArriveWhenNoneIsLost) {
  const Exchange exchange({channel("radio", 0, 2)}, 100, 0);
  for (const double took : exchange.took_s) EXPECT_EQ(took, 20);
  EXPECT_EQ(exchange.messages.tally(0).attempts, 100);
  EXPECT_EQ(exchange.messages.tally(0).arrived, 100);
}

TEST(Messages, AreLostWhenEveryAttemptIs) {
  constexpr int number = 20000;
  for (const auto& [loss, retries] : {std::pair{0.3, 0}, {0.5, 2}, {0.6, 4}}) {
    const Exchange exchange({channel("radio", loss, retries)}, number, 0);
    const double share = std::pow(loss, retries + 1);
    EXPECT_NEAR(exchange.share_lost(), share, 4 * error_of_share(share, number));
  }
}

// talk / (1 - p) + retry p / (1 - p) + delay, when it is said until it gets through.
TEST(Messages, TakeTheTimeOfTheirRetries) {
  constexpr int number = 20000;
  constexpr double p = 0.4;
  const Exchange exchange({channel("radio", p, 100)}, number, 0);
  double sum = 0;
  for (const double took : exchange.took_s) sum += took;
  const double mean = 15 / (1 - p) + 30 * p / (1 - p) + 5;
  const double deviation = 45 * std::sqrt(p) / (1 - p);  // of 45 s times a geometric number
  EXPECT_NEAR(sum / number, mean, 4 * deviation / std::sqrt(number));
}

TEST(Messages, AreMisunderstoodOfThoseThatArrive) {
  constexpr int number = 20000;
  Channel noisy = channel("radio", 0.5, 1);
  noisy.misunderstood = 0.2;
  const Exchange exchange({noisy}, number, 0);
  const auto arrived = static_cast<double>(exchange.messages.tally(0).arrived);
  EXPECT_EQ(exchange.messages.tally(0).misunderstood, static_cast<std::uint64_t>(exchange.wrong));
  EXPECT_NEAR(exchange.wrong / arrived, 0.2, 4 * error_of_share(0.2, static_cast<int>(arrived)));
}

TEST(Messages, GoByTheFallbackAtLast) {
  constexpr int number = 20000;
  std::vector<Channel> channels{channel("radio", 0.5, 1), channel("phone", 0.3, 0)};
  channels[0].fallback = "phone";
  const Exchange exchange(channels, number, 0);
  const double share = 0.25 * 0.3;
  EXPECT_NEAR(exchange.share_lost(), share, 4 * error_of_share(share, number));
  EXPECT_EQ(exchange.messages.tally(0).passed_on, exchange.messages.tally(1).sent);
}

// A line is a server: calls at random and exponential talks wait as M/M/1 and M/M/2 do.
TEST(Messages, WaitForALine) {
  Channel line = channel("radio", 0, 0);
  line.talk_s = Exponential{.mean = 10};
  line.lines = 1;
  const Exchange one({line}, 200000, 20);
  EXPECT_NEAR(one.messages.lines(0).mean_wait_s(), 10, 0.4);  // load 0.5; s.e. near 0.1
  line.lines = 2;
  const Exchange two({line}, 200000, 20 / 2.0);
  EXPECT_NEAR(two.messages.lines(0).mean_wait_s(), 10.0 / 3, 0.15);
}

TEST(Messages, WithoutAChannelAreThereAtOnce) {
  Messages* messages = nullptr;
  calendar::Calendar calendar;
  const std::vector<Channel> none;
  Messages made(calendar, source, none);
  messages = &made;
  bool arrived = false;
  const auto send = [](Messages& by, bool& heard) -> calendar::Process {
    heard = co_await by.send("", "somebody", 0) == Heard::rightly;
  };
  calendar.spawn(send(*messages, arrived));
  calendar.run();
  EXPECT_TRUE(arrived);
  EXPECT_EQ(calendar.now(), 0);
}

TEST(Messages, RefuseFallbacksInACircle) {
  calendar::Calendar calendar;
  std::vector<Channel> channels{channel("a", 0, 0), channel("b", 0, 0)};
  channels[0].fallback = "b";
  channels[1].fallback = "a";
  EXPECT_THROW(Messages(calendar, source, channels), std::invalid_argument);
  channels[1].fallback = "c";
  EXPECT_THROW(Messages(calendar, source, channels), std::invalid_argument);
}

TEST(ResponseLevel, HasTheEdgesOfTheHebeiPlan) {
  using Toll = ResponseToll;
  EXPECT_EQ(response_level_of(Toll{}), 4);
  EXPECT_EQ(response_level_of(Toll{.deaths = 2}), 4);
  EXPECT_EQ(response_level_of(Toll{.deaths = 3}), 3);
  EXPECT_EQ(response_level_of(Toll{.deaths = 9}), 3);
  EXPECT_EQ(response_level_of(Toll{.deaths = 10}), 2);
  EXPECT_EQ(response_level_of(Toll{.deaths = 29}), 2);
  EXPECT_EQ(response_level_of(Toll{.deaths = 30}), 1);
  EXPECT_EQ(response_level_of(Toll{.in_danger = 10}), 2);
  EXPECT_EQ(response_level_of(Toll{.in_danger = 30}), 1);
  EXPECT_EQ(response_level_of(Toll{.poisoned = 29}), 4);
  EXPECT_EQ(response_level_of(Toll{.poisoned = 30}), 3);
  EXPECT_EQ(response_level_of(Toll{.poisoned = 50}), 2);
  EXPECT_EQ(response_level_of(Toll{.poisoned = 100}), 1);
  EXPECT_EQ(response_level_of(Toll{.to_move = 9999}), 4);
  EXPECT_EQ(response_level_of(Toll{.to_move = 10000}), 3);
  EXPECT_EQ(response_level_of(Toll{.to_move = 50000}), 2);
  EXPECT_EQ(response_level_of(Toll{.to_move = 100000}), 1);
  EXPECT_EQ(response_level_of(Toll{.loss_yuan = 9.99e6}), 4);
  EXPECT_EQ(response_level_of(Toll{.loss_yuan = 10e6}), 3);
  EXPECT_EQ(response_level_of(Toll{.loss_yuan = 100e6}), 1);
}

TEST(ResponseLevel, SomeIncidentsCountAsLargerFromTheFirstMinute) {
  EXPECT_FALSE(counts_as_larger(9, 2, 499, false));
  EXPECT_TRUE(counts_as_larger(10, 0, 0, false));
  EXPECT_TRUE(counts_as_larger(0, 3, 0, false));
  EXPECT_TRUE(counts_as_larger(0, 0, 500, false));
  EXPECT_TRUE(counts_as_larger(0, 0, 0, true));
}

TEST(SpanOfControl, FallsLinearlyBetweenItsEnds) {
  EXPECT_EQ(span_efficiency(5, 5, 8, 0.6), 1);
  EXPECT_NEAR(span_efficiency(6.5, 5, 8, 0.6), 0.8, 1e-12);
  EXPECT_EQ(span_efficiency(8, 5, 8, 0.6), 0.6);
  EXPECT_EQ(span_efficiency(20, 5, 8, 0.6), 0.6);
}

}  // namespace
}  // namespace yuyan::response
