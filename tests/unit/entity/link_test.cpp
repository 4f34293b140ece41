// Entities of several articles meet where they are one.
#include "entity/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace facts;
using entity::EntityType;

namespace {

entity::Entity make(const std::string& name, EntityType type, std::vector<std::string> aliases = {}) {
  entity::Entity out;
  out.name = name;
  out.type = type;
  out.aliases = std::move(aliases);
  return out;
}

entity::Entities report_of(std::vector<entity::Entity> entities) {
  entity::Entities out;
  out.entities = std::move(entities);
  return out;
}

}  // namespace

TEST_CASE("names in other spellings, surnames and acronyms meet across articles") {
  const entity::Entities one = report_of({make("Oleksiy Hrushevsky", EntityType::person, {"Hrushevsky"}),
                                        make("National Audit Office", EntityType::organization, {"NAO"}),
                                        make("United States", EntityType::place), make("Ana Lopez", EntityType::person)});
  const entity::Entities two = report_of({make("Hrushevskyy", EntityType::person), make("NAO", EntityType::organization),
                                        make("U.S.", EntityType::place), make("Pedro Lopez", EntityType::person)});
  const entity::Link link = entity::link({&one, nullptr, &two});
  REQUIRE(link.of.size() == 3);
  CHECK(link.of[1].empty());
  CHECK(link.of[0][0] == link.of[2][0]);
  CHECK(link.of[0][1] == link.of[2][1]);
  CHECK(link.of[0][2] == link.of[2][2]);
  CHECK(link.of[0][3] != link.of[2][3]);
  CHECK(link.entities[link.of[2][0]].name == "Oleksiy Hrushevsky");
  CHECK(link.entities[link.of[2][0]].articles == 2);
}

TEST_CASE("a surname with two bearers stays apart") {
  const entity::Entities one = report_of({make("Ana Lopez", EntityType::person)});
  const entity::Entities two = report_of({make("Pedro Lopez", EntityType::person)});
  const entity::Entities three = report_of({make("Lopez", EntityType::person)});
  const entity::Link link = entity::link({&one, &two, &three});
  CHECK(link.of[2][0] != link.of[0][0]);
  CHECK(link.of[2][0] != link.of[1][0]);
}

TEST_CASE("a body without a name meets the name by country and kind") {
  entity::Entity named = make("Federal Intelligence Service", EntityType::organization, {"FIS"});
  named.country = "Kenya";
  named.role = "agency";
  entity::Entity unnamed = make("Kenya's spy agency", EntityType::organization);
  unnamed.country = "Kenya";
  unnamed.role = "agency";
  unnamed.named = false;
  entity::Entity other = make("Peru's spy agency", EntityType::organization);
  other.country = "Peru";
  other.role = "agency";
  other.named = false;
  const entity::Entities one = report_of({named}), two = report_of({unnamed, other});
  const entity::Link link = entity::link({&one, &two});
  CHECK(link.of[0][0] == link.of[1][0]);
  CHECK(link.of[0][0] != link.of[1][1]);
  CHECK(link.entities[link.of[1][0]].named);
}

TEST_CASE("people without a name do not meet") {
  entity::Entity soldier = make("wounded soldier", EntityType::person);
  soldier.named = false;
  const entity::Entities one = report_of({soldier}), two = report_of({soldier});
  const entity::Link link = entity::link({&one, &two});
  CHECK(link.of[0][0] != link.of[1][0]);
}

TEST_CASE("many articles are linked in near-linear time") {
  std::vector<entity::Entities> articles;
  std::vector<const entity::Entities*> pointers;
  for (int i = 0; i < 3000; ++i)
    articles.push_back(report_of({make("Person Number" + std::to_string(i), EntityType::person), make("Smith", EntityType::person),
                                make("Ana Smith", EntityType::person), make("Ministry of Rain", EntityType::organization)}));
  for (const entity::Entities& a : articles) pointers.push_back(&a);
  const entity::Link link = entity::link(pointers);
  CHECK(link.of[0][3] == link.of[2999][3]);
  CHECK(link.of[0][1] == link.of[2999][2]);
}
