"""The demo county: Changjiang's year 2011, from the first bill to the last ten-odd yuan."""

from desktop.demo.county import county_in, make_county

__all__ = ["county_in", "make_county"]
