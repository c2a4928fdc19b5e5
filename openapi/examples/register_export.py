"""Fetch the contracts register of an authority or a consortium, unless it is as last fetched."""

import argparse
import os
import sys
from pathlib import Path

import httpx

ask = argparse.ArgumentParser(description=__doc__)
whose = ask.add_mutually_exclusive_group(required=True)
whose.add_argument("--authority", help="its code, one of those that /v1/authorities lists")
whose.add_argument("--consortium", help="its code, one of those that /v1/consortia lists")
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--folder", type=Path, default=Path(), help="where registers are kept")
asked = ask.parse_args()
of, code = ("authority" if asked.authority else "consortium"), asked.authority or asked.consortium
seen = asked.folder / f"{of}-{code}.etag"
known = {"If-None-Match": seen.read_text("utf-8")} if seen.exists() else {}
path = "/v1/exports/contracts-register.csv"
try:
    answer = httpx.get(asked.url + path, params={of: code}, headers=known, timeout=60)
except httpx.HTTPError as error:
    sys.exit(f"{asked.url} could not be asked: {error}")
if answer.status_code == httpx.codes.NOT_MODIFIED:
    sys.exit(sys.stdout.write("nothing has changed\n") and 0)
if not answer.is_success:
    problem = answer.headers.get("Content-Type", "").startswith("application/problem+json")
    sys.exit(answer.json()["detail"] if problem else f"{asked.url} answered {answer.status_code}")
_, _, named = answer.headers.get("Content-Disposition", "").partition("filename=")
register = asked.folder / (Path(named.strip('"')).name or f"{of}-{code}.csv")
asked.folder.mkdir(parents=True, exist_ok=True)
for file, content in ((register, answer.content), (seen, answer.headers["ETag"].encode())):
    new = file.with_name(f"{file.name}.new")
    new.write_bytes(content)
    new.replace(file)
sys.stdout.write(f"{register}\n")
