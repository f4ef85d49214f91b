"""Arabic and Persian: verbs of saying, prepositions, quotations."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "language", "source", "content"),
    [
        ("قال الوزير سمير إن المنجم أغلق.", "ar", "الوزير سمير", "إن المنجم أغلق"),
        ("وأعلنت الوزارة أن المنجم أغلق.", "ar", "الوزارة", "أن المنجم أغلق"),
        ("«المنجم مغلق»، قال الوزير.", "ar", "الوزير", "«المنجم مغلق»"),
        ("بحسب الوزير، المنجم مغلق.", "ar", "الوزير", "المنجم مغلق"),
        ("وزیر گفت که معدن بسته است.", "fa", "وزیر", "که معدن بسته است"),
        ("وزیر گفت: «معدن بسته است.»", "fa", "وزیر", "«معدن بسته است.»"),
        ("به گفته وزیر، معدن بسته است.", "fa", "وزیر", "معدن بسته است"),
    ],
)
def test_orders(read: Read, text: str, language: str, source: str, content: str) -> None:
    found = read(text, language=language)
    assert [(f.source, f.content) for f in found] == [(source, content)]


def test_a_dropped_subject_is_whoever_spoke_before(read: Read) -> None:
    first, second = read("قال الوزير إن المنجم أغلق. وأضاف أن العمال غادروا.", language="ar")
    assert second.source == ""
    assert second.chain[-1] == first.chain[-1]
    assert not second.record.anonymous


def test_unnamed_sources_and_agencies(read: Read) -> None:
    (found,) = read("قال مصدر أمني إن المنجم أغلق.", language="ar")
    assert found.record.anonymous
    (found,) = read("به گزارش خبرگزاری ساحل، معدن بسته است.", language="fa")
    assert found.chain[-1][0] == "agency"
