"""The meaning of the columns of one file: said with the import, and kept for its publisher."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.privacy import broken_rule
from app.interchange.registers.columns.headings import (
    Corrections,
    columns_named,
    overridden,
)
from app.interchange.registers.columns.queries import KeptMapping


@dataclass(frozen=True, slots=True)
class ColumnMeanings:
    """The meanings given with an import, and those kept for its publisher."""

    given: Corrections = field(default_factory=dict)
    kept: KeptMapping | None = None

    @property
    def corrections(self) -> Corrections:
        """The field of each named column; what is given is right where both name one."""
        return overridden(self.kept.columns, self.given) if self.kept else self.given

    def findings(self, headings: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield remarks, as code and detail: the mapping that was used, and columns not found."""
        named = columns_named(headings, self.corrections)
        if self.kept is not None:
            used = self._used(named)
            shown = ", ".join(name for name in used if broken_rule(name) is None) or "none"
            detail = f"the mapping of {self.kept.publisher} was used for these columns: {shown}"
            yield "mapping-used", detail
        for name, columns in named.items():
            if not columns and broken_rule(name) is None:
                by = "columns=" if name in self.given else "the mapping of the publisher"
                detail = f"no column has the heading {name[:60]!r}, which {by} names"
                yield "column-not-in-file", detail

    def _used(self, named: dict[str, list[int]]) -> list[str]:
        given = {n for name in self.given for n in named[name]}
        kept = [name for name in named if name not in self.given]
        return [name for name in kept if not given.issuperset(named[name])]
