#include "sim/ensemble/frame_stream.h"

#include <span>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/results/entry.h"

namespace yuyan::ensemble {
namespace {

results::Entry entry(std::uint64_t replication, std::size_t size) {
  return {replication, results::Status::done, 1.5, "", std::vector<std::byte>(size, std::byte{7})};
}

TEST(FrameStream, GivesWholeFramesHoweverTheyCome) {
  Pipe pipe = make_pipe();
  std::vector<std::byte> bytes = results::framed(entry(1, 100));
  const std::size_t first = bytes.size();
  const auto second = results::framed(entry(2, 0));
  bytes.insert(bytes.end(), second.begin(), second.end());
  FrameStream stream;
  std::vector<std::uint64_t> seen;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    results::write_all(pipe.write.get(), std::span(bytes).subspan(i, 1));
    EXPECT_TRUE(stream.take_from(pipe.read.get()));
    while (const auto frame = stream.next()) {
      EXPECT_TRUE(i + 1 == first || i + 1 == bytes.size());
      seen.push_back(results::unframed(*frame).replication);
      EXPECT_EQ(results::framed_replication(*frame), seen.back());
    }
  }
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{1, 2}));
  pipe.write.close();
  EXPECT_FALSE(stream.take_from(pipe.read.get()));
}

TEST(FrameStream, RefusesWhatIsNoFrame) {
  const Pipe pipe = make_pipe();
  results::write_all(pipe.write.get(), std::vector<std::byte>(20));
  FrameStream stream;
  EXPECT_TRUE(stream.take_from(pipe.read.get()));
  EXPECT_THROW((void)stream.next(), std::invalid_argument);
}

}  // namespace
}  // namespace yuyan::ensemble
