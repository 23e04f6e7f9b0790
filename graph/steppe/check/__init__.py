"""What is wrong with the told lines, before inference: every finding at once, each with its file and line."""

from steppe.check.run import check, check_all

__all__ = ["check", "check_all"]
