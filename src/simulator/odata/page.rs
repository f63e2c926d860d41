//! Pages: `$top`, and `@odata.nextLink` with a `$skiptoken` that stays right while objects come and go.

use crate::simulator::exchange::{GraphError, GraphRequest};
use crate::simulator::graph::Context;
use crate::simulator::schema::{Endpoint, Service};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A page and the way to the next.
pub struct Page<T> {
    pub rows: Vec<T>,
    pub next_link: Option<String>,
}

/// Directory objects refuse a larger `$top`.
const LARGEST_DIRECTORY_PAGE: usize = 999;

/// What Graph leaves as it is in its links.
const LINK: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b'(')
    .remove(b')')
    .remove(b'=')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'/');

/// Takes the page that the request asks for out of all rows.
pub fn take<T>(
    context: &Context<'_>,
    request: &GraphRequest,
    endpoint: &Endpoint,
    rows: Vec<(u64, T)>,
) -> Result<Page<T>, GraphError> {
    let behaviour = context.world.behaviour();
    let size = match request.option("top") {
        None => preferred_size(request).unwrap_or(behaviour.page_size),
        Some(text) => page_size(text, endpoint)?,
    };
    let size = size.min(behaviour.largest_page);
    let after = request.option("skiptoken").map(position).transpose()?;
    let start = after
        .and_then(|after| rows.iter().position(|(at, _)| is_past(*at, after, endpoint)))
        .unwrap_or(if after.is_some() { rows.len() } else { 0 });
    let last = rows.iter().skip(start).take(size).next_back().map(|(at, _)| *at);
    let has_more = rows.len() > start.saturating_add(size);
    let next_link = last.filter(|_| has_more).map(|last| next_link(context, request, last));
    Ok(Page { rows: rows.into_iter().skip(start).take(size).map(|(_, row)| row).collect(), next_link })
}

/// `Prefer: odata.maxpagesize=50`, which delta queries take in place of `$top`.
fn preferred_size(request: &GraphRequest) -> Option<usize> {
    let wishes = request.header("Prefer")?.split(',');
    wishes.filter_map(|wish| wish.trim().strip_prefix("odata.maxpagesize=")).find_map(|size| size.parse().ok())
}

fn is_past(at: u64, after: u64, endpoint: &Endpoint) -> bool {
    if endpoint.newest_first { at < after } else { at > after }
}

fn page_size(text: &str, endpoint: &Endpoint) -> Result<usize, GraphError> {
    let size = text.parse::<usize>().ok().filter(|size| *size > 0);
    let Some(size) = size else {
        return Err(GraphError::bad_request(format!(
            "Invalid value '{text}' for $top query option found. The $top query option requires a non-negative integer value."
        )));
    };
    if endpoint.service == Service::Entra && size > LARGEST_DIRECTORY_PAGE {
        let message =
            format!("Invalid page size specified: '{size}'. Must be between 1 and {LARGEST_DIRECTORY_PAGE} inclusive.");
        return Err(GraphError::new(400, "Request_UnsupportedQuery", message));
    }
    Ok(size)
}

fn position(token: &str) -> Result<u64, GraphError> {
    let decoded = URL_SAFE_NO_PAD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let position = decoded.as_deref().and_then(|text| text.strip_prefix("after:")).and_then(|text| text.parse().ok());
    position.ok_or_else(|| {
        GraphError::new(
            400,
            "Directory_ExpiredPageToken",
            "The specified page token value has expired and can no longer be included in your request.",
        )
    })
}

fn next_link(context: &Context<'_>, request: &GraphRequest, last: u64) -> String {
    let token = URL_SAFE_NO_PAD.encode(format!("after:{last}"));
    link(context, request, &request.path, "$skiptoken", &token)
}

/// The address of a request with one option replaced.
pub fn link(context: &Context<'_>, request: &GraphRequest, path: &str, option: &str, value: &str) -> String {
    let kept = request
        .query
        .iter()
        .filter(|(key, _)| key != option && key != option.trim_start_matches('$') && key != "$skiptoken");
    let mut parts: Vec<String> =
        kept.map(|(key, value)| format!("{key}={}", utf8_percent_encode(value, LINK))).collect();
    parts.push(format!("{option}={value}"));
    format!("{}/{}{}?{}", context.world.url(), request.version, utf8_percent_encode(path, LINK), parts.join("&"))
}

/// The `@odata.context` of a list or of one object.
pub fn context_url(context: &Context<'_>, request: &GraphRequest, endpoint: &Endpoint, is_one: bool) -> String {
    let selected = request.option("select").map(|names| format!("({names})")).unwrap_or_default();
    let entity = if is_one { "/$entity" } else { "" };
    format!(
        "{}/{}/$metadata#{}{selected}{entity}",
        context.world.url(),
        request.version,
        endpoint.path.trim_start_matches('/')
    )
}
