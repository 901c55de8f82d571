"""Fonts, typesetting, layouts and the painter: a localised card in, a picture out."""
