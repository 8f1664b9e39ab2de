#include "sim/ensemble/stop.h"

#include <stdexcept>

#include <gtest/gtest.h>

namespace yuyan::ensemble {
namespace {

TEST(Stop, IsRequestedOnceAndForAll) {
  Stop stop;
  EXPECT_FALSE(stop.requested());
  stop.request();
  EXPECT_TRUE(stop.requested());
  EXPECT_TRUE(stop.requested());
}

TEST(Stop, TakesASignalAndLeavesTheProcessAsItWas) {
  {
    Stop stop{SIGUSR1};
    EXPECT_FALSE(stop.requested());
    ::raise(SIGUSR1);  // would end the process
    EXPECT_TRUE(stop.requested());
    EXPECT_THROW(stop.request(), std::logic_error);
  }
  sigset_t mask;
  ::pthread_sigmask(SIG_SETMASK, nullptr, &mask);
  EXPECT_EQ(sigismember(&mask, SIGUSR1), 0);
}

}  // namespace
}  // namespace yuyan::ensemble
