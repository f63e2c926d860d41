//! Shows what would not be seen: what turns, hides or begins lines anew for a person who reads a log or a terminal.

use std::borrow::Cow;

/// Escapes control characters of terminals, separators of Unicode, and marks that write backwards, as JSON does. Ends of
/// lines and tabs stay: who writes a line decides about them. Of a text in JSON only what is within its strings can
/// change, so that it stays JSON.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_deceiving) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_deceiving(letter) {
            shown.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

fn is_deceiving(letter: char) -> bool {
    let is_control = letter.is_control() && !matches!(letter, '\n' | '\t');
    is_control
        || matches!(
            letter,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_deceives_is_shown_and_the_rest_is_left() {
        for (text, expected) in [
            ("a name, Straße 日本\n\tindented", "a name, Straße 日本\n\tindented"),
            ("\u{1b}[2Jgone", "\\u001b[2Jgone"),
            ("\u{9b}31mred", "\\u009b31mred"),
            ("nimda\u{202e}x\r", "nimda\\u202ex\\u000d"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
