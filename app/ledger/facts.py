"""Facts by their ids: shown, withdrawn, and seconded by a further source."""

from zlib import crc32

from sqlalchemy.orm import Session

from app.ledger import commands
from app.ledger.as_of import AsOf
from app.ledger.http.reads import Versioned
from app.ledger.http.writes import CommandContext
from app.ledger.inputs import CorroborationIn, WithdrawalIn
from app.ledger.models import CorroborationFact, Fact, fact_models
from app.ledger.queries import get_fact
from app.ledger.schemas import FactOut
from app.platform.http.pagination import BaseQuery


def read_fact(session: Session, _: BaseQuery, as_of: AsOf, fact: str) -> Versioned[FactOut]:
    """A fact, known by the entry that ended it; while it stands, by its id and who seconds it."""
    found = get_fact(session, fact, as_of)
    if found.ended is not None:
        return Versioned(f"{found.ended.stream}-{found.ended.position}", found)
    seconded = ",".join(found.corroborated_by).encode()
    return Versioned(f"{fact};{crc32(seconded):08x}" if seconded else fact, found)


def withdraw_fact(ctx: CommandContext, fact: str, body: WithdrawalIn) -> Fact:
    """Withdraw a fact that the caller sees, and has seen as it stands."""
    named = read_fact(ctx.session, BaseQuery(), ctx.as_of, fact)
    ctx.check_if_match(named.fact)
    known: Fact = ctx.session.get_one(fact_models()[named.what.stated.kind], fact)
    commands.withdraw(ctx.session, known, ctx.provenance, reason=body.reason)
    return known


def corroborate_fact(ctx: CommandContext, fact: str, body: CorroborationIn) -> CorroborationFact:
    """State that a further source says the same as a fact that the caller sees."""
    about = get_fact(ctx.session, fact, ctx.as_of).stated
    return commands.corroborate(ctx.session, about, body, ctx.provenance)
