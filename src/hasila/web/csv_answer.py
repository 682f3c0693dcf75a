"""Answer with a table as CSV for spreadsheets: UTF-8 with a byte order mark."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fastapi.responses import Response, StreamingResponse

from hasila.export import cell


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Response:
    """The rows as a file to keep, sent as they are written; what a row has not is an empty cell."""

    def lines() -> Iterator[str]:
        yield "\ufeff" + _line(columns)
        for row in rows:
            yield _line([cell(row.get(column)) for column in columns])

    return StreamingResponse(
        lines(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _line(cells: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
