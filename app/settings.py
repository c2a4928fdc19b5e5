"""Every setting, documented where it is defined; read from the environment and from .env."""

from pydantic import AwareDatetime, Field, IPvAnyNetwork, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.auth.issuer import PERSONAL_CLAIMS, Algorithm, Issuer
from app.domain.vocabulary import Role


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
    body_seconds: float = Field(
        default=20, gt=0, description="How many seconds the body of a request may take to arrive."
    )
    rate_limit: str = Field(
        default="1200/minute",
        description="How often one caller may ask, as 20/second or 1200/minute; empty for as often "
        "as anybody likes.",
    )
    rate_limit_storage: str = Field(
        default="memory://",
        description="Where requests are counted: memory:// for each process by itself, or any "
        "storage of the limits library that several share, such as redis://host:6379, once its "
        "client is installed.",
    )
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
    oidc_issuer: str | None = Field(
        default=None,
        description="The OpenID Connect issuer whose bearer tokens are accepted, exactly as in "
        "their claim iss; without it none are, and callers have API keys.",
    )
    oidc_audience: str | None = Field(
        default=None, description="What the claim aud of a token must name; needed with an issuer."
    )
    oidc_jwks_url: str | None = Field(
        default=None,
        description="Where the issuer's keys are, if its own description is not to be asked.",
    )
    oidc_algorithms: tuple[Algorithm, ...] = Field(
        default=("RS256", "ES256"), description="How a token may be signed, as a JSON list."
    )
    oidc_leeway_seconds: int = Field(
        default=30, ge=0, le=300, description="How far the issuer's clock may be from ours."
    )
    oidc_roles_claim: str = Field(
        default="roles",
        description="The claim with the roles of a caller; realm_access.roles goes down by a step.",
    )
    oidc_role_names: dict[str, Role] = Field(
        default={f"registry-{role}": role for role in Role if role is not Role.ANONYMOUS},
        description="What the issuer calls our roles, as a JSON object of its name to ours.",
    )
    oidc_authorities_claim: str = Field(
        default="authorities", description="The claim with the codes of an editor's authorities."
    )
    oidc_name_claim: str = Field(
        default="client_id",
        description="The claim that names the system which asks (azp, client_id), never a person.",
    )

    deliver: bool = Field(
        default=True,
        description="Whether processes that serve also deliver webhooks; python -m app deliver "
        "does it by itself.",
    )
    webhook_networks: tuple[IPvAnyNetwork, ...] = Field(
        default=(),
        description="Networks beyond the public internet to which webhooks may go, by http too and "
        'to any port, as a JSON list such as ["10.20.0.0/16"].',
    )
    find_a_tender_url: str = Field(
        default="https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages",
        description="Where `python -m app fetch find-a-tender` asks for notices.",
    )
    contracts_finder_url: str = Field(
        default="https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search",
        description="Where `python -m app fetch contracts-finder` asks for notices.",
    )

    @field_validator("oidc_name_claim")
    @classmethod
    def _names_a_system(cls, claim: str) -> str:
        if claim in PERSONAL_CLAIMS:
            raise ValueError(f"{claim} names a person; the registry keeps no data about people")
        return claim

    @property
    def issuer(self) -> Issuer | None:
        """The identity provider, if one is set."""
        if self.oidc_issuer is None:
            return None
        if self.oidc_audience is None:
            raise ValueError("REGISTRY_OIDC_AUDIENCE must be set: any token would do otherwise")
        return Issuer(
            url=self.oidc_issuer,
            audience=self.oidc_audience,
            jwks_url=self.oidc_jwks_url,
            algorithms=self.oidc_algorithms,
            leeway_seconds=self.oidc_leeway_seconds,
            roles_claim=self.oidc_roles_claim,
            role_names=self.oidc_role_names,
            authorities_claim=self.oidc_authorities_claim,
            name_claim=self.oidc_name_claim,
        )
