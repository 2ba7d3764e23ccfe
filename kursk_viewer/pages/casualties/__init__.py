"""What the views of casualties say."""
