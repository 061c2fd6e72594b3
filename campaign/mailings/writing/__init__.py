"""What a mail says: blocks, placeholders, its form as HTML, as text and as bytes."""
