#include "model/model.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "model/weights.hpp"

namespace {

using namespace facts;
using namespace facts::model;

std::string file(const std::string& path) {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::span<const std::byte> bytes(const std::string& s) { return std::as_bytes(std::span(s.data(), s.size())); }

const std::string& weights() {
  static const std::string all = file("core/model/weights/english.fxm");
  return all;
}

const Model& english() {
  static const Model model = std::move(*Model::load(bytes(weights())));
  return model;
}

/// Sentences separated by tabs, words by blanks.
struct Text {
  std::vector<std::string> words;
  std::vector<std::string_view> forms;
  std::vector<std::uint32_t> sentences;

  explicit Text(const std::string& line) {
    std::stringstream parts(line);
    for (std::string sentence; std::getline(parts, sentence, '\t');) {
      sentences.push_back(static_cast<std::uint32_t>(words.size()));
      std::stringstream pieces(sentence);
      for (std::string word; pieces >> word;) words.push_back(word);
    }
    forms.assign(words.begin(), words.end());
  }
  model::Passage passage() const { return {forms, sentences}; }
};

Predictions run(const Text& text, Kernel kernel = Kernel::best) {
  Workspace workspace;
  Predictions out;
  english().run(text.passage(), workspace, out, kernel);
  return out;
}

void check_trees(const Predictions& p, std::span<const std::uint32_t> sentences) {
  const auto n = static_cast<std::uint32_t>(p.head.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::uint32_t begin = sentences[s], end = s + 1 < sentences.size() ? sentences[s + 1] : n;
    std::uint32_t roots = 0;
    bool inside = true, climbs = true;
    for (std::uint32_t i = begin; i < end; ++i) {
      roots += p.head[i] == npos;
      inside = inside && (p.head[i] == npos || (p.head[i] >= begin && p.head[i] < end));
    }
    REQUIRE(inside);
    REQUIRE(roots == 1);
    std::vector<char> done(n, 0);
    for (std::uint32_t i = begin; i < end; ++i) {
      std::vector<std::uint32_t> path;
      std::uint32_t at = i;
      while (at != npos && !done[at] && path.size() <= n) {
        path.push_back(at);
        at = p.head[at];
      }
      climbs = climbs && path.size() <= n;
      for (const std::uint32_t w : path) done[w] = 1;
    }
    REQUIRE(climbs);
  }
}

std::string words_of(const Text& text, const std::vector<Words>& runs) {
  std::string out;
  for (const auto& run : runs)
    for (std::uint32_t i = run.first; i < run.last; ++i) out += (out.empty() ? "" : " ") + text.words[i];
  return out;
}

}  // namespace

TEST_CASE("an indirect statement is read whole") {
  const Text text("The harbour master said on Tuesday that the old bridge would reopen before winter .");
  const Predictions p = run(text);
  const auto& upos = english().labels(Output::upos);
  CHECK(upos[p.upos[0]] == "DET");
  CHECK(upos[p.upos[3]] == "VERB");
  CHECK(p.head[3] == npos);
  CHECK(english().labels(Output::deprel)[p.deprel[3]] == "root");
  CHECK(english().labels(Output::deprel)[p.deprel[2]] == "nsubj");
  CHECK(p.head[2] == 3);
  REQUIRE(p.attributions.size() == 1);
  const Linked& said = p.attributions[0];
  CHECK(said.cue == Words{3, 4});
  CHECK(words_of(text, said.source) == "The harbour master");
  CHECK(words_of(text, said.content) == "that the old bridge would reopen before winter");
}

TEST_CASE("an interrupted quotation has content on both sides of its cue") {
  const Text text("“ We have lost forty boats , ” said Ines Marlowe , “ and nobody has told us why . ”");
  const Predictions p = run(text);
  REQUIRE_FALSE(p.attributions.empty());
  CHECK(words_of(text, p.attributions[0].source).starts_with("Ines Marlowe"));
  CHECK(p.attributions[0].content.size() == 2);
  const auto& names = english().labels(Output::name);
  CHECK(names[p.name[9]] == "B-PER");
  CHECK(names[p.name[10]] == "I-PER");
}

TEST_CASE("the engine gives the numbers of the Python reference") {
  // Made by core/model/train/reference.py from the same weights: one line a word, then the attributions.
  const std::string wanted = file("tests/cases/model/reference.txt");
  std::stringstream lines(file("tests/cases/model/words.txt"));
  for (const Kernel kernel : {Kernel::best, Kernel::scalar}) {
    std::stringstream got;
    lines.clear();
    lines.seekg(0);
    for (std::string line; std::getline(lines, line);) {
      const Text text(line);
      const Predictions p = run(text, kernel);
      for (std::size_t i = 0; i < text.words.size(); ++i)
        got << int(p.upos[i]) << ' ' << p.feats[i] << ' ' << (p.head[i] == npos ? -1 : static_cast<int>(p.head[i])) << ' ' << int(p.deprel[i])
            << ' ' << int(p.name[i]) << ' ' << int(p.cue[i]) << '\n';
      for (const auto& a : p.attributions) {
        got << 'A';
        for (std::uint32_t i = a.cue.first; i < a.cue.last; ++i) got << ' ' << i;
        for (const auto* runs : {&a.source, &a.content}) {
          got << " |";
          for (const auto& r : *runs)
            for (std::uint32_t i = r.first; i < r.last; ++i) got << ' ' << i;
        }
        got << '\n';
      }
      got << '\n';
    }
    CHECK(got.str() == wanted);
  }
}

TEST_CASE("damaged and foreign weights are refused with a reason") {
  const std::string& good = weights();
  REQUIRE(Model::load(bytes(good)).ok());
  const auto refused = [](const std::string& file, const std::string& reason) {
    const auto result = Model::load(bytes(file));
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::invalid_model);
    INFO(result.error().message);
    CHECK(result.error().message.find(reason) != std::string::npos);
  };
  refused("", "empty");
  refused("{\"weights\": []}", "does not begin");
  refused(good.substr(0, 15), "cut short");
  refused(good.substr(0, good.size() / 2), "cut short");
  refused(good.substr(0, good.size() - 1), "cut short");
  refused(good + "x", "too long");
  std::string other = good;
  other[8] = 7;
  refused(other, "format version 7");
  std::mt19937 random(5);
  for (int i = 0; i < 20; ++i) {
    other = good;
    other[20 + random() % (other.size() - 20)] ^= static_cast<char>(1 << random() % 8);
    refused(other, "damaged");
  }
}

