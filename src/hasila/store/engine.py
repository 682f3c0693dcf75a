"""Open a database file or URL, with SQLite's settings and messages a user can act on."""

import os
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import ExceptionContext

from hasila.errors import HasilaError
from hasila.store.schema import REVISION, VERSION_TABLE

#: How long a writer waits for another program that is writing to the same file.
LOCK_SECONDS = 20.0
#: SQLite settings of a transaction that writes: what is kept outlives a power cut, what can be
#: rebuilt need only outlive the program (a power cut may undo the last of it, never break the file).
DURABLE = ("synchronous = FULL",)
REBUILDABLE = ("synchronous = NORMAL",)
#: By this lock, writers to one PostgreSQL database wait for each other as those to an SQLite file do.
_WRITER = 0x68_61_73_69_6C_61
_BUSY = (
    "is being written by another program. Wait until it ends (or stop it), then run the same command again."
)
#: What the drivers say -> the key of the refusal, what is wrong and what to do.
_TROUBLES = (
    ("is locked", "busy", _BUSY),
    ("due to lock timeout", "busy", _BUSY),
    (
        "readonly",
        "read_only",
        "cannot be written. Give yourself write permission on the file and its folder, or copy it elsewhere.",
    ),
    (
        "unable to open",
        "not_opened",
        "cannot be opened. Check that its folder exists and that you may write in it.",
    ),
    (
        "file is not a database",
        "no_store",
        "is not a hasila database. Give the file that `hasila run --db` made, or a new name.",
    ),
    (
        "malformed",
        "damaged",
        "is damaged. Restore it from a backup, or save what can be read with `sqlite3 FILE .recover`.",
    ),
    ("is full", "full", "cannot grow: the disk is full. Free some space and run the same command again."),
    ("disk I/O error", "disk", "cannot be read or written: the disk reports an error. Check the disk."),
    (
        "cannot contain NUL",
        "",
        "stores no text with a NUL character. Leave the item out, or give an SQLite file to --db.",
    ),
    ("surrogates not allowed", "no_text", "has no such name: it is no text in UTF-8. Type it again."),
    (
        "connection failed",
        "no_server",
        "cannot be reached. Check the address, and that the server runs and lets you in.",
    ),
)


def open_engine(path_or_url: str | Path, *, create: bool) -> tuple[sa.Engine, str]:
    """Connect, and bring the schema to the newest revision; returns the engine and its name for messages.

    Raises:
        HasilaError: if there is no such file and `create` is false, or it cannot be opened or
            written, or is not a hasila database, or is newer than this program.
    """
    url = _url(path_or_url)
    if url.get_backend_name() == "sqlite":
        name = url.database or ""
        try:
            _check_file(Path(name), create=create)
        except OSError as error:
            raise HasilaError(
                f"{name} cannot be opened: {error.strerror}. Give another name to --db."
            ) from error
        engine = sa.create_engine(url, connect_args={"timeout": LOCK_SECONDS})
        _set_up_sqlite(engine)
    else:
        name = url.render_as_string(hide_password=True)
        try:
            engine = sa.create_engine(url)
        except (ImportError, sa.exc.NoSuchModuleError) as error:
            raise HasilaError(
                f"No driver for the database {name}: {error}. For PostgreSQL: pip install 'psycopg[binary]' "
                "and write postgresql+psycopg://..., or give a file name to --db."
            ) from error
        if url.get_backend_name() == "postgresql":
            _set_up_postgresql(engine)
    event.listen(engine, "handle_error", _translator(name))
    try:
        _ready(engine, name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def _url(path_or_url: str | Path) -> sa.URL:
    if isinstance(path_or_url, str) and "://" in path_or_url:
        try:
            url = sa.make_url(path_or_url)
        except sa.exc.ArgumentError as error:
            raise HasilaError(f"{path_or_url!r} is not a database address: {error}") from error
        if url.get_backend_name() != "sqlite" or url.database not in {None, "", ":memory:"}:
            return url
        raise HasilaError(
            "A database in memory is gone when the program ends: give the name of a file to --db."
        )
    return sa.URL.create("sqlite", database=str(path_or_url))


def _check_file(path: Path, *, create: bool) -> None:
    """Say plainly what the driver would say in riddles."""
    if path.is_dir():
        raise HasilaError(
            f"{path} is a folder: give the name of a database file in it, such as {path}/hasila.db"
        )
    if not path.exists():
        if not create:
            raise HasilaError(f"There is no database {path}. `hasila run PATH --db {path}` makes one.")
        if not path.parent.is_dir():
            raise HasilaError(
                f"The folder {path.parent} does not exist: make it first, or give another --db."
            )
    elif not path.is_file():
        raise HasilaError(f"{path} is not a regular file: give another name to --db.")
    elif not os.access(path, os.R_OK | os.W_OK):
        raise HasilaError(
            f"{path} cannot be written: give yourself read and write permission, or copy it elsewhere."
        )
    if not os.access(path.parent, os.W_OK):
        # SQLite keeps its log beside the file, also while it is only read.
        raise HasilaError(f"The folder {path.parent} cannot be written: copy the database elsewhere.")


def _set_up_sqlite(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        pragmas = connection.get_execution_options().get("pragmas", ())
        for pragma in pragmas:
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        # Writers take the lock at once: a transaction that reads first could fail when it comes to write.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if pragmas else "BEGIN")


def _set_up_postgresql(engine: sa.Engine) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("pragmas"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")


def _translator(name: str) -> Any:
    def translate(context: ExceptionContext) -> None:
        said = str(context.original_exception)
        if isinstance(context.original_exception, context.dialect.loaded_dbapi.IntegrityError):
            return
        for needle, key, advice in _TROUBLES:
            if needle in said:
                raise HasilaError(f"{name} {advice} ({said})", key, name=name) from context.original_exception

    return translate


def _ready(engine: sa.Engine, name: str, *, create: bool) -> None:
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        found = (
            connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - a constant
            if VERSION_TABLE in tables
            else None
        )
    if found == REVISION:
        return
    if VERSION_TABLE not in tables and (tables or not create):
        raise HasilaError(
            f"{name} is not a hasila database. Give the file that `hasila run --db` made, or a new name."
        )
    from hasila.store.migrate import migrate  # noqa: PLC0415 - alembic costs 0.1 s, needed only here

    with engine.execution_options(pragmas=("journal_mode = WAL", *DURABLE)).begin() as connection:
        migrate(connection, name)
