// Messages from one process to another.
#pragma once

#include <coroutine>
#include <cstddef>
#include <deque>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sim/calendar/calendar.h"

namespace yuyan::calendar {

/// A mailbox without bound: what is sent first is received first, by whoever waited longest.
template <class Message>
class Channel {
 public:
  class [[nodiscard]] Receive;

  explicit Channel(Calendar& calendar) : calendar_(calendar) {}
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  /// Never waits. A message for a receiver that is killed before it goes on stays the first.
  void send(Message message) {
    messages_.push_back(std::move(message));
    deliver();
  }
  /// std::optional<Message> message = co_await receive(): never empty.
  Receive receive(Phase phase = Phase::ordinary) { return Receive(*this, never, phase); }
  /// Empty when the time ran out.
  Receive receive_within(double timeout, Phase phase = Phase::ordinary) {
    if (!(timeout >= 0)) throw std::invalid_argument("a timeout must be 0 s or more");
    return Receive(*this, calendar_.now() + timeout, phase);
  }
  /// Messages that nobody has received yet.
  [[nodiscard]] std::size_t size() const { return messages_.size(); }
  [[nodiscard]] std::size_t waiting() const { return receivers_.size(); }

 private:
  struct Receiver : Waiter {
    std::optional<Message> message;
  };

  void deliver() {
    while (!messages_.empty() && !receivers_.empty()) {
      auto& receiver = static_cast<Receiver&>(receivers_.front());
      delivered_.push_back(receiver);
      receiver.message.emplace(std::move(messages_.front()));
      messages_.pop_front();
      calendar_.wake(receiver.ticket, receiver.phase);
    }
  }
  void take_back(Message message) {
    messages_.push_front(std::move(message));
    deliver();
  }

  Calendar& calendar_;
  std::deque<Message> messages_;
  WaitingList receivers_;  // of Receiver
  WaitingList delivered_;  // who has a message and has not gone on yet
};

/// Awaitable made by Channel::receive.
template <class Message>
class [[nodiscard]] Channel<Message>::Receive {
 public:
  Receive(Channel& channel, double deadline, Phase phase) : channel_(channel), deadline_(deadline) {
    receiver_.phase = phase;
  }
  Receive(const Receive&) = delete;
  Receive& operator=(const Receive&) = delete;
  ~Receive() {
    if (receiver_.message && receiver_.linked()) channel_.take_back(std::move(*receiver_.message));
  }

  [[nodiscard]] bool await_ready() {
    if (channel_.messages_.empty()) return false;
    receiver_.message.emplace(std::move(channel_.messages_.front()));
    channel_.messages_.pop_front();
    return true;
  }
  void await_suspend(std::coroutine_handle<> process) {
    receiver_.ticket = channel_.calendar_.park(process);
    channel_.receivers_.push_back(receiver_);
    channel_.calendar_.wake_at(receiver_.ticket, deadline_, receiver_.phase);
  }
  std::optional<Message> await_resume() {
    receiver_.unlink();
    return std::exchange(receiver_.message, std::nullopt);
  }

 private:
  Channel& channel_;
  double deadline_;
  Receiver receiver_;
};

}  // namespace yuyan::calendar
