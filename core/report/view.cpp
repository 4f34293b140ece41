#include "report/view.hpp"

#include <map>

#include "base/passage.hpp"
#include "base/text.hpp"

namespace facts::report {
namespace {

void append_encoded(std::string& out, char c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

bool is_hex(char c) { return text::is_digit(c) || (text::lower(c) >= 'a' && text::lower(c) <= 'f'); }

}  // namespace

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (text::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::string web_address(std::string_view url) {
  url = text::trim(url);
  if (!text::starts_with_ignore_case(url, "http://") && !text::starts_with_ignore_case(url, "https://")) return {};
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool escape = c == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
    if (text::is_alnum(c) || escape || std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

std::string_view day_of(std::string_view value) {
  if (value.size() < 4) return {};
  for (const char c : value.substr(0, 4)) {
    if (!text::is_digit(c)) return {};
  }
  if (value.size() > 4 && value[4] != '-') return {};
  return value.substr(0, std::min(value.find('T'), value.size()));
}

View::View(const compare::Comparison& comparison, const std::vector<Entry>& entries, const Edits& edits, std::string_view title)
    : comparison_(comparison), entries_(entries), edits_(edits), title_(text::trim(title)) {
  if (title_.empty()) title_ = "Comparison of articles";
  std::map<std::string, std::uint32_t> taken;
  for (const Entry& entry : entries) {
    group_of_.emplace_back(entry.analysis == nullptr ? 0 : entry.analysis->claims.size(), npos);
    offsets_.push_back(entry.analysis == nullptr ? nullptr
                                                 : std::make_unique<OffsetConverter>(entry.analysis->article.given.text, OffsetUnit::code_point));
    std::string iri = entry.analysis == nullptr ? std::string() : web_address(entry.analysis->article.given.url);
    if (iri.empty() || !taken.emplace(iri, 0).second) iri = "urn:fact-explorer:article:" + encoded(entry.id);
    iris_.push_back(std::move(iri));
  }
  for (std::uint32_t g = 0; g < groups().size(); ++g) {
    for (const compare::Member& m : groups()[g].members) group_of_[m.article][m.claim] = g;
  }
}

Speaker View::speaker(compare::Member m) const {
  Speaker speaker;
  for (const Edits::Renamed& one : edits_.speakers) {
    if (one.claim == m) return {one.name, npos, false, true, true};
  }
  const claim::Analysis& a = *analysis(m.article);
  const claim::Claim& said = claim(m);
  if (said.attribution == npos || said.kind == claim::ClaimKind::stated) return speaker;
  const attribution::Attribution& by = a.attributions[said.attribution];
  if (by.source.empty() && by.entity == npos) return speaker;
  speaker.own = false;
  speaker.entity = by.entity;
  speaker.named = by.entity != npos && a.entities.entities[by.entity].named;
  speaker.name = by.entity != npos ? a.entities.entities[by.entity].name : one_line(a.article.reading, by.source);
  return speaker;
}

std::string View::text(compare::Member m) const { return one_line(analysis(m.article)->article.reading, claim(m).content); }

std::string View::via(compare::Member m) const {
  const claim::Analysis& a = *analysis(m.article);
  std::string out;
  if (claim(m).attribution == npos) return out;
  for (const attribution::Via& via : a.attributions[claim(m).attribution].via) {
    append_item(out, via.entity != npos ? a.entities.entities[via.entity].name : one_line(a.article.reading, {via.span}));
  }
  return out;
}

std::string View::label(std::uint32_t article) const {
  const claim::Analysis* a = analysis(article);
  if (a != nullptr && !a->article.outlet.empty()) return a->article.outlet;
  std::string title = a == nullptr ? std::string() : headline(article);
  return title.empty() ? entries_[article].id : title;
}

std::string View::headline(std::uint32_t article) const {
  const article::Article& a = analysis(article)->article;
  if (!a.given.title.empty()) return a.given.title;
  for (const article::Block& block : a.blocks) {
    if (block.kind == article::BlockKind::headline) return one_line(a.reading, {block.span});
  }
  return {};
}

std::string View::published(std::uint32_t article) const {
  const article::Article& a = analysis(article)->article;
  return a.published ? article::format_date(*a.published) : std::string();
}

std::string View::group_id(std::size_t group) const {
  return edits_.given ? edits_.group_ids[group] : report::label('g', static_cast<std::uint32_t>(group));
}

std::string View::claim_iri(compare::Member m) const {
  return "urn:fact-explorer:claim:" + encoded(entries_[m.article].id) + ":" + report::label('c', m.claim);
}

std::string View::group_iri(std::size_t group) const { return "urn:fact-explorer:group:" + encoded(group_id(group)); }

}  // namespace facts::report
