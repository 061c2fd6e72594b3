"""A petition’s mailings in the admin: whom they are for, and an update as a mail."""
