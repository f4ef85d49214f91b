"""Pages from the web, only when a person names them: checked addresses in, web archives out."""

from tellings.fetching.fetch import Fetched, Rules, fetch

__all__ = ["Fetched", "Rules", "fetch"]
