#!/usr/bin/env python3
"""Writes unicode_tables.hpp from the Unicode Character Database that Python carries (unicodedata).

    python3 core/base/make_unicode_tables.py > core/base/unicode_tables.hpp
"""
import sys
import unicodedata

LIMIT = 0x110000


def ranges(wanted):
    out = []
    for c in range(LIMIT):
        if 0xD800 <= c <= 0xDFFF or not wanted(c):
            continue
        if out and out[-1][1] == c - 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return out


def cases():
    """Runs of capitals, one or two apart, whose small letters stand at one distance."""
    rows = []
    for c in range(0x80, 0x2000):
        low = chr(c).lower()
        if len(low) != 1 or ord(low) == c:
            continue
        offset = ord(low) - c
        if rows and rows[-1][3] == offset:
            first, last, step, _ = rows[-1]
            gap = c - last
            if gap in (1, 2) and (step == gap or first == last):
                rows[-1] = (first, c, gap, offset)
                continue
        rows.append((c, c, 1, offset))
    return rows


EXTRA = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n"}


def bases():
    out = dict(EXTRA)
    for c in range(0xC0, 0x1F00):
        small = chr(c).lower()
        if len(small) == 1 and small not in out:
            base = "".join(x for x in unicodedata.normalize("NFD", small) if not unicodedata.combining(x))
            if base != small and base.isascii() and base.isalpha():
                out[small] = base
    return sorted(out.items())


def array(kind, name, rows):
    print(f"inline constexpr std::array<{kind}, {len(rows)}> {name} = {{{{")
    line = "   "
    for row in rows:
        if len(line) + len(row) > 118:
            print(line)
            line = "   "
        line += f" {row},"
    print(line + "\n}};\n")


category = lambda c: unicodedata.category(chr(c))
print(f"""#pragma once
// Made by make_unicode_tables.py from Unicode {unicodedata.unidata_version}; do not edit.
// Data: Unicode Character Database, Unicode License v3.

#include <array>
#include <cstdint>

namespace facts::unicode {{

struct Range {{
  char32_t first, last;
}};
/// Capitals first, first + step, … last, whose small letters stand `offset` behind.
struct Case {{
  char32_t first, last;
  std::uint32_t step;
  std::int32_t offset;
}};
struct Base {{
  char32_t letter;
  const char* base;
}};
""")
array("Range", "letters", [f"{{{a:#x}, {b:#x}}}" for a, b in ranges(lambda c: c >= 0x80 and category(c)[0] == "L")])
array("Range", "digits", [f"{{{a:#x}, {b:#x}}}" for a, b in ranges(lambda c: c >= 0x80 and category(c) == "Nd")])
array("Range", "lower_letters", [f"{{{a:#x}, {b:#x}}}" for a, b in ranges(lambda c: 0x80 <= c < 0x2000 and category(c) == "Ll")])
array("Case", "cases", [f"{{{a:#x}, {b:#x}, {s}, {o}}}" for a, b, s, o in cases()])
array("Base", "bases", [f'{{{ord(a):#x}, "{b}"}}' for a, b in bases()])
print("}  // namespace facts::unicode")
sys.stdout.flush()
