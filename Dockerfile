# Three stages: the app for the browser, the Python environment, and a small image that holds only what runs.

FROM node:22.21.1-bookworm-slim AS frontend
WORKDIR /srv/evenday
COPY frontend/package.json frontend/package-lock.json frontend/
RUN npm --prefix frontend ci --no-audit --no-fund
COPY app/content app/content
COPY frontend frontend
RUN npm --prefix frontend run build

FROM python:3.11.14-slim-bookworm AS python
WORKDIR /srv/evenday
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv .venv
COPY requirements.lock requirements-build.lock ./
RUN .venv/bin/pip install --require-hashes -r requirements.lock
# The build tools stay in a folder of their own, so that they are not in the image that runs.
RUN .venv/bin/pip install --require-hashes --target /opt/build -r requirements-build.lock
COPY pyproject.toml README.md ./
COPY app app
RUN PYTHONPATH=/opt/build .venv/bin/pip install --no-deps --no-build-isolation --editable .

FROM python:3.11.14-slim-bookworm
WORKDIR /srv/evenday
ENV PATH=/srv/evenday/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ENV EVENDAY_DATA_DIR=/data EVENDAY_HOST=0.0.0.0
RUN install -d -o 10001 -g 10001 -m 700 /data
COPY --from=python /srv/evenday/.venv .venv
COPY --from=frontend /srv/evenday/frontend/dist frontend/dist
COPY migrations migrations
COPY app app
RUN python -m compileall -q app
USER 10001:10001
VOLUME /data
EXPOSE 8000
# The same question as `evenday health`, without loading the whole app to ask it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["evenday", "serve"]
