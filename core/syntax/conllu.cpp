#include "syntax/conllu.hpp"

#include <array>

#include "base/table.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "syntax/labels.hpp"

namespace facts::syntax {
namespace {

using Columns = std::array<std::string_view, 10>;

bool columns_of(std::string_view line, Columns& out) {
  std::size_t column = 0, from = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at != line.size() && line[at] != '\t') continue;
    if (column == out.size()) return false;
    out[column++] = line.substr(from, at - from);
    from = at + 1;
  }
  return column == out.size();
}

/// A number without sign, or npos.
std::uint32_t number(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return npos;
  std::uint32_t out = 0;
  for (const char c : digits) {
    if (!text::is_digit(c)) return npos;
    out = out * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return out;
}

bool misc_has(std::string_view misc, std::string_view value) {
  for (const std::string_view part : split(misc, '|')) {
    if (part == value) return true;
  }
  return false;
}

/// Whether a comment is `# key` or `# key = …` (also `# key id = …`).
bool is_comment(std::string_view line, std::string_view key) {
  line.remove_prefix(1);
  line = text::trim(line);
  return line.starts_with(key) && (line.size() == key.size() || line[key.size()] == ' ' || line[key.size()] == '=');
}

/// Collects the words of a file.
class GivenReader {
 public:
  Result<std::vector<GivenDocument>> read(std::string_view text) {
    std::uint64_t number_of_line = 0;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++number_of_line;
      if (const char* const wrong = take(line)) return Error{ErrorCode::invalid_conllu, wrong, number_of_line};
    }
    end_sentence();
    return std::move(documents_);
  }

 private:
  std::vector<GivenDocument> documents_;
  std::uint32_t expected_ = 1, range_end_ = 0, first_ = 0, block_ = 0;
  bool range_space_ = true, space_ = false;

  GivenDocument& document() {
    if (documents_.empty()) documents_.emplace_back();
    return documents_.back();
  }

  const char* take(std::string_view line) {
    if (text::trim(line).empty()) {
      end_sentence();
      document().lines.push_back({std::string(), npos});
      return nullptr;
    }
    if (line.front() == '#') {
      comment(line);
      return nullptr;
    }
    Columns c;
    if (!columns_of(line, c)) return "a word has ten columns, separated by tabs";
    const bool space = !misc_has(c[9], "SpaceAfter=No");
    if (c[0].find('.') != std::string_view::npos) {
      document().lines.push_back({std::string(line), npos});
      return nullptr;
    }
    if (const std::size_t dash = c[0].find('-'); dash != std::string_view::npos) {
      const std::uint32_t from = number(c[0].substr(0, dash)), to = number(c[0].substr(dash + 1));
      if (from != expected_ || to == npos || to < from) return "a range must begin with the next word";
      range_end_ = to;
      range_space_ = space;
      document().lines.push_back({std::string(line), npos});
      return nullptr;
    }
    if (number(c[0]) != expected_) return "words are numbered from 1, one after the other";
    if (c[1].empty()) return "a word has a form";
    word(line, c[1], space);
    return nullptr;
  }

  void comment(std::string_view line) {
    if (expected_ == 1) {
      if (is_comment(line, "newdoc") && !document().lines.empty()) {
        documents_.emplace_back();
        block_ = 0;
        first_ = 0;
        space_ = false;
      } else if (is_comment(line, "newpar") && !document().segmentation.sentences.empty()) {
        ++block_;
      }
    }
    document().lines.push_back({std::string(line), npos});
  }

  void word(std::string_view line, std::string_view form, bool space) {
    GivenDocument& now = document();
    if (space_) now.reading += ' ';
    segment::Word word;
    word.sentence = static_cast<std::uint32_t>(now.segmentation.sentences.size());
    word.span.begin = static_cast<std::uint32_t>(now.reading.size());
    now.reading += form;
    word.span.end = static_cast<std::uint32_t>(now.reading.size());
    const bool in_range = expected_ <= range_end_;
    word.joined = in_range && in_range_before_;
    in_range_before_ = in_range && expected_ != range_end_;
    space_ = in_range ? expected_ == range_end_ && range_space_ : space;
    now.lines.push_back({std::string(line), static_cast<std::uint32_t>(now.segmentation.words.size())});
    now.segmentation.words.push_back(word);
    ++expected_;
  }

  void end_sentence() {
    if (expected_ != 1) {
      GivenDocument& now = document();
      const auto last = static_cast<std::uint32_t>(now.segmentation.words.size());
      const Span span{now.segmentation.words[first_].span.begin, now.segmentation.words[last - 1].span.end};
      now.segmentation.sentences.push_back({span, first_, last, block_});
      first_ = last;
    }
    expected_ = 1;
    range_end_ = 0;
    in_range_before_ = false;
  }

  bool in_range_before_ = false;
};

