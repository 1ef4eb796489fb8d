"""A Reading into tidy records: what decides each value."""
