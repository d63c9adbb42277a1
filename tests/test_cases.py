"""Every case of ``tests/cases``: a text and the facts that must come out of it."""

import pytest

from casefile import CASES, Case, check, load_cases
from flat import flatten
from newsledger import Article, Extractor

RECORD_FOLDERS = [
    folder for folder in ("metrics", "organisations", "commitments") if any((CASES / folder).glob("*.toml"))
]


@pytest.mark.parametrize("case", [c for folder in RECORD_FOLDERS for c in load_cases(folder)], ids=str)
def test_record_case(case: Case, extractor: Extractor) -> None:
    record = extractor.extract(Article(text=case.text, published=case.published))
    for layer in case.expected:
        check(case, layer, flatten(record, layer))
