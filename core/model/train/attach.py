#!/usr/bin/env python3
"""Attaches the comparison's word vectors to a weights file: the last step of the recipe.

    python3 attach.py BASE.fxm VECTORS OUT.fxm        VECTORS: what alignment/distil_vectors.py wrote, or a weights file that has them

Whatever BASE has attached is replaced. Size and checksum in the header are made anew (core/model/FORMAT.md)."""
import struct
import sys
import zlib

MAGIC, HEADER = b"\x89FXM\r\n\x1a\n", 20


def find_tail(data):
    """Where the attachment's length stands, or the end: the attachment begins with the vectors' own magic."""
    at = data.rfind(b"FXV2")
    if at > 4 and struct.unpack_from("<I", data, at - 4)[0] == len(data) - at:
        return at - 4
    return len(data)


def main():
    base, vectors, out = (sys.argv[1:4])
    data, extra = open(base, "rb").read(), open(vectors, "rb").read()
    assert data[:8] == MAGIC, f"{base} is no weights file"
    if extra[:8] == MAGIC:
        tail = find_tail(extra)
        assert tail < len(extra), f"{vectors} has no vectors"
        extra = extra[tail + 4:]
    assert extra[:4] == b"FXV2", f"{vectors} has no vectors"
    body = data[HEADER:find_tail(data)] + struct.pack("<I", len(extra)) + extra
    version = data[8:12]
    with open(out, "wb") as file:
        file.write(MAGIC + version + struct.pack("<II", HEADER + len(body), zlib.crc32(body)) + body)


if __name__ == "__main__":
    main()
