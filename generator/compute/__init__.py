"""Dimensions, units, formulas and their solution in exact fractions."""
