"""What is kept and listed alike: cases that go on, what hangs on them, and promises."""
