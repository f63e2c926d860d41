//! Text: line ends, Unicode forms, and payloads in base64.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::canonical::{Node, Scalar};

/// NFC, line feeds, no space at the ends. What lies between stays as it is.
pub(super) fn tidy(raw: &str) -> Cow<'_, str> {
    let text = Cow::Borrowed(raw.trim());
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The text in a base64 payload; the payload itself when it holds no text. Blank text is none.
pub(super) fn decoded(payload: &str) -> Option<Node> {
    let text = STANDARD.decode(payload.as_bytes()).ok().and_then(|bytes| text_of(&bytes));
    let text = text.map_or_else(|| payload.to_owned(), |text| tidy(&text).into_owned());
    let node = |text| Node::Scalar(Scalar { canonical: Value::String(text), original: None, is_text: true });
    (!text.is_empty()).then(|| node(text))
}

/// UTF-8, or UTF-16 that says so by its byte order mark. Control characters mean that it is no text.
fn text_of(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        bytes => String::from_utf8(bytes.to_vec()).ok()?,
    };
    let is_text = text.chars().all(|character| !character.is_control() || matches!(character, '\n' | '\r' | '\t'));
    is_text.then_some(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
}
