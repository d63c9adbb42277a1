"""The review's pages and its small interface for the browser."""

import json
import secrets
import threading
from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Any, cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from newsledger.review.binding import Bound, Judged
from newsledger.review.facts import LAYERS, Key, plain
from newsledger.review.folder import ReviewError
from newsledger.review.forms import Refused, blank, form_of, key_for, read_form
from newsledger.review.library import Article, Library
from newsledger.review.marked import marked
from newsledger.review.overview import overview
from newsledger.review.pages import card, environment, ghost, json_for, outline
from newsledger.review.query import SORTS, Filters, order_of
from newsledger.review.security import Door, Guard, TooLarge
from newsledger.review.statistics import statistics
from newsledger.review.verdicts import JUDGEMENTS, REASONS, Conflict, Entry
from newsledger.schemas.record import FactKind

FIRST = 80  # cards that come with the page
CHUNK = 100  # cards that follow at a time
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class Answer(Exception):  # noqa: N818  (ends a request with an answer)
    """Ends a request with a status and a message for the reviewer."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": message, **more}


class Review:
    """The application: each method answers one kind of request. Handlers run in threads."""

    def __init__(self, library: Library, token: str) -> None:
        self.library = library
        self.token = token
        self.templates = environment()
        folder = resources.files("newsledger.review").joinpath("static")
        self.static = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}

    # pages

    def overview(self, request: Request) -> Response:
        """All articles: list, filters, pictures."""
        self._refresh()
        given = dict(request.query_params)
        filters = Filters.of(given)
        sort = given.get("sort", "") if given.get("sort") in SORTS else "title"
        number = given.get("page", "1")
        page = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
        view = overview(self.library, filters, sort, given.get("order") == "desc", page)
        return self._page("overview.html", view=view, filters=filters, left=self.library.index.left)

    def article(self, request: Request) -> Response:
        """One article: text and facts."""
        article = self._article(request)
        bound = self.library.bound(article)
        everything = bound.everything
        given = dict(request.query_params)
        filters = Filters.of(given)
        before, after, place, total = self._neighbours(article.name, filters, given)
        document = article.record.document
        lines = article.lines_with(everything)
        return self._page(
            "article.html",
            article=article,
            document=document,
            text=marked(lines),
            heavy=sum(map(len, lines)) > 4000,
            cards=[card(item, article) for item in everything[:FIRST]],
            rest=[(begin, min(CHUNK, len(everything) - begin)) for begin in range(FIRST, len(everything), CHUNK)],
            total=len(everything),
            settled=sum(item.settled for item in everything),
            gone=[ghost(verdict) for verdict in bound.gone],
            layers=[(layer, sum(item.fact.key.layer == layer for item in everything)) for layer in LAYERS],
            long=document.characters > 150_000,
            matching=sum(filters.matches(item.fact) for item in everything) if filters.of_facts else None,
            before=before,
            after=after,
            place=place,
            articles=total,
            given={name: value for name, value in given.items() if name in ("sort", "order") or name in filters.given},
        )

    def cards(self, request: Request) -> Response:
        """More cards of an article, as HTML."""
        article = self._article(request)
        number = request.query_params.get("from", "")
        if not (number.isascii() and number.isdigit() and len(number) < 9):
            raise Answer(400, "from must be a number")
        begin = int(number)
        everything = self.library.bound(article).everything
        items = [card(item, article) for item in everything[begin : begin + CHUNK]]
        return self._page("cards.html", cards=items)

    def stats(self, request: Request) -> Response:
        """Precision by rule and kind."""
        self._refresh()
        return self._page("stats.html", stats=statistics(self.library))

    # the script's questions

    def facts(self, request: Request) -> Response:
        """Where the facts of an article stand and what was said about them."""
        article = self._article(request)
        bound = self.library.bound(article)
        filters = Filters.of(dict(request.query_params))
        matching = [
            number for number, item in enumerate(bound.everything) if filters.of_facts and filters.matches(item.fact)
        ]
        rejections = [[r.evidence.start, r.evidence.end] for r in article.record.rejections]
        everything = [outline(item, article) for item in bound.everything]
        last = max((item[5] for item in everything), default=0)
        return _json(
            {
                "version": article.version,
                "facts": everything,
                "matching": matching,
                "rejections": rejections,
                "last": last,
            }
        )

    def changes(self, request: Request) -> Response:
        """What other windows have said since an event, and whether the record is still the one shown."""
        article = self._article(request)
        since = request.query_params.get("since", "0")
        seq = int(since) if since.isascii() and since.isdigit() and len(since) < 16 else 0
        changed = self.library.verdicts.since(article.record.document.sha256, seq)
        bound = self.library.bound(article) if changed else None
        return _json(
            {
                "version": article.version,
                "last": max((verdict.seq for verdict in changed), default=seq),
                "cards": [self._state(article, bound, verdict.key) for verdict in changed] if bound else [],
            }
        )

    def form(self, request: Request) -> Response:
        """The form for correcting a fact, or for adding one."""
        article = self._article(request)
        given = request.query_params
        if "key" in given:
            item = self._item(self.library.bound(article), _key(given["key"]))
            verdict = item.verdict
            corrected = verdict.correction if verdict and item.state == "stands" else None
            return _json({"fields": form_of(corrected or plain(item.fact.value), item.fact.key.layer, article.record)})
        layer = _layer(given.get("layer"))
        text = article.source.text
        start, end = (_offset(given.get(name), len(text)) for name in ("start", "end"))
        return _json({"fields": form_of(blank(layer, text, start, max(start, end)), layer, article.record)})

    def status(self, request: Request) -> Response:
        """How many files of the folder are still to be read."""
        return _json({"left": self.library.index.left})

    # what the reviewer says

    def judge(self, request: Request, body: dict[str, Any]) -> Response:
        """Write a verdict."""
        article = self._article(request)
        if body.get("version") != article.version:
            raise Answer(409, "The record was made anew since this page was loaded. Reload the page.", reload=True)
        judgement = body.get("judgement")
        if judgement not in JUDGEMENTS:
            raise Answer(400, "unknown verdict")
        reason, note = body.get("reason") or None, body.get("note") or None
        if reason is not None and reason not in REASONS:
            raise Answer(400, "unknown reason")
        if note is not None and (not isinstance(note, str) or len(note) > 10_000):
            raise Answer(400, "A note may have ten thousand characters.")
        window, base = _window(body), body.get("base")
        if base is not None and not isinstance(base, int):
            raise Answer(400, "base must be a number")
        if judgement == "add" and "key" not in body:
            return self._add(article, body, note, window)
        key = _key(body.get("key"))
        entry = self._entry(article, key, judgement, reason, note, body)
        try:
            self.library.verdicts.put(article.record.document.sha256, key, entry, window=window, base=base)
        except Conflict as conflict:
            seq = conflict.current.seq if conflict.current else 0
            state = self._state(article, self.library.bound(article), key)
            raise Answer(409, "Another window has judged this fact meanwhile.", seq=seq, card=state) from conflict
        return _json(self._state(article, self.library.bound(article), key))

    def _entry(
        self, article: Article, key: Key, judgement: str, reason: str | None, note: str | None, body: dict[str, Any]
    ) -> Entry:
        bound = self.library.bound(article)
        found = next((item for item in bound.everything if item.fact.key == key), None)
        earlier = self.library.verdicts.of(article.record.document.sha256).get(key)
        if body.get("only") == "note" and (earlier or found):
            if earlier is None:
                return Entry(judgement="none", note=note, fact=plain(found.fact.value) if found else None)
            return Entry(
                judgement=earlier.judgement,
                reason=earlier.reason,
                note=note,
                fact=earlier.fact,
                correction=earlier.correction,
            )
        if found is None:
            gone = next((verdict for verdict in bound.gone if verdict.key == key), None)
            if gone is None:
                raise Answer(404, "There is no such fact.")
            if judgement != "none":
                raise Answer(400, "The fact is gone: its verdict can only be cleared.")
            return Entry(judgement="none", note=note)
        addition = found.verdict is not None and found in bound.added
        value = plain(found.fact.value)
        if judgement in ("correct", "add"):
            answers = body.get("fields")
            if not isinstance(answers, dict):
                raise Answer(400, "fields are missing")
            standing = found.verdict.correction if found.verdict and found.state == "stands" else None
            corrected = read_form(key.layer, standing or value, answers, article.source.text, article.record)
            if addition:
                if key_for(corrected) != key:
                    raise Refused({"form": "an addition keeps its place: remove this one and add another"})
                return Entry(judgement="add", note=note, correction=plain(corrected))
            if plain(corrected) == value:
                return Entry(judgement="accept", note=note, fact=value)
            return Entry(judgement="correct", note=note, reason=reason, fact=value, correction=plain(corrected))
        if addition:
            if judgement == "accept":
                return Entry(judgement="add", note=note, correction=value)
            return Entry(judgement="none", note=note)
        return Entry(
            judgement=cast(Any, judgement), reason=reason if judgement == "reject" else None, note=note, fact=value
        )

    def _add(self, article: Article, body: dict[str, Any], note: str | None, window: str) -> Response:
        answers = body.get("fields")
        if not isinstance(answers, dict):
            raise Answer(400, "fields are missing")
        if article.source.origin == "quotations":
            raise Answer(409, "The article's text is not at hand, so nothing can be added to it.")
        layer = _layer(body.get("layer"))
        text = article.source.text
        start, end = (_offset(body.get(name), len(text)) for name in ("start", "end"))
        base = blank(layer, text, start, max(start, end))
        value = read_form(layer, base, answers, text, article.record)
        key = key_for(value)
        bound = self.library.bound(article)
        if any(item.fact.key == key for item in bound.everything):
            raise Refused({"form": "there is a fact of this kind on these words already: correct that one"})
        entry = Entry(judgement="add", note=note, correction=plain(value))
        self.library.verdicts.put(article.record.document.sha256, key, entry, window=window, base=None)
        return _json({"key": str(key), "reload": True})

    def undo(self, request: Request, body: dict[str, Any]) -> Response:
        """Take back this window's latest step on an article."""
        article = self._article(request)
        try:
            verdict = self.library.verdicts.undo(article.record.document.sha256, window=_window(body))
        except Conflict as conflict:
            raise Answer(409, "Another window has judged that fact since; nothing was undone.") from conflict
        if verdict is None:
            return _json({"nothing": True})
        state = self._state(article, self.library.bound(article), verdict.key)
        return _json(state)

    # shared

    def _refresh(self) -> None:
        """Take in what a run has changed: a little at once, much in the background."""
        if not self.library.index.refresh(at_most=20):
            start_indexing(self.library)

    def _state(self, article: Article, bound: Bound | None, key: Key) -> dict[str, Any]:
        """A fact after a change: its outline and its card; ``None`` for what is no longer on the page."""
        everything = bound.everything if bound else ()
        item = next((item for item in everything if item.fact.key == key), None)
        if item is None:
            return {"key": str(key), "fact": None, "card": None}
        html = self.templates.get_template("cards.html").render(cards=[card(item, article)])
        return {"key": str(key), "fact": outline(item, article), "card": html}

    def _neighbours(
        self, name: str, filters: Filters, given: dict[str, str]
    ) -> tuple[str | None, str | None, int, int]:
        with self.library.index.connect() as connection:
            names = order_of(connection, filters, given.get("sort", ""), given.get("order") == "desc")
        if name not in names:
            return None, names[0] if names else None, 0, len(names)
        place = names.index(name)
        before = names[place - 1] if place else None
        return before, names[place + 1] if place + 1 < len(names) else None, place + 1, len(names)

    def _article(self, request: Request) -> Article:
        name = request.path_params["name"]
        try:
            article = self.library.article(name)
        except ReviewError as error:
            raise Answer(409, str(error)) from error
        if article is None:
            raise Answer(404, "There is no such article (any more). Go back to the overview.")
        return article

    def _item(self, bound: Bound, key: Key) -> Judged:
        for item in bound.everything:
            if item.fact.key == key:
                return item
        raise Answer(404, "There is no such fact.")

    def _page(self, template: str, **values: Any) -> Response:
        html = self.templates.get_template(template).render(token=self.token, **values)
        return Response(html.encode("utf-8", "backslashreplace"), media_type="text/html; charset=utf-8")

    def file(self, request: Request) -> Response:
        """A style sheet or script, from memory."""
        name = request.path_params["file"]
        if name not in self.static:
            raise Answer(404, "There is no such file.")
        return Response(self.static[name], media_type=_TYPES.get(name.rpartition(".")[2], "text/plain"))


