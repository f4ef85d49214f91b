"""Broken and hostile inputs of our own, and small sound files of every format."""
