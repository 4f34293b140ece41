#include "report/tables.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/passage.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace facts::report {

Sheet::Sheet(std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    columns.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}
Sheet& Sheet::add_row() {
  rows.emplace_back().reserve(columns.size());
  return *this;
}
Sheet& Sheet::text(std::string_view words) {
  rows.back().push_back({std::string(words), false});
  return *this;
}
Sheet& Sheet::count(std::uint32_t number) {
  rows.back().push_back({std::to_string(number), true});
  return *this;
}
Sheet& Sheet::value(const std::optional<double>& number) {
  Out out;
  rows.back().push_back({std::move(out.number(number).text), true});
  return *this;
}

namespace {

using compare::Member;

/// In the order of the enumeration.
constexpr std::string_view kNames = "articles,claims,coverage,figures,groups,quotes,speakers,timeline,wording";

std::string words(const claim::Analysis& a, Span span) { return one_line(a.article.reading, {span}); }

std::string figures(const View& view, Member m) {
  std::string out;
  for (const std::uint32_t q : view.claim(m).quantities) append_item(out, words(*view.analysis(m.article), view.analysis(m.article)->quantities[q].span));
  return out;
}

bool quoted(const claim::Claim& claim) { return claim.kind == claim::ClaimKind::direct || claim.kind == claim::ClaimKind::mixed; }

/// Every claim that is left, article after article.
std::vector<Member> all_claims(const View& view) {
  std::vector<Member> members;
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    const std::size_t claims = view.analysis(a) == nullptr ? 0 : view.analysis(a)->claims.size();
    for (std::uint32_t c = 0; c < claims; ++c) {
      if (view.kept({a, c})) members.push_back({a, c});
    }
  }
  return members;
}

/// The cells "article", "outlet" and, with a claim, "claim".
Sheet& article(Sheet& sheet, const View& view, std::uint32_t article) { return sheet.text(view.entries()[article].id).text(view.label(article)); }
Sheet& where(Sheet& sheet, const View& view, Member m) { return article(sheet, view, m.article).text(label('c', m.claim)); }

/// The cells "start" and "end", in code points of the text as it was given.
void place(Sheet& sheet, const View& view, std::uint32_t article, Span reading) {
  const Span given = view.given(article, reading);
  sheet.count(view.code_point(article, given.begin)).count(view.code_point(article, given.end));
}

void claims(Sheet& sheet, const View& view) {
  for (const Member m : all_claims(view)) {
    const claim::Analysis& a = *view.analysis(m.article);
    const claim::Claim& claim = view.claim(m);
    const Speaker speaker = view.speaker(m);
    std::string cue, times, places;
    const char* act = "";
    if (claim.attribution != npos && !a.attributions[claim.attribution].cue.empty()) {
      cue = one_line(a.article.reading, a.attributions[claim.attribution].cue);
      act = attribution::name(a.attributions[claim.attribution].act);
    }
    for (const std::uint32_t t : claim.times) append_item(times, a.times[t].value.empty() ? words(a, a.times[t].span) : a.times[t].value);
    for (const std::uint32_t e : claim.places) append_item(places, a.entities.entities[e].name);
    where(sheet.add_row(), view, m).text(claim::name(claim.kind)).text(speaker.name);
    sheet.text(speaker.own ? "" : speaker.named ? "yes" : "no").text(cue).text(act).text(view.via(m)).text(view.text(m));
    sheet.text(figures(view, m)).text(times).text(places).text(claim::name(claim.certainty)).text(claim::name(claim.polarity));
    const std::uint32_t g = view.group_of(m);
    sheet.text(g == npos ? std::string() : view.group_id(g)).text(g == npos ? "" : compare::name(view.groups()[g].relation));
    place(sheet, view, m.article, hull(claim.content));
  }
}

void groups(Sheet& sheet, const View& view) {
  for (std::size_t g = 0; g < view.groups().size(); ++g) {
    const compare::Group& group = view.groups()[g];
    for (const Member& m : group.members) {
      sheet.add_row().text(view.group_id(g)).text(compare::name(group.kind)).text(compare::name(group.relation)).text(group.title);
      where(sheet.count(group.origins), view, m).text(view.speaker(m).name).text(view.text(m)).text(figures(view, m));
      sheet.text(claim::name(view.claim(m).certainty)).text(claim::name(view.claim(m).polarity));
    }
  }
}

