"""What is written down when a reviewer judges a fact."""

from typing import Any

from newsledger.review.answers import Refused, key_for, read_form
from newsledger.review.binding import Bound
from newsledger.review.facts import Key, plain
from newsledger.review.library import Article
from newsledger.review.requests import Answer, fields_of
from newsledger.review.verdicts import Entry, Judgement, Verdict


def entry_for(
    article: Article,
    bound: Bound,
    earlier: Verdict | None,
    key: Key,
    judgement: Judgement,
    reason: str | None,
    note: str | None,
    body: dict[str, Any],
) -> Entry:
    """The entry of ``judgement`` on the fact ``key``; ``earlier`` is the verdict that is on it.

    Raises :class:`Answer` where the judgement makes no sense for the fact, :class:`Refused` where its form does not.
    """
    found = next((item for item in bound.everything if item.fact.key == key), None)
    if body.get("only") == "note" and (earlier or found):
        if earlier is None:
            return Entry(judgement="none", note=note, fact=plain(found.fact.value) if found else None)
        return Entry(
            judgement=earlier.judgement,
            reason=earlier.reason,
            note=note,
            fact=earlier.fact,
            correction=earlier.correction,
        )
    if found is None:
        gone = next((verdict for verdict in bound.gone if verdict.key == key), None)
        if gone is None:
            raise Answer(404, "There is no such fact.")
        if judgement != "none":
            raise Answer(400, "The fact is gone: its verdict can only be cleared.")
        return Entry(judgement="none", note=note)
    addition = found.verdict is not None and found in bound.added
    value = plain(found.fact.value)
    if judgement in ("correct", "add"):
        standing = found.verdict.correction if found.verdict and found.state == "stands" else None
        corrected = read_form(key.layer, standing or value, fields_of(body), article.source.text, article.record)
        if addition:
            if key_for(corrected) != key:
                raise Refused({"form": "an addition keeps its place: remove this one and add another"})
            return Entry(judgement="add", note=note, correction=plain(corrected))
        if plain(corrected) == value:
            return Entry(judgement="accept", note=note, fact=value)
        return Entry(judgement="correct", note=note, reason=reason, fact=value, correction=plain(corrected))
    if addition:
        if judgement == "accept":
            return Entry(judgement="add", note=note, correction=value)
        return Entry(judgement="none", note=note)
    return Entry(judgement=judgement, reason=reason if judgement == "reject" else None, note=note, fact=value)
