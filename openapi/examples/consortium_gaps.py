"""List where cover is missing among the members of a consortium, as CSV; else a header alone."""

import argparse
import csv
import os
import sys
from datetime import date

from consortium_registry_client import Client, RegistryError
from consortium_registry_client.api.cover import list_gaps
from consortium_registry_client.types import UNSET

ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("consortium", help="its code, one of those that /v1/consortia lists")
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--from", dest="first", type=date.fromisoformat, default=UNSET, help="else today")
ask.add_argument("--to", dest="last", type=date.fromisoformat, default=UNSET, help="else a year on")
asked = ask.parse_args()
out = csv.writer(sys.stdout, lineterminator="\n")
header = ["authority", "scope", "state", "because", "basis", "first_day", "last_day", "goes_on"]
header += ["certainty", "evidence_on"]
where = {"consortium": asked.consortium, "first_day": asked.first, "last_day": asked.last}
try:
    with Client(asked.url) as api:
        gaps = [*api.every(list_gaps, **where)]
except RegistryError as error:
    sys.exit(str(error))
out.writerow(header)
for run in gaps:
    what = [run.authority, run.scope, run.state, run.because, run.basis]
    days = [run.first_day, run.last_day, "yes" if run.continues_after else "no"]
    out.writerow([*what, *days, run.certainty, run.evidence_on])
