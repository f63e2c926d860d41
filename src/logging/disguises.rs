//! The forms in which a secret travels: in JSON, in URLs and forms, in base64 wherever it begins.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// What RFC 3986 leaves as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Shorter stretches would be found by accident.
const SHORTEST: usize = 6;

/// The value itself, then its other forms, each once.
pub(super) fn of(value: &str) -> Vec<Zeroizing<String>> {
    let percent = utf8_percent_encode(value, RESERVED).to_string();
    let all = utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
    let form: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    let mut forms = vec![Zeroizing::new(value.to_owned()), in_json(value)];
    for encoded in [percent, all, form] {
        forms.push(lower_escapes(&encoded));
        forms.push(Zeroizing::new(encoded));
    }
    if value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        forms.push(Zeroizing::new(value.to_ascii_uppercase()));
        forms.push(Zeroizing::new(value.to_ascii_lowercase()));
    }
    for offset in 0..3 {
        forms.extend(in_base64(value.as_bytes(), offset));
    }
    forms.retain(|form| form.len() >= SHORTEST);
    forms.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
    forms.dedup_by(|one, other| one.as_str() == other.as_str());
    forms
}

fn in_json(value: &str) -> Zeroizing<String> {
    let quoted = Zeroizing::new(serde_json::Value::from(value).to_string());
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    Zeroizing::new(inner.unwrap_or_default().to_owned())
}

/// `%2F` as `%2f`.
fn lower_escapes(encoded: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(encoded.len()));
    let mut digits = 0_u8;
    for letter in encoded.chars() {
        text.push(if digits > 0 { letter.to_ascii_lowercase() } else { letter });
        digits = if letter == '%' { 2 } else { digits.saturating_sub(1) };
    }
    text
}

/// What of the value is the same in base64, whatever stands before and after it; it may begin at any of three bits.
fn in_base64(value: &[u8], offset: usize) -> Vec<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(vec![0; offset]);
    bytes.extend_from_slice(value);
    let foreign_before = (offset * 8).div_ceil(6);
    let foreign_after = usize::from(!bytes.len().is_multiple_of(3));
    [STANDARD_NO_PAD.encode(bytes.as_slice()), URL_SAFE_NO_PAD.encode(bytes.as_slice())]
        .map(Zeroizing::new)
        .iter()
        .filter_map(|text| text.get(foreign_before..text.len().saturating_sub(foreign_after)))
        .map(|own| Zeroizing::new(own.to_owned()))
        .collect()
}
