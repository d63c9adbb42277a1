"""Fixtures shared by all tests."""

import pytest
from hypothesis import HealthCheck, settings

from newsledger import Extractor

# No test is about how quick the machine is.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """One extractor for the whole run: it is immutable."""
    return Extractor()
