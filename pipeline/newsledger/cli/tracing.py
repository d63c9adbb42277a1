"""The values of the stages as plain rows: every span with the words it stands for."""

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

from newsledger.errors import NewsledgerError
from newsledger.extractor import Trace
from newsledger.types.document import Document, Sentence
from newsledger.types.mentions import Mentions

STAGES = ("clean", "segment", "recognise", "relate", "validate")

Rows = list[dict[str, Any]]


def trace_values(trace: Trace, stages: tuple[str, ...], sentence: int | None) -> dict[str, dict[str, Rows]]:
    """Stage by stage, tables of rows. Offsets are those of the clean text, except in edits and refusals (raw).

    Raises :class:`newsledger.errors.NewsledgerError` where there is no sentence of that number.
    """
    clean, document, text = trace.clean, trace.document, trace.clean.text
    raw = clean.article.text
    values: dict[str, dict[str, Rows]] = {}
    if "clean" in stages:
        values["clean"] = {
            "masthead": [_row(clean.masthead, text)],
            "edits": [{"raw": raw[e.start : e.end], **_row(e, raw, own_text=False)} for e in clean.edits],
            "marks": _rows(clean.marks, text),
        }
    if "segment" in stages:
        values["segment"] = {"sentences": _rows(document.sentences, text)}
    if "segment" in stages or sentence is not None:
        tables = values.setdefault("segment", {})
        if sentence is not None:
            tables |= _sentence(document, trace.mentions, sentence)
    if "recognise" in stages:
        mentions = trace.mentions
        values["recognise"] = {
            "quantities": _rows(mentions.quantities, text),
            "times": _rows(mentions.times, text),
            "names": _rows(mentions.names, text),
        }
    if "relate" in stages:
        drafts = trace.drafts
        values["relate"] = {
            "metrics": _rows(drafts.metrics, text),
            "organisations": _rows(drafts.organisations, text),
            "commitments": _rows(drafts.commitments, text),
        }
    if "validate" in stages:
        record = trace.record
        values["validate"] = {
            "accepted": [
                {"kind": kind, "facts": len(facts)}
                for kind, facts in (
                    ("metrics", record.metrics),
                    ("organisations", record.organisations),
                    ("commitments", record.commitments),
                )
            ],
            "refused": [
                {"check": r.check, "kind": r.kind, "text": r.evidence.text, "message": r.message, "rule": r.rule}
                for r in record.rejections
            ],
        }
    return values


def _sentence(document: Document, mentions: Mentions, index: int) -> dict[str, Rows]:
    if not 0 <= index < len(document.sentences):
        raise NewsledgerError(f"no sentence {index}; there are 0 to {len(document.sentences) - 1}")
    sentence: Sentence = document.sentences[index]
    syntax = mentions.syntax.of(sentence)
    tokens = [
        {
            "token": sentence.first + i,
            "text": document.text(sentence.first + i, sentence.first + i + 1),
            "tag": tag,
            "lemma": document.words[sentence.first + i].lemma(tag),
            "possible": " ".join(document.words[sentence.first + i].tags),
        }
        for i, tag in enumerate(syntax.tags)
    ]
    return {
        "tokens": tokens,
        "noun phrases": [{"text": document.text(p.first, p.last), **_row(p, "")} for p in syntax.noun_phrases],
        "verb groups": [{"text": document.text(g.first, g.last), **_row(g, "")} for g in syntax.verb_groups],
    }


def _rows(values: tuple[Any, ...], text: str) -> Rows:
    return [_row(value, text) for value in values]


def _row(value: Any, text: str, *, own_text: bool = True) -> dict[str, Any]:
    """Fields of a dataclass or a named tuple; those that say nothing are left out."""
    row: dict[str, Any] = {}
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if own_text and text and isinstance(start, int) and isinstance(end, int):
        row["text"] = text[start:end]
    names: tuple[str, ...] = getattr(value, "_fields", ()) or tuple(field.name for field in dataclasses.fields(value))
    for name in names:
        said = _plain(getattr(value, name), text)
        if said is not False and said not in (None, [], ""):
            row[name] = said
    return row


def _plain(value: Any, text: str) -> Any:
    if _is_span(value) and text:
        return f"{text[slice(*value)]} [{value[0]}:{value[1]}]"
    if isinstance(value, Decimal | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part, text) for part in value]
    if dataclasses.is_dataclass(value):
        return _row(value, text)
    return value


def _is_span(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(type(part) is int for part in value)
