"""JSON values to articles."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from newsledger.errors import EmptyError, MalformedError, NotArticleError, ReadError
from newsledger.types.article import Article

_FIELDS = "text (required), id, title, published (YYYY-MM-DD), source, outlet, authors, editor"
_SPACE = re.compile(r"[ \t\r\n]*")


def whole(text: str, path: str, stem: str, encoding: str) -> Iterator[Article | ReadError]:
    """Articles of a JSON document: one object, an array of objects, or objects one after another."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0)
    array = text.startswith("[", position)
    if array:
        position = _skip(text, position + 1)
    number = 0
    while position < len(text) and not (array and text[position] == "]"):
        number += 1
        where = f"{path}:{text.count(chr(10), 0, position) + 1}"
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            yield MalformedError(where, f"not JSON: {_said(error)}")
            return
        single = not array and number == 1 and _skip(text, end) == len(text)
        yield item(
            value, path if single else where, stem if single else f"{stem}-{number}", text[position:end], encoding
        )
        position = _skip(text, end)
        if array and text.startswith(",", position):
            position = _skip(text, position + 1)
        elif array and not text.startswith("]", position):
            yield MalformedError(where, "not JSON: the array does not go on with a comma, nor end")
            return
    if number == 0:
        yield EmptyError(path, "holds no article; expected an object, or an array of objects, with " + _FIELDS)


def line(text: str, where: str, ident: str, encoding: str) -> Article | ReadError:
    """The article of one line of JSON Lines."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return MalformedError(where, f"not JSON: {_said(error)}")
    return item(value, where, ident, text, encoding)


def item(value: Any, where: str, ident: str, written: str, encoding: str) -> Article | ReadError:
    """The article that an object holds, or why it holds none."""
    if not isinstance(value, dict):
        return NotArticleError(where, f"not an object with {_FIELDS}")
    text = value.get("text")
    if text is None:
        return NotArticleError(where, 'has no "text"; expected ' + _FIELDS)
    if not isinstance(text, str):
        return MalformedError(where, 'its "text" is no string; expected ' + _FIELDS)
    if not text.strip():
        return EmptyError(where, 'its "text" is empty')
    given = value.get("id")
    if given is not None and not isinstance(given, str | int):
        return MalformedError(where, '"id" is neither a string nor a number')
    source = value.get("source")
    if source is not None and not isinstance(source, str):
        return MalformedError(where, '"source" is no string')
    found = masthead(value, where)
    if isinstance(found, ReadError):
        return found
    return Article(
        text=text,
        id=str(given) if given not in (None, "") else ident,
        source=source or where,
        sha256=hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="application/json",
        encoding=encoding,
        keep_text=True,
        **found,
    )


def masthead(value: dict[str, Any], where: str) -> dict[str, Any] | MalformedError:
    """What an object says of an article beside its text, as arguments of :class:`Article`, or what is wrong with it."""
    found: dict[str, Any] = {}
    published = value.get("published")
    if published not in (None, ""):
        try:
            found["published"] = date.fromisoformat(str(published)[:10])
        except ValueError:
            return MalformedError(where, f'"published" is {str(published)[:40]!r}; expected a date such as 2024-02-23')
    for name in ("title", "outlet", "editor"):
        said = value.get(name)
        if said is not None and not isinstance(said, str):
            return MalformedError(where, f'"{name}" is no string')
        found[name] = said or None
    authors = value.get("authors") or ()
    if isinstance(authors, str):
        authors = (authors,)
    if not (isinstance(authors, list | tuple) and all(isinstance(name, str) for name in authors)):
        return MalformedError(where, '"authors" is no list of strings')
    found["authors"] = tuple(authors)
    return found


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (line {error.lineno}, column {error.colno})"
    return str(error)[:200]
