"""Policies: the roles that may call an operation, checked with the credentials of a request."""

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
from app.platform.http.kept_responses import Identity
from app.platform.http.rate_limits import Allowance, address_bucket
from app.platform.problems.problem import Problem

_ANONYMOUS_PRINCIPAL = Principal(ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Policy:
    """The roles that may call an operation; as a dependency it returns the caller."""

    roles: frozenset[Role]
    accepts_calendar_token: bool = False
    """True if a calendar token in the address is accepted; such an operation changes nothing."""

    @property
    def is_public(self) -> bool:
        """Return whether no credentials are needed; such an operation changes nothing."""
        return Role.ANONYMOUS in self.roles

    async def __call__(self, request: Request) -> Caller:
        """Authenticate the request and check the role; raises problems of 401, 403 and 429."""
        request.state.policy = self
        caller = await identify(request, accepts_calendar_token=self.accepts_calendar_token)
        self.check(caller)
        return caller

    def check(self, caller: Caller) -> None:
        """Raise `credentials-needed` or `forbidden` unless the caller has one of the roles."""
        if caller.role in self.roles:
            return
        named = " or ".join(role for role in Role if role in self.roles)
        if caller.role is Role.ANONYMOUS:
            detail = (
                f"the operation needs the role {named}; send X-API-Key or Authorization: Bearer"
            )
            raise Problem("credentials-needed", detail, headers={"WWW-Authenticate": CHALLENGE})
        raise Problem(
            "forbidden", f"the operation needs the role {named}; your role is {caller.role}"
        )


@dataclass(frozen=True, slots=True)
class PublicPolicy:
    """The policy of pages and probes: no authentication and no rate limit."""

    async def __call__(self) -> None:
        """Allow every request."""


def _policy_of(*roles: Role) -> Policy:
    return Policy(frozenset(roles))


ANYONE = Policy(frozenset(Role))
AUTHENTICATED = Policy(frozenset(Role) - {Role.ANONYMOUS})
EDITOR = _policy_of(Role.EDITOR, Role.ADMIN)
AUDITOR = _policy_of(Role.AUDITOR)
ADMIN = _policy_of(Role.ADMIN)
OVERSEER = _policy_of(Role.AUDITOR, Role.ADMIN)
SUBSCRIBER = Policy(frozenset(Role), accepts_calendar_token=True)
PUBLIC = PublicPolicy()

Anyone = Annotated[Caller, Depends(ANYONE)]
Authenticated = Annotated[Caller, Depends(AUTHENTICATED)]
Subscriber = Annotated[Caller, Depends(SUBSCRIBER)]
Editor = Annotated[Caller, Depends(EDITOR)]
Admin = Annotated[Caller, Depends(ADMIN)]
Auditor = Annotated[Caller, Depends(AUDITOR)]
Overseer = Annotated[Caller, Depends(OVERSEER)]


async def identify(request: Request, *, accepts_calendar_token: bool = False) -> Caller:
    """Authenticate and rate-limit; failed credentials count against the client address."""
    try:
        principal = await _authenticate(request, accepts_calendar_token)
    except Problem:
        _count(request, address_bucket(request.scope))
        raise
    caller = principal.caller
    request.state.caller = caller
    request.state.expires_at = principal.expires_at
    bucket = None if caller.role is Role.ANONYMOUS else f"caller:{caller.name}"
    request.state.identity = Identity(caller.reach, bucket, principal.expires_at)
    _count(request, bucket or address_bucket(request.scope))
    return caller


async def _authenticate(request: Request, accepts_calendar_token: bool) -> Principal:
    """Return the principal; an anonymous request needs neither a thread nor the database."""
    token = (
        read_calendar_token(request.query_params, request.headers)
        if accepts_calendar_token
        else None
    )
    if token is not None:
        return await _authenticate_secret(request, token, keys.CALENDAR_TOKEN)
    credential = read_credentials(request.headers)
    if credential is None:
        return _ANONYMOUS_PRINCIPAL
    if credential.is_key:
        return await _authenticate_secret(request, credential.text, keys.API_KEY)
    tokens: Tokens = request.app.state.tokens
    return await to_thread.run_sync(tokens.authenticate, credential.text, limiter=tokens.threads)


async def _authenticate_secret(
    request: Request, secret: str, type_: keys.CredentialType
) -> Principal:
    """Look a secret up, which takes less time than a thread unless it has to wait."""
    if request.app.state.database.reads_at_once:
        return _look_up(request, secret, type_)
    return await run_in_threadpool(_look_up, request, secret, type_)


def _look_up(request: Request, secret: str, type_: keys.CredentialType) -> Principal:
    state = request.app.state
    with state.database.read_session() as session:
        return keys.authenticate(session, secret, state.clock.now(), type_)


def _count(request: Request, bucket: str) -> None:
    """Count a request; raise `too-many-requests` if the limit is exceeded.

    The response cache has counted a request that it could have answered.
    """
    counted: Allowance | None = getattr(request.state, "counted", None)
    allowance = counted or request.app.state.limiter.hit(bucket)
    request.state.allowance = allowance
    if allowance is not None and not allowance.granted:
        raise Problem(
            "too-many-requests",
            f"more than {allowance.limit} requests in {allowance.window} seconds; "
            f"wait {allowance.reset} seconds",
            headers={"Retry-After": str(allowance.reset)},
        )
