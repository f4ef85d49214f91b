"""What a reader sees of a story, page by page: views in, HTML out; for the web and the report."""
