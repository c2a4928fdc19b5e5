"""Read a whole stream of the feed and compute every hash again. Needs nothing but Python."""

import argparse
import hashlib
import json
import os
import sys
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

GENESIS = "0" * 64
SHOWN_ONLY = {"hash", "content", "content_salt", "texts"}
"""The fields that the hash of an entry does not cover: the commitments stand for them."""


def canonical(value: Any) -> bytes:
    """Return canonical JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(salt: str, content: bytes) -> str:
    """Return the SHA-256 of a salt and what it salts."""
    return hashlib.sha256(bytes.fromhex(salt) + content).hexdigest()


def is_proved(entry: dict[str, Any], head: str, sources: dict[str, str]) -> bool:
    """Check an entry against the hash before it, and keep the hash of a source that it registers.

    An erased text is null; then only its commitment is left.
    """
    hashed = {name: value for name, value in entry.items() if name not in SHOWN_ONLY}
    if (entry["previous"], entry["hash"]) != (head, hashlib.sha256(canonical(hashed)).hexdigest()):
        return False
    if entry["action"] == "registered":
        sources[entry["fact"]] = entry["hash"]
    cited = entry["source"] is None or entry["stream"] != "public"
    cited = cited or sources.get(entry["source"]) == entry["source_commitment"]
    content = commitment(entry["content_salt"], canonical(entry["content"]))
    known = {
        path: commitment(item["salt"], item["text"].encode())
        for path, item in entry["texts"].items()
        if item["text"] is not None
    }
    committed = entry["commitments"]
    texts = committed["texts"]
    return all(
        (
            cited,
            content == committed["content"],
            texts.keys() == entry["texts"].keys(),
            known.items() <= texts.items(),
        )
    )


def verify(url: str, pins: set[str], stream: str = "public", key: str | None = None) -> str:
    """Return what was found in the whole stream; exit with what is wrong with it."""
    position, end, head, sources = 0, 0, GENESIS, dict[str, str]()
    while entries := page(url, {"after": position, "limit": 200, "stream": stream}, key):
        for entry in entries:
            follows = entry["position"] == position + 1
            in_batch = entry["read_at"] == end if position < end else entry["read_at"] > position
            if not follows or not in_batch or not is_proved(entry, head, sources):
                sys.exit(
                    f"entry {entry['position']} is not what was written after {position}:{head}"
                )
            position, end, head = entry["position"], entry["read_at"], entry["hash"]
            pins.discard(f"{position}:{head}")
    if position < end:
        sys.exit(f"the feed ends at {position}, inside a batch that ends at {end}")
    if pins:
        sys.exit(f"the feed does not hold {' '.join(sorted(pins))}")
    return f"all {position} entries are sound, up to {position}:{head}\n"


def page(url: str, query: dict[str, Any], key: str | None) -> list[dict[str, Any]]:
    """Return one page of the feed."""
    headers = {"X-API-Key": key} if key else {}
    request = Request(f"{url}/v1/changes?{urlencode(query)}", headers=headers)  # noqa: S310
    items: list[dict[str, Any]] = json.load(urlopen(request))["items"]  # noqa: S310
    return items


if __name__ == "__main__":
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("url")
    ask.add_argument("pins", nargs="*", metavar="POSITION:HASH")
    ask.add_argument("--stream", default="public", help="a stream that REGISTRY_KEY may read")
    asked = ask.parse_intermixed_args()  # pins may stand behind --stream
    key = os.environ.get("REGISTRY_KEY")
    sys.stdout.write(verify(asked.url, set(asked.pins), asked.stream, key))
