#!/usr/bin/env python3
"""The HTML of every report in a headless Chromium: fits phone and desk, light and dark; runs and
loads nothing; each chart has a name and a table; usable by keyboard; prints. Skipped without Chromium.

    check_page.py JOBMILL [FOLDER FOR SCREENSHOTS]"""
import os
import sqlite3
import sys
import urllib.parse

import browser
from market import Market

HOSTILE = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">\"'&amp; Ltd"
REPORTS = {
    "compare": ["compare", "backend-developer", "devops-engineer", "--min-n", "8"],
    "bands": ["bands", "backend-developer", "devops-engineer", "--country", "IN", "--min-n", "4"],
    "top": ["top", "--country", "US", "--min-n", "4"],
    "role": ["role", "backend-developer", "--min-n", "8"],
    "trend": ["trend", "backend-developer", "--min-n", "8"],
    "trace": ["trace", "median", "backend-developer", "--country", "US"],
    "nothing": ["compare", "game-developer", "embedded-engineer"],
}
WITH_CHARTS = {"compare": 4, "bands": 2, "top": 3, "role": 3, "trend": 2, "trace": 0, "nothing": 0}

LOOK = r"""(() => {
  const wrong = [], text = e => (e.textContent || '').trim();
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) wrong.push('as wide as ' + root.scrollWidth);
  if (!root.lang || document.querySelectorAll('h1').length !== 1 || !document.querySelector('main')) wrong.push('no language, h1 or main');
  if (document.scripts.length) wrong.push('scripts');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const svg of document.querySelectorAll('svg')) {
    const by = (svg.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id));
    if (svg.getAttribute('role') !== 'img' || by.length < 2 || by.some(e => !e || !text(e))) wrong.push('a chart without a name');
    if (!svg.closest('section') || !svg.closest('section').querySelector('table')) wrong.push('a chart without a table');
    const box = svg.getBoundingClientRect(), boxes = [];
    for (const t of svg.querySelectorAll('text')) {
      const r = t.getBoundingClientRect();
      if (r.left < -1 || r.right > innerWidth + 1 || r.bottom > box.bottom + 3) wrong.push('out of the chart: ' + text(t) + [r.left, r.right, r.bottom - box.bottom].map(v => ' ' + v.toFixed(0)) + t.outerHTML);
      if (r.width) boxes.push([r, text(t)]);
    }
    for (let i = 0; i < boxes.length; i++) for (let k = i + 1; k < boxes.length; k++) {
      const [a, x] = boxes[i], [b, y] = boxes[k];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
        wrong.push('one over the other: ' + x + ' | ' + y);
    }
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption || !text(table.caption)) wrong.push('a table without a caption');
    if (![...table.querySelectorAll('th')].every(th => th.scope)) wrong.push('a heading without scope');
  }
  const rgb = s => s.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = c => { const f = rgb(c).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
                       return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const back = getComputedStyle(document.body).backgroundColor;
  for (const e of document.querySelectorAll('h1,h2,p,td,th,a,figcaption,svg text')) {
    const style = getComputedStyle(e), c = contrast(e instanceof SVGElement ? style.fill : style.color, back);
    if (c < 4.5) { wrong.push('too pale (' + c.toFixed(1) + '): ' + text(e).slice(0, 40)); break; }
  }
  for (const e of document.querySelectorAll('svg rect,svg circle')) {
    const c = contrast(getComputedStyle(e).fill, back);
    if (!e.classList.contains('q') && c < 3) { wrong.push('a pale mark: ' + c.toFixed(1)); break; }
  }
  return {wrong, charts: document.querySelectorAll('svg').length, title: document.title, sections: document.querySelectorAll('section').length,
          words: document.body.innerText, overflow: [...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).length};
})()"""
FAILED = []


def fail(text):
    FAILED.append(text)
    print("FAIL", text)


