//! Text: line ends, Unicode forms, and payloads in base64.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{plists, xml};
use crate::domain::catalog::ValueKind;

/// NFC, line feeds, no space at the ends. What lies between stays as it is.
pub(super) fn tidy(raw: &str) -> Cow<'_, str> {
    let text = Cow::Borrowed(raw.trim());
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    if text.is_ascii() {
        return text;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The canonical text of a value of several lines; `None` when the kind is none of those.
pub(super) fn decoded(text: &str, kind: ValueKind) -> Option<String> {
    match kind {
        ValueKind::XmlText => Some(xml::canonical(text).unwrap_or_else(|| text.to_owned())),
        ValueKind::Base64Text => Some(payload_or_itself(text)),
        ValueKind::Base64Xml => {
            let text = payload_or_itself(text);
            Some(xml::canonical(&text).unwrap_or(text))
        }
        ValueKind::Base64Plist => Some(property_list(text)),
        ValueKind::Base64Json => Some(payload_or_itself(text)),
        _ => None,
    }
}

/// The text in a base64 payload, which may be blank; `None` when it holds no text.
pub(super) fn payload(payload: &str) -> Option<String> {
    let text = text_of(&STANDARD.decode(payload.as_bytes()).ok()?)?;
    Some(tidy(&text).into_owned())
}

fn payload_or_itself(text: &str) -> String {
    payload(text).unwrap_or_else(|| text.to_owned())
}

/// A profile that is no property list may still be XML, or a signed envelope that stays as it is.
fn property_list(text: &str) -> String {
    if let Some(text) = STANDARD.decode(text.as_bytes()).ok().and_then(|bytes| plists::from_binary(&bytes)) {
        return text;
    }
    let text = payload_or_itself(text);
    plists::canonical(&text).or_else(|| xml::canonical(&text)).unwrap_or(text)
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
