// Trains the linear model of names that stands beside the network, and puts it into the weights file.
//
//   train-names BASE.fxm NAMES.jsonl OUT.fxm [DEV.jsonl …]
//
// BASE may carry such a model already; it is replaced. Softmax over hashed features with AdaGrad (Duchi, Hazan, Singer 2011), six
// passes in an order by seed. The tags come from BASE, so it is trained anew (20 seconds) whenever the network is.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "article/article.hpp"
#include "model/model.hpp"
#include "model/weights.hpp"
#include "segment/segment.hpp"
#include "syntax/name_features.hpp"
#include "syntax/syntax.hpp"

namespace {

using namespace facts;
using namespace facts::syntax;

constexpr std::uint32_t bits = 16;
constexpr std::size_t header_bytes = 20;  // of a weights file (core/model/FORMAT.md)

struct Sentence {
  std::vector<NameWord> words;
  std::vector<std::uint8_t> gold;
};
using Document = std::vector<Sentence>;

std::string slurp(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int type_number(const std::string& type) { return type == "person" ? 0 : type == "organization" ? 1 : type == "place" ? 2 : 3; }

std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) out.push_back(i);
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

/// The words of an article's blocks with the network's tags and the annotated names.
std::vector<Document> read(const char* path, const model::Model& network) {
  std::vector<Document> out;
  std::istringstream lines(slurp(path));
  model::Workspace workspace;
  model::Predictions predictions;
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object()) continue;
    article::Source source;
    source.text = json["text"].get<std::string>();
    const auto article = article::read(std::move(source));
    if (!article) continue;
    const segment::Segmentation seg = segment::segment(*article);
    const auto offset = code_points(article->given.text);
    std::vector<std::uint8_t> gold(seg.words.size(), 0);
    for (const auto& g : json["gold"]) {
      const Span span{offset[g["span"][0].get<std::size_t>()], offset[g["span"][1].get<std::size_t>()]};
      int label = 1 + 2 * type_number(g["type"].get<std::string>());
      for (std::size_t w = 0; w < seg.words.size(); ++w) {
        if (!article->to_given(seg.words[w].span).overlaps(span)) continue;
        gold[w] = static_cast<std::uint8_t>(label);
        label += label % 2;  // the next is inside
      }
    }
    Document document;
    for (std::size_t s = 0; s < seg.sentences.size();) {
      std::vector<std::string_view> forms;
      std::vector<std::uint32_t> starts;
      const std::size_t from = s;
      const std::uint32_t first = seg.sentences[s].first, block = seg.sentences[s].block;
      for (; s < seg.sentences.size() && seg.sentences[s].block == block; ++s) {
        if (seg.sentences[s].first == seg.sentences[s].last) continue;
        starts.push_back(seg.sentences[s].first - first);
        for (std::uint32_t w = seg.sentences[s].first; w < seg.sentences[s].last; ++w) forms.push_back(seg.form(article->reading, w));
      }
      if (forms.empty()) continue;
      network.run({forms, starts}, workspace, predictions);
      for (std::size_t k = from; k < s; ++k) {
        Sentence sentence;
        for (std::uint32_t w = seg.sentences[k].first; w < seg.sentences[k].last; ++w) {
          const std::string_view form = seg.form(article->reading, w);
          sentence.words.push_back({keys_of(form), network.word_class(form), predictions.upos[w - first]});
          std::uint8_t label = gold[w];
          // A name that a sentence end cuts in two begins again.
          if (label != 0 && label % 2 == 0 && (sentence.gold.empty() || (sentence.gold.back() + 1) / 2 != label / 2)) --label;
          sentence.gold.push_back(label);
        }
        if (!sentence.words.empty()) document.push_back(std::move(sentence));
      }
    }
    out.push_back(std::move(document));
  }
  return out;
}

struct Trained {
  std::vector<std::int8_t> values;
  std::uint32_t scale = 0;
};

Trained train(const std::vector<Document>& documents) {
  constexpr std::size_t K = name_label_count;
  constexpr float rate = .1f;
  constexpr int epochs = 6;
  std::vector<float> weights(K << bits), squares(weights.size(), 1e-3f);
  std::vector<std::size_t> order(documents.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(3);
  Features features;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::size_t at : order) {
      TextCase text;
      for (const Sentence& s : documents[at]) text.add(s.words);
      for (const Sentence& s : documents[at]) {
        const std::uint32_t style = writing_style(s.words);
        for (std::size_t i = 0; i < s.words.size(); ++i) {
          name_features(s.words, i, style, text, features);
          float p[K]{}, sum = 0;
          for (const std::uint32_t f : features) {
            for (std::size_t k = 0; k < K; ++k) p[k] += weights[(f >> (32 - bits)) * K + k];
          }
          const float top = *std::max_element(p, p + K);
          for (float& x : p) sum += x = std::exp(x - top);
          for (float& x : p) x /= sum;
          p[s.gold[i]] -= 1;
          if (p[s.gold[i]] > -.01f) continue;  // learned
          for (const std::uint32_t f : features) {
            for (std::size_t k = 0; k < K; ++k) {
              const std::size_t w = (f >> (32 - bits)) * K + k;
              squares[w] += p[k] * p[k];
              weights[w] -= rate * p[k] / std::sqrt(squares[w]);
            }
          }
        }
      }
    }
    std::fprintf(stderr, "epoch %d\n", epoch + 1);
  }
  float largest = 1e-6f;
  for (const float w : weights) largest = std::max(largest, std::fabs(w));
  Trained out;
  // A score is sum × scale / 256 in 256ths: a byte of 127 is `largest`.
  out.scale = static_cast<std::uint32_t>(std::lround(largest / 127 * 65536));
  for (const float w : weights) {
    const long q = std::lround(w / largest * 127);
    out.values.push_back(static_cast<std::int8_t>(std::labs(q) < 2 ? 0 : q));  // noise costs bytes
  }
  return out;
}

void put(std::string& file, std::size_t at, std::uint32_t value) {
  for (std::size_t k = 0; k < 4; ++k) file[at + k] = static_cast<char>(value >> (8 * k));
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text.data(), text.size())); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "train-names BASE.fxm NAMES.jsonl OUT.fxm\n");
    return 2;
  }
  std::string file = slurp(argv[1]);
  Result<model::Model> network = model::Model::load(bytes_of(file));
  if (!network) {
    std::fprintf(stderr, "%s: %s\n", argv[1], network.error().message.c_str());
    return 1;
  }
  const Trained trained = train(read(argv[2], *network));
  // What may follow the network: such a model as this, and an attachment, which stays.
  const std::size_t named = network->name_words().values.size(), attached = network->attachment().size();
  const std::string attachment = attached == 0 ? std::string() : file.substr(file.size() - attached - 4);
  if (named + attached != 0) file.resize(file.size() - attachment.size() - named - 3);
  file += static_cast<char>(bits);
  file += static_cast<char>(trained.scale);
  file += static_cast<char>(trained.scale >> 8);
  file.append(reinterpret_cast<const char*>(trained.values.data()), trained.values.size());
  file += attachment;
  put(file, 12, static_cast<std::uint32_t>(file.size()));
  put(file, 16, model::crc32(bytes_of(file).subspan(header_bytes)));
  std::ofstream(argv[3], std::ios::binary) << file;
  std::fprintf(stderr, "%zu bytes written\n", file.size());
  return 0;
}
