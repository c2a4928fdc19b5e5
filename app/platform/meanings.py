"""The meanings of the words of a codelist: the texts under them in the code."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from itertools import pairwise


@cache
def meanings(codelist: type[StrEnum]) -> Mapping[str, str]:
    """Return the meaning of each word that has one.

    Python keeps no docstring of a member, so the source is read, once for each list.
    """
    (defined,) = ast.parse(textwrap.dedent(inspect.getsource(codelist))).body
    said = {}
    for member, text in pairwise(defined.body if isinstance(defined, ast.ClassDef) else ()):
        match member, text:
            case (
                ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(meaning))),
            ):
                said[codelist[name].value] = " ".join(meaning.split())
    return said
