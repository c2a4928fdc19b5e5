"""The sorts of problem with a file of notices, of which nothing is then stated."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_UNREADABLE = {
    "file-not-json": (
        "The file is no whole JSON",
        "The detail says in which line reading stopped. A file that was cut short while it was "
        "fetched ends too soon: fetch it again.",
    ),
    "file-not-utf-8": (
        "The file is not in UTF-8",
        "JSON is exchanged in UTF-8 (RFC 8259). Save the file in that encoding, and send it again.",
    ),
    "file-is-archive": (
        "The file is an archive",
        "Unpack it, and send the files inside one by one.",
    ),
    "file-too-deep": (
        "The file is nested too deeply",
        "At most 50 lists and objects stand one inside the other. No notice needs more.",
    ),
    "file-too-full": (
        "The file holds too many values",
        "At most a million values are taken at a time. Send the file in parts.",
    ),
    "file-names-twice": (
        "An object of the file names a field twice",
        "Readers disagree on which of the two counts, so the registry takes neither. Have the file "
        "corrected where it was made.",
    ),
    "file-not-ocds": (
        "The file holds no release of the Open Contracting Data Standard",
        "Send a release package, a record package, a release, or a list of these.",
    ),
    "releases-contradict": (
        "Two releases of the file have one id and differ",
        "A release never changes. Find out which of the two is right, and leave the other out.",
    ),
    "links-in-circle": (
        "The contracting processes of the file belong to each other in a circle",
        "A process is never part of its own part. Correct relatedProcesses, or leave it out.",
    ),
}

_AT_THE_COMMAND_LINE = {
    "service-failed": (
        "The service that was asked does not answer as it should",
        "Begin again later with the same command: it goes on where it stopped.",
    ),
    "link-leads-away": (
        "A link to the next page leads away from the service",
        "Only links to the same place are followed. See whether the address of the service in the "
        "settings is the right one.",
    ),
    "folder-taken": (
        "The folder holds pages of another fetch",
        "Name another folder, or the days and the service that the folder is for.",
    ),
    "file-unreadable": (
        "The file cannot be read",
        "Check its path, its ending and its rights: files of notices end in .json, and contracts "
        "registers in .csv.",
    ),
}

IMPORTS = (
    *(
        ProblemType(code, HTTPStatus.UNPROCESSABLE_ENTITY, title, advice)
        for code, (title, advice) in _UNREADABLE.items()
    ),
    *(
        ProblemType(code, HTTPStatus.BAD_GATEWAY, title, advice)
        for code, (title, advice) in _AT_THE_COMMAND_LINE.items()
    ),
)
