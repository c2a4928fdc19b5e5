"""Facts that editors record over HTTP, in every database that holds the stream of the fact."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.proofs.twins import CAMDEN, ISLINGTON, PARTNERS, PUBLIC, STREAMS
from tests.support.histories import PROVIDERS
from tests.support.records import FREE
from tests.support.world import STATED

OWN = {"editor-of-camden": CAMDEN, "editor-of-islington": ISLINGTON}


@dataclass(frozen=True, slots=True)
class Write:
    """A request that records something in a stream."""

    stream: str
    path: str
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)


def first_writes(editor: str, rng: Random) -> Iterator[Write]:
    """Yield a case of every kind, a claim in every stream, a warning, and a batch."""
    streams = [PUBLIC, PARTNERS, OWN[editor]]
    authority = OWN[editor].removeprefix("owner:")
    for sort in FREE:
        stream = rng.choice(streams) if sort.hides else PUBLIC
        hidden = STREAMS[stream] if sort.hides else {}
        named = {"authority": authority} if "authority" in sort.schema.model_fields else {}
        yield Write(stream, f"/v1/{sort.path}", {**STATED, **sort.body, **named, **hidden})
    for stream in streams:
        yield Write(stream, "/v1/claims", _claim(authority, stream))
        facts = [{"operation": "record_claim", "body": _claim(authority, stream)}] * 2
        yield Write(stream, "/v1/batches", {"facts": facts})
    warning = {**STATED, "event": "distress-signal", "day": "2025-08-01", **STREAMS[PARTNERS]}
    yield Write(PARTNERS, f"/v1/providers/{rng.choice(PROVIDERS)}/events", warning)


def next_writes(stream: str, claim: str) -> Iterator[Write]:
    """Yield what follows on a claim: a decision, a corroboration and the withdrawal of the claim.

    The second withdrawal is refused.
    """
    hidden = STREAMS[stream]
    decision = {**STATED, **hidden, "verdict": "accepted", "reason": "It is signed."}
    yield Write(stream, f"/v1/claims/{claim}/decision", decision)
    corroboration = {**STATED, **hidden, "source": "notice"}
    yield Write(stream, f"/v1/facts/{claim}/corroborations", corroboration)
    for _ in range(2):
        path, seen = f"/v1/facts/{claim}/withdrawal", {"If-Match": f'"{claim}"'}
        yield Write(stream, path, {"reason": "It was a mistake."}, seen)


def _claim(authority: str, stream: str) -> dict[str, Any]:
    about = {"about": f"authority:{authority}", "field": "name", "value": "Another name"}
    return {**STATED, **about, **STREAMS[stream]}
