"""What helps an author before and between builds: a first draft, an overview, files for editors."""
