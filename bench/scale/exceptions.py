"""Routes that may grow with the number of contracts, each with its reason."""

from collections.abc import Mapping

ALLOWED_GROWTH = 1.5
"""From one size to the next."""

NOISE_MILLISECONDS = 0.3
"""A difference below this is no growth."""

IN_PROPORTION: Mapping[str, str] = {
    "/v1/cover": "returns every cell with all its holders on the day",
    "/v1/cover/timeline": "returns every interval of a cell with its holders",
    "/v1/cover/gaps": "returns every gap of every cell",
    "/v1/cover/overlaps": "returns every overlap of every cell",
    "/v1/cover/summary": "counts every cell, and names every provider of the day",
    "/v1/providers/{code}/exposure": "returns every cell of the provider",
    "/v1/key-dates.ics": "returns every date of the calendar",
    "/v1/authorities/{code}/brief": "returns a page of each list about the authority",
    "/v1/consortia/{code}/brief": "returns a page of each list about all members",
    "/v1/incidents/{id}/cells": "names every contract that holds one of the cells of a page",
    "/v1/exports/contracts-register.csv": "an export",
    "/v1/exports/contracts-register.xlsx": "an export",
    "/v1/exports/registry.sqlite": "an export",
    "/v1/exports/registry.zip": "an export",
}
"""Routes whose cost may grow as much as the bytes that they return."""


KNOWN: Mapping[str, str] = {
    "/v1/contract-counts": "reads every contract that passes, for sums and medians",
    "/v1/cover/dependence": "counts every live award of the day and the value of its contract, of "
    "any cells that are asked for",
    "/v1/substitutes": "reads every live award of the day, to see what each provider serves",
    "/v1/incidents/{id}/days": "reads every contract that holds a cell of the failed providers",
    "/v1/key-dates?authority=": "looks for the dates of each contract of an authority in an index, "
    "and shows more contracts where each has fewer dates",
    "/v1/performance": "reads every monthly count in order to sum them",
    "/v1/sources?q=register": "counts the sources of each word, up to a bound, to begin with the "
    "rarest; flat to 20,000 contracts",
}
"""Routes that grow more than they may, or the beginnings of addresses, and why this is accepted."""
