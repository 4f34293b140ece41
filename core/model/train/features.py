"""What the network sees of a word: the rows it looks up. `core/model/features.cpp` is the same in C++; a test compares both.

Everything works on bytes (UTF-8), so that both sides agree without Unicode tables.
"""
from __future__ import annotations

AFFIX_ROWS = 4096
MISC_ROWS = 64
NORMAL = {"\u2019".encode(): b"'", "\u2018".encode(): b"'", "\u201c".encode(): b'"', "\u201d".encode(): b'"',
          "\u2013".encode(): b"--", "\u2014".encode(): b"--", "\u2026".encode(): b"...", b"``": b'"', b"''": b'"'}
OPENING, CLOSING = {"\u201c".encode(), b"``"}, {"\u201d".encode(), b"''"}
LOWER, INITIAL, UPPER, MIXED, OTHER = range(5)
PLAIN, TITLE, CAPITALS = range(3)


def fnv(data: bytes, seed: int = 2166136261) -> int:
    """FNV-1a, 32 bits."""
    h = seed
    for byte in data:
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return h


def normal(form: bytes) -> bytes:
    """Curly quotes straight, dashes and ellipses plain, ASCII lower case, every digit a 0."""
    out, i = bytearray(), 0
    whole = NORMAL.get(form)
    if whole is not None:
        return whole
    while i < len(form):
        three = NORMAL.get(form[i:i + 3]) if form[i] == 0xE2 else None
        if three is not None:
            out += three
            i += 3
            continue
        c = form[i]
        out.append(c + 32 if 65 <= c <= 90 else 48 if 48 <= c <= 57 else c)
        i += 1
    return bytes(out)


def shape(form: bytes) -> bytes:
    """x, X and d for letters and digits, runs cut after two, eight bytes at most; bytes over 127 are w."""
    out = bytearray()
    for c in form:
        s = 120 if 97 <= c <= 122 else 88 if 65 <= c <= 90 else 100 if 48 <= c <= 57 else 119 if c > 127 else c
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
            if len(out) == 8:
                break
    return bytes(out)


def caps(form: bytes) -> int:
    upper = sum(65 <= c <= 90 for c in form)
    lower = sum(97 <= c <= 122 for c in form)
    if not upper:
        return LOWER if lower else OTHER
    if 65 <= form[0] <= 90 and upper == 1:
        return INITIAL
    return MIXED if lower else UPPER


def affix(kind: int, piece: bytes) -> int:
    """The row of a prefix (kind = its length), a suffix (8 + its length) or a shape (16). Row 0 is never used."""
    h = fnv(piece, fnv(bytes([kind])))
    h ^= h >> 15
    return 1 + h % (AFFIX_ROWS - 1)


_cache: dict[bytes, tuple] = {}


def of_form(form: bytes) -> tuple[int, list[int], int, int]:
    """Hash of the word, its seven affix rows, its caps class, 0/1/2/3: no quotation mark, opens, closes, either."""
    known = _cache.get(form)
    if known is None:
        n = normal(form)
        rows = [affix(2, n[:2]), affix(3, n[:3]), affix(9, n[-1:]), affix(10, n[-2:]), affix(11, n[-3:]), affix(12, n[-4:]),
                affix(16, shape(form))]
        quote = 1 if form in OPENING else 2 if form in CLOSING else 3 if form == b'"' else 0
        known = _cache[form] = (fnv(n), rows, caps(form), quote)
    return known


def case_style(classes: list[int]) -> int:
    """Of a whole passage: running text, a headline in title case, or capitals. Needs three words with letters to say so."""
    lower, initial, upper = classes.count(LOWER), classes.count(INITIAL), classes.count(UPPER)
    if lower + initial + upper >= 3:
        if upper > 2 * (lower + initial):
            return CAPITALS
        if initial + upper > 2 * lower:
            return TITLE
    return PLAIN


def misc_rows(classes: list[int], quotes: list[int], starts: set[int]) -> list[tuple[int, int, int]]:
    """Rows of the small table: caps with style (0–29), place in the sentence (32–35), place in a quotation (40–43)."""
    style, inside, out, n = case_style(classes), False, [], len(classes)
    for i in range(n):
        first, last = i in starts, i + 1 == n or i + 1 in starts
        mark = quotes[i]
        if mark == 3:
            mark = 2 if inside else 1
        state = 40 + (2 if mark == 1 else 3 if mark == 2 else 1 if inside else 0)
        if mark:
            inside = mark == 1
        out.append(((classes[i] * 2 + first) * 3 + style, 32 + first + 2 * last, state))
    return out
