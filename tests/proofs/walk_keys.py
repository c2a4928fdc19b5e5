"""Keys on a walk: issued, revoked, expired, and who they are taken for."""

from datetime import date, timedelta

from app.platform.clock import end_of
from tests.proofs.shadow import LONDON, No, Who
from tests.proofs.walker import Held, Walker, same

A_YEAR = timedelta(days=365)


def issue(walker: Walker) -> None:
    """A key for somebody, if the caller may issue any and what is said makes sense."""
    rng, known = walker.rng, sorted(walker.shadow.known("authority"))
    role = rng.choice(["reader", "editor", "editor", "auditor", "admin"])
    named = rng.sample(known, min(len(known), rng.choice([0, 1, 2]))) if role == "editor" else []
    named += ["atlantis"] if rng.random() < 0.1 else []
    name = f"system-{rng.randint(1, 9)}"
    held = rng.choice(walker.held)
    body = {"name": name, "role": role, "authorities": named}
    response = walker.ask("POST", "api-keys", held, json=body)
    try:
        check_is_admin(walker, held)
        check_makes_sense(role, named)
    except No as no:
        walker.check_refused(response, no)
        return
    said, last_day = response.json(), today(walker) + A_YEAR
    told = (
        response.status_code,
        said["name"],
        said["role"],
        said["authorities"],
        said["revoked_at"],
    )
    assert told == (201, name, role, sorted(named), None)
    assert said["expires_at"].startswith(str(last_day))
    who = Who(name, role, frozenset(named))
    walker.held.append(Held(said["key"], who, end_of(last_day), said["id"], issuer=held))
    walker.counts["keys issued"] += 1


def revoke(walker: Walker) -> None:
    """A key that was issued on the way, or one that never was."""
    rng = walker.rng
    held, other = rng.choice(walker.held), rng.choice([*issued(walker), None])
    response = walker.ask("DELETE", f"api-keys/{other.id if other else 'k2345678'}", held)
    try:
        check_is_admin(walker, held)
        if other is None:
            raise No(404, "unknown-code")
    except No as no:
        walker.check_refused(response, no)
        return
    same(response.status_code, 204)
    other.is_revoked = True
    walker.counts["keys revoked"] += 1


def ask_who(walker: Walker) -> None:
    held = walker.rng.choice([*walker.held, None])
    response = walker.ask("GET", "me", held)
    try:
        who = walker.who(held)
    except No as no:
        walker.check_refused(response, no)
        return
    said = response.json()
    told = (said["name"], said["role"], said["authorities"])
    same(told, (who.name, who.role, sorted(who.authorities)))


def list_keys(walker: Walker, admin: Held) -> None:
    """Every key that was issued on the way, and whether it was revoked."""
    items = walker.ask("GET", "api-keys", admin, params={"limit": "200"}).json()["items"]
    wanted = {(one.id, one.who.name, one.who.role, one.is_revoked) for one in issued(walker)}
    told = {(one["id"], one["name"], one["role"], one["revoked_at"] is not None) for one in items}
    same(wanted - told, set())
    same(len(items), len(walker.held))


def issued(walker: Walker) -> list[Held]:
    return [held for held in walker.held if held.id]


def check_is_admin(walker: Walker, held: Held) -> None:
    if walker.who(held).role != "admin":
        raise No(403, "forbidden")


def check_makes_sense(role: str, named: list[str]) -> None:
    if role == "editor" and not named:
        raise No(422, "editor-without-authority")
    if role != "editor" and named:
        raise No(422, "authority-without-editor")
    if "atlantis" in named:
        raise No(422, "unknown-authority")


def today(walker: Walker) -> date:
    return walker.shadow.now.astimezone(LONDON).date()
