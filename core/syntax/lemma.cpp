#include "syntax/lemma.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "syntax/lexicon.hpp"

namespace facts::syntax {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool ends(std::string_view word, std::string_view with) { return word.ends_with(with); }

/// Lower case with plain apostrophes: "Don’t" → "don't".
std::string plain_lower(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const utf8::Decoded d = utf8::decode(word, at);
    if (d.code_point == 0x2019 || d.code_point == 0x2018 || d.code_point == 0x60 || d.code_point == 0xB4) {
      out += '\'';
    } else {
      utf8::append(out, utf8::lower(d.code_point));
    }
    at += d.bytes;
  }
  return out;
}

bool has_vowel(std::string_view word) {
  for (const char c : word) {
    if (vowel(c)) return true;
  }
  return false;
}

/// Gives back the "e" or the single consonant that "-ed" and "-ing" took from a verb ("mak" → "make", "stopp" → "stop"):
/// the longest ending in the table decides.
std::string restore(std::string stem) {
  const std::string whole = '<' + stem;
  for (std::size_t from = 0; from < whole.size(); ++from) {
    const std::string_view change = stem_endings().get(std::string_view(whole).substr(from));
    if (change.empty()) continue;
    if (change == "e") stem += 'e';
    if (change == "single") stem.pop_back();
    break;
  }
  return stem;
}

std::string plural_noun(const std::string& word) {
  const std::size_t n = word.size();
  if (n > 2 && text::is_digit(word[n - 2]) && text::is_digit(word.front())) return word;  // "1990s"
  if (n > 3 && ends(word, "'s")) return word.substr(0, n - 2);
  if (n < 3 || word.back() != 's' || ends(word, "ss")) return word;
  if (n > 4 && ends(word, "ies")) return word.substr(0, n - 3) + 'y';
  if (ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes") || ends(word, "zzes")) {
    return word.substr(0, n - 2);
  }
  if (n > 4 && ends(word, "oes") && !ends(word, "shoes") && !ends(word, "toes")) return word.substr(0, n - 2);
  if (n > 5 && ends(word, "uses") && !ends(word, "auses") && !ends(word, "ouses") && !ends(word, "fuses") && !ends(word, "cuses") &&
      !ends(word, "muses") && !ends(word, "abuses") && word != "reuses") {
    return word.substr(0, n - 2);  // bonuses, viruses
  }
  if (n > 5 && ends(word, "yses")) return word.substr(0, n - 2) + "is";
  if (n > 4 && (ends(word, "us") || ends(word, "is"))) return word;
  return word.substr(0, n - 1);
}

std::string third_person(const std::string& word) {
  const std::size_t n = word.size();
  if (n < 3 || word.back() != 's' || ends(word, "ss")) return word;
  if (n > 4 && ends(word, "ies")) return word.substr(0, n - 3) + 'y';
  if (ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes") || ends(word, "zzes") || ends(word, "oes")) {
    return ends(word, "aches") && (word == "aches" || word == "caches") ? word.substr(0, n - 1) : word.substr(0, n - 2);
  }
  if (ends(word, "cuses") && word != "accuses" && word != "excuses") return word.substr(0, n - 2);
  return word.substr(0, n - 1);
}

std::string verb(const std::string& word, Form form) {
  if (const std::string_view known = irregular_verbs().get(word); !known.empty()) {
    // "found", "saw", "left" … are lemmas of their own where the tag says so; forms of be, have, do and go never are.
    const bool never_a_lemma = known == "be" || known == "have" || known == "do" || known == "go" || known == "want";
    if (never_a_lemma || (form != Form::infinitive && form != Form::present)) return std::string(known);
  }
  const std::size_t n = word.size();
  const bool open = form == Form::none;
  if ((form == Form::ing || open) && n > 4 && ends(word, "ing") && has_vowel(std::string_view(word).substr(0, n - 3))) {
    return restore(word.substr(0, n - 3));
  }
  if ((form == Form::past || form == Form::past_participle || open) && n > 3 && ends(word, "ed") &&
      has_vowel(std::string_view(word).substr(0, n - 2))) {
    if (n > 4 && ends(word, "ied")) return word.substr(0, n - 3) + 'y';
    if (ends(word, "eed") && n > 4) return word.substr(0, n - 1);  // agreed → agree
    return restore(word.substr(0, n - 2));
  }
  if (form == Form::past && ends(word, "'d")) return word.substr(0, n - 2);
  if ((form == Form::ing) && n > 4 && ends(word, "in'")) return restore(word.substr(0, n - 3));
  if (form == Form::present3 || open) return third_person(word);
  return word;
}

