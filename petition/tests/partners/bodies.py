"""What a partner sends."""

BODY = {"given_name": "Ada", "email": "ada@example.org"}
