// What no newspaper prints: damaged weights, endless sentences, other languages. Time stays linear, answers stay bounded, and what
// comes after is read as if nothing had been.

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "facts/facts.hpp"

using nlohmann::json;

namespace {

const facts::Engine& engine() {
  static const facts::Engine shared;
  return shared;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

json extracted(const std::string& text) {
  const facts::Answer answer = engine().extract(json{{"text", text}}.dump());
  INFO(text.substr(0, 80));
  REQUIRE(answer.ok);
  return json::parse(answer.json);
}

/// An article between good ones: they come out the same as alone.
void rest_goes_on(const std::string& text) {
  const std::string good = R"({"id": "good", "text": "Police said on Monday that three people were hurt."})";
  const std::string alone = engine().extract(good).json;
  engine().extract(json{{"text", text}}.dump());
  CHECK(engine().extract(good).json == alone);
}

/// Four times the text may take eight times as long: the slack is for a busy machine.
void stays_linear(const std::string& piece, std::size_t bytes) {
  INFO(piece.substr(0, 40));
  const auto seconds = [&](std::size_t size) {
    const std::string article = json{{"text", repeated(piece, size)}}.dump();
    const std::clock_t begin = std::clock();
    const facts::Answer answer = engine().extract(article);
    CHECK(answer.ok);
    CHECK(answer.json.size() < 200 * size);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  seconds(bytes / 16);
  const double few = seconds(bytes / 4), many = seconds(bytes);
  INFO(few << " s, then " << many << " s");
  CHECK((many < .3 || many < 8 * few));
}

std::string weights() {
  std::ifstream in(std::string(FACTS_SOURCE_DIR) + "/core/model/weights/english.fxm", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void refused(const std::string& file, const std::string& why) {
  const facts::Engine other(std::as_bytes(std::span(file.data(), file.size())));
  INFO(why);
  CHECK_FALSE(other.ok());
  const facts::Answer answer = other.extract(R"({"text": "Police said that it rained."})");
  CHECK_FALSE(answer.ok);
  CHECK(answer.json.find("invalid-model") != std::string::npos);
  CHECK(answer.json.find(why) != std::string::npos);
}

}  // namespace

TEST_CASE("weights cut short are refused") {
  const std::string file = weights();
  REQUIRE(file.size() > 1000000);
  for (const std::size_t size : {std::size_t{9}, std::size_t{19}, std::size_t{1000}, file.size() / 2, file.size() - 1}) refused(file.substr(0, size), "cut short");
}

TEST_CASE("weights of another version are refused") {
  std::string file = weights();
  file[8] = static_cast<char>(file[8] + 1);
  refused(file, "format version");
}

TEST_CASE("weights with a flipped bit are refused") {
  std::string file = weights();
  for (std::size_t at = 20; at < file.size(); at += file.size() / 7) {
    file[at] = static_cast<char>(file[at] ^ 4);
    refused(file, "checksum");
    file[at] = static_cast<char>(file[at] ^ 4);
  }
}

TEST_CASE("a sentence of ten thousand words") {
  const std::string piece = "and the keeper of the northern light said the boats that had left the harbour would return before ";
  const std::string text = "The keeper waited " + repeated(piece, 10000 * 5) + "dark.";
  const json out = extracted(text);
  CHECK_FALSE(out["claims"].empty());
  rest_goes_on(text);
  stays_linear(piece, 200000);
}

TEST_CASE("a megabyte without a full stop") {
  rest_goes_on(repeated("the minister said that the road was closed ", 1000000));
  stays_linear("the minister said that the road was closed ", 1000000);
}

TEST_CASE("all quotations opened and none closed") {
  for (const char* piece : {"“The road is closed, said the mayor. ", "\"No, she said. ", "‘Never, he said, “not here, "}) {
    rest_goes_on(repeated(piece, 100000));
    stays_linear(piece, 200000);
  }
}

TEST_CASE("all in capitals") {
  const json out = extracted("THE MAYOR SAID ON MONDAY THAT THE OLD BRIDGE WAS CLOSED. POLICE SAID THREE PEOPLE WERE HURT.");
  CHECK(out["article"]["language"] == "en");
  CHECK(out["claims"].size() >= 2);
  rest_goes_on("THE MAYOR SAID ON MONDAY THAT THE OLD BRIDGE WAS CLOSED.");
}

TEST_CASE("without capitals") {
  const json out = extracted("the mayor said on monday that the old bridge was closed. police said three people were hurt.");
  CHECK(out["article"]["language"] == "en");
  CHECK(out["claims"].size() >= 2);
}

TEST_CASE("emoji between the words") {
  const json out = extracted("🚨🚨 The mayor said on Monday that the bridge was closed 🌉👨‍👩‍👧. Police 👮🏽‍♀️ said 3️⃣ people were hurt 😢!!");
  CHECK_FALSE(out["claims"].empty());
  rest_goes_on(repeated("😀👨‍👩‍👧‍👦🏳️‍🌈", 100000));
  stays_linear("😀👨‍👩‍👧‍👦🏳️‍🌈 ", 200000);
}

TEST_CASE("text from right to left") {
  const std::string hebrew = "ראש העיר אמר ביום שני כי הגשר הישן נסגר לאחר השיטפון. המשטרה מסרה כי שלושה בני אדם נפצעו, וכי הכביש הראשי ייפתח מחדש ביום חמישי בבוקר. ";
  const std::string arabic = "قال رئيس البلدية يوم الاثنين إن الجسر القديم أغلق بعد الفيضان. وقالت الشرطة إن ثلاثة أشخاص أصيبوا وإن الطريق الرئيسي سيفتح من جديد صباح الخميس. ";
  for (const std::string& text : {hebrew, arabic}) {
    CHECK(extracted(text)["article"]["language"].is_null());
    rest_goes_on(text);
    stays_linear(text, 100000);
  }
  // English with marks of direction stays English.
  CHECK(extracted("\u202eThe mayor\u202c said on Monday that the old bridge was closed because of the flood, and that it would open again in May.")["article"]["language"] == "en");
}

TEST_CASE("other languages are read as far as rules go, and said to be no English") {
  for (const char* text : {"Der Bürgermeister sagte am Montag, dass die alte Brücke nach dem Hochwasser gesperrt worden sei. Die Polizei teilte mit, drei Menschen seien verletzt worden.",
                           "Le maire a déclaré lundi que le vieux pont avait été fermé après la crue. La police a indiqué que trois personnes avaient été blessées dans la nuit.",
                           "El alcalde dijo el lunes que el viejo puente fue cerrado tras la inundación. La policía informó de que tres personas resultaron heridas durante la noche.",
                           "市长星期一说，洪水过后旧桥已经关闭。警方说有三人受伤，主要道路将于星期四早上重新开放。市长星期一说，洪水过后旧桥已经关闭。警方说有三人受伤。"}) {
    INFO(text);
    CHECK(extracted(text)["article"]["language"].is_null());
    rest_goes_on(text);
  }
  stays_linear("Der Bürgermeister sagte am Montag, dass die alte Brücke gesperrt worden sei. ", 200000);
}
