// Every version of every file format that the program writes or reads. A released version keeps a
// small file in tests/format/ that must stay readable.
#pragma once

namespace yuyan::results {

/// A newer minor version is read with a warning: it adds, and changes nothing. Another major
/// version is refused.
struct FormatVersion {
  int major;
  int minor;
};

inline constexpr const char* result_format = "yuyan-result";
// 1.0  first layout: root attributes, /inputs, /parameters, /replications, groups of the models
// 1.1  late tables: /drill/plan_test and others that are computed after the run
inline constexpr FormatVersion result_version{1, 1};

// 1    header with fingerprint, then framed entries
inline constexpr unsigned part_version = 1;

}  // namespace yuyan::results
