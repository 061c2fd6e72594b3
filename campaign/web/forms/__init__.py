"""What all public forms share: typed fields, seals of what was shown, waiting times."""
