"""Reports in, time expressions out: dates, times, durations and sets, resolved where they can be."""

from tellings.times.find import Settings, find_times

__all__ = ["Settings", "find_times"]
