"""What operators look at: findings in words, numbers for their monitoring, one name for each request."""
