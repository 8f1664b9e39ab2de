// The same city played by a generic event queue that walks through every self-check and draws as it
// goes: the engine's shortcuts have to leave the distribution as it is.
#include <cmath>
#include <queue>
#include <vector>

#include <gtest/gtest.h>

#include "models/inspection/model.h"
#include "plain_city.h"

namespace yuyan::inspection {
namespace {

using plain::Sample;

constexpr int firms = 200;
constexpr double horizon_d = 2 * 365.0 + 1;  // 2016 and 2017
constexpr double deterrence = 0.4;
constexpr double deterrence_d = 1.5 * year_d;

Inspection mixed_city() {
  Inspection city = plain::city(firms, 2);
  Sector& sector = city.sectors[0];
  sector.frailty_cv = 0.6;
  sector.blind_share = 0.4;
  sector.lapse_years = 2.0;
  sector.reports_a_year = 0.3;
  sector.rectified_share = 0.8;
  sector.falsely_closed = 0.2;
  sector.accidents_a_hazard_year = 0.5;
  sector.background_a_year = 0.5;
  sector.visit_finds = 0.6;
  sector.deadline_d = 45;
  city.effects.accident_reveals = 1;
  plain::inspect(city, firms);
  city.effects.deterrence_uncited = deterrence;
  city.effects.deterrence_years = deterrence_d / year_d;
  city.horizon.months_a_period = 3;
  return city;
}

/// What is compared.
struct Counts {
  double arisen = 0, self_found = 0, reported = 0, found = 0, rectified = 0, falsely_closed = 0,
         lapsed = 0, overdue = 0, living = 0, accidents = 0, ended = 0, hazard_d = 0;
};

/// One firm, event by event. Draws come from one stream in the order in which they are needed.
class Naive {
 public:
  Naive(chance::Words& words, std::vector<double> visits, Counts& counts)
      : words_(words), visits_(std::move(visits)), counts_(counts) {}

  void play() {
    // Gamma frailty of shape 1 / 0.36 by the quantile, which the engine does not use.
    const double shape = 1 / 0.36;
    const double frailty = chance::sample(
        chance::Distribution(chance::Gamma{.shape = shape, .scale = 1 / shape}), words_);
    rate_ = 4 / year_d * frailty;
    background_ = 0.5 / year_d * frailty;
    add(exponential(1 / rate_), Kind::arrival);
    add(exponential(1 / background_), Kind::background);
    for (double check = words_.uniform() * interval; check < horizon_d; check += interval)
      add(check, Kind::check);
    for (const double visit : visits_) add(visit, Kind::visit);
    while (!events_.empty() && events_.top().day < horizon_d) {
      const Event event = events_.top();
      events_.pop();
      take(event);
    }
    for (const Hazard& hazard : hazards_) {
      if (!hazard.lives) continue;
      ++counts_.living;
      counts_.hazard_d += horizon_d - hazard.born;
    }
  }

 private:
  static constexpr double interval = year_d / 4;
  enum class Kind { arrival, background, check, visit, report, lapse, accident, deadline, close };
  struct Event {
    double day;
    Kind kind;
    std::size_t hazard = 0;
    int version = 0;
    bool operator<(const Event& other) const { return day > other.day; }
  };
  struct Hazard {
    double born = 0;
    bool lives = true, blind = false, found = false, neglected = false, late = false;
    int version = 0;  ///< of its repair
    int life = 0;
  };

  double exponential(double mean) { return -mean * std::log(words_.uniform()); }
  void add(double day, Kind kind, std::size_t hazard = 0, int version = 0) {
    events_.push({day, kind, hazard, version});
  }
  [[nodiscard]] double calm(double day) const {
    return 1 - (deterred_ < 0 ? 0 : deterrence * std::exp((deterred_ - day) / deterrence_d));
  }

  void take(const Event& event) {
    const double day = event.day;
    switch (event.kind) {
      case Kind::arrival:
        arrive(day);
        break;
      case Kind::background:
        add(day + exponential(1 / background_), Kind::background);
        if (words_.uniform() < calm(day)) ++counts_.accidents;
        break;
      case Kind::check:
        for (std::size_t i = 0; i < hazards_.size(); ++i)
          if (hidden(i) && !hazards_[i].blind && words_.uniform() < 0.5) {
            ++counts_.self_found;
            find(i, day, 0.8);
          }
        break;
      case Kind::visit:
        visit(day);
        break;
      case Kind::report:
        if (hidden(event.hazard) && hazards_[event.hazard].life == 0) {
          ++counts_.reported;
          find(event.hazard, day, 0.8);
        }
        break;
      case Kind::lapse:
        // Nothing that is being put right lapses; what is said to be right and is not does, at
        // once.
        if (hidden(event.hazard) || (lives(event.hazard) && hazards_[event.hazard].neglected)) {
          ++counts_.lapsed;
          end(event.hazard, day);
        } else {
          lapsed_.push_back(event.hazard);
        }
        break;
      case Kind::accident:
        if (!lives(event.hazard)) break;
        ++counts_.accidents;
        ++counts_.ended;
        end(event.hazard, day);
        break;
      case Kind::deadline:
        if (lives(event.hazard) && hazards_[event.hazard].found &&
            hazards_[event.hazard].version == event.version && !hazards_[event.hazard].late) {
          hazards_[event.hazard].late = true;
          ++counts_.overdue;
        }
        break;
      case Kind::close:
        if (lives(event.hazard) && hazards_[event.hazard].version == event.version)
          close(event.hazard, day);
        break;
    }
  }

  [[nodiscard]] bool lives(std::size_t i) const { return hazards_[i].lives; }
  [[nodiscard]] bool hidden(std::size_t i) const { return lives(i) && !hazards_[i].found; }

