"""Which address of the review asks for what."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from newsledger.review.answers import Refused
from newsledger.review.library import Library
from newsledger.review.requests import Answer
from newsledger.review.security import Door, Guard, TooLarge
from newsledger.review.server import Review, as_json


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
                return as_json({"error": "The request is not JSON."}, 400)
            if not isinstance(body, dict):
                return as_json({"error": "The request is not a JSON object."}, 400)
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
        return as_json({"error": "The form needs another look.", "fields": refused.errors}, 422)
    except Answer as given:
        if request.url.path.startswith("/api/"):
            return as_json(given.body, given.status)
        page = review._page("message.html", message=given.body["error"])
        page.status_code = given.status
        return page
