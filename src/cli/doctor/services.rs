//! What Plumbline talks to, and by their answers the clock of this machine.

use super::findings::Finding;
use crate::graph::{GraphClient, Service};
use crate::logging::chain;

/// Sign-ins with a certificate are refused beyond five minutes.
const TOO_FAR_MS: i64 = 5 * 60 * 1000;
const FAR_MS: i64 = 60 * 1000;

pub(super) async fn examine(graph: &GraphClient) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut offset_ms = None;
    for (name, service) in [("Microsoft Graph", Service::Graph), ("sign-in service", Service::SignIn)] {
        match graph.look_at(service).await {
            Ok(seen) => {
                offset_ms = seen.clock_offset_ms.or(offset_ms);
                findings.push(Finding::fine(name, &format!("{} answers", seen.host)));
            }
            Err(fault) => {
                let way_out = "let this machine reach it, or set HTTPS_PROXY";
                findings.push(Finding::failed(name, &format!("{}: {way_out}", chain(&fault))));
            }
        }
    }
    findings.push(clock(offset_ms));
    findings
}

fn clock(offset_ms: Option<i64>) -> Finding {
    match offset_ms.map(i64::abs) {
        None => Finding::warning("clock", "nobody told what time it is"),
        Some(off_ms) if off_ms > TOO_FAR_MS => {
            Finding::failed("clock", &format!("it is {} s off: let NTP set it", off_ms / 1000))
        }
        Some(off_ms) if off_ms > FAR_MS => {
            Finding::warning("clock", &format!("it is {} s off: let NTP set it", off_ms / 1000))
        }
        Some(_) => Finding::fine("clock", "it goes right"),
    }
}
