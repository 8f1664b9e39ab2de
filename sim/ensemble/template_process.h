// The process that prepares a scenario once and forks those that play its replications.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <sys/types.h>

#include "sim/ensemble/run.h"
#include "sim/results/descriptor.h"

namespace yuyan::ensemble {

/// An entry of this number says why the template itself gave up.
inline constexpr std::uint64_t no_replication = std::numeric_limits<std::uint64_t>::max();

/// What the template is asked to do.
struct Errand {
  std::vector<std::uint64_t> replications;  ///< in the order in which they start
  std::size_t workers;
  double wall_limit_s;
  /// That one process plays in turn, at most.
  std::size_t replications_a_process = 1;
};

/// The caller dies with its parent from now on, and no terminal or service manager stops it: only
/// its parent does.
void live_under(pid_t parent);

/// Ends the process with the exit code that body returns, or 1 when it throws, without the exit
/// handlers of libraries, which belong to the process it was forked from.
[[noreturn]] void leave_with(const std::function<int()>& body);

/// Body of the template process: writes the frame of each finished replication to output, and
/// returns the exit code of the process.
[[nodiscard]] int run_template(const Errand& errand, const results::Schema& schema,
                               const Prepare& prepare, int output);

/// A template process that was started; killed with all its children when this goes out of scope.
class TemplateProcess {
 public:
  /// `in_child` lets go, in the template, of what only its parent may keep.
  TemplateProcess(const Errand& errand, const results::Schema& schema, const Prepare& prepare,
                  const std::function<void()>& in_child = {});
  TemplateProcess(const TemplateProcess&) = delete;
  TemplateProcess& operator=(const TemplateProcess&) = delete;
  ~TemplateProcess();

  /// Frames come out of here until the template and all its children have closed their ends, which
  /// they do at the latest when they die.
  [[nodiscard]] int output() const { return output_.get(); }
  void kill() const;
  /// Its status as waitpid gives it.
  int wait();

 private:
  pid_t pid_ = -1;
  results::Descriptor output_;
};

/// Why a template ended as its status says; `failure` is what it said itself, if anything.
[[nodiscard]] std::string reason_of(int status, const std::string& failure);

}  // namespace yuyan::ensemble
