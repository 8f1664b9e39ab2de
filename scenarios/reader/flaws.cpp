#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "scenarios/reader/bind.h"
#include "scenarios/reader/distributions.h"
#include "scenarios/reader/plain.h"
#include "scenarios/reader/schema.h"

namespace yuyan::reader {
namespace {

/// Whether a distribution may stand there, also in a field that may be left out.
bool holds_quantity(const Slot& slot) {
  bool found = std::holds_alternative<Quantity*>(slot.target);
  if (const auto* perhaps = std::get_if<Perhaps>(&slot.target))
    perhaps->with_blank([&](const Slot& within) { found = holds_quantity(within); });
  return found;
}

/// Collects what is wrong with the fields of one struct and of those within it.
class Inspection {
 public:
  void inspect(const Slots& slots, const std::string& path) {
    std::set<std::string_view> names;
    for (const Slot& slot : slots) {
      const std::string here = joined(path, slot.name);
      if (!names.insert(slot.name).second) add(here, "the name is used twice");
      inspect_about(slot, here);
      inspect_value(slot, here);
    }
  }

  [[nodiscard]] std::vector<std::string> found() const {
    std::vector<std::string> all = found_;
    for (const Diagnostic& diagnostic : defaults_.sorted())
      all.push_back(render(diagnostic, Language::english));
    return all;
  }

 private:
  void add(const std::string& path, std::string_view what) {
    found_.push_back(fmt::format("{}: {}", path, what));
  }

  void inspect_about(const Slot& slot, const std::string& path) {
    const About& about = slot.about;
    if (about.meaning.empty()) add(path, "no meaning");
    if (about.meaning_zh.empty()) add(path, "no meaning in Chinese");
    const bool needs_source = about.status == Status::verified || about.status == Status::derived;
    if (needs_source && about.source.empty()) add(path, "its status needs a source");
    const bool is_quantity = holds_quantity(slot);
    if (is_quantity && about.drawn == Drawn::never) add(path, "does not say when it is drawn");
    if (!is_quantity && about.drawn != Drawn::never) add(path, "is drawn but is no quantity");
  }

  void inspect_value(const Slot& slot, const std::string& path) {
    const Place place{"default", 0};
    const bool has_default = !slot.about.required;
    if (const auto* group = std::get_if<Group>(&slot.target))
      inspect(group->slots, path);
    else if (const auto* rows = std::get_if<Rows>(&slot.target))
      rows->with_blank([&](const Slots& row) { inspect(row, path); });
    else if (const auto* quantity = std::get_if<Quantity*>(&slot.target); quantity && has_default)
      (void)check_distribution((*quantity)->distribution, place, path, slot.about, Notation::toml,
                               defaults_);
    else if (has_default)
      for (const double number : numbers(slot))
        (void)check_number(number, place, path, slot.about, defaults_);
  }

  static std::vector<double> numbers(const Slot& slot) {
    if (const auto* number = std::get_if<double*>(&slot.target)) return {**number};
    if (const auto* list = std::get_if<std::vector<double>*>(&slot.target)) return **list;
    if (const auto* whole = std::get_if<WholeNumber>(&slot.target))
      return {static_cast<double>(whole->get())};
    return {};
  }

  std::vector<std::string> found_;
  Diagnostics defaults_;
};

}  // namespace

std::vector<std::string> detail::flaws(const Slots& slots) {
  Inspection inspection;
  inspection.inspect(slots, "");
  return inspection.found();
}

}  // namespace yuyan::reader
