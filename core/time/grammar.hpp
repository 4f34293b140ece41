#pragma once
// The grammar of time expressions over atoms: hand-written, read left to right, each expression resolved as it is read
// against the day of publication and the last time spoken of. The constructions follow TimeML's annotation guidelines 1.2.1
// (what belongs to the span) and ISO 24617-1 (values).

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "number/number.hpp"
#include "time/point.hpp"
#include "time/time.hpp"

namespace facts::time {

/// What the text gives its words to be resolved against.
struct Setting {
  bool has_published = false;
  std::int64_t published = 0;
  bool narrative = false;  ///< the text tells of another time than that of its publication: words count from the last date
  bool day_first = false;  ///< 3/4 is the third of April
};

struct Found {
  std::uint32_t begin = 0, end = 0;  ///< atoms [begin, end)
  TimexType type = TimexType::date;
  Point point;        ///< of dates and times
  std::string value;  ///< set for durations and sets; otherwise made from the point
  std::string mod;
};

class Grammar {
 public:
  Grammar(const number::Atoms& atoms, const syntax::Syntax& syntax, const Setting& setting) : atoms_(atoms), syntax_(syntax), setting_(setting) {}

  /// The expression that begins at atom `at`, if one does; remembers it for those after it.
  std::optional<Found> read(std::uint32_t at);

 private:
  using Index = std::uint32_t;

  // --- words (grammar.cpp)
  bool may_start(Index at) const;
  const TimeWord& word(Index i) const;
  Cat cat(Index i) const { return word(i).cat; }
  int val(Index i) const { return word(i).value; }
  bool is(Index i, std::uint64_t hash) const { return atoms_.is(i, hash); }
  bool dash(Index i) const { return atoms_.is_symbol(i, U'-'); }
  bool comma(Index i) const { return atoms_.is_symbol(i, U','); }
  bool function(Index i) const;              ///< a preposition, conjunction … or punctuation, or the sentence's end
  bool noun_follows(Index i) const;          ///< a lower-case word that is not a function word
  bool future(Index begin, Index end) const; ///< the sentence speaks of what is to come
  bool first_in_sentence(Index i) const { return i == 0 || atoms_.is_end(i - 1); }
  bool past(Index begin) const;              ///< the nearest verb before it tells of what has been
  bool year_ahead(Index end, int month, int& year) const;
  Unit unit_at(Index i, bool after_number, bool& plural) const;
  std::int64_t now() const;                  ///< the day that "last week" counts from
  const Point& anchor() const;               ///< the last time spoken of, or publication

  // --- dates that name themselves (dates.cpp)
  bool month_at(Index i, int& month, Index& end, bool evidence) const;
  bool weekday_at(Index i, int& day, Index& end, bool evidence) const;
  bool day_at(Index i, int& day, Index& end, bool& ordinal) const;
  bool year_at(Index i, int& year, Index& end, bool after_day) const;
  bool no_year_at(Index i, Index& end) const;
  bool year_reference(Index i, int& year, Index& end) const;
  bool era_at(Index i, int& sign, Index& end) const;
  bool bare_year(Index i, Point& point, Index& end) const;
  bool fiscal_year(Index i, Found& found) const;
  bool decade(Index i, Point& point, Index& end) const;
  bool century(Index i, Point& point, Index& end) const;
  bool numeric_date(Index i, Point& point, Index& end) const;
  bool month_first(Index i, int weekday, Point& point, Index& end);
  bool day_first(Index i, int weekday, Point& point, Index& end);
  bool date(Index i, Point& point, Index& end);
  bool quarter(Index i, Point& point, Index& end);
  bool season(Index i, Point& point, Index& end);
  bool feast_at(Index i, Point& point, Index& end);
  bool day_of_month_alone(Index i, Point& point, Index& end) const;
  Point dated(int year, int month, int day, bool has_year, int weekday, Index begin, Index end) const;
  Point month_near(int month, Index begin, Index end) const;
  int season_year(int season) const;

  // --- dates that count from another (relative.cpp)
  bool deictic(Index i, Point& point, Index& end) const;
  bool determined(Index i, Found& found);
  void same_of(Found& found);
  void extend_over_whole(Found& found);
  bool edge(Index i, Found& found, int depth);
  bool modified(Index i, Found& found, int depth);
  bool shifted(Index i, Found& found, int depth);
  bool nth_unit(Index i, Found& found, int depth);
  bool plain_period(Index i, Found& found);
  bool reference(Index i, Found& found) const;
  bool weekday_alone(Index i, Point& point, Index& end);
  Point weekday_near(int day, Index begin, Index end) const;

  // --- the day's hours (clock.cpp)
  struct Clock {
    int hour = -1, minute = -1, second = -1;
    bool half_day_known = false;  ///< am, pm, or written with two digits in 24 hours
    bool utc = false;
    int part = 0;
  };
  bool clock(Index i, Clock& clock, Index& end, bool bare_hour) const;
  bool meridiem(Index i, int& offset, Index& end) const;
  bool zone(Index i, bool& utc, Index& end) const;
  bool part_at(Index i, int& part, Index& end) const;
  bool part_after(Index i, int& part, Index& end) const;
  Point at_clock(Point day, Clock clock) const;
  Point at_part(Point day, int part) const;
  bool with_clock(Found& found, Point day, Index end);
  bool clock_first(Index i, Found& found, int depth);
  bool part_first(Index i, Found& found, int depth);
  Point clock_day() const;

  // --- lengths and repetitions (lengths.cpp)
  struct Length {
    double count = -1;  ///< < 0: unknown
    Unit unit = Unit::none;
    double second_count = 0;  ///< "2 years and 6 months"
    Unit second_unit = Unit::none;
    double third_count = 0;
    Unit third_unit = Unit::none;
    bool bare = false;  ///< a mere plural: "days"
    bool article = false;
    bool adjective = false;  ///< "two-year"
    bool age = false;
    std::string mod;
    Index number_begin = 0;
  };
  bool length(Index i, Length& length, Index& end) const;
  bool length_core(Index i, Length& length, Index& end, bool compound = true) const;
  bool hedge(Index i, Index& end, std::string& mod) const;
  bool length_expression(Index i, Found& found, int depth);
  bool set(Index i, Found& found);
  Point moved(const Point& from, const Length& length, int sign) const;
  std::string length_value(const Length& length) const;
  Point exact_moved(const Point& from, const Length& length, int sign) const;
  bool unit_follows_half(Index half) const;

  // --- all together (grammar.cpp)
  bool moment(Index i, Found& found, int depth);
  bool moment_anew(Index i, Found& found, int depth);
  bool any(Index i, Found& found, int depth);
  void remember(const Found& found);

  const number::Atoms& atoms_;
  const syntax::Syntax& syntax_;
  Setting setting_;
  Point last_;                ///< the last day, month or year spoken of
  Point last_day_;            ///< the last day spoken of
  Index last_day_sentence_ = 0;
  Index sentence_ = 0;        ///< counts the sentences passed
  Index address_end_ = 0;     ///< atoms before it belong to a web address
  Index carry_at_ = 0xffffffffu;  ///< where a second day of the same month stands ("May 4 and 5")
  Point carry_;
  bool carry_open_ = false;

  /// What `moment` found at a place and depth while one expression is read: several constructions ask for the same one, and
  /// repetition ("the last the last …") would be read over and over again. `at` is 0xffffffff where nothing is kept.
  struct Kept {
    Index at = 0xffffffffu;
    bool found = false, open = false;
    Found what;
  };
  std::array<Kept, 32> kept_;
};

}  // namespace facts::time
