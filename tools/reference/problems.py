"""Every sort of problem, as app/kit/*_kinds.py have them."""

from itertools import groupby

from app.kit.kinds import Kind
from app.kit.problem_kinds import KINDS
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
Whatever goes wrong is answered as `application/problem+json` (RFC 9457). `type` is the address of a
page of the service, `/problems/` with the `code` behind it, that says what is said here; programs
branch on `code`, which never changes. `detail` says what it was this time, and `errors` names each
fault of a body or of the parameters with its place.
"""


def problems() -> str:
    """The page of the problems, by status."""
    known = sorted(KINDS.values(), key=lambda kind: (kind.status, kind.code))
    blocks = [
        f"## {int(status)} {status.phrase}\n\n{_listed(list(kinds))}"
        for status, kinds in groupby(known, key=lambda kind: kind.status)
    ]
    return page("Problems", _INTRODUCTION, MADE, *blocks)


def _listed(kinds: list[Kind]) -> str:
    rows = [(code(kind.code), kind.title, kind.advice) for kind in kinds]
    return table(("code", "what happened", "what to do"), rows)
