"""What the timeline says."""
