// Coroutines that run on a calendar. A Process is spawned on it; a Task<T> is awaited by another
// coroutine, which goes on with its value or its exception. They are one kind: Process = Task<>.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <utility>

#include "sim/calendar/check.h"
#include "sim/calendar/frame_memory.h"
#include "sim/calendar/waiting.h"

namespace yuyan::calendar {

template <class T>
class Task;

namespace detail {

struct PromiseBase {
  // Starts when awaited or when the calendar says so, never by being called.
  std::suspend_always initial_suspend() noexcept { return {}; }

  struct Final {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) noexcept {
      const std::coroutine_handle<> next = self.promise().continuation;
      return next ? next : std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  Final final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { exception = std::current_exception(); }

  static void* operator new(std::size_t bytes) { return frame_memory::allocate(bytes); }
  static void operator delete(void* frame, std::size_t bytes) noexcept {
    frame_memory::release(frame, bytes);
  }

  std::coroutine_handle<> continuation;  // who awaits it; none for a spawned process
  std::exception_ptr exception;
};

template <class T>
struct Promise : PromiseBase {
  Task<T> get_return_object();
  template <class Value>
  void return_value(Value&& v) {
    value.emplace(std::forward<Value>(v));
  }
  T result() {
    if (exception) std::rethrow_exception(exception);
    // NOLINTNEXTLINE(bugprone-unchecked-optional-access): it returned, for it did not throw
    return std::move(*value);
  }
  std::optional<T> value;
};

template <>
struct Promise<void> : PromiseBase {
  Task<void> get_return_object();
  void return_void() noexcept {}
  void result() const {
    if (exception) std::rethrow_exception(exception);
  }
  WaitingList joiners;  // who waits for the end of this process
};

}  // namespace detail

/// A coroutine that has not run yet, or is suspended; owns its frame. Destroying it unwinds the
/// frame: locals are destroyed, whatever it waits for is given up.
/// Pass arguments by value, or by reference to what outlives it; do not use capturing lambdas as
/// coroutines: the captures die with the lambda object.
template <class T = void>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  explicit Task(Handle handle) noexcept : handle_(handle) {}
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Task() {
    if (handle_) handle_.destroy();
  }

  class Awaiter {
   public:
    explicit Awaiter(Handle handle) noexcept : handle_(handle) {}
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) noexcept {
      handle_.promise().continuation = waiting;
      return handle_;
    }
    T await_resume() { return handle_.promise().result(); }

   private:
    Handle handle_;
  };

  /// Runs it at once as a part of the awaiting process; gives its value, throws what it throws.
  Awaiter operator co_await() && {
    check(handle_ && !handle_.done() && !handle_.promise().continuation,
          "a task can be awaited only once");
    return Awaiter(handle_);
  }

  /// Gives the frame away.
  [[nodiscard]] Handle release() noexcept { return std::exchange(handle_, nullptr); }

 private:
  Handle handle_;
};

using Process = Task<void>;

namespace detail {
template <class T>
Task<T> Promise<T>::get_return_object() {
  return Task<T>(std::coroutine_handle<Promise<T>>::from_promise(*this));
}
inline Task<void> Promise<void>::get_return_object() {
  return Task<void>(std::coroutine_handle<Promise<void>>::from_promise(*this));
}
}  // namespace detail

}  // namespace yuyan::calendar
