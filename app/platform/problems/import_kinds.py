"""Problem types of imported files of notices; nothing of such a file is recorded."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_UNREADABLE = {
    "file-not-json": (
        "The file is not valid JSON",
        "The detail gives the line at which parsing stopped. If the file was cut short, fetch it "
        "again.",
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
        "At most 50 levels of lists and objects are read. No notice needs more.",
    ),
    "file-too-full": (
        "The file holds too many values",
        "At most 1,048,576 values are read. Send the file in parts.",
    ),
    "file-names-twice": (
        "An object of the file names a field twice",
        "Readers disagree on which value counts, so the file is refused. Have it corrected where "
        "it was made.",
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
        "The related processes of the file form a cycle",
        "A process is never a part of its own part. Correct relatedProcesses, or leave it out.",
    ),
}

_AT_THE_COMMAND_LINE = {
    "service-failed": (
        "The service returned no usable page",
        "Run the same command again later: it resumes where it stopped.",
    ),
    "link-leads-away": (
        "A link to the next page leads away from the service",
        "Only links to the same address are followed. Check the address of the service in the "
        "settings.",
    ),
    "folder-taken": (
        "The folder holds pages of another fetch",
        "Use another folder, or the service and days that the folder is for.",
    ),
    "file-unreadable": (
        "The file cannot be read",
        "Check its path, extension and permissions: files of notices end in .json, and contracts "
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
