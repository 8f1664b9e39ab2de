// What a result file says, of whatever kind it is: as a page to read and as JSON.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/console.h"
#include "sim/results/file.h"

namespace yuyan::cli {

struct FailedReplication {
  std::int64_t number = 0;
  std::string reason;
};

/// What became of the replications of a result.
struct Tally {
  std::vector<std::size_t> done;          ///< places in /replication of those computed to the end
  std::vector<FailedReplication> failed;  ///< the others
};

[[nodiscard]] Tally tally_of(const results::ResultFile& file);

/// The scenario's title.
[[nodiscard]] Text title_of(const results::ResultFile& file);

struct StatusCount {
  std::string status;
  std::size_t parameters = 0;
};

/// How many parameters of each status the result rests on, statuses without one left out.
[[nodiscard]] std::vector<StatusCount> statuses_of(const results::ResultFile& file);
[[nodiscard]] nlohmann::ordered_json statuses_json(const std::vector<StatusCount>& statuses);

class Digest {
 public:
  Digest() = default;
  virtual ~Digest() = default;
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  /// At most 100 columns wide; English or Chinese.
  [[nodiscard]] virtual std::string text(Language language) const = 0;
  [[nodiscard]] virtual nlohmann::ordered_json json() const = 0;
};

/// Nothing when the file is of no known kind. Throws results::FileError when it is damaged.
[[nodiscard]] std::unique_ptr<Digest> digest_of(const results::ResultFile& file);

}  // namespace yuyan::cli
