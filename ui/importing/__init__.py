"""The screen of imports: four steps, and the imports there were."""
