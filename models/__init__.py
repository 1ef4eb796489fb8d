"""A SourceDocument into a Reading: what finds entries, their fields, and a document's head and foot."""
