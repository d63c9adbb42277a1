"""Fixtures shared by all tests."""

import pytest

from newsledger import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor for the whole run: it is immutable."""
    return Extractor()
