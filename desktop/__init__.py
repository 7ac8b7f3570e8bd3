"""Jieling (结零): the billing office of a county power-supply bureau."""

__version__ = "0.1.0"
