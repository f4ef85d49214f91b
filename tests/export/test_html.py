"""The report as one HTML file: inert, whole, the same bytes, and checkable."""

import itertools
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tellings.export.html import export, render, verify
from tellings.pages.inert import inert
from tellings.pages.limits import Limits, read, written
from tellings.store import Database
from tellings.story import Story
from tests.pile import write_rows

ATTACKS = (
    '<script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</title></style></details><h1>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066",
    "bell\x07 nul\x00 del\x7f nel\x85",
    "&lt;b&gt; &amp; ]]>",
)
_TAGS = """
a article aside bdi blockquote body br circle code dd defs del details div dl dt em
fieldset figcaption figure g h1 h2 h3 h4 h5 head header html input ins label legend li line main
mark marker meta
nav ol p path pattern q rect section span strong style summary sup svg table tbody td text th
thead title tr tspan ul"""
ALLOWED = set(_TAGS.split())
VOID = {"meta", "br", "path", "circle", "line", "rect", "input"}


class Outline(HTMLParser):
    """What a browser would make of the file."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self._report: str | None = None
        self._text_from: int | None = None
        self._note: int | None = None  # within a handle that leads to a note
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id", "").startswith("report-"):
            self._report = found["id"].removeprefix("report-")
        if tag == "a" and found.get("class") == "ref":
            self._note = len(self.open)
        if tag == "div" and found.get("class") == "text" and self._report:
            self._text_from = len(self.open)
            self.texts[self._report] = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes <{self.open[-1:]}>"
        self.open.pop()
        if self._note is not None and len(self.open) < self._note:
            self._note = None
        if self._text_from is not None and len(self.open) < self._text_from:
            self._text_from = self._report = None

    def handle_data(self, data: str) -> None:
        if self._text_from is not None and self._report and self._note is None:
            self.texts[self._report] += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story in which every field of every report is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = []
    for i, attack in enumerate(ATTACKS):
        told = "Mara Delling said on 3 May 2011 that 45 crates were seized at Brenn."
        told += f' "{attack}" she said.'
        text = f"{told}\n\n{attack}\n\nThe {attack} gang, Petr Ostrander said, had left {attack}."
        row = {"id": f"{i} {attack}", "text": text, "title": attack, "outlet": f"{attack} Post"}
        row |= {"byline": attack, "url": attack, "published": f"2011-05-{i + 4:02d}"}
        lines.append(json.dumps(row))
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / '<img src=x onerror="alert(1)">.pdf').write_bytes(b"%PDF-1.4 broken")
    story = Story(folder / "story.db", workers=1)
    story.add(folder)
    story.analyze()
    return folder / "story.db"


@pytest.fixture(scope="module")
def sample_page(analysed_sample: Path) -> tuple[bytes, Outline]:
    with Database(analysed_sample) as store:
        content = render(store, Limits())
    return content, Outline(content.decode("utf-8"))


def check_safe(content: bytes) -> Outline:
    text = content.decode("utf-8")
    page = Outline(text)
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= ALLOWED
    ids: set[str] = set()
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        assert not {"src", "srcset", "action", "data", "background", "style"} & attributes.keys()
        if "href" in attributes:
            assert tag == "a" and attributes["href"].startswith("#")
        if "id" in attributes:
            assert attributes["id"] not in ids
            ids.add(attributes["id"])
    for tag, attributes in page.tags:
        if tag == "a":
            assert attributes["href"][1:] in ids
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    policy = [a["content"] for t, a in page.tags if a.get("http-equiv")]
    assert policy and policy[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    return page


def test_whatever_a_report_holds_is_inert(hostile: Path) -> None:
    with Database(hostile) as store:
        content = render(store, Limits())
        page = check_safe(content)
        assert verify_round(store, hostile.parent / "r.html")
        texts = dict(
            store.connection.execute("SELECT r.id, text FROM reports r JOIN texts USING (sha256)")
        )
    assert page.texts == {ident: inert(text) for ident, text in texts.items()}
    assert b"49" not in re.findall(rb"\b49\b", content)


def verify_round(store: Database, path: Path) -> bool:
    export(store, path)
    return verify(store, path) == []


def test_the_sample_is_safe_and_whole(
    sample_page: tuple[bytes, Outline], analysed_sample: Path
) -> None:
    content, _ = sample_page
    page = check_safe(content)
    with Database(analysed_sample) as store:
        connection = store.connection
        texts = dict(
            connection.execute("SELECT r.id, text FROM reports r JOIN texts USING (sha256)")
        )
        claims = {row[0] for row in connection.execute("SELECT id FROM claims")}
        facts = store.facts()
    assert page.texts == {ident: inert(text) for ident, text in texts.items()}
    ids = {a["id"] for _, a in page.tags if "id" in a}
    assert {f"claim-{c}" for c in claims} | {f"report-{r}" for r in texts} <= ids
    assert facts["seal"].encode() in content


def test_headings_go_down_one_step_at_a_time(sample_page: tuple[bytes, Outline]) -> None:
    levels = [int(tag[1]) for tag, _ in sample_page[1].tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_quotations_carry_their_language(sample_page: tuple[bytes, Outline]) -> None:
    spoken = {
        a["lang"]
        for _, a in sample_page[1].tags
        if "said" in a.get("class", "").split() and "lang" in a
    }
    assert {"en", "ar"} <= spoken


def test_it_loads_nothing(sample_page: tuple[bytes, Outline]) -> None:
    style = re.search(rb"<style>(.*?)</style>", sample_page[0], re.S)
    assert style and b"@import" not in style[1] and b"url(" not in style[1]


def test_it_never_says_more_than_it_knows() -> None:
    source = Path(__file__).parents[2] / "src/tellings"
    templates = [*source.glob("export/templates/report/*.html"), *source.glob("pages/templates/*")]
    own = " ".join(p.read_text("utf-8").lower() for p in templates)
    for word in ("truth score", "bias", "reliable", "fake", "proven"):
        assert word not in own


def test_the_same_story_gives_the_same_bytes(analysed_sample: Path, sample_copy: Path) -> None:
    with Database(analysed_sample) as one, Database(sample_copy) as other:
        assert render(one, Limits()) == render(other, Limits())


def test_verify_names_the_first_difference(sample_copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    with Database(sample_copy) as store:
        size = export(store, path)
        assert size == path.stat().st_size and verify(store, path) == []
        whole = path.read_bytes()
        at = whole.index(b'<section class="page" id="sources"') + 400
        path.write_bytes(whole[:at] + b"~" + whole[at + 1 :])
        (line,) = verify(store, path)
        assert "first differs in line" in line and "#sources" in line and "\n" not in line
        path.write_bytes(whole[:-20])
        assert len(verify(store, path)) == 1
        path.write_bytes(whole + b"<p>more</p>\n")
        assert "goes on" in verify(store, path)[0]
        path.write_bytes(b"<p>something else</p>")
        assert verify(store, path) == [f"{path}: not a Tellings report"]
        assert "cannot be read" in verify(store, tmp_path / "missing.html")[0]


def test_limits_are_kept_said_and_remembered(tmp_path: Path) -> None:
    story = Story(tmp_path / "story.db", workers=1)
    story.add(write_rows(tmp_path / "rows.jsonl", 24, 5))
    story.analyze()
    small = Limits(whole=3, claims=2, single=2, told=1, joinings=1, names=2, sources=1, times=2)
    path = tmp_path / "small.html"
    with Database(tmp_path / "story.db") as store:
        export(store, path, small)
        assert verify(store, path) == []
        page = check_safe(path.read_bytes())
        assert len(path.read_bytes()) < len(render(store, Limits()))
    assert len(page.texts) == 3
    listed = path.read_bytes().split(b'<ol class="listed reports">')[1].split(b"</ol>")[0]
    assert listed.count(b"<li>") == 24
    assert b"Not shown here" in path.read_bytes()
    assert read(written(small)) == small
    assert read("whole=7 unknown=3") == Limits(whole=7)


def test_an_empty_story_is_a_page_too(tmp_path: Path) -> None:
    with Database(tmp_path / "empty.db", create=True) as store:
        check_safe(render(store, Limits()))


def test_colours_are_told_apart_by_weak_eyes() -> None:
    """WCAG 2.2, success criterion 1.4.3: contrast of at least 4.5 for text on every ground."""
    css = (Path(__file__).parents[2] / "src/tellings/pages/static/tellings.css").read_text("utf-8")
    for scheme in schemes(css):
        for ground in ("paper", "card", "wash"):
            for ink in ("ink", "soft", "link", "differ", "dropped", "added"):
                assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
        assert contrast(scheme["ink"], scheme["shared"]) >= 4.5
        assert contrast(scheme["line"], scheme["paper"]) >= 3


def schemes(css: str) -> Iterator[dict[str, str]]:
    known: dict[str, str] = {}
    for block in re.findall(r":root \{(.*?)\}", css, re.S):
        known = known | dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", block))
        yield known


def contrast(one: str, other: str) -> float:
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
