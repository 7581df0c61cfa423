"""Groups the notes that say the same in nearly the same letters, and loses none."""
