//! Passwords: argon2id with the parameters of the `argon2` crate, which follow OWASP's advice. The only place that
//! sees a password in the clear.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};

/// Compared against when the account does not exist.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_password(&SecretString::from("nobody has this password")));

/// A PHC string with a random salt. Takes tens of milliseconds: call it on a blocking thread.
pub fn hash_password(password: &SecretString) -> String {
    Argon2::default()
        .hash_password(password.expose_secret().as_bytes())
        .expect("the default parameters are valid and the length was checked")
        .to_string()
}

/// Whether the password is the one of the hash. Without a hash the answer is no, after the same time.
pub fn password_matches(password: &SecretString, hash: Option<&str>) -> bool {
    let text = hash.unwrap_or(NOBODY.as_str());
    let matches = PasswordHash::new(text)
        .is_ok_and(|parsed| Argon2::default().verify_password(password.expose_secret().as_bytes(), &parsed).is_ok());
    matches && hash.is_some()
}

/// Characters and bytes, or `None` when it holds a control character, which no keyboard types on purpose.
pub fn password_length(password: &SecretString) -> Option<(usize, usize)> {
    let text = password.expose_secret();
    (!text.chars().any(char::is_control)).then(|| (text.chars().count(), text.len()))
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::{hash_password, password_matches};

    #[test]
    fn only_the_right_password_matches() {
        let hash = hash_password(&SecretString::from("plumb line and level"));
        assert!(password_matches(&SecretString::from("plumb line and level"), Some(&hash)));
        assert!(!password_matches(&SecretString::from("plumb line and levee"), Some(&hash)));
        assert!(!password_matches(&SecretString::from("nobody has this password"), None));
    }
}
