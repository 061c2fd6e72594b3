"""What a signer may do with their own signature, by links that mails carry."""
