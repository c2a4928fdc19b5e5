"""The OpenAPI document and what describes the service."""
