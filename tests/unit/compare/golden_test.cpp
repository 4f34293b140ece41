// The stories of tests/cases/compare.

#include <string>
#include <vector>

#include "compare/collection.hpp"

using namespace facts;
using test::Collection;

namespace {

struct Wanted {
  std::string what, one, two;
};
struct Story {
  std::string name;
  std::vector<article::Source> articles;
  std::vector<Wanted> wanted;
};

std::vector<Story> stories() {
  std::ifstream file(FACTS_SOURCE_DIR "/tests/cases/compare/stories.txt");
  std::vector<Story> out;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    if (line.starts_with("### ")) {
      out.push_back({line.substr(4), {}, {}});
    } else if (line.starts_with("--- ")) {
      out.back().articles.emplace_back();
      out.back().articles.back().published = line.substr(4, 10);
      out.back().articles.back().source = line.substr(15);
    } else if (line.starts_with("=> ")) {
      const std::size_t colon = line.find(": "), slash = line.find(" / ");
      out.back().wanted.push_back({line.substr(3, colon - 3), line.substr(colon + 2, slash - colon - 2), line.substr(slash + 3)});
    } else {
      out.back().articles.back().text += line + "\n";
    }
  }
  return out;
}

bool holds(const Collection& c, const compare::Group& group, const std::string& words) {
  for (const compare::Member& m : group.members) {
    if (c.words(m).find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("compare: golden stories") {
  const std::vector<Story> all = stories();
  REQUIRE(all.size() > 5);
  for (const Story& story : all) {
    Collection c;
    for (const article::Source& a : story.articles) c.add(a.text, a.published, a.source);
    c.compare();
    for (const Wanted& wanted : story.wanted) {
      INFO(story.name << ": " << wanted.what << ": " << wanted.one << " / " << wanted.two);
      const compare::Group* group = c.group_with(wanted.one);
      REQUIRE(group != nullptr);
      REQUIRE(c.group_with(wanted.two) != nullptr);
      if (wanted.what == "apart") {
        CHECK_FALSE(holds(c, *group, wanted.two));
        continue;
      }
      CHECK(holds(c, *group, wanted.two));
      CHECK(std::string(compare::name(group->relation)) + " " + compare::name(group->kind) == wanted.what);
      CHECK_FALSE(group->because.empty());
    }
  }
}
