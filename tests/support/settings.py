"""Every setting as it is defined, but for the rate limit: tests ask more often than anybody may."""

from app.settings import Settings

SETTINGS = Settings(_env_file=None, rate_limit="")
