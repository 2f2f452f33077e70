"""`reportedly serve`."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import click

from reportedly.api import Workspace
from reportedly.cli.options import database_option
from reportedly.cli.terminal import say
from reportedly.errors import UsageError


@click.command()
@database_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; this one is for you alone.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes a free one.")
@click.option("--edit", is_flag=True, help="Let figures, tallies and stories be corrected there.")
@click.option(
    "--by", envvar="REPORTEDLY_BY", show_envvar=True, metavar="NAME", help="Who corrects, where a form names nobody."
)
@click.option("--intake", is_flag=True, help="Take pages that your browser hands over; docs/intake.md has how.")
@click.option("--open", "is_opened", is_flag=True, help="Open it in the browser.")
def serve(database: Path, host: str, port: int, edit: bool, by: str | None, intake: bool, is_opened: bool) -> None:
    """Show the workspace as a web page on this machine, until stopped with Ctrl-C.

    \b
    reportedly serve
    reportedly serve --db quake.db --port 9000 --edit
    reportedly serve --db quake.db --intake --open
    """
    import uvicorn  # here, so that no other command waits for it

    from reportedly.web import keep_token, make_app

    class Server(uvicorn.Server):
        """Says where it is as soon as it answers, and Ctrl-C is listened to."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            say(f"{database} is shown at {address} (Ctrl-C stops)")
            if edit:
                say(f"Programs that correct send the header X-Reportedly-Token: {app.state.token}")
            if intake:
                say(f"Pages from your browser: {address}intake has the bookmark and the settings")
            if is_opened:
                webbrowser.open(address)

    if intake:
        Workspace(database, create=True).close()
    app = make_app(database, host=host, edit=edit, by=by, intake_token=keep_token(database) if intake else None)
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `UsageError` if there is none that can be opened."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        what = f"cannot listen at {host}, port {port}: {reason}"
        raise UsageError(f"{what}; choose another with --host or --port") from error
    return listener
