"""Pages, the catalogue that links them, and the one thin MkDocs adapter."""
