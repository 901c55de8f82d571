"""Quantities into words and figures, and a solved entry into one post per language."""
