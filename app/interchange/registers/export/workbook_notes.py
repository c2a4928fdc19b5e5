"""The notes of the workbook: what it is, of which day, and how to read it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.vocabulary import ContractState
from app.interchange.registers.export.datapackage import LICENCES
from app.interchange.registers.export.missing_fields import FIELDS
from app.interchange.registers.export.schemas import RegisterQuery
from app.interchange.registers.export.workbook import MAX_LINKS, Link, Styled
from app.ledger.as_of import AsOf
from app.platform.meanings import meanings

_ABOUT = (
    ("What this is",
     "The contracts of local authorities, with the facts that the Local Government Transparency "
     "Code 2015 requires, as the Consortium Registry has them on record."),
    ("What it is not",
     "A legal document: the sources say what was agreed. Contracts that were cancelled before they "
     "began are left out, and records in whose place another record came."),
)  # fmt: skip
_READING = (
    ("Empty cells",
     "The registry does not know the value. The sheet Missing lists for each contract which facts "
     "of the Code are not recorded, or rest on a day that is in no document (assumed)."),
    ("State",
     "What the record shows of the day above. Not evidenced means that nobody should take the "
     "contract for in force, or for over."),
    ("Days", "First and last day are both inside the term, after all agreed changes."),
    ("Sum",
     "The sum for the whole term, else for a year, else the first that is known: see Value basis."),
    ("Hidden columns",
     "Codes and the bases of days are folded away: press + above the columns to see them. The "
     "sheet Codes says what the words mean."),
    ("Links",
     f"Notices and sources lead to the documents. A workbook has at most {MAX_LINKS:,} links; "
     "further addresses are text."),
    ("Personal data",
     "The registry holds contracts and organisations, and no data about any person."),
)  # fmt: skip
_ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0, from the "
    "Consortium Registry."
)


@dataclass(slots=True)
class Counts:
    """The numbers of contracts by state, and of those of which a field is missing."""

    states: Counter[ContractState] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    sources: int = 0


def notes(query: RegisterQuery, as_of: AsOf, counts: Counts) -> Iterator[list[Any]]:
    """Yield the rows of the notes: what is said of, and what is said."""
    on = as_of.day(query.on)
    yield [Styled(f"Contracts register on {day_in_words(on)}", "title")]
    yield []
    yield from (_row(*item) for item in _ABOUT)
    yield _row("Selection", selection(query))
    yield _row("Day of the answer", day_in_words(on))
    yield _row("Position of the record", position_in_words(as_of))
    yield _row("Contracts", counts.states.total())
    for state, meaning in meanings(ContractState).items():
        of_state = ContractState(state)
        yield [state_in_words(of_state), f"{counts.states[of_state]:,}. {meaning}"]
    yield []
    yield from (_row(*item) for item in _READING)
    yield _row("Sources", f"The sheet Sources lists them: {counts.sources:,} documents.")
    yield _row("Licence", _ATTRIBUTION)
    yield _row("", Link(LICENCES[0]["title"], LICENCES[0]["path"]))
    yield []
    yield [Styled("Facts of the Code", "heading"), Styled("Contracts without it", "heading")]
    yield from ([item.heading, counts.missing[item.heading]] for item in FIELDS)


def _row(of: str, said: Any) -> list[Any]:
    return [Styled(of, "label"), said]


def selection(query: RegisterQuery) -> str:
    """Return the filters of a register in words."""
    values = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in query.selected().items()
    }
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in values.items()) or (
        "All contracts of the registry."
    )


def day_in_words(day: date) -> str:
    """Return a day as people write it."""
    return f"{day.day} {day:%B} {day.year}"


def position_in_words(as_of: AsOf) -> str:
    """Return the position of the public ledger, with the moment of its last entry."""
    until = as_of.recorded_at
    recorded = f", recorded up to {day_in_words(until)} {until:%H:%M} UTC" if until else ""
    return f"{as_of.position}{recorded}"


def state_in_words(state: ContractState) -> str:
    """Return a state as people write it."""
    return state.replace("-", " ").capitalize()
