"""What stands between strangers and the reviewer: host, token, origin, size of requests, headers of answers."""

import hmac
import ipaddress
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_LIMIT = 1_000_000  # bytes of a request
TOKEN_HEADER = "x-newsledger-token"
COOKIE = "newsledger"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: the address served, the token, and names by which others may call this machine.

    On a loopback address everybody on the machine may read and only the token's holder may write. Anywhere else the
    token is needed for reading too; the browser gets it once by ``?token=`` and keeps it in a cookie.
    """

    host: str
    port: int
    token: str
    names: tuple[str, ...] = ()

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)

    def knows(self, host_header: str) -> bool:
        """Whether a ``Host`` header names this server: other names are somebody's DNS pointing here."""
        name, port = _split(host_header)
        if port != self.port:
            return False
        if name in self.names or name == self.host.lower():
            return True
        if self.loopback:
            return name == "localhost" or _is_loopback_address(name)
        return self.host in ("0.0.0.0", "::") and (name == "localhost" or _is_address(name))

    def holds(self, given: str | None) -> bool:
        """Whether ``given`` is the token."""
        return given is not None and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def is_loopback(host: str) -> bool:
    """Whether an address is reachable from this machine alone."""
    return host == "localhost" or _is_loopback_address(host)


def _is_loopback_address(name: str) -> bool:
    return _is_address(name) and ipaddress.ip_address(name).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _split(header: str) -> tuple[str, int]:
    """Name and port of a ``Host`` header; port -1 when it makes no sense."""
    name, _, port = header.strip().lower().rpartition(":")
    if not name or header.endswith("]"):
        name, port = header.strip().lower(), "80"
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    return name, int(port) if port.isascii() and port.isdigit() and len(port) < 6 else -1


class Guard:
    """ASGI middleware that checks each request against a :class:`Door` and dresses each answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or refuse one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, dressed)
            return
        await self.app(scope, _bounded(receive), dressed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.door.knows(hosts[0]):
            return PlainTextResponse("This server does not answer to that name.", 421)
        writing = scope["method"] not in ("GET", "HEAD")
        if writing and not _same_origin(headers, hosts[0]):
            return PlainTextResponse("This request comes from another site.", 403)
        if not self.door.loopback:
            entry = self._entry(scope, headers)
            if entry is not None:
                return entry
        if writing and not self.door.holds(headers.get(TOKEN_HEADER)):
            return PlainTextResponse("The token is not this server's: it was started anew. Reload the page.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > BODY_LIMIT:
            return PlainTextResponse("The request is too large.", 413)
        return None

    def _entry(self, scope: Scope, headers: Headers) -> Response | None:
        query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=50) if scope["query_string"] else {}
        given = query.get("token", [None])[0]
        if self.door.holds(given):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(COOKIE, self.door.token, httponly=True, samesite="strict")
            return answer
        if self.door.holds(headers.get(TOKEN_HEADER)) or self.door.holds(_cookie(headers)):
            return None
        return PlainTextResponse("Open the address with ?token=… that the server printed when it started.", 401)


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return None if found is None else found.value


def _same_origin(headers: Headers, host: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")
    return headers.get("sec-fetch-site", "same-origin") == "same-origin"


class TooLarge(Exception):  # noqa: N818  (an answer, not a failure)
    """More bytes came than a request may have."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT:
            raise TooLarge
        return message

    return bounded
