#include <gtest/gtest.h>

#include "sim/results/provenance.h"
#include "sim/results/sha256.h"

namespace yuyan::results {
namespace {

// FIPS 180-4, examples of NIST's Cryptographic Standards and Guidelines.
TEST(Sha256, PublishedCases) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(InputsHash, DependsOnNamesAndBytesButNotOnOrder) {
  const std::string hash = inputs_sha256({{"a", "1"}, {"b", "2"}});
  EXPECT_EQ(inputs_sha256({{"b", "2"}, {"a", "1"}}), hash);
  EXPECT_NE(inputs_sha256({{"a", "2"}, {"b", "1"}}), hash);
  EXPECT_NE(inputs_sha256({{"a", "1b"}, {"", "2"}}), hash);
  EXPECT_NE(inputs_sha256({{"a1", ""}, {"b", "2"}}), hash);
}

}  // namespace
}  // namespace yuyan::results
