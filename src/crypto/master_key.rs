//! The key from the environment, which wraps the data keys.

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::key_bytes::{KEY_BYTES, KeyBytes};
use super::sealed::{self, KeyId, Place, Sealed};
use super::{CryptoError, DataKey};

/// 256 bits, written as 64 hexadecimal characters.
#[derive(Clone)]
pub struct MasterKey(KeyBytes);

impl MasterKey {
    pub fn generate() -> Self {
        Self(KeyBytes::random())
    }

    /// # Errors
    /// [`CryptoError::NotAKey`] unless the text is 64 hexadecimal characters.
    pub fn parse(text: &SecretString) -> Result<Self, CryptoError> {
        let text = text.expose_secret().as_bytes();
        let mut key = KeyBytes::zeros();
        if text.len() != 2 * KEY_BYTES {
            return Err(CryptoError::NotAKey);
        }
        for (byte, pair) in key.bytes_mut().iter_mut().zip(text.chunks_exact(2)) {
            let digits = std::str::from_utf8(pair).map_err(|_| CryptoError::NotAKey)?;
            // `from_str_radix` takes a sign, a hexadecimal digit pair has none.
            if !pair.iter().all(u8::is_ascii_hexdigit) {
                return Err(CryptoError::NotAKey);
            }
            *byte = u8::from_str_radix(digits, 16).map_err(|_| CryptoError::NotAKey)?;
        }
        Ok(Self(key))
    }

    /// The text for `.env`. `plumbline key new` shows it once, and nothing else ever does.
    pub fn reveal(&self) -> Zeroizing<String> {
        // The room is made first, since a text that grows leaves what it outgrew behind.
        let mut text = Zeroizing::new(String::with_capacity(2 * KEY_BYTES));
        for byte in self.0.bytes() {
            text.extend([byte >> 4, byte & 15].iter().filter_map(|digit| char::from_digit(u32::from(*digit), 16)));
        }
        text
    }

    pub fn id(&self) -> KeyId {
        KeyId::of(self.0.bytes())
    }
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "MasterKey({})", self.id())
    }
}

/// The key in use, and the one before it while a rotation is under way.
#[derive(Debug, Clone)]
pub struct MasterKeys {
    pub current: MasterKey,
    pub previous: Option<MasterKey>,
}

impl MasterKeys {
    pub fn wrap(&self, place: &Place<'_>, key: &DataKey) -> Sealed {
        sealed::seal(self.current.0.bytes(), place, key.bytes())
    }

    /// Whether what this key wrapped can be unwrapped.
    pub fn know(&self, id: KeyId) -> bool {
        self.all().any(|key| key.id() == id)
    }

    /// # Errors
    /// [`CryptoError::WrongKey`] names the key id that is missing.
    pub fn unwrap(&self, place: &Place<'_>, wrapped: &Sealed) -> Result<DataKey, CryptoError> {
        let needed = sealed::key_id(place, wrapped)?;
        let key = self.all().find(|key| key.id() == needed);
        let key = key.ok_or_else(|| CryptoError::WrongKey { needed, available: self.ids() })?;
        let bytes = sealed::open(key.0.bytes(), place, wrapped)?;
        DataKey::from_bytes(&bytes).ok_or_else(|| CryptoError::Malformed { place: place.to_string() })
    }

    fn all(&self) -> impl Iterator<Item = &MasterKey> {
        std::iter::once(&self.current).chain(&self.previous)
    }

    /// The names of the keys, for a message.
    pub fn ids(&self) -> String {
        match &self.previous {
            Some(previous) => format!("{} and {}", self.current.id(), previous.id()),
            None => self.current.id().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MasterKey, MasterKeys};
    use crate::crypto::{CryptoError, DataKey, Place, Sealed};

    const PLACE: Place<'static> = Place { table: "connections", row: "1", column: "secret" };

    fn flipped(sealed: &Sealed, at: usize) -> Sealed {
        let mut bytes = sealed.0.clone();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1;
        }
        Sealed(bytes)
    }

    #[test]
    fn what_was_sealed_opens_in_its_place() {
        let key = DataKey::generate();
        let sealed = key.seal(&PLACE, b"a client secret");
        assert_eq!(key.open(&PLACE, &sealed).expect("opens").as_slice(), b"a client secret");
    }

    #[test]
    fn the_same_plaintext_never_gives_the_same_ciphertext() {
        let key = DataKey::generate();
        assert_ne!(key.seal(&PLACE, b"x"), key.seal(&PLACE, b"x"));
    }

    #[test]
    fn a_moved_ciphertext_says_so() {
        let key = DataKey::generate();
        let sealed = key.seal(&PLACE, b"a client secret");
        for place in [
            Place { row: "2", ..PLACE },
            Place { column: "refresh_token", ..PLACE },
            Place { table: "channels", ..PLACE },
        ] {
            assert_eq!(key.open(&place, &sealed), Err(CryptoError::Moved { place: place.to_string() }));
        }
    }

    #[test]
    fn a_flipped_bit_anywhere_in_nonce_or_ciphertext_is_damage() {
        let key = DataKey::generate();
        let sealed = key.seal(&PLACE, b"a client secret");
        for at in 25..sealed.0.len() {
            let result = key.open(&PLACE, &flipped(&sealed, at));
            assert_eq!(result, Err(CryptoError::Damaged { place: PLACE.to_string() }), "byte {at}");
        }
    }

    #[test]
    fn the_wrong_key_is_named_not_called_damage() {
        let sealed = DataKey::generate().seal(&PLACE, b"a client secret");
        let result = DataKey::generate().open(&PLACE, &sealed);
        assert!(matches!(result, Err(CryptoError::WrongKey { .. })), "{result:?}");
    }

    #[test]
    fn a_truncated_ciphertext_is_malformed() {
        let key = DataKey::generate();
        let sealed = key.seal(&PLACE, b"x");
        for length in [0, 1, 9, 24, 36] {
            let short = Sealed(sealed.0.iter().take(length).copied().collect());
            assert_eq!(key.open(&PLACE, &short), Err(CryptoError::Malformed { place: PLACE.to_string() }), "{length}");
        }
    }

    #[test]
    fn the_previous_master_key_still_unwraps() {
        let old = MasterKeys { current: MasterKey::generate(), previous: None };
        let data_key = DataKey::generate();
        let wrapped = old.wrap(&PLACE, &data_key);
        let rotated = MasterKeys { current: MasterKey::generate(), previous: Some(old.current) };
        let unwrapped = rotated.unwrap(&PLACE, &wrapped).expect("the previous key is known");
        assert_eq!(unwrapped.digest(b"x"), data_key.digest(b"x"));
        let without = MasterKeys { previous: None, ..rotated };
        assert!(matches!(without.unwrap(&PLACE, &wrapped), Err(CryptoError::WrongKey { .. })));
    }

    #[test]
    fn a_master_key_is_64_hexadecimal_characters() {
        let key = MasterKey::generate();
        let text = key.reveal();
        assert_eq!(text.len(), 64);
        assert_eq!(MasterKey::parse(&text.as_str().into()).expect("its own text").id(), key.id());
        for wrong in ["", "abc", &"g".repeat(64), &"+1".repeat(32), &"ab".repeat(33)] {
            assert_eq!(MasterKey::parse(&wrong.to_owned().into()).err(), Some(CryptoError::NotAKey), "{wrong}");
        }
    }

    #[test]
    fn digests_differ_between_tenants() {
        assert_ne!(DataKey::generate().digest(b"x"), DataKey::generate().digest(b"x"));
    }
}
