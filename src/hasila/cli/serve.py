"""`hasila serve`: open the page on a store, alone or for a team."""

import getpass
import ipaddress
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hasila.cli.options import db_option
from hasila.errors import HasilaError

if TYPE_CHECKING:
    from fastapi import FastAPI

_HERE = "127.0.0.1"


@click.command()
@db_option
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one."
)
@click.option(
    "--coder", metavar="NAME", help="Who judges on the page; without it, the name you are logged in by."
)
@click.option("--team", is_flag=True, help="Let the accounts of the database sign in.")
@click.option(
    "--address",
    default=_HERE,
    show_default=True,
    metavar="IP",
    help="Where to listen; another than this machine needs --team, --cert and --key.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="With --team, a name that browsers reach the page by; may be repeated.",
)
@click.option(
    "--cert", type=click.Path(path_type=Path), metavar="FILE", help="The certificate for https (PEM)."
)
@click.option(
    "--key", type=click.Path(path_type=Path), metavar="FILE", help="The key of the certificate (PEM)."
)
def command(  # noqa: PLR0913 - one for each option
    *,
    db: str,
    port: int,
    coder: str | None,
    team: bool,
    address: str,
    hosts: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
) -> None:
    """Serve the page for the database on this machine: http://127.0.0.1:8765.

    Incidents with their tolls, the arithmetic, every sentence they rest on, and a queue to review
    them, in Arabic and English. Only this machine can reach it, and it reaches no other.

    With --team, each of a team signs in with an account (`hasila account add`), and judgements
    carry its name. Others reach it over https: give --cert and --key, or put a proxy that speaks
    https in front of 127.0.0.1 and name it with --host.

    \b
    Example:
      hasila serve --db cases.db --coder sara
      hasila account add sara --role admin --db cases.db
      hasila serve --db cases.db --team --host desk.example
      hasila serve --db cases.db --team --address 192.0.2.7 --host desk.example --cert c.pem --key k.pem
    """  # noqa: D301 - \b keeps click from filling the lines
    away = _away(address)
    _check(team=team, coder=coder, hosts=hosts, away=away, address=address, tls=(cert, key))
    if team:
        _check_accounts(db)
    from hasila.web import create_app  # noqa: PLC0415 - the page costs 0.5 s, needed only here

    app = create_app(
        db,
        coder="" if team else coder or getpass.getuser(),
        team=team,
        hosts=[*hosts, *([_named(address)] if away and not _everywhere(address) else [])],
        warm=True,
    )
    shown = hosts[0] if hosts and away else _named(address)
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((address, port))
        except OSError as error:
            raise HasilaError(
                f"{address} port {port} cannot be listened on ({error.strerror}): give another --port or --address."
            ) from error
        _serve(app, listening, shown=shown, proxied=team and not away, tls=(cert, key))


def _serve(
    app: "FastAPI",
    listening: socket.socket,
    *,
    shown: str,
    proxied: bool,
    tls: tuple[Path | None, Path | None],
) -> None:
    import uvicorn  # noqa: PLC0415 - as the page

    cert, key = tls
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        # Who asks is told by a proxy on this machine only, and counted for failed sign-ins.
        proxy_headers=proxied,
        forwarded_allow_ips=_HERE,
        ssl_certfile=cert,
        ssl_keyfile=key,
    )
    try:
        config.load()
    except OSError as error:  # what is wrong with a certificate is an OSError too
        raise HasilaError(
            f"{cert} and {key} are no certificate with its key ({error}): give both as PEM, without a password."
        ) from error
    scheme = "https" if cert else "http"
    click.echo(f"{scheme}://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)", err=True)
    uvicorn.Server(config).run(sockets=[listening])


def _away(address: str) -> bool:
    """Whether others than this machine reach an address."""
    try:
        return not ipaddress.ip_address(address).is_loopback
    except ValueError as error:
        raise HasilaError(
            f"{address!r} is no IP address: give --address one of this machine's, such as {_HERE}."
        ) from error


def _everywhere(address: str) -> bool:
    return ipaddress.ip_address(address).is_unspecified


def _named(address: str) -> str:
    """An address as it stands in a browser."""
    return f"[{address}]" if ":" in address else address


def _check(
    *,
    team: bool,
    coder: str | None,
    hosts: tuple[str, ...],
    away: bool,
    address: str,
    tls: tuple[Path | None, Path | None],
) -> None:
    """Refuse what would let in whoever comes, or passwords be read on their way."""
    if away and not team:
        raise HasilaError(
            f"Without accounts the page listens on this machine only, not on {address}: whoever reaches it could "
            "judge. Make an account (`hasila account add NAME --role admin --db FILE`) and give --team."
        )
    if hosts and not team:
        raise HasilaError("--host is for a team: without --team, only this machine reaches the page.")
    if team and coder is not None:
        raise HasilaError("With --team, judgements carry the name of who signed in: leave --coder out.")
    if (tls[0] is None) != (tls[1] is None):
        raise HasilaError("--cert and --key go together: give both, or neither.")
    for path in tls:
        if path is not None and not path.is_file():
            raise HasilaError(f"There is no file {path}: give --cert and --key the files of the certificate.")
    if away and tls[0] is None:
        raise HasilaError(
            f"On {address} passwords would cross the network in the clear: give --cert and --key, or listen on "
            f"{_HERE} behind a proxy that speaks https, and name it with --host."
        )
    if away and _everywhere(address) and not hosts:
        raise HasilaError(
            f"{address} is every address of this machine: say with --host by which name browsers reach the page."
        )


def _check_accounts(db: str) -> None:
    from hasila.model import Role  # noqa: PLC0415 - all that is heavy is loaded after the options are checked
    from hasila.store import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        accounts = store.accounts.accounts()
    if not any(item.role is Role.ADMIN and item.disabled is None for item in accounts):
        raise HasilaError(
            f"{db} has no admin who can sign in: make one first (`hasila account add NAME --role admin --db {db}`)."
        )
