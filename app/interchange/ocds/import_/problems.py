"""Problems with a file of notices."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "file-not-json",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is not valid JSON",
        "The detail gives the line at which parsing stopped. If the file was cut short, fetch it "
        "again.",
    ),
    ProblemType(
        "file-not-utf-8",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is not in UTF-8",
        "JSON is exchanged in UTF-8 (RFC 8259). Save the file in that encoding, and send it again.",
    ),
    ProblemType(
        "file-is-archive",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is an archive",
        "Unpack it, and send the files inside one by one.",
    ),
    ProblemType(
        "file-too-deep",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file is nested too deeply",
        "At most 50 levels of lists and objects are read. No notice needs more.",
    ),
    ProblemType(
        "file-too-full",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file holds too many values",
        "At most 2,097,152 values are read. Send the file in parts.",
    ),
    ProblemType(
        "file-names-twice",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "An object of the file names a field twice",
        "Readers disagree on which value counts, so the file is refused. Have it corrected where "
        "it was made.",
    ),
    ProblemType(
        "file-not-ocds",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file holds no release of the Open Contracting Data Standard",
        "Send a release package, a record package, a release, or a list of these.",
    ),
    ProblemType(
        "releases-contradict",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Two releases of the file have one id and differ",
        "A release never changes. Find out which of the two is right, and leave the other out.",
    ),
    ProblemType(
        "links-in-circle",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The related processes of the file form a cycle",
        "A process is never a part of its own part. Correct relatedProcesses, or leave it out.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
