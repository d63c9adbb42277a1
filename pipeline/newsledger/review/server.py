"""The review's pages and its small interface for the browser."""

import threading
from collections.abc import Callable
from importlib import resources
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from newsledger.review.answers import Refused, key_for, read_form
from newsledger.review.binding import Bound, Judged
from newsledger.review.facts import LAYERS, Key, plain
from newsledger.review.folder import ReviewError
from newsledger.review.forms import blank, form_of
from newsledger.review.judging import entry_for
from newsledger.review.library import Article, Library
from newsledger.review.marked import marked
from newsledger.review.overview import overview
from newsledger.review.pages import card, environment, ghost, json_for, outline
from newsledger.review.query import SORTS, Filters, order_of
from newsledger.review.requests import Answer, fields_of, key_of, layer_of, offset_of, window_of
from newsledger.review.statistics import statistics
from newsledger.review.verdicts import JUDGEMENTS, REASONS, Conflict, Entry

FIRST = 80  # cards that come with the page
CHUNK = 100  # cards that follow at a time
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


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
        return as_json(
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
        return as_json(
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
            item = self._item(self.library.bound(article), key_of(given["key"]))
            verdict = item.verdict
            corrected = verdict.correction if verdict and item.state == "stands" else None
            return as_json(
                {"fields": form_of(corrected or plain(item.fact.value), item.fact.key.layer, article.record)}
            )
        layer = layer_of(given.get("layer"))
        text = article.source.text
        start, end = (offset_of(given.get(name), len(text)) for name in ("start", "end"))
        return as_json({"fields": form_of(blank(layer, text, start, max(start, end)), layer, article.record)})

    def status(self, request: Request) -> Response:
        """How many files of the folder are still to be read."""
        return as_json({"left": self.library.index.left})

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
        if reason is not None and (not isinstance(reason, str) or reason not in REASONS):
            raise Answer(400, "unknown reason")
        if note is not None and (not isinstance(note, str) or len(note) > 10_000):
            raise Answer(400, "A note may have ten thousand characters.")
        window, base = window_of(body), body.get("base")
        if base is not None and not isinstance(base, int):
            raise Answer(400, "base must be a number")
        if judgement == "add" and "key" not in body:
            return self._add(article, body, note, window)
        key = key_of(body.get("key"))
        earlier = self.library.verdicts.of(article.record.document.sha256).get(key)
        entry = entry_for(article, self.library.bound(article), earlier, key, judgement, reason, note, body)
        try:
            self.library.verdicts.put(article.record.document.sha256, key, entry, window=window, base=base)
        except Conflict as conflict:
            seq = conflict.current.seq if conflict.current else 0
            state = self._state(article, self.library.bound(article), key)
            raise Answer(409, "Another window has judged this fact meanwhile.", seq=seq, card=state) from conflict
        return as_json(self._state(article, self.library.bound(article), key))

    def _add(self, article: Article, body: dict[str, Any], note: str | None, window: str) -> Response:
        answers = fields_of(body)
        if article.source.origin == "quotations":
            raise Answer(409, "The article's text is not at hand, so nothing can be added to it.")
        layer = layer_of(body.get("layer"))
        text = article.source.text
        start, end = (offset_of(body.get(name), len(text)) for name in ("start", "end"))
        base = blank(layer, text, start, max(start, end))
        value = read_form(layer, base, answers, text, article.record)
        key = key_for(value)
        bound = self.library.bound(article)
        if any(item.fact.key == key for item in bound.everything):
            raise Refused({"form": "there is a fact of this kind on these words already: correct that one"})
        entry = Entry(judgement="add", note=note, correction=plain(value))
        self.library.verdicts.put(article.record.document.sha256, key, entry, window=window, base=None)
        return as_json({"key": str(key), "reload": True})

    def undo(self, request: Request, body: dict[str, Any]) -> Response:
        """Take back this window's latest step on an article."""
        article = self._article(request)
        try:
            verdict = self.library.verdicts.undo(article.record.document.sha256, window=window_of(body))
        except Conflict as conflict:
            raise Answer(409, "Another window has judged that fact since; nothing was undone.") from conflict
        if verdict is None:
            return as_json({"nothing": True})
        state = self._state(article, self.library.bound(article), verdict.key)
        return as_json(state)

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


def as_json(value: object, status: int = 200) -> Response:
    """An answer to the script."""
    return Response(json_for(value), status, media_type="application/json")


def start_indexing(library: Library, told: Callable[[int, int], None] | None = None) -> threading.Thread:
    """Read the folder into the index in the background."""
    thread = threading.Thread(target=library.index.refresh, args=(told,), name="index", daemon=True)
    thread.start()
    return thread
