"""List the contracts whose agreed term ends soon, as CSV; a header alone if none does."""

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
out = csv.writer(sys.stdout, lineterminator="\n")
header = ["reference", "title", "buyers", "provider", "last_day", "basis", "days_left"]
cursor: str | None = ""
with Client(asked.url) as api:
    while cursor is not None:
        try:
            page = list_contracts.sync(
                client=api, on=on, ends_from=on, ends_to=to, sort=by, cursor=cursor or UNSET
            )
        except (httpx.HTTPError, ValueError, KeyError) as error:
            sys.exit(f"{asked.url} could not be asked: {error}")
        if page is None or isinstance(page, ProblemOut):
            sys.exit(page.detail if page else f"{asked.url} gave an undocumented answer")
        out.writerows([] if cursor else [header])
        for one in page.items:
            end, basis = one.term.last_day, one.term.last_day_basis
            who, left = ";".join(one.buyers), (end - on).days if end else None
            out.writerow([one.reference, one.title, who, one.provider_name, end, basis, left])
        cursor = page.next_
