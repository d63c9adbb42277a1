"""Folders to review, and a server in a process of its own."""

from pathlib import Path

import pytest

from review import synthetic


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder of five short articles, the run having started in its parent."""
    monkeypatch.chdir(tmp_path)
    return synthetic.folder(tmp_path / "out")
