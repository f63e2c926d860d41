//! Proof that a text which went out and came back is ours: HMAC-SHA-256 under a key that is made from a data key.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::DataKey;

/// For the `state` of a way to Microsoft and back.
const CONTEXT: &str = "plumbline 2026 state of a consent";

impl DataKey {
    /// The tag of a text that leaves.
    pub fn tag(&self, text: &[u8]) -> [u8; 32] {
        self.mac(text).finalize().into_bytes().into()
    }

    /// Whether the tag was made by [`DataKey::tag`] for this very text. It takes the same time for every wrong one.
    pub fn is_tag_of(&self, text: &[u8], tag: &[u8]) -> bool {
        self.mac(text).verify_slice(tag).is_ok()
    }

    fn mac(&self, text: &[u8]) -> Hmac<Sha256> {
        let key = Zeroizing::new(blake3::derive_key(CONTEXT, self.bytes()));
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes a key of any length");
        mac.update(text);
        mac
    }
}

#[cfg(test)]
mod tests {
    use crate::crypto::DataKey;

    #[test]
    fn only_the_same_key_and_text_have_the_tag() {
        let (ours, other) = (DataKey::generate(), DataKey::generate());
        let tag = ours.tag(b"text");
        assert!(ours.is_tag_of(b"text", &tag));
        assert!(!ours.is_tag_of(b"texts", &tag));
        assert!(!other.is_tag_of(b"text", &tag));
        assert!(!ours.is_tag_of(b"text", &[]), "a tag that is cut short");
    }
}
