"""HTTP: middleware, pagination, serialization, limits."""
