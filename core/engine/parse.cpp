#include "engine/parse.hpp"

#include <utility>

#include "article/article.hpp"
#include "segment/segment.hpp"
#include "syntax/conllu.hpp"

namespace facts::engine {

Result<std::string> parse_text(const syntax::Reader& reader, std::string_view text, std::string_view id) {
  article::Source source;
  source.id = id;
  source.text = text;
  const Result<article::Article> article = article::read(std::move(source));
  if (!article) return article.error();
  const segment::Segmentation words = segment::segment(*article);
  return syntax::write_conllu(*article, words, reader.read(article->reading, words), id);
}

Result<std::string> parse_conllu(const syntax::Reader& reader, std::string_view conllu) {
  const Result<std::vector<syntax::GivenDocument>> documents = syntax::read_conllu(conllu);
  if (!documents) return documents.error();
  std::string out;
  for (const syntax::GivenDocument& document : *documents) {
    out += syntax::write_conllu(document, reader.read(document.reading, document.segmentation));
  }
  return out;
}

}  // namespace facts::engine
