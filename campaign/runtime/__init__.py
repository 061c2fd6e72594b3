"""What a busy Django site needs and what knows nothing of campaigns; it imports nothing of ours."""