/// A column for each article that could be read: "Outlet (id)", since two may be of one outlet. Its place for each article, or npos.
std::vector<std::uint32_t> article_columns(Sheet& sheet, const View& view) {
  std::vector<std::uint32_t> places(view.entries().size(), npos);
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    if (view.analysis(a) == nullptr) continue;
    places[a] = static_cast<std::uint32_t>(sheet.columns.size());
    std::string name = view.label(a);
    const std::string& id = view.entries()[a].id;
    if (name != id) name.append(" (").append(id).append(")");
    sheet.columns.push_back(std::move(name));
  }
  return places;
}

void coverage(Sheet& sheet, const View& view) {
  const std::vector<std::uint32_t> places = article_columns(sheet, view);
  for (std::size_t g = 0; g < view.groups().size(); ++g) {
    const compare::Group& group = view.groups()[g];
    sheet.add_row().text(view.group_id(g)).text(compare::name(group.relation)).text(compare::name(group.kind)).text(group.title);
    Row& row = sheet.count(group.origins).rows.back();
    row.resize(sheet.columns.size());
    for (const Member& m : group.members) {
      const Speaker speaker = view.speaker(m);
      std::string said = speaker.own ? std::string() : speaker.name;
      append_item(said, view.text(m), ": ");
      append_item(row[places[m.article]].text, said, " | ");
    }
  }
}

void figure(Sheet& sheet, const View& view, std::size_t g, Member m, std::uint32_t quantity, const compare::FigureValue* value) {
  const compare::Group& group = view.groups()[g];
  const claim::Analysis& a = *view.analysis(m.article);
  const quantity::Quantity& q = a.quantities[quantity];
  sheet.add_row().text(view.group_id(g)).text(group.title).text(compare::name(group.relation));
  where(sheet, view, m).text(view.speaker(m).name).text(words(a, q.span)).value(q.value).value(q.min).value(q.max).text(q.unit);
  sheet.value(value ? value->min : std::nullopt).value(value ? value->max : std::nullopt);
  sheet.text(value ? group.figure->unit : std::string()).text(view.published(m.article));
}

void all_figures(Sheet& sheet, const View& view) {
  for (std::size_t g = 0; g < view.groups().size(); ++g) {
    const compare::Group& group = view.groups()[g];
    if (group.kind != compare::GroupKind::figure && !group.figure) continue;
    for (const Member& m : group.members) {
      const std::size_t before = sheet.rows.size();
      if (group.figure) {
        for (const compare::FigureValue& value : group.figure->values) {
          if (Member{value.article, value.claim} == m) figure(sheet, view, g, m, value.quantity, &value);
        }
      }
      if (sheet.rows.size() == before && !view.claim(m).quantities.empty()) figure(sheet, view, g, m, view.claim(m).quantities.front(), nullptr);
    }
  }
}

void quotes(Sheet& sheet, const View& view) {
  for (std::size_t g = 0; g < view.groups().size(); ++g) {
    const compare::Group& group = view.groups()[g];
    if (group.kind != compare::GroupKind::quote || group.members.size() < 2) continue;
    for (const Member& m : group.members) {
      sheet.add_row().text(view.group_id(g)).text(compare::name(group.relation));
      where(sheet, view, m).text(view.speaker(m).name).text(view.via(m)).text(view.text(m));
    }
  }
}

/// Digits by which numbers sort as text; from the largest down for `down`.
void append_key(std::string& key, std::int64_t number, bool down = false) {
  constexpr std::int64_t kMiddle = 50'000'000'000;
  key += std::to_string(down ? kMiddle - number : kMiddle + number);
  key += ' ';
}

