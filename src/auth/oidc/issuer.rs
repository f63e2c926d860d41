//! Issuers, and Microsoft's for many directories, which holds a place for the directory.
//!
//! Source: Microsoft's page on access tokens of the identity platform, part "Validate the issuer": the place is filled
//! with the `tid` of the token before the exact comparison, and a key that names an issuer is of use for that one only.

use uuid::Uuid;

const PLACE: &str = "{tenantid}";
/// What stands in the place where people of many directories are asked for.
const SHARED: [&str; 3] = ["common", "organizations", "consumers"];

/// What the provider calls itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issuer(String);

impl Issuer {
    /// The discovered issuer, when it is the one that was configured.
    pub(super) fn discovered(found: &str, configured: &str) -> Option<Self> {
        let is_same = found == configured
            || (found.contains(PLACE) && SHARED.iter().any(|word| found.replace(PLACE, word) == configured));
        is_same.then(|| Self(found.to_owned()))
    }

    /// Whether tokens of this provider name the directory in their issuer.
    pub(super) fn is_template(&self) -> bool {
        self.0.contains(PLACE)
    }

    /// What the `iss` of a token of the directory must be.
    pub(super) fn of(&self, directory: Option<Uuid>) -> Option<String> {
        match directory {
            Some(directory) => Some(self.0.replace(PLACE, &directory.to_string())),
            None => (!self.is_template()).then(|| self.0.clone()),
        }
    }
}

/// Whether a key that names `key_issuer` may sign for `issuer`; one that names none may sign for all.
pub(super) fn key_fits(key_issuer: Option<&str>, issuer: &str, directory: Option<Uuid>) -> bool {
    let Some(key_issuer) = key_issuer else { return true };
    let filled = directory.map_or_else(|| key_issuer.to_owned(), |id| key_issuer.replace(PLACE, &id.to_string()));
    filled == issuer
}

#[cfg(test)]
mod tests {
    use super::{Issuer, key_fits};

    const TEMPLATE: &str = "https://login.microsoftonline.com/{tenantid}/v2.0";
    const DIRECTORY: &str = "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42";

    #[test]
    fn a_template_fits_the_words_for_many_directories_only() {
        let check = |found: &str, configured: &str, expected: bool| {
            assert_eq!(Issuer::discovered(found, configured).is_some(), expected, "{found} {configured}");
        };
        check("https://id.example", "https://id.example", true);
        check("https://id.example/", "https://id.example", false);
        check(TEMPLATE, "https://login.microsoftonline.com/organizations/v2.0", true);
        check(TEMPLATE, "https://login.microsoftonline.com/contoso.com/v2.0", false);
        check(TEMPLATE, "https://evil.example/organizations/v2.0", false);
    }

    #[test]
    fn the_place_is_filled_with_the_directory() {
        let issuer = Issuer::discovered(TEMPLATE, &TEMPLATE.replace("{tenantid}", "common")).expect("the same");
        let directory = DIRECTORY.parse().expect("an id");
        let expected = format!("https://login.microsoftonline.com/{DIRECTORY}/v2.0");
        assert_eq!(issuer.of(Some(directory)), Some(expected.clone()));
        assert_eq!(issuer.of(None), None);
        assert!(key_fits(Some(TEMPLATE), &expected, Some(directory)));
        assert!(key_fits(None, &expected, Some(directory)));
        let foreign = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        assert!(!key_fits(Some(foreign), &expected, Some(directory)));
    }
}
