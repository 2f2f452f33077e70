# Reportedly in a container. It runs as a user without rights and writes nothing but /workspace, so that it works in a
# container that is read-only and has no network:
#     docker build -t reportedly .
#     docker run --rm --read-only --network none -v "$PWD:/workspace" reportedly read pages
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/reportedly
COPY requirements.lock .
RUN /opt/reportedly/bin/pip install -qq --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/reportedly/bin/pip install -qq --no-cache-dir --no-deps .
# What Python and Reportedly compile is kept here, since the image writes nothing.
RUN echo "At least nine people were killed in Kabul on Monday, the mayor said." > sample.txt \
    && /opt/reportedly/bin/reportedly extract sample.txt > /dev/null

FROM python:3.11-slim-bookworm
COPY --from=build /opt/reportedly /opt/reportedly
RUN useradd --no-create-home --shell /usr/sbin/nologin reportedly && install -d -o reportedly -g reportedly /workspace
ENV PATH=/opt/reportedly/bin:$PATH HOME=/workspace PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER reportedly
WORKDIR /workspace
VOLUME /workspace
ENTRYPOINT ["reportedly"]
CMD ["--help"]
