"""A client library for accessing Consortium Registry"""

from .calls import RegistryError
from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
    "RegistryError",
)
