// The scanner: from characters to tokens as UD English EWT cuts them.

#include <algorithm>

#include "segment/address.hpp"
#include "segment/characters.hpp"
#include "segment/tokens.hpp"

namespace facts::segment {
namespace {

using text::is_alnum;
using text::is_alpha;
using text::is_digit;
using text::is_lower;
using text::is_upper;

bool is_ender(char c) { return c == '!' || c == '?'; }

class Scanner {
 public:
  Scanner(std::string_view text, Span part, std::vector<Token>& out)
      : text_(text.substr(0, part.end)), at_(part.begin), end_(part.end), addresses_(text_), out_(out) {}

  void run() {
    while (at_ < end_) {
      const char c = text_[at_];
      if (text::is_space(c)) {
        if (c == '\n' || (c == '\r' && peek(1) != '\n')) newlines_ = static_cast<std::uint8_t>(std::min(2, newlines_ + 1));
        space_ = true;
        ++at_;
      } else if (is_alpha(c)) {
        letters();
      } else if (is_digit(c)) {
        number();
      } else if (static_cast<unsigned char>(c) < 0x80) {
        punctuation(c);
      } else {
        beyond_ascii();
      }
    }
  }

 private:
  char peek(std::uint32_t ahead) const { return at(at_ + ahead); }
  char at(std::uint32_t place) const { return place < end_ ? text_[place] : '\0'; }
  std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
  Char class_at(std::uint32_t place) const {
    return place < end_ ? classify(utf8::decode(text_, place).code_point) : Char::space;
  }
  bool beyond(std::uint32_t place) const { return place < end_ && static_cast<unsigned char>(text_[place]) >= 0x80; }

  Token& emit(std::uint32_t end, Kind kind) {
    Token token;
    token.span = {at_, end};
    token.kind = kind;
    token.space = space_ || out_.empty();
    token.newlines = newlines_;
    out_.push_back(token);
    space_ = false;
    newlines_ = 0;
    at_ = end;
    return out_.back();
  }
  void emit_joined(std::uint32_t end, Kind kind) { emit(end, kind).joined = true; }

