"""How the part-of-speech model was made: from a treebank to the file that ships."""
