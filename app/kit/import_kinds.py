"""The sorts of problem with a file of notices, of which nothing is then stated."""

from http import HTTPStatus

from app.kit.kinds import Kind

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

IMPORTS = tuple(
    Kind(code, HTTPStatus.UNPROCESSABLE_ENTITY, title, advice)
    for code, (title, advice) in _UNREADABLE.items()
)
