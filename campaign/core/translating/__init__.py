"""What of a page is translated: its texts one by one, against those of its original."""
