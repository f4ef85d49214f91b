"""Reports in, time expressions out: dates, times, lengths and sets, resolved if they can be."""

from tellings.times.find import Settings, find_times

__all__ = ["Settings", "find_times"]