void speakers(Sheet& sheet, const View& view) {
  struct One {
    std::string name, key;
    const char* type = "other";
    bool named = false;
    std::vector<std::uint32_t> by_article;
    std::uint32_t articles = 0, claims = 0, quoted = 0, conflicts = 0;
  };
  const std::vector<std::uint32_t> places = article_columns(sheet, view);
  const std::size_t fixed = 3, last = sheet.columns.size() - fixed;
  for (const char* name : {"quoted", "conflicts", "claims"}) sheet.columns.emplace_back(name);
  std::vector<One> all;
  std::map<std::string, std::uint32_t> known, order;
  for (const Member m : all_claims(view)) {
    const Speaker speaker = view.speaker(m);
    if (speaker.own) continue;
    // Two ways of writing one name may differ by case and article.
    std::string key = utf8::lower(speaker.name);
    for (const std::string_view article : {"the ", "a ", "an "}) {
      if (!key.starts_with(article)) continue;
      key.erase(0, article.size());
      break;
    }
    const auto [found, fresh] = known.emplace(key, static_cast<std::uint32_t>(all.size()));
    if (fresh) {
      One one;
      one.name = speaker.name;
      one.key = key;
      if (speaker.entity != npos) one.type = entity::name(view.analysis(m.article)->entities.entities[speaker.entity].type);
      one.by_article.resize(last);
      all.push_back(std::move(one));
    }
    One& one = all[found->second];
    one.named = one.named || speaker.named;
    ++one.claims;
    if (one.by_article[places[m.article] - fixed]++ == 0) ++one.articles;
    if (quoted(view.claim(m))) ++one.quoted;
    const std::uint32_t g = view.group_of(m);
    if (g != npos && view.groups()[g].relation == compare::Relation::conflict) ++one.conflicts;
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    std::string key;
    append_key(key, all[i].articles, true);
    append_key(key, all[i].claims, true);
    order.emplace(key + all[i].key, i);
  }
  for (const auto& [key, i] : order) {
    const One& one = all[i];
    sheet.add_row().text(one.name).text(one.type).text(one.named ? "yes" : "no");
    for (const std::uint32_t claims : one.by_article) sheet.count(claims);
    sheet.count(one.quoted).count(one.conflicts).count(one.claims);
  }
}

