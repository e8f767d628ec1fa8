"""How fast, how large: measured, printed with the method, never asserted in tests."""
