"""Every kind of case: its routes, who sees it by default, and who records it."""

from collections.abc import Iterator

from app.api.wiring import CASE_TYPES
from app.cases.core.facts import CaseType, StepType
from tools.reference.codes import document
from tools.reference.fact_types import owners_of
from tools.reference.markdown import MADE, code, page, table

_INTRODUCTION = """
The kinds of cases, in the order of the rooms that have them. [Records](records.md) says what they
mean together.
"""


def cases() -> str:
    """Return the page of the kinds of cases."""
    rows = (
        (code(type_.fact.name), " ".join(_routes(type_)), _visibility(type_), owners_of(type_.fact))
        for type_ in CASE_TYPES
    )
    listed = table(("kind", "routes", "visibility by default", "owners"), rows)
    return page("Kinds of cases", _INTRODUCTION, MADE, listed)


def _routes(type_: CaseType | StepType) -> Iterator[str]:
    """The paths of a kind; the steps of a case have a row of their own."""
    path = f"/v1/{type_.path}"
    for known in document()["paths"]:
        if known == path or (known.startswith(f"{path}/") and not known.endswith("/steps")):
            yield code(known)


def _visibility(type_: CaseType | StepType) -> str:
    field = type_.fact.input.model_fields.get("visibility")
    if field is not None:
        return code(str(field.default))
    return "as the case" if isinstance(type_, StepType) else "always `public`"
