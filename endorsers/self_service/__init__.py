"""What a representative does with an endorsement, by links that mails carry."""
