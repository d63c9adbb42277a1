"""The answers of a form, made into a fact and checked by the record's own schema."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from newsledger.review.facts import MODELS, Key, Value, anchor, spans_in
from newsledger.review.forms import ADDED_RULE, FIELDS, sentence_at
from newsledger.review.numbers import read_number
from newsledger.schemas.record import ArticleRecord, FactKind


class Refused(Exception):  # noqa: N818  (an answer to the browser, not a failure)
    """The form's answers make no valid fact: what is wrong, by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {what}" for name, what in errors.items()))
        self.errors = errors


class _Reader:
    """Reads the answers of one form; gathers what is wrong."""

    def __init__(self, answers: Mapping[str, Any], text: str, near: int) -> None:
        self.answers = answers
        self.text = text
        self.near = near
        self.errors: dict[str, str] = {}

    def words(self, name: str) -> str | None:
        given = self.answers.get(name)
        if given is None or given == "":
            return None
        if not isinstance(given, str) or len(given) > 20_000:
            self.errors[name] = "write words"
            return None
        return given.strip() or None

    def number(self, name: str) -> int | float | None:
        given = self.words(name)
        if given is None:
            return None
        try:
            return read_number(given)
        except ValueError as error:
            self.errors[name] = str(error)
            return None

    def many(self, name: str) -> list[str]:
        given = self.answers.get(name) or []
        if isinstance(given, str):
            given = given.splitlines()
        if not isinstance(given, list) or not all(isinstance(part, str) for part in given):
            self.errors[name] = "write one a line"
            return []
        return [part.strip() for part in given if part.strip()]

    def span(self, name: str, given: object = None) -> dict[str, Any] | None:
        """A quotation: at the offset given if it stands there, else the occurrence nearest to the fact."""
        given = self.answers.get(name) if given is None else given
        if isinstance(given, str):
            given = {"text": given}
        if not isinstance(given, Mapping) or not given.get("text"):
            return None
        quote, start = given.get("text"), given.get("start")
        if not isinstance(quote, str) or len(quote) > 100_000:
            self.errors[name] = "write the words as the text has them"
            return None
        if not (isinstance(start, int) and start >= 0 and self.text[start : start + len(quote)] == quote):
            quote = quote.strip()
            start = _nearest(self.text, quote, self.near) if quote else None
        if start is None:
            self.errors[name] = "these words do not stand in the text"
            return None
        return {"text": quote, "start": start, "end": start + len(quote)}


def _nearest(text: str, quote: str, place: int) -> int | None:
    """Start of the occurrence of ``quote`` nearest to ``place``; ``None`` if there is none."""
    before = text.rfind(quote, 0, max(0, place) + len(quote))
    after = text.find(quote, max(0, place))
    if before < 0 or after < 0:
        return max(before, after) if max(before, after) >= 0 else None
    return before if place - before <= after - place else after


def read_form(
    layer: FactKind, base: dict[str, Any], answers: Mapping[str, Any], text: str, record: ArticleRecord
) -> Value:
    """The fact that a form describes. ``base`` is the fact corrected, or the blank one for an addition.

    Raises :class:`Refused` with what is wrong in which field; what passes is valid by the record's schema and quotes
    the source text.
    """
    near = _place(base, layer)
    reader = _Reader(answers, text, near)
    data = dict(base)
    _READERS[layer](reader, data, record)
    for field in FIELDS[layer]:
        found = data.get("text" if field.name == "clause" else field.name)
        if field.required and not found and found != 0:
            reader.errors.setdefault(field.name, "is needed")
    if reader.errors:
        raise Refused(reader.errors)
    _settle(layer, data, base, text)
    try:
        value = MODELS[layer].model_validate(data)
    except ValidationError as error:
        wrongs = error.errors(include_url=False)
        raise Refused({str(part["loc"][0]) if part["loc"] else "form": part["msg"] for part in wrongs}) from error
    off = [path for path, quote, start, end in spans_in(value) if text[start:end] != quote]
    wrong = {re.split(r"[.\[]", path)[0] or "clause": "does not quote the text" for path in off}
    if wrong:
        raise Refused(wrong)
    return value


def _place(base: dict[str, Any], layer: FactKind) -> int:
    if layer == "organisation":
        return int(base["mentions"][0]["start"]) if base.get("mentions") else 0
    span = base.get("quantity") if layer == "metric" else base
    return int(span["start"]) if span else 0


