"""Problem details (RFC 9457): types, the catalogue, exceptions, handlers."""
