//! Finds the endpoint that a path names, and what of it.

use super::exchange::GraphError;
use super::schema::{Endpoint, Navigation, endpoints};

/// An endpoint and the segments after its path.
#[derive(Debug)]
pub struct Address {
    pub endpoint: &'static Endpoint,
    pub rest: Vec<String>,
}

impl Address {
    /// Resolves a path; both `/groups/{id}` and `/groups('{id}')` name an object.
    pub fn resolve(version: &str, path: &str) -> Result<Self, GraphError> {
        let segments = segments(path);
        let known = endpoints().iter().filter(|endpoint| endpoint.versions.iter().any(|known| known == version));
        let matching = known.filter_map(|endpoint| rest_after(endpoint, &segments).map(|rest| Self { endpoint, rest }));
        matching.min_by_key(|address| address.rest.len()).ok_or_else(|| {
            let unknown = segments.last().map_or("", String::as_str);
            GraphError::no_such_segment(unknown)
        })
    }
}

impl Address {
    /// The rules of the navigation property that the address leads to.
    pub fn navigation(&self) -> Option<&'static Navigation> {
        let mut path = String::new();
        let mut found = None;
        for segment in self.rest.iter().skip(usize::from(!self.endpoint.singleton)) {
            let longer = if path.is_empty() { segment.clone() } else { format!("{path}/{segment}") };
            if let Some(navigation) = self.endpoint.navigation.get(&longer) {
                found = Some(navigation);
                path = longer;
            }
        }
        found
    }
}

fn rest_after(endpoint: &Endpoint, segments: &[String]) -> Option<Vec<String>> {
    let mut rest = segments.iter();
    for wanted in endpoint.path.split('/').filter(|segment| !segment.is_empty()) {
        if !rest.next()?.eq_ignore_ascii_case(wanted) {
            return None;
        }
    }
    Some(rest.cloned().collect())
}

fn segments(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|segment| !segment.is_empty());
    parts
        .flat_map(|segment| match segment.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
            Some((name, key)) => vec![name.to_owned(), key.trim_matches('\'').to_owned()],
            None => vec![segment.to_owned()],
        })
        .collect()
}
