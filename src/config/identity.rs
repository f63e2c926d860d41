//! The identity that the platform gives to the process. Unlike the settings it is read at each use, because the
//! platform changes it while the process runs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use url::Url;

const ENDPOINT: &str = "IDENTITY_ENDPOINT";
const HEADER: &str = "IDENTITY_HEADER";
const TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";

const TOKEN_LIMIT_BYTES: u64 = 64 * 1024;

/// Where the platform vouches for the process.
#[derive(Debug, Clone)]
pub enum WorkloadIdentity {
    /// Azure App Service and Functions: an endpoint on the machine, and what must be sent to it.
    AppService { endpoint: Url, header: SecretString },
    /// Kubernetes with workload identity: a file that is kept fresh.
    TokenFile(PathBuf),
}

/// Why there is no identity, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentityFault {
    #[error(
        "{ENDPOINT} and {HEADER} are not set, nor is {TOKEN_FILE}: switch on a managed identity of the App Service, or \
         use a certificate"
    )]
    None,
    #[error("{ENDPOINT} is no http:// or https:// address")]
    BadEndpoint,
    #[error("{ENDPOINT} is set and {HEADER} is not: restart the App Service")]
    NoHeader,
    #[error("{TOKEN_FILE} names {path}, which {reason}")]
    File { path: String, reason: String },
}

/// What the environment says now.
pub fn workload_identity() -> Result<WorkloadIdentity, IdentityFault> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    found(variable(ENDPOINT), variable(HEADER), variable(TOKEN_FILE))
}

/// The token in the file. It is read anew each time: it ends after an hour at most, and a fresh one takes its place.
pub fn identity_token(path: &Path) -> Result<SecretString, IdentityFault> {
    let fault = |reason: String| IdentityFault::File { path: path.display().to_string(), reason };
    let size_bytes = fs::metadata(path).map_err(|cause| fault(format!("cannot be read ({cause})")))?.len();
    if size_bytes > TOKEN_LIMIT_BYTES {
        return Err(fault(format!("has {size_bytes} bytes, which no token has")));
    }
    let text = fs::read_to_string(path).map_err(|cause| fault(format!("cannot be read ({cause})")))?;
    let token = text.trim();
    if token.is_empty() { Err(fault("is empty".to_owned())) } else { Ok(SecretString::from(token)) }
}

/// The platform tells the endpoint, so it may be one without TLS: it is on the same machine.
fn found(
    endpoint: Option<String>,
    header: Option<String>,
    token_file: Option<String>,
) -> Result<WorkloadIdentity, IdentityFault> {
    if let Some(endpoint) = endpoint {
        let url = Url::parse(&endpoint).map_err(|_| IdentityFault::BadEndpoint)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(IdentityFault::BadEndpoint);
        }
        let header = header.ok_or(IdentityFault::NoHeader)?;
        return Ok(WorkloadIdentity::AppService { endpoint: url, header: SecretString::from(header) });
    }
    token_file.map(|path| WorkloadIdentity::TokenFile(PathBuf::from(path))).ok_or(IdentityFault::None)
}

#[cfg(test)]
mod tests {
    use super::{IdentityFault, WorkloadIdentity, found, identity_token};

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn app_service_comes_before_a_file() {
        let endpoint = text("http://169.254.129.3:8081/msi/token");
        let identity = found(endpoint, text("header"), text("/var/run/token"));
        assert!(matches!(identity, Ok(WorkloadIdentity::AppService { .. })));
        assert!(matches!(found(None, None, text("/var/run/token")), Ok(WorkloadIdentity::TokenFile(_))));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(found(None, text("header"), None).err(), Some(IdentityFault::None));
        assert_eq!(found(text("http://127.0.0.1/"), None, None).err(), Some(IdentityFault::NoHeader));
        assert_eq!(found(text("file:///x"), text("header"), None).err(), Some(IdentityFault::BadEndpoint));
    }

    #[test]
    fn a_token_file_is_trimmed_and_must_hold_something() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(identity_token(file.path()).is_err());
        std::fs::write(file.path(), "abc\n").expect("written");
        assert!(identity_token(file.path()).is_ok());
    }
}
