//! Secrets on the way to the person they were made for.

use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, Serializer};

/// A secret that is shown once. It becomes text in the answer and nowhere before.
#[derive(Debug)]
pub struct Shown(pub SecretString);

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.expose_secret())
    }
}
