"""Reading files: bytes become rows of texts, and everything guessed on the way is said."""
