"""Detect the encoding of a text."""

import codecs
from importlib import import_module

UTF_8, UTF_16 = "utf-8-sig", "utf-16"
_CHUNK = 2**16
_SAMPLE = 2**18
_GUESSED = ["utf_16_le", "utf_16_be", "cp1252", "mac_roman"]
"""Encodings without a mark at their beginning in which spreadsheets save a text."""


def detect_encoding(content: bytes) -> tuple[str, bool] | None:
    """Return the encoding of a text, and whether it was guessed; None if it has none of these.

    UTF-8 is recognised by its form and UTF-16 by the mark at its beginning; others are guessed.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (UTF_16, False) if _decodes_as(content, UTF_16) else None
    if b"\x00" not in content and _decodes_as(content, UTF_8):
        return UTF_8, False
    for name in _guesses(content):
        if _decodes_as(content, name):
            return name, True
    return None


def _guesses(content: bytes) -> list[str]:
    """Return the likely encodings, the likeliest first."""
    even = content[: _SAMPLE // 2 * 2]
    # The import is late because most texts are UTF-8.
    guess = import_module("charset_normalizer").from_bytes
    found = guess(even[: len(even) // 2 * 2], cp_isolation=_GUESSED)
    names = [match.encoding for match in found]
    return [*names, *(["cp1252"] if b"\x00" not in content else [])]


def _decodes_as(content: bytes, encoding: str) -> bool:
    """Return whether bytes decode in an encoding, checked in chunks to bound memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _CHUNK):
            decoder.decode(bytes(view[start : start + _CHUNK]))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
