"""Statements that are compiled once and run on the connection of the driver.

For a statement of a few rows, SQLAlchemy takes ten times as long as SQLite, and several times as
long as the driver of PostgreSQL. Here a statement is compiled, and the processors of its types are
looked up, when its structure is seen for the first time; the SQL, the parameters and the rows are
those of SQLAlchemy.

Apart from documented interfaces this rests on `_generate_cache_key`, which gives statements of one
structure the same key and lists their bound values in the same order; a test shows both.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Delete,
    Dialect,
    Enum,
    Insert,
    Select,
    TupleType,
    Update,
)
from sqlalchemy.sql.cache_key import CacheKey
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler
from sqlalchemy.types import TypeEngine

from app.platform.db.named_rows import Process, ReadResult, RowType

Query: TypeAlias = Select[Any] | CompoundSelect[Any]
"""A statement that reads."""

MAX_STRUCTURES = 1_000
"""The number of structures that are kept; a service has a few hundred."""

_MAX_VARIANTS = 64
_MAX_LISTED = 400
"""The most texts of one statement that are kept, and the most values of lists in one of them."""


class Variant(NamedTuple):
    """The text of a statement for lists of certain lengths."""

    text: str
    order: Sequence[str] | None
    """The names of the parameters in their order, for a driver that takes them by position."""
    expanded: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, state: ExpandedState) -> "Variant":
        """Take what SQLAlchemy made of lists."""
        return cls(state.statement, state.positiontup, state.parameter_expansion)


class _Parameter(NamedTuple):
    """A parameter: its name in the text, its key, and what it is if no value is given."""

    name: str
    key: str
    default: Any
    """The place of the value among the bound ones, a constant, or `_REQUIRED`."""
    is_list: bool
    process: Process | None


class PreparedStatement:
    """A statement, compiled for one engine."""

    def __init__(self, compiled: SQLCompiler, bound: int) -> None:
        """Take a compiled statement with a number of bound values in its cache key."""
        self._compiled = compiled
        self._parameters = [*_parameters(compiled, bound)]
        self._lists = [one for one in self._parameters if one.is_list]
        self._variants: dict[tuple[int, ...], Variant] = {}

    def sent(
        self, values: Mapping[str, Any], bound: Sequence[BindParameter[Any]]
    ) -> tuple[str, Any]:
        """Return the text and the parameters for the driver."""
        given = {
            one.name: values[one.key] if one.key in values else _default(one, bound)
            for one in self._parameters
        }
        variant = self._variant(given)
        for name, _, _, is_list, process in self._parameters:
            if is_list:
                some = given.pop(name)
                names = variant.expanded[name]
                given.update(zip(names, map(process, some) if process else some, strict=True))
            elif process is not None:
                given[name] = process(given[name])
        if variant.order is None:
            return variant.text, given
        return variant.text, [given[name] for name in variant.order]

    def _variant(self, given: Mapping[str, Any]) -> Variant:
        lengths = tuple([len(given[one.name]) for one in self._lists])
        found = self._variants.get(lengths)
        if found is None:
            found = Variant.of(self._compiled.construct_expanded_state({**given}))
            if sum(lengths) <= _MAX_LISTED and len(self._variants) < _MAX_VARIANTS:
                self._variants[lengths] = found
        return found


class PreparedQuery(PreparedStatement):
    """A statement that reads columns."""

    def __init__(self, statement: Query, key: CacheKey, dialect: Dialect) -> None:
        """Compile a statement, whose bound values are in the order of its cache key."""
        compiled = dialect.statement_compiler(dialect, statement, cache_key=key)
        super().__init__(compiled, len(key.bindparams))
        self._dialect = dialect
        self._columns: list[Any] = [*statement.selected_columns]
        self._rows: RowType | None = None

    def result(self, rows: Sequence[Sequence[Any]], cursor: Any) -> ReadResult:
        """Return the rows of a cursor of the driver with the values of SQLAlchemy."""
        if self._rows is None:
            self._rows = self._described(cursor.description)
        return ReadResult(self._rows, self._rows.convert(rows))

    def _described(self, description: Sequence[Any]) -> RowType:
        processors = [
            _result_processor(column.type, self._dialect, described[1])
            for column, described in zip(self._columns, description, strict=True)
        ]
        return RowType([described[0] for described in description], processors)


class PreparedWrite(PreparedStatement):
    """A statement that inserts, updates or deletes, with values for some columns."""

    def __init__(self, compiled: SQLCompiler, bound: int) -> None:
        """Take a compiled statement with a number of bound values in its cache key."""
        super().__init__(compiled, bound)
        self.is_insert = compiled.isinsert

    def sent_many(
        self, rows: Sequence[Mapping[str, Any]], bound: Sequence[BindParameter[Any]]
    ) -> tuple[str, Sequence[Any]]:
        """Return the text and the parameters of each row for the driver; none may be a list."""
        columns = [self._column(one, rows, bound) for one in self._parameters]
        names = [one.name for one in self._parameters]
        variant, values = self._variant(dict.fromkeys(names)), zip(*columns, strict=True)
        if variant.order is None:
            return variant.text, [dict(zip(names, some, strict=True)) for some in values]
        if [*variant.order] == names:
            return variant.text, [*values]
        places = itemgetter(*(names.index(name) for name in variant.order))
        return variant.text, [*map(places, values)]

    def _column(
        self,
        parameter: _Parameter,
        rows: Sequence[Mapping[str, Any]],
        bound: Sequence[BindParameter[Any]],
    ) -> Iterable[Any]:
        """Return the values of a parameter in all rows."""
        key, process = parameter.key, parameter.process
        if key in rows[0]:
            values: Iterable[Any] = [row[key] for row in rows]
        else:
            values = [_default(parameter, bound)] * len(rows)
        return values if process is None else map(process, values)


class PreparedStatements:
    """The prepared statements of one engine, by statement and by structure."""

    def __init__(self, dialect: Dialect) -> None:
        """Begin without statements."""
        self._dialect = dialect
        self._of_statement: WeakKeyDictionary[Any, dict[Any, Any]] = WeakKeyDictionary()
        self._of_structure: dict[Any, Any] = {}

    def find(self, statement: Any) -> tuple[PreparedQuery | None, Any]:
        """Return a statement that reads as prepared, and its bound values.

        None for one that only SQLAlchemy can run: of objects, of text, or one that writes.
        """
        if not isinstance(statement, Select | CompoundSelect):
            return _NOT_PREPARED
        return self._found(statement, None, self._query)

    def find_write(self, statement: Any, names: Iterable[str]) -> tuple[PreparedWrite | None, Any]:
        """Return a statement that writes as prepared for values of some names, and its own ones.

        None for one that only SQLAlchemy can run: of objects, or one that returns rows.
        """
        if not isinstance(statement, Insert | Update | Delete) or statement._propagate_attrs:
            return _NOT_PREPARED
        return self._found(statement, tuple(names), self._write)

    def _found(self, statement: Any, names: Any, prepare: Callable[..., Any]) -> tuple[Any, Any]:
        by_names = self._of_statement.setdefault(statement, {})
        if names not in by_names:
            by_names[names] = self._prepared(statement, names, prepare)
        found: tuple[Any, Any] = by_names[names]
        return found

    def _prepared(self, statement: Any, names: Any, prepare: Callable[..., Any]) -> tuple[Any, Any]:
        key = statement._generate_cache_key()
        if key is None:
            return _NOT_PREPARED
        structure = key.key, names
        if structure not in self._of_structure:
            if len(self._of_structure) >= MAX_STRUCTURES:
                self._of_structure.clear()
            self._of_structure[structure] = prepare(statement, key, names)
        return self._of_structure[structure], key.bindparams

    def _query(self, statement: Query, key: CacheKey, _: None) -> PreparedQuery | None:
        if not _is_of_columns(statement, key.bindparams):
            return None
        return PreparedQuery(statement, key, self._dialect)

    def _write(self, statement: Any, key: CacheKey, names: Sequence[str]) -> PreparedWrite | None:
        compiled: Any = self._dialect.statement_compiler(
            self._dialect,
            statement,
            cache_key=key,
            column_keys=[*names],
            for_executemany=True,
        )
        # A default that a function gives, and rows that are returned, are left to SQLAlchemy.
        if compiled.insert_prefetch or compiled.update_prefetch or compiled.effective_returning:
            return None
        return PreparedWrite(compiled, len(key.bindparams))


_NOT_PREPARED: tuple[None, tuple[()]] = (None, ())


_REQUIRED = object()


class _Place(int):
    """The place of a value among those that a cache key lists."""


class _Words(dict[Any, Any]):
    """The members of an enumeration by their values."""

    def __missing__(self, value: object) -> None:
        raise LookupError(f"{value!r} is not a word of the codelist")


def _is_of_columns(statement: Query, bound: Sequence[BindParameter[Any]]) -> bool:
    """Return whether a statement selects columns only, with values that can be bound."""
    return _selects_columns(statement) and not any(
        isinstance(value.type, TupleType) or value.literal_execute or value.callable
        for value in bound
    )


def _selects_columns(statement: Any) -> bool:
    if isinstance(statement, CompoundSelect):
        return all(map(_selects_columns, statement.selects))
    return isinstance(statement, Select) and all(
        isinstance(one["type"], TypeEngine) for one in statement.column_descriptions
    )


def _parameters(compiled: SQLCompiler, count: int) -> Iterator[_Parameter]:
    """Yield the parameters of a statement with a number of bound values.

    The places of these are seen by asking for the parameters with each value replaced by its place.
    """
    # A value that a statement names twice is one parameter.
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    required = {bind.key: _REQUIRED for bind in binds.values() if bind.required}
    places = compiled.construct_params(
        required,
        extracted_parameters=[BindParameter(None, _Place(n)) for n in range(count)],
        escape_names=False,
    )
    for name, bind in binds.items():
        process = bind.type.dialect_impl(compiled.dialect).bind_processor(compiled.dialect)
        yield _Parameter(name, bind.key, places[name], bind.expanding, process)


def _default(parameter: _Parameter, bound: Sequence[BindParameter[Any]]) -> Any:
    default = parameter.default
    if isinstance(default, _Place):
        return bound[default].value
    if default is _REQUIRED:
        raise LookupError(f"the statement needs a value for {parameter.key!r}")
    return default


def _result_processor(type_: TypeEngine[Any], dialect: Dialect, described: Any) -> Process | None:
    impl = type_.dialect_impl(dialect)
    process: Process | None = impl.result_processor(dialect, described)
    if process is not None and isinstance(type_, Enum) and type_.enum_class is not None:
        # A dictionary finds a word in a tenth of the time of SQLAlchemy's function.
        words: dict[Any, Any] = {word.value: word for word in type_.enum_class}
        return _Words({None: None} | words).__getitem__
    return process
