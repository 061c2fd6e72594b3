"""What all lists, forms and reports of the admin share."""
