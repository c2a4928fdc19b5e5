"""Who may ask for what: each operation names its policy, and the policy finds out who asks."""

from dataclasses import dataclass
from typing import Annotated

from anyio import to_thread
from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from app.auth import keys
from app.auth.credentials import CHALLENGE, Principal, read_calendar_token, read_credentials
from app.auth.tokens import Tokens
from app.domain.permissions import ANONYMOUS, Caller
from app.domain.vocabulary import Role
from app.platform.problems.problem import Problem

_STRANGER = Principal(ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Policy:
    """The roles that may ask for an operation; called by each request, it tells who asks."""

    roles: frozenset[Role]
    takes_tokens: bool = False
    """Whether the address may show a token instead; then nothing is changed by the operation."""

    @property
    def is_for_anybody(self) -> bool:
        """Whether no credentials are needed; such an operation never changes anything."""
        return Role.ANONYMOUS in self.roles

    async def __call__(self, request: Request) -> Caller:
        """Tell who asks, or refuse: 401, 403, 429."""
        request.state.policy = self
        caller = await identify(request, takes_tokens=self.takes_tokens)
        self._check(caller)
        return caller

    def _check(self, caller: Caller) -> None:
        if caller.role in self.roles:
            return
        named = " or ".join(role for role in Role if role in self.roles)
        if caller.role is Role.ANONYMOUS:
            detail = f"this is for the role {named}: send X-API-Key or Authorization: Bearer"
            raise Problem("credentials-needed", detail, headers={"WWW-Authenticate": CHALLENGE})
        raise Problem("forbidden", f"this is for the role {named}; yours is {caller.role}")


@dataclass(frozen=True, slots=True)
class PublicPolicy:
    """The policy of pages and of probes: nobody looks who asks, or counts how often."""

    async def __call__(self) -> None:
        """Let everybody in."""


def _only(*roles: Role) -> Policy:
    return Policy(frozenset(roles))


ANYONE = Policy(frozenset(Role))
AUTHENTICATED = Policy(frozenset(Role) - {Role.ANONYMOUS})
EDITOR = _only(Role.EDITOR, Role.ADMIN)
AUDITOR = _only(Role.AUDITOR)
ADMIN = _only(Role.ADMIN)
SUBSCRIBER = Policy(frozenset(Role), takes_tokens=True)
PUBLIC = PublicPolicy()

Anyone = Annotated[Caller, Depends(ANYONE)]
Authenticated = Annotated[Caller, Depends(AUTHENTICATED)]
Subscriber = Annotated[Caller, Depends(SUBSCRIBER)]
Editor = Annotated[Caller, Depends(EDITOR)]
Admin = Annotated[Caller, Depends(ADMIN)]


async def identify(request: Request, *, takes_tokens: bool = False) -> Caller:
    """Tell who asks and count that they did; who shows something false is counted by address."""
    try:
        recognised = await _recognise(request, takes_tokens)
    except Problem:
        _count(request, _address(request))
        raise
    caller = recognised.caller
    request.state.caller = caller
    request.state.expires_at = recognised.expires_at
    is_stranger = caller.role is Role.ANONYMOUS
    _count(request, _address(request) if is_stranger else f"caller:{caller.name}")
    return caller


async def _recognise(request: Request, takes_tokens: bool) -> Principal:
    """Who asks. A stranger costs neither a thread nor a look at the database."""
    token = read_calendar_token(request.query_params, request.headers) if takes_tokens else None
    if token is not None:
        return await run_in_threadpool(_holder, request, token, keys.TOKEN)
    credential = read_credentials(request.headers)
    if credential is None:
        return _STRANGER
    if credential.is_key:
        return await run_in_threadpool(_holder, request, credential.text, keys.KEY)
    tokens: Tokens = request.app.state.tokens
    return await to_thread.run_sync(tokens.authenticate, credential.text, limiter=tokens.threads)


def _holder(request: Request, secret: str, sort: keys.CredentialType) -> Principal:
    state = request.app.state
    with state.database.read_session() as session:
        return keys.authenticate(session, secret, state.clock.now(), sort)


def _count(request: Request, bucket: str) -> None:
    """Count a request, and refuse it if there were too many."""
    allowance = request.app.state.limiter.hit(bucket)
    request.state.allowance = allowance
    if allowance is not None and not allowance.granted:
        raise Problem(
            "too-many-requests",
            f"at most {allowance.limit} requests in {allowance.window} seconds",
            headers={"Retry-After": str(allowance.reset)},
        )


def _address(request: Request) -> str:
    return f"address:{request.client.host if request.client else 'unknown'}"