def check_events(chrome, name, path):
    for event in chrome.events:
        method, params = event.get("method"), event.get("params", {})
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            fail(f"{name}: the console says {params}")
        if method == "Network.requestWillBeSent" and urllib.parse.unquote(params["request"]["url"]) != "file://" + path:
            fail(f"{name}: asks for {params['request']['url']}")


def check_look(chrome, name, path, shots):
    """Four ways to look at it."""
    titles = set()
    for width in (360, 1280):
        for dark in (False, True):
            chrome.open(path, width, dark)
            got = chrome.value(LOOK)
            check_events(chrome, name, path)
            for what in got["wrong"]:
                fail(f"{name}, {width} px, {'dark' if dark else 'light'}: {what}")
            if got["charts"] != WITH_CHARTS[name]:
                fail(f"{name}: {got['charts']} charts, not {WITH_CHARTS[name]}")
            if name in ("compare", "role") and HOSTILE not in got["words"]:
                fail(f"{name}: the hostile name is not shown as words")
            titles.add(got["title"])
            if shots:
                chrome.shoot(os.path.join(shots, f"{name}-{width}-{'dark' if dark else 'light'}.png"))
    if len(titles) != 1 or "run" in titles:
        fail(f"{name}: its title changed: {titles}")


def check_keys(chrome, name, path):
    """Tab goes to the skip link, through the contents, and to every table."""
    chrome.open(path, 1280, False)
    want = chrome.value("document.querySelectorAll('a[href],[tabindex=\"0\"]').length")
    seen = []
    for _ in range(want):
        chrome.press("Tab", 9)
        seen.append(chrome.value("(() => {const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();"
                                 "return [e.tagName, e.getAttribute('href') || e.getAttribute('aria-labelledby') || '', s.outlineStyle !== 'none',"
                                 "r.width > 0 && r.left >= 0]})()"))
    if len({(tag, where) for tag, where, _, _ in seen}) != want or seen[0][1] != "#main":
        fail(f"{name}: Tab reaches {seen}, not all {want}")
    for tag, where, outlined, visible in seen:
        if not outlined or not visible:
            fail(f"{name}: {tag} {where} has the focus and does not show it")


def check_print(chrome, name, path, shots):
    chrome.open(path, 800, True, media="print")
    if chrome.value("getComputedStyle(document.querySelector('nav')).display") != "none":
        fail(f"{name}: the contents are printed")
    if chrome.value("getComputedStyle(document.body).backgroundColor") not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        fail(f"{name}: prints on a dark page")
    pdf = chrome.pdf()
    if not pdf.startswith(b"%PDF") or len(pdf) < 5000:
        fail(f"{name}: is not printed")
    if shots:
        chrome.shoot(os.path.join(shots, f"{name}-print.png"))
        with open(os.path.join(shots, f"{name}.pdf"), "wb") as out:
            out.write(pdf)


def main():
    path = browser.find()
    if not path:
        print("no Chromium here")
        return 77
    shots = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
    market = Market(sys.argv[1], int(os.environ.get("JOBMILL_MARKET", "900")))
    try:
        with sqlite3.connect(market.db) as db:  # past the reading, which takes markup out
            db.execute("UPDATE company SET name = ? WHERE name LIKE 'Quill%'", (HOSTILE,))
            db.execute("UPDATE posting SET company = ?, title = ? || title WHERE company LIKE 'Quill%'", (HOSTILE, HOSTILE))
        db.close()
        chrome = browser.Browser(path)
        for name, arguments in REPORTS.items():
            page = os.path.join(market.dir, name + ".html")
            ran = market.run("report", *arguments, "--format", "html")
            if ran.returncode or ran.stderr:
                fail(f"{name}: exit {ran.returncode}: {ran.stderr}")
            with open(page, "w", encoding="utf-8") as out:
                out.write(ran.stdout)
            check_look(chrome, name, page, shots)
            check_keys(chrome, name, page)
            check_print(chrome, name, page, shots)
        chrome.close()
    finally:
        market.close()
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
