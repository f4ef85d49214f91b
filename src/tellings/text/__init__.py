"""Language tools: folding that keeps offsets, tokens, sentences, quotations, lexicons, tags."""
