"""One scenario that every engine must answer alike."""

from collections.abc import Iterator

import pytest

from tellings.engines.base import Engine
from tellings.engines.local import Inline, Local


@pytest.fixture(params=["inline", "local-1", "local-2"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made = Inline() if request.param == "inline" else Local(int(request.param[-1]))
    yield made
    made.close()


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def test_map_keeps_the_order(engine: Engine) -> None:
    assert list(engine.map(square, range(40))) == [n * n for n in range(40)]


def test_map_of_nothing_and_of_one(engine: Engine) -> None:
    assert list(engine.map(square, [])) == []
    assert list(engine.map(square, [7])) == [49]


def test_map_is_lazy_about_its_items(engine: Engine) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n

    results = engine.map(square, items())
    assert next(results) == 0
    assert taken < 100, "items are taken as they are needed, not all at once"
    assert len(list(results)) == 999


def test_errors_come_back(engine: Engine) -> None:
    with pytest.raises(ValueError, match="three"):
        list(engine.map(fail, range(6)))
