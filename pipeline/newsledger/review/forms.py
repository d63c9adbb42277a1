"""The forms in which facts are corrected and added: their fields, and what stands in them at first."""

import re
from dataclasses import dataclass
from typing import Any, get_args

from newsledger.review.numbers import first_number
from newsledger.review.words import number_words
from newsledger.schemas.record import (
    ArticleRecord,
    Basis,
    Comparator,
    Direction,
    FactKind,
    Force,
    MetricKind,
    OrganisationKind,
    Status,
)

ADDED_RULE = "review.added"


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


FIELDS: dict[FactKind, tuple[Field, ...]] = {
    "metric": (
        Field("quantity", "Quantity, as written", "span", required=True),
        _choice("kind", "Kind", get_args(MetricKind)),
        _choice("comparator", "Comparator", get_args(Comparator)),
        Field("low", "Value, or low end", "number", required=True),
        Field("high", "High end (empty: same)", "number"),
        Field("unit", "Unit", "text"),
        _choice("direction", "Direction of a change", get_args(Direction), required=False),
        _choice("status", "Status", get_args(Status)),
        _choice("basis", "Measured against", get_args(Basis), required=False),
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
    for field in FIELDS[layer]:
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
        number = first_number(text[start:end])
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
