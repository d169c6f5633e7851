"""Every figure of every screen, counted once more in pandas from the counting rules alone."""