  // The length of an apostrophe in its two usual shapes; 0 for anything else.
  std::uint32_t apostrophe(std::uint32_t place) const {
    if (at(place) == '\'') return 1;
    return text_.substr(place, 3) == "\xE2\x80\x99" ? 3 : 0;
  }
  // The end of the ASCII letters from `place` on.
  std::uint32_t letters_end(std::uint32_t place) const {
    while (place < end_ && is_alpha(text_[place])) ++place;
    return place;
  }
  bool continues_word(std::uint32_t place) const {
    if (place >= end_) return false;
    const char c = text_[place];
    if (static_cast<unsigned char>(c) < 0x80) return kWordByte[static_cast<unsigned char>(c)];
    const Char kind = class_at(place);
    return kind == Char::letter || kind == Char::digit;
  }
  static bool is_clitic(std::string_view letters) {
    if (letters.size() == 1) {
      const char c = text::lower(letters[0]);
      return c == 's' || c == 'd' || c == 'm';
    }
    if (letters.size() != 2) return false;
    const char a = text::lower(letters[0]), b = text::lower(letters[1]);
    return (a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l');
  }

  // ---- words -------------------------------------------------------------------------------------------------

  void letters() {
    std::uint32_t q = at_ + 1;
    while (q < end_ && is_alpha(text_[q])) ++q;
    const char next = at(q);
    if (q >= end_ || text::is_space(next) || next == ',') return plain(q);
    word(at_, q);
  }

  // A word of ASCII letters alone: one token, unless it is two words written as one.
  void plain(std::uint32_t end) {
    const std::uint32_t size = end - at_;
    if (size >= 2 && size <= 8) {
      const char last = text::lower(text_[end - 1]);
      if (last == 't' || last == 'a' || last == 'm' || last == 'e' || last == 's') {
        if (const std::uint32_t first = Lexicon::get().joined(cut(at_, end))) {
          emit(at_ + first, Kind::word);
          return emit_joined(end, Kind::word);
        }
      }
    }
    emit(end, Kind::word);
  }

  // A word from `begin`, read up to `q` so far, with what may stand inside a word: . - ' & _ * / $ and other letters.
  void word(std::uint32_t begin, std::uint32_t q) {
    for (;;) {
      while (continues_word(q)) q += static_cast<unsigned char>(text_[q]) < 0x80 ? 1 : utf8::decode(text_, q).bytes;
      if (q >= end_) break;
      const char c = text_[q];
      if (c == '.') {
        if (dot(begin, q)) return;
        if (q < end_ && text_[q] == '.') break;
        continue;
      }
      if (c == '@' || c == ':' || c == '/' || c == '%') {
        if (const std::uint32_t end = addresses_.find(begin)) {
          emit(end, Kind::address);
          return;
        }
        if (c == '@' && is_alpha(at(q + 1))) {  // an account inside a house: name@HOUSE
          emit(letters_end(q + 1), Kind::address);
          return;
        }
        break;
      }
      if (c == '\'' || beyond(q)) {
        if (const std::uint32_t width = apostrophe(q)) {
          if (inner_apostrophe(begin, q, width)) { q += width; continue; }
          return;
        }
        break;
      }
      if (c == '-') {
        if (const std::uint32_t end = addresses_.find(begin)) {
          emit(end, Kind::address);
          return;
        }
        if (!continues_word(q + 1) || !Lexicon::get().prefix(cut(begin, q))) break;
        ++q;
        continue;
      }
      if (c == '&' && q - begin <= 4 && is_upper(text_[q - 1]) && is_upper(at(q + 1)) && letters_end(q + 1) - q <= 4) { ++q; continue; }
      if (c == '_' && continues_word(q + 1)) { ++q; continue; }
      if (c == '*' && is_alpha(text_[q - 1]) && is_alpha(at(q + 1))) { ++q; continue; }
      if (c == '$' && q - begin <= 2 && is_upper(text_[q - 1]) && (is_digit(at(q + 1)) || text::is_space(at(q + 1)))) ++q;
      break;
    }
    if (q - begin <= 8 && letters_end(begin) == q) return plain(q);
    emit(q, Kind::word);
  }

  // At an apostrophe inside or behind a word: true if it belongs to the word; otherwise the word (and "n't") is out.
  bool inner_apostrophe(std::uint32_t begin, std::uint32_t q, std::uint32_t width) {
    const std::uint32_t rest = q + width;
    const std::uint32_t stop = letters_end(rest);
    if (stop == rest && !continues_word(rest)) {
      emit(q, Kind::word);
      return false;
    }
    const bool whole = !continues_word(stop);
    if (whole && stop - rest == 1 && text::lower(text_[rest]) == 't' && text::lower(text_[q - 1]) == 'n') {
      if (q - 1 > begin) emit(q - 1, Kind::word);
      emit(stop, Kind::word).joined = q - 1 > begin;
      return false;
    }
    if (whole && is_clitic(cut(rest, stop))) {
      emit(q, Kind::word);
      return false;  // the clitic is cut when its apostrophe is met
    }
    return true;
  }

  // At a point behind [begin, q). True if a token is out; false if the point is inside the word (q moved) or ends it.
  bool dot(std::uint32_t begin, std::uint32_t& q) {
    const char next = at(q + 1);
    if (next == '.') return false;
    const Lexicon& lexicon = Lexicon::get();
    const std::uint32_t size = q - begin;
    // U.S., p.m., a.k.a, J. K.: letters with points between them.
    if ((size == 1 && is_alpha(text_[begin]))) {
      std::uint32_t end = begin;
      while (is_alpha(at(end)) && at(end + 1) == '.') end += 2;
      const bool hanging = end - begin >= 2 && is_alpha(at(end)) && !continues_word(end + 1) && end > begin;
      if (hanging) ++end;
      if (end - begin > 2) {
        if (at(end) == '.' ) --end;
        if (const std::uint32_t address = addresses_.find(begin); address > end) { emit(address, Kind::address); return true; }
        // "U.S.The": a capitalised word is glued on; the last letter stays with the acronym.
        emit(end, text_[end - 1] == '.' ? Kind::acronym : Kind::word);
        return true;
      }
      if (const std::uint32_t address = addresses_.find(begin)) { emit(address, Kind::address); return true; }
      if (initial(begin)) {
        emit(q + 1, Kind::initial);
        return true;
      }
    }
    const std::string_view form = cut(begin, q);
    if ((form == "Ph" || form == "PH") && text::lower(next) == 'd') {
      emit(at(q + 2) == '.' ? q + 3 : q + 2, at(q + 2) == '.' ? Kind::acronym : Kind::word);
      return true;
    }
    const bool glued = is_alnum(next) || continues_word(q + 1);
    if (glued) {
      if (const std::uint32_t address = addresses_.find(begin)) { emit(address, Kind::address); return true; }
    }
    const Abbreviation found = lexicon.abbreviation(form);
    if (found != Abbreviation::none && (!glued || is_upper(next) || is_digit(next))) {
      if (found != Abbreviation::number || number_follows(q + 1)) {
        Token& token = emit(q + 1, Kind::abbreviation);
        token.abbreviation = found;
        return true;
      }
    }
    if (!glued) { emit(q, Kind::word); return true; }
    if (is_digit(next) && is_digit(text_[q - 1])) { ++q; return false; }  // V2.0
    std::uint32_t stop = letters_end(q + 1);
    if (is_digit(at(stop))) ++stop;  // mp3
    if (lexicon.file(cut(q + 1, stop)) && !continues_word(stop)) { emit(stop, Kind::address); return true; }
    if (const std::uint32_t end = dotted_name(begin, q)) { emit(end, Kind::address); return true; }
    emit(q, Kind::word);
    return true;
  }

  // Three or more lower-case words with points and no white space between ("comp.sources.unix"): a name, not a missing
  // space. 0 if it is none; looks at a bounded stretch.
  std::uint32_t dotted_name(std::uint32_t begin, std::uint32_t q) const {
    const std::uint32_t limit = std::min(end_, begin + 80);
    std::uint32_t points = 0, i = begin;
    while (i < limit && (is_lower(text_[i]) || text_[i] == '-' || (text_[i] == '.' && i > begin && is_lower(at(i + 1))))) points += text_[i++] == '.' ? 1u : 0u;
    return points >= 2 && i > q && i < limit && !continues_word(i) ? i : 0;
  }

  // A single letter with a point: an initial if names stand around it ("Jennifer M. Anderson"), not "you and I. Did …".
  bool initial(std::uint32_t begin) const {
    if (!is_upper(text_[begin])) return false;
    std::uint32_t next = begin + 2;
    while (next < end_ && text::is_space(text_[next])) ++next;
    if (next >= end_) return false;
    const bool capital = is_upper(text_[next]) || (beyond(next) && utf8::is_upper(utf8::decode(text_, next).code_point));
    if (!capital) return false;
    const std::uint32_t stop = letters_end(next);
    if (stop - next > 1 && Lexicon::get().opener(cut(next, stop))) return false;
    if (out_.empty()) return true;
    const Token& before = out_.back();
    if (before.kind == Kind::initial || before.kind == Kind::abbreviation || before.kind == Kind::acronym) return true;
    if (before.kind != Kind::word) return text_[begin] != 'I' || before.kind == Kind::opener;
    const char first = text_[before.span.begin];
    return is_upper(first) || beyond(before.span.begin) || text_[begin] != 'I';
  }

  bool number_follows(std::uint32_t place) const {
    while (place < end_ && (text_[place] == ' ' || text_[place] == '\n')) ++place;
    return is_digit(at(place));
  }

  // ---- numbers -----------------------------------------------------------------------------------------------

  std::uint32_t digits_end(std::uint32_t place) const {
    while (place < end_ && is_digit(text_[place])) ++place;
    return place;
  }

  void number() {
    std::uint32_t q = joined_groups(at_);
    if (q == 0) {
      q = digits_end(at_);
      for (;;) {
        const char c = at(q);
        if (!is_digit(at(q + 1)) || (c != ',' && c != '.' && c != ':')) break;
        const std::uint32_t next = digits_end(q + 1);
        if (c == ',' && (next - q > 4 || next - q < 3)) break;
        q = next;
      }
    }
    while (beyond(q) && class_at(q) == Char::digit) q += utf8::decode(text_, q).bytes;  // 2½
    suffix(q);
  }

  // Dates, fractions that are no sums, telephone numbers: digits joined by - or /. 0 where the joiner is a word of its own.
  std::uint32_t joined_groups(std::uint32_t begin) const {
    std::uint32_t q = digits_end(begin);
    const char joiner = at(q);
    if ((joiner != '-' && joiner != '/') || !is_digit(at(q + 1))) return 0;
    std::uint32_t sizes[2] = {q - begin, 0};
    std::uint32_t groups = 1;
    std::uint32_t second = q + 1;
    while ((at(q) == '-' || at(q) == '/') && is_digit(at(q + 1))) {
      const std::uint32_t next = digits_end(q + 1);
      if (groups == 1) sizes[1] = next - q - 1;
      ++groups;
      q = next;
    }
    if (groups > 2) return q;
    if (joiner == '-') return (sizes[0] == 3 && sizes[1] == 4) || (sizes[0] == 5 && sizes[1] == 4) ? q : 0;
    if (sizes[0] > 2 || sizes[1] > 2) return 0;
    const auto two_digits = [&](std::uint32_t from, std::uint32_t to) {
      int value = 0;
      for (; from < to; ++from) value = value * 10 + (text_[from] - '0');
      return value;
    };
    const int month = two_digits(begin, begin + sizes[0]);
    const int day = two_digits(second, q);
    const bool fraction = month < day && (day <= 5 || day == 8 || day == 10 || day == 16) && text_[begin] != '0' && sizes[0] == 1;
    return !fraction && month >= 1 && month <= 12 && day <= 31 ? q : 0;
  }

  // Behind a number that ends at q: ordinals and decades are part of it, units are not, other letters are.
  void suffix(std::uint32_t q) {
    if (!continues_word(q)) {
      const std::uint32_t width = apostrophe(q);
      if (width && text_[q - 1] == '0' && q - at_ >= 2 && text::lower(at(q + width)) == 's' && !continues_word(q + width + 1)) {
        q += width + 1;  // the 1990's
      }
      emit(q, Kind::number);
      return;
    }
    const std::uint32_t stop = letters_end(q);
    const std::string_view rest = cut(q, stop);
    if (!continues_word(stop)) {
      if (rest.size() == 2 && (text::equal_ignore_case(rest, "st") || text::equal_ignore_case(rest, "nd") ||
                               text::equal_ignore_case(rest, "rd") || text::equal_ignore_case(rest, "th"))) {
        emit(stop, Kind::number);
        return;
      }
      if (rest == "s") { emit(stop, Kind::number); return; }
      if (Lexicon::get().suffix(rest)) { emit(q, Kind::number); return; }
    }
    if (const std::uint32_t end = addresses_.find(at_)) { emit(end, Kind::address); return; }
    // A longer word glued to a number ("240millimetre") is a word of its own; short ones make a code ("18T", "3D").
    if (rest.size() >= 4 && is_lower(rest[0])) { emit(q, Kind::number); return; }
    word(at_, q);
  }

  // ---- everything else ---------------------------------------------------------------------------------------

  bool adjacent_word() const {
    if (space_ || out_.empty()) return false;
    const Kind kind = out_.back().kind;
    return kind == Kind::word || kind == Kind::number || kind == Kind::address || kind == Kind::abbreviation ||
           kind == Kind::initial || kind == Kind::acronym;
  }
  bool space_or_end(std::uint32_t place) const {
    return place >= end_ || text::is_space(text_[place]) || (beyond(place) && class_at(place) == Char::space);
  }

  void repeated(char c, Kind kind) {
    std::uint32_t q = at_ + 1;
    while (at(q) == c && q < end_) ++q;
    // "***" and "-----" part what stands on either side.
    emit(q, q - at_ >= (c == '*' ? 3u : 4u) && kind == Kind::symbol ? Kind::rule : kind);
  }

  void quote_mark(std::uint32_t width, bool opens) { emit(at_ + width, opens ? Kind::opener : Kind::closer).quote = true; }

  // A straight mark opens after white space, an opener or a dash; with white space on both sides it takes its turn.
  void straight(std::uint32_t width, bool& open) {
    bool opens;
    if (space_or_end(at_ + width)) {
      opens = (space_ || out_.empty()) && !open && at_ + width < end_;
    } else {
      opens = space_ || out_.empty() || out_.back().kind == Kind::opener ||
              (out_.back().kind == Kind::symbol && !open) || (out_.back().kind == Kind::comma && !open);
    }
    open = opens;
    quote_mark(width, opens);
  }

  void apostrophe_mark(std::uint32_t width) {
    const std::uint32_t rest = at_ + width;
    const std::uint32_t stop = letters_end(rest);
    const bool whole = stop > rest && !continues_word(stop);
    if (adjacent_word()) {
      if (whole && is_clitic(cut(rest, stop))) return emit_joined(stop, Kind::word);
      const Token& before = out_.back();
      if (!single_open_ && text::lower(text_[before.span.end - 1]) == 's' && !continues_word(rest)) return emit_joined(rest, Kind::word);
      return straight(width, single_open_);
    }
    if (space_ || out_.empty()) {
      if (is_digit(at(rest)) && is_digit(at(rest + 1)) && !is_digit(at(rest + 2))) {  // '60s, '73
        const std::uint32_t end = at(rest + 2) == 's' ? rest + 3 : rest + 2;
        if (!continues_word(end)) { emit(end, Kind::number); return; }
      }
      if (whole && (is_clitic(cut(rest, stop)) || cut(rest, stop) == "em" || cut(rest, stop) == "til" || cut(rest, stop) == "cause")) {
        emit(stop, Kind::word);
        return;
      }
    }
    if (at(rest) == text_[at_] && width == 1) return straight(2, double_open_);  // '' for "
    straight(width, single_open_);
  }

  void punctuation(char c) {
    switch (c) {
      case '.': {
        std::uint32_t q = at_ + 1;
        while (at(q) == '.') ++q;
        if (q - at_ >= 2) { emit(q, Kind::ellipsis); return; }
        if (is_ender(at(q))) {  // ".?" and ".!" are one slip of the finger
          while (is_ender(at(q))) ++q;
          emit(q, Kind::ender);
          return;
        }
        if (is_digit(at(q)) && (space_ || out_.empty() || out_.back().kind == Kind::symbol)) { suffix(digits_end(q)); return; }
        if ((space_ || out_.empty()) && is_alpha(at(q)) && Lexicon::get().file(cut(q, letters_end(q)))) { emit(letters_end(q), Kind::address); return; }
        emit(q, Kind::stop);
        return;
      }
      case '!': case '?': {
        std::uint32_t q = at_ + 1;
        while (is_ender(at(q))) ++q;
        emit(q, Kind::ender);
        return;
      }
      case ',': emit(at_ + 1, Kind::comma); return;
      case ';': case ':':
        if (smiley()) return;
        emit(at_ + 1, Kind::comma);
        return;
      case '"': straight(1, double_open_); return;
      case '`':
        if (peek(1) == '`') quote_mark(2, true); else quote_mark(1, true);
        return;
      case '\'': apostrophe_mark(1); return;
      case '(': case '[': case '{': emit(at_ + 1, Kind::opener); return;
      case ')': case ']': case '}': emit(at_ + 1, Kind::closer); return;
      case '#': case '@':
        if (is_alpha(peek(1)) && (c == '#' || space_ || out_.empty() || !adjacent_word())) {
          std::uint32_t q = at_ + 1;
          while (continues_word(q) || at(q) == '_') q += beyond(q) ? utf8::decode(text_, q).bytes : 1u;
          emit(q, Kind::address);
          return;
        }
        repeated(c, Kind::symbol);
        return;
      case '$': repeated(c, Kind::symbol); return;
      case '+':
        if (is_digit(peek(1)) && !adjacent_word()) {
          std::uint32_t q = digits_end(at_ + 1);
          suffix(q);
          return;
        }
        repeated(c, Kind::symbol);
        return;
      case '=':
        if (smiley()) return;
        repeated(c, Kind::symbol);
        return;
      case '-': case '*': case '_': case '~': case '<': case '>': case '^': case '|': case '\\':
        if (c == '*' && peek(1) != '*' && (space_ || out_.empty()) && space_or_end(at_ + 1)) { emit(at_ + 1, Kind::bullet); return; }
        repeated(c, Kind::symbol);
        return;
      default: emit(at_ + 1, Kind::symbol); return;
    }
  }

  // :) ;-) =( :D and their like, where nothing is glued to them.
  bool smiley() {
    std::uint32_t q = at_ + 1;
    if (at(q) == '-') ++q;
    const char mouth = at(q);
    if (mouth != ')' && mouth != '(' && mouth != 'D' && mouth != 'P' && mouth != 'p') return false;
    while (at(q) == mouth && q < end_) ++q;
    if (!space_or_end(q) && !is_ender(at(q)) && at(q) != '.' && at(q) != ',' && at(q) != '"') return false;
    if (adjacent_word() && text_[at_] == ':' && mouth == '(') return false;
    emit(q, Kind::smiley);
    return true;
  }

  void beyond_ascii() {
    const utf8::Decoded c = utf8::decode(text_, at_);
    const std::uint32_t end = at_ + c.bytes;
    switch (classify(c.code_point)) {
      case Char::space:
        space_ = true;
        if (c.code_point == 0x2028 || c.code_point == 0x2029) newlines_ = c.code_point == 0x2029 ? 2 : 1;
        at_ = end;
        return;
      case Char::letter: word(at_, end); return;
      case Char::digit: suffix(end); return;
      case Char::apostrophe:
        if (text_.substr(end, 3) == "\xE2\x80\x99") { quote_mark(c.bytes + 3, false); return; }
        apostrophe_mark(c.bytes);
        return;
      case Char::open_quote:
        if (c.code_point == 0x2018) single_open_ = true;
        if (c.code_point == 0x2018 && text_.substr(end, 3) == "\xE2\x80\x99") { emit(end + 3, Kind::opener).quote = true; return; }
        quote_mark(c.bytes, true);
        return;
      case Char::close_quote:
        double_open_ = false;
        quote_mark(c.bytes, false);
        return;
      case Char::ellipsis: {
        std::uint32_t q = end;
        while (at(q) == '.' || text_.substr(q, 3) == "\xE2\x80\xA6") q += at(q) == '.' ? 1u : 3u;
        emit(std::min(q, end_), Kind::ellipsis);
        return;
      }
      case Char::bullet: emit(end, Kind::bullet); return;
      case Char::full_stop: emit(end, Kind::stop); return;
      case Char::dash: case Char::hyphen: emit(end, Kind::symbol); return;
      case Char::symbol: {
        std::uint32_t q = end;
        // Emoji come in sequences: variation selectors, joiners and skin tones belong to the picture before them.
        while (c.code_point >= 0x2190 && q < end_ && beyond(q)) {
          const utf8::Decoded more = utf8::decode(text_, q);
          const bool tone = more.code_point >= 0x1F3FB && more.code_point <= 0x1F3FF;
          if (more.code_point != 0xFE0F && more.code_point != 0x200D && !tone) break;
          q += more.bytes;
        }
        emit(q, Kind::symbol);
        return;
      }
    }
  }

  std::string_view text_;
  std::uint32_t at_, end_;
  AddressFinder addresses_;
  std::vector<Token>& out_;
  bool space_ = true;
  bool double_open_ = false, single_open_ = false;
  std::uint8_t newlines_ = 0;
};

}  // namespace

void scan(std::string_view text, Span part, std::vector<Token>& out) { Scanner(text, part, out).run(); }

}  // namespace facts::segment
