"""How building grows with the number of posts, beside MkDocs on the same Markdown and pictures."""
