#include "compare/origins.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/sets.hpp"
#include "base/table.hpp"
#include "base/text.hpp"
#include "compare/tables/agencies.tsv.hpp"

namespace facts::compare {
namespace {

constexpr double kCopy = 0.5;

/// Whole words of `text`, where case counts for acronyms ("AP" is one, "ap" is none).
bool mentions(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || !text::is_alnum(text[at - 1]);
    const std::size_t end = at + name.size();
    if (begins && (end == text.size() || !text::is_alnum(text[end]))) return true;
  }
  return false;
}

/// The agencies that an article credits: where bylines, credits, datelines and the outlet's own name say so.
std::set<std::string> credited(const claim::Analysis& analysis) {
  static const Table agencies(tables::compare_agencies);
  std::set<std::string> out;
  const article::Article& article = analysis.article;
  const auto look = [&](std::string_view text) {
    for (std::size_t row = 0; row < agencies.size(); ++row) {
      if (mentions(text, agencies.at(row, 0))) out.insert(std::string(agencies.at(row, 1)));
    }
    // "TRTWorld and agencies": more than one, and which is not said.
    if (mentions(text, "agencies") || mentions(text, "Agencies") || mentions(text, "wire")) out.insert("agencies");
  };
  look(article.given.byline);
  look(article.outlet);
  for (const article::Block& block : article.blocks) {
    if (block.kind == article::BlockKind::byline || block.kind == article::BlockKind::credit ||
        block.kind == article::BlockKind::dateline) {
      look(cut(article.reading, block.span));
    }
  }
  return out;
}

}  // namespace

Origins find_origins(const std::vector<const claim::Analysis*>& analyses, const std::vector<WordRun>& runs) {
  Sets sets(analyses.size());
  std::vector<bool> by_wording(analyses.size(), false);
  for (const Containment& pair : containments(runs, kCopy)) {
    sets.join(pair.one, pair.two);
    by_wording[pair.one] = by_wording[pair.two] = true;
  }
  std::map<std::string, std::vector<std::uint32_t>> clients;
  for (std::uint32_t a = 0; a < analyses.size(); ++a) {
    if (analyses[a] == nullptr) continue;
    const std::set<std::string> agencies = credited(*analyses[a]);
    if (agencies.size() == 1 && *agencies.begin() != "agencies") clients[*agencies.begin()].push_back(a);
  }

  Origins origins;
  // Articles that share wording are one set with that reason; those of one agency another, though both may overlap: a
  // reader should see either reason, and the classes below take them together.
  std::map<std::uint32_t, std::vector<std::uint32_t>> copies;
  for (std::uint32_t a = 0; a < analyses.size(); ++a) {
    if (by_wording[a]) copies[sets.find(a)].push_back(a);
  }
  for (auto& [first, articles] : copies) origins.sets.push_back({std::move(articles), "shared wording"});
  for (auto& [agency, articles] : clients) {
    if (articles.size() < 2) continue;
    for (const std::uint32_t a : articles) sets.join(articles.front(), a);
    origins.sets.push_back({articles, "credits " + agency});
  }
  std::sort(origins.sets.begin(), origins.sets.end(), [](const Origin& a, const Origin& b) {
    return std::pair(a.articles, a.because) < std::pair(b.articles, b.because);
  });
  for (std::uint32_t a = 0; a < analyses.size(); ++a) origins.class_of.push_back(sets.find(a));
  return origins;
}

}  // namespace facts::compare
