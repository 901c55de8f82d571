"""Commands for maintainers: fonts, pictures, the reference, a browser for the tests."""
