"""What measures the program: invented bulletins, and how fast they are read, filed and asked about."""
