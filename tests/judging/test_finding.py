"""Words found again, whatever became of the reports."""

import dataclasses
import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tellings.judging.finding import LONG, Finder, overlap
from tellings.model import Place, Report, Words

TEXT = "The quay was closed at noon.\n\nThree clerks of the port office were seen carrying ledgers."


def report(ident: str, text: str, key: str = "a.txt") -> Report:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Report(ident, key, key, 0, 0, text, sha)


def words(of: Report, start: int, end: int) -> Words:
    return Words(of.id, start, end, 0, of.sha256, of.key, of.text[start:end])


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 60))
def test_the_same_report_gives_the_same_place(start: int, length: int) -> None:
    here = report("r1", TEXT)
    end = min(len(TEXT), start + length)
    assert Finder([report("r0", "x"), here])(words(here, start, end)) == Place("r1", start, end)


def test_another_id_for_the_same_text_is_found() -> None:
    said = words(report("r1", TEXT), 4, 20)
    assert Finder([report("r2", TEXT)])(said) == Place("r2", 4, 20)


def test_of_twins_the_one_with_the_key_is_taken() -> None:
    said = words(report("r1", TEXT, "b.txt"), 4, 20)
    twins = [report("r2", TEXT, "a.txt"), report("r3", TEXT, "b.txt")]
    assert Finder(twins)(said) == Place("r3", 4, 20)


@given(st.text("ab \n", max_size=30), st.sampled_from([" ", "\n", "  \n"]))
def test_a_changed_text_of_the_same_key_is_searched_for_the_quotation(
    before: str, blank: str
) -> None:
    old = report("r1", TEXT)
    said = words(old, TEXT.index("Three"), len(TEXT))
    text = before + TEXT.replace(" ", blank)
    found = Finder([report("r2", text)])(said)
    assert found is not None
    assert text[found.start : found.end].split() == said.quote.split()


def test_of_two_places_the_nearer_is_taken() -> None:
    old = report("r1", "one two. " * 3)
    said = words(old, 9, 16)
    text = "Changed. " + old.text
    assert Finder([report("r2", text)])(said) == Place("r2", 9, 16)


def test_a_long_quotation_is_found_elsewhere_if_only_one_report_holds_it() -> None:
    said = words(report("r1", TEXT), 30, 30 + LONG + 5)
    elsewhere = report("r2", "New. " + TEXT, "b.txt")
    assert Finder([elsewhere])(said) == Place("r2", 35, 80)
    twin = report("r3", "Newer. " + TEXT, "c.txt")
    assert Finder([elsewhere, twin])(said) is None
    short = dataclasses.replace(said, end=said.start + 10, quote=said.quote[:10])
    assert Finder([elsewhere])(short) is None


def test_what_is_gone_is_not_found() -> None:
    said = words(report("r1", TEXT), 0, 27)
    assert Finder([report("r2", "Something else altogether.")])(said) is None
    assert Finder([])(said) is None


@given(*[st.integers(0, 20)] * 4)
def test_overlap_does_not_depend_on_the_order(a: int, b: int, c: int, d: int) -> None:
    one, two = Place("r", min(a, b), max(a, b) + 1), Place("r", min(c, d), max(c, d) + 1)
    assert overlap(one, two) == overlap(two, one)
    assert overlap(one, one)
    assert not overlap(one, dataclasses.replace(two, report="s"))
