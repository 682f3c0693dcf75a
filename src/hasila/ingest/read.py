"""Read files, folders, JSONL and tables into documents; what cannot be read is named and passed over."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hasila.errors import HasilaError
from hasila.ingest.declared import day_in_url, declared
from hasila.ingest.decode import LIMIT, decode
from hasila.ingest.jsonl import Entry, parse, read_lines
from hasila.ingest.script import foreign
from hasila.ingest.table import read_rows
from hasila.model import Document

_TEXT = frozenset({"", ".txt", ".text", ".md"})
_LINES = frozenset({".jsonl", ".ndjson"})
_TABLES = frozenset({".csv", ".tsv"})
_TABLE = 10 * LIMIT  # bytes of a table, which is held whole
_READS = ".txt, .text, .md, .jsonl, .json, .csv and .tsv"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that was passed over: `reason` says what is wrong with it and what to do."""

    item: str
    reason: str


def read_paths(paths: Sequence[Path]) -> Iterator[Document | Skipped]:
    """Read files and folders, in the order given; folders whole, sorted by name, hidden files left out.

    A text file is one document; a JSONL file, a JSON list or a table (CSV, TSV) one document an entry:
    `text`, and optionally `id`, `published`, `outlet` or `source`, `url`. An item that cannot be read is yielded
    as `Skipped`, and the reading goes on. A text may have 20 MB; JSONL files may be of any size.
    """
    for path in paths:
        yield from _read_path(path, path.name or path.resolve().name, ())


def _shown(path: Path | str) -> str:
    """A path for messages; bytes that are no UTF-8 stand escaped."""
    return str(path).encode(errors="backslashreplace").decode()


def _read_path(path: Path, name: str, above: tuple[tuple[int, int], ...]) -> Iterator[Document | Skipped]:
    """Read one path; `above` holds device and inode of the folders it stands in."""
    item = _shown(path)
    try:
        name.encode()
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                yield Skipped(item, "links back to a folder it stands in: remove the link")
                return
            yield from _read_folder(path, name if above else "", (*above, identity))
        elif stat.S_ISREG(status.st_mode):
            yield from _read_file(path, name, status.st_size)
        else:
            yield Skipped(item, "is a socket, pipe or device, not a file: save its content to a file")
    except UnicodeEncodeError:
        yield Skipped(item, "its name is not valid UTF-8: rename it")
    except HasilaError as error:
        yield Skipped(item, str(error))
    except OSError as error:
        yield Skipped(item, _trouble(error))


def _trouble(error: OSError) -> str:
    """What the system's refusal means to the user."""
    if isinstance(error, FileNotFoundError):
        return "does not exist, or is a link to something that does not: check the path"
    if isinstance(error, PermissionError):
        return "may not be read: give yourself read permission (`chmod u+r`, for a folder `u+rx`)"
    if error.errno == errno.ELOOP:
        return "is a link that leads back to itself: remove the link"
    return f"could not be read ({error.strerror or error}): check the file and its disk, then run again"


def _read_folder(folder: Path, name: str, above: tuple[tuple[int, int], ...]) -> Iterator[Document | Skipped]:
    names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))  # noqa: PTH208
    if not names and len(above) == 1:
        yield Skipped(_shown(folder), f"holds no files: hasila reads {_READS}")
    for entry in names:
        yield from _read_path(folder / entry, f"{name}/{entry}" if name else entry, above)


def _read_file(path: Path, name: str, size: int) -> Iterator[Document | Skipped]:
    suffix = path.suffix.lower()
    if suffix in _LINES:
        yield from _read_lines(path, name, size)
        return
    if suffix in _TABLES:
        yield from _read_table(path, name, size)
        return
    if suffix in (".html", ".htm", ".xhtml"):
        raise HasilaError("is a web page, which hasila does not read yet: save its text as a UTF-8 .txt file")
    if suffix not in _TEXT and suffix != ".json":
        raise HasilaError(f"is a {suffix} file: hasila reads {_READS}; save its text as one of these")
    if size > LIMIT:
        raise HasilaError(_too_large(size, "split"))
    data = path.read_bytes()
    text, encoding = decode(data)
    if suffix == ".json":
        yield from _read_list(text, _shown(path), name, encoding)
        return
    reason = foreign(text)
    if reason:
        raise HasilaError(reason)
    yield Document(id=name, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding, text=text)


