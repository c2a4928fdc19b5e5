"""Settings with their descriptions, read from the environment and from .env."""

from pydantic import AwareDatetime, Field, IPvAnyNetwork, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.auth.issuer import PERSONAL_CLAIMS, Algorithm, Issuer
from app.domain.vocabulary import Role


class Settings(BaseSettings):
    """The settings of the service; all but the first three have the prefix REGISTRY_."""

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
        description="The database: sqlite:///file or postgresql://user@host/name.",
    )
    workers: int = Field(
        default=1, ge=1, description="The number of processes that serve requests."
    )
    body_seconds: float = Field(
        default=20,
        gt=0,
        description="The number of seconds that a request body may take to arrive.",
    )
    batch_seconds: float = Field(
        default=5,
        gt=0,
        description="The number of seconds that one batch may hold the writers' lock; a batch of "
        "5,000 facts is never refused.",
    )
    what_if_cell_days: int = Field(
        default=1_000_000,
        ge=1,
        description="The number of cell-days of one simulated failure: the cells at stake times "
        "the days of the horizon.",
    )
    rate_limit: str = Field(
        default="1200/minute",
        description="The rate limit of each caller, such as 20/second or 1200/minute; empty for no "
        "limit.",
    )
    rate_limit_storage: str = Field(
        default="memory://",
        description="The storage of request counts: memory:// for each process separately, or a "
        "shared storage of the limits library, such as redis://host:6379, if its client is "
        "installed.",
    )
    response_cache_mib: int = Field(
        default=64,
        ge=0,
        description="The memory for kept responses of each process, in MiB; 0 keeps none. With it, "
        "large responses are compressed for clients that accept gzip.",
    )
    public_url: str = Field(
        default="https://registry.example.org",
        description="The public address of the service, for the API description.",
    )
    contact_url: str = Field(
        default="https://registry.example.org/contact",
        description="The contact address in the API description and on the problem pages.",
    )
    security_contact: str | None = Field(
        default=None,
        description="The address for vulnerability reports (mailto:, https:) in "
        "/.well-known/security.txt; the file exists only with this and the next setting.",
    )
    security_expires: AwareDatetime | None = Field(
        default=None,
        description="The expiry of the security contact (RFC 9116), less than a year ahead.",
    )
    oidc_issuer: str | None = Field(
        default=None,
        description="The OpenID Connect issuer of accepted bearer tokens, exactly as in their "
        "claim iss; without it, callers authenticate with API keys only.",
    )
    oidc_audience: str | None = Field(
        default=None, description="The required value of the claim aud; mandatory with an issuer."
    )
    oidc_jwks_url: str | None = Field(
        default=None,
        description="The address of the issuer's keys; by default from its discovery document.",
    )
    oidc_algorithms: tuple[Algorithm, ...] = Field(
        default=("RS256", "ES256"),
        description="The accepted signature algorithms of tokens, as a JSON list.",
    )
    oidc_leeway_seconds: int = Field(
        default=30, ge=0, le=300, description="The tolerated difference from the issuer's clock."
    )
    oidc_roles_claim: str = Field(
        default="roles",
        description="The claim with the roles of a caller; a dot descends: realm_access.roles.",
    )
    oidc_role_names: dict[str, Role] = Field(
        default={f"registry-{role}": role for role in Role if role is not Role.ANONYMOUS},
        description="The role names of the issuer, as a JSON object of its names to ours.",
    )
    oidc_authorities_claim: str = Field(
        default="authorities", description="The claim with the codes of an editor's authorities."
    )
    oidc_name_claim: str = Field(
        default="client_id",
        description="The claim that names the calling system (azp, client_id), never a person.",
    )

    deliver: bool = Field(
        default=True,
        description="Deliver webhooks in the processes that serve; the alternative is "
        "python -m app deliver.",
    )
    webhook_networks: tuple[IPvAnyNetwork, ...] = Field(
        default=(),
        description="Private networks to which webhooks may be sent, also over http and to any "
        'port, as a JSON list such as ["10.20.0.0/16"].',
    )
    find_a_tender_url: str = Field(
        default="https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages",
        description="The address from which `python -m app fetch find-a-tender` reads notices.",
    )
    contracts_finder_url: str = Field(
        default="https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search",
        description="The address from which `python -m app fetch contracts-finder` reads notices.",
    )

    @field_validator("oidc_name_claim")
    @classmethod
    def _names_a_system(cls, claim: str) -> str:
        if claim in PERSONAL_CLAIMS:
            raise ValueError(f"{claim} names a person; the registry keeps no data about people")
        return claim

    @property
    def issuer(self) -> Issuer | None:
        """The identity provider, or None if not set."""
        if self.oidc_issuer is None:
            return None
        if self.oidc_audience is None:
            raise ValueError(
                "REGISTRY_OIDC_AUDIENCE must be set, or tokens for other services would be accepted"
            )
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
