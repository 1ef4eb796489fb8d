"""The `congtac` program, and `python -m congtac` for where it is not on the path.

Each process that the program starts loads the module that it was started from: it loads nothing before it is called.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from congtac.cli import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
