"""What all public forms share: typed fields, digests of what was shown, waiting times."""
