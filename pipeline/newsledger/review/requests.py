"""What a browser's request says, read with care; each reader raises :class:`Answer` for what it cannot use."""

from typing import Any

from newsledger.review.facts import LAYERS, Key
from newsledger.schemas.record import FactKind


class Answer(Exception):  # noqa: N818  (ends a request with an answer)
    """Ends a request with a status and a message for the reviewer."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"error": message, **more}


def key_of(text: object) -> Key:
    """The key that a browser sent."""
    try:
        return Key.parse(text if isinstance(text, str) else "")
    except ValueError as error:
        raise Answer(400, "That is not a fact's key.") from error


def layer_of(text: object) -> FactKind:
    """The layer that a browser named."""
    for layer in LAYERS:
        if layer == text:
            return layer
    raise Answer(400, "layer must be metric, organisation or commitment")


def offset_of(given: object, length: int) -> int:
    """The offset that a browser sent, at most ``length``; 0 for none."""
    if given is None or given == "":
        return 0
    text = str(given)
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Answer(400, "an offset must be a number")
    return min(int(text), length)


def window_of(body: dict[str, Any]) -> str:
    """The name of the browser window whose step this is: undo is by window."""
    window = body.get("window")
    if not isinstance(window, str) or not 8 <= len(window) <= 64 or not window.isalnum():
        raise Answer(400, "the window has no name")
    return window


def fields_of(body: dict[str, Any]) -> dict[str, Any]:
    """The answers of a form."""
    answers = body.get("fields")
    if not isinstance(answers, dict):
        raise Answer(400, "fields are missing")
    return answers
