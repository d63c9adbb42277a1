"""A real browser and a real server for tests: each in a process of its own, each ended by the one that began it."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PIPELINE = Path(__file__).parents[2] / "pipeline"


def chromium() -> str:
    """Path of Chromium. Without one the tests are skipped, but in CI they fail."""
    named = os.environ.get("REVIEW_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        message = "NO CHROMIUM: the review's browser tests did not run (apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


class Server:
    """``newsledger review`` in a process of its own."""

    def __init__(self, out: Path, *options: str) -> None:
        self.out = out
        command = [sys.executable, "-m", "newsledger", "review", str(out), "--port", "0", "--no-browser", *options]
        environment = {**os.environ, "PYTHONPATH": str(PIPELINE), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, cwd=out.parent, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.said = ""
        assert self.process.stderr is not None
        while "\n" not in self.said or "http" not in self.said:
            line = self.process.stderr.readline()
            if not line:
                raise AssertionError(f"the server did not start: {self.said}")
            self.said += line
        self.address = re.search(r"http://\S+/", self.said).group()  # type: ignore[union-attr]
        self.wait()

    def wait(self) -> None:
        """Wait until the folder has been read."""
        import httpx

        end = time.monotonic() + 300
        while time.monotonic() < end:
            if httpx.get(f"{self.address}api/status", timeout=120).json()["left"] == 0:
                time.sleep(0.05)
                return
            time.sleep(0.1)
        raise AssertionError("the folder was not read within five minutes")

    def stop(self) -> None:
        """End this server, as Ctrl-C does."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@contextmanager
def serving(out: Path, *options: str) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server(out, *options)
    try:
        yield server
    finally:
        server.stop()
