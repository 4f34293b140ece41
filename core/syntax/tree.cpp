// Walking the dependency tree from above.
#include <algorithm>
#include <utility>

#include "syntax/syntax.hpp"

namespace facts::syntax {

std::uint32_t Syntax::child(std::uint32_t w, Deprel relation) const {
  const bool exact = universal(relation) != relation;
  for (std::uint32_t c = first_child[w]; c != npos; c = next_sibling[c]) {
    const Deprel found = words[c].deprel;
    if (found == relation || (!exact && universal(found) == relation)) return c;
  }
  return npos;
}

std::vector<std::uint32_t> Syntax::subtree(std::uint32_t w) const {
  // Breadth first with the result as the queue: no recursion, so a chain of 10,000 words costs no stack.
  std::vector<std::uint32_t> out{w};
  for (std::size_t at = 0; at < out.size(); ++at) {
    for (std::uint32_t c = first_child[out[at]]; c != npos; c = next_sibling[c]) out.push_back(c);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::pair<std::uint32_t, std::uint32_t> Syntax::extent(std::uint32_t w) const {
  std::uint32_t first = w, last = w;
  std::vector<std::uint32_t> open{w};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    first = std::min(first, at);
    last = std::max(last, at);
    for (std::uint32_t c = first_child[at]; c != npos; c = next_sibling[c]) open.push_back(c);
  }
  return {first, last + 1};
}

void link_children(Syntax& syntax) {
  const auto count = static_cast<std::uint32_t>(syntax.words.size());
  syntax.first_child.assign(count, npos);
  syntax.next_sibling.assign(count, npos);
  // From the last word to the first, so that every list ends up in text order.
  for (std::uint32_t w = count; w-- > 0;) {
    const std::uint32_t head = syntax.words[w].head;
    if (head >= count || head == w) continue;
    syntax.next_sibling[w] = syntax.first_child[head];
    syntax.first_child[head] = w;
  }
}

}  // namespace facts::syntax
