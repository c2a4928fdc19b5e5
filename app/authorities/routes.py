"""Authorities and consortia over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.authorities import consortia, queries
from app.authorities.schemas import (
    AuthorityOut,
    AuthorityQuery,
    ConsortiumOut,
    ConsortiumQuery,
    ItemOnDay,
    MemberOut,
    MemberQuery,
)
from app.kit.pages import Page
from app.ledger.answers import Asked

router = APIRouter(prefix="/v1")

AuthorityCode = Annotated[
    str, Path(description="The authority's code, or any of its identifiers.", max_length=200)
]
ConsortiumCode = Annotated[str, Path(description="The consortium's code.", max_length=200)]


@router.get("/authorities", response_model=Page[AuthorityOut], tags=["Authorities"])
def list_authorities(query: Annotated[AuthorityQuery, Query()], asked: Asked) -> Response:
    """List the authorities

    Those in being on the day asked about, in the order of their codes, each with its
    identifiers, the integrated care board of its area, and the consortia it belongs to.
    """
    return asked.answer(
        query, Page[AuthorityOut], lambda session, at: queries.list_authorities(session, query, at)
    )


@router.get("/authorities/{code}", response_model=AuthorityOut, tags=["Authorities"])
def get_authority(
    code: AuthorityCode, query: Annotated[ItemOnDay, Query()], asked: Asked
) -> Response:
    """Show one authority

    As it is called on the day asked about; also found by GSS code (`E09000033`) or any other
    identifier with its scheme (`GB-LAE-WSM`).
    """
    return asked.answer(
        query, AuthorityOut, lambda session, at: queries.get_authority(session, code, query, at)
    )


@router.get("/consortia", response_model=Page[ConsortiumOut], tags=["Consortia"])
def list_consortia(query: Annotated[ConsortiumQuery, Query()], asked: Asked) -> Response:
    """List the consortia

    Each with the number of members that the registry has evidence of on the day, and what
    sources claim about it: they often disagree on its size.
    """
    return asked.answer(
        query, Page[ConsortiumOut], lambda session, at: consortia.list_consortia(session, query, at)
    )


@router.get("/consortia/{code}", response_model=ConsortiumOut, tags=["Consortia"])
def get_consortium(
    code: ConsortiumCode, query: Annotated[ItemOnDay, Query()], asked: Asked
) -> Response:
    """Show one consortium

    With the number of evidenced members on the day, and the claims about it.
    """
    return asked.answer(
        query, ConsortiumOut, lambda session, at: consortia.get_consortium(session, code, query, at)
    )


@router.get("/consortia/{code}/members", response_model=Page[MemberOut], tags=["Consortia"])
def list_members(
    code: ConsortiumCode, query: Annotated[MemberQuery, Query()], asked: Asked
) -> Response:
    """List the members of a consortium

    On the day asked about, each with its role, what the membership rests on, and whether it is
    confirmed or assumed. Membership is never invented: an authority without evidence is not
    listed.
    """
    return asked.answer(
        query, Page[MemberOut], lambda session, at: consortia.list_members(session, code, query, at)
    )
