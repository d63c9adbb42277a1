"""Run the review's server until it is stopped."""

import os
import secrets
import socket
import sys
import threading
import webbrowser
from pathlib import Path

import uvicorn

from newsledger.review.folder import ReviewError
from newsledger.review.library import Library
from newsledger.review.routes import application
from newsledger.review.security import Door, is_loopback
from newsledger.review.server import start_indexing


def serve(
    out: Path,
    *,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    browser: bool,
    database: Path | None,
) -> None:
    """Serve the review of ``out``; says where on standard error. Raises ``ReviewError`` when it cannot start."""
    if not is_loopback(host) and not token:
        raise ReviewError(
            f"--host {host} is reachable by others: give a secret with --token and tell it to nobody else"
        )
    if token is not None and len(token) < 16:
        raise ReviewError("--token must have 16 characters or more")
    library = Library(out, database)
    bound = _bind(host, port)
    chosen = bound.getsockname()[1]
    door = Door(host, chosen, token or secrets.token_urlsafe(24), tuple(name.lower() for name in names))
    start_indexing(library, _told)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{chosen}/" + ("" if door.loopback else "?token=…")
    print(f"Reviewing {out} at {address}  (Ctrl-C ends)", file=sys.stderr, flush=True)
    print(f"Verdicts are kept in {library.verdicts.path}", file=sys.stderr, flush=True)
    config = uvicorn.Config(
        application(library, door),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        limit_concurrency=200,
        ws="none",
    )
    if browser and door.loopback and not os.environ.get("NO_BROWSER"):
        threading.Timer(0.6, webbrowser.open, (address,)).start()
    uvicorn.Server(config).run(sockets=[bound])


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(128)
    except OSError as error:
        raise ReviewError(
            f"{host}:{port}: cannot be served ({error.strerror or error}); try another --port, or --port 0"
        ) from error
    return bound


def _told(done: int, total: int) -> None:
    if total > 500 and (done % 500 == 0 or done == total):
        print(f"  {done:,} of {total:,} records read", file=sys.stderr, flush=True)
