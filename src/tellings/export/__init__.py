"""What a story hands to other programs; `jsonl` is the contract, the rest is built on it."""

from tellings.export.jsonl import export as export_jsonl

__all__ = ["export_jsonl"]
