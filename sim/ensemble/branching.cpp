#include "sim/ensemble/branching.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <exception>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/ensemble/frame_stream.h"
#include "sim/ensemble/template_process.h"
#include "sim/results/entry.h"

namespace yuyan::ensemble {

namespace {

using results::Entry;
using results::Record;
using results::Schema;
using results::Status;

/// `attack=1;foam=0`, the way as text.
std::string text_of(const std::vector<Crossing>& way) {
  std::string text;
  for (const Crossing& crossing : way)
    text += fmt::format("{}{}={}", text.empty() ? "" : ";", crossing.decision, crossing.option);
  return text;
}

std::vector<Crossing> way_in(std::string_view text) {
  std::vector<Crossing> way;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t equals = one.rfind('=');
    Crossing crossing{std::string(one.substr(0, equals)), 0};
    std::from_chars(one.data() + equals + 1, one.data() + one.size(), crossing.option);
    way.push_back(std::move(crossing));
  }
  return way;
}

/// A leaf goes through a pipe as an entry: its way, a line break, its record.
Entry entry_of(const Leaf& leaf) {
  Entry entry;
  const std::string way = text_of(leaf.way) + '\n';
  const auto record = leaf.record.bytes();
  entry.record.resize(way.size());
  std::memcpy(entry.record.data(), way.data(), way.size());
  entry.record.insert(entry.record.end(), record.begin(), record.end());
  return entry;
}

Leaf leaf_of(const Entry& entry, const Schema& schema) {
  const auto end = std::ranges::find(entry.record, std::byte{'\n'});
  if (end == entry.record.end()) throw std::invalid_argument("a branch without its way");
  std::string way(static_cast<std::size_t>(end - entry.record.begin()), '\0');
  std::memcpy(way.data(), entry.record.data(), way.size());
  return {way_in(way), Record::from_bytes(schema, std::span(entry.record).subspan(way.size() + 1))};
}

/// One process of the tree: plays on, and collects what its children found.
class Branch {
 public:
  Branch(const Schema& schema, const std::set<std::string, std::less<>>& decisions,
         std::size_t most)
      : schema_(schema), decisions_(decisions), most_(most) {}

  /// In the first process: all leaves. In a child: does not return.
  std::vector<Leaf> play(const Play& play, std::uint64_t replication) {
    std::exception_ptr fault;
    try {
      Record record = play(
          replication,
          [this](std::string_view id, std::span<const std::string> o) { return decide(id, o); });
      leaves_.insert(leaves_.begin(), {way_, std::move(record)});
    } catch (...) {
      fault = std::current_exception();
    }
    if (output_) leave(fault);
    if (fault) std::rethrow_exception(fault);
    if (!failure_.empty()) throw std::runtime_error(failure_);
    return std::move(leaves_);
  }

 private:
  std::size_t decide(std::string_view id, std::span<const std::string> options) {
    if (!decisions_.contains(id) || way_.size() >= most_) return 0;
    for (std::size_t option = 1; option < options.size(); ++option)
      if (go_on_in_child()) {
        way_.push_back({std::string(id), option});
        return option;
      }
    way_.push_back({std::string(id), 0});
    return 0;
  }

  /// True in the child. The parent comes back when the child and all below it have ended.
  bool go_on_in_child() {
    Pipe pipe = make_pipe();
    const pid_t self = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) {
      live_under(self);
      leaves_.clear();
      failure_.clear();
      output_ = std::move(pipe.write);
      return true;
    }
    pipe.write.close();
    collect(pipe.read.get(), child);
    return false;
  }

  void collect(int input, pid_t child) {
    FrameStream stream;
    for (bool open = true; open;) {
      pollfd watched{input, POLLIN, 0};
      ::poll(&watched, 1, -1);
      open = stream.take_from(input);
      while (const auto frame = stream.next()) {
        const Entry entry = results::unframed(*frame);
        if (entry.status == Status::done)
          leaves_.push_back(leaf_of(entry, schema_));
        else if (failure_.empty())
          failure_ = entry.failure;
      }
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (status != 0 && failure_.empty())
      failure_ = WIFSIGNALED(status)
                     ? fmt::format("a branch was killed by signal {}", WTERMSIG(status))
                     : fmt::format("a branch left with exit code {}", WEXITSTATUS(status));
  }

  [[noreturn]] void leave(const std::exception_ptr& fault) {
    leave_with([&] {
      std::string failure = failure_;
      if (fault) try {
          std::rethrow_exception(fault);
        } catch (const std::exception& error) {
          failure = fmt::format("branch {}: {}", text_of(way_), error.what());
        } catch (...) {
          failure = fmt::format("branch {}: an exception of unknown type", text_of(way_));
        }
      for (const Leaf& leaf : leaves_)
        results::write_all(output_.get(), results::framed(entry_of(leaf)));
      if (!failure.empty()) {
        Entry entry;
        entry.status = Status::failed;
        entry.failure = failure;
        results::write_all(output_.get(), results::framed(entry));
      }
      return 0;
    });
  }

  const Schema& schema_;
  const std::set<std::string, std::less<>>& decisions_;
  std::size_t most_;
  std::vector<Crossing> way_;
  std::vector<Leaf> leaves_;
  std::string failure_;
  results::Descriptor output_;  ///< of a child
};

}  // namespace

std::vector<Leaf> play_all(const Play& play, std::uint64_t replication, const Schema& schema,
                           const std::set<std::string, std::less<>>& decisions, std::size_t most) {
  return Branch(schema, decisions, most).play(play, replication);
}

}  // namespace yuyan::ensemble
