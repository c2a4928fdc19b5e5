"""List the contracts whose agreed term ends soon or on an unknown day, as CSV."""

import argparse
import csv
import os
import sys
from datetime import date, timedelta

from consortium_registry_client import Client, RegistryError
from consortium_registry_client.api.contracts import list_contracts

ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--days", type=int, default=180, help="how many days ahead to look")
ask.add_argument("--on", type=date.fromisoformat, default=date.today())  # noqa: DTZ011, TID251
asked = ask.parse_args()
on, to = asked.on, asked.on + timedelta(asked.days)
ending = {"ends_from": on, "ends_to": to, "sort": "last_day"}
out = csv.writer(sys.stdout, lineterminator="\n")
try:
    with Client(asked.url) as api:
        contracts = [*api.every(list_contracts, on=on, **ending)]
except RegistryError as error:
    sys.exit(str(error))
out.writerow(["reference", "title", "buyers", "provider", "last_day", "basis", "days_left"])
for one in contracts:
    end, who = one.term.last_day, ";".join(one.buyers)
    left, name, basis = (end - on).days if end else None, one.provider_name, one.term.last_day_basis
    out.writerow([one.reference, one.title, who, name, end, basis, left])
