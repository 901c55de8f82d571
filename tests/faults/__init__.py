"""Everything that can be wrong with an entry, case by case.

One module for each section of the list of faults: reading, computing, text. A table there reads
number → bad entry → what `trivia check` says; what needs more than an entry has a test of its own.
"""
