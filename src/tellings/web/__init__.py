"""The pages of a story served to a browser on this machine."""

from tellings.web.app import build
from tellings.web.guard import Rules
from tellings.web.serving import serve

__all__ = ["Rules", "build", "serve"]
