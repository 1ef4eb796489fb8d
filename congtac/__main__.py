"""`python -m congtac`, for where the `congtac` program is not on the path."""

from __future__ import annotations

from congtac.cli import main

main()
