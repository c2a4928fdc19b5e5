"""Client generators that others use, each tried on the OpenAPI document."""
