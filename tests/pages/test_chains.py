"""The drawing of the ways by which a source's words came."""

from tellings.pages.drawing.chains import ACROSS, DOWN, chains
from tellings.views.speakers import Way

WIRE, POST, VOICE = (
    ("Meridian Wire", "agency"),
    ("Harbour Post", "outlet"),
    ("Upland Voice", "outlet"),
)
TARN = ("Ilse Tarn", "person")


def test_ways_that_share_a_link_share_it_in_the_drawing() -> None:
    ways = [Way((POST, WIRE, TARN), 3), Way((VOICE, WIRE, TARN), 1), Way((WIRE, TARN), 2)]
    found = chains(ways)
    assert found is not None and found.more == 0
    assert [(s.name, s.times) for s in found.stops] == [
        ("Harbour Post", 3), ("Upland Voice", 1), ("Meridian Wire", 2), ("Ilse Tarn", 0),
    ]  # fmt: skip
    assert [s.x // ACROSS for s in found.stops] == [0, 0, 1, 2]
    assert len(found.lines) == 3
    assert found.height == 2 * DOWN and all(0 < s.y < found.height for s in found.stops)


def test_the_outlet_itself_is_no_way() -> None:
    assert chains([Way((POST,), 4)]) is None
    assert chains([]) is None


def test_what_is_not_drawn_is_counted() -> None:
    ways = [Way(((f"Outlet {n}", "outlet"), TARN), 1) for n in range(20)]
    found = chains(ways, 16)
    assert found is not None and found.more == 4 and len(found.stops) == 17
    assert len({(s.x, s.y) for s in found.stops}) == 17
