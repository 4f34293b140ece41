#include "segment/boundaries.hpp"

#include "base/utf8.hpp"

namespace facts::segment {
namespace {

// "1.", "2)", "3.)", "b.": how a list item is marked, and which one it is.
struct Marker {
  int style = 0;  // 0: none; 1: point, 2: bracket, 3: both; letters 8 more
  int value = 0;
  std::uint32_t tokens = 0;
};

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens), count_(static_cast<std::uint32_t>(tokens.size())) {}

  std::vector<std::uint32_t> run() {
    if (count_ == 0) return {};
    begin(0);
    std::uint32_t i = start_ + skip_;
    while (i < count_) {
      const Token& token = tokens_[i];
      if (i > start_ && (token.newlines >= 2 || opens_item(i))) {
        begin(i);
        i += skip_;
        if (i >= count_) break;
      }
      if (tokens_[i].kind == Kind::rule && tokens_[i].space) {
        if (i > start_) begin(i);
        if (i + 1 < count_) begin(i + 1);
        i += 1 + (i + 1 < count_ ? skip_ : 0);
        continue;
      }
      const std::uint32_t next = end_at(i);
      if (next == 0) { ++i; continue; }
      if (ends_) {
        if (next < count_) { begin(next); i = next + skip_; } else { i = next; }
      } else {
        i = next;
      }
    }
    return std::move(starts_);
  }

 private:
  std::string_view form(std::uint32_t i) const { return cut(text_, tokens_[i].span); }
  char first(std::uint32_t i) const { return text_[tokens_[i].span.begin]; }

  void begin(std::uint32_t i) {
    starts_.push_back(i);
    start_ = i;
    bulleted_ = tokens_[i].kind == Kind::bullet;
    const std::uint32_t at = bulleted_ && i + 1 < count_ ? i + 1 : i;
    marker_ = marker(at);
    // What a marker's point is, is no end.
    skip_ = marker_.tokens + (at - i);
  }

  // A list marker at token i, followed by something it can mark.
  Marker marker(std::uint32_t i) const {
    Marker found;
    const std::string_view word = form(i);
    const bool number = tokens_[i].kind == Kind::number && word.size() <= 3;
    const bool letter = word.size() == 1 && text::is_lower(word[0]);
    if (!number && !letter) return found;
    std::uint32_t at = i + 1;
    int style = 0;
    if (at < count_ && !tokens_[at].space && tokens_[at].kind == Kind::stop) { style += 1; ++at; }
    if (at < count_ && !tokens_[at].space && form(at) == ")") { style += 2; ++at; }
    if (style == 0 || at >= count_ || !tokens_[at].space) return found;
    if (style == 1 && tokens_[at].kind != Kind::word && tokens_[at].kind != Kind::opener) return found;
    int value = 0;
    for (const char c : word) {
      if (number && !text::is_digit(c)) return found;
      value = number ? value * 10 + (c - '0') : c - 'a' + 1;
    }
    found.style = style + (letter ? 8 : 0);
    found.value = value;
    found.tokens = at - i;
    return found;
  }

  bool opens_item(std::uint32_t i) const {
    if (tokens_[i].kind == Kind::bullet) return bulleted_ && i > start_ + 1;
    if (marker_.style == 0 || bulleted_ || !tokens_[i].space) return false;
    if (tokens_[i].kind != Kind::number && tokens_[i].kind != Kind::word) return false;
    const Marker next = marker(i);
    return next.style == marker_.style && next.value == marker_.value + 1;
  }

  // ---- what stands at a place ----

  bool upper(std::uint32_t i) const {
    const char c = first(i);
    if (static_cast<unsigned char>(c) < 0x80) return text::is_upper(c);
    return utf8::is_upper(utf8::decode(text_, tokens_[i].span.begin).code_point);
  }
  bool lower(std::uint32_t i) const {
    const char c = first(i);
    if (static_cast<unsigned char>(c) < 0x80) return text::is_lower(c);
    return utf8::is_lower(utf8::decode(text_, tokens_[i].span.begin).code_point);
  }
  // The word behind opening marks and dashes, at most three of them on.
  std::uint32_t word_from(std::uint32_t i) const {
    for (std::uint32_t k = 0; k < 3 && i + 1 < count_; ++k) {
      const Kind kind = tokens_[i].kind;
      if (kind != Kind::opener && kind != Kind::symbol && kind != Kind::bullet && kind != Kind::ellipsis) break;
      ++i;
    }
    return i;
  }
  bool opener_word(std::uint32_t i) const { return Lexicon::get().opener(form(i)); }

  // Closing marks that belong to the sentence ending before `i`.
  std::uint32_t closers(std::uint32_t i, bool& quote, bool& bracket) const {
    while (i < count_) {
      const Token& token = tokens_[i];
      if (token.kind == Kind::closer && (!token.space || token.quote)) {
        (token.quote ? quote : bracket) = true;
      } else if (token.kind == Kind::smiley && token.newlines < 2) {
      } else if (token.kind == Kind::ender && !token.space) {
      } else {
        break;
      }
      ++i;
    }
    return i;
  }

  // If a sentence may end at token i: where the next would begin (ends_ says whether it does). 0 otherwise.
  std::uint32_t end_at(std::uint32_t i) {
    ends_ = false;
    switch (tokens_[i].kind) {
      case Kind::stop: return stop(i);
      case Kind::ender: case Kind::ellipsis: case Kind::abbreviation: case Kind::acronym: case Kind::initial: break;
      default: return 0;
    }
    bool quote = false, bracket = false;
    const std::uint32_t next = closers(i + 1, quote, bracket);
    if (next >= count_) return next;
    ends_ = tokens_[next].newlines >= 2 || decide(i, next, quote, bracket);
    return next;
  }

