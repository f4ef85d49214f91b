"""Which column of somebody's table is which field: the contract's own names, then usual others.

Tables come out of many tools. 4CAT writes `body`, `subject`, `author`, `timestamp`; auto-archiver's
sheet has `Text content`, `Upload title`, `Upload timestamp`, `Link`; news databases `full_text` or
`publish_date`. A usual name counts only where the contract's own is missing.
"""

import functools
from collections.abc import Sequence
from types import MappingProxyType

USUAL = {
    "text": (
        *("body", "full_text", "fulltext", "article_text", "text_content", "content_text"),
        *("content", "article", "article_body", "articlebody", "maintext", "main_text"),
        *("body_text", "story", "message", "selftext", "description"),
    ),
    "title": ("headline", "upload_title", "subject", "article_title", "thread_title"),
    "url": ("link", "permalink", "article_url", "source_url", "web_url", "uri"),
    "published": (
        *("publication_date", "publish_date", "published_at", "published_on", "pub_date"),
        *("pubdate", "date_published", "datepublished", "date_publish", "upload_timestamp"),
        *("timestamp", "created_at", "datetime"),
    ),
    "byline": ("creator", "writer", "journalist", "author_name"),
    "outlet": (
        *("newspaper", "publication", "media_name", "media", "site_name", "source_name"),
        *("outlet_name", "site", "domain", "source_domain"),
    ),
    "language": ("lang",),
}
_SAME = {
    "outlet": ("outlet", "series", "source", "publisher"),
    "published": ("published", "date"),
    "byline": ("byline", "author", "authors"),
}


@functools.lru_cache(maxsize=256)
def _mapping(names: tuple[str, ...]) -> MappingProxyType[str, str]:
    plain = {name: "_".join(name.strip().lower().replace("-", " ").split()) for name in names}
    have = set(plain.values())
    found = {
        name: bare
        for name, bare in plain.items()
        if bare != name and bare not in names and bare in _CONTRACT
    }
    for field, usual in USUAL.items():
        if have.intersection(_SAME.get(field, (field,))):
            continue
        for candidate in usual:
            column = next((n for n in names if plain[n] == candidate), None)
            if column is not None:
                found[column] = field
                break
    return MappingProxyType(found)


_CONTRACT = frozenset({"id", *USUAL, *(name for names in _SAME.values() for name in names)})


def named_columns(names: Sequence[str]) -> MappingProxyType[str, str]:
    """The columns whose name must be changed -> the field's name in the contract."""
    return _mapping(tuple(names))
