"""Readers fed with damaged files: `python -m evaluation.fuzzing --seconds 60`."""