  bool decide(std::uint32_t i, std::uint32_t next, bool quote, bool bracket) const {
    const Kind after = tokens_[next].kind;
    if (after == Kind::comma || after == Kind::closer || after == Kind::stop) return false;
    const std::uint32_t word = word_from(next);
    switch (tokens_[i].kind) {
      case Kind::ender:
        if (after == Kind::symbol && !upper(word)) return false;
        if (lower(word)) return !quote && !bracket && !exclaimed_name(i);
        if (quote && speaker_follows(next)) return false;
        return true;
      case Kind::ellipsis: {
        if (!upper(word) || after == Kind::symbol) return false;
        const bool four = tokens_[i].span.size() >= 4 && first(i) == '.';
        if (i == start_) return false;
        if (bracket && tokens_[i - 1].kind == Kind::opener) return false;  // "[…]": words left out
        if (!tokens_[next].space) return four || opener_word(word);
        return four || quote || (form(word) != "I" && !(form(word).starts_with("I'")));
      }
      default: return short_form(i, word, quote || bracket);
    }
  }

  // "Yahoo! in": one exclamation mark behind a capitalised word inside a sentence.
  bool exclaimed_name(std::uint32_t i) const {
    return i > start_ + 1 && tokens_[i].span.size() == 1 && first(i) == '!' && tokens_[i - 1].kind == Kind::word && upper(i - 1);
  }

  // `“Why?” Weller asked.`: a name of at most four words and a verb of saying.
  bool speaker_follows(std::uint32_t i) const {
    for (std::uint32_t k = 0; k < 5 && i < count_ && tokens_[i].kind == Kind::word; ++k, ++i) {
      if (k > 0 && Lexicon::get().speech(form(i))) return true;
      if (!upper(i) && k > 0) return false;
    }
    return false;
  }

  bool short_form(std::uint32_t i, std::uint32_t word, bool closed) const {
    const Token& token = tokens_[i];
    if (tokens_[word].kind == Kind::number) {
      return closed && token.abbreviation != Abbreviation::date && token.abbreviation != Abbreviation::number;
    }
    if (!upper(word)) return false;
    const bool opens = opener_word(word) && form(word) != "A";
    if (token.kind == Kind::initial) return false;
    if (token.kind == Kind::acronym) {
      const std::string_view letters = form(i);
      const bool clock = letters.size() == 4 && text::lower(letters[2]) == 'm' && (text::lower(letters[0]) == 'a' || text::lower(letters[0]) == 'p');
      if (clock) return opens || i > start_ + 4;
      if (closed) return true;
      return opens && form(word).size() > 1 ? true : opens && form(word) == "I";
    }
    switch (token.abbreviation) {
      case Abbreviation::end: return true;
      case Abbreviation::date: case Abbreviation::name: case Abbreviation::number: return opens || closed;
      default: return false;
    }
  }

  // A point alone: an end, or one of a spaced ellipsis (". . .").
  std::uint32_t stop(std::uint32_t i) {
    std::uint32_t last = i;
    while (last + 1 < count_ && tokens_[last + 1].kind == Kind::stop && tokens_[last + 1].space && tokens_[last + 1].newlines < 2) ++last;
    const std::uint32_t run = last - i + 1;
    bool quote = false, bracket = false;
    const std::uint32_t next = closers(last + 1, quote, bracket);
    if (next >= count_) return next;
    if (tokens_[next].newlines >= 2) { ends_ = true; return next; }
    const std::uint32_t word = word_from(next);
    if (run >= 4 && upper(word)) {
      ends_ = true;
      return tokens_[i].space ? next : i + 1;  // a point and three dots, or three dots and a point
    }
    if (run >= 3) return next;
    const Kind after = tokens_[next].kind;
    if (after == Kind::comma || after == Kind::closer || after == Kind::stop || after == Kind::ender) return next;
    // "… as follows: 1. The first": a marker inside a sentence.
    if (i > start_ + 1 && tokens_[i - 1].kind == Kind::number && tokens_[i - 1].span.size() <= 2 && !tokens_[i].space &&
        (form(i - 2) == ":" || tokens_[i - 2].kind == Kind::bullet)) return next;
    const bool lead = i > start_ && tokens_[i - 1].kind == Kind::symbol && !tokens_[i].space;
    if (tokens_[word].kind == Kind::number) {
      ends_ = !(lead || quote || bracket) || (quote && tokens_[next].space);
      if (!tokens_[next].space && !quote) ends_ = false;
      return next;
    }
    if (after == Kind::symbol && !upper(word)) return next;
    if (lower(word)) {
      ends_ = !quote && !bracket && i > start_ && tokens_[i - 1].kind != Kind::symbol && tokens_[i - 1].span.size() >= 3;
      return next;
    }
    ends_ = true;
    return next;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t count_;
  std::vector<std::uint32_t> starts_;
  std::uint32_t start_ = 0, skip_ = 0;
  Marker marker_;
  bool bulleted_ = false, ends_ = false;
};

}  // namespace

std::vector<std::uint32_t> sentence_starts(std::string_view text, const std::vector<Token>& tokens) {
  return Finder(text, tokens).run();
}

}  // namespace facts::segment
