#include "quantity/quantity.hpp"

#include <algorithm>
#include <cmath>

#include "number/atoms.hpp"
#include "number/number.hpp"
#include "quantity/counted.hpp"
#include "quantity/reader.hpp"

namespace facts::quantity {

const char* name(Change change) {
  switch (change) {
    case Change::exactly: return "=";
    case Change::about: return "~";
    case Change::below: return "<";
    case Change::above: return ">";
    case Change::up: return "up";
    case Change::down: return "down";
  }
  return "=";
}

std::vector<Quantity> read(const article::Article& article, const segment::Segmentation& segmentation, const syntax::Syntax& syntax,
                           const std::vector<Span>& taken) {
  return read(article, number::cut_atoms(article.reading, segmentation), segmentation, syntax, taken);
}

std::vector<Quantity> read(const article::Article& article, const number::Atoms& atoms, const segment::Segmentation& segmentation, const syntax::Syntax& syntax,
                           const std::vector<Span>& taken) {
  const Reader reader(atoms);
  std::vector<Quantity> out;
  std::size_t next_taken = 0;
  std::vector<double> names;               // numbers that name something here ("Boeing 737")
  std::vector<std::size_t> bare;           // quantities that could be such names
  std::uint32_t address_end = 0;
  std::uint32_t from = 0;  // where the sentence began, or the last quantity ended
  for (std::uint32_t i = 0; i < atoms.size();) {
    const number::Atom& atom = atoms[i];
    if (atom.kind == number::AtomKind::end) {
      from = ++i;
      continue;
    }
    while (next_taken < taken.size() && taken[next_taken].end <= atom.span.begin) ++next_taken;
    if (next_taken < taken.size() && taken[next_taken].begin <= atom.span.begin) {
      from = ++i;
      continue;
    }
    if (atom.kind == number::AtomKind::word && !atoms[i + 1].space &&
        (atoms.is(i, number::key("http")) || atoms.is(i, number::key("https")) || atoms.is(i, number::key("www")))) {
      address_end = i + 1;  // a web address holds no quantities
      while (atoms.glued(address_end) && !atoms.is_end(address_end)) ++address_end;
      i = address_end;
      continue;
    }
    if (!number::may_begin(atoms, i) && !atoms.is(i, number::key("no")) && !atoms.is(i, number::key("none")) && !atoms.is(i, number::key("not"))) {
      ++i;
      continue;
    }
    const auto reading = reader.read(i, from);
    if (!reading) {
      if (reader.named() > 0 && names.size() < 64 && std::find(names.begin(), names.end(), reader.named()) == names.end()) names.push_back(reader.named());
      // a number that only names is passed as a whole, so that none of its parts is taken for a count
      const auto number = number::read_number(atoms, i);
      i = number && number->kind == number::NumberKind::ordinal ? std::max(number->end, i + 1) : i + 1;
      continue;
    }
    const Span span{atoms[reading->begin].span.begin, atoms[reading->end - 1].span.end};
    const bool clash = next_taken < taken.size() && taken[next_taken].begin < span.end && taken[next_taken].begin < atoms[reading->number_end - 1].span.end;
    if (clash) {
      ++i;
      continue;
    }
    Quantity quantity;
    quantity.span = span;
    quantity.first = atoms[reading->begin].word;
    quantity.last = atoms[reading->end - 1].word == npos ? npos : atoms[reading->end - 1].word + 1;
    quantity.value = reading->value;
    quantity.min = reading->min;
    quantity.max = reading->max;
    quantity.change = reading->change;
    quantity.unit = reading->unit.name;
    quantity.dimension = reading->unit.dimension;
    quantity.factor = reading->unit.factor;
    // a value that its base unit cannot hold is none
    if (quantity.value && !std::isfinite(*quantity.value * quantity.factor)) {
      i = from = reading->end;
      continue;
    }
    if (reading->bare && quantity.change == Change::exactly) bare.push_back(out.size());
    find_counted(atoms, *reading, segmentation, syntax, article.reading, out, quantity);
    out.push_back(std::move(quantity));
    i = from = reading->end;
  }
  // What is a name in one place is one wherever it stands alike: "Boeing's 787" beside "Boeing 787".
  if (!names.empty() && !bare.empty()) {
    std::vector<bool> drop(out.size(), false);
    for (const std::size_t b : bare) drop[b] = out[b].value && std::find(names.begin(), names.end(), *out[b].value) != names.end();
    std::size_t kept = 0;
    for (std::size_t k = 0; k < out.size(); ++k)
      if (!drop[k]) {
        if (kept != k) out[kept] = std::move(out[k]);
        ++kept;
      }
    out.resize(kept);
  }
  return out;
}

}  // namespace facts::quantity
