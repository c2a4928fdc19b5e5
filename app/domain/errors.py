"""The exception for every refusal by the domain."""


class DomainError(Exception):
    """A refusal of an input by a rule of the domain.

    `code` is stable, so that callers may branch on it; `field` names the wrong field, if there is
    a single one. `fact` is the id of the fact that caused the refusal, if a check of a history
    raised it.
    """

    def __init__(
        self, code: str, detail: str, field: str | None = None, fact: str | None = None
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
        self.fact = fact
