"""How fast cards are drawn, beside what others draw them with, and whether machines read them."""
