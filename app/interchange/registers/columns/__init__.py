"""The meaning of the columns of registers: headings that are known, and mappings of publishers."""
