"""Settings: flags before environment before file, and a wrong key is named."""

from pathlib import Path

import pytest

from newsledger.cli.settings import SettingsError, settings_for_commands


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_said() -> None:
    assert settings_for_commands() == {}


def test_the_file(here: Path) -> None:
    (here / "newsledger.toml").write_text(
        'workers = 3\ntables = ["csv", "jsonl"]\nlexicons = ["mine", "ours"]\npublished = 2024-05-01\n'
    )
    said = settings_for_commands()
    assert said["run"] == {
        "workers": 3,
        "tables": "csv,jsonl",
        "lexicons": ["mine", "ours"],
        "published": "2024-05-01",
    }
    assert said["show"] == {"lexicons": ["mine", "ours"], "published": "2024-05-01"}


def test_the_environment_comes_before_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "newsledger.toml").write_text("workers = 3\ntime_limit = 5\n")
    monkeypatch.setenv("NEWSLEDGER_WORKERS", "7")
    monkeypatch.setenv("NEWSLEDGER_LEXICONS", "mine, ours")
    assert settings_for_commands()["run"] == {"workers": 7, "time_limit": 5.0, "lexicons": ["mine", "ours"]}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("workerz = 3", r"newsledger.toml: workerz: no such setting; the settings are workers, "),
        ("workers = 0", r"newsledger.toml: workers: .*greater than or equal to 1"),
        ("workers = ", r"newsledger.toml: not TOML"),
        ("published = 'soon'", r"newsledger.toml: published: "),
    ],
)
def test_a_wrong_file_is_told(here: Path, text: str, complaint: str) -> None:
    (here / "newsledger.toml").write_text(text)
    with pytest.raises(SettingsError, match=complaint):
        settings_for_commands()


@pytest.mark.parametrize(("name", "value"), [("NEWSLEDGER_FOO", "1"), ("NEWSLEDGER_WORKERS", "many")])
def test_a_wrong_variable_is_told(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        settings_for_commands()


def test_a_flag_comes_first(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsledger.cli.app import app

    (here / "a.txt").write_text("Sales rose 4%.")
    (here / "newsledger.toml").write_text('tables = ["jsonl"]\nquiet = true\nworkers = 1\n')
    for words, formats in (((), {".jsonl"}), (("--tables", "csv"), {".csv"})):
        out = here / f"out{len(words)}"
        app(["run", "a.txt", "--out", str(out), *words], standalone_mode=False)
        assert {path.suffix for path in (out / "tables").iterdir()} == formats
