# The registry as one container: not root, code it cannot change, data in /data.
#
# Migrations are a command of their own, run once for each release, before any replica serves it:
#   docker run --rm -v registry:/data consortium-registry migrate
#   docker run --rm -v registry:/data consortium-registry load --if-empty
#   docker run -d -p 8000:8000 -v registry:/data consortium-registry
# With PostgreSQL, give DATABASE_URL=postgresql://... and no volume.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS builder
WORKDIR /build
COPY requirements.txt .
# pip is of no use to a running service, so it does not travel on.
RUN python -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --no-cache-dir --require-hashes --only-binary=:all: -r requirements.txt \
    && /opt/venv/bin/python -m pip uninstall -q -y pip

FROM ${BASE}
LABEL org.opencontainers.image.title="Consortium Registry" \
      org.opencontainers.image.description="Who buys which care together, until when, and what happens if a provider stops." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0"
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATABASE_URL=sqlite:////data/registry.db
RUN install -d -o 10001 -g 10001 /data
COPY --from=builder /opt/venv /opt/venv
WORKDIR /srv
COPY LICENSE NOTICE ./
COPY migrations migrations
COPY openapi/registry.json openapi/
COPY app app
RUN python -m compileall -q app migrations
USER 10001:10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/health/ready', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve"]
