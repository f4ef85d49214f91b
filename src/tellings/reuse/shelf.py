"""Word indexes of a whole pile behind one mapping, of which only so many bytes are in memory."""

import tempfile
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO

from tellings.reuse.index import WordIndex


class Shelf(Mapping[str, WordIndex]):
    """Report ids -> word indexes, read when asked for and kept while there is room.

    `load` gives the bytes (`WordIndex.to_bytes`) of one of `names`; indexes of at most `memory`
    bytes in all stay in memory, those asked for last. What comes out does not depend on `memory`.
    """

    def __init__(self, names: Iterable[str], load: Callable[[str], bytes], memory: int) -> None:
        self._names = sorted(names)
        self._known = frozenset(self._names)
        self._load = load
        self._room = memory
        self._held: OrderedDict[str, tuple[WordIndex, int]] = OrderedDict()

    def __getitem__(self, name: str) -> WordIndex:
        if name in self._held:
            self._held.move_to_end(name)
            return self._held[name][0]
        if name not in self._known:
            raise KeyError(name)
        data = self._load(name)
        index = WordIndex.from_bytes(data)
        self._held[name] = index, len(data)
        self._room -= len(data)
        while self._room < 0 and len(self._held) > 1:
            _, (_, size) = self._held.popitem(last=False)
            self._room += size
        return index

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def shelved(indexes: Iterable[tuple[str, WordIndex]], memory: int) -> Shelf:
    """A shelf over indexes that are written, one after the other, to a file without a name.

    The file goes when the shelf does.
    """
    file: IO[bytes] = tempfile.TemporaryFile(prefix="tellings-words-")  # noqa: SIM115
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for name, index in indexes:
        data = index.to_bytes()
        file.write(data)
        places[name] = at, len(data)
        at += len(data)

    def load(name: str) -> bytes:
        start, size = places[name]
        file.seek(start)
        return file.read(size)

    return Shelf(places, load, memory)
