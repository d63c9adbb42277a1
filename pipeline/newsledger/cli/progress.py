"""What a run shows on standard error: a bar at a terminal, and a table at its end."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

if TYPE_CHECKING:
    from newsledger.batch.summary import Summary, Tally


class Bar:
    """A progress bar where standard error is a terminal; elsewhere nothing."""

    def __init__(self, inputs: tuple[str, ...], out: Path, *, shown: bool) -> None:
        self._progress: Progress | None = None
        if shown and sys.stderr.isatty():
            from newsledger.batch.intake import count

            self._progress = Progress(
                TextColumn("extracting"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task("", total=count(inputs, out), rate="")

    def __enter__(self) -> "Bar":
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def show(self, tally: "Tally") -> None:
        """Move the bar to what has been done."""
        if self._progress is not None:
            speed = self._progress.tasks[0].speed
            rate = f"{speed:,.0f} articles/s" if speed else ""
            self._progress.update(self._task, completed=tally.articles, rate=rate)


def close(summary: "Summary", out: Path) -> None:
    """The closing table on standard error, with failures and what to do next."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    tally = summary.tally
    if summary.changed and tally.redone:
        console.print(
            f"Since the last run there changed: {', '.join(summary.changed)}."
            f" {tally.redone:,} articles were extracted again.",
            markup=False,
        )
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for number, what in (
        (tally.extracted, "articles extracted"),
        (tally.unchanged, "unchanged since the last run"),
        (tally.failed, f"failed: see {out / 'failed'}"),
        (tally.pruned, "removed, their articles being gone"),
        (tally.gone, "kept, though their articles are gone (--prune removes them)"),
        (summary.totals.get("metrics", 0), "metrics"),
        (summary.totals.get("organisations", 0), "organisations"),
        (summary.totals.get("commitments", 0), "commitments"),
    ):
        if number or what in ("articles extracted", "metrics", "organisations", "commitments"):
            table.add_row(f"{number:,}", what)
    console.print(table)
    if tally.words:
        console.print(f"{tally.words:,} words in {summary.seconds:.1f} s, {tally.words / summary.seconds:,.0f} words/s")
    for failure in summary.failures[:10]:
        console.print(f"[red]failed[/red] {_plain(failure.source or failure.name)}: {_plain(failure.message)}")
    if summary.failures_total > 10:
        console.print(f"… and {summary.failures_total - 10:,} more in {_plain(str(out / 'failed'))}")
    if summary.interrupted:
        console.print("Interrupted. What is finished is kept: run the same command again to go on.")


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else "�" for c in text))
