"""The Casualties tab."""
