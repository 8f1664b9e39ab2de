#include "scenarios/reader/diagnostics.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace yuyan::reader {

std::string render(const Diagnostic& diagnostic, Language language) {
  const auto& [severity, place, key, what, allowed, advice] = diagnostic;
  std::string line = place.line > 0 ? fmt::format("{}:{}: ", place.file, place.line)
                                    : fmt::format("{}: ", place.file);
  if (severity == Severity::warning) line += language == Language::chinese ? "警告: " : "warning: ";
  if (!key.empty()) line += key + ": ";
  line += what.in(language);
  for (const Text* more : {&allowed, &advice})
    if (!more->empty()) line += "; " + more->in(language);
  return line;
}

void Diagnostics::error(Place place, std::string_view key, Text what, Text allowed, Text advice) {
  ++errors_;
  found_.push_back({Severity::error, std::move(place), std::string(key), std::move(what),
                    std::move(allowed), std::move(advice)});
}

void Diagnostics::warning(Place place, std::string_view key, Text what, Text allowed, Text advice) {
  found_.push_back({Severity::warning, std::move(place), std::string(key), std::move(what),
                    std::move(allowed), std::move(advice)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<const Diagnostic*> order;
  order.reserve(found_.size());
  for (const Diagnostic& diagnostic : found_) order.push_back(&diagnostic);
  std::ranges::sort(order, {}, [](const Diagnostic* d) {
    return std::tuple(std::string_view(d->place.file), d->place.line, d);  // d: as found
  });
  std::vector<Diagnostic> all;
  all.reserve(order.size());
  for (const Diagnostic* diagnostic : order) all.push_back(*diagnostic);
  return all;
}

std::string Diagnostics::render(Language language) const {
  std::string text;
  for (const Diagnostic& diagnostic : sorted()) text += reader::render(diagnostic, language) + '\n';
  return text;
}

void Diagnostics::throw_if_any() const {
  if (errors_ > 0) throw InputError(*this);
}

InputError::InputError(Diagnostics diagnostics)
    : std::runtime_error(diagnostics.render(Language::english)),
      diagnostics_(std::move(diagnostics)) {}

}  // namespace yuyan::reader
