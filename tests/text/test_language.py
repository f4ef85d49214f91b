"""Which language a text is in, or that the words do not tell."""

import pytest

from tellings.text.language import _identifier, detect_language, language_code


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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Ministeren sagde tirsdag, at broen forbliver lukket. Bandet spiller i aften sangene "
            "The End of the Road og By the River, og billetterne er udsolgt.",
            "da",
        ),
        ("De minister zei dinsdag dat de brug in het dorp dicht is en dicht was en blijft.", "nl"),
        ("THE BRIDGE IS CLOSED, SAID THE MAYOR, AND IT WILL NOT OPEN BEFORE THE SPRING.", "en"),
    ],
)
def test_words_of_english_in_other_languages(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will stay closed until the spring, the mayor said on Monday in Harven.",
        "They had not been asked, and that is what the people of the island cannot forgive.",
    ],
)
def test_small_words_decide_as_the_model_would(text: str) -> None:
    assert detect_language(text) == _identifier().classify(text)[0] == "en"


def test_short_texts_stay_open_unless_declared() -> None:
    assert detect_language("Bridge closed") is None
    assert detect_language("Bridge closed", declared="en-GB") == "en"
    assert language_code("nonsense") is None
