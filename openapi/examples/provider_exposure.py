"""Tell what rests on a provider on a day: contracts, cells, money, and what nobody else holds."""

import argparse
import os
import sys
from datetime import date
from itertools import groupby

from consortium_registry_client import Client, RegistryError
from consortium_registry_client.api.providers import get_exposure
from consortium_registry_client.types import UNSET

ask = argparse.ArgumentParser(description=__doc__)
ask.add_argument("provider", help="its code or any of its identifiers, such as a company number")
ask.add_argument("--url", default=os.environ.get("REGISTRY_URL", "http://localhost:8000"))
ask.add_argument("--on", type=date.fromisoformat, default=UNSET, help="the day; else today")
asked = ask.parse_args()
try:
    with Client(asked.url) as api:
        exposure = api.call(get_exposure, asked.provider, on=asked.on)
except RegistryError as error:
    sys.exit(str(error))
who, names = exposure.provider_name, ", ".join(one.name for one in exposure.authorities)
lines = [f"{who} is {exposure.status} on {exposure.on}: {len(exposure.cells)} cells in {names}"]
lines += [f"contract {one.contract}: {one.contract_title}" for one in exposure.contracts]
for sums in exposure.values:
    count, basis = len(sums.contracts), f"{sums.basis}, VAT {sums.vat}"
    lines.append(f"value {sums.amount} {sums.currency} ({basis}) of {count} contracts")
alone = (cell.split("/") for cell in exposure.left_uncovered)
for authority, cells in groupby(alone, key=lambda cell: cell[0]):
    lines.append(f"nobody else holds in {authority}: {', '.join(scope for _, scope in cells)}")
sys.stdout.write("\n".join(lines) + "\n")
