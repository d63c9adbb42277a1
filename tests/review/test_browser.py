"""The review in a real browser: what a reviewer does, and what a hostile article cannot do."""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from newsledger.review.export import export
from newsledger.review.facts import facts_of
from newsledger.review.folder import beside, load_record
from newsledger.review.library import Library
from newsledger.review.verdicts import Verdicts
from newsledger.schemas.record import ArticleRecord
from review import synthetic
from review.browser import ARGS, Server, chromium

pytestmark = pytest.mark.slow
PATIENCE = 120_000  # milliseconds; what is quick enough is the matter of benchmarks/reviewing.py
expect.set_options(timeout=PATIENCE)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGS, timeout=PATIENCE)
        yield started
        started.close()


Opener = Callable[..., Page]


Serve = Callable[..., Server]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers, and ends them after the pages are closed."""
    started: list[Server] = []

    def start(out: Path, *options: str) -> Server:
        started.append(Server(out, *options))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def opened(browser: Browser, serve: Serve) -> Iterator[Opener]:
    """Opens pages; at the end no console may have held an error, and nobody but the server may have been asked."""
    wrong: list[str] = []
    contexts = []

    def open_page(server: Server, path: str = "", *, may_fail: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)

        def asked(request: Any) -> None:
            if not request.url.startswith((server.address, "data:")):
                wrong.append(f"asked {request.url}")

        def said(message: Any) -> None:
            if message.type in ("error", "warning") and not may_fail:
                wrong.append(f"console: {message.text}")

        page.on("request", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(server.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def server(out: Path, serve: Serve) -> Server:
    return serve(out)


def read(page: Page, title: str) -> None:
    """Open the article whose title ends so, from the overview."""
    page.locator("table.list tbody a", has_text=title).first.click()
    ready(page)


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready=yes]")


def verdicts(out: Path, number: int = 0) -> dict[str, Any]:
    record = load_record(out / f"article-{number:05}.json")
    found = Verdicts(beside(out, "review")).of(record.document.sha256)
    return {str(key): verdict for key, verdict in found.items()}


def settled(page: Page, number: int) -> None:
    expect(page.locator("#settled")).to_have_text(str(number))
    expect(page.locator(".saving")).to_have_count(0)


def violations(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert found["passes"], "axe ran no rule"
    return [
        f"{violation['id']}: {node['html'][:160]} {node['any'][:1]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


# -- the overview


def test_overview_sorts_filters_and_searches(server: Server, opened: Opener) -> None:
    page = opened(server)
    rows = page.locator("table.list tbody tr")
    expect(rows).to_have_count(5)
    page.get_by_role("link", name="Date").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Date")
    dates = page.locator("td.date").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    page.get_by_role("link", name="Date").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Date")
    assert page.locator("td.date").all_inner_texts() == sorted(dates)
    page.locator("[name=text]").fill("city vocational train")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Xinlin City")
    page.get_by_role("link", name="Clear").click()
    expect(rows).to_have_count(5)
    page.locator("[name=since]").fill("2020-01-01")
    page.locator("[name=until]").fill("2021-12-31")
    page.get_by_role("button", name="Filter").click()
    expect(rows).to_have_count(2)
    for field, value in (("unit", "no such unit"), ("organisation", "No Such Body")):
        page.goto(server.address)
        page.locator(f"[name={field}]").fill(value)
        page.get_by_role("button", name="Filter").click()
        expect(page.locator("td.none")).to_contain_text("No article matches")
    page.goto(server.address)
    page.locator("[name=layer]").select_option("commitment")
    page.locator("[name=force]").select_option("aim")
    page.get_by_role("button", name="Filter").click()
    expect(rows).to_have_count(5)


def test_pictures_have_names_and_tables(server: Server, opened: Opener) -> None:
    page = opened(server)
    pictures = page.locator("svg.picture")
    expect(pictures).to_have_count(4)
    for name in ("Metrics by kind", "Commitments by force", "Commitments by deadline", "Organisations named"):
        expect(page.get_by_role("img", name=name)).to_have_count(1)
    page.locator("details.data summary").first.click()
    expect(page.locator("details.data table").first).to_contain_text("amount")
    total = sum(int(text) for text in page.locator("details.data").first.locator("td.n").all_inner_texts())
    assert total == 30


# -- the article


def test_pointing_lights_both_ways_and_clicking_scrolls(server: Server, opened: Opener) -> None:
    page = opened(server)
    read(page, "(1)")
    card = page.locator(".card.commitment").first
    card.hover()
    lit = "".join(page.locator("#text .on-commitment").all_inner_texts())
    assert lit == card.locator("strong").inner_text()
    page.locator("#text .m").last.hover()
    expect(page.locator(".card.metric").last).to_have_class("card metric lit")
    page.locator("#text .m").last.click()
    expect(page.locator(".card.active")).to_be_in_viewport()
    expect(page.locator(".card.active")).to_contain_text(page.locator("#text .m").last.inner_text())


def test_links_between_facts_are_followed(server: Server, opened: Opener) -> None:
    page = opened(server)
    read(page, "(1)")
    page.locator(".card.commitment").first.click()
    page.locator(".card.active .links a", has_text="billion").click()
    expect(page.locator(".card.active")).to_have_class("card metric active")
    expect(page.locator(".card.active")).to_contain_text("target of")
    page.keyboard.press("l")
    expect(page.locator(".card.active")).to_have_class("card commitment active")


def test_walk_accept_reject_undo_by_keyboard(server: Server, out: Path, opened: Opener) -> None:
    page = opened(server)
    read(page, "(0)")
    total = int(page.locator("#total").inner_text())
    page.keyboard.press("a")
    settled(page, 1)
    page.keyboard.press("r")
    page.keyboard.press("3")
    settled(page, 2)
    first, second = (str(fact.key) for fact in facts_of(load_record(out / "article-00000.json"))[:2])
    said = verdicts(out)
    assert (said[first].judgement, said[second].judgement, said[second].reason) == ("accept", "reject", "wrong_value")
    page.keyboard.press("u")
    settled(page, 1)
    assert set(verdicts(out)) == {first}
    page.keyboard.press("u")
    settled(page, 0)
    page.keyboard.press("u")
    expect(page.locator("#toast")).to_contain_text("Nothing to undo")
    page.keyboard.press("k")
    for number in range(total):
        page.keyboard.press("a")
        settled(page, number + 1)
    assert {verdict.judgement for verdict in verdicts(out).values()} == {"accept"}
    page.keyboard.press("j")
    page.keyboard.press("]")
    expect(page.locator(".place")).to_have_text("3/5")
    ready(page)
    page.keyboard.press("[")
    expect(page.locator(".place")).to_have_text("2/5")
    ready(page)
    page.keyboard.press("g")
    expect(page.locator("table.list")).to_be_visible()


def test_verdicts_are_there_after_closing_and_reopening(out: Path, serve: Serve, opened: Opener) -> None:
    server = serve(out)
    page = opened(server)
    read(page, "(2)")
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.keyboard.press("1")
    settled(page, 2)
    page.keyboard.press("k")
    page.keyboard.press("n")
    page.keyboard.type("looks odd <b>")
    page.keyboard.press("Escape")
    expect(page.locator(".card .note")).to_have_text("Note: looks odd <b>")
    page.close()
    server.stop()
    server = serve(out)
    page = opened(server)
    expect(page.locator("tr", has_text="(2)").locator("td.p span")).to_have_text("2/17")
    read(page, "(2)")
    settled(page, 2)
    expect(page.locator(".card .badge").nth(1)).to_have_text("✗ rejected")
    expect(page.locator(".card .said")).to_have_text("not a fact of this kind")
    expect(page.locator(".card .note")).to_have_text("Note: looks odd <b>")


def test_correct_in_a_form_that_refuses_nonsense(server: Server, out: Path, opened: Opener) -> None:
    page = opened(server, may_fail=True)  # a refusal (422) shows in the console of Chromium
    read(page, "(0)")
    page.locator(".card.metric").first.click()
    page.keyboard.press("e")
    page.get_by_label("Value, or low end").fill("plenty")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#field-low-wrong")).to_contain_text("write a number")
    assert page.locator("#field-low").get_attribute("aria-invalid") == "true"
    page.get_by_label("Value, or low end").fill("12.5 billion")
    page.get_by_label("Indicator", exact=True).fill("words that nobody wrote")
    page.get_by_label("Direction of a change").select_option("up")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#field-indicator-wrong")).to_contain_text("do not stand in the text")
    expect(page.locator("#field-direction-wrong")).to_contain_text("only a change")
    assert verdicts(out) == {}
    page.get_by_label("Indicator", exact=True).fill("total output value")
    page.get_by_label("Direction of a change").select_option("")
    page.get_by_label("Status").select_option("forecast")
    page.keyboard.press("Control+Enter")
    settled(page, 1)
    (verdict,) = verdicts(out).values()
    assert verdict.judgement == "correct"
    assert verdict.correction["low"] == 12_500_000_000
    assert verdict.correction["indicator"]["text"] == "total output value"
    card = page.locator(".card.metric").first
    expect(card.locator(".badge")).to_have_text("✎ corrected")
    expect(card.locator(".changes")).to_contain_text("forecast")
    page.keyboard.press("u")
    settled(page, 0)
    expect(card.locator(".changes")).to_have_count(0)


def test_add_a_missed_fact_by_selecting_text(server: Server, out: Path, opened: Opener, tmp_path: Path) -> None:
    page = opened(server, may_fail=True)
    read(page, "(0)")
    words = "our reporter reports"
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )  # fmt: skip
    page.keyboard.press("m")
    expect(page.locator("#panel h2")).to_contain_text(words)
    page.keyboard.press("2")
    expect(page.get_by_label("Fullest name")).to_have_value(words)
    page.get_by_label("Kind").select_option("media")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card.active .badge")).to_have_text("+ added")
    ((key, verdict),) = verdicts(out).items()
    text = (tmp_path / "articles/article-00000.txt").read_text()
    assert "😀" in text[: text.index(words)]
    assert verdict.correction["mentions"][0]["start"] == text.index(words)
    assert key == f"organisation-{text.index(words)}-{text.index(words) + len(words)}"
    assert page.locator("#text .on-organisation").inner_text() == words
    list(export(Library(out), tmp_path / "to"))
    made = ArticleRecord.model_validate_json((tmp_path / "to/records/article-00000.json").read_text())
    assert words in {found.name for found in made.organisations}
    page.keyboard.press("u")
    expect(page.locator(".card[data-judgement=add]")).to_have_count(0)
    assert verdicts(out) == {}


def test_add_without_a_mouse(server: Server, out: Path, opened: Opener) -> None:
    page = opened(server, may_fail=True)
    read(page, "(0)")
    page.keyboard.press("m")
    page.keyboard.press("1")
    expect(page.get_by_label("Quantity, as written *")).to_be_focused()
    page.keyboard.type("(0)")
    page.get_by_label("Value, or low end").fill("0")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card.active .badge")).to_have_text("+ added")
    (verdict,) = verdicts(out).values()
    assert verdict.correction["quantity"]["text"] == "(0)"
    assert verdict.correction["evidence"]["text"].endswith("(0)")


def test_a_new_run_with_another_extractor(out: Path, serve: Serve, opened: Opener) -> None:
    path = out / "article-00000.json"
    record = load_record(path)
    server = serve(out)
    page = opened(server, may_fail=True)
    read(page, "(0)")
    total = int(page.locator("#total").inner_text())
    for number in range(total):
        page.keyboard.press("a")
        settled(page, number + 1)
    page.locator(".card.metric").nth(3).click()
    page.keyboard.press("e")
    page.get_by_label("Unit").fill("seat")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card[data-judgement=correct]")).to_have_count(1)
    # the extractor learns: one fact gone, one changed, one as the reviewer said
    fresh = json.loads(record.model_dump_json())
    gone = fresh["metrics"].pop(0)
    fresh["metrics"][0]["low"] = fresh["metrics"][0]["high"] = 1
    fresh["metrics"][2]["unit"] = "seat"
    fresh["metrics"][3]["rule"] = "metric.renamed"
    path.write_text(ArticleRecord.model_validate(fresh).model_dump_json(indent=2) + "\n")
    os.utime(path, (time.time() + 5, time.time() + 5))
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("#toast")).to_contain_text("Reload")
    page.reload()
    ready(page)
    expect(page.locator(".ghost")).to_have_count(1)
    expect(page.locator(".ghost")).to_contain_text(gone["quantity"]["text"])
    expect(page.locator(".ghost")).to_contain_text("was accepted")
    changed = page.locator(".card[data-state=changed]")
    expect(changed).to_have_count(1)
    expect(changed.locator(".changes")).to_contain_text("low")
    expect(changed.locator(".badge")).to_contain_text("changed since it was accepted")
    expect(page.locator(".card[data-state=mended] .badge")).to_have_text("✓ now as corrected")
    assert int(page.locator("#settled").inner_text()) == total - 2
    page.goto(f"{server.address}stats")
    expect(page.locator(".lead")).to_contain_text("2 verdicts are on facts that are gone or changed")
    assert len(verdicts(out)) == total, "no verdict is lost"


def test_two_windows_at_once(server: Server, out: Path, opened: Opener) -> None:
    left, right = opened(server, may_fail=True), opened(server, may_fail=True)
    for page in (left, right):
        read(page, "(0)")
    left.keyboard.press("a")
    settled(left, 1)
    right.keyboard.press("r")  # on the same fact, not yet seen there
    right.keyboard.press("2")
    expect(right.locator("#toast")).to_contain_text("Another window")
    settled(right, 1)
    assert [verdict.judgement for verdict in verdicts(out).values()] == ["accept"]
    left.keyboard.press("a")
    settled(left, 2)
    expect(right.locator("#settled")).to_have_text("2")
    right.keyboard.press("u")
    expect(right.locator("#toast")).to_contain_text("Nothing to undo in this window")
    assert len(verdicts(out)) == 2


def test_a_server_that_is_gone_is_said(out: Path, serve: Serve, opened: Opener) -> None:
    server = serve(out)
    page = opened(server, may_fail=True)
    read(page, "(0)")
    page.keyboard.press("a")
    settled(page, 1)
    server.stop()
    page.keyboard.press("a")
    expect(page.locator("#toast")).to_contain_text("Not saved")
    expect(page.locator("#toast")).to_contain_text("does not answer")
    expect(page.locator(".badge", has_text="not saved")).to_have_count(1)
    settled(page, 1)
    assert len(verdicts(out)) == 1


def test_two_hundred_facts_by_keyboard(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    out = tmp_path / "out"
    synthetic.write(out, 7, *synthetic.record(7, 100))
    server = serve(out)
    page = opened(server)
    read(page, "(7)")
    for number in range(200):
        page.keyboard.press("r" if number % 4 == 3 else "a")
        if number % 4 == 3:
            page.keyboard.press("1")
    expect(page.locator("#settled")).to_have_text("200")
    expect(page.locator(".saving")).to_have_count(0)
    expect(page.locator(".card.active")).to_be_in_viewport()
    assert len(verdicts(out, 7)) == 200


def test_one_rule_can_be_walked_from_article_to_article(server: Server, out: Path, opened: Opener) -> None:
    page = opened(server)
    page.goto(f"{server.address}?rule=metric.count.noun&sort=date")
    page.locator("table.list tbody a").first.click()
    for number in range(1, 6):
        ready(page)
        expect(page.locator(".place")).to_have_text(f"{number}/5")
        expect(page.locator(".card.active .rule").first).to_have_text("metric.count.noun")
        expect(page.locator(".card:visible")).to_have_count(1)
        page.keyboard.press("a")
        settled(page, 1)
        if number == 5:
            break
        page.keyboard.press("f")
        expect(page.locator(".card:visible")).not_to_have_count(1)
        page.keyboard.press("]")
        page.wait_for_url(lambda url: "/article/" in url and "#" in url)
    page.goto(f"{server.address}stats")
    expect(page.locator("table", has_text="By rule").locator("tbody tr").first).to_contain_text("metric.count.noun")
    expect(page.locator("table", has_text="By rule").locator("tbody tr").first).to_contain_text("100 %")


def test_layers_rejections_and_help(server: Server, opened: Opener) -> None:
    page = opened(server)
    read(page, "(0)")
    page.keyboard.press("1")
    expect(page.locator(".card.metric").first).to_be_hidden()
    expect(page.locator(".card.organisation").first).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(".card.metric").first).to_be_visible()
    expect(page.locator("#rejections")).to_be_hidden()
    page.keyboard.press("x")
    expect(page.locator("#rejections")).to_contain_text("percent_range")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    page.locator("#cards-scroll").focus()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    expect(page.locator("#settled")).to_have_text("0")


# -- hostile articles

NASTY = (
    "<script>alert(1)</script> </textarea></title></style><img src=x onerror=alert(2)> "
    "{{ 7 * 7 }} {% raw %} \" ' ` javascript:alert(3) <!-- --> ]]> &lt;b&gt; "
    "\u202e351 billion\u202c \u2066left\u2069 \u200f \u0007 \u2028 \ufeff \U0001f600 é 中"
)


def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    made, text = synthetic.record(3, 4)
    made = json.loads(json.dumps(made))
    head = f"{NASTY}\r\n"
    body = head + text
    moved = _moved(made, len(head))
    moved["document"] |= {"title": NASTY, "outlet": NASTY, "text": body, "characters": len(body)}
    start = body.index("<script>")
    mention = {"text": body[start:26], "start": start, "end": 26, "rule": NASTY}
    moved["organisations"].append(
        {"id": NASTY, "name": NASTY, "kind": "other", "mentions": [mention]}
    )  # fmt: skip
    out = tmp_path / "out"
    synthetic.write(out, 3, moved, body)
    server = serve(out)
    page = opened(server)
    expect(page.locator("table.list tbody tr")).to_have_count(1)
    assert "⟨RLO⟩" not in page.locator("table.list tbody a").inner_html()
    expect(page.locator("table.list tbody a .ctl").first).to_have_text("RLO")
    page.locator("table.list tbody a").click()
    ready(page)
    assert page.locator(".text script, .text img, .card script").count() == 0
    shown = page.evaluate(
        "[...document.querySelectorAll('.text [data-o]')]"
        ".filter(e => !e.matches('.ctl, .cr')).map(e => e.textContent).join('')"
    )
    hidden = {"\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u0007", "\u2028", "\ufeff", "\r"}
    assert shown == "".join(character for character in body if character not in hidden)
    expect(page.locator("#text .ctl").first).to_have_text("RLO")
    assert violations(page) == []
    page.keyboard.press("e")
    expect(page.get_by_label("Fullest name")).to_have_value(NASTY.replace("\u2028", "\u2028"))
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    settled(page, 1)
    page.goto(f"{server.address}stats")
    expect(page.locator("table").nth(1)).to_contain_text("alert(1)")
    odd = "text=%3Cscript%3Ealert(1)%3C/script%3E&organisation=%22%3E%3Cimg%20src=x%3E&rule=x'%22&sort=;drop"
    page.goto(f"{server.address}?{odd}")
    expect(page.locator("td.none")).to_contain_text("No article matches")


def _moved(item: Any, by: int) -> Any:
    """The same record for a text that begins ``by`` characters later."""
    if isinstance(item, dict):
        return {
            name: part + by if name in ("start", "end") and isinstance(part, int) else _moved(part, by)
            for name, part in item.items()
        }
    return [_moved(part, by) for part in item] if isinstance(item, list) else item


def nested(count: int) -> tuple[dict[str, Any], str]:
    """Facts on one line: a third inside one another, a third beginning at one place, a third in a row."""
    text = ("7 eggs and " * count)[: count * 8] + "."
    made, _ = synthetic.record(1, 0)
    third = count // 3
    places = [(n, len(text) - n) for n in range(third)]
    places += [(5, 5 + n) for n in range(1, third)]
    places += [(n * 11, n * 11 + 6) for n in range(count) if n * 11 + 6 < len(text)]
    places = sorted(set(places))[:count]
    fields = {
        "kind": "count", "low": 7, "high": 7, "unit": "egg", "comparator": "=", "direction": None, "indicator": None,
        "subject": None, "scope": None, "status": "actual", "period": None, "rule": "metric.count.noun",
    }  # fmt: skip
    made["metrics"] = [
        {**fields, "id": f"m{n}", "quantity": span, "evidence": span}
        for n, span in enumerate({"text": text[s:e], "start": s, "end": e} for s, e in places)
    ]
    made["rejections"] = []
    return made, text


def test_ten_thousand_facts(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    row, _ = synthetic.record(2, 0)
    body = "\u202e7 eggs\u202c and " * 10_000
    row["metrics"] = [
        {
            "id": f"m{n}", "quantity": {"text": "7 eggs", "start": 13 * n + 1, "end": 13 * n + 7}, "kind": "count",
            "low": 7, "high": 7, "unit": "egg", "comparator": "=", "direction": None, "indicator": None,
            "subject": None, "scope": None, "status": "actual", "period": None, "rule": "metric.count.noun",
            "evidence": {"text": "7 eggs", "start": 13 * n + 1, "end": 13 * n + 7},
        }
        for n in range(10_000)
    ]  # fmt: skip
    row["rejections"] = []
    row["document"] |= {"text": body, "characters": len(body)}  # type: ignore[operator]
    out = tmp_path / "out"
    synthetic.write(out, 2, row, body)
    server = serve(out)
    page = opened(server)
    page.locator("table.list tbody a").click()
    ready(page)
    expect(page.locator("#total")).to_have_text("10000")
    expect(page.locator("#text .ctl")).to_have_count(20_000)
    assert page.locator(".card").count() < 1000, "cards come when they are needed"
    page.keyboard.press("a")
    settled(page, 1)
    last = page.locator("#text .m").last
    last.scroll_into_view_if_needed()
    last.click()
    expect(page.locator(".card.active")).to_be_in_viewport()
    expect(page.locator(".card.active")).to_have_attribute("id", "metric-129988-129994")
    page.keyboard.press("r")
    page.keyboard.press("1")
    settled(page, 2)


def test_facts_inside_one_another_and_on_the_same_words(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    made, text = nested(3000)
    out = tmp_path / "out"
    for metric in made["metrics"]:  # long quotations would make a record of a hundred megabytes
        if metric["quantity"]["end"] - metric["quantity"]["start"] > 400:
            metric["quantity"] = {"text": text[:1], "start": 0, "end": 1}
            metric["evidence"] = metric["quantity"]
    made["document"] |= {"text": text, "characters": len(text)}
    synthetic.write(out, 1, made, text)
    server = serve(out)
    page = opened(server)
    page.locator("table.list tbody a").click()
    ready(page)
    page.keyboard.press("j")
    page.keyboard.press("a")
    settled(page, 1)


# -- large


def test_ten_thousand_words_and_six_hundred_facts(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    out = tmp_path / "out"
    made, text = synthetic.record(5, 297, filler=1)
    synthetic.write(out, 5, made, text)
    assert len(text.split()) >= 10_000, len(text.split())
    assert len(facts_of(load_record(out / "article-00005.json"))) >= 600
    server = serve(out)
    page = opened(server)
    page.locator("table.list tbody a").click()
    ready(page)
    assert int(page.locator("#total").inner_text()) >= 600
    page.keyboard.press("j")
    expect(page.locator(".card.active")).to_be_visible()


def test_five_thousand_articles(tmp_path: Path, serve: Serve, opened: Opener) -> None:
    out = synthetic.folder(tmp_path / "out", articles=5000, sentences=8)
    server = serve(out)
    page = opened(server)
    expect(page.locator("table.list tbody tr")).to_have_count(100)
    for query in (
        "",
        "?sort=progress",
        "?text=river+dredging&layer=metric&kind=change",
        "?organisation=Mingzhou&page=7",
    ):
        page.goto(server.address + query)
        expect(page.locator("table.list tbody tr").first).to_be_visible()


# -- for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation(server: Server, opened: Opener, scheme: str) -> None:
    page = opened(server, color_scheme=scheme)
    assert violations(page) == []
    read(page, "(0)")
    page.keyboard.press("a")
    settled(page, 1)
    page.keyboard.press("r")
    page.keyboard.press("1")
    settled(page, 2)
    page.keyboard.press("x")
    assert violations(page) == []
    page.keyboard.press("j")
    page.keyboard.press("r")
    assert violations(page) == []
    page.keyboard.press("Escape")
    for card in ("metric", "organisation", "commitment"):
        page.locator(f".card.{card}").last.click()
        page.keyboard.press("e")
        expect(page.locator(".editor")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []
    page.goto(f"{server.address}stats")
    assert violations(page) == []
    page.goto(f"{server.address}?text=nothingofthekind")
    assert violations(page) == []


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (820, 1180), (1180, 820)])
def test_nothing_runs_off_the_side(server: Server, opened: Opener, size: tuple[int, int]) -> None:
    page = opened(server, viewport={"width": size[0], "height": size[1]})
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)
    read(page, "(0)")
    assert page.evaluate(wide)
    text, bar = page.locator("#text-pane").bounding_box(), page.locator("#verdict-bar").bounding_box()
    assert text is not None
    assert bar is not None
    assert text["height"] > 250
    assert bar["y"] + bar["height"] <= size[1] + 1, "the bar with the keys is in sight"
    page.goto(f"{server.address}stats")
    assert page.evaluate(wide)


def test_theme_is_kept(server: Server, opened: Opener) -> None:
    page = opened(server)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme").click()
    dark = page.evaluate(paper)
    assert light != dark
    page.reload()
    assert page.evaluate(paper) == dark


# -- the report


def test_report_opens_from_disk_and_asks_nobody(out: Path, tmp_path: Path, browser: Browser) -> None:
    from newsledger.review.report import report

    html, problems = report(out)
    assert problems == []
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator(".chapter")).to_have_count(5)
    expect(page.locator("svg.picture")).to_have_count(4)
    card = page.locator(".card.commitment").first
    card.hover()
    assert "".join(page.locator(".text .on").all_inner_texts()) == card.locator("strong").inner_text()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    context.close()
    assert wrong == []
