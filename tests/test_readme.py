"""What README shows is what the program does."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsledger.cli.app import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return str(found)


def test_the_record_shown_stands_in_the_sample() -> None:
    record = json.loads((ROOT / "outputs/sample/linjiang-industry.json").read_text(encoding="utf-8"))
    assert json.loads(block("json")) in record["metrics"]


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "README.md", "exec"), {})  # noqa: S102 - our own page
    printed = capsys.readouterr().out
    assert "2 million tonnes amount 2000000 t" in printed
    assert "['dozen boats', '5 km']" in printed or "['A dozen boats', '5 km']" in printed


@pytest.mark.parametrize(
    "command",
    sorted(
        set(
            re.findall(
                r"^newsledger (\w+)",
                "".join(re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)),
                re.MULTILINE,
            )
        )
    ),
)
def test_every_command_shown_exists(command: str) -> None:
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
