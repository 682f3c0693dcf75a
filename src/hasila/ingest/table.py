"""Tables (CSV, TSV) as spreadsheets save them: each row by the names in the first."""

import csv
import io
from collections.abc import Iterator

from hasila.errors import HasilaError
from hasila.ingest.decode import LIMIT, decode
from hasila.ingest.jsonl import Entry

_DELIMITERS = ",;\t"


def read_rows(data: bytes) -> Iterator[Entry]:
    """The rows that are not blank, numbered as in a spreadsheet; empty cells are left out.

    The delimiter is the commonest of comma, semicolon and tab in the first row. Rows after one whose
    quotes are broken are not read: nobody can tell where they begin.

    Raises:
        HasilaError: if it is no text, or no column is named `text`.
    """
    text, encoding = decode(data)
    csv.field_size_limit(LIMIT)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        names = [name.strip().casefold() for name in next(rows)]
        if "text" not in names:
            raise HasilaError(
                'has no column "text": name the columns in the first row (text; if known, id, published, outlet, url)'
            )
        for number, row in enumerate(rows, 2):
            if len(row) > len(names):
                trouble = f"has {len(row)} cells for {len(names)} columns: put double quotes around its text"
                yield Entry(number, trouble=trouble)
            elif any(map(str.strip, row)):
                held = {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()}
                yield Entry(number, held, encoding)
    except csv.Error as error:
        trouble = f"cannot be read, nor what follows ({error}): mend its double quotes, or save it anew as CSV UTF-8"
        yield Entry(number + 1, trouble=trouble)
