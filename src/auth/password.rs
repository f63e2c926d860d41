//! Passwords: argon2id with the parameters of the `argon2` crate, which follow OWASP's advice.

use std::sync::{LazyLock, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::password_hash::{self, CustomizedPasswordHasher, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use secrecy::{ExposeSecret, SecretString};

/// Compared against when the account does not exist.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_password(&SecretString::from("nobody has this password")));

/// A PHC string with a random salt. Takes tens of milliseconds: call it on a blocking thread.
pub fn hash_password(password: &SecretString) -> String {
    OneByOne
        .hash_password(password.expose_secret().as_bytes())
        .expect("the default parameters are valid and the length was checked")
        .to_string()
}

/// Whether the password is the one of the hash. Without a hash the answer is no, after the same time.
pub fn password_matches(password: &SecretString, hash: Option<&str>) -> bool {
    let text = hash.unwrap_or(NOBODY.as_str());
    let matches = PasswordHash::new(text)
        .is_ok_and(|parsed| OneByOne.verify_password(password.expose_secret().as_bytes(), &parsed).is_ok());
    matches && hash.is_some()
}

/// What hashing works in: 19 MiB with the default parameters, kept once somebody had a password. Given back, it would be
/// taken again beside the hole that it left, because of its alignment, and the process would grow with each password.
static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

/// Argon2 in the memory that is kept, so that nobody hashes while another does.
struct OneByOne;

impl PasswordHasher<PasswordHash> for OneByOne {
    fn hash_password_with_salt(&self, password: &[u8], salt: &[u8]) -> password_hash::Result<PasswordHash> {
        hashed(password, salt, Algorithm::default(), Version::default(), Params::default())
    }
}

impl CustomizedPasswordHasher<PasswordHash> for OneByOne {
    type Params = Params;

    fn hash_password_customized(
        &self,
        password: &[u8],
        salt: &[u8],
        algorithm: Option<&str>,
        version: Option<u32>,
        params: Params,
    ) -> password_hash::Result<PasswordHash> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        hashed(password, salt, algorithm, version, params)
    }
}

fn hashed(
    password: &[u8],
    salt: &[u8],
    algorithm: Algorithm,
    version: Version,
    params: Params,
) -> password_hash::Result<PasswordHash> {
    let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    {
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
        memory.resize(params.block_count(), Block::default());
        let argon2 = Argon2::new(algorithm, version, params.clone());
        let done = argon2.hash_password_into_with_memory(password, salt, &mut output, memory.as_mut_slice());
        // Nothing of a password stays.
        memory.fill(Block::default());
        done?;
    }
    Ok(PasswordHash {
        algorithm: algorithm.ident(),
        version: Some(version.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(Salt::new(salt)?),
        hash: Some(Output::new(&output)?),
    })
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
    fn a_hash_of_before_is_known() {
        let hash = "$argon2id$v=19$m=19456,t=2,p=1$LnlUdwaaWbDVa5c2WQPU1Q$GMWw/a4YVm6n7LHJFZ2eLHh2JB0gejNIpDFtZiOlBrg";
        assert!(password_matches(&SecretString::from("plumb line and level"), Some(hash)));
        assert!(!password_matches(&SecretString::from("plumb line and levee"), Some(hash)));
    }

    #[test]
    fn only_the_right_password_matches() {
        let hash = hash_password(&SecretString::from("plumb line and level"));
        assert!(password_matches(&SecretString::from("plumb line and level"), Some(&hash)));
        assert!(!password_matches(&SecretString::from("plumb line and levee"), Some(&hash)));
        assert!(!password_matches(&SecretString::from("nobody has this password"), None));
    }

    /// Linux tells what a process holds; elsewhere there is nothing to look at.
    #[cfg(target_os = "linux")]
    fn held_mib() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").expect("a process has a status");
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("Linux tells it");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") / 1024
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn many_passwords_take_no_more_memory_than_one() {
        let guess = |number: usize| password_matches(&SecretString::from(format!("guess number {number}")), None);
        assert!(!guess(0));
        let before = held_mib();
        assert!((1..20).all(|number| !guess(number)));
        assert!(held_mib() < before + 10, "{} MiB after {before} MiB", held_mib());
    }
}
