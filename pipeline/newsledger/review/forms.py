"""Correcting and adding facts by a form: its fields, and its answers checked by the record's own schema."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from pydantic import ValidationError

from newsledger.review.facts import MODELS, Key, Value, anchor, plain, spans_in
from newsledger.review.words import number_words
from newsledger.schemas.record import (
    ArticleRecord,
    Comparator,
    Direction,
    FactKind,
    Force,
    Metric,
    MetricKind,
    OrganisationKind,
    Status,
)

ADDED_RULE = "review.added"
_BASES = ("year_on_year", "month_on_month", "quarter_on_quarter", "cumulative")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_NUMBER = re.compile(r"\s*([+-]?[0-9][0-9,_ ]{0,40}(?:\.[0-9]{1,20})?(?:e[0-9]{1,2})?)\s*([a-z]{0,10})\s*\Z", re.I)


class Refused(Exception):  # noqa: N818  (an answer to the browser, not a failure)
    """The form's answers make no valid fact: what is wrong, by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {what}" for name, what in errors.items()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``form`` is ``span``, ``spans``, ``choice``, ``number``, ``date``, ``text``, ``lines``
    or ``many`` (several of the options)."""

    name: str
    label: str
    form: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False


def _choice(name: str, label: str, values: tuple[str, ...], *, required: bool = True) -> Field:
    options = tuple((value, value.replace("_", " ")) for value in values)
    return Field(name, label, "choice", options if required else (("", "–"), *options), required)


_FIELDS: dict[FactKind, tuple[Field, ...]] = {
    "metric": (
        Field("quantity", "Quantity, as written", "span", required=True),
        _choice("kind", "Kind", get_args(MetricKind)),
        _choice("comparator", "Comparator", get_args(Comparator)),
        Field("low", "Value, or low end", "number", required=True),
        Field("high", "High end (empty: same)", "number"),
        Field("unit", "Unit", "text"),
        _choice("direction", "Direction of a change", get_args(Direction), required=False),
        _choice("status", "Status", get_args(Status)),
        _choice("basis", "Measured against", _BASES, required=False),
        Field("indicator", "Indicator", "span"),
        Field("subject", "Subject", "span"),
        Field("scope", "Scope", "span"),
        Field("period_start", "Period from", "date"),
        Field("period_end", "Period to", "date"),
    ),
    "organisation": (
        Field("name", "Fullest name", "text", required=True),
        _choice("kind", "Kind", get_args(OrganisationKind)),
        Field("mentions", "Mentions", "spans", required=True),
        Field("aliases", "Other forms, one a line", "lines"),
    ),
    "commitment": (
        Field("clause", "Clause", "span", required=True),
        Field("head", "Main verb", "span", required=True),
        Field("action", "Action (dictionary form)", "text", required=True),
        _choice("force", "Force", get_args(Force)),
        Field("marker", "Marker", "span"),
        Field("actor", "Actor, as written", "span"),
        Field("actor_name", "Actor's name", "text"),
        Field("actor_organisation", "Actor's organisation", "choice"),
        Field("object", "Object", "span"),
        Field("targets", "Target figures", "many"),
        Field("deadline", "Deadline", "date"),
        Field("topic", "Topic", "text"),
    ),
}


def form_of(value: dict[str, Any], layer: FactKind, record: ArticleRecord) -> list[dict[str, Any]]:
    """The form for a fact (as JSON values): fields with what stands in them now."""
    answers = []
    for field in _FIELDS[layer]:
        options = field.options
        if field.name == "actor_organisation":
            options = (("", "–"), *((found.id, found.name[:80]) for found in record.organisations[:400]))
        elif field.name == "targets":
            options = _near(value, record)
        answers.append(
            {
                "name": field.name,
                "label": field.label,
                "form": field.form,
                "required": field.required,
                "options": options,
                "value": _current(field.name, value),
            }
        )
    return answers


def _current(name: str, value: dict[str, Any]) -> Any:
    if name in ("period_start", "period_end"):
        period = value.get("period") or {}
        return period.get(name.removeprefix("period_"))
    if name == "clause":
        return {part: value[part] for part in ("text", "start", "end")} if value.get("text") else None
    if name in ("low", "high") and value.get(name) is not None:
        return number_words(value[name]) if name == "low" or value["high"] != value["low"] else ""
    return value.get(name)


def _near(value: dict[str, Any], record: ArticleRecord) -> tuple[tuple[str, str], ...]:
    """Metrics that a commitment may aim at: those of its sentence, and those that it names now."""
    evidence = value.get("evidence") or {"start": 0, "end": 0}
    low, high = min(evidence["start"], value.get("start", 0)), max(evidence["end"], value.get("end", 0))
    named = set(value.get("targets") or ())
    return tuple(
        (metric.id, metric.quantity.text)
        for metric in record.metrics
        if metric.id in named or low <= metric.quantity.start < high
    )[:60]


def blank(layer: FactKind, text: str, start: int, end: int) -> dict[str, Any]:
    """A fact to begin with, from selected words: what can be known without understanding them.

    ``start == end`` is no selection: the words are then typed into the form.
    """
    quote = {"text": text[start:end], "start": start, "end": end} if start < end else None
    evidence = sentence_at(text, start, end) if start < end else None
    common = {"evidence": evidence, "rule": ADDED_RULE}
    if layer == "metric":
        number = _first_number(text[start:end])
        figures = {"low": number, "high": number, "unit": None, "comparator": "=", "direction": None}
        nothing = dict.fromkeys(("indicator", "subject", "scope", "period", "basis"))
        return {"quantity": quote, "kind": "amount", **figures, **nothing, "status": "actual", **common}
    if layer == "organisation":
        mentions = [{**quote, "rule": ADDED_RULE}] if quote else []
        name = quote["text"] if quote else ""
        return {"name": name, "kind": "government", "mentions": mentions, "aliases": [], "people": []}
    nothing = dict.fromkeys(("marker", "object", "actor", "actor_name", "actor_organisation", "deadline", "topic"))
    clause = quote or {"text": "", "start": 0, "end": 0}
    return {**clause, "head": None, "action": "", "force": "will", "targets": [], **nothing, **common}


def sentence_at(text: str, start: int, end: int) -> dict[str, Any]:
    """The sentence around a span, by full stops and line feeds within two thousand characters."""
    before = text[max(0, start - 1000) : start]
    after = text[end : end + 1000]
    begin = max((match.end() for match in re.finditer(r"[.!?。！？][\"”’)]?\s|\n", before)), default=0)
    stop = re.search(r"[.!?。！？](?=[\"”’)]?(?:\s|\Z))|\n", after)
    low = start - len(before) + begin
    high = end + (len(after) if stop is None else stop.start() if stop.group() == "\n" else stop.end())
    while low < start and text[low].isspace():
        low += 1
    return {"text": text[low:high], "start": low, "end": high}


def _first_number(words: str) -> int | float | None:
    found = re.search(r"[0-9][0-9,]{0,40}(?:\.[0-9]{1,20})?", words)
    if found is None:
        return None
    scale = re.match(r"\s{0,3}([a-z]{1,10})", words[found.end() :], re.I)
    return read_number(f"{found.group()} {scale.group(1) if scale and scale.group(1).lower() in _SCALES else ''}")


def read_number(text: str) -> int | float:
    """A number as people type it. Raises ``ValueError``.

    >>> read_number("351.3 billion"), read_number("1,250"), read_number("7.5")
    (351300000000, 1250, 7.5)
    """
    match = _NUMBER.match(text)
    if match is None or (match.group(2) and match.group(2).lower() not in _SCALES):
        raise ValueError("write a number such as 351300000000, 351,300,000,000 or 351.3 billion")
    try:
        number = Decimal(re.sub(r"[,_ ]", "", match.group(1)))
    except InvalidOperation as error:
        raise ValueError("write a number") from error
    number = number.scaleb(_SCALES.get(match.group(2).lower(), 0))
    return int(number) if number == number.to_integral_value() else float(number)


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
    for field in _FIELDS[layer]:
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
    return Key("metric" if isinstance(value, Metric) else _layer(value), span.start, span.end)


def _layer(value: Value) -> FactKind:
    return next(layer for layer, model in MODELS.items() if isinstance(value, model))


def dumped(value: Value) -> dict[str, Any]:
    """The value as the verdict keeps it."""
    return plain(value)
