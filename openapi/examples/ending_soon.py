"""List the contracts whose agreed term ends soon, as CSV: a whole procurement script."""

import argparse
import csv
import os
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
from consortium_registry_client import Client
from consortium_registry_client.api.contracts import list_contracts as contracts
from consortium_registry_client.models import ListContractsSort, ProblemOut

COLUMNS = "reference title buyers provider_name last_day last_day_basis days_left".split()
ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--days", type=int, default=180, help="how many days ahead to look")
ask.add_argument("--on", type=date.fromisoformat, help="from which day on; today if left out")
asked = ask.parse_args()
on = asked.on or datetime.now(ZoneInfo("Europe/London")).date()  # noqa: TID251 - a script has no clock
to, rows, page = on + timedelta(days=asked.days), [], None

try:
    while page is None or page.next_:
        page = contracts.sync(client=Client(asked.url), on=on, ends_from=on, ends_to=to,
            sort=ListContractsSort.LAST_DAY, cursor=page.next_ if page else None)  # fmt: skip
        if page is None or isinstance(page, ProblemOut):
            sys.exit(page.detail if page else f"{asked.url} gave an answer that is not documented")
        rows += [(one.reference, one.title, ";".join(one.buyers), one.provider_name,
            one.term.last_day, one.term.last_day_basis, (one.term.last_day - on).days)
            for one in page.items if one.term.last_day]  # fmt: skip
except httpx.HTTPError as error:
    sys.exit(f"{asked.url} could not be asked: {error}")

if rows:
    csv.writer(sys.stdout, lineterminator="\n").writerows([COLUMNS, *rows])
else:
    sys.stdout.write(f"nothing ends from {on} to {to}\n")
