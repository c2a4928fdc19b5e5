"""Problems with merges of providers, authorities and consortia."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "merge-into-itself",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A thing cannot be merged into itself",
        "Send the code of another thing as `into`.",
    ),
    ProblemType(
        "already-merged",
        HTTPStatus.CONFLICT,
        "The thing was merged into another",
        "Withdraw that merge first if it was recorded by mistake.",
    ),
    ProblemType(
        "merge-chain",
        HTTPStatus.CONFLICT,
        "Merges cannot form a chain",
        "Send the code that answers show as `into`. To merge a thing into which others were "
        "merged, withdraw their merges first, and merge each into the other thing.",
    ),
    ProblemType(
        "merge-cycle",
        HTTPStatus.CONFLICT,
        "The other thing was merged into this one",
        "Withdraw that merge first if it was recorded by mistake.",
    ),
    ProblemType(
        "merge-of-holders",
        HTTPStatus.CONFLICT,
        "Both have live awards of one cell on the same days",
        "Two that serve one cell at the same time are not one. If they are, correct the awards "
        "first.",
    ),
    ProblemType(
        "merge-loses-facts",
        HTTPStatus.CONFLICT,
        "A fact that names the code would be lost",
        "Answers about the other code would not show the fact that the detail names. Revise it so "
        "that it names the other code, then merge.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
