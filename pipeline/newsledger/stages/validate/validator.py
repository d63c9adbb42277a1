"""Turns drafts into a valid record, or into rejections that say why not."""

import hashlib
from decimal import Decimal
from typing import Any

from newsledger.errors import RecordError
from newsledger.schemas.record import SCHEMA_VERSION, ArticleRecord, Span
from newsledger.stages.validate.checks import METRIC_CHECKS
from newsledger.stages.validate.commitment_checks import COMMITMENT_CHECKS
from newsledger.types.clean_text import CleanText
from newsledger.types.document import Document
from newsledger.types.drafts import CleanSpan, CommitmentDraft, Drafts, MetricDraft, OrganisationDraft


class Validator:
    """Callable ``Drafts → ArticleRecord``."""

    def __call__(self, drafts: Drafts) -> ArticleRecord:
        return _Writing(drafts).record()


class _Writing:
    """The writing of one record: raw offsets, ids, rejections."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.document: Document = drafts.mentions.document
        self.clean: CleanText = self.document.clean
        self.source = self.clean.article.text
        self.rejections: list[dict[str, Any]] = []
        self.sentences: dict[int, Span] = {}
        self.acts: set[CleanSpan] = set()

    def record(self) -> ArticleRecord:
        metrics = [self.metric(m) for m in self.drafts.metrics]
        organisations = [self.organisation(o) for o in self.drafts.organisations]
        metric_ids = [m["id"] if m else None for m in metrics]
        organisation_ids = [o["id"] for o in organisations]
        commitments = [self.commitment(c, metric_ids, organisation_ids) for c in self.drafts.commitments]
        return ArticleRecord.model_validate(
            {
                "schema_version": SCHEMA_VERSION,
                "document": self.document_info(),
                "metrics": sorted((m for m in metrics if m), key=lambda m: m["quantity"]["start"]),
                "organisations": sorted(organisations, key=lambda o: o["mentions"][0]["start"]),
                "commitments": sorted((c for c in commitments if c), key=lambda c: (c["start"], c["head"]["start"])),
                "rejections": sorted(self.rejections, key=lambda r: (r["evidence"]["start"], r["check"])),
            }
        )

    def quote(self, clean_span: CleanSpan) -> dict[str, Any]:
        start, end = self.clean.raw_span(clean_span[0], clean_span[1])
        text = self.source[start:end]
        if not text:
            raise RecordError(f"{self.clean.article.id}: span {clean_span} quotes nothing")
        return {"text": text, "start": start, "end": end}

    def sentence(self, index: int) -> Span:
        """The quotation of a sentence, which is evidence of every fact in it."""
        known = self.sentences.get(index)
        if known is None:
            sentence = self.document.sentences[index]
            known = self.sentences[index] = Span.model_validate(self.quote((sentence.start, sentence.end)))
        return known

    def refused(self, kind: str, draft: Any, checks: Any, span: CleanSpan) -> bool:
        for check in checks:
            message = check(draft)
            if message:
                self.rejections.append(
                    {
                        "kind": kind,
                        "check": check.__name__,
                        "message": message,
                        "evidence": self.quote(span),
                        "rule": draft.rule,
                    }
                )
                return True
        return False

    def act_once(self, draft: CommitmentDraft) -> str | None:
        """An act is committed to once: the rule that came first has it."""
        return f"the act at {draft.head[0]}-{draft.head[1]} has its commitment" if draft.head in self.acts else None

    def document_info(self) -> dict[str, Any]:
        article, masthead = self.clean.article, self.clean.masthead
        return {
            "id": article.id,
            "source": article.source,
            "sha256": article.sha256 or hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "media_type": article.media_type,
            "encoding": article.encoding,
            "characters": len(article.text),
            "title": masthead.title,
            "published": masthead.published,
            "outlet": masthead.outlet,
            "authors": masthead.authors,
            "editor": masthead.editor,
            "text": article.text if article.keep_text else None,
        }

    def metric(self, draft: MetricDraft) -> dict[str, Any] | None:
        if self.refused("metric", draft, METRIC_CHECKS.get(draft.kind, ()), draft.span):
            return None
        quote = self.quote
        quantity = quote(draft.span)
        low = _number(draft.low)
        period = draft.period
        return {
            "id": f"metric@{quantity['start']}-{quantity['end']}",
            "quantity": quantity,
            "kind": draft.kind,
            "low": low,
            "high": low if draft.high == draft.low else _number(draft.high),
            "unit": draft.unit,
            "comparator": draft.comparator,
            "direction": draft.direction,
            "basis": draft.basis,
            "indicator": draft.indicator and quote(draft.indicator),
            "subject": draft.subject and quote(draft.subject),
            "scope": draft.scope and quote(draft.scope),
            "status": draft.status,
            "period": period
            and {
                "start": period.begin,
                "end": period.finish,
                "text": period.span and quote(period.span)["text"],
            },
            "evidence": self.sentence(draft.sentence),
            "rule": draft.rule,
        }

    def organisation(self, draft: OrganisationDraft) -> dict[str, Any]:
        mentions = []
        aliases: dict[str, None] = {}
        for found in draft.mentions:
            mention = self.quote(found.span)
            mention["rule"] = found.rule
            mentions.append(mention)
            aliases[mention["text"]] = None
        name = self.quote(draft.name)["text"] if len(mentions) > 1 else mentions[0]["text"]
        aliases.pop(name, None)
        people = []
        for person in draft.people:
            quote = self.quote(person.span)
            people.append({"name": quote["text"], "role": person.role, "start": quote["start"], "end": quote["end"]})
        first = mentions[0]
        return {
            "id": f"organisation@{first['start']}-{first['end']}",
            "name": name,
            "kind": draft.kind,
            "aliases": tuple(aliases),
            "mentions": mentions,
            "people": people,
        }

    def commitment(
        self, draft: CommitmentDraft, metric_ids: list[str | None], organisation_ids: list[str]
    ) -> dict[str, Any] | None:
        if self.refused("commitment", draft, (*COMMITMENT_CHECKS, self.act_once), draft.span):
            return None
        self.acts.add(draft.head)
        quote = self.quote
        head = quote(draft.head)
        return {
            "id": f"commitment@{head['start']}-{head['end']}",
            **quote(draft.span),
            "head": head,
            "marker": draft.marker and quote(draft.marker),
            "action": draft.action,
            "object": draft.object and quote(draft.object),
            "actor": draft.actor and quote(draft.actor),
            "actor_name": draft.actor_name and quote(draft.actor_name)["text"],
            "actor_organisation": None
            if draft.actor_organisation is None
            else organisation_ids[draft.actor_organisation],
            "force": draft.force,
            "targets": [i for t in draft.targets if (i := metric_ids[t])],
            "deadline": draft.deadline,
            "topic": draft.topic and quote(draft.topic)["text"],
            "evidence": self.sentence(draft.sentence),
            "rule": draft.rule,
        }


def _number(value: Decimal) -> int | float:
    """Exact JSON number: integers as integers, other decimals by their shortest float."""
    return int(value) if value == value.to_integral_value() else float(value)
