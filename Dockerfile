# The web app, the server with it embedded, and an image that holds the server alone.

FROM node:20.20-bookworm-slim AS web
WORKDIR /build/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
RUN npm run build

FROM rust:1.95-bookworm AS server
WORKDIR /build
COPY Cargo.toml Cargo.lock rust-toolchain.toml build.rs ./
# Cargo looks for the benchmarks that the manifest names, though it does not build them.
COPY benches benches
COPY migrations migrations
COPY src src
COPY --from=web /build/web/dist web/dist
RUN cargo build --release --locked --bin plumbline && mkdir /build/data

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=server /build/target/release/plumbline /usr/local/bin/plumbline
# A new named volume takes owner and mode from here, so that the server can write to it.
COPY --from=server --chown=65532:65532 --chmod=0700 /build/data /data
ENV PLUMBLINE_ENV=production \
    PLUMBLINE_DATA_DIR=/data
WORKDIR /data
VOLUME /data
EXPOSE 8365
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=10s --start-period=15s --retries=3 CMD ["/usr/local/bin/plumbline", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/plumbline"]
CMD ["serve"]
