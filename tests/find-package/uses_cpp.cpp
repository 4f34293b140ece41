#include <facts/facts.hpp>

int main() {
  const facts::Engine engine;
  if (!engine.ok()) return 1;
  const facts::Answer answer = engine.extract(R"({"text": "Police said on Monday that two people were hurt."})");
  facts::Collection collection(engine);
  collection.add(R"({"text": "Two people were hurt, police said."})");
  return answer.ok && answer.json.find("\"claims\"") != std::string::npos && collection.compare().ok ? 0 : 1;
}
