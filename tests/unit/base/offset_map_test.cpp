#include "base/offset_map.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "base/passage.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

using namespace facts;

TEST_CASE("offsets convert to code points and UTF-16 and back, around characters of every length") {
  const std::string text = "“Café’s 😀 end” " + std::string(200, 'x') + "é😀z";
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::utf16, OffsetUnit::byte}) {
    const OffsetConverter convert(text, unit);
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && !utf8::starts(text[at])) continue;
      const std::string before = text.substr(0, at);
      const std::size_t expected = unit == OffsetUnit::byte         ? at
                                   : unit == OffsetUnit::code_point ? utf8::count(before)
                                                                    : utf8::count_utf16(before);
      CHECK(convert(at) == expected);
      CHECK(convert.to_byte(convert(at)) == at);
    }
  }
}

TEST_CASE("offsets beyond the text are clamped") {
  const OffsetConverter convert("é", OffsetUnit::code_point);
  CHECK(convert(99) == 1);
  CHECK(convert.to_byte(99) == 2);
}

TEST_CASE("an edit map leads back to the given text") {
  // given   "soldierafter\u200B the"      reading "soldier after the"
  EditMap map;
  map.keep(7);
  map.replace(0, 1);  // a blank put in
  map.keep(5);
  map.replace(3, 0);  // a zero-width space taken out
  map.keep(4);
  CHECK(map.to_given({0, 7}) == Span{0, 7});    // soldier
  CHECK(map.to_given({8, 13}) == Span{7, 12});  // after
  CHECK(map.to_given({14, 17}) == Span{16, 19});
  CHECK(map.to_given({0, 17}) == Span{0, 19});
}

TEST_CASE("a span that touches a replaced run takes all of it") {
  EditMap map;  // given "itâ€™s" (9 bytes: i t â(2) €(3) ™(3) s) → reading "it’s" (3-byte apostrophe)
  map.keep(2);
  map.replace(8, 3);
  map.keep(1);
  CHECK(map.to_given({2, 5}) == Span{2, 10});
  CHECK(map.to_given({0, 6}) == Span{0, 11});
  CHECK(map.to_given({5, 6}) == Span{10, 11});
}

TEST_CASE("without edits the map is the identity") {
  const EditMap map;
  CHECK(map.identity());
  CHECK(map.to_given({3, 9}) == Span{3, 9});
}

TEST_CASE("passages: hull, overlap and text on one line") {
  const Passage a = {{0, 4}, {10, 20}};
  const Passage b = {{2, 12}};
  CHECK(hull(a) == Span{0, 20});
  CHECK(overlap(a, b) == 4);
  CHECK(overlap(b, a) == 4);
  CHECK(one_line(" two\n  words, then more", {{0, 13}, {18, 23}}) == "two words, … more");
}

TEST_CASE("tables: comments are no rows and missing columns are empty") {
  const Table table("# a\tb\nsay\tassert\r\n\nask\n");
  REQUIRE(table.size() == 2);
  CHECK(table.at(0, 1) == "assert");
  CHECK(table.at(1, 1).empty());
  CHECK(table.at(5, 0).empty());
  CHECK(split("", ',').empty());
  CHECK(split("a,,b", ',').size() == 3);
}
