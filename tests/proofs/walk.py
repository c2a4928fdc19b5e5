"""A walk of many steps through one registry: statements, keys, time that passes, and looking."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from tests.proofs.shadow import No
from tests.proofs.shadow_sight import Sight, View
from tests.proofs.shadow_speaker import Said
from tests.proofs.shadow_statements import STATEMENTS
from tests.proofs.shadow_views import a_fact, the_feed, views
from tests.proofs.walk_erasures import Erasures
from tests.proofs.walk_keys import ask_who, issue, list_keys, revoke
from tests.proofs.walker import Held, Sending, Walker, same
from tests.proofs.walker_bodies import DAYS, POOLS
from tests.proofs.walker_facts import Statements

ROLES = ["admin"] * 9 + ["editor"] * 9 + ["reader", "auditor"]


@dataclass(slots=True)
class Walk:
    """What happens next, at random; every answer is compared with what it must be."""

    walker: Walker
    drawn: Statements = field(init=False)
    erasures: Erasures = field(init=False)
    numbers: int = 0

    def __post_init__(self) -> None:
        self.drawn = Statements(self.rng, self.walker.shadow)
        self.erasures = Erasures(self.walker, [])

    @property
    def rng(self) -> Random:
        return self.walker.rng

    def begin(self) -> int:
        """What nothing can be said without, by an admin; how many statements that takes."""
        admin = next(held for held in self.walker.held if held.who.role == "admin")
        first = [Said("register_source", {}, {"code": code, "title": "A title", "kind": "minutes"})
                 for code in ("minutes", "notice")]  # fmt: skip
        for thing in POOLS:
            for code in POOLS[thing][:3]:
                name = "reference" if thing == "contract" else "code"
                said = {**self.drawn.said_of(thing), name: code, "source": "minutes"}
                named = {"icb", "parent", "lead", "framework", "consortium", "provider"}
                said |= dict.fromkeys(named & said.keys()) | {"identifiers": []}
                said |= {"buyers": []} if thing == "contract" else {}
                first.append(Said(f"record_{thing}", {}, said))
        for one in first:
            self.walker.shadow.now += timedelta(seconds=1)
            self.walker.send(Sending(one, admin))
        return len(first)

    def step(self) -> None:
        self._pass_time()
        steps: list[tuple[int, Callable[[], None]]] = [
            (85, self._state),
            (5, self._repeat),
            (2, lambda: issue(self.walker)),
            (1, lambda: revoke(self.walker)),
            (1, lambda: ask_who(self.walker)),
            (2, self.erasures.request),
            (2, self.erasures.consent),
            (6, self._look_at_a_fact),
        ]
        weights = [weight for weight, _ in steps]
        self.rng.choices([step for _, step in steps], weights)[0]()

    def look(self) -> None:
        """Everything there is to see, for a stranger and two others, now or as at some position."""
        shuffled = self.rng.sample(self.walker.held, len(self.walker.held))
        by_role = {held.who.role: held for held in shuffled}
        for held in [None, *self.rng.sample(list(by_role.values()), 2)]:
            try:
                who = self.walker.who(held)
            except No:
                continue
            back = self.rng.random() < 0.5
            position = self.rng.randint(0, self.walker.shadow.head) if back else None
            day = self.rng.choice([None, *DAYS])
            now, sight = (Sight(self.walker.shadow, who, at, day) for at in (None, position))
            for view in views(sight):
                self._compare(view, sight, held)
            for stream in self.walker.shadow.entries:
                if who.reads(stream):
                    self._compare(the_feed(now, stream), now, held)
                    continue
                response = self.walker.ask("GET", "changes", held, params={"stream": stream})
                self.walker.check_refused(response, No(422, "unknown-stream"))
            if who.role == "admin" and held is not None:
                list_keys(self.walker, held)

    def _pass_time(self) -> None:
        """Mostly a moment; sometimes none, or days, or a clock that is set back."""
        seconds = self.rng.choice([0, 1, 1, 1, 5, 5, 60, 60, -2])
        if self.rng.random() < 0.01:
            seconds = self.rng.choice([3_600, 90_000, 86_400 * 7])
        self.walker.shadow.now += timedelta(seconds=seconds)

    def _state(self) -> None:
        """A statement by somebody; more often than not, one that would do."""
        sending = self._drawn()
        for _ in range(4):
            if self.rng.random() < 0.3 or self._would_do(sending):
                break
            sending = self._drawn()
        self.walker.send(sending)

    def _drawn(self) -> Sending:
        said, role = self.drawn.draw(), self.rng.choice(ROLES)
        some = [held for held in self.walker.held if held.who.role == role]
        held = self.rng.choice(some) if self.rng.random() < 0.98 else None
        may_act = role == "admin" or self.rng.random() < 0.04
        if may_act and self.rng.random() < 0.6:
            somebody = next(iter(self.drawn.spelling("authority").values()))
            said = Said(said.operation, said.path, said.body, said.seen, somebody)
        spoilt = self.rng.choice(["field", "missing", "parameter", "key"])
        self.numbers += 1
        key = f"key-{self.numbers}" if self.rng.random() < 0.3 else None
        return Sending(said, held, key, spoilt if self.rng.random() < 0.03 else None)

    def _would_do(self, sending: Sending) -> bool:
        shadow = self.walker.shadow
        shadow.is_trying = True
        try:
            with shadow.attempt():
                who = self.walker.who(sending.held)
                if who.role in sending.operation.roles:
                    STATEMENTS[sending.said.operation](self.walker.speaker(sending.said, who))
        except No as no:
            return no.answer[0] == 200
        finally:
            shadow.is_trying = False
        return False

    def _repeat(self) -> None:
        """The same request under the same key; sometimes another one under it."""
        if not self.walker.sent:
            return
        sent = self.rng.choice(list(self.walker.sent.values()))
        if self.rng.random() < 0.25:
            sent = Sending(self.drawn.draw(), sent.held, sent.key)
        self.walker.send(sent)

    def _look_at_a_fact(self) -> None:
        held: Held | None = self.rng.choice([*self.walker.held, None])
        if (fact := self.drawn.some_fact()) is None:
            return
        try:
            who = self.walker.who(held)
        except No:
            return
        position = self.rng.choice([None, self.rng.randint(0, self.walker.shadow.head)])
        sight = Sight(self.walker.shadow, who, position)
        view = a_fact(sight, fact)
        if view is not None:
            self._compare(view, sight, held)
            return
        params = {} if position is None else {"position": str(position)}
        response = self.walker.ask("GET", f"facts/{fact.id}", held, params=params)
        self.walker.check_refused(response, No(404, "unknown-code"))

    def _compare(self, view: View, sight: Sight, held: Held | None) -> None:
        """Read every page, and compare."""
        is_list = isinstance(view.expected, list) and "/" not in view.path
        is_list = is_list or view.path.endswith(("events", "history", "members"))
        params = dict(view.params) | ({"limit": "200"} if is_list else {})
        response = self.walker.ask("GET", view.path, held, params=params)
        same(response.status_code, 200, (view.path, params, response.text))
        same(response.headers["etag"], view.etag or response.headers["etag"], view.path)
        same(response.headers["registry-position"], sight.positions, (view.path, params))
        found = view.take(said := response.json())
        while is_list and said["next"] is not None:
            params["cursor"] = said["next"]
            said = self.walker.ask("GET", view.path, held, params=params).json()
            found += view.take(said)
        self.walker.counts["looks"] += 1
        same(found, view.expected, (view.path, params, held and held.who))
