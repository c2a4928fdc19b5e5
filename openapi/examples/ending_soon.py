"""List the contracts whose agreed term ends soon or on an unknown day, as CSV."""

import argparse
import csv
import os
import sys
from datetime import date, timedelta

import httpx
from consortium_registry_client import Client
from consortium_registry_client.api.contracts import list_contracts
from consortium_registry_client.models import ListContractsSort, ProblemOut
from consortium_registry_client.types import UNSET

ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--days", type=int, default=180, help="how many days ahead to look")
ask.add_argument("--on", type=date.fromisoformat, default=date.today())  # noqa: DTZ011, TID251
asked = ask.parse_args()
on, to, by = asked.on, asked.on + timedelta(asked.days), ListContractsSort.LAST_DAY
ending = {"ends_from": on, "ends_to": to, "sort": by}
out, rows = csv.writer(sys.stdout, lineterminator="\n"), []
cursor: str | None = ""
with Client(asked.url) as api:
    while cursor is not None:
        try:
            page = list_contracts.sync(client=api, on=on, cursor=cursor or UNSET, **ending)
        except (httpx.HTTPError, ValueError, KeyError) as error:
            sys.exit(f"{asked.url} could not be asked: {error}")
        if page is None or isinstance(page, ProblemOut):
            sys.exit(page.detail if page else f"{asked.url} gave an undocumented answer")
        rows += page.items
        cursor = page.next_
out.writerow(["reference", "title", "buyers", "provider", "last_day", "basis", "days_left"])
for one in rows:
    end, who = one.term.last_day, ";".join(one.buyers)
    left, name, basis = (end - on).days if end else None, one.provider_name, one.term.last_day_basis
    out.writerow([one.reference, one.title, who, name, end, basis, left])
