"""Figures: how well each stage does on gold data, and floors below which it may not sink."""
