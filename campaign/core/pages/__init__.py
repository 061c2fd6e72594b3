"""What pages share: forms, previews, slugs, structured data."""
