"""Every setting, documented where it is defined; read from the environment and from .env."""

from pydantic import AwareDatetime, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator can set. All but the first three are prefixed REGISTRY_."""

    model_config = SettingsConfigDict(
        env_prefix="REGISTRY_", env_file=".env", extra="ignore", frozen=True
    )

    host: str = Field(
        default="127.0.0.1",
        validation_alias="HOST",
        description="The address to listen on; 0.0.0.0 for every interface.",
    )
    port: int = Field(default=8000, validation_alias="PORT", description="The port to listen on.")
    database_url: str = Field(
        default="sqlite:///registry.db",
        validation_alias="DATABASE_URL",
        description="Where the registry is kept: sqlite:///file or postgresql://user@host/name.",
    )
    workers: int = Field(default=1, ge=1, description="How many processes serve requests.")
    public_url: str = Field(
        default="https://registry.example.org",
        description="The address under which others reach the service, for the API description.",
    )
    contact_url: str = Field(
        default="https://registry.example.org/contact",
        description="Where the API description and the problem pages send people with questions.",
    )
    security_contact: str | None = Field(
        default=None,
        description="Whom to tell of a vulnerability, as an address (mailto:, https:), for "
        "/.well-known/security.txt; there is no such file without it and the next setting.",
    )
    security_expires: AwareDatetime | None = Field(
        default=None,
        description="Until when the security contact holds (RFC 9116), less than a year ahead.",
    )
