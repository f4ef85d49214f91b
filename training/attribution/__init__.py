"""Trains the attribution tagger; see `train.py` for the one command."""
