"""What changed between two printings."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.views import changes

WORDS = st.text(alphabet="ab \n", max_size=40)


@given(WORDS, WORDS)
def test_what_is_kept_and_added_is_the_later_text(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(c.words for c in found if c.kind != "dropped") == after
    dropped = "".join(c.words for c in found if c.kind == "dropped").split()
    assert not dropped or set(dropped) <= set(before.split())


def test_a_dropped_date_is_seen() -> None:
    found = changes(
        "A June report by the board found it.", "A recent report by the board found it."
    )
    assert [(c.kind, c.words.strip()) for c in found] == [
        ("kept", "A"),
        ("dropped", "June"),
        ("added", "recent"),
        ("kept", "report by the board found it."),
    ]
