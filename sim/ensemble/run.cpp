#include "sim/ensemble/run.h"

#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <poll.h>

#include "sim/ensemble/frame_stream.h"
#include "sim/ensemble/template_process.h"
#include "sim/results/entry.h"
#include "sim/results/error.h"
#include "sim/results/part.h"

namespace yuyan::ensemble {

namespace {

using results::PartWriter;
using results::Status;

void require(bool condition, const char* what) {
  if (!condition) throw std::logic_error(what);
}

void check(const Plan& plan, const results::Schema& schema) {
  require(plan.workers >= 1, "an ensemble needs at least one worker");
  require(plan.wall_limit_s > 0, "the limit of wall time is positive");
  require(!plan.part_file.empty(), "an ensemble needs the name of its part file");
  require(plan.fingerprint.layout_sha256 == schema.sha256(), "a fingerprint of another layout");
  const std::set<std::uint64_t> numbers(plan.replications.begin(), plan.replications.end());
  require(numbers.size() == plan.replications.size(), "a replication is planned twice");
  require(!numbers.contains(no_replication), "the greatest number is no replication");
}

void count(Progress& progress, Status status) {
  switch (status) {
    case Status::done:
      ++progress.done;
      return;
    case Status::failed:
      ++progress.failed;
      return;
    case Status::timed_out:
      ++progress.timed_out;
      return;
  }
}

/// The planned replications that the part file does not hold.
std::vector<std::uint64_t> left_to_do(const Plan& plan, const PartWriter& part) {
  std::set<std::uint64_t> held;
  for (const auto& place : part.places()) held.insert(place.replication);
  std::vector<std::uint64_t> left;
  for (const std::uint64_t replication : plan.replications)
    if (held.erase(replication) == 0) left.push_back(replication);
  if (!held.empty())
    throw results::FileError(
        fmt::format("{}: holds replication {}, which is not asked for; ask for as many "
                    "replications as before or more, or remove the file",
                    plan.part_file.string(), *held.begin()));
  return left;
}

class Run {
 public:
  Run(const Plan& plan, const std::function<void(const Progress&)>& report, const Stop& stop)
      : report_(report),
        stop_(stop),
        part_(plan.resume ? PartWriter::resume(plan.part_file, plan.fingerprint)
                          : PartWriter::create(plan.part_file, plan.fingerprint)),
        errand_{left_to_do(plan, part_), static_cast<std::size_t>(plan.workers), plan.wall_limit_s,
                plan.replications_a_process} {
    progress_.total = plan.replications.size();
    for (const auto& place : part_.places()) count(progress_, place.status);
  }

  Outcome go(const results::Schema& schema, const Prepare& prepare) {
    tell();
    if (!errand_.replications.empty() && !stop_.requested()) {
      TemplateProcess process(errand_, schema, prepare, [this] { part_.close(); });
      collect(process);
    }
    return {progress_, progress_.finished() < progress_.total};
  }

 private:
  void tell() const {
    if (report_) report_(progress_);
  }

  /// Until the template and all its children have closed their ends of the pipe, which they do at
  /// the latest when they die.
  void collect(TemplateProcess& process) {
    bool stopping = false;
    FrameStream stream;
    for (bool open = true; open;) {
      std::array<pollfd, 2> watched{pollfd{process.output(), POLLIN, 0},
                                    pollfd{stopping ? -1 : stop_.descriptor(), POLLIN, 0}};
      if (::poll(watched.data(), watched.size(), -1) < 0) continue;  // EINTR
      if (!stopping && watched[1].revents != 0) {
        stopping = true;
        process.kill();
      }
      open = stream.take_from(process.output());
      while (const auto frame = stream.next()) take(*frame);
    }
    const int status = process.wait();
    if (!stopping && status != 0) throw std::runtime_error(reason_of(status, template_failure_));
  }

  void take(const std::vector<std::byte>& frame) {
    const results::Entry entry = results::unframed(frame);
    if (entry.replication == no_replication) {
      template_failure_ = entry.failure;
      return;
    }
    part_.append(frame);
    count(progress_, entry.status);
    tell();
  }

  const std::function<void(const Progress&)>& report_;
  const Stop& stop_;
  PartWriter part_;
  Errand errand_;
  Progress progress_;
  std::string template_failure_;
};

}  // namespace

Outcome run(const Plan& plan, const results::Schema& schema, const Prepare& prepare,
            const std::function<void(const Progress&)>& report, const Stop& stop) {
  check(plan, schema);
  return Run(plan, report, stop).go(schema, prepare);
}

}  // namespace yuyan::ensemble
