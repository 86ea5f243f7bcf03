"""Opens reports in a browser as readers would: in light and dark, at a desk and on a phone, by keyboard, without scripts.

usage: page.py STANDPOINT MODEL PACKAGE SCRATCH
Screenshots stay in SCRATCH.
"""

import os
import subprocess
import sys

import html5lib

from devtools import Browser

standpoint, model, package, scratch = sys.argv[1:5]
checks = open(os.path.join(os.path.dirname(__file__), "checks.js")).read()
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)


def report(name, inputs, *options):
    path = os.path.join(scratch, name)
    subprocess.run([standpoint, "report", *inputs, "-m", model, "-o", path, *options], check=True, stderr=subprocess.DEVNULL)
    return path


def write(name, text):
    path = os.path.join(scratch, name)
    open(path, "w").write(text)
    return path


HOSTILE = "</script><img src=x onerror=\"window.broken=1\"><svg onload=\"window.broken=1\">"
rows = "".join(
    f'{{"text":{text!r},"speaker":"{speaker}","group":"{group}","date":"2026-03-{day:02}"}}\n'.replace("'", '"')
    for text, speaker, group, day in [
        ("Only a public inquiry with power to compel witnesses will end this.", "Ines Calder", "Harrowmoor Courier", 2),
        ("We demand a national inquiry, and we demand it now.", "Ines Calder", "The Tarnbrook Post", 9),
        ("An inquiry would cost millions and tell us what we know already.", "Martin Oakes", "Harrowmoor Courier", 2),
        ("I see no need for another inquiry.", "Oakes", "Sandholme Gazette", 16),
        ("He is a liar and a coward who covered up for his friends.", "Petra Lindqvist", "Sandholme Gazette", 16),
        ("The hearing begins on Monday.", "Adaeze Obi", "Sandholme Gazette", 16),
    ])
inputs = [
    os.path.join(package, "Corpora/sample/harrowmoor.txt"), os.path.join(package, "Corpora/sample/letters.md"),
    write("rows.jsonl", rows),
    write("hostile.md", f"# {HOSTILE.replace('<', '&lt;')}\n\nThe town of Westerby asks for an inquiry. {HOSTILE.replace('<', '&lt;')}\n"),
    os.path.join(scratch, "missing.txt"),
]
figures = os.path.join(scratch, "figures.json")
with open(figures, "w") as file:
    subprocess.run(
        [standpoint, "evaluate", os.path.join(package, "Corpora/national-inquiry/flood.jsonl"), "-m", model, "--json"],
        check=True, stdout=file, stderr=subprocess.DEVNULL)
path = report("report.html", inputs, "--evaluation", figures, "--title", f"Westerby {HOSTILE}")

# The markup: html5lib in strict mode stops at the first thing that a browser would have to mend.
for name in [path, report("one.html", inputs[:1])]:
    html5lib.HTMLParser(strict=True).parse(open(name, encoding="utf-8").read())

