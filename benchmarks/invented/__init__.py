"""Bulletins of invented counties, in any number: the same seed gives the same bytes, and every figure is known beforehand."""
