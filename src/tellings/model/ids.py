"""Stable ids: the same content gives the same id on every machine, in every order."""

import hashlib


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix` and the first 16 hex digits of a BLAKE2b hash over the parts.

    Parts are told apart by a separator that cannot stand in text, so ("ab", "c") and ("a", "bc")
    differ. Parts must have a stable `str` (numbers, strings, tuples of these).
    """
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
    return prefix + digest.hexdigest()[:16]
