"""Makes the screenshots of the documentation from the committed sample: python docs/screenshots.py.

Works on a copy with a few verdicts, so that what reviewing looks like can be seen; writes docs/images/*.png.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@contextmanager
def serving(out: Path, database: Path) -> Iterator[str]:
    """The review of ``out`` at the address that this yields; it runs where the sample's sources can be found."""
    command = [sys.executable, "-m", "newsledger", "review", str(out), "--port", "0", "--no-browser"]
    command += ["--database", str(database)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        found = re.search(r"http://\S+/", process.stderr.readline())
        if found is None:
            raise SystemExit(f"the review did not start: {process.stderr.read()}")
        yield found.group()
    finally:
        process.terminate()
        process.wait()


def shots(browser: Browser, address: str, title: str) -> None:
    """Overview, article light and dark, statistics."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(address)
    page.wait_for_function("!document.getElementById('left')") if page.locator("#left").count() else None
    page.locator("table.list tbody a", has_text=title).click()
    page.wait_for_selector("html[data-ready=yes]")
    total = int(page.locator("#total").inner_text())
    for number in range(min(14, total)):
        page.keyboard.press("r" if number == 3 else "a")
        if number == 3:
            page.keyboard.press("3")
    page.wait_for_timeout(800)
    page.keyboard.press("j")
    page.mouse.move(0, 0)
    page.wait_for_timeout(3500)  # until the last message has gone
    page.screenshot(path=IMAGES / "review-article-light.png")
    address_of_article = page.url
    page.goto(address)
    page.screenshot(path=IMAGES / "review-overview.png")
    dark = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    dark.goto(address_of_article)
    dark.wait_for_selector("html[data-ready=yes]")
    dark.wait_for_timeout(300)
    dark.screenshot(path=IMAGES / "review-article-dark.png")
    dark.goto(f"{address}stats")
    dark.screenshot(path=IMAGES / "review-statistics.png")


def report_shot(browser: Browser, report: Path, title: str) -> None:
    """The report, at the beginning of an article, pointing at one of its facts."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(report.as_uri())
    page.locator(".contents a", has_text=title).first.click()
    chapter = page.locator(".chapter", has=page.locator("h2", has_text=title)).first
    card = chapter.locator(".card.metric").first
    card.scroll_into_view_if_needed()
    card.hover()
    page.screenshot(path=IMAGES / "report.png")


def main() -> None:
    """Make all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "outputs" / "sample", help="folder of records")
    parser.add_argument("--title", default="Luo Wenbin", help="words of the title of the article to show")
    given = parser.parse_args()
    if not any(given.out.glob("*.json")):
        raise SystemExit(f"{given.out}: no records; run: newsledger run corpus/sample --out outputs/sample")
    chromium = os.environ.get("REVIEW_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium found: apt-get install chromium, or name it in REVIEW_TEST_CHROMIUM")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        with serving(given.out, Path(scratch) / "shots.review.sqlite") as address:
            shots(browser, address, given.title)
        report = Path(scratch) / "report.html"
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
        command = [sys.executable, "-m", "newsledger", "report", str(given.out), "--out", str(report)]
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
        report_shot(browser, report, given.title)
        browser.close()


if __name__ == "__main__":
    main()