  void arrive(double day) {
    add(day + exponential(1 / rate_), Kind::arrival);
    if (words_.uniform() >= calm(day)) return;
    ++counts_.arisen;
    const std::size_t i = hazards_.size();
    hazards_.push_back({.born = day, .blind = words_.uniform() < 0.4});
    add(day + exponential(year_d / 0.3), Kind::report, i);
    add(day + exponential(2 * year_d), Kind::lapse, i);
    add(day + exponential(2 * year_d), Kind::accident, i);
  }

  void find(std::size_t i, double day, double tackled) {
    Hazard& hazard = hazards_[i];
    hazard.found = true;
    ++hazard.version;
    if (!hazard.late) add(day + 45, Kind::deadline, i, hazard.version);
    hazard.neglected = words_.uniform() >= tackled;
    if (!hazard.neglected) add(day + exponential(30), Kind::close, i, hazard.version);
  }

  void close(std::size_t i, double day) {
    ++counts_.rectified;
    const bool gone = std::find(lapsed_.begin(), lapsed_.end(), i) != lapsed_.end();
    if (gone || words_.uniform() >= 0.2) {
      end(i, day);
      return;
    }
    ++counts_.falsely_closed;
    Hazard& hazard = hazards_[i];
    hazard.found = hazard.late = false;
    hazard.blind = true;
    ++hazard.life;
  }

  void end(std::size_t i, double day) {
    hazards_[i].lives = false;
    counts_.hazard_d += day - hazards_[i].born;
  }

  void visit(double day) {
    for (std::size_t i = 0; i < hazards_.size(); ++i) {
      if (lives(i) && hazards_[i].neglected) {
        ++counts_.found;
        find(i, day, 1);
      } else if (hidden(i) && words_.uniform() < 0.6) {
        ++counts_.found;
        find(i, day, 0.8);
      }
    }
    deterred_ = day;
  }

  chance::Words& words_;
  std::vector<double> visits_;
  Counts& counts_;
  double rate_ = 0, background_ = 0, deterred_ = -1;
  std::priority_queue<Event> events_;
  std::vector<Hazard> hazards_;
  std::vector<std::size_t> lapsed_;
};

/// A visit a year: a quarter of the firms, at random, in each quarter, on a day of chance.
Counts naive(std::uint64_t replication) {
  chance::Words words({.seed = 99, .replication = replication}, 1, 2, 3);
  const PlanCalendar calendar(2016, 2);
  std::vector<std::vector<double>> visits(firms);
  for (int year = 0; year < 2; ++year) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t firm = 0; firm < firms; ++firm) order.emplace_back(words.uniform(), firm);
    std::sort(order.begin(), order.end());
    for (std::size_t place = 0; place < firms; ++place) {
      const int quarter = 4 * year + static_cast<int>(4 * place / firms);
      const double month = 3 * quarter + std::floor(3 * words.uniform());
      const double begin = calendar.month_start(static_cast<int>(month));
      const double length = calendar.month_start(static_cast<int>(month) + 1) - begin;
      visits[order[place].second].push_back(begin + words.uniform() * length);
    }
  }
  Counts counts;
  for (std::size_t firm = 0; firm < firms; ++firm) Naive(words, visits[firm], counts).play();
  return counts;
}

Counts engine(const InspectionModel& model, std::uint64_t replication) {
  const Outcome outcome = model.simulate({.seed = 98, .replication = replication});
  const Cell total = plain::total(outcome);
  const auto count = [&](Count kind) { return static_cast<double>(total[kind]); };
  return {.arisen = count(Count::arisen),
          .self_found = count(Count::self_found),
          .reported = count(Count::reported),
          .found = count(Count::found),
          .rectified = count(Count::rectified),
          .falsely_closed = count(Count::falsely_closed),
          .lapsed = count(Count::lapsed),
          .overdue = count(Count::overdue),
          .living = static_cast<double>(outcome.cells[1][Count::living]),
          .accidents = static_cast<double>(outcome.accidents.size()),
          .ended = count(Count::ended_by_accident),
          .hazard_d = total.hazard_d};
}

TEST(Engine, HasTheDistributionOfAGenericEventQueue) {
  const InspectionModel model(mixed_city());
  std::vector<Counts> fast;
  std::vector<Counts> slow;
  for (std::uint64_t replication = 0; replication < 300; ++replication) {
    fast.push_back(engine(model, replication));
    slow.push_back(naive(replication));
  }
  const auto compare = [&](const char* what, double Counts::* member) {
    Sample a;
    Sample b;
    for (const Counts& counts : fast) a.add(counts.*member);
    for (const Counts& counts : slow) b.add(counts.*member);
    EXPECT_GT(b.mean(), 1) << what;
    EXPECT_NEAR(a.mean(), b.mean(), 4 * std::hypot(a.mean_error(), b.mean_error())) << what;
    EXPECT_NEAR(a.variance(), b.variance(), 4 * std::hypot(a.variance_error(), b.variance_error()))
        << what;
  };
  compare("arisen", &Counts::arisen);
  compare("self_found", &Counts::self_found);
  compare("reported", &Counts::reported);
  compare("found", &Counts::found);
  compare("rectified", &Counts::rectified);
  compare("falsely_closed", &Counts::falsely_closed);
  compare("lapsed", &Counts::lapsed);
  compare("overdue", &Counts::overdue);
  compare("living", &Counts::living);
  compare("accidents", &Counts::accidents);
  compare("ended", &Counts::ended);
  compare("hazard_d", &Counts::hazard_d);
}

}  // namespace
}  // namespace yuyan::inspection
