// Waits and responses of a run, put together by stage, stream and kind of units.
#include "models/service/run.h"

namespace yuyan::service {
namespace {

using Cells = std::vector<std::vector<double>>;

void append(std::vector<double>& all, const std::vector<double>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Of the cells, stage by stage and in it stream by stream, those that belong.
template <class Belongs>
std::vector<double> together(const Cells& cells, std::size_t streams, Belongs belongs) {
  std::vector<double> all;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (belongs(i / streams, i % streams)) append(all, cells[i]);
  return all;
}

}  // namespace

std::vector<double> ServiceRun::waits(std::size_t stage) const {
  return together(waits_, model_.streams().size(),
                  [=](std::size_t s, std::size_t) { return s == stage; });
}

std::vector<double> ServiceRun::responses(std::size_t stage) const {
  return together(responses_, model_.streams().size(),
                  [=](std::size_t s, std::size_t) { return s == stage; });
}

std::vector<double> ServiceRun::waits_of_stream(std::size_t stream) const {
  return together(waits_, model_.streams().size(),
                  [=](std::size_t, std::size_t s) { return s == stream; });
}

std::vector<double> ServiceRun::responses_of_stream(std::size_t stream) const {
  return together(responses_, model_.streams().size(),
                  [=](std::size_t, std::size_t s) { return s == stream; });
}

std::vector<double> ServiceRun::waits_of_kind(std::size_t kind) const {
  return together(waits_, model_.streams().size(), [this, kind](std::size_t s, std::size_t) {
    return model_.stages()[s].kind == kind;
  });
}

std::vector<double> ServiceRun::responses_of_kind(std::size_t kind) const {
  return together(responses_, model_.streams().size(), [this, kind](std::size_t s, std::size_t) {
    return model_.stages()[s].kind == kind;
  });
}

}  // namespace yuyan::service
