"""Strict JSON: ambiguous and oversized bodies are rejected quickly, without repeating values."""

import json
import time
import tracemalloc

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.http import strict_json
from app.platform.problems.problem import Problem

MEBIBYTE = 2**20
BACKSLASH = "\\"


def fields(number: int) -> bytes:
    return json.dumps({f"f{n}": n for n in range(number)}).encode()


WRONG: list[tuple[bytes, str, str]] = [
    (b"nonsense", "invalid-json", "/body"),
    (b'{"a": 1', "invalid-json", "/body"),
    (b'{"a": 1} {}', "invalid-json", "/body"),
    (b"{'a': 1}", "invalid-json", "/body"),
    (b'["a\x01"]', "invalid-json", "/body"),
    (b'["\xff"]', "invalid-json", "/body"),
    (b'["\xed\xa0\x80"]', "invalid-json", "/body"),
    (b"\xef\xbb\xbf{}", "invalid-json", "/body"),
    ('{"a": 1}'.encode("utf-16"), "invalid-json", "/body"),
    ('{"a": 1}'.encode("utf-16-le"), "invalid-json", "/body"),
    (b'{"last_day": 1, "title": 2, "last_day": 1}', "duplicate-key", "/body/last_day"),
    (b'{"awards": [{}, {"level": 1, "level": 2}]}', "duplicate-key", "/body/awards/1/level"),
    (b'{"a": 1, "\\u0061": 2}', "duplicate-key", "/body/a"),
    (b"NaN", "not-a-number", "/body"),
    (b'{"value": Infinity}', "not-a-number", "/body/value"),
    (b"[0, -Infinity]", "not-a-number", "/body/1"),
    (b"[1e400]", "not-a-number", "/body/0"),
    (b"[-1e400]", "not-a-number", "/body/0"),
    (b"[1000000000000000000]", "too-many-digits", "/body/0"),
    (b"[" + b"9" * 100_000 + b"]", "too-many-digits", "/body/0"),
    (b"[" * 51 + b"]" * 51, "too-deep", "/body" + "/0" * 50),
    (b'{"a":' * 50 + b"{}" + b"}" * 50, "too-deep", "/body" + "/a" * 50),
    (b"[" * 60_000, "too-deep", "/body"),
    (b"[" + b"0," * 2**15 + b"0]", "too-many-values", "/body"),
    (b"[" * (2**16 + 1), "too-many-values", "/body"),
    (b'{"awards": [' + b"[0]," * 2**14 + b"[0]]}", "too-many-values", "/body/awards/16382"),
    (fields(1001), "too-many-fields", "/body"),
    (b'{"title": "a\\u0000b"}', "not-text", "/body/title"),
    (b'{"names": ["a", "\\ud800"]}', "not-text", "/body/names/1"),
    (b'["\\udc00\\ud800"]', "not-text", "/body/0"),
    (b'{"contract": {"\\u0000": 1}}', "not-text", "/body/contract"),
    (b'{"\\udfff": 1}', "not-text", "/body"),
]

FINE: list[bytes] = [
    b"null", b"0", b'""', b"[]", b"{}", b"[999999999999999999, -999999999999999999]",
    b"[1e308, -0.0, 1e-400, 0.1]", b"[" * 50 + b"]" * 50, b'{"a": {"a": [{"a": 1}, {"a": 1}]}}',
    b'["\\ud83d\\ude00", "\\u00e9\\n"]', '{"Förderung": "Straße 😀"}'.encode(), b' \r\n{"a": 0} ',
    b"[" + b"0," * (2**15 - 1) + b"0]", fields(1000), b'"' + b"[," * 2**15 + b'"',
]  # fmt: skip

HOSTILE: dict[str, bytes] = {
    "open lists": b"[" * MEBIBYTE,
    "open objects": b'{"a":' * (MEBIBYTE // 5),
    "open texts": b'["' * (MEBIBYTE // 2),
    "nothing but space": b" " * MEBIBYTE,
    "a text of backslashes": b'"' + b"\\" * MEBIBYTE,
    "zeros": b"[" + b"0," * (MEBIBYTE // 2 - 1) + b"0]",
    "empty lists": b"[" + b"[]," * (MEBIBYTE // 3 - 1) + b"[]]",
    "small objects": b"[" + b'{"":0},' * (MEBIBYTE // 7 - 1) + b"{}]",
    "digits": b"1" * MEBIBYTE,
    "numbers as long as Python takes": b"[" + (b"1" * 4299 + b",") * (MEBIBYTE // 4300) + b"1]",
    "decimals": b"1." + b"1" * MEBIBYTE,
    "a small power": b"1" + b"." + b"1" * MEBIBYTE + b"e-999999999",
    "keys": json.dumps({f"{number:06}": 0 for number in range(80_000)}).encode(),
    "late doubles": b'{"a":0,' + b",".join(b'"%d":0' % n for n in range(90_000)) + b',"a":0}',
    "escapes": b'["' + b"\\ud83d\\ude00" * (MEBIBYTE // 12) + b'\\ud800"]',
}


@pytest.mark.parametrize(("body", "code", "pointer"), WRONG)
def test_ambiguous_json_is_rejected(body: bytes, code: str, pointer: str) -> None:
    problem = refusal(body)

    assert problem is not None
    assert problem.code == "invalid-request"
    assert [(fault.code, fault.pointer) for fault in problem.errors] == [(code, pointer)]
    assert code in PROBLEM_CATALOGUE.field_rules


@pytest.mark.parametrize("body", FINE)
def test_unambiguous_json_is_read_like_the_standard_library(body: bytes) -> None:
    assert strict_json.read(body, MEBIBYTE) == json.loads(body)


@pytest.mark.parametrize("name", HOSTILE)
def test_malicious_mebibyte_takes_less_than_a_second(name: str) -> None:
    begun = time.process_time()

    refusal(HOSTILE[name])

    assert time.process_time() - begun < 1


@pytest.mark.parametrize("name", ["zeros", "empty lists", "small objects", "keys", "open lists"])
def test_malicious_mebibyte_takes_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        refusal(HOSTILE[name])
        left, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 10 * MEBIBYTE
    assert left < MEBIBYTE


@pytest.mark.parametrize("secret", ["943 476 5919", "Jane Roe", "a/b", "x" * 61, "ünd", "\x00"])
@pytest.mark.parametrize("fault", ["twice", "deep", "beside", "in"])
def test_problem_repeats_no_value_of_the_body(secret: str, fault: str) -> None:
    key = json.dumps(secret)
    body = {
        "twice": f'{{"person": {{{key}: 1, {key}: 2}}}}',
        "deep": f'{{"person": {{{key}: {"[" * 60}{"]" * 60}}}}}',
        "beside": f'{{"person": {{"note": {key}, {key}: NaN}}}}',
        "in": f'{{"person": {{{key}: "{BACKSLASH}ud800 {BACKSLASH}u0000", "note": {key}}}}}',
    }[fault]

    problem = refusal(body.encode())

    assert problem is not None
    assert {one.pointer for one in problem.errors} <= {"/body/person", "/body/person/note"}
    assert secret not in f"{problem.detail} {problem.errors}"


def test_pointer_is_cut_at_its_maximum_length() -> None:
    body = ('{"' + "f" * 60 + '":') * 40 + "NaN" + "}" * 40

    problem = refusal(body.encode())

    assert problem is not None
    assert problem.errors[0].pointer == "/body" + f"/{'f' * 60}" * 3


def refusal(body: bytes) -> Problem | None:
    try:
        strict_json.read(body, MEBIBYTE)
    except Problem as problem:
        return problem
    return None
