"""What each word of a codelist means: what stands under it in the code."""

import ast
import inspect
import textwrap
from enum import StrEnum
from itertools import pairwise


def meanings(codelist: type[StrEnum]) -> dict[str, str]:
    """The meaning of each word under which one stands.

    Python keeps no docstring of a member, so the code itself is read.
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
