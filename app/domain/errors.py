"""The one way in which the domain says no."""


class DomainError(Exception):
    """A statement that contradicts what is known; the code is stable and callers branch on it.

    `field` names the part of the statement that is wrong, where it is one.
    """

    def __init__(self, code: str, detail: str, field: str | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