def _too_large(size: int, command: str) -> str:
    advice = (
        "cut it into one file a story, or into smaller ones (`split -C 10m --additional-suffix=.txt FILE`)"
    )
    limit = f"is {size / 2**20:.0f} MB, more than the {LIMIT >> 20} MB that one text may have"
    return f"{limit}: {advice if command == 'split' else 'shorten its text'}"


def _read_lines(path: Path, name: str, size: int) -> Iterator[Document | Skipped]:
    """One document a line, streamed: only one line is in memory at a time."""
    if not size:
        raise HasilaError("is empty: put a JSON object on each line, or leave it out")
    with path.open("rb") as file:
        entries = read_lines(file)
        yield from _documents(entries, f"{_shown(path)}:{{}}", name, "a JSON object on each line")


def _read_table(path: Path, name: str, size: int) -> Iterator[Document | Skipped]:
    if size > _TABLE:
        raise HasilaError(
            f"is {size / 2**20:.0f} MB, more than the {_TABLE >> 20} MB that a table may have: cut it into "
            "smaller ones, or save it as JSONL, which may be of any size"
        )
    entries = read_rows(path.read_bytes())
    yield from _documents(entries, f"{_shown(path)}, row {{}}", name, "a story in each row")


def _documents(entries: Iterator[Entry], item: str, name: str, wanted: str) -> Iterator[Document | Skipped]:
    found = False
    for entry in entries:
        found = True
        place = item.format(entry.number)
        if entry.trouble:
            yield Skipped(place, entry.trouble)
        else:
            yield from _document(entry.value, place, f"{name}:{entry.number}", entry.encoding)
    if not found:
        raise HasilaError(f"holds only blank lines: put {wanted}, or leave it out")


def _read_list(text: str, item: str, name: str, encoding: str) -> Iterator[Document | Skipped]:
    entries = parse(text, lines=True)
    if isinstance(entries, dict):
        entries = [entries]
    if not isinstance(entries, list) or not entries:
        raise HasilaError('holds no list of texts: write it as [{"id": ..., "text": ...}, ...]')
    for number, entry in enumerate(entries, 1):
        yield from _document(entry, f"{item}[{number}]", f"{name}:{number}", encoding)


def _document(entry: Any, item: str, name: str, encoding: str) -> Iterator[Document | Skipped]:
    try:
        if not isinstance(entry, dict):
            raise HasilaError('is not an object: write {"id": ..., "text": ...}')  # noqa: TRY301
        text = _text(entry)
        url = _optional(entry, "url")
        outlet = _optional(entry, "outlet") or _optional(entry, "source") or _host(url)
        identifier = _identifier(entry, name)
    except HasilaError as error:
        yield Skipped(item, str(error))
        return
    published, trouble = declared(entry.get("published"))
    if trouble:
        yield Skipped(f"{item}, published", trouble)
    yield Document(
        id=identifier,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding=encoding,
        text=text,
        published=published or day_in_url(url),
        outlet=outlet,
        url=url,
    )


def _text(entry: dict[str, Any]) -> str:
    if "text" not in entry:
        raise HasilaError('has no "text": add the story\'s text')
    text = _string(entry["text"], "text")
    if not text.strip():
        raise HasilaError('has an empty "text": add the story\'s text or leave it out')
    if len(text) > LIMIT:
        raise HasilaError(_too_large(len(text), "shorten"))
    reason = foreign(text)
    if reason:
        raise HasilaError(reason)
    return text


def _string(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise HasilaError(f'its "{field}" is not a string but {type(value).__name__}: put it in quotes')
    if "\0" in value:
        raise HasilaError(f'its "{field}" holds a NUL character: remove it')
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise HasilaError(
            f'its "{field}" holds half a character (a lone surrogate at {error.start}): write it out in UTF-8'
        ) from error
    return value


def _optional(entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field)
    return None if value is None else _string(value, field).strip() or None


def _identifier(entry: dict[str, Any], name: str) -> str:
    value = entry.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _optional(entry, "id") or name


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
