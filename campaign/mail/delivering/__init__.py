"""Delivery: rows are claimed, sent, put off and given up."""
