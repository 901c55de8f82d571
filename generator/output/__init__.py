"""The plan of files, writing that cannot tear, and the cache of drawn cards."""
