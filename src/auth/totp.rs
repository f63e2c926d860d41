//! Codes of an authenticator app: RFC 6238 with what every app knows, six digits of HMAC-SHA-1 over steps of 30 s.

use secrecy::{ExposeSecret, SecretString};
use totp_rs::{Builder, Secret, Totp};

const ISSUER: &str = "Plumbline";
/// The clocks of server and telephone may be this many steps apart (RFC 6238, section 5.2 advises at most one).
const SKEW_STEPS: u16 = 1;

/// A random secret of 160 bits (RFC 4226, section 4), in base 32 as people type it.
pub fn new_totp_secret() -> SecretString {
    Secret::generate().to_base32().into()
}

/// What an authenticator app reads from a QR code.
pub fn enrolment_uri(secret: &SecretString, account: &str) -> Option<SecretString> {
    // A colon ends the issuer in this kind of address.
    let builder = builder(secret)?.with_account_name(account.replace(':', " ")).with_issuer(Some(ISSUER));
    builder.build().ok()?.to_url().ok().map(SecretString::from)
}

/// The step of time that the code belongs to, if it is a code of now. The caller sees to it that no step counts twice.
pub fn code_step(secret: &SecretString, code: &SecretString, now_seconds: u64) -> Option<u64> {
    let totp: Totp = builder(secret)?.build().ok()?;
    totp.check(code.expose_secret(), now_seconds)
}

fn builder(secret: &SecretString) -> Option<Builder> {
    let secret = Secret::try_from_base32(secret.expose_secret()).ok()?;
    Some(Builder::new().with_secret(secret).with_skew(SKEW_STEPS))
}

#[cfg(test)]
mod tests {
    use secrecy::{ExposeSecret, SecretString};

    use super::{code_step, enrolment_uri, new_totp_secret};

    /// "12345678901234567890", the key of RFC 6238, appendix B.
    const OF_THE_RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// The last six digits of the table in RFC 6238, appendix B, for SHA-1.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = SecretString::from(OF_THE_RFC);
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(code_step(&secret, &code.into(), seconds), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_counts_one_step_around_its_own_and_no_more() {
        let secret = SecretString::from(OF_THE_RFC);
        for (seconds, expected) in [(0, Some(1)), (30, Some(1)), (89, Some(1)), (90, None)] {
            assert_eq!(code_step(&secret, &"287082".into(), seconds), expected, "at {seconds} s");
        }
        for code in ["", "28708", "2870820", "+87082", "28708a", "٢٨٧٠٨٢"] {
            assert_eq!(code_step(&secret, &code.into(), 59), None, "{code}");
        }
    }

    #[test]
    fn any_username_can_be_enrolled() {
        for name in ["ada", "ada: the first", "ада@пример"] {
            let uri = enrolment_uri(&new_totp_secret(), name).expect("an address");
            assert!(uri.expose_secret().starts_with("otpauth://totp/Plumbline:"), "{name}");
        }
    }
}
