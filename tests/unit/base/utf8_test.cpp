#include "base/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace facts;

TEST_CASE("first_error finds what is not UTF-8") {
  CHECK(utf8::first_error("") == 0);
  CHECK(utf8::first_error("café – 😀") == std::string("café – 😀").size());
  CHECK(utf8::first_error("ab\xff") == 2);
  CHECK(utf8::first_error("\xc0\xaf") == 0);          // overlong
  CHECK(utf8::first_error("a\xed\xa0\x80") == 1);     // a surrogate
  CHECK(utf8::first_error("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(utf8::first_error("x\xe2\x82") == 1);         // cut short
}

TEST_CASE("decode and append are each other's reverse") {
  for (const char32_t c : {U'a', U'é', U'’', U'한', U'😀', char32_t{0x7FF}, char32_t{0x800}, char32_t{0xFFFF}, char32_t{0x10FFFF}}) {
    std::string text;
    utf8::append(text, c);
    CHECK(utf8::decode(text, 0).code_point == c);
    CHECK(utf8::decode(text, 0).bytes == text.size());
    CHECK(utf8::decode_before(text, text.size()).code_point == c);
  }
  std::string replaced;
  utf8::append(replaced, 0xD800);
  CHECK(replaced == "\xEF\xBF\xBD");
}

TEST_CASE("damaged bytes decode as one replacement character each") {
  CHECK(utf8::decode("\xe2\x82", 0).code_point == 0xFFFD);
  CHECK(utf8::decode("\xe2\x82", 0).bytes == 1);
  CHECK(utf8::decode_before("\x80\x80\x80\x80\x80", 5).bytes == 1);
  CHECK(utf8::decode_before("", 0).bytes == 0);
}

TEST_CASE("letters, case and folding reach beyond ASCII") {
  CHECK(utf8::is_letter(U'é'));
  CHECK(utf8::is_letter(U'Ж'));
  CHECK_FALSE(utf8::is_letter(U'–'));
  CHECK(utf8::is_digit(U'٣'));
  CHECK(utf8::is_upper(U'É'));
  CHECK(utf8::is_lower(U'ß'));
  CHECK(utf8::lower("ÉCOLE Київ ŁÓDŹ") == "école київ łódź");
  CHECK(utf8::fold("Müller Łódź Straße") == "muller lodz strasse");
  CHECK(utf8::is_space(0x00A0));
  CHECK(utf8::is_space(0x200B));
  CHECK_FALSE(utf8::is_space(U'a'));
}

TEST_CASE("lengths in code points and UTF-16") {
  CHECK(utf8::count("a’é😀") == 4);
  CHECK(utf8::count_utf16("a’é😀") == 5);
}
