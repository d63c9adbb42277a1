"""Templates and what they are given: every value from an article passes through escaping and marking of controls."""

import json
from importlib import resources
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup

from newsledger.review.binding import Judged
from newsledger.review.facts import differences, plain
from newsledger.review.library import Article
from newsledger.review.shown import shown, spelled
from newsledger.review.verdicts import REASONS, Verdict
from newsledger.review.words import fields, headline

JUDGED = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added", "none": ""}
SIGNS = {"accept": "✓", "reject": "✗", "correct": "✎", "add": "+", "none": ""}


def environment() -> jinja2.Environment:
    """Templates with escaping always on and undefined names refused."""
    loaded = jinja2.Environment(
        loader=jinja2.PackageLoader("newsledger.review", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    loaded.filters |= {"shown": shown, "spelled": spelled, "thousands": _thousands, "percent": _percent}
    loaded.globals |= {"REASONS": REASONS, "JUDGED": JUDGED, "SIGNS": SIGNS, "query": _query}
    return loaded


def static_text(name: str) -> str:
    """A style sheet or script of the package."""
    return resources.files("newsledger.review").joinpath("static", name).read_text(encoding="utf-8")


def card(item: Judged, article: Article) -> dict[str, Any]:
    """What a card shows of a fact: the reviewer's words where the fact was corrected, the record's otherwise."""
    value = item.fact.value
    verdict = item.verdict
    changes: tuple[tuple[str, str, str], ...] = ()
    if verdict is not None and verdict.fact is not None:
        if item.state == "changed":
            changes = differences(verdict.fact, plain(value))
        elif verdict.judgement == "correct" and verdict.correction is not None and item.state != "mended":
            changes = differences(plain(value), verdict.correction)
    lead, rest = headline(value)
    key = str(item.fact.key)
    return {
        "key": key,
        "layer": item.fact.key.layer,
        "kind": item.fact.kind,
        "rule": item.fact.rule,
        "marks": "",
        "lead": lead,
        "rest": rest,
        "fields": fields(value),
        "evidence": getattr(value, "evidence", None),
        "mentions": getattr(value, "mentions", ()),
        "links": [
            (relation, other, spelled(_words(article, other))) for relation, other in article.links.get(key, ())[:12]
        ],
        "judgement": item.judgement,
        "said": verdict.judgement if verdict else "none",
        "state": item.state,
        "reason": REASONS.get(verdict.reason or "") if verdict else None,
        "note": verdict.note if verdict else None,
        "changes": changes,
        "seq": verdict.seq if verdict else 0,
    }


def _words(article: Article, key: str) -> str:
    found = article.words.get(key, key)
    return found if len(found) <= 80 else f"{found[:79]}…"


def ghost(verdict: Verdict) -> dict[str, Any]:
    """What is shown of a verdict whose fact the record holds no longer."""
    said = verdict.fact or verdict.correction or {}
    words = said.get("name") or (said.get("quantity") or {}).get("text") or said.get("text") or "?"
    return {
        "key": str(verdict.key),
        "layer": verdict.key.layer,
        "judgement": verdict.judgement,
        "words": words,
        "rule": said.get("rule"),
        "reason": REASONS.get(verdict.reason or ""),
        "note": verdict.note,
        "start": verdict.key.start,
        "end": verdict.key.end,
        "seq": verdict.seq,
    }


def outline(item: Judged, article: Article) -> list[Any]:
    """A fact for the script: key, marks, roles, judgement, state, number of the last event."""
    roles = [[name, span.start, span.end] for name, span in item.fact.roles]
    evidence = getattr(item.fact.value, "evidence", None)
    if evidence is not None:
        roles.append(["evidence", evidence.start, evidence.end])
    return [
        str(item.fact.key),
        [place for mark in item.fact.marks for place in mark],
        roles,
        item.judgement,
        item.state,
        item.verdict.seq if item.verdict else 0,
    ]


def json_for(value: object) -> str:
    """JSON that survives any text: what cannot be encoded is escaped."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _thousands(number: int) -> str:
    return f"{number:,}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _query(given: dict[str, str], **changes: object) -> Markup:
    """A query string with some values changed; empty ones are left out."""
    merged = {**given, **{name: str(value) for name, value in changes.items()}}
    return Markup("?{}").format(urlencode({name: value for name, value in merged.items() if value}))
