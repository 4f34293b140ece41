// How well the relation of a group is judged, apart from how well claims are grouped: the gold groups of stories are taken as they
// are, and each is judged.
//
//     alignment-relations [--errors] FILE.json…
//
// A file is a story as in stories/train: articles, and groups whose members are words of an article. A member is the claims that hold
// 60 % of its words, as in fit.py. Prints each group (with --errors only those judged otherwise), and totals.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/passage.hpp"
#include "compare/counted.hpp"
#include "compare/profile.hpp"
#include "compare/relation.hpp"
#include "compare/vectors.hpp"
#include "engine/pipeline.hpp"
#include "report/input.hpp"

namespace {

using namespace facts;
using Json = nlohmann::json;

constexpr double kHolds = 0.6;

bool holds(const claim::Analysis& analysis, const claim::Claim& claim, Span words) {
  std::uint32_t held = 0;
  for (const Span part : claim.content) {
    const Span given = analysis.article.to_given(part);
    held += std::max(std::min(given.end, words.end), std::max(given.begin, words.begin)) - std::max(given.begin, words.begin);
  }
  return held >= kHolds * words.size();
}

std::string shown(const claim::Analysis& analysis, const Passage& words) { return words.empty() ? "-" : one_line(analysis.article.reading, words); }

struct Totals {
  std::map<std::pair<std::string, std::string>, int> confusion;  // gold, judged
  int found = 0, right = 0, all = 0;

  void print() const {
    std::printf("\ngroups %d, of two articles' claims %d, relation right %d (%.1f %%)\n", all, found, right, found == 0 ? 0.0 : 100.0 * right / found);
    std::printf("%-12s", "gold");
    const char* names[] = {"agree", "compatible", "conflict", "update"};
    for (const char* name : names) std::printf("%12s", name);
    std::printf("\n");
    const auto at = [&](const char* gold, const char* judged) {
      const auto cell = confusion.find({gold, judged});
      return cell == confusion.end() ? 0 : cell->second;
    };
    for (const char* gold : names) {
      std::printf("%-12s", gold);
      for (const char* judged : names) std::printf("%12d", at(gold, judged));
      std::printf("\n");
    }
    for (const char* name : names) {
      int gold = 0, judged = 0;
      for (const char* other : names) {
        gold += at(name, other);
        judged += at(other, name);
      }
      std::printf("%-12s precision %5.1f  recall %5.1f\n", name, judged == 0 ? 0.0 : 100.0 * at(name, name) / judged, gold == 0 ? 0.0 : 100.0 * at(name, name) / gold);
    }
  }
};

void judge_story(const Json& story, const syntax::Reader& reader, const compare::Vectors& vectors, bool errors_only, Totals& totals) {
  const std::string line = Json({{"id", "story"}, {"articles", story["articles"]}}).dump();
  auto item = report::read_line(line, 1);
  auto* read = std::get_if<report::Story>(&item);
  if (read == nullptr) return;
  std::vector<claim::Analysis> analyses;
  std::vector<std::string> texts;
  std::map<std::string, std::uint32_t> number;
  for (const Json& article : story["articles"]) {
    number[article["id"].get<std::string>()] = static_cast<std::uint32_t>(texts.size());
    texts.push_back(article["text"].get<std::string>());
  }
  for (report::Input& input : read->articles) {
    Result<claim::Analysis> analysis = engine::analyse(reader, std::move(*input.article));
    analyses.push_back(analysis ? std::move(*analysis) : claim::Analysis{});
  }
  std::vector<const claim::Analysis*> pointers;
  for (const claim::Analysis& analysis : analyses) pointers.push_back(&analysis);
  compare::Interner terms;
  std::vector<compare::Profile> profiles = compare::make_profiles(pointers, terms);
  const compare::Weights weights(profiles, terms, vectors);
  const compare::Judged judged{pointers, profiles, weights};

  for (const Json& gold : story["groups"]) {
    std::vector<std::uint32_t> members;
    std::set<std::uint32_t> articles;
    ++totals.all;
    for (const Json& member : gold["members"]) {
      const std::uint32_t a = number[member["article"].get<std::string>()];
      const std::string words = member["words"].get<std::string>();
      const std::size_t at = texts[a].find(words);
      if (at == std::string::npos) continue;
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
      for (std::uint32_t p = 0; p < profiles.size(); ++p) {
        const compare::Member m = profiles[p].member;
        if (m.article != a || !holds(analyses[a], analyses[a].claims[m.claim], span)) continue;
        members.push_back(p);
        articles.insert(a);
      }
    }
    compare::sort_unique(members);
    if (articles.size() < 2) continue;
    compare::Group group;
    compare::judge(group, members, judged);
    const std::string wanted = gold["relation"].get<std::string>(), given = compare::name(group.relation);
    ++totals.found;
    ++totals.confusion[{wanted, given}];
    totals.right += wanted == given;
    if (errors_only && wanted == given) continue;
    std::printf("\n%s %s -> %s: %s\n", wanted == given ? "  " : "!!", wanted.c_str(), given.c_str(), gold.value("note", "").c_str());
    for (const std::string& because : group.because) std::printf("   because: %s\n", because.c_str());
    for (const std::uint32_t p : members) {
      const compare::Member m = profiles[p].member;
      const claim::Claim& claim = analyses[m.article].claims[m.claim];
      std::printf("   %u %s [%s %s %s%s] %s\n", m.article, story["articles"][m.article].value("published", "").c_str(), claim::name(claim.kind),
                  claim::name(claim.certainty), claim.polarity == claim::Polarity::negative ? "NEG " : "",
                  claim.predicate_head == npos ? "-" : analyses[m.article].syntax.lemmas[claim.predicate_head].c_str(),
                  shown(analyses[m.article], claim.content).c_str());
      for (const compare::Amount& amount : profiles[p].amounts) {
        const compare::Count count = compare::count_of(analyses[m.article], amount.quantity);
        std::printf("        figure \"%s\" unit %s, kinds %x%s%s, hangs on", shown(analyses[m.article], {analyses[m.article].quantities[amount.quantity].span}).c_str(),
                    amount.unit.c_str(), count.kinds, count.changed ? ", changed" : "", count.aside ? ", aside" : "");
        for (const std::string& governor : count.governors) std::printf(" %s", governor.c_str());
        std::printf("\n");
      }
    }
    for (const compare::Difference& d : group.differences) {
      std::printf("   %s: %u \"%s\" | %u \"%s\"\n", d.kind.c_str(), d.one.article, shown(analyses[d.one.article], d.one_words).c_str(), d.two.article,
                  shown(analyses[d.two.article], d.two_words).c_str());
    }
  }
}

}  // namespace

int main(int count, char** given) {
  const Result<syntax::Reader> reader = syntax::Reader::create();
  if (!reader) return 2;
  const Result<compare::Vectors> vectors = compare::Vectors::load(reader->attachment());
  if (!vectors) return 2;
  bool errors = false;
  Totals totals;
  for (int i = 1; i < count; ++i) {
    if (std::string(given[i]) == "--errors") {
      errors = true;
      continue;
    }
    std::ifstream file(given[i]);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const Json story = Json::parse(text, nullptr, false);
    if (story.is_discarded()) continue;
    std::printf("\n===== %s\n", given[i]);
    judge_story(story, *reader, *vectors, errors, totals);
  }
  totals.print();
  return 0;
}