/// "B-PER", "I-PER" … of every word; empty outside of names.
std::vector<std::string> name_tags(const Syntax& syntax) {
  std::vector<std::string> out(syntax.words.size());
  for (const Name& name : syntax.names) {
    for (std::uint32_t w = name.first; w < name.last; ++w) {
      out[w] = std::string(w == name.first ? "B-" : "I-") + bio_type(name.type);
    }
  }
  return out;
}

void put_column(std::string& out, std::string_view value) {
  out += '\t';
  if (value.empty()) {
    out += '_';
    return;
  }
  for (const char c : value) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

/// LEMMA to DEPREL of word `w` of a sentence that begins with word `first`.
void put_analysis(std::string& out, const Syntax& syntax, std::uint32_t w, std::uint32_t first, std::string_view xpos) {
  const WordInfo& word = syntax.words[w];
  put_column(out, syntax.lemmas[w]);
  put_column(out, name(word.upos));
  put_column(out, xpos);
  put_column(out, syntax.feats[w]);
  put_column(out, word.head == npos ? "0" : std::to_string(word.head - first + 1));
  put_column(out, word.head == npos ? "root" : name(word.deprel));
}

/// MISC with the name tag: what was there stays, but for an older NER.
std::string misc_with(std::string_view misc, const std::string& tag) {
  std::string out;
  for (const std::string_view part : split(misc, '|')) {
    if (part == "_" || part.starts_with("NER=")) continue;
    if (!out.empty()) out += '|';
    out += part;
  }
  if (!tag.empty()) {
    if (!out.empty()) out += '|';
    out += "NER=" + tag;
  }
  return out;
}

/// One line of text: white space as single spaces.
std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded d = utf8::decode(text, at);
    if (d.code_point < 0x80 && text::is_space(static_cast<char>(d.code_point))) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      out += text.substr(at, d.bytes);
    }
    at += d.bytes;
  }
  return out;
}

}  // namespace

Result<std::vector<GivenDocument>> read_conllu(std::string_view text) { return GivenReader().read(text); }

std::string write_conllu(const GivenDocument& document, const Syntax& syntax) {
  const std::vector<std::string> tags = name_tags(syntax);
  std::string out;
  for (const GivenDocument::Line& line : document.lines) {
    if (line.word == npos) {
      out += line.text;
    } else {
      Columns c;
      columns_of(line.text, c);
      const std::uint32_t sentence = document.segmentation.words[line.word].sentence;
      out += c[0];
      put_column(out, c[1]);
      put_analysis(out, syntax, line.word, document.segmentation.sentences[sentence].first, c[4]);
      put_column(out, c[8]);
      put_column(out, misc_with(c[9], tags[line.word]));
    }
    out += '\n';
  }
  // A file may end without the empty line that closes its last sentence.
  if (!document.lines.empty() && document.lines.back().word != npos) out += '\n';
  return out;
}

std::string write_conllu(const article::Article& article, const segment::Segmentation& segmentation, const Syntax& syntax,
                         std::string_view id) {
  const std::vector<std::string> tags = name_tags(syntax);
  const std::string_view reading = article.reading;
  // Forms as they were given, unless a repair put white space into one.
  const auto form_of = [&](Span span) {
    const std::string_view form = cut(article.given.text, article.to_given(span));
    return form.empty() || one_line(form).find(' ') != std::string::npos ? std::string(cut(reading, span)) : one_line(form);
  };
  std::string out = id.empty() ? "# newdoc\n" : "# newdoc id = " + one_line(id) + "\n";
  std::uint32_t block = npos;
  const auto& words = segmentation.words;
  for (std::size_t s = 0; s < segmentation.sentences.size(); ++s) {
    const segment::Sentence& sentence = segmentation.sentences[s];
    if (sentence.first == sentence.last) continue;
    if (sentence.block != block) out += "# newpar\n";
    block = sentence.block;
    out += "# sent_id = " + std::to_string(s + 1) + '\n';
    out += "# text = " + one_line(cut(article.given.text, article.to_given(sentence.span))) + '\n';
    for (std::uint32_t w = sentence.first; w < sentence.last; ++w) {
      const auto glued = [&](std::uint32_t last) {
        return last + 1 < words.size() && words[last + 1].span.begin == words[last].span.end;
      };
      bool single = true;
      if (w == sentence.first || !words[w].joined) {
        std::uint32_t last = w;
        while (last + 1 < sentence.last && words[last + 1].joined) ++last;
        if (last > w) {
          out += std::to_string(w - sentence.first + 1) + '-' + std::to_string(last - sentence.first + 1);
          put_column(out, form_of({words[w].span.begin, words[last].span.end}));
          out += "\t_\t_\t_\t_\t_\t_\t_";
          put_column(out, glued(last) ? "SpaceAfter=No" : "");
          out += '\n';
        }
        single = last == w;
      } else {
        single = false;
      }
      out += std::to_string(w - sentence.first + 1);
      put_column(out, form_of(words[w].span));
      put_analysis(out, syntax, w, sentence.first, "");
      put_column(out, "");
      put_column(out, misc_with(single && glued(w) ? "SpaceAfter=No" : "", tags[w]));
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace facts::syntax
