# Two stages: the first builds an environment from pinned wheels, the second holds nothing but that.
# It needs BuildKit and Docker 25 or newer, or podman. The base is pinned; docs/operations.md says how to renew it.
FROM python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b AS base

FROM base AS build

ENV PIP_CACHE_DIR=/var/.cache/pip PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
# Logs name lines and no columns, which would take memory in every module.
ENV PYTHONNODEBUGRANGES=1
RUN python -m venv --without-pip /opt/dealbot && mkdir /state

# Dependencies first: they change seldom, so that a change of the code makes no new layer of them.
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN --mount=type=cache,target=/var/.cache/pip \
    python -m pip --python /opt/dealbot/bin/python install --require-hashes --only-binary :all: -r requirements/run.txt
COPY requirements/build.txt requirements/build.txt
RUN --mount=type=cache,target=/var/.cache/pip \
    python -m pip install --require-hashes --only-binary :all: -r requirements/build.txt

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY facts facts
COPY seeds seeds
RUN python -m pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && python -m pip --python /opt/dealbot/bin/python install --no-deps /wheels/*.whl \
    && /opt/dealbot/bin/python -m compileall -q /opt/dealbot/lib \
    && /opt/dealbot/bin/dealbot check

# Python's own modules come without compiled ones, and a root that can't be written gets none: to compile them at each
# start takes memory that is not given back. Without a token the bot ends with 3 once it has imported all that it needs.
RUN export PYTHONDONTWRITEBYTECODE= && mkdir /compiled \
    && { /opt/dealbot/bin/dealbot run || [ $? -eq 3 ]; } \
    && { /opt/dealbot/bin/python -I -m bot.operations.probe || [ $? -eq 1 ]; } \
    && find /usr/local/lib -name "*.pyc" -exec cp --parents -t /compiled {} +

FROM base

ENV PATH=/opt/dealbot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DEALBOT_STATE_DIR=/var/lib/dealbot
# New facts are loaded by a thread: in an arena of its own, what it frees would not be used again.
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
COPY --from=build /compiled /
COPY --from=build /opt/dealbot /opt/dealbot
# The only place that is ever written to; with a read-only root, where a volume lies on it.
COPY --from=build --chown=10001:10001 /state /var/lib/dealbot

# A number and not a name, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /tmp
# Both stop the bot; but Python heeds an interrupt from its first moment on, also as the first process.
STOPSIGNAL SIGINT
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --start-interval=1s --retries=2 \
    CMD ["python", "-I", "-m", "bot.operations.probe"]
ENTRYPOINT ["dealbot"]
CMD ["run"]

# Last, as they differ from build to build: the program's version, and what only whoever builds it knows.
ARG VERSION=0.1.0
ARG REVISION=
ARG CREATED=
ARG SOURCE=
ENV DEALBOT_REVISION=$REVISION
LABEL org.opencontainers.image.title="dealbot" \
      org.opencontainers.image.description="Answers questions about one business deal from a cited fact base" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED" \
      org.opencontainers.image.source="$SOURCE"
