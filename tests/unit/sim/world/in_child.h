// A process can have one engine of shared capacities, so each test that shares runs in a child.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yuyan::world {

/// Runs body() in a forked child; its failed expectations fail this test, with their text on the
/// output.
template <class Body>
void in_child(Body body) {
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    try {
      body();
    } catch (const std::exception& e) {
      ADD_FAILURE() << "threw: " << e.what();
    }
    std::cout.flush();
    std::fflush(nullptr);
    _exit(testing::Test::HasFailure() ? EXIT_FAILURE : EXIT_SUCCESS);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS) << "status " << status;
}

}  // namespace yuyan::world
