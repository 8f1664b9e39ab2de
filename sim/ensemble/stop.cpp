#include "sim/ensemble/stop.h"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace yuyan::ensemble {

namespace {

bool readable(int descriptor) {
  pollfd entry{descriptor, POLLIN, 0};
  return ::poll(&entry, 1, 0) > 0;
}

}  // namespace

Stop::Stop() : descriptor_(::eventfd(0, EFD_CLOEXEC)) {
  if (!descriptor_) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Stop::Stop(std::initializer_list<int> signals) : of_signals_(true) {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : signals) sigaddset(&set, signal);
  descriptor_ = results::Descriptor(::signalfd(-1, &set, SFD_CLOEXEC));
  if (!descriptor_) throw std::system_error(errno, std::generic_category(), "signalfd");
  ::pthread_sigmask(SIG_BLOCK, &set, &mask_before_);
}

Stop::~Stop() {
  if (!of_signals_) return;
  // A signal still pending would strike when the mask goes.
  signalfd_siginfo signal{};
  while (readable(descriptor_.get()))
    if (::read(descriptor_.get(), &signal, sizeof(signal)) < 0) break;
  ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
}

void Stop::request() {
  if (of_signals_) throw std::logic_error("a stop of signals is requested by signals");
  const std::uint64_t one = 1;
  results::write_all(descriptor_.get(), std::as_bytes(std::span(&one, 1)));
}

bool Stop::requested() const { return readable(descriptor_.get()); }

}  // namespace yuyan::ensemble
