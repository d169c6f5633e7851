"""Evidence: scans and pictures that speak for a record; checking, keeping, showing, reading."""
