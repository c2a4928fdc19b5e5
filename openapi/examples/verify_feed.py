"""Read the whole feed of a registry and work out every hash again. Needs nothing but Python."""

import hashlib
import json
import sys
from datetime import UTC, datetime
from typing import Any
from urllib.request import urlopen


def sha256(said: dict[str, Any]) -> str:
    """The hash of what is said: sorted keys, no spaces, UTF-8."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def as_hashed(entry: dict[str, Any], sources: dict[str, str]) -> dict[str, Any]:
    """An entry as it was hashed: with the hash of its source, and with its moment in UTC."""
    at = datetime.fromisoformat(entry["recorded_at"]).astimezone(UTC)
    left_out = {"hash"} if entry["acting_for"] else {"hash", "acting_for"}
    said = {name: value for name, value in entry.items() if name not in left_out}
    more = {"recorded_at": at.isoformat(timespec="microseconds")}
    return said | more | {"source_hash": sources.get(entry["source"])}


def is_proved(entry: dict[str, Any], head: str, sources: dict[str, str]) -> bool:
    """Whether an entry is what was written after this head; keeps the hash of a source it tells."""
    if entry["action"] == "registered":
        sources[entry["fact"]] = sha256(entry["content"])
    said: tuple[str, str] = entry["previous"], entry["hash"]
    return said == (head, sha256(as_hashed(entry, sources)))


def verify(url: str, pins: set[str]) -> str:
    """What is found in the whole feed; leaves with what is wrong with it."""
    position, head, sources = 0, "0" * 64, dict[str, str]()
    while entries := json.load(urlopen(f"{url}/v1/changes?after={position}&limit=200"))["items"]:  # noqa: S310
        for entry in entries:
            follows = entry["position"] == position + 1
            if not follows or not is_proved(entry, head, sources):
                sys.exit(
                    f"entry {entry['position']} is not what was written after {position}:{head}"
                )
            position, head = entry["position"], entry["hash"]
            pins.discard(f"{position}:{head}")
    if pins:
        sys.exit(f"the feed does not hold {' '.join(sorted(pins))}")
    return f"all {position} entries are sound, up to {position}:{head}\n"


if __name__ == "__main__":
    sys.stdout.write(verify(sys.argv[1], set(sys.argv[2:])))