def _read_metric(reader: _Reader, data: dict[str, Any], record: ArticleRecord) -> None:
    for name in ("quantity", "indicator", "subject", "scope"):
        data[name] = reader.span(name)
    for name in ("kind", "comparator", "status", "unit", "direction", "basis"):
        data[name] = reader.words(name)
    data["low"] = reader.number("low")
    high = reader.number("high")
    data["high"] = data["low"] if high is None else high
    if data["low"] is not None and data["high"] is not None and data["low"] > data["high"]:
        reader.errors["high"] = "must not be below the low end"
    if data["direction"] and data["kind"] != "change":
        reader.errors["direction"] = "only a change has a direction"
    start, end = reader.words("period_start"), reader.words("period_end")
    if start and end and start > end:
        reader.errors["period_end"] = "must not be before the start"
    before = data.get("period") or {}
    same = (before.get("start"), before.get("end")) == (start, end)
    said = before.get("text") if same or before.get("text") else None
    data["period"] = {"start": start, "end": end, "text": said} if start or end else (before or None if same else None)


def _read_organisation(reader: _Reader, data: dict[str, Any], record: ArticleRecord) -> None:
    data["name"] = reader.words("name")
    data["kind"] = reader.words("kind")
    data["aliases"] = reader.many("aliases")
    rules = {(old["start"], old["end"]): old["rule"] for old in data.get("mentions") or ()}
    given = reader.answers.get("mentions")
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for part in given if isinstance(given, list) else ():
        span = reader.span("mentions", part)
        if span is not None:
            place = (span["start"], span["end"])
            found[place] = {**span, "rule": rules.get(place, ADDED_RULE)}
    if not found and "mentions" not in reader.errors and not data.get("mentions") and data["name"]:
        span = reader.span("mentions", data["name"])  # nothing was selected: the name as typed
        if span is not None:
            found[span["start"], span["end"]] = {**span, "rule": ADDED_RULE}
    data["mentions"] = [found[place] for place in sorted(found)]


def _read_commitment(reader: _Reader, data: dict[str, Any], record: ArticleRecord) -> None:
    clause = reader.span("clause")
    data.update(clause or {"text": "", "start": 0, "end": 0})
    if clause:
        reader.near = clause["start"]
    for name in ("head", "marker", "object", "actor"):
        data[name] = reader.span(name)
    for name in ("action", "force", "actor_name", "actor_organisation", "deadline", "topic"):
        data[name] = reader.words(name)
    if data["head"] and not data["action"]:
        data["action"] = data["head"]["text"].lower()
    data["targets"] = reader.many("targets")
    metrics = {metric.id for metric in record.metrics}
    if not metrics.issuperset(data["targets"]):
        reader.errors["targets"] = "must be metrics of this article"
    if data["actor_organisation"] not in {None, *(found.id for found in record.organisations)}:
        reader.errors["actor_organisation"] = "must be an organisation of this article"
    head = data["head"]
    if clause and head and not (clause["start"] <= head["start"] and head["end"] <= clause["end"]):
        reader.errors["head"] = "must stand within the clause"


_READERS: dict[FactKind, Callable[[_Reader, dict[str, Any], ArticleRecord], None]] = {
    "metric": _read_metric,
    "organisation": _read_organisation,
    "commitment": _read_commitment,
}


def _settle(layer: FactKind, data: dict[str, Any], base: dict[str, Any], text: str) -> None:
    """Fill in what no field asks for: evidence around the fact, and an id made from its place."""
    if layer == "organisation":
        place = data["mentions"][0]
    else:
        place = data["quantity"] if layer == "metric" else data
        evidence = base.get("evidence")
        if not evidence or not (evidence["start"] <= place["start"] and place["end"] <= evidence["end"]):
            data["evidence"] = sentence_at(text, place["start"], place["end"])
        data.setdefault("rule", ADDED_RULE)
    fresh = f"{layer}@{place['start']}-{place['end']}"
    old = _place(base, layer)
    data["id"] = base["id"] if base.get("id") and old == place["start"] else fresh


def key_for(value: Value) -> Key:
    """The key of an addition."""
    span = anchor(value)
    return Key(_layer(value), span.start, span.end)


def _layer(value: Value) -> FactKind:
    return next(layer for layer, model in MODELS.items() if isinstance(value, model))
