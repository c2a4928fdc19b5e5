"""The signing key of a registry, and the cursors that it signs."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import LargeBinary, select
from sqlmodel import Field, SQLModel

from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.http.pagination import Page, PageParameters, invalid_cursor

Query = TypeVar("Query")

KEY_BYTES = 32
_MAC_BYTES = 16


class SigningKey(SQLModel, table=True):
    """The secret with which a registry signs cursors; made by the first migration."""

    __tablename__ = "signing_key"

    id: int = Field(primary_key=True)
    secret: bytes = Field(sa_type=LargeBinary)


class CursorSigner:
    """Signs the cursors of pages, each for one reach, so that none can be made or passed on."""

    def __init__(self, database: Database) -> None:
        """Sign with the key of a database, which is read at the first use."""
        self._database = database
        self._secret: bytes | None = None

    def sign(self, answer: Any, reach: str) -> Any:
        """Return an answer with its cursor signed, if it is a page that another page follows."""
        if not isinstance(answer, Page) or answer.next is None:
            return answer
        body = answer.next.encode()
        signed = base64.urlsafe_b64encode(self._mac(body, reach) + body).decode()
        return replace(answer, next=signed)

    def open(self, query: Query, reach: str) -> Query:
        """Return a query with its cursor as JSON, as it was before it was signed.

        Raises Problem `invalid-cursor` for a cursor that was not signed here for this reach.
        """
        if not isinstance(query, PageParameters) or query.cursor is None:
            return query
        try:
            signed = base64.b64decode(query.cursor, altchars=b"-_", validate=True)
        except (ValueError, binascii.Error) as error:
            raise invalid_cursor() from error
        mac, body = signed[:_MAC_BYTES], signed[_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(body, reach)):
            raise invalid_cursor()
        opened: Query = query.model_copy(update={"cursor": body.decode()})
        return opened

    def _mac(self, body: bytes, reach: str) -> bytes:
        if self._secret is None:
            with self._database.read_session() as session:
                self._secret = session.scalars(select(table(SigningKey).c.secret)).one()
        signed = len(reach).to_bytes(4, "big") + reach.encode() + body
        return hmac.digest(self._secret, signed, hashlib.sha256)[:_MAC_BYTES]
