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
    "/v1/providers/{code}/exposure": "returns every cell of the provider",
    "/v1/exports/contracts-register.csv": "an export",
    "/v1/exports/contracts-register.xlsx": "an export",
    "/v1/exports/registry.zip": "an export",
}
"""Routes whose cost may grow as much as the bytes that they return."""


KNOWN: Mapping[str, str] = {}
"""Routes that grow more than they may, and the reason why this is accepted for now."""
