"""Records drawn at random: of every sort, and steps of the cases that there are."""

from datetime import date, timedelta

from tests.proofs.shadow import Fact
from tests.proofs.shadow_records import RULES, STEPS, Rule, root
from tests.proofs.shadow_speaker import Said
from tests.proofs.walker_bodies import WORDS, Bodies, Drawn, as_visible
from tests.support.records import SORT, Sort

FREE = [name for name, rule in RULES.items() if not rule.case or rule.named]
TAKEN = [name for name, rule in RULES.items() if rule.case and not rule.named]


class Records(Bodies):
    """Draws statements of records."""

    __slots__ = ()

    def record(self) -> Said:
        """Something new, or in the place of what was said before."""
        operation = self.rng.choice(FREE)
        rule, sort = RULES[operation], SORT[operation]
        replaced, seen = self.replacing(rule.type)
        old = self.shadow.facts.get(replaced.get("replaces", ""))
        said = {**sort.body, **self._named(rule, sort), **self._counts(rule)}
        if rule.begins is not None and rule.begins != "month":
            said[rule.begins] = self.day()
        if old is not None and self.rng.random() < 0.9:
            said |= {name: old.said[name] for name in (*rule.about, "decided_on")
                     if name in old.said}  # fmt: skip
        if sort.hides:
            keeps = old is not None and self.rng.random() < 0.9
            said |= as_visible(old) if old and keeps else self.visibility()
            if keeps and "visibility" not in said:
                said["visibility"] = "public"
        if rule.named is not None:
            said[rule.named] = self._case(rule, old)
        return Said(operation, {}, {**self.basis(), **said, **replaced}, seen)

    def step(self) -> Said:
        """A step in a case that there is, mostly on a day on which it may have been taken."""
        operation = self.rng.choice(TAKEN)
        rule = RULES[operation]
        cases = [one for one in self.shadow.facts.values() if one.type == rule.case]
        case = self.rng.choice(cases) if cases else None
        replaced, seen = self.replacing(rule.type)
        said: Drawn = {"step": self.rng.choice(STEPS[rule.type]), "day": self.day()}
        if said["step"] == "decision":
            said["text"] = self.rng.choice(WORDS)
        some = case is not None and self.rng.random() < 0.96
        path = {"id": root(case) if some and case is not None else "partners-999999"}
        return Said(operation, path, {**self.basis(), **said, **replaced}, seen)

    def day(self) -> str:
        """A day on which no step was taken yet: the order on one day is nobody's to say."""
        day = date(2025, 1, 1) + timedelta(self.rng.randint(0, 600))
        while any(one.said.get("day") == str(day) for one in self.shadow.facts.values()):
            day += timedelta(1)
        return str(day)

    def _named(self, rule: Rule, sort: Sort) -> Drawn:
        """The things that it names; the incident says who declares it, or leaves that to admins."""
        said: Drawn = {
            name: self.code(thing) for name, thing in rule.names.items() if name in sort.body
        }
        said |= {name: [self.code(thing)] for name, thing in rule.lists.items()}
        if rule.type == "incident":
            declares = self.rng.choice(["authority", "consortium", "providers"])
            said |= {"authority": None, "consortium": None}
            if declares != "providers":
                said[declares] = self.code(declares)
        return said

    def _counts(self, rule: Rule) -> Drawn:
        few = self.rng.choice([0, 3, 7, 80])
        match rule.type:
            case "kpi_observation":
                month = f"2025-{self.rng.randint(1, 12):02}-01"
                return {"numerator": few, "denominator": self.rng.choice([7, 90]), "month": month}
            case "complaint_count":
                return {"received": few, "upheld": self.rng.choice([0, 7])}
        return {}

    def _case(self, rule: Rule, old: Fact | None) -> str:
        if old is not None and self.rng.random() < 0.9:
            return str(old.said["case"])
        cases = self.shadow.standing(str(rule.case))
        return root(self.rng.choice(cases)) if cases else "public-999999"
