//! The bytes of a key, kept so that no copy of them outlives their owner.

use zeroize::Zeroizing;

pub(super) const KEY_BYTES: usize = 32;

/// 256 bits behind a pointer: moving the owner moves the pointer, so no stack keeps what was moved away. Overwritten
/// with zeros when dropped.
#[derive(Clone)]
pub(super) struct KeyBytes(Box<Zeroizing<[u8; KEY_BYTES]>>);

impl KeyBytes {
    pub(super) fn zeros() -> Self {
        Self(Box::default())
    }

    pub(super) fn random() -> Self {
        let mut key = Self::zeros();
        rand::fill(key.bytes_mut().as_mut_slice());
        key
    }

    /// None unless there are exactly as many bytes as a key has.
    pub(super) fn copied(bytes: &[u8]) -> Option<Self> {
        let mut key = Self::zeros();
        let fits = bytes.len() == KEY_BYTES;
        fits.then(|| {
            key.bytes_mut().copy_from_slice(bytes);
            key
        })
    }

    pub(super) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    pub(super) fn bytes_mut(&mut self) -> &mut [u8; KEY_BYTES] {
        &mut self.0
    }
}
