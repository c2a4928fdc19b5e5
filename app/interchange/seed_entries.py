"""Build the facts of the embedded data set from its tables."""

from collections.abc import Mapping
from typing import Any

from app.interchange.seed_reader import OWNERS, Entry
from app.interchange.seed_tables import FACTS, IDENTITIES, PARTS, STEPS
from app.ledger.fact_types import CommandContext, NewFact
from app.ledger.inputs import ReplaceableIn, SourceIn
from app.registry.claims.facts import CLAIM
from app.registry.claims.schemas import ClaimIn

AUTHOR = "embedded-data"


def new_fact(
    ctx: CommandContext, entry: Entry, opening: Any = None, *, replaces: str | None = None
) -> NewFact[Any]:
    """Build the fact of an entry, as a part of the case that its opening opened.

    `replaces` is the id of the fact that it revises, if any.
    """
    thing, _, part = entry.table.partition(".")
    body, named = dict(entry.body), {}
    if part == "details" or entry.table in IDENTITIES:
        type_ = IDENTITIES[thing].details
        named = {"code": entry.owner or body.pop("code")}
    elif step := STEPS.get(entry.table):
        type_ = step.fact
        named = {"case": opening.record_id, "visibility": opening.visibility,
                 "owner": opening.owner}  # fmt: skip
    elif entry.table in PARTS:
        type_, field = PARTS[entry.table]
        body[field] = opening.record_id
    else:
        type_, column = FACTS[entry.table]
        named = {} if column is None else {column: body.pop(column, entry.owner)}
        if type_ is CLAIM:
            body = {key: body[key] for key in body.keys() & ClaimIn.model_fields.keys()}
    if replaces is not None and issubclass(type_.input, ReplaceableIn):
        body["replaces"] = replaces
    return type_.build(ctx, type_.input.model_validate(body), **named)


def with_code(entry: Entry) -> dict[str, Any]:
    """Return the body of the first details of a thing, with its code."""
    if entry.owner is None:
        return entry.body
    return {**entry.body, OWNERS[entry.table.partition(".")[0]]: entry.owner}


def source_input(source: Mapping[str, Any]) -> SourceIn:
    """Return the input that registers a source of the data set."""
    return SourceIn.model_validate({k: v for k, v in source.items() if k in SourceIn.model_fields})
