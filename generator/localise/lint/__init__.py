"""The lint for figures typed by hand: a number nobody computed is a number nobody checked.

A package of its own because reading figures out of prose in two languages is a small language
processor: `surface` → `numerals` → `figures`, held against `computed` values by `check`.
"""
