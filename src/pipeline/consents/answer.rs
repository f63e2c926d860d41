//! What Microsoft's page sends back through the browser. All of it could be written by anybody.

use secrecy::SecretString;

/// What of Microsoft's own words is worth showing.
const WORDS_LIMIT_CHARACTERS: usize = 400;

/// The parameters of the address that the browser came back to.
#[derive(Debug)]
pub struct ConsentAnswer {
    pub state: String,
    pub microsoft: Microsoft,
}

/// What Microsoft says came of it.
#[derive(Debug)]
pub enum Microsoft {
    /// The directory that consented, as the address tells it.
    Consented {
        directory: Option<String>,
    },
    /// A code to redeem.
    SignedIn {
        code: SecretString,
    },
    Refused {
        error: String,
        description: String,
    },
}

/// Codes that people meet here, each with the way out. Source: the identity platform's list of AADSTS codes.
const WAYS_OUT: [(&str, &str); 9] = [
    ("AADSTS65004", "the permissions were declined at Microsoft: begin again and accept them"),
    (
        "AADSTS90094",
        "the account may not consent: sign in there as Global Administrator or Privileged Role Administrator",
    ),
    (
        "AADSTS90093",
        "the account may not consent: sign in there as Global Administrator or Privileged Role Administrator",
    ),
    ("AADSTS50105", "the account is not assigned to the application: assign it, or take an account that is"),
    ("AADSTS50011", "the address of this server is not among the redirect URIs of the app registration: add it there"),
    ("AADSTS700016", "the app registration is not known there: set it to accounts in any organisational directory"),
    ("AADSTS50194", "the app registration is for one tenant alone: set it to accounts in any organisational directory"),
    ("AADSTS650052", "a service that the application asks for is not in this tenant: remove its permissions"),
    ("AADSTS53003", "a conditional access policy blocks the sign-in: exclude the account or take another one"),
];

/// A sentence for a person: what it means where that is known, else Microsoft's own words, as plain text.
pub(super) fn sentence(error: &str, description: &str) -> String {
    let known = WAYS_OUT.iter().find(|(code, _)| has_code(description, code));
    if let Some((code, way_out)) = known {
        return format!("{way_out} ({code})");
    }
    let words = if description.trim().is_empty() { error } else { description };
    let words: String = words.chars().filter(|letter| !letter.is_control()).take(WORDS_LIMIT_CHARACTERS).collect();
    match error {
        "access_denied" | "permission_denied" => format!("the permissions were declined at Microsoft: {words}"),
        _ => format!("Microsoft did not go on: {words}"),
    }
}

/// A code stands alone: `AADSTS50011` is not in `AADSTS500113`.
fn has_code(text: &str, code: &str) -> bool {
    text.match_indices(code).any(|(at, _)| {
        let rest = text.get(at + code.len()..).unwrap_or_default();
        !rest.starts_with(|letter: char| letter.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_known_code_is_told_with_its_way_out_and_others_in_microsofts_words() {
        let declined = sentence("access_denied", "AADSTS65004: User declined to consent to access the app.");
        assert!(declined.contains("declined at Microsoft: begin again"), "{declined}");
        assert!(sentence("invalid_request", "AADSTS500113: No reply address").contains("No reply address"));
        assert!(sentence("server_error", "").contains("server_error"));
        let hostile = sentence("access_denied", &format!("\u{1b}[31m<b>{}", "x".repeat(10_000)));
        assert!(!hostile.chars().any(char::is_control) && hostile.chars().count() < 500);
    }
}
