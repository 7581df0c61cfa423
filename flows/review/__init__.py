"""What staff decided wins over what rules decide."""
