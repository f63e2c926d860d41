//! TLS by the server itself: version 1.2 and 1.3, and a certificate that may be renewed while the server runs.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, bail};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{ServerConfig, SupportedProtocolVersion};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use slog::{Logger, info, warn};
use tokio_util::sync::CancellationToken;

use crate::config::TlsFiles;

pub(super) const VERSIONS: [&SupportedProtocolVersion; 2] = [&TLS13, &TLS12];
/// How often the files are looked at. Asking for two times costs nothing.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The certificate of now, for each handshake.
#[derive(Debug)]
pub(super) struct Certificate {
    files: TlsFiles,
    key: RwLock<Arc<CertifiedKey>>,
}

impl Certificate {
    /// Reads the files.
    ///
    /// # Errors
    /// Files that cannot be read, hold no PEM, or do not belong together.
    pub(super) fn load(files: TlsFiles) -> anyhow::Result<Arc<Self>> {
        let key = RwLock::new(Arc::new(read(&files)?));
        Ok(Arc::new(Self { files, key }))
    }

    /// What the HTTP server needs; it answers with whatever certificate is the present one.
    ///
    /// # Errors
    /// None in practice: the provider knows both versions.
    pub(super) fn server_config(self: &Arc<Self>) -> anyhow::Result<ServerConfig> {
        let builder = ServerConfig::builder_with_provider(provider()).with_protocol_versions(&VERSIONS)?;
        Ok(builder.with_no_client_auth().with_cert_resolver(self.clone()))
    }

    /// Looks at the files until the server stops. A broken new one leaves the old one in use: a certificate that
    /// ends in a week is better than none.
    pub(super) async fn follow(self: Arc<Self>, logger: Logger, stop: CancellationToken) {
        let mut seen = changed_at(&self.files);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            let now = changed_at(&self.files);
            if now == seen {
                continue;
            }
            seen = now;
            match read(&self.files) {
                Ok(key) => {
                    *self.key.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(key);
                    info!(logger, "the new TLS certificate is in use");
                }
                Err(fault) => warn!(logger, "the changed TLS files cannot be used: the old certificate stays in use";
                    "error" => format!("{fault:#}")),
            }
        }
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.key.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

/// Certificate and key are replaced one after the other, so in between they do not fit, which is looked at again when
/// the second one changes.
fn read(files: &TlsFiles) -> anyhow::Result<CertifiedKey> {
    let TlsFiles { certificate, private_key } = files;
    let of = |path: &Path| format!("{} cannot be used", path.display());
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| of(certificate))?;
    if chain.is_empty() {
        bail!("{} holds no certificate: expected PEM, the server's own certificate first", certificate.display());
    }
    let key = PrivateKeyDer::from_pem_file(private_key).with_context(|| of(private_key))?;
    CertifiedKey::from_der(chain, key, &provider())
        .with_context(|| format!("{} and {} do not belong together", certificate.display(), private_key.display()))
}

/// Symbolic links are followed, so a mounted secret that is swapped as a whole is seen, too.
fn changed_at(files: &TlsFiles) -> [Option<(SystemTime, u64)>; 2] {
    [&files.certificate, &files.private_key].map(|path| {
        let metadata = std::fs::metadata(path).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    })
}
