"""A file's bytes into a SourceDocument: pages, lines and tables, every word with page and box."""
