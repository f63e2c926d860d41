//! Recovery codes: what lets somebody in once whose telephone is gone.

use secrecy::{ExposeSecret, SecretString};

/// Crockford's base 32, without the letters that are taken for digits.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 60 bits: beyond guessing where attempts are counted, and stored under a keyed digest only.
const LENGTH: usize = 12;
const GROUP: usize = 4;

/// A new code such as `7K2M-9QXA-4TBN`.
pub fn new_recovery_code() -> SecretString {
    let random: [u8; LENGTH] = rand::random();
    let letters: Vec<char> = random.iter().map(|byte| letter(*byte)).collect();
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-").into()
}

/// The one form of what somebody typed, if it can be a recovery code: hyphens, spaces and case do not count, and
/// letters that look like digits are read as those.
pub fn recovery_code(typed: &SecretString) -> Option<SecretString> {
    let letters: String = typed
        .expose_secret()
        .chars()
        .filter(|letter| !matches!(letter, '-' | ' '))
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let is_code = letters.len() == LENGTH && letters.bytes().all(|byte| LETTERS.contains(&byte));
    is_code.then(|| letters.into())
}

fn letter(byte: u8) -> char {
    char::from(LETTERS.get(usize::from(byte % 32)).copied().unwrap_or(b'0'))
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::{new_recovery_code, recovery_code};

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = new_recovery_code();
        let plain = recovery_code(&code).expect("a code");
        let sloppy = format!(" {} ", code.expose_secret().to_lowercase().replace('-', " ")).replace('0', "o");
        let read = recovery_code(&sloppy.into()).expect("a code");
        assert_eq!(read.expose_secret(), plain.expose_secret());
    }

    #[test]
    fn nothing_else_is_a_code() {
        for typed in ["", "123456", "7K2M-9QXA-4TB", "7K2M-9QXA-4TBU", "7K2M-9QXA-4TBNN", "7K2M-9QXA-4TBÄ"] {
            assert!(recovery_code(&typed.into()).is_none(), "{typed}");
        }
    }
}
