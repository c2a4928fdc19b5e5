"""Problems with fetching from a service, at the command line."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "service-failed",
        HTTPStatus.BAD_GATEWAY,
        "The service returned no usable page",
        "Run the same command again later: it resumes where it stopped.",
    ),
    ProblemType(
        "link-leads-away",
        HTTPStatus.BAD_GATEWAY,
        "A link to the next page leads away from the service",
        "Only links to the same address are followed. Check the address of the service in the "
        "settings.",
    ),
    ProblemType(
        "folder-taken",
        HTTPStatus.BAD_GATEWAY,
        "The folder holds pages of another fetch",
        "Use another folder, or the service and days that the folder is for.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
