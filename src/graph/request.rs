//! One read of Microsoft Graph: version, path and query, encoded so that no value can leave its place.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::error::GraphError;
use crate::domain::model::ServiceFamily;

/// A version of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiVersion {
    V1,
    Beta,
}

impl ApiVersion {
    /// The segment in the path.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

/// All but the unreserved characters of RFC 3986, for values inside of a path.
const PATH_VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Query values keep what OData writes and what has no meaning to a query as a whole.
const QUERY_VALUE: &AsciiSet = &PATH_VALUE
    .remove(b'$')
    .remove(b',')
    .remove(b'(')
    .remove(b')')
    .remove(b'/')
    .remove(b':')
    .remove(b'=')
    .remove(b';')
    .remove(b'*')
    .remove(b'@');

/// What is asked for. Made by `GraphRequest::new`, so that its parts are encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphRequest {
    template: String,
    version: ApiVersion,
    path: String,
    query: String,
    family: ServiceFamily,
    units: u32,
    headers: Vec<(String, String)>,
    travel: Travel,
}

/// How a read travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Travel {
    InBatch,
    /// The first page in a batch, as most lists are short; further ones alone, as they are large.
    FirstPageInBatch,
    Alone,
}

impl GraphRequest {
    /// `template` is a path of the catalog such as `/groups/{id}/members`; `values` fill its placeholders.
    pub fn new(
        version: ApiVersion,
        template: &str,
        values: &[(&str, &str)],
        query: &[(&str, &str)],
    ) -> Result<Self, GraphError> {
        let path = filled(template, values)
            .map_err(|reason| GraphError::BadRequest { what: format!("the path {template}"), reason })?;
        Ok(Self {
            template: template.to_owned(),
            version,
            path,
            query: encoded_query(query),
            family: ServiceFamily::Other,
            units: 1,
            headers: Vec::new(),
            travel: Travel::InBatch,
        })
    }

    /// On whose budget it goes, and what it costs there.
    #[must_use]
    pub fn costing(self, family: ServiceFamily, units: u32) -> Self {
        Self { family, units, ..self }
    }

    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Not in a batch: its answer is no JSON.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { travel: Travel::Alone, ..self }
    }

    /// Its pages may be megabytes long.
    #[must_use]
    pub fn large(self) -> Self {
        Self { travel: Travel::FirstPageInBatch, ..self }
    }

    pub(super) fn family(&self) -> ServiceFamily {
        self.family
    }

    pub(super) fn units(&self) -> u32 {
        self.units
    }

    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(super) fn travel(&self) -> Travel {
        self.travel
    }

    /// The path with its placeholders still empty: fit for a log, since it names nobody.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The whole address under `graph_url`.
    pub(super) fn url(&self, graph_url: &Url) -> Result<Url, GraphError> {
        let base = graph_url.as_str().trim_end_matches('/');
        let mark = if self.query.is_empty() { "" } else { "?" };
        let text = format!("{base}/{}{}{mark}{}", self.version.as_str(), self.path, self.query);
        Url::parse(&text).map_err(|cause| GraphError::BadRequest {
            what: format!("the path {}", self.template),
            reason: cause.to_string(),
        })
    }
}

fn filled(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    if !template.starts_with('/') || template.contains(['?', '#', '%', '\\', ' ']) || template.contains("..") {
        return Err("a path starts with a slash and holds neither query nor encoded characters".to_owned());
    }
    let mut path = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("a placeholder is not closed")?;
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let value = value.ok_or_else(|| format!("{{{name}}} has no value"))?;
        path.push_str(before);
        path.push_str(&encoded_value(value, before.ends_with('\''))?);
        rest = after;
    }
    path.push_str(rest);
    Ok(path)
}

/// Inside of quotes OData doubles the quote. A value of dots alone would climb up the path even when encoded.
fn encoded_value(value: &str, is_quoted: bool) -> Result<String, String> {
    if value.chars().all(|character| character == '.') {
        return Err(format!("\"{value}\" is no id"));
    }
    let value = if is_quoted { value.replace('\'', "''") } else { value.to_owned() };
    Ok(utf8_percent_encode(&value, PATH_VALUE).to_string())
}

fn encoded_query(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(String::new(), |mut query, (name, value)| {
        let separator = if query.is_empty() { "" } else { "&" };
        let name = utf8_percent_encode(name, QUERY_VALUE);
        let value = utf8_percent_encode(value, QUERY_VALUE);
        write!(query, "{separator}{name}={value}").expect("writing to a String cannot fail");
        query
    })
}

#[cfg(test)]
mod tests {
    use super::{ApiVersion, GraphRequest};
    use url::Url;

    fn check(template: &str, values: &[(&str, &str)], query: &[(&str, &str)], expected: &str) {
        let base = Url::parse("https://graph.example/").expect("a URL");
        let request = GraphRequest::new(ApiVersion::V1, template, values, query).expect("a good request");
        assert_eq!(request.url(&base).expect("a good URL").as_str(), expected);
    }

    #[test]
    fn requests_are_encoded() {
        check("/groups", &[], &[], "https://graph.example/v1.0/groups");
        check(
            "/groups",
            &[],
            &[("$select", "id,displayName"), ("$filter", "displayName eq 'A&B #1+1'")],
            "https://graph.example/v1.0/groups?$select=id,displayName&$filter=displayName%20eq%20%27A%26B%20%231%2B1%27",
        );
        check(
            "/groups/{id}/members",
            &[("id", "a/../b?c")],
            &[],
            "https://graph.example/v1.0/groups/a%2F..%2Fb%3Fc/members",
        );
        check("/apps(appId='{id}')", &[("id", "o'x")], &[], "https://graph.example/v1.0/apps(appId='o%27%27x')");
    }

    #[test]
    fn the_base_may_have_a_path() {
        let base = Url::parse("http://127.0.0.1:9/proxy/graph/").expect("a URL");
        let request = GraphRequest::new(ApiVersion::Beta, "/groups", &[], &[]).expect("a good request");
        assert_eq!(request.url(&base).expect("a good URL").as_str(), "http://127.0.0.1:9/proxy/graph/beta/groups");
    }

    #[test]
    fn a_value_cannot_leave_its_place() {
        for (template, value) in
            [("/groups/{id}", ".."), ("/groups/{id}", ""), ("/groups/{other}", "x"), ("/a/{id", "x")]
        {
            assert!(GraphRequest::new(ApiVersion::V1, template, &[("id", value)], &[]).is_err(), "{template} {value}");
        }
        for template in ["groups", "/groups?$top=1", "/../beta/groups", "/a b"] {
            assert!(GraphRequest::new(ApiVersion::V1, template, &[], &[]).is_err(), "{template}");
        }
    }
}
