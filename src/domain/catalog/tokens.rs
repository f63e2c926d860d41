//! Where the variables of a tenant stand: its domains, its id, its name.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::model::AreaKey;

/// How the text of a variable is found within others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// A domain or an id: without case, and not as the beginning of a longer domain.
    Domain,
    /// A name: as it is written, between words.
    Name,
}

/// A variable, and where its text stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenSource {
    pub name: String,
    pub area: AreaKey,
    pub kind: TokenKind,
    /// A list of which one element is meant.
    #[serde(default)]
    list: Option<String>,
    /// What is true in that element.
    #[serde(default)]
    flag: Option<String>,
    value: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenFile {
    tokens: Vec<TokenSource>,
}

static TOKENS: LazyLock<TokenFile> = LazyLock::new(|| {
    toml::from_str(include_str!("data/tenant_tokens.toml")).expect("a test proves that the embedded file is a table")
});

pub fn token_sources() -> &'static [TokenSource] {
    &TOKENS.tokens
}

impl TokenSource {
    /// The text in a body of the area.
    pub fn text_in<'v>(&self, raw: &'v Value) -> Option<&'v str> {
        let holder = match &self.list {
            None => raw,
            Some(list) => {
                let flag = self.flag.as_deref().unwrap_or_default();
                let is_meant = |element: &&Value| element.get(flag) == Some(&Value::Bool(true));
                raw.get(list)?.as_array()?.iter().find(is_meant)?
            }
        };
        holder.get(&self.value)?.as_str()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn the_variables_stand_in_an_organization() {
        let body = json!({
            "id": "i", "displayName": "Contoso",
            "verifiedDomains": [
                { "name": "contoso.onmicrosoft.com", "isInitial": true, "isDefault": false },
                { "name": "contoso.com", "isInitial": false, "isDefault": true },
            ],
        });
        let found: Vec<_> =
            super::token_sources().iter().map(|token| (token.name.as_str(), token.text_in(&body))).collect();
        assert_eq!(
            found,
            [
                ("defaultDomain", Some("contoso.com")),
                ("initialDomain", Some("contoso.onmicrosoft.com")),
                ("tenantId", Some("i")),
                ("companyName", Some("Contoso")),
            ]
        );
    }
}
