"""Ways in for new facts: a block by hand with ``steppe new``."""

from steppe.intake.new import Slots, block, write

__all__ = ["Slots", "block", "write"]
