"""Routes that merge providers, authorities and consortia."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Response

from app.auth.policy import Admin
from app.ledger.http.writes import Writes
from app.ledger.schemas import ChangeOut
from app.platform.http.routing import documented, operations
from app.registry.merges.facts import MERGES, merge
from app.registry.merges.schemas import MergeIn

router = operations("/v1", "Merges")

Code = Annotated[
    str, Path(description="The code that is given up, or any identifier.", max_length=200)
]


def _example(code: str, into: str) -> dict[str, object]:
    reason = "Both codes name one organisation."
    return documented(
        example={"code": code, "body": {"source": "wcc-story", "into": into, "reason": reason}}
    )


@router.post(
    "/providers/{code}/merge",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=_example("nrs-healthcare-limited", "nottingham-rehab"),
)
def merge_provider(caller: Admin, code: Code, body: MergeIn, writes: Writes) -> Response:
    """Merge a provider into another.

    From then on the old code is found under the other one, and answers show that for contracts,
    events and records of both. Withdraw the fact to undo it. Errors: 409 `merge-of-holders`,
    `merge-loses-facts`, `merge-chain`, `merge-cycle`, `already-merged`.
    """
    command = partial(merge, type_=MERGES["provider"], body=body, spelling=code)
    return writes.run(caller, command)


@router.post(
    "/authorities/{code}/merge",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=_example("nhs-south-west-london-icb", "nhs-south-east-london-icb"),
)
def merge_authority(caller: Admin, code: Code, body: MergeIn, writes: Writes) -> Response:
    """Merge an authority into another.

    From then on the old code is found under the other one, and answers show that for memberships
    and records of both. An authority with awards, attestations or reports is refused. Withdraw the
    fact to undo it. Errors: 409 `merge-of-holders`, `merge-loses-facts`, `merge-chain`,
    `merge-cycle`, `already-merged`.
    """
    command = partial(merge, type_=MERGES["authority"], body=body, spelling=code)
    return writes.run(caller, command)


@router.post(
    "/consortia/{code}/merge",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=_example("ice-group", "cp-ices"),
)
def merge_consortium(caller: Admin, code: Code, body: MergeIn, writes: Writes) -> Response:
    """Merge a consortium into another.

    From then on the old code is found under the other one, and answers show that for members,
    contracts and records of both. Withdraw the fact to undo it. Errors: 409 `merge-loses-facts`,
    `merge-chain`, `merge-cycle`, `already-merged`.
    """
    command = partial(merge, type_=MERGES["consortium"], body=body, spelling=code)
    return writes.run(caller, command)
