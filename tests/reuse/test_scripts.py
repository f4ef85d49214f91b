"""The same passage in many scripts, spelled as each of two outlets would: found, to the letter."""

import pytest

from tellings.model import Report
from tellings.reuse import align_pair, index_report

# (script, words before, the passage, the passage as another outlet spells it, words after)
SAMPLES = (
    (
        "Latin",
        "Nobody had expected rain. ",
        "The harbour master at Norwick said “all cafés” would stay shut until 12 June.",
        'The har-\nbour master at NORWICK said "all cafe\u0301s" would stay shut until １２ June.',
        " Others left early.",
    ),
    (
        "Arabic",
        "لم يتوقع أحد المطر. ",
        "أعلن مدير الميناء في مدينة نورة أن السفينة وصلت إلى الرصيف عند الساعة ١٢ ظهرا.",
        "اعلن مدير المينـاء في مدينه نوره ان السَّفينة وصلت الى الرصيف عند الساعة 12 ظهراً.",
        " وغادر الباقون مبكرين.",
    ),
    (
        "Persian",
        "هیچ کس انتظار باران نداشت. ",
        "رئیس بندر کلات گفت که پل تازه می\u200cسازند و کارگران آن را تا ۲۵ خرداد تمام کنند.",
        "رئيس بندر كلات گفت كه پل تازه می سازند و كارگران آن را تا ٢٥ خرداد تمام کنند.",
        " بقیه زود رفتند.",
    ),
    (
        "Cyrillic",
        "Никто не ждал дождя. ",
        "Начальник порта объявил, что новый причал ещё не готов и откроется только в мае.",
        "НАЧАЛЬНИК порта объявил, что новый причал еще не готов и от-\nкроется только в мае.",
        " Остальные ушли рано.",
    ),
    (
        "Hebrew",
        "איש לא ציפה לגשם. ",
        "מנהל הנמל הודיע כי הרציף החדש ייפתח לציבור רק בתחילת החודש הבא.",
        "מְנַהֵל הנמל הודיע כי הרציף החדש ייפתח לציבור רק בתחילת החֹדש הבא.",
        " השאר עזבו מוקדם.",
    ),
    (
        "Devanagari",
        "किसी को बारिश की उम्मीद नहीं थी। ",
        "बंदरगाह के प्रमुख ने कहा कि नया पुल १२ जून तक जनता के लिए खोल दिया जाएगा।",
        "बंदरगाह के प्रमुख ने कहा कि नया पुल 12 जून तक जनता के लिए खोल दिया जाएगा।",
        " बाकी लोग जल्दी चले गए।",
    ),
    (
        "Han",
        "没有人想到会下雨。",
        "港口主任星期三宣布新建的大桥将于明年六月正式向公众开放并举行庆祝仪式",
        "港口主任星期三宣布新建的大桥将于明年六月正式向公众开放并举行庆祝仪式",
        "。其他人很早就离开了。",
    ),
    (
        "kana",
        "雨が降るとは誰も思わなかった。",
        "港の責任者は水曜日に新しいフェリー乗り場を来年の六月に開くと正式に発表した",
        "港の責任者は水曜日に新しいﾌｪﾘｰ乗り場を来年の六月に開くと正式に発表した",
        "。他の人々は早く帰った。",
    ),
    (
        "Thai",
        "ไม่มีใครคาดว่าฝนจะตก ",
        "ผู้อำนวยการท่าเรือประกาศเมื่อวันพุธว่าสะพานใหม่จะเปิดให้ประชาชนใช้ในเดือนมิถุนายนปีหน้า",
        "ผู้อำนวยการท่าเรือประกาศเมื่อวันพุธว่าสะพานใหม่จะเปิดให้ประชาชนใช้ในเดือนมิถุนายนปีหน้า",
        " คนอื่นกลับไปก่อน",
    ),
    (
        "Hangul",
        "비가 올 줄은 아무도 몰랐다. ",
        "항만 책임자는 수요일에 새로운 다리가 내년 유월에 시민들에게 정식으로 열린다고 밝혔다.",
        "항만 책임자는 수요일에 새로운 다리가 내년 유월에 시민들에게 정식으로 열린다고 밝혔다.",
        " 나머지는 일찍 떠났다.",
    ),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s[0])
def test_a_passage_is_found_however_it_is_spelled(sample: tuple[str, ...]) -> None:
    _, before, passage, otherwise, after = sample
    one, other = before + passage, otherwise + after
    found = align_pair(*(index_report(Report("r", "r", "r", 0, 0, t, "")) for t in (one, other)))
    assert len(found) == 1
    (x,) = found
    assert one[x.a_start : x.a_end].strip(" .。।") == passage.strip(" .。।")
    assert other[x.b_start : x.b_end].strip(" .。।") == otherwise.strip(" .。।")
    assert x.similarity > 0.8
