"""What a mailing lacks, in words, before it is sent."""