def application(library: Library, door: Door) -> Guard:
    """The review of a library behind a door."""
    review = Review(library, door.token)

    def reads(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
        async def handler(request: Request) -> Response:
            return await run_in_threadpool(_answered, review, request, lambda: answer(request))

        return handler

    def writes(answer: Callable[[Request, dict[str, Any]], Response]) -> Callable[[Request], Awaitable[Response]]:
        async def handler(request: Request) -> Response:
            try:
                body = json.loads(await request.body())
            except TooLarge:
                return PlainTextResponse("The request is too large.", 413)
            except (ValueError, RecursionError):
                return _json({"error": "The request is not JSON."}, 400)
            if not isinstance(body, dict):
                return _json({"error": "The request is not a JSON object."}, 400)
            return await run_in_threadpool(_answered, review, request, lambda: answer(request, body))

        return handler

    name = "{name:str}"
    routes = [
        Route("/", reads(review.overview)),
        Route("/stats", reads(review.stats)),
        Route(f"/article/{name}", reads(review.article)),
        Route(f"/article/{name}/cards", reads(review.cards)),
        Route(f"/api/article/{name}/facts", reads(review.facts)),
        Route(f"/api/article/{name}/changes", reads(review.changes)),
        Route(f"/api/article/{name}/form", reads(review.form)),
        Route(f"/api/article/{name}/verdict", writes(review.judge), methods=["POST"]),
        Route(f"/api/article/{name}/undo", writes(review.undo), methods=["POST"]),
        Route("/api/status", reads(review.status)),
        Route("/static/{file:str}", reads(review.file)),
    ]
    return Guard(Starlette(routes=routes), door)


def _answered(review: Review, request: Request, answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except Refused as refused:
        return _json({"error": "The form needs another look.", "fields": refused.errors}, 422)
    except Answer as given:
        if request.url.path.startswith("/api/"):
            return _json(given.body, given.status)
        page = review._page("message.html", message=given.body["error"])
        page.status_code = given.status
        return page


def _json(value: object, status: int = 200) -> Response:
    return Response(json_for(value), status, media_type="application/json")


def _key(text: object) -> Key:
    try:
        return Key.parse(text if isinstance(text, str) else "")
    except ValueError as error:
        raise Answer(400, "That is not a fact's key.") from error


def _layer(text: object) -> FactKind:
    for layer in LAYERS:
        if layer == text:
            return layer
    raise Answer(400, "layer must be metric, organisation or commitment")


def _offset(given: object, length: int) -> int:
    if given is None or given == "":
        return 0
    text = str(given)
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Answer(400, "an offset must be a number")
    return min(int(text), length)


def _window(body: dict[str, Any]) -> str:
    window = body.get("window")
    if not isinstance(window, str) or not 8 <= len(window) <= 64 or not window.isalnum():
        raise Answer(400, "the window has no name")
    return window


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def start_indexing(library: Library, told: Callable[[int, int], None] | None = None) -> threading.Thread:
    """Read the folder into the index in the background."""
    thread = threading.Thread(target=library.index.refresh, args=(told,), name="index", daemon=True)
    thread.start()
    return thread
