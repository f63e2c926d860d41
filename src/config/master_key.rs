//! The text of a master key, checked for its form where it enters the process.

use secrecy::SecretString;

/// How many hexadecimal characters tell a key of 256 bits.
const KEY_TEXT_LENGTH: usize = 64;

/// 64 hexadecimal characters. `crypto` turns them into the key.
#[derive(Debug, Clone)]
pub struct MasterKeyText(SecretString);

impl MasterKeyText {
    pub const EXPECTED: &str = "expected 64 hexadecimal characters, as `plumbline key new` makes them";

    /// Tells what is wrong without showing the text.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.len() != KEY_TEXT_LENGTH {
            return Err(format!("found {} characters", text.chars().count()));
        }
        if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err("found characters that are not hexadecimal".to_owned());
        }
        if text.bytes().all(|byte| text.as_bytes().first() == Some(&byte)) {
            return Err("found one character 64 times, which is a placeholder and no key".to_owned());
        }
        Ok(Self(SecretString::from(text.to_ascii_lowercase())))
    }

    pub fn secret(&self) -> &SecretString {
        &self.0
    }
}
