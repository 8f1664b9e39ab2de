// A request to stop that can be waited for together with other things.
#pragma once

#include <csignal>
#include <initializer_list>

#include "sim/results/descriptor.h"

namespace yuyan::ensemble {

class Stop {
 public:
  /// Stops when request() is called.
  Stop();
  /// Stops when one of these signals arrives; while it lives they do nothing else in this thread.
  explicit Stop(std::initializer_list<int> signals);
  ~Stop();
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;

  void request();
  [[nodiscard]] bool requested() const;
  /// Readable from the request on, and never read.
  [[nodiscard]] int descriptor() const { return descriptor_.get(); }

 private:
  results::Descriptor descriptor_;
  bool of_signals_ = false;
  sigset_t mask_before_{};
};

}  // namespace yuyan::ensemble
