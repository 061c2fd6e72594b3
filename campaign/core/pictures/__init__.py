"""What is made of pictures ahead of readers."""
