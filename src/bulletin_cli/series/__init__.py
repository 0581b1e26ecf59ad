"""Observations to series: which figures of an archive are the same thing in other words."""
