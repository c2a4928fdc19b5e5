"""The one way in which the domain says no."""


class Refused(Exception):
    """A statement that contradicts what is known; the code is stable and callers branch on it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
