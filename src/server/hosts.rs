//! Under which names the server is called, and from whose pages.

use std::net::IpAddr;

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HOST, HeaderMap, ORIGIN};
use actix_web::http::{Method, StatusCode};
use url::Url;

use crate::api::{ApiError, ApiState};

/// Supervisors call these under whatever address the machine has, and learn nothing that others must not know.
const FOR_SUPERVISORS: [&str; 2] = ["/healthz", "/readyz"];

/// A page whose name leads to our address must not speak to us in the name of our user, and a cache must not learn
/// answers under a name that is not ours.
pub(super) fn check_host(state: &ApiState, request: &ServiceRequest) -> Result<(), ApiError> {
    let names = host_names(request);
    if names.len() > 1 {
        let detail = "the request names two hosts: send one `Host` header, the same as in the address";
        return Err(ApiError::new(StatusCode::BAD_REQUEST, "twoHosts", detail));
    }
    let public = state.public_url.as_ref();
    if FOR_SUPERVISORS.contains(&request.path()) || (public.is_none() && !state.is_loopback_only) {
        return Ok(());
    }
    let name = names.first().map(|host| name_of(host)).unwrap_or_default();
    let is_public = public.and_then(Url::host_str).is_some_and(|own| bare(own).eq_ignore_ascii_case(name));
    if is_public || is_loopback_name(name) {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::MISDIRECTED_REQUEST, "foreignHost", way_out(public)))
}

fn way_out(public: Option<&Url>) -> String {
    match public {
        Some(url) => format!(
            "this server is reached as {}; a proxy in front of it must pass the `Host` header on unchanged",
            url.origin().ascii_serialization()
        ),
        None => {
            "this server is reached as 127.0.0.1 or localhost; set PLUMBLINE_PUBLIC_URL for another name".to_owned()
        }
    }
}

/// A change must come from our own pages, or from a program, which sends neither header.
pub(super) fn check_origin(state: &ApiState, request: &ServiceRequest) -> Result<(), ApiError> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let origin = header(ORIGIN.as_str());
    if origin.is_some_and(|origin| state.allowed_origins.iter().any(|allowed| allowed == origin)) {
        return Ok(());
    }
    let hosts = host_names(request);
    let from_own = origin.is_none_or(|origin| hosts.first().is_some_and(|own| is_own_origin(state, origin, own)));
    let same_site = header("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    if from_own && same_site {
        return Ok(());
    }
    Err(ApiError::new(StatusCode::FORBIDDEN, "foreignOrigin", "changes are accepted from Plumbline's own pages only"))
}

/// The name may be any that [`check_host`] let through; the scheme must be ours where it is known.
fn is_own_origin(state: &ApiState, origin: &str, own_host: &str) -> bool {
    if state.public_url.as_ref().is_some_and(|url| url.origin().ascii_serialization() == origin) {
        return true;
    }
    let scheme_fits = |scheme: &str| if state.is_tls { scheme == "https" } else { matches!(scheme, "http" | "https") };
    let Some((scheme, host)) = origin.split_once("://") else { return false };
    scheme_fits(scheme) && host.eq_ignore_ascii_case(own_host)
}

/// Every different host that the request names: in its address, as HTTP/2 does, and in its headers.
fn host_names(request: &ServiceRequest) -> Vec<String> {
    let of_address = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let mut names: Vec<String> = of_address.into_iter().chain(of_headers(request.headers())).collect();
    names.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    names
}

fn of_headers(headers: &HeaderMap) -> impl Iterator<Item = String> {
    headers.get_all(HOST).map(|value| value.to_str().unwrap_or_default().to_owned())
}

/// The name without its port; an IPv6 address without its brackets.
fn name_of(host: &str) -> &str {
    match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.split(':').next().unwrap_or_default(),
    }
}

fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

fn is_loopback_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{is_loopback_name, name_of};

    #[test]
    fn only_loopback_names_are_loopback() {
        for (host, expected) in [
            ("127.0.0.1:8365", true),
            ("localhost", true),
            ("[::1]:8365", true),
            ("LOCALHOST:1", true),
            ("evil.example", false),
            ("127.0.0.1.evil.example:8365", false),
            ("localhost.evil.example", false),
            ("", false),
        ] {
            assert_eq!(is_loopback_name(name_of(host)), expected, "{host}");
        }
    }
}
