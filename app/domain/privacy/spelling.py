"""Normalisation of text, so that unusual spellings do not evade a rule."""

import html
import re
import unicodedata
from functools import lru_cache

_INVISIBLE = {"Cc", "Cf", "Me", "Mn"}
# Spaces, dots, dashes and apostrophes that compatibility normalisation does not map.
_SAME_AS = dict(zip("\u2800\u1160\u3002\u00b7\u2022\u2219\u2027", "  .....", strict=True))
_SAME_AS |= dict(zip("\u2212\u2043\u2018\u2019\u02bc\u201c\u201d", "--'''\"\"", strict=True))
# Cyrillic and Greek letters that look like Latin ones.
_SAME_AS |= dict(
    zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0391\u0392\u0395\u0396\u0397\u039a\u039c"
        "\u039d\u039f\u03a1\u03a4\u03a7\u03bf",
        "ABEKMHOPCTXaeopcyxiABEZHKMNOPTXo",
        strict=True,
    )
)
_LONGEST_SIGN = 4
_CONTROLS = dict.fromkeys(code for code in range(32) if not chr(code).isspace()) | {127: None}
_WRITTEN_AT = re.compile(r" ?(?:\(at\)|\[at\]|%40) ?", re.IGNORECASE)


def normalise(text: str) -> str:
    """Return the text with compatibility letters and ASCII digits, without invisible signs."""
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = "".join(map(_plain_sign, text))
    text = " ".join(text.translate(_CONTROLS).split())
    return _WRITTEN_AT.sub("@", text) if "at" in text or "AT" in text or "%40" in text else text


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    letters = unicodedata.normalize("NFKD", sign)
    # A single Arabic sign expands to eighteen letters; the limit stops such growth.
    return "".join(map(_plain_letter, letters)) if len(letters) <= _LONGEST_SIGN else sign


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter in _SAME_AS:
        return _SAME_AS[letter]
    if letter.isspace():
        return " "
    if category in _INVISIBLE:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return "-" if category == "Pd" else letter


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a whitespace-separated list as a set."""
    return frozenset(listed.split())
