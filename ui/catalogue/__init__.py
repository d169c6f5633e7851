"""The screen of the catalogue of resources."""
