"""What sites print around articles in many languages: short fixed phrases, and shapes of lines.

Precision comes first: a phrase counts where it is the whole line, stands before a colon, or opens a
line that speaks to whoever uses the site; a date must be all that follows "Publié le"; a picture's
line must end in names. The phrases are in `any/furniture.txt`.
"""

import functools
import re

from tellings.reading.dates import date_only
from tellings.reading.naming import name_like
from tellings.text.lexicons import rows

SHORT = 90  # characters; a label's line is no longer
DATED = 70  # characters; nor a date's with its label
CREDIT = 110  # characters; nor a picture's
_YEAR = re.compile(r"(?<!\d)(?:19|20|1[34])\d\d(?!\d)")
EDGES = " \t*_#>|•·–—-[](){}≡☰←→↑↓«»‹›▲▼►▶✉📧🔗"
COUNTS = " :.…!?0123456789(),"  # what may stand beside a phrase that is a line of its own
_PAGES = re.compile(
    r"(?:(?:previous|prev|first|zurück|précédent|anterior|forrige|föregående|vorige|önceki|назад)\W*)?"
    r"(?:\d{1,4}\s+|…\s*){2,}\d{0,4}\W*"
    r"(?:next|last|weiter|suivant|siguiente|próxima|next page|næste|neste|nästa|volgende|sonraki|"
    r"далее)?\W*",
    re.I,
)
_MINUTES = r"(?:\d{1,3}|an?|one|two|three|ein(?:er|em)?|une?|una?|um|en|et|ett|een|bir)"
_AGO = re.compile(
    r"(?:(?:updated|posted|published|modified)\W{1,3})?(?:about\s|over\s)?"
    rf"(?:{_MINUTES}\s?(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)\sago"
    rf"|vor\s{_MINUTES}\s(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    rf"|il\sy\sa\s{_MINUTES}\s(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
    rf"|(?:hace|há)\s{_MINUTES}\s(?:segundos?|minutos?|horas?|d[ií]as?|semanas?|meses|mes|mês|años?|anos?)"
    rf"|{_MINUTES}\s(?:secondi|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\sfa"
    rf"|(?:for\s)?{_MINUTES}\s(?:sekunder|minutt?er|tim(?:er|ar|mar)|time|dagar?|dager?|uger?|uker?|veckor)\s(?:siden|sedan)"
    rf"|{_MINUTES}\s(?:seconden|minuten|uur|uren|dag(?:en)?|weken|week)\sgeleden"
    rf"|{_MINUTES}\s(?:saniye|dakika|saat|gün|hafta|ay|yıl)\sönce"
    r"|\d{1,3}\s(?:секунд\w*|минут\w*|час\w*|дн\w*|день|недел\w*)\sназад"
    r"|قبل\s\d{1,3}\s\w{2,8}|\d{1,3}\s\w{2,8}\sپیش)\W*",
    re.I,
)
# "Foto: Mira Holm/TT", "Photo by Mira Holm": names, and these words beside them
_BESIDE = frozenset(
    (
        *("by", "from", "via", "courtesy", "of", "the", "file", "archive", "handout", "pool"),
        *("for", "and", "with", "de", "par", "von", "archiv", "arkiv", "archivo", "arquivo"),
        *("archives", "private", "privat", "privé", "photo", "image", "credit", "screenshot"),
    )
)


def site_kind(bare: str) -> str | None:
    """The kind of furniture that a line is by words of many languages or by its shape, or None."""
    folded = bare.lower().strip(EDGES)
    known = _lines().get(folded) or _lines().get(folded.strip(COUNTS))
    if known:
        return known
    if (opened := _pattern("opens").match(folded)) is not None:
        return _kinds()["opens"][opened[1]]
    if len(bare) <= SHORT and (label := _pattern("label").match(folded)):
        rest = folded[label.end() :].lstrip()
        if not rest.strip(COUNTS) or rest[:1] in (":", "："):
            return _kinds()["label"][label[1]]
    if _dated(bare, folded) or pictured(bare):
        return "metadata"
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", folded) if len(bare) <= SHORT else []
    if len(words) > 1 and all(word in _kinds()["bar"] for word in words):
        return "share"
    if len(bare) <= SHORT and _PAGES.fullmatch(bare):
        return "navigation"
    return "metadata" if len(bare) <= DATED and _AGO.fullmatch(bare) else None


def publication_label(line: str) -> int:
    """Where the words before a date of publication end ("Publié le", 9); 0 if there are none."""
    match = _pattern("dated").match(line.lower())
    return match.end() if match and len(line.lower()) == len(line) else 0


def of_change(line: str) -> bool:
    """Whether a line begins with words that say when something was changed ("Mis à jour le")."""
    return _pattern("edited").match(line.lower()) is not None


def pictured(bare: str) -> bool:
    """Whether a line names who took a picture and says nothing else: "Foto: Mira Holm/TT"."""
    if len(bare) > CREDIT or bare.endswith(("?", "!")):
        return False
    text = bare.strip("()[] ")
    said = _pattern("picture").match(text.lower())
    if not said or len(text.lower()) != len(text):
        return False
    rest = text[said.end() :]
    mark = re.match(r"\s*[:©/]\s*|\s+(?:by|courtesy|from|via|de|von|par)\b:?\s*", rest, re.I)
    if not mark:
        return False
    parts = [p for p in re.split(r"\s*[/,;|·©]\s*|\s+(?:via|and|for)\s+", rest[mark.end() :]) if p]
    return bool(parts) and all(_named(part.strip(" .()")) for part in parts)


def _named(part: str) -> bool:
    words = [w for w in part.split() if w.lower() not in _BESIDE]
    return name_like(" ".join(words)) if words else bool(part)


def _dated(bare: str, folded: str) -> bool:
    """Whether a line is a label of dates and a date."""
    if len(bare) > DATED or not any(map(str.isdigit, bare)):
        return False
    label = _pattern("dated").match(folded) or _pattern("edited").match(folded)
    if not label or bare.endswith("."):
        return False
    rest = re.findall(r"[^\W\d_]+", folded[label.end() :])
    return len(rest) <= 6 and bool(date_only(bare) or _YEAR.search(bare) or ":" in bare)


@functools.cache
def _kinds() -> dict[str, dict[str, str]]:
    """Phrase -> kind, by where the phrase has to stand."""
    places = ("line", "label", "opens", "dated", "edited", "bar", "picture")
    found: dict[str, dict[str, str]] = {place: {} for place in places}
    for phrase, kind, place in rows("any", "furniture"):
        found[place][phrase] = kind
    return found


@functools.cache
def _lines() -> dict[str, str]:
    """Phrases that are a line of their own; those before a colon are one too."""
    return _kinds()["label"] | _kinds()["line"]


@functools.cache
def _pattern(place: str) -> re.Pattern[str]:
    """One pattern for all phrases of a place, longest first."""
    phrases = sorted(_kinds()[place], key=lambda p: (-len(p), p))
    return re.compile("(" + "|".join(map(re.escape, phrases)) + r")(?!\w)")
