"""Problems with fetching from a service, at the command line."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "service-failed",
        HTTPStatus.BAD_GATEWAY,
        "The service that was asked does not answer as it should",
        "Begin again later with the same command: it goes on where it stopped.",
    ),
    ProblemType(
        "link-leads-away",
        HTTPStatus.BAD_GATEWAY,
        "A link to the next page leads away from the service",
        "Only links to the same place are followed. See whether the address of the service in"
        " the settings is the right one.",
    ),
    ProblemType(
        "folder-taken",
        HTTPStatus.BAD_GATEWAY,
        "The folder holds pages of another fetch",
        "Name another folder, or the days and the service that the folder is for.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
