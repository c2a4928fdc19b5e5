"""Every setting as it is defined, but for the rate limit and the response cache.

Tests ask more often than anybody may, and look at what the application does with each request.
"""

from app.settings import Settings

SETTINGS = Settings(_env_file=None, rate_limit="", response_cache_mib=0)
