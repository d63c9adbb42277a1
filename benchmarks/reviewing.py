"""How long a reviewer waits in a real browser: a large folder, a large article, two hundred keys.

usage: python benchmarks/reviewing.py [--rounds 5]

Seconds of wall time between the request and the page being ready for the next key, median of the rounds and the
best. The aim of the first two is one second on an idle machine of two cores. Folders are made up (tests/review).
It needs Chromium and ``pip install -e '.[dev]'``.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

import results

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "pipeline")]

from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from review import synthetic  # noqa: E402
from review.browser import ARGS, chromium, serving  # noqa: E402

PATIENCE = 120_000  # milliseconds
QUERIES = ("", "?sort=progress", "?text=river+dredging&layer=metric&kind=change", "?organisation=Mingzhou&page=7")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    expect.set_options(timeout=PATIENCE)
    figures = {"rounds": rounds}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS, timeout=PATIENCE)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE)
        top = pathlib.Path(folder)
        for name, measured in (
            ("overview of 5,000 articles", overview(top / "a" / "out", page, rounds)),
            ("article of 10,000 words and 600 facts", article(top / "b" / "out", page, rounds, 297, filler=1)),
            ("200 verdicts by keyboard", verdicts(top / "c" / "out", page)),
        ):
            figures[name] = {"median": round(statistics.median(measured), 2), "best": round(min(measured), 2)}
            print(f"{name:40} median {figures[name]['median']:.2f} s, best {figures[name]['best']:.2f} s", flush=True)
        browser.close()
    results.keep("review", figures)


def timed(action: Callable[[], None]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def overview(out: pathlib.Path, page: Page, rounds: int) -> list[float]:
    """The list of articles: as it opens, sorted, searched and filtered; of each the slowest query of a round."""
    synthetic.folder(out, articles=5000, sentences=8)

    def ask(address: str) -> None:
        page.goto(address)
        expect(page.locator("table.list tbody tr").first).to_be_visible()

    with serving(out) as server:
        return [max(timed(lambda q=query: ask(server.address + q)) for query in QUERIES) for _ in range(rounds)]


def article(out: pathlib.Path, page: Page, rounds: int, facts: int, filler: int) -> list[float]:
    """From the request to the first fact that a key has reached."""
    synthetic.write(out, 5, *synthetic.record(5, facts, filler=filler))

    with serving(out) as server:
        page.goto(server.address)
        href = page.locator("table.list tbody a").get_attribute("href")

        def read() -> None:
            page.goto(f"{server.address.rstrip('/')}{href}")
            page.wait_for_selector("html[data-ready=yes]")
            page.keyboard.press("j")
            expect(page.locator(".card.active")).to_be_visible()

        return [timed(read) for _ in range(rounds)]


def verdicts(out: pathlib.Path, page: Page) -> list[float]:
    """The machine's part of two hundred verdicts, every fourth with a reason, until the last is saved."""
    synthetic.write(out, 7, *synthetic.record(7, 100))

    def judge() -> None:
        for number in range(200):
            page.keyboard.press("r" if number % 4 == 3 else "a")
            if number % 4 == 3:
                page.keyboard.press("1")
        expect(page.locator("#settled")).to_have_text("200")
        expect(page.locator(".saving")).to_have_count(0)

    with serving(out) as server:
        page.goto(server.address)
        page.locator("table.list tbody a").click()
        page.wait_for_selector("html[data-ready=yes]")
        return [timed(judge)]


if __name__ == "__main__":
    main()
