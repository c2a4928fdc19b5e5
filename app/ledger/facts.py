"""Facts by their ids: shown, withdrawn, and seconded by a further source."""

from zlib import crc32

from sqlalchemy.orm import Session

from app.ledger import commands
from app.ledger.as_of import At
from app.ledger.http.reads import Named
from app.ledger.http.writes import Submission
from app.ledger.inputs import CorroborationIn, WithdrawalIn
from app.ledger.models import CorroborationFact, Fact, kinds_of_facts
from app.ledger.queries import get_fact
from app.ledger.schemas import FactOut


def named_fact(session: Session, fact: str, at: At) -> Named[FactOut]:
    """A fact, known by the entry that ended it; while it stands, by its id and who seconds it."""
    found = get_fact(session, fact, at)
    if found.ended is not None:
        return Named(f"{found.ended.stream}-{found.ended.position}", found)
    seconded = ",".join(found.corroborated_by).encode()
    return Named(f"{fact};{crc32(seconded):08x}" if seconded else fact, found)


def withdraw_fact(said: Submission, fact: str, body: WithdrawalIn) -> Fact:
    """Withdraw a fact that the caller sees, and has seen as it stands."""
    named = named_fact(said.session, fact, said.at)
    said.must_have_seen(named.fact)
    known: Fact = said.session.get_one(kinds_of_facts()[named.what.stated.kind], fact)
    commands.withdraw(said.session, known, said.recording, reason=body.reason)
    return known


def corroborate_fact(said: Submission, fact: str, body: CorroborationIn) -> CorroborationFact:
    """State that a further source says the same as a fact that the caller sees."""
    about = get_fact(said.session, fact, said.at).stated
    return commands.corroborate(said.session, about, body, said.recording)
