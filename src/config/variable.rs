//! Every variable that Plumbline reads, by name. Nothing else may start with `PLUMBLINE_`.

/// One variable of the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    pub name: &'static str,
    /// A secret is also read from the file that `<name>_FILE` names, and its value is never shown.
    pub is_secret: bool,
}

const fn plain(name: &'static str) -> Variable {
    Variable { name, is_secret: false }
}

const fn secret(name: &'static str) -> Variable {
    Variable { name, is_secret: true }
}

pub const ENVIRONMENT: Variable = plain("PLUMBLINE_ENV");
pub const BIND: Variable = plain("PLUMBLINE_BIND");
pub const PORT: Variable = plain("PORT");
pub const DATA_DIR: Variable = plain("PLUMBLINE_DATA_DIR");
pub const ENCRYPTION_KEY: Variable = secret("PLUMBLINE_ENCRYPTION_KEY");
pub const ENCRYPTION_KEY_PREVIOUS: Variable = secret("PLUMBLINE_ENCRYPTION_KEY_PREVIOUS");
pub const PUBLIC_URL: Variable = plain("PLUMBLINE_PUBLIC_URL");
pub const FRONTEND_URL: Variable = plain("PLUMBLINE_FRONTEND_URL");
pub const TRUSTED_PROXIES: Variable = plain("PLUMBLINE_TRUSTED_PROXIES");
pub const LOG_LEVEL: Variable = plain("PLUMBLINE_LOG_LEVEL");
pub const CLOUD: Variable = plain("PLUMBLINE_CLOUD");
pub const GRAPH_URL: Variable = plain("PLUMBLINE_GRAPH_URL");
pub const LOGIN_URL: Variable = plain("PLUMBLINE_LOGIN_URL");
pub const OIDC_ISSUER: Variable = plain("PLUMBLINE_OIDC_ISSUER");
pub const OIDC_CLIENT_ID: Variable = plain("PLUMBLINE_OIDC_CLIENT_ID");
pub const OIDC_CLIENT_SECRET: Variable = secret("PLUMBLINE_OIDC_CLIENT_SECRET");
pub const OIDC_TENANTS: Variable = plain("PLUMBLINE_OIDC_TENANTS");
pub const OIDC_NAME: Variable = plain("PLUMBLINE_OIDC_NAME");
pub const OIDC_SCOPES: Variable = plain("PLUMBLINE_OIDC_SCOPES");
pub const OUTGOING_ALLOW: Variable = plain("PLUMBLINE_OUTGOING_ALLOW");
pub const TLS_CERT: Variable = plain("PLUMBLINE_TLS_CERT");
pub const TLS_KEY: Variable = plain("PLUMBLINE_TLS_KEY");

/// In the order in which a person would meet them.
pub const ALL: [Variable; 22] = [
    ENCRYPTION_KEY,
    ENCRYPTION_KEY_PREVIOUS,
    ENVIRONMENT,
    BIND,
    PORT,
    PUBLIC_URL,
    FRONTEND_URL,
    TRUSTED_PROXIES,
    DATA_DIR,
    LOG_LEVEL,
    CLOUD,
    GRAPH_URL,
    LOGIN_URL,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    OIDC_TENANTS,
    OIDC_NAME,
    OIDC_SCOPES,
    OUTGOING_ALLOW,
    TLS_CERT,
    TLS_KEY,
];

/// Read by the test suite alone, which hands its environment to the binary under test.
const OF_THE_TESTS: &str = "PLUMBLINE_SHARED";

/// Every name that may be set: the variables, and `_FILE` for each secret.
pub fn names() -> Vec<String> {
    let files = ALL.iter().filter(|variable| variable.is_secret).map(|variable| file_name(*variable));
    ALL.iter().map(|variable| variable.name.to_owned()).chain(files).collect()
}

/// The variable that names the file with the secret.
pub fn file_name(variable: Variable) -> String {
    format!("{}_FILE", variable.name)
}

/// Whether the name claims to be ours without being known.
pub fn is_unknown(name: &str) -> bool {
    name.starts_with("PLUMBLINE_") && name != OF_THE_TESTS && !names().iter().any(|known| known == name)
}

/// The known name that a mistyped one most likely meant.
pub fn nearest(name: &str) -> Option<String> {
    let distances = names().into_iter().map(|known| (edit_distance(name, &known), known));
    distances.min().filter(|(distance, _)| *distance <= name.len() / 3).map(|(_, known)| known)
}

/// Levenshtein's distance, one row at a time.
fn edit_distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (index, from_byte) in from.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (cell, to_byte) in row.iter_mut().skip(1).zip(to.bytes()) {
            let substituted = diagonal + usize::from(from_byte != to_byte);
            diagonal = *cell;
            left = substituted.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, is_unknown, nearest};

    #[test]
    fn a_mistyped_name_leads_to_the_right_one() {
        assert!(is_unknown("PLUMBLINE_LOGLEVEL"));
        assert_eq!(nearest("PLUMBLINE_LOGLEVEL").as_deref(), Some("PLUMBLINE_LOG_LEVEL"));
        assert_eq!(nearest("PLUMBLINE_QUITE_ANOTHER_THING_ALTOGETHER"), None);
        assert!(!is_unknown("PLUMBLINE_ENCRYPTION_KEY_FILE"));
        assert!(!is_unknown("PATH"));
    }

    #[test]
    fn distances_count_edits() {
        assert_eq!(edit_distance("kitten", "sitting"), 3);
        assert_eq!(edit_distance("same", "same"), 0);
        assert_eq!(edit_distance("", "abc"), 3);
    }
}
