"""Problems with questions about cover."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "scope-not-a-leaf",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Cover is answered for leaf scopes only",
        "GET /v1/scopes shows the tree. Ask for one of the leaves under this scope.",
        ProblemExample(
            "/v1/cover/timeline", "occupational-therapy has leaves under it", "/query/scope"
        ),
    ),
    ProblemType(
        "too-wide",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The simulation has too many cells and days",
        "The detail says how many days fit. Ask for a shorter horizon or for fewer providers; "
        "`REGISTRY_WHAT_IF_CELL_DAYS` sets the limit.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