std::string degree(const std::string& word) {
  if (const std::string_view known = irregular_degrees().get(word); !known.empty()) return std::string(known);
  return word;
}

}  // namespace

Form form_of(Upos upos, std::string_view features) {
  const auto has = [&](std::string_view feature) { return features.find(feature) != std::string_view::npos; };
  if (upos == Upos::noun || upos == Upos::propn) {
    return has("Number=Plur") || has("Number=Ptan") ? Form::plural : has("Number=Sing") ? Form::singular : Form::none;
  }
  if (upos != Upos::verb && upos != Upos::aux) return Form::none;
  if (has("VerbForm=Ger")) return Form::ing;
  if (has("VerbForm=Part")) return has("Tense=Past") ? Form::past_participle : Form::ing;
  if (has("VerbForm=Inf")) return Form::infinitive;
  if (has("Tense=Past")) return Form::past;
  if (has("Tense=Pres")) return has("Number=Sing") && has("Person=3") ? Form::present3 : Form::present;
  return has("Mood=Imp") ? Form::infinitive : Form::none;
}

std::string lemmatize(std::string_view given, Upos upos, Form form, const LemmaContext& context) {
  const std::string low = plain_lower(given);
  if (low == "'s" && (upos == Upos::aux || upos == Upos::verb)) return context.been_follows || context.next == "got" ? "have" : "be";
  if (low == "her" && upos == Upos::pron && context.accusative) return "she";
  if (low == "'d" && upos == Upos::aux) return context.next_participle || context.next == "better" ? "have" : "would";
  if (const std::string_view known = closed_words().get(low + '/' + name(upos)); !known.empty()) return std::string(known);
  switch (upos) {
    case Upos::propn: {
      std::string out = low;
      const bool caps = given.size() > 4 && text::is_upper(given.front()) && text::is_upper(given[1]) && context.plain_capital;
      if (caps) {  // a name in a line of capitals
        out[0] = static_cast<char>(text::is_lower(out[0]) ? out[0] - 32 : out[0]);
        return out;
      }
      if (form == Form::plural && given.size() > 3) {
        const std::string one = plural_noun(low);
        if (one.size() < low.size() && low.starts_with(one)) return std::string(given.substr(0, one.size()));
        if (one.size() < low.size() && one.back() == 'y' && ends(low, "ies")) return std::string(given.substr(0, given.size() - 3)) + 'y';
      }
      return std::string(given);
    }
    case Upos::punct:
      if (given == "“" || given == "”") return "\"";
      if (given == "‘" || given == "’") return "'";
      if (given == "–" || given == "—") return "-";
      if (given == "…") return "...";
      return std::string(given);
    case Upos::num:
    case Upos::sym: {
      if (!given.empty() && text::is_digit(given.front()) && given.find(',') != std::string_view::npos) {
        std::string out;
        for (const char c : given) {
          if (c != ',') out += c;
        }
        return out;
      }
      bool letters = false;
      for (const char c : given) letters = letters || text::is_lower(c);
      return letters ? low : std::string(given);
    }
    case Upos::noun: {
      if (form != Form::singular) {
        if (const std::string_view known = irregular_nouns().get(low); !known.empty()) return std::string(known);
      }
      bool small = false;
      std::size_t big = 0;
      for (const char c : given) small = small || text::is_lower(c), big += text::is_upper(c);
      if (big > 1 && !context.plain_capital && (!small || (big > 1 && given.back() == 's'))) {  // "TV", "TVs"
        return std::string(small ? given.substr(0, given.size() - 1) : given);
      }
      return form == Form::singular ? low : plural_noun(low);
    }
    case Upos::verb:
    case Upos::aux: return verb(low, form);
    case Upos::adj:
    case Upos::adv: {
      std::string out = degree(low);
      if (upos == Upos::adj && out == low && !given.empty() && text::is_upper(given.front()) && !context.plain_capital) return std::string(given);
      return out;
    }
    case Upos::x: return std::string(given);
    default: return low;
  }
}

}  // namespace facts::syntax
