"""What comes back: delivery reports, complaints, and what follows for a mailbox."""
