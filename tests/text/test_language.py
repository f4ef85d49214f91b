"""Which language a text is in, or that the words do not tell."""

import pytest

from tellings.text.language import detect_language, language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister told parliament on Tuesday that the bridge would stay closed.", "en"),
        ("Der Minister sagte am Dienstag im Parlament, die Brücke bleibe geschlossen.", "de"),
        ("قال الوزير يوم الثلاثاء إن الجسر سيبقى مغلقا حتى الربيع ولم يذكر السبب.", "ar"),
        ("وزیر روز سه‌شنبه گفت که پل تا بهار بسته می‌ماند و دلیل آن را نگفت.", "fa"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_short_texts_stay_open_unless_declared() -> None:
    assert detect_language("Bridge closed") is None
    assert detect_language("Bridge closed", declared="en-GB") == "en"
    assert language_code("nonsense") is None
