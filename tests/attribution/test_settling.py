"""Chains once all reports are known."""

from collections.abc import Callable
from typing import Any

from tellings.attribution import attribute, settle
from tellings.model import Attribution, Credit, Report
from tellings.text.prose import Prose

Read = Callable[..., list[Any]]


def _report(key: str, outlet: str, text: str, credit: str | None = None) -> Report:
    at = text.rfind(credit) if credit else 0
    credits = (Credit(at, at + len(credit), credit, "agency"),) if credit else ()
    return Report(
        id=key, key=key, path=f"{key}.txt", segment=0, starts_at=0, text=text, sha256="",
        outlet=outlet, credits=credits, body=((0, at or len(text)),), language="en",
    )  # fmt: skip


def _settle(*reports: Report) -> dict[str, list[list[tuple[str, str]]]]:
    found: dict[str, list[Attribution]] = {
        r.id: attribute(r, Prose(r.text, r.body, "en"), []) for r in reports
    }
    settled = settle(found, list(reports))
    again = settle(settled, list(reversed(reports)))
    assert again == settled
    return {
        key: [[(link.role, link.name) for link in a.chain] for a in values if a.kind != "credit"]
        for key, values in settled.items()
    }


QUORN = _report("a", "Quorn", "Ada Quill said that the mill in Seabridge had closed for good.")


def test_outlet_of_the_pile_is_one_everywhere() -> None:
    told = _report("b", "Harbour Herald", "The mill had closed, Ada Quill told Quorn.")
    as_told = _report("c", "Harbour Herald", "According to Quorn, the mill had closed.")
    settled = _settle(QUORN, told, as_told)
    assert settled["b"] == [
        [("outlet", "Harbour Herald"), ("outlet", "Quorn"), ("person", "Ada Quill")]
    ]
    assert settled["c"] == [[("outlet", "Harbour Herald"), ("outlet", "Quorn")]]


def test_sentence_that_names_another_outlet_is_not_the_credited_one() -> None:
    text = "The mill had closed, Ada Quill told Quorn.\n\nSource: Coast Wire"
    credited = _report("b", "Harbour Herald", text, "Coast Wire")
    wire = _report("w", "Coast Wire", "Odo Rook said that the harbour was empty all winter.")
    settled = _settle(QUORN, wire, credited)
    assert [link for link in settled["b"][0] if link[1] == "Coast Wire"] == []


def test_a_credited_outlet_that_is_not_in_the_story_stays() -> None:
    text = "The mill had closed, Ada Quill told Quorn.\n\nSource: Coast Wire"
    settled = _settle(QUORN, _report("b", "Harbour Herald", text, "Coast Wire"))
    assert [name for _, name in settled["b"][0]] == [
        "Harbour Herald", "Coast Wire", "Quorn", "Ada Quill",
    ]  # fmt: skip


def test_credit_goes_only_where_the_credited_outlet_has_the_same_said() -> None:
    text = (
        "Ada Quill said that the mill in Seabridge had closed for good. "
        "Odo Rook complained that nobody had asked the harbour council.\n\nSource: Quorn"
    )
    first, second = _settle(QUORN, _report("b", "Harbour Herald", text, "Quorn"))["b"]
    assert [name for _, name in first] == ["Harbour Herald", "Quorn", "Ada Quill"]
    assert [name for _, name in second] == ["Harbour Herald", "Odo Rook"]


def test_credit_stays_where_no_report_of_the_credited_outlet_is_like_it() -> None:
    text = "Odo Rook complained that nobody had asked the council.\n\nSource: Quorn"
    (chain,) = _settle(QUORN, _report("b", "Harbour Herald", text, "Quorn"))["b"]
    assert [name for _, name in chain] == ["Harbour Herald", "Quorn", "Odo Rook"]


def test_own_sign_is_no_credit(read: Read) -> None:
    text = "Ada Quill said that the mill had closed.\n\n(HCT)"
    at = text.rfind("HCT")
    credit = Credit(at, at + 3, "HCT", "agency")
    found = read(text, outlet="Harbour Centre Telegraph", credits=(credit,), body=((0, at - 2),))
    assert [name for _, name in found[0].chain] == ["Harbour Centre Telegraph", "Ada Quill"]
