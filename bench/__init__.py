"""Measures of the running application: python -m bench NAME; nothing here is a test."""
