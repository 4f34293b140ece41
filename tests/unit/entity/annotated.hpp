#pragma once
// Text with its words, tags, tree and names given as CoNLL-U, so that this stage is tested apart from the learned one.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.hpp"
#include "entity/entity.hpp"
#include "syntax/conllu.hpp"
#include "syntax/labels.hpp"

namespace annotated {

struct Text {
  facts::article::Article article;
  facts::segment::Segmentation segmentation;
  facts::syntax::Syntax syntax;
  bool good = false;
};

/// Reads CoNLL-U of one document; every `# newpar` is a paragraph.
inline Text read(const std::string& conllu) {
  using namespace facts;
  Text out;
  Result<std::vector<syntax::GivenDocument>> documents = syntax::read_conllu(conllu);
  if (!documents || documents->size() != 1) return out;
  syntax::GivenDocument& given = documents->front();
  out.article.reading = given.reading;
  out.segmentation = given.segmentation;
  const std::size_t count = given.segmentation.words.size();
  out.syntax.words.resize(count);
  out.syntax.lemmas.resize(count);
  out.syntax.feats.resize(count);
  for (const syntax::GivenDocument::Line& line : given.lines) {
    if (line.word == npos) continue;
    const std::vector<std::string_view> columns = split(line.text, '\t');
    syntax::WordInfo& word = out.syntax.words[line.word];
    word.upos = syntax::upos_of(columns[3]);
    word.deprel = syntax::deprel_of(columns[7]);
    word.plural = columns[5].find("Number=Plur") != std::string_view::npos;
    word.past = columns[5].find("Past") != std::string_view::npos;
    out.syntax.lemmas[line.word] = columns[2];
    out.syntax.feats[line.word] = columns[5];
    const std::uint32_t head = static_cast<std::uint32_t>(std::stoul(std::string(columns[6])));
    const std::uint32_t first = given.segmentation.sentences[given.segmentation.words[line.word].sentence].first;
    word.head = head == 0 ? npos : first + head - 1;
    const std::size_t ner = columns[9].find("NER=");
    if (ner == std::string_view::npos) continue;
    std::string_view label = columns[9].substr(ner + 4);
    label = label.substr(0, label.find('|'));
    if (label.starts_with("B-")) out.syntax.names.push_back({line.word, line.word + 1, syntax::type_of_bio(label.substr(2))});
    else if (!out.syntax.names.empty()) out.syntax.names.back().last = line.word + 1;
  }
  syntax::link_children(out.syntax);
  std::uint32_t blocks = 0;
  for (const segment::Sentence& sentence : out.segmentation.sentences) blocks = std::max(blocks, sentence.block + 1);
  out.article.blocks.resize(blocks);
  for (const segment::Sentence& sentence : out.segmentation.sentences) {
    Span& span = out.article.blocks[sentence.block].span;
    if (span.empty()) span = sentence.span;
    span.end = sentence.span.end;
  }
  out.good = true;
  return out;
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// One line an entity: type, name, what else it is called, country, place it lies in, mentions with the first letter of their kind.
inline std::vector<std::string> print(const Text& text, const facts::entity::Entities& found) {
  std::vector<std::string> lines;
  for (std::size_t e = 0; e < found.entities.size(); ++e) {
    const facts::entity::Entity& entity = found.entities[e];
    std::string line = std::string(facts::entity::name(entity.type)) + (entity.named ? " " : " (unnamed) ") + entity.name;
    for (std::size_t i = 0; i < entity.aliases.size(); ++i) line += (i ? "; " : " [") + entity.aliases[i];
    if (!entity.aliases.empty()) line += "]";
    if (!entity.title.empty()) line += " title: " + entity.title + ".";
    if (!entity.description.empty() && entity.description != entity.title) line += " is: " + entity.description + ".";
    if (entity.gender == facts::entity::Gender::female) line += " she.";
    if (entity.gender == facts::entity::Gender::male) line += " he.";
    if (entity.plural) line += " several.";
    if (!entity.country.empty()) line += " of: " + entity.country + ".";
    if (entity.part_of != facts::npos) line += " in: " + found.entities[entity.part_of].name + ".";
    line += " =";
    for (const facts::entity::Mention& mention : found.mentions) {
      if (mention.entity != e) continue;
      line += " " + std::string(facts::cut(text.article.reading, mention.span)) + "/" + facts::entity::name(mention.kind)[0] +
              facts::entity::name(mention.kind)[1];
      if (mention.acting) line += "/acts";
    }
    lines.push_back(line);
  }
  return lines;
}

/// The lines "# => …" of a case.
inline std::vector<std::string> expected(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string_view line : facts::split(text, '\n'))
    if (line.starts_with("# => ")) out.emplace_back(line.substr(5));
  return out;
}

}  // namespace annotated
