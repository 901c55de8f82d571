"""File → text → located tree → `Entry`: everything that looks at an author's bytes."""
