"""Facts as Label Studio tasks with pre-annotations: https://labelstud.io/guide/predictions.

Label Studio runs in a browser and counts UTF-16 units; records count code points. Both ways of conversion are here.
"""

import json
from bisect import bisect_right
from typing import Any, get_args

from newsledger.review.binding import Bound
from newsledger.review.facts import plain
from newsledger.review.library import Article
from newsledger.schemas.record import FactKind, Force, MetricKind, OrganisationKind

KINDS: dict[FactKind, tuple[str, ...]] = {
    "metric": get_args(MetricKind),
    "organisation": get_args(OrganisationKind),
    "commitment": get_args(Force),
}
_COLOURS: dict[FactKind, str] = {"metric": "#d0901f", "organisation": "#149487", "commitment": "#8a70d8"}


def _config() -> str:
    labels = "\n".join(
        f'    <Label value="{layer}/{kind}" background="{_COLOURS[layer]}"/>'
        for layer, kinds in KINDS.items()
        for kind in kinds
    )
    return f"""<View>
  <Labels name="fact" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="verdict" toName="text" perRegion="true" choice="single">
    <Choice value="accept"/>
    <Choice value="reject"/>
  </Choices>
  <TextArea name="record" toName="text" perRegion="true" editable="true" rows="4" maxSubmissions="1"/>
  <Relations><Relation value="target"/><Relation value="actor"/></Relations>
</View>
"""


CONFIG = _config()


class Units:
    """Offsets of one text in code points and in UTF-16 units.

    >>> units = Units("a😀b")
    >>> units.of(2), units.point(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]
        self._units = [place + number for number, place in enumerate(self._wide)]

    def of(self, point: int) -> int:
        """UTF-16 offset of a code-point offset."""
        return point + bisect_right(self._wide, point - 1)

    def point(self, unit: int) -> int:
        """Code-point offset of a UTF-16 offset; the middle of a pair counts as its start."""
        return unit - bisect_right(self._units, unit - 2) - self._splits(unit)

    def _splits(self, unit: int) -> int:
        place = bisect_right(self._units, unit - 1) - 1
        return 1 if place >= 0 and self._units[place] == unit - 1 else 0


def task(article: Article, bound: Bound) -> dict[str, Any]:
    """One task: the text, and each mark of each fact as a region; the fact itself travels in the region's text area."""
    document = article.record.document
    units = Units(article.source.text)
    results: list[dict[str, Any]] = []
    regions: dict[str, str] = {}
    for item in bound.everything:
        fact = item.fact
        label = f"{fact.key.layer}/{fact.kind}"
        for number, (start, end) in enumerate(fact.marks):
            region = str(fact.key) if number == 0 else f"{fact.key}.{number}"
            value = {"start": units.of(start), "end": units.of(end), "text": article.source.text[start:end]}
            common = {"id": region, "to_name": "text", "value": value}
            results.append({**common, "from_name": "fact", "type": "labels", "value": {**value, "labels": [label]}})
            if number:
                continue
            regions[fact.value.id] = region
            words = json.dumps(plain(fact.value), ensure_ascii=False)
            results.append({**common, "from_name": "record", "type": "textarea", "value": {**value, "text": [words]}})
            if item.judgement in ("accept", "reject"):
                choice = {**value, "choices": [item.judgement]}
                results.append({**common, "from_name": "verdict", "type": "choices", "value": choice})
    for item in bound.everything:
        value_now = plain(item.fact.value)
        pairs = [("target", other) for other in value_now.get("targets", ())]
        pairs.append(("actor", value_now.get("actor_organisation") or ""))
        for relation, other in pairs:
            if other in regions:
                ends = {"from_id": str(item.fact.key), "to_id": regions[other]}
                results.append({**ends, "type": "relation", "direction": "right", "labels": [relation]})
    return {
        "data": {"text": article.source.text, "id": document.id, "sha256": document.sha256, "title": document.title},
        "predictions": [{"model_version": f"newsledger {article.record.schema_version}", "result": results}],
    }
