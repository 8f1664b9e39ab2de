// Numbers as JSON has them: null where there is none.
#pragma once

#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/statistics/interval.h"

namespace yuyan::cli {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline Json json_of(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

[[nodiscard]] inline Json json_of(const statistics::Estimate& found) {
  return {{"value", json_of(found.value)},
          {"low", json_of(found.interval.low)},
          {"high", json_of(found.interval.high)}};
}

template <class Value>
[[nodiscard]] Json json_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

}  // namespace yuyan::cli
