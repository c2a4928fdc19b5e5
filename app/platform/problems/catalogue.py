"""The problem types of all rooms, put together once for each application."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.platform.problems.problem_type import ProblemType, RoomProblems


@dataclass(frozen=True, slots=True)
class ProblemCatalogue:
    """Every problem type by code, in order of status and code, and every field rule by code."""

    types: Mapping[str, ProblemType]
    field_rules: Mapping[str, str]

    @classmethod
    def combine(cls, rooms: Sequence[RoomProblems]) -> "ProblemCatalogue":
        """Put the problems of all rooms together.

        Raises RuntimeError if two rooms, or one room twice, declare the same code.
        """
        types = [kind for room in rooms for kind in room.types]
        rules = {code: text for room in rooms for code, text in room.field_rules.items()}
        counts = Counter(kind.code for kind in types)
        counts.update(code for room in rooms for code in room.field_rules)
        if repeated := sorted(code for code, count in counts.items() if count > 1):
            raise RuntimeError(f"problem codes declared more than once: {', '.join(repeated)}")
        types.sort(key=lambda kind: (kind.status, kind.code))
        return cls({kind.code: kind for kind in types}, dict(sorted(rules.items())))
