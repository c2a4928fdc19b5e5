"""Calls that return the answer of an operation, or the items of a list, or raise one error."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import httpx

from .models.problem_out import ProblemOut

Answer = TypeVar("Answer")
Item = TypeVar("Item")
Answer_co = TypeVar("Answer_co", covariant=True)
Item_co = TypeVar("Item_co", covariant=True)


class RegistryError(Exception):
    """The registry refused a request, gave no answer, or gave one that it does not document.

    ``problem`` is what it said if it refused, with the ``code`` to branch on. ``status`` is None if
    there was no answer, or none that could be read.
    """

    def __init__(
        self, text: str, *, status: int | None = None, problem: ProblemOut | None = None
    ) -> None:
        """Create an error with its text, and the status and problem of the response."""
        super().__init__(text)
        self.status = status
        self.problem = problem

    @property
    def code(self) -> str | None:
        """The stable code of the problem."""
        return self.problem.code if self.problem else None


class Page(Protocol[Item_co]):
    """A page of a list."""

    @property
    def items(self) -> Sequence[Item_co]:
        """The items of the page."""

    @property
    def next_(self) -> str | None:
        """The cursor of the page after this one."""


class Responded(Protocol[Answer_co]):
    """A response, with what was read from it."""

    @property
    def status_code(self) -> int:
        """The status."""

    @property
    def parsed(self) -> Answer_co | ProblemOut | None:
        """The answer, the problem, or None for a status that is not documented."""


class Operation(Protocol[Answer_co]):
    """A module of ``api``, such as ``list_contracts``."""

    def sync_detailed(self, *args: Any, **kwargs: Any) -> Responded[Answer_co]:
        """Send the request and wait for the response."""

    async def asyncio_detailed(self, *args: Any, **kwargs: Any) -> Responded[Answer_co]:
        """Send the request within asyncio."""


class Calls:
    """The methods that both clients have for every operation."""

    _base_url: str

    def call(self, operation: Operation[Answer], *path: str, **arguments: Any) -> Answer:
        """Return the answer of an operation, or raise :class:`RegistryError`."""
        with self._one_error():
            response = operation.sync_detailed(*path, client=self, **arguments)
        return _answer(response)

    async def call_async(
        self, operation: Operation[Answer], *path: str, **arguments: Any
    ) -> Answer:
        """Return the answer of an operation within asyncio, or raise :class:`RegistryError`."""
        with self._one_error():
            response = await operation.asyncio_detailed(*path, client=self, **arguments)
        return _answer(response)

    def every(
        self, operation: Operation[Page[Item]], *path: str, **arguments: Any
    ) -> Iterator[Item]:
        """Yield every item of a list, page by page, all of the same moment."""
        while True:
            page = self.call(operation, *path, **arguments)
            yield from page.items
            if page.next_ is None:
                return
            arguments["cursor"] = page.next_

    async def every_async(
        self, operation: Operation[Page[Item]], *path: str, **arguments: Any
    ) -> AsyncIterator[Item]:
        """Yield every item of a list within asyncio, page by page, all of the same moment."""
        while True:
            page = await self.call_async(operation, *path, **arguments)
            for item in page.items:
                yield item
            if page.next_ is None:
                return
            arguments["cursor"] = page.next_

    @contextmanager
    def _one_error(self) -> Iterator[None]:
        """Raise :class:`RegistryError` if nobody answers, or if the answer cannot be read."""
        try:
            yield
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise RegistryError(f"{self._base_url} could not be asked: {error}") from error


def _answer(response: Responded[Answer]) -> Answer:
    parsed, status = response.parsed, int(response.status_code)
    if isinstance(parsed, ProblemOut):
        raise RegistryError(parsed.detail, status=status, problem=parsed)
    if parsed is None:
        raise RegistryError(f"{status} is not a documented answer", status=status)
    return parsed
