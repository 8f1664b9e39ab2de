#include "models/response/command_post.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace yuyan::response {
namespace {

constexpr std::array<std::string_view, 4> levels{"firm", "county", "city", "province"};

/// What a first report that is too low names of a number.
int told(int number, double share) {
  return static_cast<int>(std::floor(share * static_cast<double>(number)));
}

}  // namespace

CommandPost::CommandPost(Stage& stage, chance::Source source, const Danger& danger,
                         std::function<double()> loss_yuan)
    : stage_(stage),
      danger_(danger),
      loss_yuan_(std::move(loss_yuan)),
      messages_(stage.calendar(), source, stage.drill().command.channels),
      groups_(stage, messages_, channel_of(Passed::group)),
      vehicle_came_(stage.calendar()),
      opening_(stage.drill().command.groups.size() + 1) {
  groups_.on_set_up([this](EntryNumber number) {
    update_span(number);
    change(Happening::group_set_up);
  });
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

double CommandPost::efficiency(const Order& order) const {
  const Span& span = rules().span;
  if (!span.is_on) return 1;
  const auto of = [&](double units) {
    return span_efficiency(units, span.best, span.worst, span.least_efficiency);
  };
  const auto group = groups_.of(order);
  return of(state_.span) * (group && groups_.is_set_up(*group) ? of(groups_.span(*group)) : 1);
}

// ---- what changes the state of command

void CommandPost::hear(const Entry& entry, EntryNumber number) {
  switch (entry.happening) {
    case Happening::detected:
      return detect(entry, number);
    case Happening::grade_raised:
      state_.grade = static_cast<int>(entry.value);
      return change(entry.happening);
    case Happening::command_assumed:
      return assume(entry.entity, number);
    case Happening::arrived:
    case Happening::home:
      return count_unit(entry, number);
    case Happening::evacuation_ordered:
    case Happening::injured:
    case Happening::died:
    case Happening::found:
    case Happening::failed:
    case Happening::burnt_out:
    case Happening::burning:
    case Happening::cloud_reached:
    case Happening::zone_harmed:
      return learn(number);
    case Happening::closed:
      is_closed_ = true;
      groups_.close();
      if (std::exchange(state_.response_level, 0) != 0) change(entry.happening);
      return;
    default:
      return;
  }
}

void CommandPost::detect(const Entry& entry, EntryNumber number) {
  if (std::exchange(is_detected_, true)) return;
  state_.commander = stage_.cast().level("firm");
  change(entry.happening);
  if (stage_.happens(rules().picture.first_low, "picture", "first low")) {
    underestimates_ = true;
    const EntryNumber low = stage_.tell(Happening::underestimated, stage_.cast().site(), number);
    stage_.calendar().spawn(correct_first_report(low));
  }
  stage_.calendar().spawn(open_post("firm", number));
  // The call itself says what was seen; what follows has to be reported.
  known_ = toll();
  judge(number);
  if (rules().reporting.is_on) {
    stage_.calendar().spawn(report_upwards(number));
    stage_.calendar().spawn(follow_up(number));
  }
}

calendar::Process CommandPost::correct_first_report(EntryNumber cause) {
  co_await stage_.calendar().delay(
      stage_.draw(rules().picture.correction_s, "picture", "first correction"),
      calendar::Phase::decision);
  underestimates_ = false;
  if (is_closed_) co_return;
  const EntryNumber number = stage_.tell(Happening::corrected, stage_.cast().site(), cause);
  known_ = toll();
  judge(number);
}

// ---- how many units and groups there are to lead

void CommandPost::count_unit(const Entry& entry, EntryNumber number) {
  const bool came = entry.happening == Happening::arrived;
  note_vehicle(entry.entity, came);
  units_ = std::max(0, units_ + (came ? 1 : -1));
  if (came)
    groups_.unit_came(entry.entity, number);
  else
    groups_.unit_went(entry.entity);
  update_span(number);
}

/// Whoever commands leads the groups that are set up and, by sectors, the units of no such group. A
/// sector has one unit at least.
void CommandPost::update_span(EntryNumber cause) {
  state_.groups = groups_.set_up();
  state_.span =
      static_cast<double>(std::max(0, units_ - groups_.units())) / own_sectors_ + state_.groups;
  const Span& span = rules().span;
  if (!span.is_on) return;
  const bool can_divide = units_ - groups_.units() > own_sectors_;
  if (can_divide && state_.span > span.best && !opening_.back())
    stage_.calendar().spawn(open_sector(std::nullopt, cause));
  for (std::size_t group = 0; group < groups_.rules().size(); ++group)
    if (groups_.is_set_up(group) && groups_.span(group) > span.best && !opening_[group])
      stage_.calendar().spawn(open_sector(group, cause));
}

/// Of a group, or of the units that none leads.
calendar::Process CommandPost::open_sector(std::optional<std::size_t> group, EntryNumber cause) {
  const std::size_t place = group.value_or(groups_.rules().size());
  const int sectors = group ? groups_.record(*group).sectors : own_sectors_;
  const std::string_view by = group ? std::string_view(groups_.rules()[*group].id) : "command";
  opening_[place] = true;
  co_await stage_.calendar().delay(
      stage_.draw(rules().span.sector_s, by, "sector", static_cast<std::uint64_t>(sectors)));
  opening_[place] = false;
  if (is_closed_) co_return;
  if (group)
    groups_.add_sector(*group);
  else
    ++own_sectors_;
  ++state_.sectors;
  const EntityNumber entity = group ? stage_.cast().group(*group) : stage_.cast().site();
  const EntryNumber opened = stage_.tell(Happening::sector_opened, entity, cause, state_.sectors);
  update_span(opened);
  change(Happening::sector_opened);
}

// ---- the response level

/// As it is, with what the scenario says in its place; less while the first report stands that was
/// too low.
ResponseToll CommandPost::toll() const {
  const FirstMinute& first = rules().first_minute;
  ResponseToll toll = danger_.toll();
  toll.loss_yuan = loss_yuan_();
  if (underestimates_) {
    const double share = stage_.draw(rules().picture.first_share, "picture", "first share");
    for (int* number : {&toll.deaths, &toll.in_danger, &toll.poisoned})
      *number = told(*number, share);
  }
  if (FirstMinute::is_given(first.in_danger) || FirstMinute::is_given(first.trapped))
    toll.in_danger = std::max(0, first.in_danger) + std::max(0, first.trapped);
  return toll;
}

/// Somebody tells whoever commands how many are hurt and in danger: one report at a time, the next
/// when the last has arrived and things have changed.
void CommandPost::learn(EntryNumber cause) {
  if (!is_detected_ || is_closed_) return;
  stale_ = true;
  if (std::exchange(informing_, true)) return;
  stage_.calendar().spawn(keep_informed(cause), calendar::Phase::decision);
}

calendar::Process CommandPost::keep_informed(EntryNumber cause) {
  while (std::exchange(stale_, false)) {
    const ResponseToll now = toll();
    if (!sees_at_once()) {
      const std::uint64_t number = tolls_++;
      const Heard heard = co_await messages_.send(channel_of(Passed::picture), "toll", number);
      const bool is_wrong = stage_.happens(rules().picture.wrong, "toll", "wrong", number);
      if (heard == Heard::not_at_all || is_wrong) {
        const double correction_s =
            stage_.draw(rules().picture.correction_s, "toll", "correction", number);
        co_await stage_.calendar().delay(correction_s);
      }
    }
    known_ = now;
    judge(cause);
  }
  informing_ = false;
}

/// Nobody judges what nobody has noticed. What has come since the level was last lowered counts.
void CommandPost::judge(EntryNumber cause) {
  if (!is_detected_ || is_closed_) return;
  const ResponseLevel level = response_level_of(known_);
  if (judged_ != 0 && level >= judged_) return;
  if (settled_ != 0 && level >= settled_) return;
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
  const Heard heard = co_await messages_.send(channel_of(Passed::report), "response level", number);
  if (heard ==
      Heard::not_at_all) {  // whoever leads learns of it by the ordinary report, after its time
    stage_.tell(Happening::message_lost, stage_.cast().level(leads(level)), cause);
    co_await stage_.calendar().delay(rules().reporting.deadline_s);
  }
  co_await stage_.calendar().delay(
      takes_s(leads(level), &CommandLevel::approval_s, "approval", number));
  if (is_closed_ || judged_ > level ||
      (state_.response_level != 0 && level >= state_.response_level))
    co_return;
  state_.response_level = level;
  state_.approval_s = stage_.now() - begin_s;
  const EntryNumber raised =
      stage_.tell(Happening::level_raised, stage_.cast().level(leads(level)), cause, level);
  change(Happening::level_raised);
  state_.approval_s = 0;
  if (rules().hands_over) stage_.calendar().spawn(hand_over(leads(level), raised));
}

void CommandPost::lower(ResponseLevel level, EntryNumber cause) {
  if (state_.response_level != 0 && level > state_.response_level)
    stage_.calendar().spawn(lower_to(level, cause), calendar::Phase::decision);
}

/// Those who are still in danger hold the level up; the dead and the loss of before do not.
calendar::Process CommandPost::lower_to(ResponseLevel level, EntryNumber cause) {
  const ResponseLevel held = state_.response_level;
  const auto number = static_cast<std::uint64_t>(level);
  // Whether it was heard or not: the level that leads approves what it has been told of or found.
  co_await messages_.send(channel_of(Passed::report), "response level down", number);
  const double approval_s =
      takes_s(leads(held), &CommandLevel::approval_s, "approval down", number);
  co_await stage_.calendar().delay(approval_s, calendar::Phase::decision);
  const ResponseLevel needed = response_level_of({.in_danger = toll().in_danger});
  const ResponseLevel lowered = std::min(level, needed);
  if (is_closed_ || lowered <= state_.response_level) co_return;
  settled_ = response_level_of(known_);
  judged_ = lowered;
  state_.response_level = lowered;
  const EntryNumber told =
      stage_.tell(Happening::level_lowered, stage_.cast().level(leads(lowered)), cause, lowered);
  change(Happening::level_lowered);
  const EntityNumber leader = stage_.cast().level(leads(lowered));
  if (rules().hands_back && rank_of_level(stage_.cast().name(state_.commander)) >
                                rank_of_level(stage_.cast().name(leader)))
    stage_.calendar().spawn(give_back(state_.commander, leader, told));
}

void CommandPost::hand_back(EntityNumber from, EntryNumber cause) {
  if (!rules().hands_back || is_closed_ || from != state_.commander || commanded_.empty()) return;
  const bool is_held_up =
      rules().hands_over && state_.response_level != 0 &&
      rank_of_level(leads(state_.response_level)) >= rank_of_level(stage_.cast().name(from));
  if (!is_held_up) stage_.calendar().spawn(give_back(from, commanded_.back(), cause));
}

/// The level below takes its time, and somebody else may have taken over meanwhile.
calendar::Process CommandPost::give_back(EntityNumber from, EntityNumber to, EntryNumber cause) {
  const std::string level = stage_.cast().name(to);
  co_await stage_.calendar().delay(
      takes_s(level, &CommandLevel::hand_over_s, "hand back", backs_++), calendar::Phase::decision);
  if (is_closed_ || state_.commander != from) co_return;
  taker_ = to;
  stage_.tell(Happening::command_assumed, to, cause);
  taker_.reset();
}

calendar::Process CommandPost::hand_over(std::string_view level, EntryNumber cause) {
  co_await stage_.calendar().delay(takes_s(level, &CommandLevel::hand_over_s, "hand over", 0));
  if (is_closed_) co_return;
  if (rank_of_level(level) > rank_of_level(stage_.cast().name(state_.commander)))
    stage_.tell(Happening::command_assumed, stage_.cast().level(level), cause);
}

/// Command goes up, and down only where it is given back; whoever commanded between the two is then
/// out of it.
void CommandPost::assume(EntityNumber level, EntryNumber cause) {
  const auto rank_of = [&](EntityNumber number) {
    return number == 0 ? -1 : rank_of_level(stage_.cast().name(number));
  };
  const int rank = rank_of(level);
  if (taker_ == level) {
    while (!commanded_.empty() && rank_of(commanded_.back()) >= rank) commanded_.pop_back();
    state_.commander = level;
    return change(Happening::command_assumed);
  }
  if (rank >= 0 && rank <= rank_of(state_.commander)) return;
  if (state_.commander != 0) commanded_.push_back(state_.commander);
  state_.commander = level;
  change(Happening::command_assumed);
  if (rank > 0) stage_.calendar().spawn(open_post(stage_.cast().name(level), cause));
}

void CommandPost::correct_grade(int grade) {
  state_.grade = grade;
  change(Happening::corrected);
}

void CommandPost::note_vehicle(EntityNumber entity, bool came) {
  const EntityNumber first = stage_.cast().unit(0);
  const auto units = static_cast<EntityNumber>(stage_.drill().units.list.size());
  if (entity < first || entity >= first + units) return;
  if (!stage_.model().serves(static_cast<std::size_t>(entity - first), Task::command)) return;
  if (!came) {
    vehicles_there_.erase(entity);
    return;
  }
  vehicles_there_.insert(entity);
  vehicle_came_.fire();
}

bool CommandPost::has_post_vehicle(std::string_view level) const {
  const auto rule = std::ranges::find(rules().levels, level, &CommandLevel::id);
  if (rule == rules().levels.end() || rule->post_vehicle.empty()) return true;
  return std::ranges::any_of(vehicles_there_, [&](EntityNumber entity) {
    return stage_.cast().matches(entity, rule->post_vehicle);
  });
}

/// The firm works from its duty room: of its post the journal says nothing. A level whose post
/// needs a command vehicle waits for it.
calendar::Process CommandPost::open_post(std::string level, EntryNumber cause) {
  while (!has_post_vehicle(level)) co_await vehicle_came_.wait();
  co_await stage_.calendar().delay(takes_s(level, &CommandLevel::opens_s, "opens", 0),
                                   calendar::Phase::decision);
  if (is_closed_) co_return;
  if (level != "firm")
    cause = stage_.tell(Happening::post_opened, stage_.cast().level(level), cause);
  groups_.open_post(rank_of_level(level), cause);
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
    const int trapped = FirstMinute::is_given(first.trapped) ? first.trapped : danger_.trapped();
    const bool is_larger =
        counts_as_larger(known_.in_danger, trapped, known_.to_move, first.important_facilities) ||
        (judged_ != 0 && judged_ <= 3);
    if (levels[from] == "city" && !is_larger) co_return;
    for (;;) {
      const Heard heard =
          co_await messages_.send(channel_of(Passed::report), levels[from], ++reports_);
      if (heard != Heard::not_at_all) break;
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

calendar::Task<Heard> CommandPost::pass_order(const Order& order, std::uint64_t number,
                                              EntryNumber cause) {
  const std::string_view channel = channel_of(Passed::order, name_of(order.layer));
  const Heard by_channel = co_await messages_.send(channel, order.id, number);
  if (by_channel == Heard::not_at_all) {
    stage_.tell(Happening::message_lost, stage_.cast().site(), cause);
    co_return by_channel;
  }
  const auto group = groups_.of(order);
  if (!group) co_return by_channel;
  const Heard by_group = co_await groups_.pass(*group, order, number, cause);
  co_return by_channel == Heard::rightly ? by_group : by_channel;
}

calendar::Task<bool> CommandPost::pass_withdrawal(std::string unit, EntityNumber crew, int number,
                                                  EntryNumber cause) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    const std::uint64_t key = static_cast<std::uint64_t>(number) + attempt * again;
    const Heard heard = co_await messages_.send(channel_of(Passed::withdrawal), unit, key);
    if (heard == Heard::rightly) co_return true;
    if (heard == Heard::not_at_all) {
      stage_.tell(Happening::message_lost, crew, cause);
      co_return false;
    }
    // The crew takes it for somebody else's order, until it is missed outside.
    const EntryNumber mistaken = stage_.tell(Happening::misunderstood, crew, cause);
    co_await stage_.calendar().delay(report_back_s(unit, key));
    stage_.tell(Happening::corrected, crew, mistaken);
  }
}

calendar::Task<Heard> CommandPost::picture(EntryNumber number) {
  const auto n = static_cast<std::uint64_t>(number);
  const Heard heard = co_await messages_.send(channel_of(Passed::picture), "picture", n);
  if (stage_.happens(rules().picture.wrong, "picture", "wrong", n)) co_return Heard::wrongly;
  if (heard == Heard::not_at_all) co_await stage_.calendar().delay(correction_s(number));
  co_return Heard::rightly;
}

double CommandPost::correction_s(EntryNumber number) const {
  return stage_.draw(rules().picture.correction_s, "picture", "correction",
                     static_cast<std::uint64_t>(number));
}

double CommandPost::report_back_s(std::string_view order, std::uint64_t number) const {
  return stage_.draw(rules().picture.report_back_s, order, "report back", number);
}

}  // namespace yuyan::response
