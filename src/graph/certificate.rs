//! A certificate with its private key, parsed once, so that whoever holds one can sign with it.

use std::fmt;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256, RSA_PSS_SHA256, RsaEncoding};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use secrecy::{ExposeSecret, SecretString};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

use crate::domain::model::Timestamp;

/// A chain has few links; what is longer is another file.
const CERTIFICATES_LIMIT: usize = 10;
const PEM_LIMIT_BYTES: usize = 64 * 1024;

/// How assertions are signed. Source: the identity platform's page on certificate credentials, which asks for PS256;
/// RS256 is what older libraries send.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SigningAlgorithm {
    #[default]
    Ps256,
    Rs256,
}

impl SigningAlgorithm {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ps256 => "PS256",
            Self::Rs256 => "RS256",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Ps256, Self::Rs256].into_iter().find(|algorithm| algorithm.as_str() == word)
    }
}

/// What is wrong with a certificate or its key, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    #[error("expected a certificate in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----")]
    NoCertificate,
    #[error("the certificate cannot be read: export it again as PEM")]
    BrokenCertificate,
    #[error("expected a private key in PEM, such as -----BEGIN PRIVATE KEY-----")]
    NoKey,
    #[error("the private key is encrypted: decrypt it first with `openssl pkey -in key.pem -out plain.pem`")]
    EncryptedKey,
    #[error("Microsoft accepts RSA keys only: make one with `openssl req -x509 -newkey rsa:2048`")]
    NotRsa,
    #[error("the private key cannot be used: expected RSA with 2048 to 8192 bits")]
    BrokenKey,
    #[error("the private key does not belong to the certificate: upload the pair that was made together")]
    Mismatch,
}

impl CertificateFault {
    /// The field of the form that is at fault.
    pub fn field(&self) -> &'static str {
        match self {
            Self::NoCertificate | Self::BrokenCertificate => "certificate",
            Self::NoKey | Self::EncryptedKey | Self::NotRsa | Self::BrokenKey | Self::Mismatch => "privateKey",
        }
    }
}

/// A certificate with its private key.
pub struct ClientCertificate {
    algorithm: SigningAlgorithm,
    key: KeyPair,
    der: Vec<u8>,
    subject: String,
    not_after: Timestamp,
}

impl ClientCertificate {
    /// `certificate` is PEM and may hold a chain, in which the key tells the right one.
    ///
    /// # Errors
    /// [`CertificateFault`] tells the field and the way out.
    pub fn from_pem(
        certificate: &str,
        private_key: &SecretString,
        algorithm: SigningAlgorithm,
    ) -> Result<Self, CertificateFault> {
        if certificate.len() > PEM_LIMIT_BYTES {
            return Err(CertificateFault::NoCertificate);
        }
        let found = CertificateDer::pem_slice_iter(certificate.as_bytes()).take(CERTIFICATES_LIMIT);
        let chain = found.collect::<Result<Vec<_>, _>>().map_err(|_| CertificateFault::BrokenCertificate)?;
        let mut fault = CertificateFault::NoCertificate;
        for der in chain {
            match Self::from_der(der.to_vec(), private_key, algorithm) {
                Err(CertificateFault::Mismatch) => fault = CertificateFault::Mismatch,
                other => return other,
            }
        }
        Err(fault)
    }

    /// One certificate as it is stored.
    ///
    /// # Errors
    /// As [`ClientCertificate::from_pem`].
    pub fn from_der(
        der: Vec<u8>,
        private_key: &SecretString,
        algorithm: SigningAlgorithm,
    ) -> Result<Self, CertificateFault> {
        let (_, certificate) = X509Certificate::from_der(&der).map_err(|_| CertificateFault::BrokenCertificate)?;
        let key = key_pair(private_key)?;
        if certificate.public_key().subject_public_key.data.as_ref() != key.public_key().as_ref() {
            return Err(CertificateFault::Mismatch);
        }
        let not_after = Timestamp(certificate.validity().not_after.timestamp().saturating_mul(1_000));
        let subject = certificate.subject().to_string();
        Ok(Self { algorithm, key, der, subject, not_after })
    }

    pub fn der(&self) -> &[u8] {
        &self.der
    }

    pub fn algorithm(&self) -> SigningAlgorithm {
        self.algorithm
    }

    pub fn subject(&self) -> &str {
        &self.subject
    }

    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// In hexadecimal, as the Entra admin centre lists certificates.
    pub fn thumbprint(&self) -> String {
        let digest = digest(&SHA1_FOR_LEGACY_USE_ONLY, &self.der);
        digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// What an assertion names the certificate by.
    pub(super) fn x5t_s256(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, &self.der))
    }

    /// `None` when the system has no randomness, which PSS needs.
    pub(super) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let padding: &dyn RsaEncoding = match self.algorithm {
            SigningAlgorithm::Ps256 => &RSA_PSS_SHA256,
            SigningAlgorithm::Rs256 => &RSA_PKCS1_SHA256,
        };
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key.sign(padding, &SystemRandom::new(), message, &mut signature).ok()?;
        Some(signature)
    }
}

impl fmt::Debug for ClientCertificate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ClientCertificate({})", self.thumbprint())
    }
}

/// The forms that tools write: PKCS#8 and PKCS#1.
fn key_pair(pem: &SecretString) -> Result<KeyPair, CertificateFault> {
    let text = pem.expose_secret();
    if text.contains("ENCRYPTED") {
        return Err(CertificateFault::EncryptedKey);
    }
    if text.len() > PEM_LIMIT_BYTES {
        return Err(CertificateFault::NoKey);
    }
    let key = match PrivateKeyDer::from_pem_slice(text.as_bytes()).map_err(|_| CertificateFault::NoKey)? {
        PrivateKeyDer::Pkcs1(der) => KeyPair::from_der(der.secret_pkcs1_der()),
        PrivateKeyDer::Pkcs8(der) if !is_rsa(der.secret_pkcs8_der()) => return Err(CertificateFault::NotRsa),
        PrivateKeyDer::Pkcs8(der) => KeyPair::from_pkcs8(der.secret_pkcs8_der()),
        PrivateKeyDer::Sec1(_) => return Err(CertificateFault::NotRsa),
        _ => return Err(CertificateFault::NoKey),
    };
    key.map_err(|_| CertificateFault::BrokenKey)
}

/// Whether the algorithm at the start of a PKCS#8 key is `rsaEncryption`, 1.2.840.113549.1.1.1.
fn is_rsa(pkcs8: &[u8]) -> bool {
    const RSA_ENCRYPTION: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
    pkcs8.get(..40).is_some_and(|start| start.windows(RSA_ENCRYPTION.len()).any(|window| window == RSA_ENCRYPTION))
}
