"""What stands between strangers and the reviewer, asked without a browser."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from newsledger.review.folder import ReviewError, beside
from newsledger.review.library import Library
from newsledger.review.routes import application
from newsledger.review.security import BODY_LIMIT, Door
from newsledger.review.serve import serve
from newsledger.review.verdicts import Verdicts
from review import synthetic

TOKEN = "a-token-that-nobody-guesses"
WRITE = {"x-newsledger-token": TOKEN, "origin": "http://127.0.0.1:8765"}


class Client:
    """Asks the application as a browser would, without a network."""

    def __init__(self, library: Library, door: Door, base: str) -> None:
        self.transport = httpx.ASGITransport(application(library, door))
        self.base = base

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        import anyio

        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(transport=self.transport, base_url=self.base) as client:
                return await client.request(method, path, **options)

        return anyio.run(asked)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.ask("GET", path, **options)


@pytest.fixture
def library(out: Path) -> Library:
    found = Library(out)
    found.index.refresh()
    return found


@pytest.fixture
def client(library: Library) -> Client:
    return Client(library, Door("127.0.0.1", 8765, TOKEN), "http://127.0.0.1:8765")


@pytest.fixture
def name(library: Library) -> str:
    with library.index.connect() as connection:
        return str(connection.execute("SELECT name FROM article ORDER BY path").fetchone()[0])


def accept(client: Client, name: str, **headers: str) -> httpx.Response:
    facts = client.get(f"/api/article/{name}/facts").json()
    body = {
        "key": facts["facts"][0][0],
        "judgement": "accept",
        "base": 0,
        "window": "abcdefgh",
        "version": facts["version"],
    }
    return client.ask("POST", f"/api/article/{name}/verdict", json=body, headers={**WRITE, **headers})


def test_pages_carry_the_policy(client: Client, name: str) -> None:
    for path in ("/", f"/article/{name}", "/stats", "/static/article.js", "/nothing", f"/api/article/{name}/facts"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_pages_hold_no_inline_script_or_style(client: Client, name: str) -> None:
    import re

    for path in ("/", f"/article/{name}", "/stats"):
        html = client.get(path).text
        assert not re.search(r"<script(?![^>]*\ssrc=)", html)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", html), "nothing is asked of others"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:8765",
        "",
        "[::1",
        "x:y:8765",
    ],
)
def test_other_hosts_are_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_own_hosts_are_served(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_writing_needs_token_and_origin(client: Client, name: str, out: Path) -> None:
    assert accept(client, name, **{"x-newsledger-token": "wrong"}).status_code == 403
    assert accept(client, name, **{"x-newsledger-token": ""}).status_code == 403
    for origin in ("http://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1:8765.evil.example"):
        assert accept(client, name, origin=origin).status_code == 403, origin
    assert Verdicts(beside(out, "review")).last() == 0
    assert accept(client, name).status_code == 200
    assert Verdicts(beside(out, "review")).last() == 1


def test_cross_site_posts_without_origin_are_refused(client: Client, name: str) -> None:
    headers = {"x-newsledger-token": TOKEN, "sec-fetch-site": "cross-site"}
    assert client.ask("POST", f"/api/article/{name}/undo", json={}, headers=headers).status_code == 403


def test_size_of_requests_is_bounded(client: Client, name: str) -> None:
    path = f"/api/article/{name}/verdict"
    assert client.ask("POST", path, content=b"x" * (BODY_LIMIT + 1), headers=WRITE).status_code == 413

    async def endless() -> Any:
        for _ in range(BODY_LIMIT // 1000 + 2):
            yield b"x" * 1000

    assert client.ask("POST", path, content=endless(), headers=WRITE).status_code == 413


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[]", b"3", b"[" * 200_000, b"\xff\xfe", b'{"key": null}', b"{}"])
def test_nonsense_is_refused(client: Client, name: str, body: bytes) -> None:
    for path in (f"/api/article/{name}/verdict", f"/api/article/{name}/undo"):
        assert client.ask("POST", path, content=body, headers=WRITE).status_code in (400, 404, 409)


@pytest.mark.parametrize(
    "change",
    [
        {"key": "metric-1-2"},
        {"key": "../../etc/passwd"},
        {"key": "metric-" + "9" * 400 + "-1"},
        {"key": 7},
        {"judgement": "destroy"},
        {"reason": "because", "judgement": "reject"},
        {"reason": ["wrong_span"], "judgement": "reject"},
        {"note": ["a"]},
        {"base": "0"},
        {"judgement": ["accept"]},
        {"judgement": "correct", "fields": []},
        {"note": "x" * 20_000},
        {"note": {"a": 1}},
        {"window": "' or 1"},
        {"window": None},
        {"base": "1"},
        {"version": "old"},
        {"judgement": "correct"},
        {"judgement": "correct", "fields": {"quantity": {"text": [], "start": {}}, "low": {}, "kind": []}},
        {"judgement": "correct", "fields": {"quantity": "x" * 200_000, "low": "9" * 5000}},
    ],
)
def test_wrong_verdicts_are_refused(client: Client, name: str, out: Path, change: dict[str, Any]) -> None:
    facts = client.get(f"/api/article/{name}/facts").json()
    key = next(fact[0] for fact in facts["facts"] if fact[0].startswith("metric"))
    body = {"key": key, "judgement": "accept", "base": 0, "window": "abcdefgh", "version": facts["version"]} | change
    answer = client.ask("POST", f"/api/article/{name}/verdict", content=json.dumps(body), headers=WRITE)
    assert answer.status_code in (400, 404, 409, 422), answer.text
    assert Verdicts(beside(out, "review")).last() == 0


@pytest.mark.parametrize(
    "path",
    [
        "/article/..%2f..%2fetc%2fpasswd",
        "/article/%00",
        "/article/article-00000",
        "/article/article-00000.json",
        "/static/..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static/../pages.py",
        "/api/article/x/facts",
        "/article/ünïcode",
        "/" + "a" * 5000,
    ],
)
def test_paths_never_reach_the_file_system(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "page=-1", "page=99999999999999", "page=x", "sort=title;drop", "order=sideways", "since=yesterday", "text=%22",
        "text=*", "text=%00", "text=AND+OR+NOT+NEAR(", "text=" + "a+" * 500, "organisation=%25_%5C", "kind='",
        "layer=x", "progress=x", "rule=%ff%fe", "text=中文", "text=c%2B%2B",
    ],
)  # fmt: skip
def test_any_query_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_elsewhere_the_token_is_needed_for_reading_too(library: Library) -> None:
    client = Client(library, Door("192.168.7.7", 8765, TOKEN), "http://192.168.7.7:8765")
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    entry = client.get(f"/?token={TOKEN}")
    assert entry.status_code == 303
    cookie = entry.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert client.get("/", headers={"cookie": cookie.partition(";")[0]}).status_code == 200
    assert client.get("/", headers={"cookie": "newsledger=wrong"}).status_code == 401
    assert client.get("/", headers={"cookie": ";;=\x01"}).status_code == 401


def test_anywhere_answers_to_addresses_but_not_to_names(library: Library) -> None:
    client = Client(library, Door("0.0.0.0", 8765, TOKEN, ("desk.example",)), "http://10.0.0.1:8765")
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"host": "desk.example:8765"}).status_code == 401
    assert client.get("/", headers={"host": "rebound.example:8765"}).status_code == 421


@pytest.mark.parametrize(("host", "token"), [("0.0.0.0", None), ("0.0.0.0", "short"), ("192.168.1.1", None)])
def test_other_addresses_demand_a_token(out: Path, host: str, token: str | None) -> None:
    with pytest.raises(ReviewError, match="token"):
        serve(out, host=host, port=0, token=token, names=(), browser=False, database=None)


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="does not exist"):
        Library(tmp_path / "missing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReviewError, match="is not a folder"):
        Library(tmp_path / "file")


def test_the_record_that_was_made_anew_takes_no_verdict_of_the_old(client: Client, name: str, out: Path) -> None:
    facts = client.get(f"/api/article/{name}/facts").json()
    made, text = synthetic.record(0, 9)
    synthetic.write(out, 0, made, text)
    body = {"key": facts["facts"][0][0], "judgement": "accept", "window": "abcdefgh", "version": facts["version"]}
    answer = client.ask("POST", f"/api/article/{name}/verdict", json=body, headers=WRITE)
    assert answer.status_code == 409
    assert answer.json()["reload"]


def test_a_broken_record_is_named_on_the_overview(client: Client, out: Path, library: Library) -> None:
    (out / "bad.json").write_text('{"schema_version": "1.0", "document": {"id": ""}}')
    (out / "other.json").write_text('{"some": "thing"}')
    (out / "half.json").write_text('{"schema_version": "1.0", "document": {')
    library.index.refresh()
    page = client.get("/").text
    assert "2 files could not be read" in page
    assert "bad.json" in page
    assert "half.json" in page
    assert "other.json" not in page
