"""Headers of text files: where a line stands decides what it is, not a list of newspaper words."""

import pytest

from tellings.reading.naming import name_like, outlet_like, person_like
from tellings.reading.plain import read_plain

STORY = (
    "The mayor said on Monday that the bridge over the river would stay closed until the spring, "
    "because nobody had paid for the new bolts.\n\nThe council had been told in writing. It meets "
    "again on Friday, according to the clerk, and will hear the engineer."
)
TITLE = "Bridge stays closed until spring"
DAY = "12 March 2014"


@pytest.mark.parametrize(
    ("header", "outlet", "byline", "dated"),
    [
        (f"Tarnvik Idag\n{TITLE}\n{DAY}\nBy Ola Brandt", "Tarnvik Idag", "Ola Brandt", True),
        (f"{TITLE}\nTarnvik Idag\nMaria do Carmo\n{DAY}", "Tarnvik Idag", "Maria do Carmo", True),
        (f"{TITLE}\nal-Shuruq al-Jadid, {DAY}", "al-Shuruq al-Jadid", None, True),
        (f"{TITLE}\nFolha do Vale, {DAY}", "Folha do Vale", None, True),
        (f"{TITLE}\nFisk og Frakt\n12.03.2014", "Fisk og Frakt", None, True),
        (f"{TITLE} | Tarnvik Idag\n{DAY}", "Tarnvik Idag", None, True),
        (f"{DAY} · Tarnvik Idag · By Ola Brandt\n\n{TITLE}", "Tarnvik Idag", "Ola Brandt", True),
        (f"Tarnvik Idag — {TITLE} — {DAY}", "Tarnvik Idag", None, True),
        (f"{TITLE}\n(Tarnvik Idag, {DAY})", "Tarnvik Idag", None, True),
        (f"{TITLE}\nPublished in Tarnvik Idag on {DAY}", "Tarnvik Idag", None, True),
        (f"{TITLE}\nTarnvik Idag, Wednesday {DAY}, page 4", "Tarnvik Idag", None, True),
        (f"{TITLE}\nOla Brandt · Kvelden · {DAY}", "Kvelden", "Ola Brandt", True),
        (f"{TITLE}\nBy Ola Brandt, Kvelden\n{DAY}", "Kvelden", "Ola Brandt", True),
        (f"{TITLE} - Tarnvik Idag\n{DAY}", "Tarnvik Idag", None, True),
        (f"{TITLE}\nKvelden", "Kvelden", None, False),
        (f"Kvelden\n{TITLE}", "Kvelden", None, False),
        (f"{TITLE}\nJohn Brandt, {DAY}", None, "John Brandt", True),
        (f"{TITLE}\nArchive | {DAY}\nBy Ola Brandt", None, "Ola Brandt", True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_in_any_order(
    header: str, outlet: str | None, byline: str | None, dated: bool, gap: str
) -> None:
    text = header.replace("\n", gap) + "\n\n" + STORY
    drafts = read_plain(text, "a.txt", "a.txt")
    assert len(drafts) == 1
    draft = drafts[0]
    assert (draft.title, draft.outlet, draft.byline) == (TITLE, outlet, byline)
    assert "\n".join(draft.text[s:e] for s, e in draft.body) == STORY
    assert (draft.published is not None) == dated
    if draft.published:
        assert (draft.published.from_, draft.published.to) == ("2014-03-12", "2014-03-12")


def test_a_subheading_is_no_outlet() -> None:
    draft = read_plain(f"{TITLE}\n\nBackground\n\n{STORY}", "a.txt", "a.txt")[0]
    assert draft.outlet is None
    draft = read_plain(f"{TITLE}\n\nBolts\n\n{STORY}", "a.txt", "a.txt")[0]
    assert draft.outlet is None


def test_the_place_of_the_dateline_is_no_outlet() -> None:
    text = f"{TITLE}\n\nTarnvik, {DAY}\n\nTARNVIK — {STORY}"
    draft = read_plain(text, "a.txt", "a.txt")[0]
    assert (draft.outlet, draft.byline) == (None, None)


def test_pasted_articles_of_unknown_outlets_come_apart() -> None:
    parts = [f"{TITLE}\n\nKvelden\n\n{STORY}\n\nTaken from Tarnvik Idag.\n\n"]
    parts.append(f"Engineer is heard\n\nFisk og Frakt, {DAY}\n\n{STORY}\n\n(Kvelden).\n\n")
    parts.append(f"Council meets\n\nNordpuls, {DAY}\n\n{STORY}")
    drafts = read_plain("".join(parts), "a.txt", "a.txt")
    assert [d.text for d in drafts] == parts
    assert [d.outlet for d in drafts] == ["Kvelden", "Fisk og Frakt", "Nordpuls"]


def test_names() -> None:
    assert all(map(name_like, ("al-Fajr", "Jornal do Vale", "de Avond", "Sur 24", "Øst og Vest")))
    assert not any(map(name_like, ("a bridge", "The bridge fell", "Brandt said so.", "24")))
    assert outlet_like("Correio do Vale")
    assert not outlet_like("Ola Brandt")
    assert person_like("John Brandt")
    assert not person_like("Evening Post")
