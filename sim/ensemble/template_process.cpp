#include "sim/ensemble/template_process.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstring>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/ensemble/frame_stream.h"
#include "sim/results/entry.h"

// The header of glibc 2.36 does not say so itself.
extern "C" {
#include <sys/pidfd.h>
}

namespace yuyan::ensemble {

namespace {

using results::Descriptor;
using results::Entry;
using results::Status;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What the exception that is being handled says.
std::string message() {
  try {
    throw;
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception of unknown type";
  }
}

void replicate_once(const Replicate& replicate, std::uint64_t replication,
                    const results::Schema& schema, int output) {
  const auto start = Clock::now();
  Entry entry;
  entry.replication = replication;
  try {
    const results::Record record = replicate(replication);
    if (&record.schema() != &schema) throw std::logic_error("a record of another schema");
    entry.record = record.bytes();
  } catch (...) {
    entry.status = Status::failed;
    entry.failure = message();
  }
  entry.wall_s = seconds_since(start);
  results::write_all(output, results::framed(entry));
}

struct Child {
  std::vector<std::uint64_t> replications;  ///< in the order in which it plays them
  Clock::time_point start;                  ///< of the one that it plays
  pid_t pid;
  Descriptor process;  ///< readable when the child has ended
  Descriptor pipe;
  FrameStream stream;
  bool pipe_open = true;
  bool timed_out = false;
  std::size_t finished = 0;
  std::string fault{};  ///< why it was not believed any more

