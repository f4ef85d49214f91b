"""The learned tagger: words in, cues with their sources and contents out."""
