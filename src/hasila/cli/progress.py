"""A progress bar on the standard error, and none where no one looks."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hasila.pipeline import Progress as Tell

_STAGES = {
    "store": "Storing documents",
    "read": "Reading reports",
    "link": "Linking incidents",
    "reconcile": "Settling tolls",
}


@contextmanager
def bar() -> Iterator[Tell | None]:
    """Yield what `pipeline.run` reports its progress to; None if standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = drawn.add_task(_STAGES[stage], total=None)
            drawn.update(tasks[stage], completed=done, total=total or None)

        yield tell
