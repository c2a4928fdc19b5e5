"""Routes of the ledger: sources, facts, the feed of changes and its head."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.ledger import facts, queries, recording
from app.ledger.feed import report_rewind
from app.ledger.http.batch_documents import BatchItems
from app.ledger.http.batches import record_items
from app.ledger.http.reads import Reads
from app.ledger.http.writes import DocumentWrites, Writes
from app.ledger.inputs import CorroborationIn, SourceIn, WithdrawalIn
from app.ledger.schemas import (
    BatchOut,
    BatchQuery,
    ChangeOut,
    ChangeQuery,
    FactOut,
    FactQuery,
    HeadOut,
    HeadQuery,
    SourceOut,
    SourceQuery,
)
from app.ledger.search.queries import search as find
from app.ledger.search.schemas import FoundOut, SearchQuery
from app.platform.http.pagination import Page, reject_repeated_parameters
from app.platform.http.routing import documented, operations

router = operations("/v1", "Ledger")

FactPath = Annotated[
    str, Path(alias="id", description="The fact's id, as answers and the feed show it.")
]

_BATCH_EXAMPLE = {
    "dry_run": True,
    "body": {
        "facts": [
            {
                "operation": "register_source",
                "body": {
                    "code": "westminster-awards-2026",
                    "title": "Report on awards",
                    "kind": "council-decision",
                    "published_on": "2026-03-20",
                },
            },
            {
                "operation": "record_award",
                "parameters": {"reference": "westminster-complex-ot-2025"},
                "body": {
                    "source": "westminster-awards-2026",
                    "confidence": "high",
                    "authority": "westminster",
                    "scope": "occupational-therapy-general",
                    "level": "full",
                },
            },
        ]
    },
}


@router.get(
    "/search",
    response_model=Page[FoundOut],
    openapi_extra=documented(example={"q": "complx occupational therapy"}, statements=(1, 5)),
)
def search(query: Annotated[SearchQuery, Query()], reads: Reads) -> Response:
    """Search all things by their names.

    Finds authorities, consortia, contracts, notices, providers, scopes and sources in whose names,
    titles, references or identifiers all words of `q` occur: as sent, as a beginning, or with one
    or two letters wrong. The best come first, then by kind and code. For each word at most 200
    things of a kind are listed; lists with `q` have all. Text of restricted facts is not searched.
    """
    return reads.answer(query, partial(find, searched=reads.catalogue.searched))


@router.get(
    "/sources",
    response_model=Page[SourceOut],
    openapi_extra=documented(example={"q": "westminster"}, statements=(2, 5)),
)
def list_sources(query: Annotated[SourceQuery, Query()], reads: Reads) -> Response:
    """List sources.

    A source is a document on which facts rest. In the order of their codes. `q` searches titles,
    publishers, codes and URLs.
    """
    return reads.answer(query, queries.list_sources)


@router.get(
    "/sources/{code}",
    response_model=SourceOut,
    openapi_extra=documented(example={"code": "wcc-story"}, statements=2),
)
def get_source(
    code: Annotated[str, Path(description="The source's code.", examples=["wcc-story"])],
    query: Annotated[FactQuery, Query()],
    reads: Reads,
) -> Response:
    """Get a source.

    Returns the document with its date and the number of facts that rest on it.
    """
    return reads.answer(query, partial(queries.get_source, code=code))


@router.post(
    "/sources",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                "code": "westminster-decision-2026",
                "title": "Decision on complex occupational therapy",
                "publisher": "Westminster City Council",
                "kind": "council-decision",
                "published_on": "2026-03-20",
                "dated_on": "2026-03-20",
            }
        }
    ),
)
def register_source(caller: Editor, body: SourceIn, writes: Writes) -> Response:
    """Register a source.

    Each fact rests on a source. A source never changes: register a new edition as a new source.
    Errors: 409 `source-exists`.
    """
    return writes.run(
        caller, partial(recording.register_source, body=body), address="/v1/sources/{code}"
    )


@router.get(
    "/facts/{id}",
    response_model=FactOut,
    openapi_extra=documented(example={"id": "public-522"}, statements=5),
)
def get_fact(id_: FactPath, query: Annotated[FactQuery, Query()], reads: Reads) -> Response:
    """Get a fact.

    Returns the entry that recorded it and the entry that ended it, if it was withdrawn or replaced.
    The `ETag` is the value for `If-Match`.
    """
    return reads.answer(query, partial(queries.read_fact, catalogue=reads.catalogue, fact=id_))


@router.post(
    "/facts/{id}/withdrawal",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-522",
            "If-Match": '"public-522"',
            "body": {"reason": "It was general, not complex, therapy."},
        }
    ),
)
def withdraw_fact(caller: Editor, id_: FactPath, body: WithdrawalIn, writes: Writes) -> Response:
    """Withdraw a fact.

    Records that the registry was wrong to record it. Its content stays readable, and the resulting
    history must be consistent. Needs `If-Match`. Do not withdraw a fact that was true once: a
    contract ends by a term change, and a provider by an event.
    """
    return writes.run(caller, partial(facts.withdraw_fact, body=body, fact=id_))


@router.post(
    "/facts/{id}/corroborations",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={"id": "public-522", "body": {"source": "rbkc-story", "confidence": "medium"}}
    ),
)
def corroborate_fact(
    caller: Editor, id_: FactPath, body: CorroborationIn, writes: Writes
) -> Response:
    """Record a further source for a fact.

    The fact itself stays unchanged; it also counts as seen on the day of the further source.
    """
    return writes.run(caller, partial(facts.corroborate_fact, body=body, fact=id_))


@router.post(
    "/batches",
    response_model=BatchOut,
    status_code=HTTPStatus.CREATED,
    responses={
        HTTPStatus.OK: {"model": BatchOut, "description": "The receipts of a dry run."},
        HTTPStatus.NOT_FOUND: {},
        HTTPStatus.CONFLICT: {},
        HTTPStatus.PRECONDITION_FAILED: {},
        HTTPStatus.PRECONDITION_REQUIRED: {},
    },
    openapi_extra=documented(example=_BATCH_EXAMPLE),
)
def record_batch(
    caller: Editor,
    query: Annotated[BatchQuery, Query()],
    items: BatchItems,
    writes: DocumentWrites,
) -> Response:
    """Record many facts at once.

    Each fact names a single `operation`, with the `parameters` of its path, its `body`, and
    `if_match` where it needs `If-Match`. All are recorded in their order in one transaction, or
    none: a fact may name what one before it created. A problem points to the fact, such as
    `/facts/17/body/last_day`. Invalid facts are listed together, up to 50; otherwise the first
    refusal is answered, with the code and status of the single operation. At most 32 MiB, and as
    many facts as fit the time for which other writers may wait.

    Errors: 413 `batch-too-large`, and those of the single operations.
    """
    reject_repeated_parameters(writes.request.query_params, query)
    budget = writes.request.app.state.budget
    return record_items(writes, caller, items, budget, is_dry_run=query.dry_run)


@router.get(
    "/changes",
    response_model=Page[ChangeOut],
    responses={HTTPStatus.GONE: {}},
    openapi_extra=documented(example={"after": 0, "limit": 3}, statements=(3, 4)),
)
def list_changes(query: Annotated[ChangeQuery, Query()], reads: Reads) -> Response:
    """List the entries of the ledger.

    The feed of all facts that were recorded, revised or withdrawn, in order and without gaps, from
    the position after `after`, one stream at a time. Each entry has its hash and the hash of the
    entry before. Errors: 422 `unknown-stream` for a stream that you may not read; 410 if the
    entries before `after` no longer exist, for example after a restore from a backup.
    """
    with report_rewind():
        return reads.answer(query, queries.list_changes)


@router.get("/changes/head", response_model=HeadOut, openapi_extra=documented(statements=2))
def get_head(query: Annotated[HeadQuery, Query()], reads: Reads) -> Response:
    """Get the head of a stream of the ledger.

    Returns the last position, its hash and its moment. Store them to detect any later change to
    the entries before. Errors: 422 `unknown-stream`.
    """
    return reads.answer(query, queries.get_head)
