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
)
PROBLEMS = RoomProblems(_TYPES)
