#include "models/response/command_post.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yuyan::response {
namespace {

constexpr std::array<std::string_view, 4> levels{"firm", "county", "city", "province"};

}  // namespace

int rank_of_level(std::string_view level) {
  const auto found = std::ranges::find(levels, level);
  return found == levels.end() ? -1 : static_cast<int>(found - levels.begin());
}

CommandPost::CommandPost(Stage& stage, chance::Source source, const People& people,
                         std::function<double()> loss_yuan)
    : stage_(stage),
      people_(people),
      loss_yuan_(std::move(loss_yuan)),
      messages_(stage.calendar(), source, stage.drill().command.channels) {
  stage.journal().listen([this](const Entry& entry, EntryNumber number) { hear(entry, number); });
}

double CommandPost::takes_s(std::string_view level, Quantity CommandLevel::* what,
                            std::string_view purpose, std::uint64_t number) const {
  const auto found = std::ranges::find(rules().levels, level, &CommandLevel::id);
  return found == rules().levels.end() ? 0 : stage_.draw((*found).*what, level, purpose, number);
}

std::string_view CommandPost::channel_of(Passed passed, std::string_view layer) const {
  std::string_view all;
  for (const Link& link : rules().links) {
    if (link.passed != passed) continue;
    if (!layer.empty() && link.layer == layer) return link.channel;
    if (link.layer.empty()) all = link.channel;
  }
  return all;
}

double CommandPost::efficiency() const {
  const Span& span = rules().span;
  return span.is_on ? span_efficiency(state_.span, span.best, span.worst, span.least_efficiency)
                    : 1;
}

// ---- what changes the state of command

void CommandPost::hear(const Entry& entry, EntryNumber number) {
  switch (entry.happening) {
    case Happening::detected:
      if (std::exchange(is_detected_, true)) return;
      state_.commander = stage_.cast().level("firm");
      change(entry.happening);
      judge(number);
      if (rules().reporting.is_on) {
        stage_.calendar().spawn(report_upwards(number));
        stage_.calendar().spawn(follow_up(number));
      }
      return;
    case Happening::grade_raised:
      state_.grade = static_cast<int>(entry.value);
      return change(entry.happening);
    case Happening::command_assumed:
      return assume(entry.entity);
    case Happening::evacuation_ordered:
      for (std::size_t zone = 0; zone < stage_.drill().surroundings.size(); ++zone)
        if (stage_.cast().zone(zone) == entry.entity) to_move_ += people_.population(zone);
      return judge(number);
    case Happening::arrived:
    case Happening::home:
      units_ = std::max(0, units_ + (entry.happening == Happening::arrived ? 1 : -1));
      state_.span = static_cast<double>(units_) / state_.sectors;
      if (rules().span.is_on && state_.span > rules().span.best && opening_ == 0)
        stage_.calendar().spawn(open_sector(number));
      return;
    case Happening::injured:
    case Happening::died:
    case Happening::failed:
    case Happening::burnt_out:
      return judge(number);
    case Happening::closed:
      is_closed_ = true;
      return;
    default:
      return;
  }
}

ResponseToll CommandPost::toll() const {
  const FirstMinute& first = rules().first_minute;
  ResponseToll toll{.deaths = 0,
                    .in_danger = first.in_danger + first.trapped,
                    .poisoned = 0,
                    .to_move = to_move_,
                    .loss_yuan = loss_yuan_()};
  for (const Party party : {Party::workers, Party::public_, Party::responders}) {
    toll.deaths += people_.deaths(party);
    toll.poisoned += people_.injuries(party);
  }
  return toll;
}

/// Nobody judges what nobody has noticed.
void CommandPost::judge(EntryNumber cause) {
  if (!is_detected_) return;
  const ResponseLevel level = response_level_of(toll());
  if (judged_ != 0 && level >= judged_) return;
  judged_ = level;
  stage_.calendar().spawn(raise(level, cause), calendar::Phase::decision);
}

/// Judgement on the scene, a report to the level that leads, its approval.
calendar::Process CommandPost::raise(ResponseLevel level, EntryNumber cause) {
  const double begin_s = stage_.now();
  const auto number = static_cast<std::uint64_t>(level);
  const std::string commander = stage_.cast().name(state_.commander);
  co_await stage_.calendar().delay(
      takes_s(commander, &CommandLevel::judgement_s, "judgement", number));
  const bool told = co_await messages_.send(channel_of(Passed::report), "response level", number);
  if (!told) {  // whoever leads learns of it by the ordinary report, after its time
    stage_.tell(Happening::message_lost, stage_.cast().level(leads(level)), cause);
    co_await stage_.calendar().delay(rules().reporting.deadline_s);
  }
  co_await stage_.calendar().delay(
      takes_s(leads(level), &CommandLevel::approval_s, "approval", number));
  if (state_.response_level != 0 && level >= state_.response_level) co_return;
  state_.response_level = level;
  state_.approval_s = stage_.now() - begin_s;
  const EntryNumber raised =
      stage_.tell(Happening::level_raised, stage_.cast().level(leads(level)), cause, level);
  change(Happening::level_raised);
  state_.approval_s = 0;
  if (rules().hands_over) stage_.calendar().spawn(hand_over(leads(level), raised));
}

