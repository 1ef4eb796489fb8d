"""Flattened text."""


def unflatten(source):
    return source.blocks
