"""Charts laid out as plain numbers and paths, which the templates draw as SVG."""
