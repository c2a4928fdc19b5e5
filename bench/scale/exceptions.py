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

_CELLS = "whole cells are built in order to be counted or filtered"
_ALL_CONTRACTS = "dates and notices of all contracts are computed for one page"
_ALL_CASES = "derived states of all cases of a kind are computed for one page"
_ENTRIES = "entries are counted for each row, or found by moment"
_SEARCH = "a search and a filter by day read every contract"

KNOWN: Mapping[str, str] = {
    "/v1/cover/summary": _CELLS,
    "/v1/cover/dependence": _CELLS,
    "/v1/completeness": _CELLS,
    "/v1/substitutes": _CELLS,
    "/v1/incidents/{id}/days": _CELLS,
    "/v1/incidents/{id}/cells": _CELLS,
    "/v1/key-dates": _ALL_CONTRACTS,
    "/v1/key-dates.ics": _ALL_CONTRACTS,
    "/v1/notices": _ALL_CONTRACTS,
    "/v1/replacements": _ALL_CONTRACTS,
    "/v1/authorities/{code}/brief": _ALL_CONTRACTS,
    "/v1/consortia/{code}/brief": _ALL_CONTRACTS,
    "/v1/incidents": _ALL_CASES,
    "/v1/candidates": _ALL_CASES,
    "/v1/data-transfers": _ALL_CASES,
    "/v1/mobilisation-steps": _ALL_CASES,
    "/v1/readiness": _ALL_CASES,
    "/v1/meeting-schedules": _ALL_CASES,
    "/v1/oversight-events": _ALL_CASES,
    "/v1/concerns": _ALL_CASES,
    "/v1/staffing": _ALL_CASES,
    "/v1/lessons": _ALL_CASES,
    "/v1/actions": _ALL_CASES,
    "/v1/kpis": _ALL_CASES,
    "/v1/kpi-observations": _ALL_CASES,
    "/v1/performance": _ALL_CASES,
    "/v1/complaints": _ALL_CASES,
    "/v1/complaint-counts": _ALL_CASES,
    "/v1/ombudsman-decisions": _ALL_CASES,
    "/v1/remedies": _ALL_CASES,
    "/v1/sources": _ENTRIES,
    "/v1/sources/{code}": _ENTRIES,
    "/v1/facts/{id}": _ENTRIES,
    "/v1/contracts/{reference}/history": _ENTRIES,
    "/v1/contracts": _SEARCH,
}
"""Routes that grow more than they may, and the reason why this is accepted for now."""