  [[nodiscard]] bool at_end() const { return finished == replications.size(); }
};

std::string ending(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("killed by signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
  return fmt::format("left with exit code {} and no result", WEXITSTATUS(status));
}

class Template {
 public:
  Template(const Errand& errand, const results::Schema& schema, Replicate replicate, int output)
      : errand_(errand),
        schema_(schema),
        replicate_(std::move(replicate)),
        output_(output),
        left_(errand.replications.begin(), errand.replications.end()) {}

  void run() {
    while (true) {
      start_children();
      if (children_.empty()) return;
      wait();
      for (Child& child : children_) listen(child);
      kill_late();
      std::erase_if(children_, [this](Child& child) { return ended(child); });
    }
  }

 private:
  void start_children() {
    while (!left_.empty() && children_.size() < errand_.workers) {
      if (!start_child(next_batch())) {
        if (children_.empty())
          throw std::system_error(errno, std::generic_category(), "no process can be started");
        return;  // try again when one has ended
      }
    }
  }

  /// Smaller towards the end, so that all workers end at about the same time.
  [[nodiscard]] std::vector<std::uint64_t> next_batch() const {
    const std::size_t share = left_.size() / (2 * errand_.workers);
    const std::size_t size =
        std::clamp<std::size_t>(share, 1, std::max<std::size_t>(1, errand_.replications_a_process));
    return {left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(size)};
  }

  bool start_child(std::vector<std::uint64_t> batch) {
    Pipe pipe = make_pipe();
    const pid_t self = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) return false;
    if (pid == 0) {
      live_under(self);
      leave_with([&] {
        for (const std::uint64_t replication : batch)
          replicate_once(replicate_, replication, schema_, pipe.write.get());
        return 0;
      });
    }
    Descriptor process(::pidfd_open(pid, 0));
    if (!process) throw std::system_error(errno, std::generic_category(), "pidfd_open");
    left_.erase(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(batch.size()));
    children_.push_back({.replications = std::move(batch),
                         .start = Clock::now(),
                         .pid = pid,
                         .process = std::move(process),
                         .pipe = std::move(pipe.read),
                         .stream = {}});
    return true;
  }

  /// Hands on what the child has finished; the calling process checks its bytes. One that sends
  /// anything else is killed.
  void listen(Child& child) {
    if (!child.pipe_open) return;
    child.pipe_open = child.stream.take_from(child.pipe.get());
    try {
      while (const auto frame = child.stream.next()) {
        if (child.at_end() ||
            results::framed_replication(*frame) != child.replications[child.finished])
          throw std::invalid_argument("sent the result of another replication");
        results::write_all(output_, *frame);
        ++child.finished;
        child.start = Clock::now();
      }
    } catch (const std::invalid_argument& error) {
      child.fault = error.what();
      child.pipe_open = false;
      ::kill(child.pid, SIGKILL);
    }
  }

  /// Until a child sends something, ends, or reaches its limit.
  void wait() {
    std::vector<pollfd> watched;
    double patience_s = std::numeric_limits<double>::infinity();
    for (const Child& child : children_) {
      watched.push_back({child.process.get(), POLLIN, 0});
      watched.push_back({child.pipe_open ? child.pipe.get() : -1, POLLIN, 0});
      if (!child.timed_out)
        patience_s = std::min(patience_s, errand_.wall_limit_s - seconds_since(child.start));
    }
    const double milliseconds = std::clamp(std::ceil(patience_s * 1e3), 0.0, 1e9);
    ::poll(watched.data(), watched.size(),
           std::isinf(patience_s) ? -1 : static_cast<int>(milliseconds));
  }

  void kill_late() {
    for (Child& child : children_)
      if (!child.timed_out && seconds_since(child.start) > errand_.wall_limit_s) {
        child.timed_out = true;
        ::kill(child.pid, SIGKILL);
      }
  }

  /// Whether the child has ended. The replication at which it broke off is written as failed, those
  /// after it are left to another.
  bool ended(Child& child) {
    pollfd watched{child.process.get(), POLLIN, 0};
    if (::poll(&watched, 1, 0) <= 0) return false;
    listen(child);
    int status = 0;
    while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (child.at_end()) return true;
    results::write_all(output_, results::framed(failure_of(child, status)));
    left_.insert(left_.begin(),
                 child.replications.begin() + static_cast<std::ptrdiff_t>(child.finished) + 1,
                 child.replications.end());
    return true;
  }

  [[nodiscard]] Entry failure_of(const Child& child, int status) const {
    Entry entry{.replication = child.replications[child.finished],
                .status = Status::failed,
                .wall_s = seconds_since(child.start),
                .failure = child.fault.empty() ? ending(status) : child.fault,
                .record = {}};
    if (child.timed_out) {
      entry.status = Status::timed_out;
      entry.failure = fmt::format("ran longer than its limit of {} s", errand_.wall_limit_s);
    }
    return entry;
  }

  const Errand& errand_;
  const results::Schema& schema_;
  Replicate replicate_;
  int output_;
  std::deque<std::uint64_t> left_;
  std::vector<Child> children_;
};

}  // namespace

void live_under(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // it died before the line above
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
}

void leave_with(const std::function<int()>& body) {
  try {
    ::_exit(body());
  } catch (...) {
    ::_exit(1);  // what it had to say cannot be sent; its parent sees that it is missing
  }
}

int run_template(const Errand& errand, const results::Schema& schema, const Prepare& prepare,
                 int output) {
  try {
    Template(errand, schema, prepare(), output).run();
    return 0;
  } catch (...) {
    const Entry entry{.replication = no_replication,
                      .status = Status::failed,
                      .wall_s = 0,
                      .failure = message(),
                      .record = {}};
    results::write_all(output, results::framed(entry));
    return 1;
  }
}

TemplateProcess::TemplateProcess(const Errand& errand, const results::Schema& schema,
                                 const Prepare& prepare, const std::function<void()>& in_child) {
  Pipe pipe = make_pipe();
  const pid_t self = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) {
    live_under(self);
    if (in_child) in_child();
    pipe.read.close();
    leave_with([&] { return run_template(errand, schema, prepare, pipe.write.get()); });
  }
  output_ = std::move(pipe.read);
}

TemplateProcess::~TemplateProcess() {
  kill();
  if (pid_ > 0) (void)wait();
}

void TemplateProcess::kill() const {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

int TemplateProcess::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

std::string reason_of(int status, const std::string& failure) {
  if (!failure.empty()) return fmt::format("the scenario could not be run: {}", failure);
  if (WIFSIGNALED(status))
    return fmt::format(
        "the process that prepares the scenario was killed by signal {}; what it finished is in "
        "the part file",
        WTERMSIG(status));
  return fmt::format("the process that prepares the scenario left with exit code {}",
                     WEXITSTATUS(status));
}

}  // namespace yuyan::ensemble
