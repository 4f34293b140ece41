#include "model/features.hpp"

#include <algorithm>

namespace facts::model {
namespace {

std::uint32_t fnv(std::string_view bytes, std::uint32_t hash = 2166136261u) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

/// What a three-byte sign is read as, or nothing: curly quotes straight, dashes and ellipses plain.
std::string_view plain(std::string_view sign) {
  if (sign.size() < 3 || sign[0] != '\xe2' || sign[1] != '\x80') return {};
  switch (static_cast<unsigned char>(sign[2])) {
    case 0x98: case 0x99: return "'";
    case 0x9c: case 0x9d: return "\"";
    case 0x93: case 0x94: return "--";
    case 0xa6: return "...";
    default: return {};
  }
}

void normal(std::string_view form, std::string& out) {
  out.clear();
  if (form == "``" || form == "''") {
    out = "\"";
    return;
  }
  for (std::size_t i = 0; i < form.size();) {
    if (const auto sign = plain(form.substr(i, 3)); !sign.empty()) {
      out += sign;
      i += 3;
      continue;
    }
    const char c = form[i++];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c >= '0' && c <= '9' ? '0' : c;
  }
}

std::string_view shape(std::string_view form, std::array<char, 8>& out) {
  std::size_t n = 0;
  for (const char c : form) {
    const char s = c >= 'a' && c <= 'z' ? 'x' : c >= 'A' && c <= 'Z' ? 'X' : c >= '0' && c <= '9' ? 'd'
                   : static_cast<unsigned char>(c) > 127 ? 'w' : c;
    if (n >= 2 && out[n - 1] == s && out[n - 2] == s) continue;
    out[n++] = s;
    if (n == out.size()) break;
  }
  return {out.data(), n};
}

enum Caps : std::uint8_t { lower, initial, upper, mixed, other };

std::uint8_t caps(std::string_view form) {
  std::size_t large = 0, small = 0;
  for (const char c : form) {
    large += c >= 'A' && c <= 'Z';
    small += c >= 'a' && c <= 'z';
  }
  if (large == 0) return small ? lower : other;
  if (form[0] >= 'A' && form[0] <= 'Z' && large == 1) return initial;
  return small ? mixed : upper;
}

/// Running text, a headline in title case, or capitals; three words with letters are needed to say so.
std::uint32_t case_style(std::span<const FormFeatures> forms) {
  std::array<std::size_t, 5> count{};
  for (const auto& f : forms) ++count[f.caps];
  if (count[lower] + count[initial] + count[upper] >= 3) {
    if (count[upper] > 2 * (count[lower] + count[initial])) return 2;
    if (count[initial] + count[upper] > 2 * count[lower]) return 1;
  }
  return 0;
}

}  // namespace

FormFeatures form_features(std::string_view form, std::uint32_t affix_rows, std::string& buffer) {
  FormFeatures out;
  normal(form, buffer);
  const std::string_view n = buffer;
  const auto row = [&](int kind, std::string_view piece) {
    const char seed = static_cast<char>(kind);
    std::uint32_t h = fnv(piece, fnv({&seed, 1}));
    h ^= h >> 15;
    return static_cast<std::uint16_t>(1 + h % (affix_rows - 1));
  };
  const auto last = [&](std::size_t count) { return n.substr(n.size() - std::min(n.size(), count)); };
  std::array<char, 8> drawn{};
  out.hash = fnv(n);
  out.affixes = {row(2, n.substr(0, 2)), row(3, n.substr(0, 3)), row(9, last(1)), row(10, last(2)), row(11, last(3)), row(12, last(4)),
                 row(16, shape(form, drawn))};
  out.caps = form.empty() ? static_cast<std::uint8_t>(other) : caps(form);
  out.quote = form == "\xe2\x80\x9c" || form == "``" ? 1 : form == "\xe2\x80\x9d" || form == "''" ? 2 : form == "\"" ? 3 : 0;
  return out;
}

void misc_rows(std::span<const FormFeatures> forms, std::span<const std::uint32_t> sentences,
               std::vector<std::array<std::uint8_t, misc_count>>& out) {
  const std::uint32_t style = case_style(forms);
  out.resize(forms.size());
  bool inside = false;
  std::size_t next = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    while (next < sentences.size() && sentences[next] < i) ++next;
    const bool first = i == 0 || (next < sentences.size() && sentences[next] == i);
    const std::size_t after = next + (next < sentences.size() && sentences[next] == i);
    const bool last = i + 1 == forms.size() || (after < sentences.size() && sentences[after] == i + 1);
    std::uint8_t mark = forms[i].quote;
    if (mark == 3) mark = inside ? 2 : 1;
    const int state = mark == 1 ? 2 : mark == 2 ? 3 : inside ? 1 : 0;
    if (mark) inside = mark == 1;
    out[i] = {static_cast<std::uint8_t>((forms[i].caps * 2u + first) * 3u + style), static_cast<std::uint8_t>(32 + first + 2 * last),
              static_cast<std::uint8_t>(40 + state)};
  }
}

}  // namespace facts::model
