"""How fast cards are drawn, beside what others draw them with, and whether a machine can read them."""
