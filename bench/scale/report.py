"""Growth of each GET, as a table and as a list of what grows more than it may."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bench.scale.exceptions import ALLOWED_GROWTH, IN_PROPORTION, KNOWN, NOISE_MILLISECONDS
from bench.scale.measure import Sample
from bench.scale.questions import Question

Found = Mapping[Question, Sequence[Sample]]


def table(sizes: Sequence[int], found: Found) -> Iterator[str]:
    """Yield the lines of a table in Markdown: one row for each question."""
    steps = list(pairwise(sizes))
    heads = ["GET", *(f"ms at {size:,}" for size in sizes), *(f"to {b:,}" for _, b in steps),
             "statements", "bytes", ""]  # fmt: skip
    yield _row(heads)
    yield _row(["---", *["--:"] * (len(heads) - 2), "---"])
    for question, samples in found.items():
        yield _row(
            [
                f"`{question.target}`",
                *(f"{sample.milliseconds:,.1f}" for sample in samples),
                *(f"{growth(a, b):.2f} ×" for a, b in pairwise(samples)),
                _steps(samples, "statements"),
                _steps(samples, "bytes"),
                _mark(question, samples),
            ]
        )


def growth(smaller: Sample, larger: Sample) -> float:
    """Return by how much the processor time of an answer has grown."""
    return larger.milliseconds / smaller.milliseconds


def offenders(found: Found) -> list[Question]:
    """Return the questions whose answers grow by more than they may."""
    return [question for question, samples in found.items() if grows(question, samples)]


def unexpected(found: Found) -> list[Question]:
    """Return the offenders that are not known ones."""
    return [question for question in offenders(found) if not _is_known(question)]


def failures(found: Found) -> list[Question]:
    """Return the questions that were not answered with 200 at every size."""
    return [one for one, samples in found.items() if any(it.status != 200 for it in samples)]


def grows(question: Question, samples: Sequence[Sample]) -> bool:
    """Return whether the cost grows by more than is allowed from one size to the next."""
    return any(_grows(question, smaller, larger) for smaller, larger in pairwise(samples))


def _grows(question: Question, smaller: Sample, larger: Sample) -> bool:
    allowed = ALLOWED_GROWTH * max(_returned(question, smaller, larger), 1)
    return larger.milliseconds > allowed * smaller.milliseconds + NOISE_MILLISECONDS


def _returned(question: Question, smaller: Sample, larger: Sample) -> float:
    """Return by how much an answer may have grown with what it returns; a full page does not."""
    if question.route in IN_PROPORTION:
        return larger.bytes / max(smaller.bytes, 1)
    if smaller.items is None or larger.items is None:
        return 1
    return larger.items / max(smaller.items, 1)


def _mark(question: Question, samples: Sequence[Sample]) -> str:
    if not grows(question, samples):
        return "in proportion" if question.route in IN_PROPORTION else ""
    return "grows (known)" if _is_known(question) else "GROWS"


def _is_known(question: Question) -> bool:
    begins = tuple(known for known in KNOWN if "?" in known)
    return question.route in KNOWN or question.target.startswith(begins)


def _steps(samples: Sequence[Sample], name: str) -> str:
    values = [getattr(sample, name) for sample in samples]
    return f"{values[0]:,}" if len(set(values)) == 1 else " → ".join(f"{it:,}" for it in values)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