/// The number that `size` digits from `at` are, or -1.
int digits(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, size)) {
    if (!text::is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

struct Days {
  std::int64_t from = 0, to = 0;
};

Days months(int year, int month, int months) {
  const std::chrono::year_month first = std::chrono::year{year} / month;
  return {std::chrono::sys_days{first / 1}.time_since_epoch().count(),
          std::chrono::sys_days{(first + std::chrono::months{months}) / 1}.time_since_epoch().count()};
}

/// First day and the day after the last of a TIMEX3 value that `day_of` gave; false where it is no place on the calendar.
bool find_days(std::string_view value, Days& days) {
  using namespace std::chrono;
  const int y = digits(value, 0, 4);
  if (y < 0) return false;
  const std::string_view rest = value.size() > 5 ? value.substr(5) : std::string_view();
  const int part = digits(rest, 1, rest.empty() ? 0 : rest.size() - 1);
  if (value.size() == 4) {
    days = months(y, 1, 12);
  } else if (const std::size_t season = std::string_view("SP SU FA WI").find(rest); rest.size() == 2 && season != std::string_view::npos) {
    days = months(y, static_cast<int>(season) + 3, 3);
  } else if (rest.starts_with('W')) {
    if (part < 1 || part > 53) return false;
    // Week 1 is the one with 4 January in it; weeks begin on Monday.
    const sys_days fourth{year{y} / 1 / 4};
    days.from = (fourth - (weekday{fourth} - Monday)).time_since_epoch().count() + 7 * (part - 1);
    days.to = days.from + 7;
  } else if (rest.starts_with('Q') || rest.starts_with('H')) {
    const int size = rest[0] == 'Q' ? 3 : 6;
    if (part < 1 || part * size > 12) return false;
    days = months(y, (part - 1) * size + 1, size);
  } else {
    const int month = digits(rest, 0, 2);
    if (month < 1 || month > 12) return false;
    days = months(y, month, 1);
    if (rest.size() == 2) return true;
    const year_month_day date = year{y} / month / digits(rest, 3, 2);
    if (!date.ok()) return false;
    days.from = sys_days{date}.time_since_epoch().count();
    days.to = days.from + 1;
  }
  return true;
}

void timeline(Sheet& sheet, const View& view) {
  struct Moment {
    Member member;
    std::uint32_t time;
  };
  std::vector<Moment> moments;
  std::map<std::string, std::uint32_t> order;
  for (const Member m : all_claims(view)) {
    std::string seen;
    for (const std::uint32_t t : view.claim(m).times) {
      const std::string_view value = day_of(view.analysis(m.article)->times[t].value);
      Days days;
      if (!find_days(value, days) || seen.find(value) != std::string::npos) continue;
      seen.append(value).append(" ");
      std::string key;
      append_key(key, days.from);
      append_key(key, days.to);
      key += value;
      append_key(key, m.article);
      append_key(key, m.claim);
      order.emplace(key, static_cast<std::uint32_t>(moments.size()));
      moments.push_back({m, t});
    }
  }
  for (const auto& [key, i] : order) {
    const Member m = moments[i].member;
    const claim::Analysis& a = *view.analysis(m.article);
    const time::Timex& time = a.times[moments[i].time];
    sheet.add_row().text(day_of(time.value)).text(words(a, time.span)).text(view.published(m.article));
    where(sheet, view, m).text(view.speaker(m).name).text(view.text(m));
  }
}

void wording(Sheet& sheet, const View& view) {
  const std::vector<compare::SharedWording>& shared = view.comparison().shared_wording;
  for (std::uint32_t i = 0; i < shared.size(); ++i) {
    for (const compare::SharedSpan& span : shared[i].spans) {
      article(sheet.add_row().count(i + 1).count(shared[i].words), view, span.article);
      place(sheet, view, span.article, span.span);
      sheet.text(words(*view.analysis(span.article), span.span));
    }
  }
}

void articles(Sheet& sheet, const View& view) {
  std::vector<std::uint32_t> left(view.entries().size());
  for (const Member m : all_claims(view)) ++left[m.article];
  for (std::uint32_t a = 0; a < view.entries().size(); ++a) {
    const Entry& entry = view.entries()[a];
    sheet.add_row().text(entry.id);
    if (entry.analysis == nullptr) {
      sheet.rows.back().resize(sheet.columns.size() - 1);
      sheet.text(entry.error.message);
      continue;
    }
    const article::Article& article = entry.analysis->article;
    std::string with, because;
    for (const compare::Origin& origin : view.comparison().origins) {
      if (std::find(origin.articles.begin(), origin.articles.end(), a) == origin.articles.end()) continue;
      std::string others;
      for (const std::uint32_t b : origin.articles) {
        if (b != a) append_item(others, view.entries()[b].id);
      }
      append_item(with, others, " | ");
      append_item(because, origin.because, " | ");
    }
    sheet.text(article.outlet).text(view.headline(a)).text(article.given.byline).text(view.published(a)).text(article.english ? "en" : "");
    sheet.text(article.given.url).count(left[a]).text(with).text(because).text("");
  }
}

}  // namespace

std::optional<Table> table(std::string_view name) {
  const std::vector<std::string> names = Sheet(kNames).columns;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Table>(found - names.begin());
}

std::string table_names() {
  std::string out;
  for (const std::string& name : Sheet(kNames).columns) append_item(out, name, ", ");
  return out;
}

Sheet sheet(const View& view, Table table) {
  struct Kind {
    std::string_view columns;
    void (*fill)(Sheet&, const View&);
  };
  // In the order of the enumeration.
  constexpr Kind kKinds[] = {
      {"article,outlet,title,byline,published,language,url,claims,one_origin_with,because,error", articles},
      {"article,outlet,claim,kind,source,named,cue,act,via,content,figures,times,places,certainty,polarity,group,relation,start,end", claims},
      {"group,relation,kind,title,origins", coverage},
      {"group,title,relation,article,outlet,claim,source,as_written,value,min,max,unit,compared_min,compared_max,compared_unit,published",
       all_figures},
      {"group,kind,relation,title,origins,article,outlet,claim,source,content,figures,certainty,polarity", groups},
      {"group,relation,article,outlet,claim,source,via,content", quotes},
      {"source,type,named", speakers},
      {"happened,as_written,published,article,outlet,claim,source,content", timeline},
      {"passage,words,article,outlet,start,end,text", wording},
  };
  const Kind& kind = kKinds[static_cast<std::size_t>(table)];
  Sheet sheet(kind.columns);
  kind.fill(sheet, view);
  return sheet;
}

}  // namespace facts::report
