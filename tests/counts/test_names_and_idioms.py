"""Numbers in names, counts of none, shares and idioms."""

import pytest

from tests.counts.test_find_counts import counts, shown


@pytest.mark.parametrize(
    "text",
    [
        "Shaft Four was closed and Pier Seven burned.",
        "Gate 3 was shut under Article 5 of the law.",
        "A Boeing 737 landed, and the Boeing 737 fleet was grounded.",
        "G20 leaders spoke of Covid-19 and of MiG-29 jets.",
        "The Type 23 frigate passed Terminal 2 and Room 7.",
        "The Group of Seven met the Big Four.",
        "The Orsa Seven were freed from Hall Two.",
        "One hears that it fell; nobody knows.",
        "He was not one to complain.",
    ],
)
def test_numbers_in_names_count_nothing(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Near Orsa 12 men died.", ("12", 12, "=", "men")),
        ("In Orsa 400 soldiers marched.", ("400", 400, "=", "soldiers")),
        ("Not one guard came.", ("Not one", 0, "=", "guard")),
        ("Not a single boat left.", ("Not a single", 0, "=", "boat")),
        ("Nobody was hurt there.", ("Nobody", 0, "=", "")),
        ("Fifty-odd men came.", ("Fifty-odd", 50, "~", "men")),
        ("A hundred-plus guards came.", ("A hundred-plus", 100, ">=", "guards")),
        ("A couple of dozen boats came.", ("A couple of dozen", (24, 36), "vague", "boats")),
        ("A couple of guards came.", ("A couple", (2, 3), "vague", "guards")),
        ("The losses reached double figures.", ("double figures", (10, 99), "vague", "")),
        ("A little over 60 men came.", ("A little over 60", 60, ">", "men")),
        ("Slightly fewer than 60 men came.", ("Slightly fewer than 60", 60, "<", "men")),
        ("Nine out of ten workers signed.", ("Nine out of ten", 0.9, "=", "workers")),
        ("One out of five workers signed.", ("One out of five", 0.2, "=", "workers")),
        ("Some 1.200 workers signed.", ("Some 1.200", 1200, "~", "workers")),
        ("On average 2.125 children were born.", ("2.125", 2.125, "=", "children")),
    ],
)
def test_idioms(text: str, expected: tuple[str, object, str, str]) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Some 90 men died. 31 of the dead were guards.",
        "The 90 dead included 31 guards.",
        "31 of the 90 dead were guards.",
        "It buried 90 men. Of them, 31 were guards.",
        "Not one of the 90 men came, and 31 of the 90 fled.",
    ],
)
def test_parts_of_the_dead(text: str) -> None:
    found = counts(text)
    part = next(c for c in found if c.value in (31, 0))
    assert part.part_of in {c.id for c in found if c.value == 90}
