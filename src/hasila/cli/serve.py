"""`hasila serve`: open the page on a store."""

import getpass
import socket

import click

from hasila.cli.options import db_option
from hasila.errors import HasilaError


@click.command()
@db_option
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@click.option(
    "--coder", metavar="NAME", help="Who judges on the page; without it, the name you are logged in by."
)
def command(*, db: str, port: int, coder: str | None) -> None:
    """Serve the page for the database on this machine: http://127.0.0.1:8765.

    Incidents with their tolls, the arithmetic, every sentence they rest on, and a queue to review
    them, in Arabic and English. Only this machine can reach it, and it reaches no other.

    \b
    Example:
      hasila serve --db cases.db --coder sara
    """  # noqa: D301 - \b keeps click from filling the lines
    import uvicorn  # noqa: PLC0415 - it and the page cost 0.5 s, needed only here

    from hasila.web import create_app  # noqa: PLC0415

    app = create_app(db, coder=coder or getpass.getuser())
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise HasilaError(
                f"Port {port} is taken ({error.strerror}): give another with --port."
            ) from error
        click.echo(f"http://127.0.0.1:{listening.getsockname()[1]}/  (Ctrl-C ends it)", err=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
