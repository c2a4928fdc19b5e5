"""The line between the service and its database server, for somebody to cut or to slow down."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

_SOCKET = ".s.PGSQL.5432"
_COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
_READING = b"default_transaction_read_only=on"  # as the service's readers say when they connect


class Mishap(Enum):
    """What may befall a COMMIT."""

    CUT_BEFORE = "cut before it arrives"
    CUT_AFTER = "cut before the server's answer arrives"
    DELAYED = "delayed"


@dataclass(slots=True)
class Wire:
    """Carries what both sides say, from a socket in one folder to that in another."""

    folder: Path
    server: Path
    delay: float = 0.0
    mishap: Mishap | None = None
    """What befalls the next COMMIT of a writer, once."""
    happened: int = 0
    _lines: list[tuple[socket.socket, socket.socket]] = field(default_factory=list)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, listener: socket.socket) -> None:
        """Carry each connection, until nobody listens any more."""
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self.server / _SOCKET))
            except OSError:
                client.close()
                server.close()
                continue
            self._lines.append((client, server))
            threading.Thread(target=self._to_server, args=(client, server), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client), daemon=True).start()

    def cut(self) -> None:
        """Cut every connection that there is."""
        lines, self._lines = self._lines, []
        for client, server in lines:
            _end(client, server)

    def _to_server(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            said = client.recv(65536)
            is_reader = _READING in said
            server.sendall(said)
            while said := client.recv(65536):
                befalls = None if is_reader else self._befalls(said)
                if befalls is Mishap.CUT_BEFORE:
                    break
                if befalls is Mishap.DELAYED:
                    time.sleep(self.delay)
                if befalls is Mishap.CUT_AFTER:
                    # The server must hear of it, and its answer must not be heard.
                    with suppress(OSError):
                        client.shutdown(socket.SHUT_RDWR)
                server.sendall(said)
                if befalls is Mishap.CUT_AFTER:
                    time.sleep(0.2)
                    break
        _end(client, server)

    def _befalls(self, said: bytes) -> Mishap | None:
        with self._turn:
            if self.mishap is None or _COMMIT not in said:
                return None
            befalls, self.mishap = self.mishap, None
            self.happened += 1
            return befalls

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while said := source.recv(65536):
                target.sendall(said)
        _end(source, target)


@contextmanager
def wire(folder: Path, server: Path) -> Iterator[Wire]:
    """A line from a folder of its own to a server, until the block ends."""
    carrier = Wire(folder, server)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / _SOCKET))
        listener.listen(100)
        carrying = threading.Thread(target=carrier.serve, args=(listener,), daemon=True)
        carrying.start()
        try:
            yield carrier
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            carrying.join()
            carrier.cut()


def _end(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
