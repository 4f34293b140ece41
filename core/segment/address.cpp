#include "segment/address.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "segment/lexicon.hpp"

namespace facts::segment {
namespace {

constexpr std::uint32_t kLocalPart = 64;   // RFC 5321, 4.5.3.1.1
constexpr std::uint32_t kDomain = 255;     // RFC 5321, 4.5.3.1.2

bool is_local(char c) { return text::is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-'; }
bool is_label(char c) { return text::is_alnum(c) || c == '-' || c == '_'; }

}  // namespace

std::uint32_t AddressFinder::chunk_end(std::uint32_t begin) {
  if (begin >= chunk_begin_ && begin < chunk_end_) return chunk_end_;
  std::uint32_t end = begin;
  while (end < text_.size() && !text::is_space(text_[end]) && text_[end] != '<' && text_[end] != '>' && text_[end] != '"') ++end;
  chunk_begin_ = begin;
  chunk_end_ = end;
  return end;
}

std::uint32_t AddressFinder::without_punctuation(std::uint32_t begin, std::uint32_t end) const {
  // Looking for an opening bracket goes back over the address once only.
  const std::string_view address = text_.substr(begin, std::min<std::uint32_t>(end - begin, 4096));
  const bool bracket = address.find('(') != std::string_view::npos;
  while (end > begin) {
    const char c = text_[end - 1];
    const bool quote = end - begin >= 3 && text_[end - 3] == '\xE2' && text_[end - 2] == '\x80';  // “ ” ‘ ’ …
    if (quote) { end -= 3; continue; }
    if (c == ')' && bracket) break;
    if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != '\'' && c != ')' && c != ']' && c != '}' && c != '*') break;
    --end;
  }
  return end;
}

std::uint32_t AddressFinder::find(std::uint32_t begin) {
  const std::string_view rest = text_.substr(begin, 12);
  if (text::starts_with_ignore_case(rest, "http://") || text::starts_with_ignore_case(rest, "https://") ||
      text::starts_with_ignore_case(rest, "ftp://") || text::starts_with_ignore_case(rest, "mailto:") ||
      text::starts_with_ignore_case(rest, "www.")) {
    const std::uint32_t end = without_punctuation(begin, chunk_end(begin));
    if (end > begin + 4) return end;
  }
  if (const std::uint32_t end = mail(begin)) return end;
  return domain(begin);
}

// The end of "name.name.ending" from `begin`; the ending must be one of the table's unless any will do.
std::uint32_t AddressFinder::labels(std::uint32_t begin, bool any_ending) {
  const std::uint32_t limit = std::min<std::uint32_t>(static_cast<std::uint32_t>(text_.size()), begin + kDomain);
  std::uint32_t at = begin, last = begin, known = 0;
  while (at < limit) {
    while (at < limit && is_label(text_[at])) ++at;
    if (at == last) break;
    if (last > begin) {
      const std::string_view label = text_.substr(last, at - last);
      if (any_ending || Lexicon::get().domain(label)) known = at;
    }
    if (at + 1 >= limit || text_[at] != '.' || !is_label(text_[at + 1])) break;
    last = ++at;
  }
  return known;
}

std::uint32_t AddressFinder::mail(std::uint32_t begin) {
  const std::uint32_t limit = std::min<std::uint32_t>(static_cast<std::uint32_t>(text_.size()), begin + kLocalPart);
  std::uint32_t at = begin;
  while (at < limit && is_local(text_[at])) ++at;
  if (at == begin || at >= limit || text_[at] != '@') return 0;
  return labels(at + 1, true);
}

std::uint32_t AddressFinder::domain(std::uint32_t begin) {
  std::uint32_t end = labels(begin, false);
  if (end == 0) return 0;
  if (end < text_.size()) {
    const char next = text_[end];
    if (text::is_alnum(next) || next == '@') return 0;
    if (next == '/' || (next == ':' && end + 1 < text_.size() && text::is_digit(text_[end + 1]))) {
      return without_punctuation(begin, chunk_end(begin));
    }
    // "example.co.Then" goes on with a word, not with a label.
    if (next == '.' && end + 1 < text_.size() && text::is_lower(text_[end + 1])) return 0;
  }
  return end;
}

}  // namespace facts::segment