calendar::Process CommandPost::hand_over(std::string_view level, EntryNumber cause) {
  co_await stage_.calendar().delay(takes_s(level, &CommandLevel::hand_over_s, "hand over", 0));
  if (is_closed_) co_return;
  if (rank_of_level(level) > rank_of_level(stage_.cast().name(state_.commander)))
    stage_.tell(Happening::command_assumed, stage_.cast().level(level), cause);
}

/// Command goes up, not down.
void CommandPost::assume(EntityNumber level) {
  const int rank = rank_of_level(stage_.cast().name(level));
  const int now = state_.commander == 0 ? -1 : rank_of_level(stage_.cast().name(state_.commander));
  if (rank >= 0 && rank <= now) return;
  state_.commander = level;
  change(Happening::command_assumed);
}

calendar::Process CommandPost::open_sector(EntryNumber cause) {
  ++opening_;
  co_await stage_.calendar().delay(stage_.draw(rules().span.sector_s, "command", "sector",
                                               static_cast<std::uint64_t>(state_.sectors)));
  --opening_;
  if (is_closed_) co_return;
  ++state_.sectors;
  state_.span = static_cast<double>(units_) / state_.sectors;
  const EntryNumber opened =
      stage_.tell(Happening::sector_opened, stage_.cast().site(), cause, state_.sectors);
  change(Happening::sector_opened);
  if (state_.span > rules().span.best) stage_.calendar().spawn(open_sector(opened));
}

void CommandPost::change(Happening reason) {
  state_.time_s = stage_.now();
  state_.reason = reason;
  history_.push_back(state_);
}

// ---- reports

/// Firm, county, city: each writes its report and passes it on; the city to the province when the
/// incident counts as larger, from its first minute or by its response level.
calendar::Process CommandPost::report_upwards(EntryNumber cause) {
  const FirstMinute& first = rules().first_minute;
  for (std::size_t from = 0; from + 1 < levels.size(); ++from) {
    co_await stage_.calendar().delay(takes_s(levels[from], &CommandLevel::report_s, "report", 0));
    const bool is_larger =
        counts_as_larger(first.in_danger, first.trapped, to_move_, first.important_facilities) ||
        (judged_ != 0 && judged_ <= 3);
    if (levels[from] == "city" && !is_larger) co_return;
    while (!co_await messages_.send(channel_of(Passed::report), levels[from], ++reports_)) {
      stage_.tell(Happening::message_lost, stage_.cast().level(levels[from + 1]), cause);
      co_await stage_.calendar().delay(rules().reporting.deadline_s / 4);
    }
    cause = stage_.tell(Happening::reported, stage_.cast().level(levels[from + 1]), cause);
  }
}

calendar::Process CommandPost::follow_up(EntryNumber cause) {
  for (;;) {
    const Reporting& reporting = rules().reporting;
    const bool is_major = judged_ != 0 && judged_ <= 2;
    co_await stage_.calendar().delay(is_major ? reporting.major_follow_up_s
                                              : reporting.follow_up_s);
    if (is_closed_) co_return;
    stage_.tell(Happening::followed_up, stage_.cast().level("county"), cause);
  }
}

// ---- messages

calendar::Task<bool> CommandPost::pass_order(const Order& order, std::uint64_t number,
                                             EntryNumber cause) {
  const std::string_view channel = channel_of(Passed::order, name_of(order.layer));
  const bool arrived = co_await messages_.send(channel, order.id, number);
  if (!arrived) stage_.tell(Happening::message_lost, stage_.cast().site(), cause);
  co_return arrived;
}

calendar::Task<bool> CommandPost::pass_withdrawal(std::string unit, EntityNumber crew, int number,
                                                  EntryNumber cause) {
  const bool arrived = co_await messages_.send(channel_of(Passed::withdrawal), unit,
                                               static_cast<std::uint64_t>(number));
  if (!arrived) stage_.tell(Happening::message_lost, crew, cause);
  co_return arrived;
}

calendar::Task<void> CommandPost::picture(EntryNumber number) {
  const auto n = static_cast<std::uint64_t>(number);
  const bool arrived = co_await messages_.send(channel_of(Passed::picture), "picture", n);
  const bool is_wrong = stage_.happens(rules().picture.wrong, "picture", "wrong", n);
  if (arrived && !is_wrong) co_return;
  co_await stage_.calendar().delay(
      stage_.draw(rules().picture.correction_s, "picture", "correction", n));
}

}  // namespace yuyan::response