browser = Browser(os.environ.get("CHROMIUM", "chromium"))
try:
    for width in [1280, 390]:
        for theme in ["light", "dark"]:
            where = f"{width} px, {theme}"
            browser.open(path, width, theme, 900 if width > 600 else 844)
            browser.screenshot(os.path.join(scratch, f"report-{width}-{theme}.png"))
            browser.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            browser.evaluate("new Promise(done => setTimeout(done, 200))")
            for problem in browser.evaluate(checks):
                failures.append(f"{where}: {problem}")
            expect(browser.evaluate("window.broken === undefined"), f"{where}: a text of an input ran")
            expect(browser.evaluate("document.title").endswith(HOSTILE), f"{where}: the title is another")
            browser.screenshot(
                os.path.join(scratch, f"open-{width}-{theme}.png"), browser.evaluate("Math.min(9000, document.documentElement.scrollHeight)"))
            outside = [url for url in browser.requests if not url.startswith("file://") or not url.endswith("/report.html")]
            expect(not outside, f"{where}: asks for {outside}")

    # The keyboard: one tab after another through the whole page.
    for width in [1280, 390]:
        browser.open(path, width, "light")
        order, lost = [], 0
        for _ in range(3_000):
            browser.press("Tab")
            at = browser.evaluate("""(() => { const e = document.activeElement, s = getComputedStyle(e);
                if (e === document.body) return null;
                const box = e.getBoundingClientRect();
                return {place: [...document.querySelectorAll('*')].indexOf(e), id: e.id, isStatement: e.matches('.txt .s'),
                  isSeen: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) && box.width > 0,
                  isInView: box.bottom > 0 && box.top < innerHeight,
                  hasCard: !document.getElementById('card').hidden && e.getAttribute('aria-describedby') === 'card',
                  html: e.outerHTML.slice(0, 80)} })()""")
            if at is None:
                break
            order.append(at)
        expect(len(order) > 30, f"{width} px: only {len(order)} stops")
        expect([stop["place"] for stop in order] == sorted(stop["place"] for stop in order), f"{width} px: stops out of order")
        for stop in order:
            expect(stop["isSeen"], f"{width} px: no focus to be seen: {stop['html']}")
            expect(stop["isInView"], f"{width} px: out of view: {stop['html']}")
            expect(stop["hasCard"] or not stop["isStatement"], f"{width} px: no card: {stop['html']}")
        wanted = browser.evaluate("[...document.querySelectorAll('.art[open] .txt .s')].map(e => e.id)")
        expect([stop["id"] for stop in order if stop["isStatement"]] == wanted, f"{width} px: statements that focus skips")

    # Reading on: a speaker's statements, the way to their place, sorting, finding, Escape.
    browser.open(path, 1280, "light")
    browser.evaluate("[...document.querySelectorAll('#actors tbody summary')].find(e => e.textContent === 'Ines Calder').focus()")
    browser.press("Enter")
    browser.evaluate("new Promise(done => setTimeout(done, 100))")
    shown = browser.evaluate("[...document.querySelectorAll('#actors .ev li q')].map(e => e.textContent)")
    expect(len(shown) == 3 and "We demand a national inquiry, and we demand it now." in shown, f"Ines Calder's statements: {shown}")
    browser.evaluate("document.querySelector('#actors .ev a').click()")
    browser.evaluate("new Promise(done => setTimeout(done, 200))")
    expect(browser.evaluate("document.activeElement.textContent") == shown[0], "the link leads to another statement")
    expect(not browser.evaluate("document.getElementById('card').hidden"), "no card at the statement that a link leads to")
    browser.press("Escape")
    expect(browser.evaluate("document.getElementById('card').hidden"), "Escape leaves the card")
    for column in range(browser.evaluate("document.querySelectorAll('#actors thead th').length")):
        for _ in range(2):
            browser.evaluate(f"document.querySelectorAll('#actors thead button')[{column}].click()")
            result = browser.evaluate(f"""(() => {{ const head = document.querySelectorAll('#actors thead th')[{column}];
                const rows = [...document.querySelectorAll('#actors tbody.who tr:not(.ev)')];
                return {{direction: head.getAttribute('aria-sort'), count: document.querySelectorAll('[aria-sort]').length,
                  values: rows.map(r => {column} ? Number(r.cells[{column}].dataset.v) : r.querySelector('summary').textContent)}} }})()""")
            values = result["values"] if result["direction"] == "ascending" else result["values"][::-1]
            expect(values == sorted(values) and result["count"] == 1, f"column {column} is not sorted: {result}")
    browser.evaluate("{const f = document.getElementById('find'); f.value = 'LIND'; f.dispatchEvent(new Event('input'))}")
    found = browser.evaluate("[...document.querySelectorAll('#actors tbody.who tr:not(.ev)')].filter(r => !r.hidden).map(r => r.querySelector('summary').textContent)")
    expect(found == ["Petra Lindqvist"], f"finds {found}")

    # A pointer: hovering shows the card, another place hides it.
    browser.open(path, 1280, "light")
    box = browser.evaluate("""(() => { const s = document.querySelectorAll('.txt .s')[1]; s.scrollIntoView({block: 'center'});
        const b = s.getClientRects()[0]; return [b.left + 20, b.top + 5] })()""")
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
    browser.evaluate("new Promise(done => setTimeout(done, 400))")
    expect(not browser.evaluate("document.getElementById('card').hidden"), "hovering shows no card")
    card = browser.evaluate("document.getElementById('card').textContent")
    expect("stance:" in card and "hostility:" in card and "coverage" in card, f"the card says {card}")
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=5, y=5)
    browser.evaluate("new Promise(done => setTimeout(done, 500))")
    expect(browser.evaluate("document.getElementById('card').hidden"), "the card stays")
    browser.click(*box)
    expect(not browser.evaluate("document.getElementById('card').hidden"), "a tap shows no card")
    browser.click(5, 5)
    expect(browser.evaluate("document.getElementById('card').hidden"), "the card stays after a tap elsewhere")

    # On paper everything is open.
    paper = os.path.join(scratch, "report.pdf")
    browser.pdf(paper)
    text = subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout
    for words in ["Ines Calder", "Sir, your leader asks", "The hearing begins on", "About the numbers"]:
        expect(words in " ".join(text.split()), f"on paper there is no {words}")

    # Without scripts all can be read.
    browser.stop_scripts()
    browser.open(path, 1280, "light")
    browser.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    words = browser.evaluate("document.body.innerText")
    for part in ["Ines Calder", "Sir, your leader asks", "The hearing begins on Monday", "About the numbers", "Statements 1."]:
        expect(part in words, f"without scripts there is no {part}")
    expect(browser.evaluate("[...document.querySelectorAll('.tools')].every(e => !e.checkVisibility())"), "tools without scripts")
    failures += [f"console: {fault}" for fault in browser.faults]
finally:
    browser.close()

for failure in failures[:40]:
    print(f"page: {failure}", file=sys.stderr)
if failures:
    sys.exit(f"page: {len(failures)} failures")
print("page: sound in light and dark, at 1280 and 390 px, by keyboard, on paper and without scripts")