TEST_CASE("a file whose parts do not fit is refused even with a right checksum") {
  const std::string& good = weights();
  std::mt19937 random(9);
  for (int i = 0; i < 25; ++i) {
    std::string other = good.substr(0, 20 + random() % (i < 12 ? 4000 : good.size() - 20));
    if (i % 2) other[20 + random() % (other.size() - 20)] = static_cast<char>(random());
    const auto put = [&](std::size_t at, std::uint32_t v) {
      for (std::size_t k = 0; k < 4; ++k) other[at + k] = static_cast<char>(v >> (8 * k));
    };
    put(12, static_cast<std::uint32_t>(other.size()));
    put(16, crc32(bytes(other).subspan(20)));
    CHECK_FALSE(Model::load(bytes(other)).ok());
  }
}

TEST_CASE("any words get labels and trees") {
  const std::vector<std::string> odd{"", " ", "\xff\xfe", "😀", "مرحبا", "“", "“", "\"", "''", "A", std::string(5000, 'x'), "....", "0"};
  std::mt19937 random(3);
  Workspace workspace;
  Predictions p;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string_view> forms;
    std::vector<std::uint32_t> sentences;
    const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 90);
    for (std::uint32_t i = 0; i < n; ++i) {
      if (i == 0 || random() % 9 == 0) sentences.push_back(i);
      forms.push_back(odd[random() % odd.size()]);
    }
    english().run({forms, sentences}, workspace, p);
    check_trees(p, sentences);
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto label = p.name[i];
      if (label && label % 2 == 0) CHECK((i > 0 && (p.name[i - 1] == label || p.name[i - 1] == label - 1)));
    }
  }
  english().run({}, workspace, p);
  CHECK(p.upos.empty());
}

TEST_CASE("a sentence of ten thousand words has one tree, and time stays linear") {
  const std::vector<std::string_view> some{"the", "mayor", "said", "that", "ships", ",", "and", "harbours", "of", "Ellery", "“", "sank"};
  Workspace workspace;
  Predictions p;
  const auto seconds = [&](std::uint32_t n) {
    std::vector<std::string_view> forms;
    for (std::uint32_t i = 0; i < n; ++i) forms.push_back(some[(i * 7 + i / 5) % some.size()]);
    const auto begin = std::chrono::steady_clock::now();
    english().run({forms, {}}, workspace, p);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds(1000);
  const double few = seconds(10000);
  check_trees(p, std::vector<std::uint32_t>{0});
  const double many = seconds(40000);
  CHECK(many < few * 16);  // four times the words; the slack is for a busy machine
}
