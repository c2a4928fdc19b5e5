"""Write each entry of the feed as a line of JSON, once its hash is proved; go on where it ended."""

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import httpx
from verify_feed import is_proved

ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("file", type=Path, help="keeps how far it has come; begun if it is not there")
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--once", action="store_true", help="end when everything has been read")
ask.add_argument("--every", type=float, default=60, help="seconds to wait for something new")
asked = ask.parse_args()
kept: dict[str, Any] = {"read": {"after": 0, "after_hash": "0" * 64}, "sources": {}}
if asked.file.exists():
    kept = json.loads(asked.file.read_text("utf-8"))
while True:
    try:
        answer = httpx.get(f"{asked.url}/v1/changes", params=kept["read"] | {"limit": 200})
        said = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        sys.exit(f"{asked.url} could not be asked: {error}")
    for entry in said["items"] if answer.is_success else sys.exit(said["detail"]):
        if not is_proved(entry, kept["read"]["after_hash"], kept["sources"]):
            sys.exit(f"entry {entry['position']} is not what was written after {kept['read']}")
        kept["read"] = {"after": entry["position"], "after_hash": entry["hash"]}
        sys.stdout.write(f"{json.dumps(entry)}\n")
    sys.stdout.flush()
    new = asked.file.with_name(f"{asked.file.name}.new")
    new.write_text(json.dumps(kept), "utf-8")
    new.replace(asked.file)
    if not said["items"]:
        sys.exit() if asked.once else time.sleep(asked.every)
